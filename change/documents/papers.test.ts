import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { type BoardPaper, boardPaper, missingFromBoardPaper } from './board-paper.ts'
import { faultsOf } from './check-document.ts'
import { type DecisionNotice, decisionNotice, missingFromNotice } from './decision-notice.ts'
import { blocksOf, type Document, type FrontMatter, plain } from './document.ts'
import { optionsReport } from './options-report.ts'
import type { OptionsReport } from './options-report-input.ts'
import { paragraph } from './passage.ts'
import { marksOf } from './picture-marks.ts'
import { publicPart } from './public-part.ts'
import { writeHtml } from './write-html.ts'

const front: FrontMatter = {
  reference: 'CH/1',
  author: 'Head of change',
  date: '2026-11-30',
  status: 'Draft',
  marking: 'OFFICIAL',
}
const passage = (text: string) => ({ blocks: [paragraph(text)] })
const nothing = { blocks: [] }
const headings = (document: Document) => document.sections.map(({ heading }) => heading)
const exempt = { ground: 'Commercial interests: Freedom of Information Act 2000 s.43' }

const report: OptionsReport = {
  title: 'Options for mobile data',
  front,
  ambition: passage('a'),
  strategicIntent: passage('b'),
  financialContext: passage('c'),
  background: passage('d'),
  scope: { ...nothing, areas: [{ area: 'Response', class: 'core', outcomes: 'Less paper' }] },
  capability: {
    ...nothing,
    assessed: [{ capability: 'Devices', current: 1, target: 3, evidence: 'Survey' }],
  },
  engagement: { ...nothing, heard: [{ from: 'Staff', said: 'Slow', cameOfIt: 'Faster' }] },
  options: {
    ...nothing,
    options: [
      {
        name: 'Do <little>',
        description: 'Mend what is there.',
        costs: { startUp: 0, designAndBuild: 1000, implementation: 2000, ownership: 30000 },
        timescale: 'Two years',
        risks: [{ risk: 'It breaks', likelihood: 4, impact: 5, response: 'Treat' }],
      },
      {
        name: 'Replace',
        description: 'Buy anew.',
        costs: { startUp: 5000, designAndBuild: 100000, implementation: 50000, ownership: 20000 },
        timescale: 'Three years',
        risks: [{ risk: 'It is late', likelihood: 3, impact: 3, response: 'Tolerate' }],
      },
    ],
  },
  governance: { ...nothing, roles: [{ role: 'Owner', duty: 'Decides' }] },
}

describe('the options report', () => {
  test('has the nine contents of the terms of reference, in order', () => {
    const document = optionsReport(report)
    assert.deepEqual(headings(document), [
      'Ambition statement',
      'Strategic intent',
      'Financial context',
      'Background',
      'Scope',
      'Capability assessment',
      'Engagement with members of staff and the public',
      'Options analysis including costs, timescales and risks',
      'Governance',
    ])
    assert.deepEqual(faultsOf(document), [])
  })

  test('an empty section says that it is', () => {
    const empty = { ...report, ambition: passage('  '), governance: { ...nothing, roles: [] } }
    assert.deepEqual(faultsOf(optionsReport(empty)), [])
    assert.match(writeHtml(optionsReport(empty)), /Nothing is written here yet/)
  })

  test('costs add up, and their picture can be drawn anywhere', () => {
    const figure = [...blocksOf(optionsReport(report))].find(({ kind }) => kind === 'figure')
    assert.ok(figure?.kind === 'figure')
    assert.deepEqual(
      figure.data.rows.map(row => plain(row.at(-1) ?? '')),
      ['£33,000', '£175,000'],
    )
    assert.match(figure.alt, /2 options by phase, from £33,000 to £175,000/)
    const marks = marksOf(figure.svg) ?? assert.fail('not drawn')
    const words = marks.flatMap(mark => (mark.kind === 'words' ? [mark.text] : []))
    assert.ok(words.includes('Do <little>') && words.includes('£175,000'), words.join())
    const bars = marks.filter(mark => mark.kind === 'path').length
    assert.equal(bars, 1 + 2 * 4 + 4)
  })

  test('exempt costs are not in the public part', () => {
    const closed = { ...report, options: { ...report.options, costsExempt: exempt } }
    const [whole, open] = [optionsReport(closed), publicPart(optionsReport(closed))]
    assert.match(writeHtml(whole), /£175,000/)
    assert.doesNotMatch(writeHtml(open), /£175,000/)
    assert.match(writeHtml(open), /Do &lt;little&gt;/)
  })
})

