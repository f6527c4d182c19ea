import { clockKinds } from '../clocks/clock-kinds.ts'

/** What the running force can be asked for, by a key that does not change with its words. */
type Figure = { readonly words: string; readonly unit: '%' | 'minutes' | '' }

const promises = Object.entries(clockKinds).flatMap(([kind, { words }]): [string, Figure][] => [
  [`${kind}.in-time`, { words: `${words}, in time`, unit: '%' }],
  [`${kind}.median`, { words: `${words}, median`, unit: 'minutes' }],
  [`${kind}.number`, { words: `${words}, number`, unit: '' }],
])

export const contactChannels = {
  '999': 'by 999',
  '101': 'by 101',
  online: 'online',
  'live-chat': 'by live chat',
  counter: 'at a front counter',
  partner: 'by a partner',
  officer: 'to an officer',
} as const

const counts: [string, Figure][] = [
  ['incidents', { words: 'Incidents opened', unit: '' }],
  ['crimes', { words: 'Crimes recorded', unit: '' }],
  ['crimes.closed', { words: 'Crimes recorded and closed since', unit: '%' }],
  ['contacts', { words: 'Contacts and enquiries', unit: '' }],
  ...Object.entries(contactChannels).flatMap(([channel, words]): [string, Figure][] => [
    [`contacts.${channel}`, { words: `Contacts and enquiries ${words}`, unit: '' }],
    [
      `contacts.${channel}.share`,
      { words: `Contacts and enquiries ${words}, share of all`, unit: '%' },
    ],
  ]),
]

export const forceFigures: Readonly<Record<string, Figure>> = Object.fromEntries([
  ...promises,
  ...counts,
])

/** The key of a figure as it was written: a key, its words, or a kind of promise with what of it. */
export function figureKey(text: string): string | undefined {
  const said = text.trim().toLowerCase()
  if (Object.hasOwn(forceFigures, said)) return said
  const found = Object.entries(forceFigures).find(([, { words }]) => words.toLowerCase() === said)
  if (found) return found[0]
  const comma = said.lastIndexOf(',')
  const [kind, what] =
    comma < 0 ? [said, 'number'] : [said.slice(0, comma).trim(), said.slice(comma + 1).trim()]
  const clock = Object.entries(clockKinds).find(
    ([key, { words }]) => key === kind || words.toLowerCase() === kind,
  )
  return clock && figureOf(`${clock[0]}.${what.replace(' ', '-')}`)
}

const figureOf = (key: string): string | undefined =>
  Object.hasOwn(forceFigures, key) ? key : undefined
