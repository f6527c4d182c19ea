import type { Socket } from 'node:net'
import type { FastifyInstance } from 'fastify'

/** The longest that a request under way is waited for when the server stops. */
const graceMs = 10_000

/**
 * Browsers open connections before they know what they want. Node ends idle ones when it stops, but
 * counts these as busy until their headers' time is up, and a stop would wait for it.
 */
export function endConnectionsAtClose(app: FastifyInstance): void {
  const unasked = new Set<Socket>()
  app.server.on('connection', socket => {
    unasked.add(socket)
    socket.once('close', () => unasked.delete(socket))
  })
  app.server.on('request', request => unasked.delete(request.socket))
  let closing = false
  app.addHook('onSend', async (_request, reply) => {
    // An answer given while stopping would otherwise leave its connection open for the next question.
    if (closing) reply.header('connection', 'close')
  })
  app.addHook('preClose', async () => {
    closing = true
    for (const socket of unasked) socket.destroy()
    setTimeout(() => app.server.closeAllConnections(), graceMs).unref()
  })
}
