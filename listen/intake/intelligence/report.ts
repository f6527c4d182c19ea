import type { Mention } from '@bluelamp/memory'
import { type Static, Type } from 'typebox'
import type { Fault } from '../intake.ts'

/** 3x5x2, the grading of intelligence: source, information, handling. */
export const sourceGrades = [
  { code: '1', words: 'Reliable' },
  { code: '2', words: 'Untested' },
  { code: '3', words: 'Not reliable' },
] as const
export const informationGrades = [
  { code: 'A', words: 'Known directly to the source' },
  { code: 'B', words: 'Known indirectly to the source, but corroborated' },
  { code: 'C', words: 'Known indirectly to the source' },
  { code: 'D', words: 'Not known' },
  { code: 'E', words: 'Suspected to be false' },
] as const
export const handlingCodes = [
  { code: 'P', words: 'Lawful sharing is permitted' },
  { code: 'C', words: 'Lawful sharing is permitted with conditions' },
] as const

const text = (most: number) => Type.String({ maxLength: most })
const optional = (most: number) => Type.Optional(text(most))

export const IntelligenceLine = Type.Object({
  words: text(4000),
  source: text(1),
  information: text(1),
  handling: text(1),
  conditions: optional(1000),
})

export const IntelligenceSubject = Type.Object({
  name: optional(200),
  dateOfBirth: optional(10),
  address: optional(300),
  phone: optional(40),
  registration: optional(15),
})

/** What an officer writes, or another system sends. `scheme` is 5x5x5 only for old reports, which are kept as they were graded. */
export const IntelligenceReport = Type.Object({
  attemptId: Type.String({ format: 'uuid' }),
  title: text(200),
  scheme: Type.Optional(Type.Union([Type.Literal('3x5x2'), Type.Literal('5x5x5')])),
  happenedOn: optional(10),
  lines: Type.Array(IntelligenceLine, { minItems: 1, maxItems: 20 }),
  subjects: Type.Optional(Type.Array(IntelligenceSubject, { maxItems: 20 })),
  /** Who it comes from and how: kept apart, and sealed. */
  origin: Type.Optional(
    Type.Object({ name: optional(200), contact: optional(200), words: optional(4000) }),
  ),
})
export type IntelligenceReport = Static<typeof IntelligenceReport>
export type IntelligenceLine = Static<typeof IntelligenceLine>

const has = (list: readonly { code: string }[], code: string) =>
  list.some(each => each.code === code)

function gradeFaults(line: IntelligenceLine, legacy: boolean): [keyof IntelligenceLine, string][] {
  if (legacy) {
    return [
      ...(/^[A-E]$/.test(line.source) ? [] : [['source', 'must be A to E in 5x5x5'] as const]),
      ...(/^[1-5]$/.test(line.information)
        ? []
        : [['information', 'must be 1 to 5 in 5x5x5'] as const]),
      ...(/^[1-5]$/.test(line.handling) ? [] : [['handling', 'must be 1 to 5 in 5x5x5'] as const]),
    ].map(([field, message]) => [field, message])
  }
  return [
    ...(has(sourceGrades, line.source) ? [] : [['source', 'Grade the source: 1, 2 or 3'] as const]),
    ...(has(informationGrades, line.information)
      ? []
      : [['information', 'Grade the information: A to E'] as const]),
    ...(has(handlingCodes, line.handling)
      ? []
      : [['handling', 'Choose the handling: P or C'] as const]),
    ...(line.handling === 'C' && !line.conditions?.trim()
      ? [['conditions', 'Say under which conditions it may be shared'] as const]
      : []),
    ...(line.handling === 'P' && line.conditions?.trim()
      ? [['conditions', 'Conditions go with C: choose C, or take them out'] as const]
      : []),
  ].map(([field, message]) => [field, message])
}

const plain = (words: string) =>
  ` ${words
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `

/** Whether what will be read widely tells who the source is. */
function namesSource(
  words: string,
  { name, contact }: { name?: string; contact?: string },
): boolean {
  const where = plain(words)
  return [name, contact].some(each => {
    const wanted = plain(each ?? '')
    return wanted.trim().length >= 4 && where.includes(wanted)
  })
}

export function checkIntelligence(report: IntelligenceReport): Fault[] {
  const legacy = report.scheme === '5x5x5'
  const lines = report.lines.flatMap((line, at) => {
    const field = (name: string) => `lines.${at}.${name}`
    return [
      ...(line.words.trim() === ''
        ? [{ field: field('words'), message: 'Write what is known' }]
        : []),
      ...gradeFaults(line, legacy).map(([name, message]) => ({ field: field(name), message })),
      ...(report.origin && namesSource(line.words, report.origin)
        ? [
            {
              field: field('words'),
              message: 'The words tell who the source is: take the name or number out',
            },
          ]
        : []),
    ]
  })
  return [
    ...(report.title.trim() === '' ? [{ field: 'title', message: 'Give the report a title' }] : []),
    ...(report.origin && namesSource(report.title, report.origin)
      ? [
          {
            field: 'title',
            message: 'The title tells who the source is: take the name or number out',
          },
        ]
      : []),
    ...lines,
  ]
}

/** A reliable source whose information is suspected to be false: one of the two is graded wrong, or it needs saying why. */
export const contradictions = ({
  scheme,
  lines,
}: Pick<IntelligenceReport, 'scheme' | 'lines'>): number[] =>
  scheme === '5x5x5'
    ? []
    : lines.flatMap((line, at) => (line.source === '1' && line.information === 'E' ? [at] : []))

export const contradictionWords = (at: number): string =>
  `Line ${at + 1} is graded 1 with E: a reliable source, and information suspected to be false. Check both grades.`

export function subjectsOf(report: IntelligenceReport): Mention[] {
  return (report.subjects ?? []).flatMap((subject): Mention[] => {
    const value = (text: string | undefined) => text?.trim() ?? ''
    const details: Mention['details'] = [
      ...(value(subject.name) ? [{ name: 'name' as const, value: value(subject.name) }] : []),
      ...(value(subject.dateOfBirth)
        ? [{ name: 'date-of-birth' as const, value: value(subject.dateOfBirth) }]
        : []),
      ...(value(subject.phone) ? [{ name: 'phone' as const, value: value(subject.phone) }] : []),
      ...(value(subject.address)
        ? [{ name: 'address' as const, value: value(subject.address) }]
        : []),
    ]
    const registration = value(subject.registration)
    return [
      ...(details.length > 0
        ? [{ kind: 'person', subkind: 'person', role: 'subject', details } as const]
        : []),
      ...(registration
        ? [
            {
              kind: 'object',
              subkind: 'vehicle',
              role: 'subject',
              details: [{ name: 'registration', value: registration }],
            } as const,
          ]
        : []),
    ]
  })
}
