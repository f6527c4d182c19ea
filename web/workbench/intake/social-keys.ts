import { button, csrfField, details, type Html, html, input, table, textarea } from '@bluelamp/kit'
import { fingerprintOf, longestKey, type Source } from '@bluelamp/listen'
import type { SourcesView } from './sources-page.ts'

/** The accounts whose signed messages a social source takes, and a form for one more. */
export function socialKeys(view: SourcesView): Html {
  return html`${view.sources
    .filter(source => source.adapter === 'social')
    .map(
      source => html`<section aria-labelledby="keys-${source.code}">
      <h2 class="govuk-heading-m" id="keys-${source.code}">Accounts that ${source.name} takes messages from</h2>
      <p class="govuk-body">A server of social messages signs what it delivers. What is signed with one of these keys is taken in as
        from that account; what is not is refused. Compare the fingerprint with its owner by another way, such as the telephone.</p>
      ${keysTable(source, view.csrf)}
      ${addKey(source, view)}</section>`,
    )}`
}

function keysTable({ code, name, settings }: Source, csrf: string): Html {
  const keys = Object.entries(settings.keys ?? {})
  if (keys.length === 0) return html`<p class="govuk-body">No account has a key here yet.</p>`
  return html`<div class="bl-scroll" tabindex="0" role="region" aria-label="Keys of ${name}">${table(
    {
      head: ['Account', 'Fingerprint (SHA-256)', 'Change'].map(text => ({ text })),
      rows: keys.map(([keyId, { account, publicKeyPem }]) => [
        { html: html`${account}<br><span class="govuk-hint">Key: ${keyId}</span>` },
        { html: html`<code class="bl-code">${fingerprintOf(publicKeyPem)}</code>` },
        {
          html: html`<form method="post" action="/workbench/intake/sources">${csrfField(csrf)}
          <input type="hidden" name="code" value="${code}"><input type="hidden" name="keyId" value="${keyId}">
          ${button({
            html: html`Take out<span class="govuk-visually-hidden"> the key of ${account}</span>`,
            classes: 'govuk-button--secondary govuk-!-margin-bottom-0',
            name: 'do',
            value: 'remove-key',
          })}</form>`,
        },
      ]),
    },
  )}</div>`
}

function addKey({ code, name }: Source, { errors, given, csrf }: SourcesView): Html {
  const isOpen = given.do === 'add-key' && given.code === code
  const id = (field: string) => (isOpen ? field : `${code}-${field}`)
  const value = (field: string) => (isOpen ? (given[field] ?? '') : '')
  const error = (field: string) => (isOpen ? errors.of(field) : undefined)
  const field = (of: string, text: string, hint: string) =>
    input({
      id: id(of),
      name: of,
      label: { text },
      hint: { text: hint },
      errorMessage: error(of),
      value: value(of),
      spellcheck: false,
      classes: 'govuk-!-width-two-thirds',
    })
  return details({
    summaryText: `Add an account to ${name}`,
    open: isOpen,
    html: html`<form method="post" action="/workbench/intake/sources" novalidate>${csrfField(csrf)}
      <input type="hidden" name="code" value="${code}">
      ${field('keyAccount', 'The account', 'Its address: https://social.example/users/kit')}
      ${field('keyId', 'The name of its key', 'As the account publishes it: https://social.example/users/kit#main-key')}
      ${textarea({
        id: id('publicKeyPem'),
        name: 'publicKeyPem',
        rows: 6,
        label: { text: 'Its public key' },
        hint: {
          text: 'From -----BEGIN PUBLIC KEY----- to the end. Never ask for the private one.',
        },
        errorMessage: error('publicKeyPem'),
        value: value('publicKeyPem').slice(0, longestKey),
        spellcheck: false,
      })}
      ${button({ text: 'Add the account', name: 'do', value: 'add-key', preventDoubleClick: true })}</form>`,
  })
}
