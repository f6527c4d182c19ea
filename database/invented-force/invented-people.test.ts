import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DRAMA_NUMBERS, inventForce } from './index.ts'
import { dutyOf, TEAMS, teamsOnDuty } from './rota.ts'

const world = inventForce({ seed: 'people', until: Date.UTC(2026, 10, 1), months: 1 })
const people = [...world.people()]
const age = (p: (typeof people)[number]) => 2026 - Number(p.dateOfBirth.slice(0, 4))

test('there are about 20,000 people in homes of a plausible size and age', () => {
  assert.ok(people.length > 18_500 && people.length < 21_500, String(people.length))
  const share = (low: number, high: number) =>
    people.filter(p => age(p) >= low && age(p) < high).length / people.length
  assert.ok(share(0, 16) > 0.17 && share(0, 16) < 0.3, `children ${share(0, 16)}`)
  assert.ok(share(65, 120) > 0.09 && share(65, 120) < 0.2, `older ${share(65, 120)}`)
  assert.ok(people.every(p => age(p) >= 0 && age(p) <= 110))
  const women = people.filter(p => p.sex === 'female').length / people.length
  assert.ok(women > 0.48 && women < 0.54)
  assert.equal(new Set(people.map(p => p.id)).size, people.length)
})

test('names are of many customs and hold no community', () => {
  const text = people.map(p => p.fullName).join('\n')
  for (const wanted of [
    /ski$/m,
    /ska$/m,
    /ł/,
    /ș|Ș|ă/,
    /O'/,
    /\w-\w/,
    /Kaur/,
    /Begum/,
    /^Nguyễn/m,
    /Al-/,
    /^[A-Z]\. /m,
    /é/,
  ])
    assert.match(text, wanted)
  assert.ok(people.some(p => p.familyName === null))
  assert.ok(people.some(p => p.nameOrder === 'family-first'))
  assert.ok(people.some(p => p.formerFamilyName !== null))
  assert.ok(
    people.every(
      p => p.givenNames.length >= 1 && p.givenNames.every(g => /^\p{L}[\p{L}' .-]*$/u.test(g)),
      'letters only',
    ),
  )
  const allowed = [
    'addressId',
    'dateOfBirth',
    'email',
    'familyName',
    'formerFamilyName',
    'fullName',
    'givenNames',
    'householdId',
    'id',
    'interpreterLanguage',
    'knownAs',
    'mobile',
    'nameOrder',
    'sex',
  ]
  assert.deepEqual(Object.keys(people[0]!).sort(), allowed)
})

test('a shared home mostly shares a name', () => {
  let same = 0
  let all = 0
  for (const home of Map.groupBy(people, p => p.householdId).values()) {
    if (home.length < 2) continue
    all++
    if (new Set(home.map(p => p.familyName)).size < home.length) same++
  }
  assert.ok(same / all > 0.6, String(same / all))
})

test('every number is one kept for drama and every address an example', () => {
  const numbers = people.flatMap(p => (p.mobile === null ? [] : [p.mobile]))
  for (const h of world.households()) if (h.landline !== null) numbers.push(h.landline)
  for (const c of world.contacts()) if (c.callerNumber !== null) numbers.push(c.callerNumber)
  for (const n of numbers) assert.match(n, DRAMA_NUMBERS)
  const mails = [...people.map(p => p.email), ...world.staff().map(s => s.email)].filter(
    e => e !== null,
  )
  assert.ok(mails.length > 8000)
  for (const mail of mails) assert.match(mail, /^[a-z]+(\.[a-z]+)?(\.?\d+)?@example\.(org|com)$/)
})

test('staff have their own numbers, ranks and cars; each district has response units of each team', () => {
  const staff = world.staff()
  assert.ok(Math.abs(staff.length - 300) < 15)
  assert.equal(new Set(staff.map(s => s.collarNumber)).size, staff.length)
  const units = world.units()
  assert.equal(new Set(units.map(u => u.callSign)).size, units.length)
  for (const d of world.districts) {
    for (const team of TEAMS)
      assert.ok(
        units.some(u => u.kind === 'response' && u.districtId === d.id && u.team === team),
        `${d.name} ${team}`,
      )
  }
  assert.ok(units.every(u => !u.vehicle || /^[A-Z]{2}00 [A-Z]{3}$/.test(u.vehicle.registration)))
})

test('the rota leaves no moment without a team and gives each six duties in ten days', () => {
  for (let h = 0; h < 24 * 40; h++)
    assert.ok(teamsOnDuty(Date.UTC(2026, 9, 1) + h * 3_600_000).length >= 1)
  for (const team of TEAMS)
    assert.equal(
      Array.from({ length: 10 }, (_, d) => dutyOf(team, d)).filter(d => d !== 'off').length,
      6,
    )
})
