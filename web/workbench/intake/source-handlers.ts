import { type FieldError, formErrors } from '@bluelamp/kit'
import {
  findIntakeSources,
  type ManagedSource,
  manageSource,
  type SourceChange,
} from '@bluelamp/listen'
import { adapters } from '@bluelamp/listen/contract'
import { contextOf, type Http, InvalidInputError } from '@bluelamp/platform'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { text } from '../site/fields.ts'
import { sendPage, type WorkbenchSite, workbenchPage } from '../site/layout.ts'
import { back, Fields, faultsOf } from './intake-forms.ts'
import { sourcesPage } from './sources-page.ts'

const Query = Type.Object({ done: Type.Optional(text(20)) })

/** Who may deliver, and with what proof. */
export function intakeSources(app: Http, site: WorkbenchSite): void {
  const { forceId } = site

  async function showSources(
    request: FastifyRequest,
    reply: FastifyReply,
    given: Readonly<Record<string, string>> = {},
    faults: readonly FieldError[] = [],
    managed?: ManagedSource,
    done?: string,
  ) {
    const sources = await findIntakeSources(contextOf(request), { forceId })
    const errors = formErrors(
      faults.map(fault => (fault.field === 'form' ? { ...fault, field: 'code' } : fault)),
    )
    const body = sourcesPage({ sources, managed, errors, given, csrf: request.csrfToken, done })
    const page = { title: 'Who may deliver', body, back, hasErrors: faults.length > 0 }
    return sendPage(reply, workbenchPage(site, request, page))
  }

  app.get(
    '/workbench/intake/sources',
    {
      schema: { querystring: Query },
      config: { access: { verbs: ['listen.find-intake-sources'] } },
    },
    (request, reply) => showSources(request, reply, {}, [], undefined, request.query.done),
  )

  app.post(
    '/workbench/intake/sources',
    {
      schema: { body: Fields },
      config: { access: { verbs: ['listen.manage-intake-source', 'listen.find-intake-sources'] } },
    },
    async (request, reply) => {
      const form = request.body
      try {
        const managed = await manageSource(contextOf(request), { forceId, change: changeOf(form) })
        if (managed.secret) return await showSources(request, reply, {}, [], managed)
        return reply.redirect(`/workbench/intake/sources?done=${form.do}`, 303)
      } catch (error) {
        const faults = faultsOf(error)
        reply.status(422)
        return showSources(request, reply, form, faults)
      }
    },
  )
}

function changeOf(form: Readonly<Record<string, string>>): SourceChange {
  const code = (form.code ?? '').trim()
  const kind = form.do
  if (kind === 'open' || kind === 'close' || kind === 'new-secret') return { kind, code }
  if (kind === 'remove-key') return { kind, code, keyId: form.keyId ?? '' }
  if (kind === 'add-key') {
    const [keyId = '', account = ''] = [form.keyId, form.keyAccount].map(each => each?.trim())
    return { kind, code, key: { keyId, account, publicKeyPem: form.publicKeyPem ?? '' } }
  }
  const of = (name: string) => form[name]?.trim() || undefined
  const people = (of('mayKnowSource') ?? '')
    .split(',')
    .map(each => each.trim())
    .filter(each => each !== '')
  const adapter = adapters.find(each => each === form.adapter)
  if (!adapter)
    throw new InvalidInputError([{ field: 'adapter', message: 'Choose how it delivers' }])
  return {
    kind: 'add',
    code,
    name: (form.name ?? '').trim(),
    adapter,
    settings: {
      ...(of('purpose') && { purpose: of('purpose') }),
      ...(of('account') && { account: of('account') }),
      ...(of('forceIdentifier') && { forceIdentifier: of('forceIdentifier') }),
      ...(people.length > 0 && { mayKnowSource: people }),
    },
  }
}
