import type { Area } from '@bluelamp/change'
import { type Html, render } from '@bluelamp/kit'
import type { Viewing } from './viewing.ts'
import { benefitsView, forceMeasuresView } from './views/benefits-view.ts'
import { blueprintView } from './views/blueprint-view.ts'
import { budgetView } from './views/budget-view.ts'
import { capabilityGapsView, ictView, urgentSystemsView } from './views/capability-view.ts'
import { channelView } from './views/channel-view.ts'
import { commissionView } from './views/commission-view.ts'
import { comparingView } from './views/comparing-view.ts'
import { comparisonsView } from './views/comparisons-view.ts'
import { contractsView } from './views/contracts-view.ts'
import { cultureView } from './views/culture-view.ts'
import { dataView } from './views/data-view.ts'
import { ideasView, releasesView, serviceDesignsView } from './views/design-view.ts'
import { expertiseView } from './views/expertise-view.ts'
import { gatesView, risksView } from './views/governance-view.ts'
import { impactView } from './views/impact-view.ts'
import { journeyView } from './views/journey-view.ts'
import { optionsView } from './views/options-view.ts'
import { organisationView } from './views/organisation-view.ts'
import { oversightView } from './views/oversight-view.ts'
import { partnerView } from './views/partner-view.ts'
import { processView } from './views/process-view.ts'
import { productivityView } from './views/productivity-view.ts'
import { requirementsView } from './views/requirements-view.ts'
import { roadmapView } from './views/roadmap-view.ts'
import { savingView } from './views/saving-view.ts'
import { scenariosView } from './views/scenarios-view.ts'
import { scopeView } from './views/scope-view.ts'
import { serviceOutlookView } from './views/service-outlook-view.ts'
import { voicesView } from './views/voices-view.ts'

type View = {
  /** Where on the page it stands, and what the page calls it in its contents. */
  readonly at: string
  readonly words: string
  readonly show: (viewing: Viewing) => Html | Promise<Html>
}

const views: Partial<Record<Area, readonly View[]>> = {
  scope: [
    { at: 'rating', words: 'Services by score', show: scopeView },
    { at: 'catalogue', words: 'Service catalogue', show: serviceOutlookView },
  ],
  capability: [
    { at: 'gaps', words: 'Where the gaps are', show: capabilityGapsView },
    { at: 'systems', words: 'Systems that cannot wait', show: urgentSystemsView },
    { at: 'ict', words: 'ICT and outcomes', show: ictView },
    { at: 'data', words: 'Where data comes from and goes to', show: dataView },
  ],
  voices: [{ at: 'heard', words: 'Who was heard, and what they said', show: voicesView }],
  options: [
    { at: 'worth', words: 'What each option is worth', show: optionsView },
    { at: 'scenarios', words: 'If things go otherwise', show: scenariosView },
    { at: 'contracts', words: 'Contracts against options', show: contractsView },
    { at: 'compared', words: 'Beside other bodies', show: comparisonsView },
  ],
  money: [
    { at: 'line', words: 'Where the money ends', show: budgetView },
    { at: 'savings', words: 'Savings by year', show: savingView },
    { at: 'productivity', words: 'Cost and quality', show: productivityView },
    { at: 'commissions', words: 'What others are paid for', show: commissionView },
  ],
  roadmap: [{ at: 'bars', words: 'The roadmap', show: roadmapView }],
  benefits: [
    { at: 'chain', words: 'From project to objective', show: benefitsView },
    { at: 'force', words: 'Read from the running force', show: forceMeasuresView },
  ],
  blueprint: [
    { at: 'parts', words: 'The eleven parts', show: blueprintView },
    { at: 'journeys', words: 'Customer journeys, drawn', show: journeyView },
  ],
  organisation: [
    { at: 'structure', words: 'Structure', show: organisationView },
    { at: 'changes', words: 'Between two days', show: comparingView },
    { at: 'expertise', words: 'Who is expert in what', show: expertiseView },
    { at: 'impacts', words: 'Impact on our people', show: impactView },
    { at: 'culture', words: 'Culture and leadership', show: cultureView },
    { at: 'partners', words: 'Partners by district', show: partnerView },
  ],
  processes: [
    { at: 'flows', words: 'Processes, drawn', show: processView },
    { at: 'channels', words: 'Channels by year', show: channelView },
  ],
  design: [
    { at: 'requirements', words: 'What must be true', show: requirementsView },
    { at: 'designs', words: 'Before a service is live', show: serviceDesignsView },
    { at: 'ideas', words: 'Ideas by stage', show: ideasView },
    { at: 'releases', words: 'Ready to go live', show: releasesView },
  ],
  governance: [
    { at: 'oversight', words: 'Holding to account', show: oversightView },
    { at: 'risks', words: 'What could go wrong', show: risksView },
    { at: 'gates', words: 'Gates in order', show: gatesView },
  ],
}

export type ShownView = Pick<View, 'at' | 'words'> & { readonly body: Html }

/** What can be seen of a whole part at once; what has nothing to show yet is left out. */
export async function areaViews(area: Area, viewing: Viewing): Promise<ShownView[]> {
  const shown = await Promise.all(
    (views[area] ?? []).map(async ({ at, words, show }) => ({
      at,
      words,
      body: await show(viewing),
    })),
  )
  return shown.filter(({ body }) => render(body).trim() !== '')
}
