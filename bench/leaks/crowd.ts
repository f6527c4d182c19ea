import { randomUUID } from 'node:crypto'
import {
  findEarlierContacts,
  findLikenesses,
  keepRecord,
  linkMention,
  type Mention,
  readEntity,
  readRecord,
  search,
  suggest,
  viewNetwork,
} from '@bluelamp/memory'
import type { Context } from '@bluelamp/platform'
import type { Urls } from '../../platform/postgres/roles.ts'
import { askers, clerk, forceId } from './askers.ts'
import { ask } from './compare.ts'
import type { Question } from './questions.ts'
import { today } from './world.ts'
import { asking, copyWithout, hiddenFrom, openWorld, tidy, type World } from './worlds.ts'

/** Waits for one question with a crowd of hidden records behind it, and with none. */
export type CrowdWaits = { name: string; present: number[]; absent: number[]; same: boolean }

const somebody: Mention = {
  kind: 'person',
  subkind: 'person',
  role: 'reporter',
  details: [
    { name: 'name', value: 'Quillon Vexworth' },
    { name: 'phone', value: '07700 900777' },
    { name: 'date-of-birth', value: '1981-04-11' },
  ],
}
const open = 3

/**
 * Somebody of whom few open records speak and very many closed ones: if the crowd made those wait who may not see it,
 * the wait would tell that it is there.
 */
export async function waitBesideCrowd(
  urls: Urls,
  crowd: number,
  rounds: number,
): Promise<CrowdWaits[]> {
  const [dee] = askers as [(typeof askers)[number]]
  let present = openWorld(urls)
  const known = await tellCrowd(present, crowd)
  await tidy(present.owner)
  const gone = await hiddenFrom(present.owner, dee)
  await present.close()
  const absent = await copyWithout(urls, 'no_crowd', gone)
  present = openWorld(urls)
  try {
    const waits: CrowdWaits[] = []
    for (const [name, question] of questionsAbout(known)) {
      const wait: CrowdWaits = { name, present: [], absent: [], same: true }
      for (let round = -3; round < rounds; round++) {
        const order: [keyof typeof wait & ('present' | 'absent'), World][] = [
          ['present', present],
          ['absent', absent],
        ]
        if (round % 2) order.reverse()
        const texts: string[] = []
        for (const [which, world] of order) {
          const { ms, text } = await ask(world, dee, question)
          if (round >= 0) wait[which].push(ms)
          texts.push(text)
        }
        wait.same &&= texts[0] === texts[1]
      }
      waits.push(wait)
    }
    return waits
  } finally {
    await present.close()
    await absent.drop()
  }
}

async function tellCrowd({ db }: World, crowd: number) {
  let known = { recordId: '', entityId: '' }
  for (let n = 0; n < open + crowd; n++) {
    const context = {
      ...asking(db, clerk()),
      now: new Date(today.getTime() - 3_600_000 + n * 1000),
    }
    known = await db.transaction().execute(async tx => {
      const inner: Context<typeof tx> = { ...context, db: tx }
      const closed = n >= open
      const { id: recordId } = await keepRecord(inner, {
        attemptId: randomUUID(),
        kind: 'contact',
        channel: '101',
        source: 'leaks',
        forceId,
        receivedAt: inner.now,
        marking: closed ? 1 : 0,
        body: { summary: 'A bicycle was taken' },
      })
      const { entityId } = await linkMention(inner, recordId, forceId, somebody)
      return closed ? known : { recordId, entityId }
    })
  }
  return known
}

function questionsAbout({ recordId, entityId }: { recordId: string; entityId: string }) {
  const question = (name: string, surface: Question['surface'], put: Question['ask']) =>
    [name, { surface, key: name, ask: put }] as const
  return [
    question('search by name', 'search', context => search(context, { typed: 'Quilon Vexworth' })),
    question('search by phone', 'search', context => search(context, { typed: '07700 900777' })),
    question('search by words', 'search', context => search(context, { typed: 'bicycle' })),
    question('suggest', 'suggest', context => suggest(context, { typed: 'vexw' })),
    question('entity', 'entity', context => readEntity(context, { entityId })),
    question('record', 'record', context => readRecord(context, { recordId })),
    question('earlier contacts', 'earlier', context => findEarlierContacts(context, { recordId })),
    question('network', 'network', context => viewNetwork(context, { entityId, steps: 2 })),
    question('queue', 'queue', context => findLikenesses(context, { limit: 20 })),
  ]
}
