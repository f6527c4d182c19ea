/**
 * What a log line may hold. Anything else is left out and only counted, so that a person's data cannot
 * slip in with an object that happened to be at hand. New fields are added here, after thought.
 */
type Kind = 'number' | 'boolean' | 'word' | 'error' | 'instant'

export const logFields: Readonly<Record<string, Kind>> = {
  // requests
  reqId: 'word',
  method: 'word',
  route: 'word',
  status: 'number',
  ms: 'number',
  // verbs and jobs, by name and by identifier
  verb: 'word',
  task: 'word',
  job: 'word',
  attempt: 'number',
  message: 'word',
  reason: 'word',
  // the server itself
  channel: 'word',
  count: 'number',
  bytes: 'number',
  port: 'number',
  version: 'word',
  schema: 'word',
  setting: 'word',
  state: 'word',
  ok: 'boolean',
  due: 'instant',
  err: 'error',
}

/** Names and identifiers have no spaces; what people write nearly always has. */
const word = /^[\w.:/*@,+-]{1,120}$/

/** Routes hold `:id`, so an address (which would hold the identifier itself) is known by what it lacks. */
const identifying = /@[\w-]+\.|\d{6}/
const uuid = /\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g

export const withheld = '[withheld]'

const allowed = (kind: Kind, value: unknown): unknown => {
  if (kind === 'error') return errorFields(value)
  if (kind === 'instant') return value instanceof Date ? value.toISOString() : withheld
  if (kind !== 'word') {
    const right = typeof value === kind && (kind !== 'number' || Number.isFinite(value))
    return right ? value : withheld
  }
  if (typeof value === 'number' || typeof value === 'bigint') return String(value)
  const safe = typeof value === 'string' && word.test(value)
  return safe && !identifying.test(value.replace(uuid, '')) ? value : withheld
}

/** Job numbers and identifiers may be long digits; they are ours and say nothing of a person. */
const ours = new Set(['job', 'reqId', 'message'])

export function keepKnownFields(fields: Readonly<Record<string, unknown>>) {
  const kept: Record<string, unknown> = {}
  let dropped = 0
  for (const [name, value] of Object.entries(fields)) {
    const kind = Object.hasOwn(logFields, name) ? logFields[name] : undefined
    if (!kind) dropped += 1
    else if (value === undefined) continue
    else if (ours.has(name) && typeof value === 'string' && word.test(value)) kept[name] = value
    else kept[name] = allowed(kind, value)
  }
  if (dropped > 0) kept.withheld = dropped
  return kept
}

/** An error's message may quote a value, so only its class, its code and where it arose are kept. */
export function errorFields(error: unknown): Record<string, unknown> {
  if (typeof error !== 'object' || error === null) return { name: withheld }
  const { name, code, stack, cause } = error as Record<string, unknown>
  return {
    name: typeof name === 'string' && /^\w{1,60}$/.test(name) ? name : 'Error',
    ...(typeof code === 'string' && /^[A-Z0-9_]{2,40}$/.test(code) && { code }),
    ...(typeof stack === 'string' && { stack: frames(stack) }),
    ...(typeof cause === 'object' && cause !== null && { cause: errorFields(cause).name }),
  }
}

/** Frames only: the lines before them repeat the message, however many lines that has. */
const frames = (stack: string) =>
  stack
    .split('\n')
    .filter(line => /^ {4}at (?:async |new )?[^\s].*:\d+:\d+\)?$/.test(line))
    .slice(0, 12)
    .map(line => line.trim())
    .join('\n')

const tells = [
  /\S+@\S+\.\S+/g,
  /\+?\d[\d ()-]{5,}\d/g,
  /\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b/gi,
  /'[^']*'|"[^"]*"|“[^”]*”/g,
]

/** Messages are constant words in our own code; this catches what a library puts together. */
export const scrub = (text: string): string =>
  tells.reduce((words, tell) => words.replace(tell, withheld), text).slice(0, 300)
