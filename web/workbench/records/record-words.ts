import { type Html, html, tag } from '@bluelamp/kit'

const kinds: Readonly<Record<string, string>> = {
  contact: 'Contact',
  enquiry: 'Enquiry',
  crime: 'Crime report',
  correction: 'Correction',
  intelligence: 'Intelligence report',
  'intelligence-source': 'Intelligence source',
  message: 'Message',
}

const arrivals: Readonly<Record<string, string>> = {
  '101': 'by phone (101)',
  '999': 'by phone (999)',
  alarm: 'by an alarm',
  counter: 'at a counter',
  email: 'by email',
  import: 'with earlier records',
  intelligence: 'as intelligence',
  internal: 'from inside the force',
  'live-chat': 'by live chat',
  officer: 'from an officer',
  online: 'online',
  partner: 'from a partner',
  phone: 'by phone',
  post: 'by post',
  sms: 'by text message',
  social: 'as a social message',
}

/** By which way a record came, to go on after “came”. */
export const arrivalWords = (channel: string): string =>
  arrivals[channel] ?? `by ${channel.replaceAll('-', ' ')}`

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/** `intelligence-report` as people say it: `Intelligence report`. */
export const kindWords = (kind: string): string => kinds[kind] ?? capital(kind.replaceAll('-', ' '))

export const roleWords = (role: string): string => capital(role.replaceAll('-', ' '))

const categories = {
  suspect: { text: 'Suspect', classes: 'govuk-tag--orange' },
  convicted: { text: 'Convicted', classes: 'govuk-tag--red' },
  victim: { text: 'Victim', classes: 'govuk-tag--purple' },
  witness: { text: 'Witness', classes: 'govuk-tag--blue' },
} as const

/** Kept apart wherever people are shown (Data Protection Act 2018 s.38). */
export const categoryTag = (category: string): Html =>
  tag(categories[category as keyof typeof categories] ?? { text: category })

export const opinionTag = (isOpinion: boolean): Html =>
  isOpinion
    ? tag({ text: 'Opinion', classes: 'govuk-tag--yellow' })
    : tag({ text: 'Fact', classes: 'govuk-tag--grey' })

export const markingWords = (marking: number): string =>
  marking === 0 ? 'OFFICIAL' : 'OFFICIAL-SENSITIVE'

export const markingTag = (marking: number): Html =>
  tag({
    text: markingWords(marking),
    classes: marking === 0 ? 'govuk-tag--grey' : 'govuk-tag--red bl-tag--whole',
  })

export const groupWords: Readonly<Record<number, string>> = {
  1: 'Group 1: certain public protection matters',
  2: 'Group 2: other sexual, violent or serious offences',
  3: 'Group 3: all other offences',
  4: 'Group 4: victims, witnesses and other matters',
}

/** A link to everything known of one person, place or thing. */
export const entityLink = (entityId: string, text: string): Html =>
  html`<a class="govuk-link" href="/workbench/entities/${entityId}">${text}</a>`

export const recordLink = (recordId: string, text: string): Html =>
  html`<a class="govuk-link" href="/workbench/records/${recordId}">${text}</a>`

/** Who did it, by name; jobs and rules keep what they call themselves. */
export const nameOf = (names: ReadonlyMap<string, string>, id: string | null): string =>
  id === null
    ? 'nobody'
    : (names.get(id) ?? (/^[0-9a-f-]{36}$/.test(id) ? 'a former member of staff' : id))
