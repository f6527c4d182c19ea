import type { SpanKind } from '@opentelemetry/api'

/** A span as far as we look at it; the exporter's own type has more, which passes through untouched. */
export type SpanLike = {
  kind: SpanKind
  name: string
  attributes: Readonly<Record<string, unknown>>
  status: { code: number; message?: string }
}

/** Times, counts and names of parts. Addresses, queries' values, user agents and callers are not among them. */
const kept = new Set([
  'http.request.method',
  'http.response.status_code',
  'http.route',
  'http.method',
  'http.status_code',
  'server.port',
  'network.protocol.version',
  'db.system',
  'db.system.name',
  'db.operation.name',
  'db.response.status_code',
  'error.type',
])

/**
 * What may leave the process: addresses hold identifiers, error messages quote values, and SQL text may
 * hold a literal, so none of the three does.
 */
export function withholdData<Span extends SpanLike>(span: Span): Span {
  const attributes = Object.fromEntries(
    Object.entries(span.attributes).filter(([name]) => kept.has(name)),
  )
  return Object.create(span, {
    name: { value: plainName(span.name), enumerable: true },
    attributes: { value: attributes, enumerable: true },
    events: { value: [], enumerable: true },
    links: { value: [], enumerable: true },
    status: { value: { code: span.status.code }, enumerable: true },
  }) as Span
}

/** `GET`, `pg.query:SELECT bluelamp`; never more than two plain words. */
const plainName = (name: string) => (/^[\w.:-]+( [\w.:-]+)?$/.test(name) ? name : 'span')
