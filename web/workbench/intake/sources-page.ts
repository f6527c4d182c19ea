import {
  button,
  csrfField,
  type FormErrors,
  type Html,
  html,
  input,
  notificationBanner,
  radios,
  table,
  tag,
  warningText,
} from '@bluelamp/kit'
import type { ManagedSource, Source } from '@bluelamp/listen'
import { socialKeys } from './social-keys.ts'

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
  done?: string | undefined
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
    value="${source.code}"><button class="govuk-button govuk-button--secondary govuk-!-margin-bottom-1" name="do" value="${kind}">${text}<span
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

/** What is asked for besides, by the way in which a source delivers. */
function settingsOf(adapter: Source['adapter'], { errors, given }: SourcesView): Html | undefined {
  const field = (name: string, text: string, hint?: string) =>
    input({
      id: name,
      name,
      label: { text },
      ...(hint && { hint: { text: hint } }),
      errorMessage: errors.of(name),
      value: given.do === 'add' ? (given[name] ?? '') : '',
      classes: 'govuk-!-width-two-thirds',
    })
  if (adapter === 'social') {
    return html`${field('purpose', 'Why messages are collected', 'It goes with every message that is kept.')}
      ${field('account', 'The address of our own account', 'For example https://social.example/users/force. Only messages that name it are kept.')}`
  }
  if (adapter === 'standard-model') return field('forceIdentifier', 'Our force identifier')
  if (adapter === 'intelligence') {
    return field(
      'mayKnowSource',
      'Who works with its sources',
      'Identifiers of staff, with commas between. Intelligence officers do in any case.',
    )
  }
  return undefined
}

function addPart(view: SourcesView): Html {
  const { errors, given, csrf } = view
  const isAdding = given.do === 'add'
  const field = (name: string, text: string, hint: string) =>
    input({
      id: name,
      name,
      label: { text },
      hint: { text: hint },
      errorMessage: errors.of(name),
      value: isAdding ? (given[name] ?? '') : '',
      classes: 'govuk-input--width-20',
    })
  return html`<h2 class="govuk-heading-m">Add a source</h2>
    <form method="post" action="/workbench/intake/sources" novalidate>
      ${csrfField(csrf)}
      ${field('name', 'Name', 'As it stands on records: “Testford Housing”')}
      ${field('code', 'Short name', 'Small letters, digits and hyphens: “testford-housing”')}
      ${radios({
        name: 'adapter',
        fieldset: { legend: { text: 'How it delivers', classes: 'govuk-fieldset__legend--s' } },
        value: isAdding ? (given.adapter ?? '') : '',
        errorMessage: errors.of('adapter'),
        items: (['partner-file', 'social', 'standard-model', 'intelligence'] as const).map(
          each => ({
            value: each,
            text: ways[each],
            conditional: { html: settingsOf(each, view) },
          }),
        ),
      })}
      ${button({ text: 'Add', name: 'do', value: 'add', preventDoubleClick: true })}
    </form>`
}

const doneWords: Readonly<Record<string, string>> = {
  open: 'It may deliver again.',
  close: 'It may not deliver any more.',
  'add-key': 'Signed messages of this account are taken in from now on.',
  'remove-key': 'Messages of this account are refused from now on.',
}

/** Who may deliver, with what proof. */
export function sourcesPage(view: SourcesView): Html {
  const done = view.done && doneWords[view.done]
  return html`${view.errors.summary}
    ${done && notificationBanner({ type: 'success', text: done })}
    <h1 class="govuk-heading-l">Who may deliver</h1>
    <p class="govuk-body">A system outside proves itself by a client id and a secret. Give each partner its own, and close it
      when it is not needed any more. What a closed source sends is refused at the door.</p>
    ${secretPart(view.managed)}
    ${sourcesTable(view)}
    ${socialKeys(view)}
    ${addPart(view)}`
}
