import {
  button,
  csrfField,
  type FieldError,
  type FormErrors,
  formatDateTime,
  formErrors,
  type Html,
  html,
  input,
  insetText,
  tag,
} from '@bluelamp/kit'
import { readOwnReport } from '@bluelamp/listen'
import { contextOf, type Http, NotFoundError } from '@bluelamp/platform'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { type PublicSite, publicPage } from '../site/layout.ts'

type Own = Awaited<ReturnType<typeof readOwnReport>>

const tags = {
  done: { text: 'Done', classes: 'govuk-tag--green' },
  now: { text: 'Now', classes: 'govuk-tag--blue' },
  'to-come': { text: 'To come', classes: 'govuk-tag--grey' },
} as const

const channelWords: Readonly<Record<string, string>> = { sms: 'text message', phone: 'phone call' }

function statusPage({ report, steps, updates }: Own): Html {
  return html`<h1 class="govuk-heading-l">Your report ${report.reference}</h1>
    <ol class="bl-progress">
      ${steps.map(
        step => html`<li class="bl-progress__step bl-progress__step--${step.state}">
          <h2 class="govuk-heading-s">${step.title} ${tag(tags[step.state])}</h2>
          <p class="govuk-body">${step.words}${step.at && html` <span class="bl-when">${formatDateTime(step.at)}</span>`}</p>
        </li>`,
      )}
    </ol>
    <h2 class="govuk-heading-m">What we have told you</h2>
    ${
      updates.length === 0
        ? html`<p class="govuk-body">Nothing yet.</p>`
        : updates.map(update =>
            insetText({
              html: html`<p class="govuk-body">${update.words}</p>
                <p class="govuk-hint">Sent by ${channelWords[update.channel] ?? update.channel} on ${formatDateTime(update.sentAt)}</p>`,
            }),
          )
    }
    <h2 class="govuk-heading-m">Your rights</h2>
    <p class="govuk-body">If you are the victim of a crime, the Victims' Code says what you can expect: to be
      told how your case goes on, to be offered support, and to complain if we let you down.</p>`
}

type Given = { reference: string; key: string }

const missing = (reference: string, key: string): FieldError[] => [
  ...(reference === '' ? [{ field: 'reference', message: 'Enter your reference' }] : []),
  ...(key === '' ? [{ field: 'key', message: 'Enter the key' }] : []),
]

const wrong = (errors: FormErrors, name: string) => {
  const error = errors.of(name)
  return error ? { errorMessage: error } : {}
}

const lostPage = (
  csrf: string,
  given: Given,
  errors: FormErrors,
): Html => html`${errors.summary}<h1 class="govuk-heading-l">See your report</h1>
  <p class="govuk-body">Use the link we gave you when you sent your report. It is private to you.</p>
  <p class="govuk-body">If you have lost it, enter your reference and the key from the end of the link.</p>
  <form method="post" action="/my-report" novalidate>
    ${csrfField(csrf)}
    ${input({ id: 'reference', name: 'reference', label: { text: 'Reference' }, hint: { text: 'For example, BL-7K3F-Q9XT' }, value: given.reference, classes: 'govuk-input--width-20', ...wrong(errors, 'reference') })}
    ${input({ id: 'key', name: 'key', label: { text: 'Key' }, hint: { text: 'The letters and numbers after “key=” in the link' }, value: given.key, autocomplete: 'off', ...wrong(errors, 'key') })}
    ${button({ text: 'See your report' })}
  </form>
  <p class="govuk-body">Have neither? Call 101.</p>`

export function myReport(app: Http, site: PublicSite): void {
  const show = (
    request: FastifyRequest,
    reply: FastifyReply,
    given: Given,
    faults: readonly FieldError[] = [],
  ) =>
    reply.type('text/html; charset=utf-8').send(
      publicPage(site, {
        title: 'See your report',
        body: lostPage(request.csrfToken, given, formErrors(faults)),
        hasErrors: faults.length > 0,
      }),
    )

  app.get(
    '/my-report',
    { schema: {}, config: { access: { open: 'a form that leads to the private page' } } },
    (request, reply) => show(request, reply, { reference: '', key: '' }),
  )
  app.post(
    '/my-report',
    {
      schema: {
        body: Type.Object({
          reference: Type.String({ maxLength: 40 }),
          key: Type.String({ maxLength: 60 }),
        }),
      },
      config: { access: { open: 'leads to the private page, which asks for the key' } },
    },
    (request, reply) => {
      const reference = request.body.reference.trim().toUpperCase()
      const key = request.body.key.trim()
      const faults = missing(reference, key)
      if (faults.length > 0) {
        return show(request, reply.status(422), { reference, key }, faults)
      }
      return reply.redirect(
        `/my-report/${encodeURIComponent(reference)}?key=${encodeURIComponent(key)}`,
        303,
      )
    },
  )
  app.get(
    '/my-report/:reference',
    {
      schema: {
        params: Type.Object({ reference: Type.String({ maxLength: 20 }) }),
        querystring: Type.Object({ key: Type.Optional(Type.String({ maxLength: 60 })) }),
      },
      config: { access: { verbs: ['listen.read-own-report'] } },
    },
    async (request, reply) => {
      const { reference } = request.params
      const { key } = request.query
      if (!key) return show(request, reply, { reference, key: '' })
      const own = await readOwnReport(contextOf(request), {
        reference,
        key,
      }).catch(error => {
        if (error instanceof NotFoundError)
          throw new NotFoundError('report with that reference and key.', 'Check both.')
        throw error
      })
      // The address holds the key: it must not be kept by a shared cache or told to another site.
      return reply
        .header('cache-control', 'no-store')
        .header('referrer-policy', 'no-referrer')
        .type('text/html; charset=utf-8')
        .send(
          publicPage(site, { title: `Your report ${own.report.reference}`, body: statusPage(own) }),
        )
    },
  )
}
