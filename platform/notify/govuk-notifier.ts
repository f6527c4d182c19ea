import { createHmac } from 'node:crypto'
import { type Channel, type Message, type Notifier, NotifyError } from './message.ts'

export type GovukNotifyOptions = {
  /** Without a path, as https://api.notifications.service.gov.uk. */
  baseUrl: string
  /** The two halves of the API key after its name. */
  serviceId: string
  secret: string
  /**
   * Our template's name, or a channel for all that are not named, to the service's template id. The service's
   * templates hold the placeholders ((subject)) and ((body)).
   */
  templateIds: Readonly<Record<string, string>>
  /** Milliseconds to wait for an answer. */
  patience?: number
}

/** Sends by the GOV.UK Notify HTTP API, version 2. Phone calls are for people to make. */
export function govukNotifier(options: GovukNotifyOptions): Notifier {
  const call = caller(options)
  return {
    async send(message, again) {
      if (message.channel === 'phone') throw new NotifyError('a person must ring', true)
      const template = options.templateIds[message.template] ?? options.templateIds[message.channel]
      if (!template) throw new NotifyError('no template', true)
      if (again && (await isKnown(call, message.id))) return
      await call('POST', `/v2/notifications/${message.channel}`, {
        ...addressed[message.channel](message.recipient),
        template_id: template,
        reference: message.id,
        personalisation: {
          subject: message.subjectLine ?? '',
          body: message.body,
          ...(message.channel === 'letter' && addressLines(message.recipient)),
        },
      })
    },
  }
}

const addressed: Record<Exclude<Channel, 'phone'>, (recipient: string) => object> = {
  sms: recipient => ({ phone_number: recipient }),
  email: recipient => ({ email_address: recipient }),
  letter: () => ({}),
}

const addressLines = (recipient: string) =>
  Object.fromEntries(
    recipient
      .split('\n')
      .map(line => line.trim())
      .filter(line => line !== '')
      .slice(0, 7)
      .map((line, index) => [`address_line_${index + 1}`, line]),
  )

type Call = (method: 'GET' | 'POST', path: string, body?: object) => Promise<unknown>

/** A try that timed out may have got through: our id is its reference. */
async function isKnown(call: Call, id: Message['id']): Promise<boolean> {
  const found = await call('GET', `/v2/notifications?reference=${encodeURIComponent(id)}`)
  const list = (found as { notifications?: unknown } | null)?.notifications
  return Array.isArray(list) && list.length > 0
}

function caller({ baseUrl, serviceId, secret, patience = 10_000 }: GovukNotifyOptions): Call {
  return async (method, path, body) => {
    let answer: Response
    try {
      answer = await fetch(`${baseUrl.replace(/\/+$/, '')}${path}`, {
        method,
        headers: {
          authorization: `Bearer ${signToken(serviceId, secret)}`,
          ...(body && { 'content-type': 'application/json' }),
        },
        ...(body && { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(patience),
        redirect: 'error',
      })
    } catch (error) {
      throw new NotifyError('no answer', false, { cause: error })
    }
    if (!answer.ok) {
      await answer.body?.cancel()
      throw new NotifyError(`refused with ${answer.status}`, isPermanent(answer.status))
    }
    return answer.json().catch(() => null)
  }
}

/** 403 is mostly a clock or a key put right by hand, and 408 and 429 pass by themselves. */
const isPermanent = (status: number) =>
  status >= 400 && status < 500 && ![403, 408, 429].includes(status)

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')

/** A JSON web token (RFC 7519) signed by HS256; the other side refuses one older than 30 seconds. */
function signToken(serviceId: string, secret: string): string {
  const signed = `${part({ typ: 'JWT', alg: 'HS256' })}.${part({
    iss: serviceId,
    iat: Math.floor(Date.now() / 1000),
  })}`
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`
}
