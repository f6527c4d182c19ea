import type { Area, ProgrammeView } from '@bluelamp/change'
import { type Html, nothing } from '@bluelamp/kit'
import type { Context } from '@bluelamp/platform'
import type { WorkbenchSite } from '../site/layout.ts'
import { capabilityView } from './views/capability-view.ts'
import { scopeView } from './views/scope-view.ts'

export type Viewing = ProgrammeView & {
  context: Context
  site: WorkbenchSite
  today: string
  csrf: string
}

const views: Partial<Record<Area, (viewing: Viewing) => Html | Promise<Html>>> = {
  scope: scopeView,
  capability: capabilityView,
}

/** What can be seen of a whole part at once. */
export const areaView = async (area: Area, viewing: Viewing): Promise<Html> =>
  (await views[area]?.(viewing)) ?? nothing
