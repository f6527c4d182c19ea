import type { Area, ProgrammeView } from '@bluelamp/change'
import { type Html, html } from '@bluelamp/kit'
import type { Context } from '@bluelamp/platform'
import type { WorkbenchSite } from '../site/layout.ts'
import type { AreaQuery } from './change-params.ts'
import { benefitsView } from './views/benefits-view.ts'
import { blueprintView } from './views/blueprint-view.ts'
import { budgetView } from './views/budget-view.ts'
import { capabilityView } from './views/capability-view.ts'
import { channelView } from './views/channel-view.ts'
import { commissionView } from './views/commission-view.ts'
import { comparingView } from './views/comparing-view.ts'
import { comparisonsView } from './views/comparisons-view.ts'
import { contractsView } from './views/contracts-view.ts'
import { cultureView } from './views/culture-view.ts'
import { dataView } from './views/data-view.ts'
import { ideasView, releasesView, serviceDesignsView } from './views/design-view.ts'
import { expertiseView } from './views/expertise-view.ts'
import { governanceView } from './views/governance-view.ts'
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

export type Viewing = ProgrammeView & {
  context: Context
  site: WorkbenchSite
  today: string
  csrf: string
  /** What the forms of a part ask for. */
  query: AreaQuery
}

type View = (viewing: Viewing) => Html | Promise<Html>

const views: Partial<Record<Area, readonly View[]>> = {
  scope: [scopeView, serviceOutlookView],
  capability: [capabilityView, dataView],
  voices: [voicesView],
  options: [optionsView, scenariosView, contractsView, comparisonsView],
  money: [budgetView, savingView, productivityView, commissionView],
  roadmap: [roadmapView],
  benefits: [benefitsView],
  blueprint: [blueprintView, journeyView],
  organisation: [
    organisationView,
    comparingView,
    expertiseView,
    impactView,
    cultureView,
    partnerView,
  ],
  processes: [processView, channelView],
  design: [requirementsView, serviceDesignsView, ideasView, releasesView],
  governance: [oversightView, governanceView],
}

/** What can be seen of a whole part at once. */
export async function areaView(area: Area, viewing: Viewing): Promise<Html> {
  const shown = await Promise.all((views[area] ?? []).map(view => view(viewing)))
  return html`${shown}`
}
