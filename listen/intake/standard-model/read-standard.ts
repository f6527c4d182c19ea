import type { DetailName, Mention } from '@bluelamp/memory'
import { readMoment } from '../dates.ts'
import {
  type Fault,
  type MentionDraft,
  type Reading,
  type RoleDraft,
  refused,
  refusedWhole,
  whole,
} from '../intake.ts'
import { shortened, tidy } from '../plain-text.ts'
import { isObject, type JsonObject, readJson, textOf, UnreadableError } from '../read-json.ts'
import { keyOf, leavesOf, type Resource, readDocument, type StandardDocument } from './document.ts'

export type StandardOptions = {
  /** Our own number in the national system; where it is set, what is meant for others is refused. */
  forceIdentifier: string | undefined
}

/** What a person is to the incident, by the name of the relationship; what is not here is linked under its own name. */
const roles: Readonly<Record<string, RoleDraft>> = {
  victim: { role: 'victim', dataSubject: 'victim' },
  witness: { role: 'witness', dataSubject: 'witness' },
  personReporting: { role: 'reporter', dataSubject: 'witness' },
  suspect: { role: 'suspect', dataSubject: 'suspect' },
  nextOfKin: { role: 'next-of-kin' },
}

const kebab = (name: string) =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)

/** Collects values and remembers which paths were understood, so that the rest can be listed. */
class Taken {
  readonly paths = new Set<string>()
  text(resource: Resource, ...names: string[]): string | undefined {
    for (const name of names) {
      const value = resource.attributes[name]
      const text = Array.isArray(value)
        ? value
            .filter(each => typeof each === 'string')
            .join(' ')
            .trim()
        : typeof value === 'number'
          ? String(value)
          : textOf(value)
      if (!text) continue
      for (const path of leavesOf(value, `${resource.path}.attributes.${name}`))
        this.paths.add(path)
      return text
    }
    return undefined
  }
}

const places = /^(location|address|postalAddress)$/i
const addressParts = [
  'addressLine1',
  'addressLine2',
  'addressLine3',
  'buildingName',
  'buildingNumber',
  'houseNumber',
  'street',
  'streetName',
  'locality',
  'town',
  'city',
  'county',
  'fullAddress',
  'locationDescription',
] as const

function detailsOf(
  resource: Resource,
  { byId }: StandardDocument,
  taken: Taken,
): Mention['details'] {
  const details: { name: DetailName; value: string }[] = []
  const add = (name: DetailName, value: string | undefined) => {
    if (value) details.push({ name, value: value.slice(0, 500).toWellFormed() })
  }
  if (resource.type === 'person') {
    const name = [
      taken.text(resource, 'givenName'),
      taken.text(resource, 'middleName'),
      taken.text(resource, 'surname'),
    ].filter(Boolean)
    add('name', name.join(' '))
    add('date-of-birth', taken.text(resource, 'dateOfBirth'))
  } else if (places.test(resource.type)) {
    const parts = addressParts.flatMap(part => taken.text(resource, part) ?? [])
    add('address', parts.join(', '))
    add('postcode', taken.text(resource, 'postcode', 'postCode'))
    add('uprn', taken.text(resource, 'uprn'))
  } else if (resource.type === 'vehicle') {
    add(
      'registration',
      taken.text(resource, 'registration', 'registrationNumber', 'vehicleRegistrationMark'),
    )
    add(
      'description',
      [taken.text(resource, 'make'), taken.text(resource, 'model'), taken.text(resource, 'colour')]
        .filter(Boolean)
        .join(' '),
    )
  } else if (resource.type === 'organisation') {
    add('name', taken.text(resource, 'name', 'organisationName'))
  } else {
    add('description', taken.text(resource, 'description', 'propertyDescription', 'name'))
    add('serial-number', taken.text(resource, 'serialNumber'))
    add('imei', taken.text(resource, 'imei', 'imeiNumber'))
  }
  for (const { to } of resource.relationships) {
    const other = byId.get(keyOf(to))
    if (!other) continue
    if (/telephone|phone/i.test(other.type)) {
      add('phone', taken.text(other, 'number', 'telephoneNumber', 'phoneNumber', 'value'))
    } else if (/e-?mail/i.test(other.type))
      add('email', taken.text(other, 'email', 'emailAddress', 'address', 'value'))
  }
  return details
}

