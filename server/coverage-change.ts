import assert from 'node:assert/strict'
import { areas } from '@bluelamp/change'
import { newId } from '@bluelamp/platform'
import { sql } from 'kysely'
import type { OpenHouse } from '../journeys/house.ts'

export type ChangeThings = {
  programmeId: string
  outcome: string
  report: string
  decision: string
  definition: string
  idea: string
  box: string
  /** Read from the running force. */
  measure: string
}

/** Parts of the worked example that requests are made of; one decision of it is signed, so that it is published. */
export async function findChangeThings(house: OpenHouse): Promise<ChangeThings> {
  const { db } = house.databases.app
  const { rows } = await sql<{ programme: string; id: string; kind: string }>`
    select programme_id as programme, element_id as id, kind from change.version
    where kind in ('outcome', 'report', 'decision', 'definition')
      or kind = 'measure' and name = 'Emergencies reached in time' order by kind, name`.execute(db)
  const of = (kind: string) => {
    const row = rows.find(each => each.kind === kind)
    assert.ok(row, `the worked example has no ${kind}`)
    return row.id
  }
  const programmeId = rows[0]!.programme
  const at = house.clock.now()
  await db
    .insertInto('change.signature')
    .values({
      id: newId(at),
      programme_id: programmeId,
      element_id: of('decision'),
      number: 1,
      role: 'policing-body',
      outcome: 'decide',
      reason: '',
      signed_by: 'test',
      signed_by_name: 'Test',
      signed_at: at,
    })
    .execute()
  const { rows: ideas } = await sql<{ idea: string; box: string }>`
    select id as idea, engagement_id as box from change.idea order by posted_on limit 1`.execute(db)
  assert.ok(ideas[0], 'the worked example has no idea')
  return {
    programmeId,
    ...ideas[0],
    outcome: of('outcome'),
    report: of('report'),
    decision: of('decision'),
    definition: of('definition'),
    measure: of('measure'),
  }
}

const parts = Object.keys(areas)

/** A request for each route of the change workbench. */
export function changeSamples({
  programmeId,
  outcome,
  report,
  decision,
  definition,
  idea,
  box,
  measure,
}: ChangeThings) {
  const url = `/workbench/change/${programmeId}`
  const route = '/workbench/change/:programmeId'
  const element = `${route}/element/:elementId`
  const gets: [string, string][] = [
    ['/workbench/change', '/workbench/change'],
    ['/workbench/change/import', '/workbench/change/import'],
    [route, url],
    ...parts.map((part): [string, string] => [`${route}/${part}`, `${url}/${part}`]),
    [`${route}/history`, `${url}/history`],
    [`${route}/blueprint.xml`, `${url}/blueprint.xml`],
    [`${route}/roadmap/plan`, `${url}/roadmap/plan?quick=yes`],
    [`${route}/voices/sort`, `${url}/voices/sort`],
    [`${route}/voices/withdraw`, `${url}/voices/withdraw`],
    [`${route}/voices/add`, `${url}/voices/add`],
    [`${route}/voices/ideas`, `${url}/voices/ideas`],
    [`${route}/voices/ideas/:ideaId`, `${url}/voices/ideas/${idea}`],
    ['/workbench/ideas', '/workbench/ideas'],
    ['/workbench/ideas/yours', '/workbench/ideas/yours'],
    [`${route}/options/compare`, `${url}/options/compare`],
    [`${route}/new/:kind`, `${url}/new/outcome`],
    [element, `${url}/element/${outcome}`],
    [`${element}/edit`, `${url}/element/${outcome}/edit`],
    [`${route}/presence`, `${url}/presence?element=${outcome}&count=0&base=1`],
    [`${route}/document/:elementId/:format`, `${url}/document/${report}/html`],
    ['/decisions', '/decisions'],
    ['/decisions/:id', `/decisions/${decision}`],
  ]
  const said = { base: '1', name: 'An outcome', what: 'Something better', measure: 'How one knows' }
  const posts: [string, string, Record<string, unknown>][] = [
    ['/workbench/change', '/workbench/change', { name: 'Another', body: 'board' }],
    ['/workbench/change/import', '/workbench/change/import', { file: 'none' }],
    [`${route}/new/:kind`, `${url}/new/outcome`, { ...said, base: '0' }],
    [`${element}/edit`, `${url}/element/${outcome}/edit`, said],
    [`${element}/restore`, `${url}/element/${outcome}/restore`, { number: '1' }],
    [`${element}/reading`, `${url}/element/${measure}/reading`, {}],
    [`${element}/comment`, `${url}/element/${outcome}/comment`, { words: 'Said' }],
    [`${element}/withdraw`, `${url}/element/${outcome}/withdraw`, { reason: 'Tested' }],
    [
      `${element}/sign`,
      `${url}/element/${definition}/sign`,
      { number: '1', role: 'assurer', outcome: 'agree' },
    ],
    [`${route}/roadmap/take`, `${url}/roadmap/take`, { schedule: '' }],
    [`${route}/options/compare`, `${url}/options/compare`, { file: 'none' }],
    [`${route}/options/compare/keep`, `${url}/options/compare/keep`, { csv: 'none' }],
    [`${route}/voices/sort`, `${url}/voices/sort`, { id: outcome, themes: [] }],
    [`${route}/voices/withdraw`, `${url}/voices/withdraw`, { key: 'none' }],
    [
      `${route}/voices/add`,
      `${url}/voices/add`,
      { engagement: outcome, lines: '2026-01-01;;;;;x' },
    ],
    [
      `${route}/voices/ideas/:ideaId/reply`,
      `${url}/voices/ideas/${idea}/reply`,
      { outcome: 'replied', words: 'Thank you', onBehalf: 'The programme' },
    ],
    [`${route}/voices/ideas/:ideaId/group`, `${url}/voices/ideas/${idea}/group`, {}],
    [
      '/workbench/ideas',
      '/workbench/ideas',
      { box, sort: 'idea', words: 'A test', name: 'without' },
    ],
    ['/workbench/ideas/yours', '/workbench/ideas/yours', { key: 'none' }],
    ['/workbench/ideas/withdraw', '/workbench/ideas/withdraw', { key: 'none' }],
  ]
  return {
    ...Object.fromEntries(gets.map(([name, to]) => [`GET ${name}`, { url: to }])),
    ...Object.fromEntries(posts.map(([name, to, body]) => [`POST ${name}`, { url: to, body }])),
  }
}
