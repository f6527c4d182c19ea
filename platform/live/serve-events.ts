import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Hub, Topics } from './hub.ts'

export type EventSubscription = {
  topics: Topics
  /**
   * Milliseconds after which the stream ends and the page comes back by itself, to be asked again who it is:
   * so long can a person whose session ended still see. A quarter of an hour unless said.
   */
  lifetime?: number
  /** Bytes that may wait for a slow page before it is cut off; it comes back and gets what it missed. */
  most?: number
}

/**
 * Answers with server-sent events until the page goes. Goes on from `Last-Event-ID`, which browsers send when
 * they come back, or from the query's `since`, which a page gets with its data (`hub.position`).
 */
export function serveEvents(
  request: FastifyRequest,
  reply: FastifyReply,
  hub: Hub,
  { topics, lifetime = 15 * 60_000, most = 2 * 1024 * 1024 }: EventSubscription,
): void {
  reply.hijack()
  const { raw } = reply
  for (const [name, value] of Object.entries(reply.getHeaders())) {
    if (value !== undefined) raw.setHeader(name, value)
  }
  raw.setHeader('content-type', 'text/event-stream; charset=utf-8')
  raw.setHeader('cache-control', 'no-store')
  // Nginx and its kin would otherwise hold events back until a page is full.
  raw.setHeader('x-accel-buffering', 'no')
  raw.writeHead(200)
  request.raw.socket.setNoDelay(true)
  raw.write('retry: 1000\n\n')

  // Not all at the same moment, or five hundred screens come back at once.
  const timer = setTimeout(() => raw.end(), lifetime * (0.8 + Math.random() * 0.2))
  timer.unref()
  let leave = () => {}
  raw.on('error', () => {})
  raw.on('close', () => {
    clearTimeout(timer)
    leave()
  })
  const send = (bytes: Buffer) => {
    if (raw.destroyed || raw.writableEnded) return
    raw.write(bytes)
    if (raw.writableLength > most) raw.destroy()
  }
  const end = () => raw.end()
  const unsubscribe = hub.subscribe({ topics, send, end }, lastIdOf(request))
  leave = unsubscribe
  if (raw.destroyed) unsubscribe()
}

function lastIdOf(request: FastifyRequest): string | undefined {
  const header = request.headers['last-event-id']
  if (typeof header === 'string' && header !== '') return header
  const since = (request.query as { since?: unknown } | undefined)?.since
  return typeof since === 'string' && since !== '' ? since : undefined
}
