import {
  button,
  csrfField,
  type FormErrors,
  type Html,
  html,
  input,
  select,
  table,
  tag,
  warningText,
} from '@bluelamp/kit'
import type { ManagedSource, Source } from '@bluelamp/listen'

const ways: Readonly<Record<Source['adapter'], string>> = {
  email: 'E-mail',
  social: 'Social messages (ActivityPub)',
  'partner-file': 'Files (CSV or JSON)',
  intelligence: 'Intelligence reports',
  'standard-model': 'National online service (Standard Data Model)',
  bulk: 'Large files by command line',
}

const addressOf = ({ adapter, code }: Source): string | undefined => {
  if (adapter === 'social') return `/intake/social/${code}/inbox`
  if (adapter === 'partner-file') return `/intake/files/${code}`
  if (adapter === 'standard-model') return '/intake/standard-model/v1/incidents'
  if (adapter === 'intelligence') return '/intake/intelligence/reports'
  return undefined
}

export type SourcesView = {
  sources: readonly Source[]
  managed?: ManagedSource | undefined
  errors: FormErrors
  given: Readonly<Record<string, string>>
  csrf: string
}

function secretPart(managed: ManagedSource | undefined): Html {
  if (!managed?.secret) return html``
  const { clientId, secret } = managed.secret
  return html`${warningText({
    text: `This is shown once. Hand both to ${managed.source.name} by a safe way; nobody can look the secret up later.`,
    iconFallbackText: 'Warning',
  })}
  <div class="bl-scroll" tabindex="0" role="region" aria-label="Client id and secret">${table({
    rows: [
      [{ text: 'Client id' }, { html: html`<code class="bl-code">${clientId}</code>` }],
      [{ text: 'Secret' }, { html: html`<code class="bl-code">${secret}</code>` }],
    ],
    firstCellIsHeader: true,
  })}</div>`
}

const change = (source: Source, kind: string, text: string, csrf: string): Html =>
  html`<form method="post" action="/workbench/intake/sources">${csrfField(csrf)}<input type="hidden" name="code"
    value="${source.code}"><button class="govuk-button govuk-button--secondary" name="do" value="${kind}">${text}<span
    class="govuk-visually-hidden"> (${source.name})</span></button></form>`

function sourcesTable({ sources, csrf }: SourcesView): Html {
  if (sources.length === 0) return html`<p class="govuk-body">Nobody may deliver yet.</p>`
  return html`<div class="bl-scroll" tabindex="0" role="region" aria-label="Sources">${table({
    head: ['Source', 'Delivers', 'To', 'State', 'Change'].map(text => ({ text })),
    rows: sources.map(source => [
      { text: source.name },
      { text: ways[source.adapter] },
      {
        html:
          source.clientId && addressOf(source)
            ? html`<code class="bl-code">${addressOf(source)}</code>`
            : html`–`,
      },
      {
        html: source.open
          ? tag({ text: 'Open', classes: 'govuk-tag--green' })
          : tag({ text: 'Closed', classes: 'govuk-tag--grey' }),
      },
      {
        html: html`${change(source, source.open ? 'close' : 'open', source.open ? 'Close' : 'Open', csrf)}${
          addressOf(source) &&
          change(source, 'new-secret', source.clientId ? 'New secret' : 'Give a secret', csrf)
        }`,
      },
    ]),
  })}</div>`
}

function addPart({ errors, given, csrf }: SourcesView): Html {
  const field = (name: string, label: string, hint?: string) =>
    input({
      id: name,
      name,
      label: { text: label },
      ...(hint && { hint: { text: hint } }),
      errorMessage: errors.of(name),
      value: given[name] ?? '',
    })
  return html`<h2 class="govuk-heading-m">Add a source</h2>
    <form method="post" action="/workbench/intake/sources">
      ${csrfField(csrf)}
      ${field('name', 'Name', 'As it stands on records: “Testford Housing”')}
      ${field('code', 'Short name', 'Small letters, digits and hyphens: “testford-housing”')}
      ${select({
        id: 'adapter',
        name: 'adapter',
        label: { text: 'How it delivers' },
        value: given.adapter ?? '',
        errorMessage: errors.of('adapter'),
        items: [
          { value: '', text: 'Choose' },
          ...(['partner-file', 'social', 'standard-model', 'intelligence'] as const).map(each => ({
            value: each,
            text: ways[each],
          })),
        ],
      })}
      ${field('purpose', 'For social messages: why they are collected', 'It goes with every message that is kept.')}
      ${field('account', 'For social messages: the address of our own account', 'Only messages that name it are kept.')}
      ${field('forceIdentifier', 'For the national service: our force identifier')}
      ${field('mayKnowSource', 'For intelligence: who works with sources', 'Identifiers of staff, with commas between.')}
      ${button({ text: 'Add', name: 'do', value: 'add' })}
    </form>`
}

/** Who may deliver, with what proof. */
export function sourcesPage(view: SourcesView): Html {
  return html`${view.errors.summary}
    <h1 class="govuk-heading-l">Who may deliver</h1>
    <p class="govuk-body">A system outside proves itself by a client id and a secret. Give each partner its own, and close it
      when it is not needed any more. What a closed source sends is refused at the door.</p>
    ${secretPart(view.managed)}
    ${sourcesTable(view)}
    ${addPart(view)}`
}
