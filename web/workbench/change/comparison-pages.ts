import { type ComparisonLine, comparisonColumns, kinds, mostComparisons } from '@bluelamp/change'
import {
  button,
  csrfField,
  type FormErrors,
  fileUpload,
  type Html,
  heads,
  html,
  nothing,
  tag,
} from '@bluelamp/kit'
import type { ChangeLinks } from './change-links.ts'
import { wideTable } from './wide-table.ts'

type Form = { links: ChangeLinks; csrf: string }

const columnWords = (column: string) => kinds.comparator?.fields[column]?.words ?? column

/** What the cells of each column say. */
const says: Readonly<Record<(typeof comparisonColumns)[number], string>> = {
  body: 'the force or other organisation',
  metric: 'the figure, by the same name for all',
  definition: 'how they define it',
  value: 'a number alone, such as 1,234.5',
  denominator: 'per what: 1,000 people, an officer, 100 calls',
  source: 'where it was published',
  date: 'the day as at which it holds: 2014-12-31 or 31/12/2014',
}

export function chooseComparisonsPage({
  links,
  errors,
  csrf,
}: Form & { errors: FormErrors }): Html {
  return html`${errors.summary}<h1 class="govuk-heading-l">Bring in comparisons</h1>
    <p class="govuk-body">A CSV file, saved in UTF-8, of at most ${mostComparisons} lines. The first line names the columns, in any order:</p>
    <ul class="govuk-list govuk-list--bullet">${comparisonColumns.map(column => html`<li><code>${column}</code>: ${says[column]}</li>`)}</ul>
    <p class="govuk-body">You look at every line before anything is kept.</p>
    ${chooseForm({ links, csrf }, errors)}`
}

const chooseForm = ({ links, csrf }: Form, errors?: FormErrors): Html =>
  html`<form method="post" action="${links.comparisons}" enctype="multipart/form-data" novalidate>${csrfField(csrf)}
    ${fileUpload({ id: 'file', name: 'file', label: { text: 'CSV file' }, errorMessage: errors?.of('file') })}
    ${button({ text: 'Look at it' })}</form>`

/** Every line as it was read, with what is wrong with it. Nothing is kept while one has a fault. */
export function lookAtComparisonsPage({
  links,
  lines,
  csv,
  csrf,
}: Form & { lines: readonly ComparisonLine[]; csv: string }): Html {
  const faulty = lines.filter(({ faults }) => faults.length > 0).length
  const added = lines.filter(({ isThere }) => !isThere).length
  return html`<h1 class="govuk-heading-l">Look at the comparisons</h1>
    <p class="govuk-body">${count(lines.length)} read, ${faulty === 0 ? 'none with a fault' : `${faulty} with a fault`}. Nothing is kept yet.</p>
    ${wideTable('Lines of the file', {
      firstCellIsHeader: true,
      head: [
        ...heads('Line', 'What becomes of it'),
        ...comparisonColumns.map(column => ({ text: columnWords(column) })),
      ],
      rows: lines.map(line => [
        { text: String(line.line) },
        { html: becomes(line) },
        ...comparisonColumns.map(column => ({
          text: String(line.body[column] ?? ''),
          ...(column === 'date' && { classes: 'bl-nowrap' }),
        })),
      ]),
    })}
    ${
      faulty > 0
        ? html`<h2 class="govuk-heading-m">Mend the file and choose it again</h2>${chooseForm({ links, csrf })}`
        : added === 0
          ? html`<p class="govuk-body">All of it is kept already.</p>`
          : html`<form method="post" action="${links.comparisons}/keep" novalidate>${csrfField(csrf)}<input type="hidden" name="csv" value="${csv}">
            ${button({ text: added === 1 ? 'Keep the comparison' : `Keep the ${added} comparisons` })}</form>`
    }`
}

const count = (lines: number) => (lines === 1 ? 'One line' : `${lines} lines`)

function becomes({ faults, isThere, isOtherwise }: ComparisonLine): Html {
  if (faults.length > 0) {
    return html`${tag({ text: 'Mend', classes: 'govuk-tag--red' })}<ul class="govuk-list govuk-list--bullet bl-faults">${faults.map(fault => html`<li>${fault}</li>`)}</ul>`
  }
  if (isThere) return tag({ text: 'Kept already', classes: 'govuk-tag--grey' })
  return html`${tag({ text: 'New', classes: 'govuk-tag--green' })}${
    isOtherwise
      ? html`<span class="bl-when">Kept and not compared: most define it otherwise</span>`
      : nothing
  }`
}