/** A submission, the files and the channels of a person are not things of the incident by themselves. */
const notEntities =
  /^(submission|incident|attachment|sohAttachment|destinationEmailAddress|email|telephone)/i

function kindOf(type: string): Pick<Mention, 'kind' | 'subkind'> {
  if (type === 'person') return { kind: 'person', subkind: 'person' }
  if (type === 'organisation') return { kind: 'organisation', subkind: 'organisation' }
  if (places.test(type)) return { kind: 'place', subkind: 'address' }
  return { kind: 'object', subkind: type === 'vehicle' ? 'vehicle' : kebab(type) }
}

/** One role is one relationship: who is both witness and reporter is one person, linked under two roles. */
function mentionsOf(document: StandardDocument, taken: Taken): MentionDraft[] {
  const { incident, included, byId } = document
  return included
    .filter(resource => !notEntities.test(resource.type))
    .flatMap(resource => {
      const details = detailsOf(resource, document, taken)
      if (details.length === 0) return []
      const names = [
        ...incident.relationships
          .filter(({ to }) => keyOf(to) === keyOf(resource))
          .map(({ name }) => name),
        ...resource.relationships
          .filter(({ to }) => byId.get(keyOf(to)) === incident)
          .map(({ name }) => name),
        ...(places.test(resource.type)
          ? included.flatMap(other =>
              other.relationships
                .filter(({ to }) => keyOf(to) === keyOf(resource))
                .map(({ name }) => name),
            )
          : []),
      ]
      const [first, ...also] = [...new Set(names.length > 0 ? names : ['mentioned'])].map(
        (name): RoleDraft =>
          resource.type === 'person'
            ? (roles[name] ?? { role: kebab(name) })
            : { role: kebab(name) },
      )
      return [{ ...kindOf(resource.type), ...first!, also, details }]
    })
}

function times(
  incident: Resource,
  taken: Taken,
): { from?: Date | undefined; to?: Date | undefined } {
  const read = (name: string, part: string) => {
    const value = incident.attributes[name]
    const text = isObject(value) ? textOf(value[part]) : undefined
    const moment = text && readMoment(text, 'year-first')
    if (!moment) return undefined
    taken.paths.add(`data.attributes.${name}.${part}`)
    return moment
  }
  return {
    from: read('incidentStartDateTime', 'dateFrom'),
    to: read('incidentStartDateTime', 'dateTo'),
  }
}

const constrained = /^[A-Z]{3,5}_[A-Z0-9]{1,8}$/

/** Codes of the national lists, as they came: the lists' labels are not ours, and one code serves both languages. */
function codesOf({ byId }: StandardDocument, taken: Taken): Record<string, string> {
  const codes: Record<string, string> = {}
  for (const { path, attributes } of byId.values()) {
    for (const [name, value] of Object.entries(attributes)) {
      if (typeof value !== 'string' || !constrained.test(value)) continue
      codes[`${path}.${name}`] = value
      taken.paths.add(`${path}.attributes.${name}`)
    }
  }
  return codes
}

type File = { name: string; mediaType: string; size: number }

function filesOf({ included }: StandardDocument, taken: Taken): File[] {
  return included
    .filter(resource => /attachment/i.test(resource.type))
    .map(resource => {
      const name = taken.text(resource, 'fileName', 'filename', 'name') ?? 'unnamed'
      const mediaType = taken.text(resource, 'mimeType', 'contentType', 'mediaType') ?? 'unknown'
      const content = taken.text(resource, 'content', 'data', 'fileContent', 'base64') ?? ''
      return {
        name: name.slice(0, 200).toWellFormed(),
        mediaType: mediaType.slice(0, 100),
        size: Math.floor(content.length * 0.75),
      }
    })
}

