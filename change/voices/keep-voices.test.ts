import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { TestHouse } from '@bluelamp/platform/testing'
import { sql } from 'kysely'
import { editElement, withdrawElement } from '../programme/edit-element.ts'
import { openProgramme } from '../programme/open-programme.ts'
import { by, forceId, ines, openChangeHouse } from '../testing.ts'
import { codeVoice, keepVoices, readVoices, withdrawVoice } from './keep-voices.ts'
import { viewVoices } from './view-voices.ts'

let house: TestHouse
let programmeId: string
let survey: string
let theme: string
before(async () => {
  house = await openChangeHouse('change-voices')
  const context = by(house, ines)
  programmeId = await openProgramme(context, { forceId, name: 'Voices', body: 'board' })
  const made = await editElement(context, {
    programmeId,
    kind: 'engagement',
    base: 0,
    name: 'Customer journey',
    body: {
      how: 'survey',
      who: 'public',
      invited: 500,
      sampling: 'Drawn from those who reported in a year',
      quotas: [{ by: 'age', group: '35 to 49', wanted: 8 }],
    },
  })
  survey = made.id
  const heard = await editElement(context, {
    programmeId,
    kind: 'theme',
    base: 0,
    name: 'Nobody told me',
    body: { what: 'People hear nothing after they report', from: [survey] },
  })
  theme = heard.id
})
after(() => house?.close())

const voice = (at: number) => ({
  engagementId: survey,
  area: at % 2 ? 'North' : 'South',
  ageBand: '35 to 49',
  satisfied: 1 + (at % 5),
  words: at === 0 ? 'CANARY-VOICE I waited three weeks' : `What person ${at} said`,
  themes: [],
  consentedOn: '2026-10-01',
})
const purposeful = () => ({ ...by(house, ines), purpose: 'Sorting what was said' })

test('each gets a key, and with it takes back all that they said', async () => {
  const keys = await keepVoices(by(house, ines), {
    programmeId,
    voices: Array.from({ length: 12 }, (_, at) => voice(at)),
  })
  assert.equal(new Set(keys).size, 12)
  const counts = async () => {
    const { engagements, groups } = await viewVoices(by(house, ines), { programmeId })
    const { people, rated, satisfied } = engagements[0]!
    return { people, rated, satisfied, ages: groups.filter(({ by: what }) => what === 'age') }
  }
  const age = { engagementId: survey, by: 'age', group: '35 to 49', wanted: 8 }
  // Satisfied 1, 2, 3, 4, 5, 1, 2, 3, 4, 5, 1, 2: 33 in all; the first to go said 1.
  const twelve = { people: 12, rated: 12, satisfied: 2.75, ages: [{ ...age, people: 12 }] }
  assert.deepEqual(await counts(), twelve)
  await withdrawVoice(by(house, ines), { programmeId, key: ` ${keys[0]} ` })
  const eleven = { people: 11, rated: 11, satisfied: 32 / 11, ages: [{ ...age, people: 11 }] }
  assert.deepEqual(await counts(), eleven)
  await assert.rejects(
    withdrawVoice(by(house, ines), { programmeId, key: keys[0]! }),
    /taken back already/,
  )
  // Nothing of it is left in any table of ours: neither the words nor the key.
  const { rows: tables } = await sql<{ name: string }>`
    select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname in ('change', 'platform', 'memory', 'listen', 'respond')`.execute(house.owner)
  for (const { name } of tables) {
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from ${sql.raw(name)} t
      where t::text like ${'%CANARY-VOICE%'} or t::text like ${`%${keys[0]}%`}`.execute(house.owner)
    assert.equal(rows[0]?.n, 0, name)
  }
})

test('what was said is read for a reason, sorted into themes and counted', async () => {
  await assert.rejects(readVoices(by(house, ines), { programmeId }), { name: 'PurposeNeededError' })
  const uncoded = await readVoices(purposeful(), { programmeId })
  assert.equal(uncoded.length, 11)
  await codeVoice(by(house, ines), { programmeId, id: uncoded[0]!.id, themes: [theme] })
  await assert.rejects(
    codeVoice(by(house, ines), { programmeId, id: uncoded[1]!.id, themes: [survey] }),
    /at least one theme/,
  )
  assert.equal((await readVoices(purposeful(), { programmeId })).length, 10)
  const { themes } = await viewVoices(by(house, ines), { programmeId })
  assert.deepEqual(themes, [{ theme, people: 1 }])
})

test('without consent, or for no survey, nothing is kept', async () => {
  const bad = [
    { ...voice(1), consentedOn: '' },
    { ...voice(2), engagementId: theme },
  ]
  await assert.rejects(
    keepVoices(by(house, ines), { programmeId, voices: bad }),
    /no day of consent.*belongs to no survey/,
  )
  for (const consentedOn of ['2026-13-45', '0000-01-01', '2027-10-01']) {
    await assert.rejects(
      keepVoices(by(house, ines), { programmeId, voices: [{ ...voice(1), consentedOn }] }),
      /no day of consent/,
    )
  }
})

test('a survey or a theme is not taken away from over what people said', async () => {
  const [key] = await keepVoices(by(house, ines), {
    programmeId,
    voices: [{ ...voice(1), words: 'Only this one', themes: [theme] }],
  })
  const away = (elementId: string) =>
    withdrawElement(by(house, ines), { programmeId, elementId, reason: '' })
  await assert.rejects(away(theme), /would be left behind/)
  await assert.rejects(away(survey), /would be left behind/)
  await withdrawVoice(by(house, ines), { programmeId, key: key! })
})
