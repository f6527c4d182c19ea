import { handlingCodes, informationGrades, sourceGrades } from '@bluelamp/listen/contract'
import { fieldWords, type Statement } from '@bluelamp/memory'
import { valueWords } from '../likenesses/likeness-words.ts'

export type Said = Statement & {
  label: string
  /** As a person says it: a grade with its meaning, a date as a date. */
  words: string
}

const technical = /(^|\.)(id|easting|northing|invented|areaCode|attemptId)$/

/** What a record says, part by part, in the order and the words of whoever reads it. */
export function saidIn(kind: string, statements: readonly Statement[]): Said[] {
  const shown = statements.filter(({ path }) => !technical.test(path))
  return kind === 'intelligence'
    ? intelligence(shown)
    : shown
        .filter(({ path }) => !(kind === 'intelligence-source' && path === 'report'))
        .map(each => ({ ...each, label: labelOf(each.path), words: each.text }))
}

/** What a partner wrote under its own names for the columns keeps those names. */
const labelOf = (path: string): string =>
  path.startsWith('values.') ? `As sent: ${path.slice('values.'.length)}` : fieldWords(path)

const lineParts = ['words', 'source', 'information', 'handling', 'conditions']
const lineLabels: Readonly<Record<string, string>> = {
  words: 'what is known',
  source: 'source',
  information: 'information',
  handling: 'handling',
  conditions: 'conditions',
}
const topLabels: Readonly<Record<string, string>> = {
  title: 'Title',
  happenedOn: 'The day it is about',
  scheme: 'Graded',
}
const grades: Readonly<Record<string, readonly { code: string; words: string }[]>> = {
  source: sourceGrades,
  information: informationGrades,
  handling: handlingCodes,
}

/** A report graded line by line: each line with its grades, which are spelt out where the scheme is today's. */
function intelligence(statements: readonly Statement[]): Said[] {
  const is3x5x2 = statements.some(({ path, text }) => path === 'scheme' && text === '3x5x2')
  return statements
    .flatMap(each => {
      const [part = '', at = '', name = ''] = each.path.split('.')
      if (part === 'lines') {
        const grade = is3x5x2 && grades[name]?.find(({ code }) => code === each.text)
        return [
          {
            ...each,
            label: `Line ${Number(at) + 1}: ${lineLabels[name] ?? name}`,
            words: grade ? `${grade.code} – ${grade.words}` : each.text,
            place: 100 + Number(at) * 10 + lineParts.indexOf(name),
          },
        ]
      }
      if (part === 'subjects') {
        return [
          {
            ...each,
            label: `Person or vehicle ${Number(at) + 1}: ${fieldWords(name).toLowerCase()}`,
            words: valueWords(fieldWords(name).toLowerCase().replaceAll(' ', '-'), each.text),
            place: 1000 + Number(at),
          },
        ]
      }
      const place = Object.keys(topLabels).indexOf(part)
      // The rest is made of these, for searching.
      return place < 0 ? [] : [{ ...each, label: topLabels[part]!, words: each.text, place }]
    })
    .toSorted((one, other) => one.place - other.place)
}
