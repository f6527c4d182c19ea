import type { ProgrammeView } from '@bluelamp/change'
import type { Context } from '@bluelamp/platform'
import type { WorkbenchSite } from '../site/layout.ts'
import type { AreaQuery } from './change-params.ts'

/** What a view of a part is given. */
export type Viewing = ProgrammeView & {
  context: Context
  site: WorkbenchSite
  today: string
  csrf: string
  /** What the forms of a part ask for. */
  query: AreaQuery
}
