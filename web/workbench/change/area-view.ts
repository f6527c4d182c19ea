import type { Area, ProgrammeView } from '@bluelamp/change'
import { type Html, html } from '@bluelamp/kit'
import type { Context } from '@bluelamp/platform'
import type { WorkbenchSite } from '../site/layout.ts'
import { benefitsView } from './views/benefits-view.ts'
import { blueprintView } from './views/blueprint-view.ts'
import { capabilityView } from './views/capability-view.ts'
import { channelView } from './views/channel-view.ts'
import { governanceView } from './views/governance-view.ts'
import { journeyView } from './views/journey-view.ts'
import { optionsView } from './views/options-view.ts'
import { processView } from './views/process-view.ts'
import { roadmapView } from './views/roadmap-view.ts'
import { scopeView } from './views/scope-view.ts'
import { serviceOutlookView } from './views/service-outlook-view.ts'
import { voicesView } from './views/voices-view.ts'

export type Viewing = ProgrammeView & {
  context: Context
  site: WorkbenchSite
  today: string
  csrf: string
}

type View = (viewing: Viewing) => Html | Promise<Html>

const views: Partial<Record<Area, readonly View[]>> = {
  scope: [scopeView, serviceOutlookView],
  capability: [capabilityView],
  voices: [voicesView],
  options: [optionsView],
  roadmap: [roadmapView],
  benefits: [benefitsView],
  blueprint: [blueprintView, journeyView],
  processes: [processView, channelView],
  governance: [governanceView],
}

/** What can be seen of a whole part at once. */
export async function areaView(area: Area, viewing: Viewing): Promise<Html> {
  const shown = await Promise.all((views[area] ?? []).map(view => view(viewing)))
  return html`${shown}`
}