function submissionFaults(submission: Resource | undefined, options: StandardOptions): Fault[] {
  if (!submission)
    return [
      {
        field: 'data.relationships.submission',
        message: 'must name a submission that is included',
      },
    ]
  const field = (name: string) => `${submission.path}.attributes.${name}`
  const { attributes } = submission
  const ours = options.forceIdentifier
  return [
    ...(textOf(attributes.submissionId)
      ? []
      : [{ field: field('submissionId'), message: 'must be given' }]),
    ...(attributes.submitTime === undefined ||
    readMoment(String(attributes.submitTime), 'year-first')
      ? []
      : [
          {
            field: field('submitTime'),
            message: 'must be a time with its offset, as 2026-11-20T14:00:00+00:00',
          },
        ]),
    ...(ours &&
    attributes.forceIdentifier !== undefined &&
    String(attributes.forceIdentifier) !== ours
      ? [{ field: field('forceIdentifier'), message: 'is that of another force' }]
      : []),
  ]
}

/** A submission of the national online service, full or skeleton, in the Standard Data Model. */
export function readStandard(bytes: Uint8Array, options: StandardOptions): Reading {
  let value: unknown
  try {
    value = readJson(bytes)
  } catch (error) {
    if (error instanceof UnreadableError) return refusedWhole(bytes, error.message)
    throw error
  }
  const { document, faults } = readDocument(value)
  if (!document) {
    return {
      items: [
        refused(
          whole(bytes),
          'The document does not have the shape of the Standard Data Model.',
          faults,
        ),
      ],
    }
  }
  const submission = document.included.find(resource => resource.type === 'submission')
  const wrong = submissionFaults(submission, options)
  if (wrong.length > 0 || !submission) {
    return {
      items: [refused(whole(bytes), 'The submission needs mending: see the fields.', wrong)],
    }
  }
  const taken = new Taken()
  const body = bodyOf(document, submission, taken)
  const mentions = mentionsOf(document, taken)
  const { from, to } = times(document.incident, taken)
  const files = filesOf(document, taken)
  const codes = codesOf(document, taken)
  const unmapped = [...document.byId.values()]
    .flatMap(resource => leavesOf(resource.attributes, `${resource.path}.attributes`))
    .filter(path => !taken.paths.has(path))
  const isSkeleton = document.included.every(resource => notEntities.test(resource.type))
  return {
    items: [
      {
        ...whole(bytes),
        is: 'read',
        key: String(submission.attributes.submissionId).toLowerCase(),
        digest: JSON.stringify(value),
        notes: [
          isSkeleton ? 'A skeleton: all that was said stands in its text.' : 'A full submission.',
          ...(unmapped.length > 0
            ? [`Not mapped, and kept in the original: ${unmapped.length} fields.`]
            : []),
        ],
        records: [
          {
            part: 'submission',
            kind: 'contact',
            channel: 'online',
            waits: true,
            occurredFrom: from,
            occurredTo: to && from && to >= from ? to : from,
            mentions,
            body: {
              ...body,
              form: isSkeleton ? 'skeleton' : 'full',
              codes,
              attachments: files,
              unmapped: unmapped.slice(0, 1000),
            },
          },
        ],
      },
    ],
  }
}

function bodyOf({ incident }: StandardDocument, submission: Resource, taken: Taken): JsonObject {
  const content = taken.text(submission, 'submissionContent')
  const description = taken.text(incident, 'incidentDescription')
  const words = tidy([description, content].filter(Boolean).join('\n\n'))
    .slice(0, 200_000)
    .toWellFormed()
  return {
    summary: shortened(description ?? content ?? 'An online submission', 160),
    words,
    submissionId: taken.text(submission, 'submissionId'),
    submittedAt: taken.text(submission, 'submitTime'),
    submissionCategory: taken.text(submission, 'category'),
    categorySubcode: taken.text(submission, 'categorySubcode'),
    customerReference: taken.text(submission, 'customerReferenceNumber'),
    externalReference: taken.text(submission, 'externalReferenceId'),
    forceIdentifier: taken.text(submission, 'forceIdentifier'),
  }
}
