import type { Told } from './told.ts'

/** The nine sections of the Task Force terms of reference 2012, section 4. */
export const report: readonly Told[] = [
  {
    key: 'report',
    kind: 'report',
    name: 'Options for the service of 2020',
    body: {
      baseYear: 2015,
      ambition:
        'We want people to be proud of their local police. We serve our communities and keep them from harm. The service is to get better while it costs less. Four things carry this: better use of information, a full view of our people and vehicles, more choice for the public, and a workforce that knows its values and is trusted. (After the Task Force terms of reference 2012, section 5.)',
      strategicIntent:
        'Four pillars hold the service of 2020: it listens and reassures, it prevents harm, it responds at pace, and it learns. Every outcome in this report serves at least one of them. (Board report of 17 March 2015, paragraphs 6 and 7.)',
      financialContext:
        'The budget is expected to fall by 130 million pounds between 2015 and 2020, about as much as was taken out before (Board report of 17 March 2015, paragraph 3). The money for change, 49 million pounds over five years, is invented for this example.',
      background:
        'An earlier programme that looked for a business partner was stopped in November 2012. A task force was asked to set out options in nine weeks, on the footing that core services stay under the chief officer. (Task Force terms of reference 2012, section 1.)',
      scope:
        'Eighteen services were classified by four questions with written answers. Estates and legal services were not fully rated, for want of time, and so are not analysed in the first round.',
      capability:
        'Fourteen capabilities were looked at. The force is strong where it works with offenders and with people at risk. It is weak where many systems hold one person. One level is claimed with a gap in its evidence and does not count yet.',
      engagement:
        'Five hundred people who had used the service were asked (Task Force terms of reference 2012, section 7), and all staff. Nine themes came out. Eight are answered; the one about counters in each town is still open.',
      options:
        'Five options are compared over ten years in prices of 2015. A sixth was put aside because it would hand core services to a supplier. The figures are invented; what they show is how options are weighed, from low to high and with what could change the order.',
      governance:
        'A task force meets weekly and reports to its director, who sits on the steering group. The policing body has a seat in both. Work is done in workstreams, each with a lead and a deputy. (Task Force terms of reference 2012, section 10.)',
    },
  },
]