const paper: BoardPaper = {
  title: 'Blueprint',
  front,
  meeting: 'Board',
  item: '3',
  purpose: passage('To ask.'),
  background: passage('As before.'),
  matters: [{ heading: 'The blueprint', blocks: [paragraph('First.'), paragraph('Second.')] }],
  financial: { ...passage('It costs £9,876.'), exempt },
  legal: passage('The contract.'),
  recommendations: ['That the board notes it.'],
  broughtBy: 'Chief constable',
}

describe('the board paper', () => {
  test('has its headings in order, and numbers its paragraphs through', () => {
    const document = boardPaper(paper)
    assert.deepEqual(headings(document), [
      'Purpose of the report',
      'Background',
      'The blueprint',
      'Financial implications',
      'Legal implications',
      'Recommendations',
    ])
    const texts = [...blocksOf(document)].flatMap(block =>
      block.kind === 'paragraph' ? [plain(block.text)] : [],
    )
    assert.deepEqual(texts, [
      '1. To ask.',
      '2. As before.',
      '3. First.',
      '4. Second.',
      '5. It costs £9,876.',
      '6. The contract.',
      'Chief constable',
    ])
    assert.deepEqual(faultsOf(document), [])
  })

  test('numbers stay when a part is left out', () => {
    const open = writeHtml(publicPart(boardPaper(paper)))
    assert.doesNotMatch(open, /9,876/)
    assert.match(open, /6\. The contract/)
  })

  test('tells what a board would miss', () => {
    assert.deepEqual(missingFromBoardPaper(paper), [])
    assert.deepEqual(missingFromBoardPaper({ ...paper, legal: nothing, recommendations: [] }), [
      'Legal implications',
      'Recommendations',
    ])
  })
})

const notice: DecisionNotice = {
  title: 'Mobile data is bought',
  front,
  decision: passage('To buy.'),
  reasons: passage('It saves time.'),
  options: [
    { name: 'Buy', chosen: true, why: 'Best value' },
    { name: 'Wait', chosen: false, why: 'Costs rise' },
  ],
  evidence: [{ says: 'Time is lost', source: 'Survey', href: 'https://example.org/survey' }],
  costs: {
    ...passage('From reserves.'),
    lines: [
      { what: 'Devices', year: '2027/28', pounds: 4321 },
      { what: 'Credit', year: '2027/28', pounds: -21 },
    ],
    linesExempt: exempt,
  },
  legal: passage('Within powers.'),
  financeOfficer: passage('Affordable.'),
  monitoringOfficer: passage('No comment.'),
  equality: passage('Assessed.'),
  dataProtection: passage('Assessed too.'),
  consultation: passage('Staff were asked.'),
  interests: [],
  signature: { role: 'commissioner', date: '2026-12-08' },
  publication: { date: '2026-12-10', where: 'the public site' },
  review: { date: '2027-12-08', by: 'head of change' },
}

describe('the decision notice', () => {
  test('has every field, in order', () => {
    const document = decisionNotice(notice)
    assert.deepEqual(headings(document), [
      'Decision',
      'Reasons',
      'Options considered',
      'Evidence',
      'Costs',
      'Legal implications',
      'Comments of the chief finance officer (section 151)',
      'Comments of the monitoring officer',
      'Equality',
      'Data protection',
      'Consultation',
      'Public and exempt parts',
      'Declared interests',
      'Signature',
      'Publication',
      'Review',
    ])
    assert.deepEqual(faultsOf(document), [])
    assert.deepEqual(missingFromNotice(notice), [])
    const markup = writeHtml(document)
    assert.match(markup, /£4,300/)
    assert.match(markup, /Signed by the commissioner on 8 December 2026\./)
    assert.match(markup, /None was declared/)
  })

  test('says which parts are exempt, and the public one does not hold them', () => {
    const open = writeHtml(publicPart(decisionNotice(notice)))
    assert.doesNotMatch(open, /4,3(21|00)/)
    assert.match(open, /Parts of this notice are exempt from publication/)
    const { linesExempt: _, ...costs } = notice.costs
    assert.match(writeHtml(decisionNotice({ ...notice, costs })), /All of this notice is public/)
  })

  test('nobody asked about interests is not the same as none declared', () => {
    const { interests: _, signature: __, ...unasked } = notice
    assert.deepEqual(missingFromNotice(unasked), ['Declared interests', 'Signature'])
  })
})
