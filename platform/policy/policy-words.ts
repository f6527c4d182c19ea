import type { Formula } from './policy-formula.ts'
import type { Plain, Side, Test } from './policy-residual.ts'

/** The formula as a sentence part: `owner is "ann" and marking is at most 1`. */
export function formulaWords(formula: Formula): string {
  switch (formula.is) {
    case 'always':
      return 'always'
    case 'never':
      return 'never'
    case 'met':
      return testWords(formula.test, formula.not)
    default: {
      const part = (f: Formula): string =>
        f.is === 'all' || f.is === 'any' ? `(${formulaWords(f)})` : formulaWords(f)
      return formula.of.map(part).join(formula.is === 'all' ? ' and ' : ' or ')
    }
  }
}

function testWords(test: Test, not: boolean): string {
  const left = sideWords(test.left)
  const isNot = not ? 'is not' : 'is'
  switch (test.test) {
    case 'present':
      return `${left} ${isNot} known`
    case 'isEmpty':
      return `${left} ${isNot} empty`
    case 'like': {
      const pattern = test.pattern.map(p => (p === 'Wildcard' ? '*' : p.Literal)).join('')
      return `${left} ${isNot} like "${pattern}"`
    }
    case 'equal':
      return `${left} ${isNot} ${sideWords(test.right)}`
    case 'less':
      return `${left} is ${not ? 'at least' : 'less than'} ${sideWords(test.right)}`
    case 'atMost':
      return `${left} is ${not ? 'more than' : 'at most'} ${sideWords(test.right)}`
    case 'contains':
      if (test.left.from === 'known') return `${sideWords(test.right)} ${isNot} one of ${left}`
      return `${left} ${not ? 'do not include' : 'include'} ${sideWords(test.right)}`
    case 'containsAll':
      return `${left} ${not ? 'do not include' : 'include'} all of ${sideWords(test.right)}`
    case 'containsAny':
      return `${left} ${not ? 'do not include' : 'include'} any of ${sideWords(test.right)}`
  }
}

function sideWords(side: Side): string {
  if (side.from === 'self') return 'its id'
  if (side.from === 'row') return side.path
  return typeof side.value === 'object'
    ? `[${side.value.map(plainWords).join(', ')}]`
    : plainWords(side.value)
}

const plainWords = (value: Plain): string =>
  typeof value === 'string' ? JSON.stringify(value) : String(value)
