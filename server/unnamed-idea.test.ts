import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type OpenDatabase, openDatabase, sessionCookie, setClock } from '@bluelamp/platform'
import { sql } from 'kysely'
import { type OpenHouse, openHouse } from '../journeys/house.ts'

const clock = setClock(new Date())
let house: OpenHouse
let owner: OpenDatabase
before(async () => {
  house = await openHouse('unnamed-idea', { clock })
  owner = openDatabase({ url: house.database.ownerUrl })
})
after(async () => {
  await owner?.close()
  await house?.close()
})

type Person = { id: string; name: string; cookies: Record<string, string>; token: string }

async function signIn(role: string): Promise<Person> {
  const account = await house.databases.app.db
    .selectFrom('platform.account')
    .selectAll()
    .where(sql<boolean>`roles[1] = ${role}`)
    .orderBy('id')
    .executeTakeFirstOrThrow()
  const arrived = await house.app.inject('/session')
  const cookies = Object.fromEntries(arrived.cookies.map(each => [each.name, each.value]))
  const signedIn = await house.app.inject({
    method: 'POST',
    url: '/sign-in/demo',
    headers: { 'x-csrf-token': arrived.json<{ csrfToken: string }>().csrfToken },
    cookies,
    payload: { account: account.id },
  })
  cookies[sessionCookie] = signedIn.cookies.find(({ name }) => name === sessionCookie)!.value
  const session = await house.app.inject({ url: '/session', cookies })
  const { csrfToken } = session.json<{ csrfToken: string }>()
  return { id: account.id, name: account.name, cookies, token: csrfToken }
}

const send = (person: Person, url: string, payload?: Record<string, string>) =>
  house.app.inject({
    url,
    cookies: person.cookies,
    headers: { 'x-csrf-token': person.token, accept: 'text/html' },
    ...(payload && { method: 'POST' as const, payload }),
  })

/** Every row of the database that names the person. The rest moves by itself: jobs run, the journal is sealed. */
async function rowsOf({ id, name }: Person): Promise<string[]> {
  const { db } = owner
  const { rows: tables } = await sql<{ name: string }>`
    select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema') order by 1`.execute(db)
  const found: string[] = []
  for (const table of tables) {
    const { rows } = await sql<{ row: string }>`
      select t::text as row from ${sql.raw(table.name)} t
      where strpos(t::text, ${id}) > 0 or strpos(t::text, ${name}) > 0 order by 1`.execute(db)
    found.push(...rows.map(({ row }) => `${table.name} ${row}`))
  }
  return found
}

test('through the pages too, who posts without a name leaves nothing behind', async () => {
  const box = await sql<{ box: string }>`
    select engagement_id as box from change.idea limit 1`.execute(house.databases.app.db)
  const said = { box: box.rows[0]!.box, sort: 'idea', words: 'A canary of a test', name: 'without' }
  for (const role of ['response-officer', 'dispatcher']) {
    const person = await signIn(role)
    // Later than a session is noted as used: only then could it be noted again.
    clock.move(5 * 60_000)
    const before = await rowsOf(person)
    assert.ok(before.some(row => row.startsWith('platform.session ')))
    assert.equal((await send(person, '/workbench/ideas')).statusCode, 200)
    const answer = await send(person, '/workbench/ideas', said)
    assert.equal(answer.statusCode, 200, answer.body)
    const key = /class="bl-key">([\w-]{20})</.exec(answer.body)?.[1]
    assert.ok(key)
    assert.match((await send(person, '/workbench/ideas/yours', { key })).body, /A canary of a test/)
    assert.deepEqual(await rowsOf(person), before, role)
    const erased = await send(person, '/workbench/ideas/withdraw', { key })
    assert.equal(erased.statusCode, 303)
    assert.deepEqual(await rowsOf(person), before, role)
    // In their own name they do: so what was looked for can be found.
    await send(person, '/workbench/ideas', { ...said, name: 'with' })
    assert.equal((await rowsOf(person)).length, before.length + 2, role)
  }
})
