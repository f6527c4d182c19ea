import http from 'node:http'

export type Answered = { status: number; location: string; body: string }

export type ClientOptions = {
  agent: http.Agent
  /** The address it seems to come from, where the server trusts a proxy. */
  from?: string
}

export const keepAlive = (sockets: number): http.Agent =>
  new http.Agent({ keepAlive: true, maxSockets: sockets, scheduling: 'lifo' })

const tokenField = /name="_csrf" value="([\w-]+)"/
const patienceMs = 30_000

/** A browser as far as the server can tell: it keeps cookies and sends back the token of the last form it saw. */
export class Client {
  readonly #base: URL
  readonly #options: ClientOptions
  readonly #cookies = new Map<string, string>()
  #token = ''

  constructor(base: string, options: ClientOptions) {
    this.#base = new URL(base)
    this.#options = options
  }

  get cookie(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  }

  cookieNamed(name: string): string | undefined {
    return this.#cookies.get(name)
  }

  get(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Answered> {
    return this.#request('GET', path, headers)
  }

  post(path: string, form: Readonly<Record<string, string>> = {}): Promise<Answered> {
    const body = new URLSearchParams({ ...form, _csrf: this.#token }).toString()
    return this.#request(
      'POST',
      path,
      { 'content-type': 'application/x-www-form-urlencoded' },
      body,
    )
  }

  send(path: string, value: object): Promise<Answered> {
    const headers = {
      'content-type': 'application/json',
      accept: 'application/json',
      'x-csrf-token': this.#token,
      'x-purpose': 'Dispatch',
    }
    return this.#request('POST', path, headers, JSON.stringify(value))
  }

  /** Signs in to the demonstration and takes the token that the session's calls must carry. */
  async signIn(account: string): Promise<void> {
    await this.get('/sign-in')
    const { status } = await this.post('/sign-in/demo', { account })
    if (status !== 303) throw new Error(`${account} could not sign in: ${status}`)
    const { body } = await this.get('/session')
    this.#token = (JSON.parse(body) as { csrfToken: string }).csrfToken
  }

  #request(
    method: string,
    path: string,
    headers: Readonly<Record<string, string>>,
    body?: string,
  ): Promise<Answered> {
    const { hostname, port } = this.#base
    const { agent, from } = this.#options
    return new Promise((resolve, reject) => {
      const request = http.request({
        host: hostname,
        port,
        path,
        method,
        agent,
        timeout: patienceMs,
        headers: {
          ...headers,
          ...(this.#cookies.size > 0 && { cookie: this.cookie }),
          ...(from && { 'x-forwarded-for': from }),
          ...(body !== undefined && { 'content-length': Buffer.byteLength(body) }),
        },
      })
      request.on('timeout', () => request.destroy(new Error(`No answer in ${patienceMs} ms`)))
      request.on('error', reject)
      request.on('response', response => {
        const parts: Buffer[] = []
        response.on('data', (part: Buffer) => parts.push(part))
        response.on('error', reject)
        response.on('end', () => {
          const text = Buffer.concat(parts).toString()
          this.#remember(response.headers['set-cookie'] ?? [], text)
          resolve({
            status: response.statusCode ?? 0,
            location: response.headers.location ?? '',
            body: text,
          })
        })
      })
      request.end(body)
    })
  }

  #remember(cookies: readonly string[], text: string): void {
    for (const cookie of cookies) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
      if (name !== undefined) this.#cookies.set(name, value ?? '')
    }
    const token = tokenField.exec(text)?.[1]
    if (token) this.#token = token
  }
}
