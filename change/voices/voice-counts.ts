import type { Context } from '@bluelamp/platform'
import { sql } from 'kysely'
import type { Satisfaction } from './satisfaction-change.ts'
import type { GroupCount } from './voice-groups.ts'

export type VoiceCount = Satisfaction & { readonly people: number }
export type ThemeCount = { readonly theme: string; readonly people: number }
type CountedVoices = {
  readonly engagements: readonly VoiceCount[]
  readonly groups: readonly (GroupCount & { readonly engagementId: string })[]
  readonly themes: readonly ThemeCount[]
}

/** How many said what: nobody's own words. Small groups are in it; who hands it on leaves them out. */
export async function countVoices(
  { db }: Pick<Context, 'db'>,
  programmeId: string,
): Promise<CountedVoices> {
  const { rows: engagements } = await sql<VoiceCount>`
    select engagement_id as "engagementId", count(*)::int as people, count(satisfied)::int as rated,
      avg(satisfied)::float as satisfied, var_samp(satisfied)::float as variance
    from change.voice where programme_id = ${programmeId} group by engagement_id`.execute(db)
  const { rows: groups } = await sql<GroupCount & { engagementId: string }>`
    select engagement_id as "engagementId", by, coalesce(said, 'Not said') as "group", count(*)::int as people
    from change.voice, lateral (values ('area', area), ('age', age_band), ('ethnicity', ethnicity)) each (by, said)
    where programme_id = ${programmeId} group by 1, 2, 3 order by 1, 2, 3`.execute(db)
  const { rows: themes } = await sql<ThemeCount>`
    select theme, count(*)::int as people from change.voice, unnest(themes) theme
    where programme_id = ${programmeId} group by theme`.execute(db)
  return { engagements, groups, themes }
}
