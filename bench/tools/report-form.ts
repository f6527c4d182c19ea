import type { Answered, Client } from './client.ts'

export type Home = { uprn: string; postcode: string }
export type Receipt = { reference: string; key: string }

export const formPath = '/report/burglary'
const day = 86_400_000

const dateOf = (name: string, at: Date) => ({
  [`${name}-day`]: String(at.getUTCDate()),
  [`${name}-month`]: String(at.getUTCMonth() + 1),
  [`${name}-year`]: String(at.getUTCFullYear()),
})

/** The pages of the public form in order, as one invented person fills them in. */
export function pagesOf(n: number, mark: string, home?: Home): [string, Record<string, string>][] {
  const now = Date.now()
  return [
    ['danger', { danger: 'no' }],
    ['where', { postcode: home?.postcode ?? 'WX1 2AB' }],
    ['address', home ? { uprn: home.uprn } : { uprn: 'other', addressWords: `${n} Invented Row` }],
    ['safe-before', { ...dateOf('from', new Date(now - 3 * day)), fromTime: '18:30' }],
    ['found', { ...dateOf('to', new Date(now - 2 * day)), toTime: '07:15' }],
    [
      'what-happened',
      { whatHappened: `${mark} ${n}: the back door was forced while we were out.` },
    ],
    ['taken', { taken: 'yes', items: `Laptop serial BENCH${n}\nSilver ring` }],
    ['name', { name: `Invented Person ${n}` }],
    [
      'date-of-birth',
      dateOf('dateOfBirth', new Date(Date.UTC(1950 + (n % 50), n % 12, 1 + (n % 28)))),
    ],
    ['contact', { channel: 'email', email: `person-${n}@example.org` }],
    ['safe', { safe: 'yes' }],
    ['support', { support: '' }],
  ]
}

/** Does again what failed for want of an answer, or had the server's own fault for an answer. */
export type Patience = (step: () => Promise<Answered>) => Promise<Answered>
const once: Patience = step => step()

export const refused = ({ status }: Answered): boolean => status >= 400

export async function fillIn(
  client: Client,
  pages: readonly (readonly [string, Readonly<Record<string, string>>])[],
  patience: Patience = once,
): Promise<void> {
  const must = async (what: string, step: () => Promise<Answered>) => {
    const answer = await patience(step)
    if (refused(answer)) throw new Error(`${what}: ${answer.status} ${answer.body.slice(-400)}`)
  }
  await must('start page', () => client.get(formPath))
  await must('start', () => client.post(formPath))
  for (const [page, fields] of pages) {
    await must(page, () => client.post(`${formPath}/${page}`, fields))
  }
}

/** How often the button is pressed: also again after an answer that got lost, or twice at one moment. */
export type Presses = 'once' | 'answer-lost' | 'twice-at-once'

/** Presses the button and reads the page that says it is kept: only then is the report acknowledged. */
export async function sendReport(
  client: Client,
  patience: Patience = once,
  presses: Presses = 'once',
): Promise<Receipt> {
  const press = () => patience(() => client.post(`${formPath}/check`))
  if (presses === 'answer-lost') await client.post(`${formPath}/check`).catch(() => {})
  const [pressed] = await Promise.all(presses === 'twice-at-once' ? [press(), press()] : [press()])
  if (pressed?.status !== 303 || !pressed.location.endsWith('/sent')) {
    throw new Error(`The report was not taken: ${pressed?.status} ${pressed?.location}`)
  }
  const { body } = await patience(() => client.get(`${formPath}/sent`))
  const [, reference, key] = /\/my-report\/([\w-]+)\?key=([\w-]+)/.exec(body) ?? []
  if (!reference || !key) throw new Error('The page after sending shows no reference')
  return { reference, key }
}
