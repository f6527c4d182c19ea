import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Area, areas, kinds, type Model, workedExample } from '@bluelamp/change'
import { render } from '@bluelamp/kit'
import { readForcePolicy } from '@bluelamp/memory'
import { type Db, enforce } from '@bluelamp/platform'
import { areaViews } from './area-view.ts'

/** Some parts read the database too: what they take from the model is tried with the rules. */
const reading: readonly Area[] = ['voices', 'roadmap', 'benefits']
const shown = (Object.keys(areas) as Area[]).filter(area => !reading.includes(area))

type Body = Model['elements'][number]['body']

const modelWith = (bodyOf: (kind: string, body: Body) => Body): Model => ({
  elements: workedExample.map(({ key, kind, name, body }) => ({
    id: key,
    kind,
    name,
    body: bodyOf(kind, body),
    number: 1,
    madeBy: 'test',
    madeAt: new Date(0),
  })),
  signatures: [],
})

async function show(area: Area, model: Model): Promise<string> {
  const forceId = 'testford'
  const attributes = { clearance: 0, forceId, areas: [], powers: [] }
  const views = await areaViews(area, {
    programme: { id: 'p', forceId, name: 'Testford', body: 'board', openedAt: new Date(0) },
    model,
    context: {
      // None of these parts reads it.
      db: undefined as unknown as Db,
      actor: { id: 'ines', name: 'Ines', roles: ['programme-manager'], attributes },
      now: new Date('2026-11-30T12:00:00Z'),
    },
    site: { forceName: 'Testford', forceId, invented: true },
    today: '2026-11-30',
    csrf: '',
    query: {},
  })
  return views.map(({ body }) => render(body)).join('\n')
}

test('whatever is left out of whatever kind, the page of its part can be read', async () => {
  enforce(readForcePolicy())
  const models = Object.entries(kinds).flatMap(([kind, { area, fields }]) =>
    [...Object.keys(fields), 'everything'].map(without => {
      const less = ({ [without]: _, ...rest }: Body) => (without === 'everything' ? {} : rest)
      return {
        what: `${kind} without ${without}`,
        areas: [area],
        model: modelWith((each, body) => (each === kind ? less(body) : body)),
      }
    }),
  )
  const empty = {
    what: 'every kind without everything',
    areas: shown,
    model: modelWith(() => ({})),
  }
  let pages = 0
  for (const { what, areas, model } of [...models, empty]) {
    for (const area of areas.filter(each => shown.includes(each))) {
      const page = await show(area, model).catch((error: unknown) =>
        assert.fail(`${area}, ${what}: ${error instanceof Error ? error.stack : error}`),
      )
      assert.doesNotMatch(page, /NaN|Infinity|undefined/, `${area}, ${what}`)
      pages++
    }
  }
  assert.ok(pages > 300)
})
