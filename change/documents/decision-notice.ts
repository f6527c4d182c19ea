import { sayDay, sayPounds } from '../say.ts'
import type { Block, Document, Exemption, FrontMatter, Section } from './document.ts'
import { isEmpty, type Passage, paragraph, sectionOf } from './passage.ts'
import { groundsOf } from './public-part.ts'

export type ConsideredOption = {
  readonly name: string
  readonly chosen: boolean
  readonly why: string
}
export type Evidence = { readonly says: string; readonly source: string; readonly href?: string }
export type CostLine = { readonly what: string; readonly year: string; readonly pounds: number }
export type Interest = {
  readonly role: string
  readonly interest: string
  readonly whatWasDone: string
}

/** A decision as it is recorded and published. Two officers comment, and each has a place. */
export type DecisionNotice = {
  readonly title: string
  /** Its reference and its date are the decision's. */
  readonly front: FrontMatter
  readonly decision: Passage
  readonly reasons: Passage
  readonly options: readonly ConsideredOption[]
  readonly evidence: readonly Evidence[]
  readonly costs: Passage & {
    readonly lines: readonly CostLine[]
    readonly linesExempt?: Exemption
  }
  readonly legal: Passage
  /** The chief finance officer's, whom authorities call the section 151 officer. */
  readonly financeOfficer: Passage
  readonly monitoringOfficer: Passage
  readonly equality: Passage
  readonly dataProtection: Passage
  readonly consultation: Passage
  /** Empty where all were asked and none declared; not given where nobody was asked. */
  readonly interests?: readonly Interest[]
  readonly signature?: { readonly role: string; readonly date: string }
  readonly publication?: { readonly date: string; readonly where: string }
  readonly review?: { readonly date: string; readonly by: string }
}

const headings = {
  decision: 'Decision',
  reasons: 'Reasons',
  options: 'Options considered',
  evidence: 'Evidence',
  costs: 'Costs',
  legal: 'Legal implications',
  financeOfficer: 'Comments of the chief finance officer (section 151)',
  monitoringOfficer: 'Comments of the monitoring officer',
  equality: 'Equality',
  dataProtection: 'Data protection',
  consultation: 'Consultation',
  interests: 'Declared interests',
  signature: 'Signature',
  publication: 'Publication',
  review: 'Review',
} as const

type Field = keyof typeof headings
const fields = Object.keys(headings) as Field[]

/** What a notice must still be given before it can be signed and published; the signature itself comes last. */
export function missingFromNotice(notice: DecisionNotice): string[] {
  const written = passages(notice)
  return fields.filter(field => isEmpty(written[field].blocks)).map(field => headings[field])
}

export function decisionNotice(notice: DecisionNotice): Document {
  const written = passages(notice)
  const sections = fields.map(field => sectionOf(headings[field], written[field]))
  const document: Document = {
    title: notice.title,
    front: notice.front,
    sections,
    edition: 'whole',
  }
  const at = fields.indexOf('interests')
  return {
    ...document,
    sections: [...sections.slice(0, at), exemptParts(document), ...sections.slice(at)],
  }
}

function exemptParts(document: Document): Section {
  const grounds = groundsOf(document)
  return {
    heading: 'Public and exempt parts',
    blocks:
      grounds.length === 0
        ? [paragraph('All of this notice is public.')]
        : [
            paragraph('Parts of this notice are exempt from publication. The grounds are:'),
            { kind: 'list', items: grounds },
          ],
  }
}

function passages(notice: DecisionNotice): Record<Field, Passage> {
  const { costs, interests, signature, publication, review } = notice
  return {
    decision: notice.decision,
    reasons: notice.reasons,
    options: table(
      'Options considered',
      ['Option', 'Chosen', 'Why'],
      notice.options.map(({ name, chosen, why }) => [name, chosen ? 'Yes' : 'No', why]),
    ),
    evidence: {
      blocks:
        notice.evidence.length === 0
          ? []
          : [
              {
                kind: 'table',
                caption: 'Evidence relied on',
                head: ['What it says', 'Source'],
                rows: notice.evidence.map(({ says, source, href }) => [
                  says,
                  href ? [{ text: source, href }] : source,
                ]),
              },
            ],
    },
    costs: { ...costs, blocks: [...costs.blocks, ...costTable(notice.costs)] },
    legal: notice.legal,
    financeOfficer: notice.financeOfficer,
    monitoringOfficer: notice.monitoringOfficer,
    equality: notice.equality,
    dataProtection: notice.dataProtection,
    consultation: notice.consultation,
    interests:
      interests?.length === 0
        ? { blocks: [paragraph('All who took part were asked. None was declared.')] }
        : table(
            'Declared interests',
            ['Role', 'Interest', 'What was done'],
            (interests ?? []).map(one => [one.role, one.interest, one.whatWasDone]),
          ),
    signature: said(signature, ({ role, date }) => `Signed by the ${role} on ${sayDay(date)}.`),
    publication: said(publication, ({ date, where }) => `Published on ${sayDay(date)}: ${where}.`),
    review: said(review, ({ date, by }) => `To be reviewed by ${sayDay(date)}, by the ${by}.`),
  }
}

const said = <T>(value: T | undefined, say: (value: T) => string): Passage => ({
  blocks: value === undefined ? [] : [paragraph(say(value))],
})

const table = (
  caption: string,
  head: readonly string[],
  rows: readonly (readonly string[])[],
): Passage => ({ blocks: rows.length === 0 ? [] : [{ kind: 'table', caption, head, rows }] })

function costTable({ lines, linesExempt }: DecisionNotice['costs']): Block[] {
  if (lines.length === 0) return []
  const total = lines.reduce((sum, { pounds }) => sum + pounds, 0)
  return [
    {
      kind: 'table',
      caption: 'Costs of the decision',
      head: ['For', 'Year', 'Amount'],
      rows: [
        ...lines.map(({ what, year, pounds }) => [what, year, sayPounds(pounds)]),
        ['In all', '', sayPounds(total)],
      ],
      numeric: [2],
      ...(linesExempt ? { exempt: linesExempt } : {}),
    },
  ]
}
