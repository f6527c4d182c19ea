/** The six parts of an assessment, as the form asks them. */
export const thriveParts = [
  { name: 'threat', title: 'Threat', hint: 'Who or what could do harm, said or seen?' },
  {
    name: 'harm',
    title: 'Harm',
    hint: 'What harm was done, or could be: to body, mind or property?',
  },
  { name: 'risk', title: 'Risk', hint: 'How likely is it, and how soon?' },
  {
    name: 'investigation',
    title: 'Investigation',
    hint: 'What has to be found out, and what could be lost by waiting?',
  },
  {
    name: 'vulnerability',
    title: 'Vulnerability',
    hint: 'Can they protect themselves? What makes that harder?',
  },
  {
    name: 'engagement',
    title: 'Engagement',
    hint: 'What do they want, and what did you agree to do?',
  },
] as const

export type ThrivePart = (typeof thriveParts)[number]['name']
