import { parse } from 'csv-parse/sync'
import { checkBody, isDay } from '../model/check-body.ts'
import { type Element, type Model, ofKind } from '../model/element.ts'
import type { Body, Scalar } from '../model/field.ts'
import { plainWords } from '../model/words.ts'
import { compareBodies } from './comparisons.ts'
import { optionKinds } from './option-kinds.ts'

const { fields } = optionKinds.comparator
type Column = keyof typeof fields
export const comparisonColumns = Object.keys(fields) as readonly Column[]
/** More is no list that somebody has looked at. */
export const mostComparisons = 500

export type ComparisonLine = {
  /** Where it stands in the file, counted from 1. */
  readonly line: number
  readonly name: string
  readonly body: Body
  readonly faults: readonly string[]
  /** The same is kept already: it is left aside. */
  readonly isThere: boolean
  /** It would be kept, and not compared: most define the figure otherwise. */
  readonly isOtherwise: boolean
}

export type ReadComparisons = {
  /** What is wrong with the file as a whole. */
  readonly faults: readonly string[]
  readonly lines: readonly ComparisonLine[]
}

/** What a CSV file says of other bodies, line by line, held against what is kept. `today` is a day such as 2026-11-30. */
export function readComparisons(model: Model, text: string, today: string): ReadComparisons {
  const fileFault = (fault: string): ReadComparisons => ({ faults: [fault], lines: [] })
  let rows: Cells[]
  try {
    rows = cellsOf(text)
  } catch {
    return fileFault('The quotation marks in the file do not match')
  }
  const [head, ...rest] = rows
  if (!head || rest.length === 0)
    return fileFault('There is no line below the names of the columns')
  if (rest.length > mostComparisons) return fileFault(`More than ${mostComparisons} lines`)
  const names = head.cells.map(plainWords)
  const at = (column: Column) =>
    names.findIndex(name => name === column || name === plainWords(fields[column].words))
  const missing = comparisonColumns.filter(column => at(column) < 0)
  if (missing.length > 0) return fileFault(`There is no column “${missing.join('”, “')}”`)
  const read = rest.map(({ cells, line }) => ({
    line,
    width: cells.length,
    body: bodyOf(column => cells[at(column)] ?? ''),
  }))
  // What is kept, and then what stands above, by what it is about.
  const earlier = Map.groupBy(
    ofKind(model, 'comparator').map(each => each.body),
    aboutOf,
  )
  const lines = read.map(({ line, width, body }): ComparisonLine => {
    const about = aboutOf(body)
    const same = earlier.get(about) ?? []
    const isThere = same.some(each => sameBody(each, body))
    earlier.set(about, [...same, body])
    return {
      line,
      name: `${textOf(body, 'body')}: ${textOf(body, 'metric')}`.slice(0, 300),
      body,
      isThere,
      isOtherwise: false,
      faults: [
        ...(width === names.length ? [] : [`It has ${width} cells and the head ${names.length}`]),
        ...checkBody(fields, body, () => false).map(fault => fault.text),
        ...(isDay(textOf(body, 'date')) && textOf(body, 'date') > today
          ? [`${fields.date.words}: that day has not come`]
          : []),
        ...(same.length > 0 && !isThere
          ? ['Another value of this body, figure and day is kept or stands above: edit that one']
          : []),
      ],
    }
  })
  const otherwise = definedOtherwise(model, lines)
  return {
    faults: [],
    lines: lines.map(each => ({ ...each, isOtherwise: otherwise.has(`line-${each.line}`) })),
  }
}

type Cells = { readonly cells: readonly string[]; readonly line: number }

/** Cells of each line that is not empty, whatever separates them: the head says which it is. */
function cellsOf(text: string): Cells[] {
  const whole = text.replace(/^\uFEFF/, '')
  const head = whole.trimStart().split('\n')[0] ?? ''
  const delimiter = [',', ';', '\t'].sort((a, b) => head.split(b).length - head.split(a).length)[0]!
  const rows: Cells[] = []
  parse(whole, {
    delimiter,
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_empty_values: true,
    trim: true,
    on_record: (cells: string[], { lines }) => {
      rows.push({ cells, line: lines })
      return null
    },
  })
  return rows
}

const textOf = (body: Body, column: Column) => {
  const value = body[column]
  return typeof value === 'string' ? value : ''
}

function bodyOf(cell: (column: Column) => string): Body {
  const read: Record<string, Scalar> = {}
  for (const column of comparisonColumns) {
    const text = cell(column)
    if (text === '') continue
    read[column] = column === 'value' ? numberOf(text) : column === 'date' ? dayOf(text) : text
  }
  return read
}

/** What is no number or no day stays the text it was, so that the check names it. */
const numberOf = (text: string): number | string =>
  /^-?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?$/.test(text) ? Number(text.replaceAll(',', '')) : text

/** Spreadsheets write 31/12/2014. */
function dayOf(text: string): string {
  const british = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text)
  return british
    ? `${british[3]}-${british[2]!.padStart(2, '0')}-${british[1]!.padStart(2, '0')}`
    : text
}

const aboutOf = (body: Body) =>
  (['body', 'metric', 'date'] as const).map(column => plainWords(textOf(body, column))).join('\n')
const sameBody = (a: Body, b: Body) => comparisonColumns.every(column => a[column] === b[column])

const asElement = ({ line, body }: { line: number; body: Body }): Element => ({
  id: `line-${line}`,
  kind: 'comparator',
  name: '',
  body,
  number: 1,
  madeBy: '',
  madeAt: new Date(0),
})

function definedOtherwise(model: Model, lines: readonly ComparisonLine[]): Set<string> {
  const added = lines.filter(({ faults, isThere }) => faults.length === 0 && !isThere)
  const elements = [...ofKind(model, 'comparator'), ...added.map(asElement)]
  const compared = compareBodies({ ...model, elements })
  return new Set(compared.flatMap(({ otherwise }) => otherwise.map(({ id }) => id)))
}
