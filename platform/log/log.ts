import pino, { type DestinationStream, type Logger } from 'pino'
import { keepKnownFields, scrub } from './log-fields.ts'

export type { Logger } from 'pino'

export type LogOptions = {
  level: 'debug' | 'info' | 'warn' | 'error' | 'silent'
  /** Standard output unless said otherwise. */
  destination?: DestinationStream
}

/**
 * The one logger. What it writes is an allow-list (log-fields.ts), not a list of things to hide: an
 * unknown field, an error's message and the values behind `%s` never reach the line.
 */
export function createLogger({ level, destination }: LogOptions): Logger {
  const options = {
    level,
    base: {},
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: {
      level: (label: string) => ({ level: label }),
      log: keepKnownFields,
      bindings: keepKnownFields,
    },
    hooks: { logMethod },
  } satisfies pino.LoggerOptions
  const logger = destination ? pino(options, destination) : pino(options)
  // Pino forgets the bindings formatter in a child, and Fastify makes one a request.
  const child: (
    this: Logger,
    bindings: pino.Bindings,
    options?: pino.ChildLoggerOptions,
  ) => Logger = logger.child
  Object.defineProperty(logger, 'child', {
    value(this: Logger, bindings: pino.Bindings, childOptions?: pino.ChildLoggerOptions) {
      return child.call(this, keepKnownFields(bindings), childOptions)
    },
  })
  return logger
}

function logMethod(this: Logger, input: unknown[], method: pino.LogFn): void {
  const [first, second] = input
  const fields: { err?: unknown } =
    first instanceof Error ? { err: first } : typeof first === 'object' ? (first ?? {}) : {}
  const words = typeof first === 'string' ? first : second
  const text = wordsFor(typeof words === 'string' ? words : undefined, fields.err)
  if (text === undefined) method.call(this, fields)
  else method.call(this, fields, text)
}

/** With no words of ours pino would take the error's message for them, and some libraries hand it in. */
function wordsFor(words: string | undefined, err: unknown): string | undefined {
  if (typeof err !== 'object' || err === null) return words === undefined ? undefined : scrub(words)
  const quoted = 'message' in err ? String(err.message) : ''
  const repeats = words !== undefined && quoted !== '' && words.includes(quoted)
  return words === undefined || repeats ? 'error' : scrub(words)
}
