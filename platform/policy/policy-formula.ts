import type { Column } from './policy-plan.ts'
import type { Residual, Side, Test } from './policy-residual.ts'

/**
 * When a residual is true, said without errors: only "all", "any" and single tests. A test that touches an absent attribute is
 * not met, whether it stands plain or negated; so SQL's NULL, which behaves alike under AND and OR, may stand for Cedar's error.
 */
export type Formula =
  | { is: 'always' | 'never' }
  | { is: 'all' | 'any'; of: readonly Formula[] }
  | { is: 'met'; test: Test; not: boolean }

const always: Formula = { is: 'always' }
const never: Formula = { is: 'never' }
type Known = ReadonlySet<string>

/** When the residual comes out as `want`, neither the other nor an error. */
export function outcome(r: Residual, want: boolean, present: Known = new Set()): Formula {
  switch (r.op) {
    case 'constant':
      return r.value === want ? always : never
    case 'errs':
      return never
    case 'not':
      return outcome(r.arg, !want, present)
    case 'and':
    case 'or': {
      // The right side counts only once the left has come out without error, as the one that does not settle it.
      const settling = r.op === 'or'
      if (want !== settling)
        return then(outcome(r.left, want, present), k => outcome(r.right, want, k), present)
      return any(
        outcome(r.left, want, present),
        then(defined(r.left, present), k => outcome(r.right, want, k), present),
      )
    }
    case 'if':
      return any(
        then(outcome(r.test, true, present), k => outcome(r.yes, want, k), present),
        then(outcome(r.test, false, present), k => outcome(r.no, want, k), present),
      )
    case 'test': {
      if (r.test.test === 'present' && present.has(key(r.test.left))) return want ? always : never
      const met: Formula = { is: 'met', test: r.test, not: !want }
      return then(
        r.test.test === 'present' && !want ? defined(r, present) : always,
        () => met,
        present,
      )
    }
  }
}

/** When evaluating the residual does not err. */
function defined(r: Residual, present: Known): Formula {
  switch (r.op) {
    case 'constant':
      return always
    case 'errs':
      return never
    case 'not':
      return defined(r.arg, present)
    case 'and':
    case 'or': {
      const settling = r.op === 'or'
      const right = (k: Known): Formula => any(outcome(r.left, settling, k), defined(r.right, k))
      return then(defined(r.left, present), right, present)
    }
    case 'if':
      return any(
        then(outcome(r.test, true, present), k => defined(r.yes, k), present),
        then(outcome(r.test, false, present), k => defined(r.no, k), present),
      )
    case 'test':
      return all(
        ...touched(r.test)
          .filter(c => !present.has(key(c)))
          .map(presence),
      )
  }
}

const presence = (column: Column): Formula => ({
  is: 'met',
  test: { test: 'present', left: column, within: undefined },
  not: false,
})

/** `first` and, knowing what it proves to be present, what follows. */
function then(first: Formula, next: (present: Known) => Formula, present: Known): Formula {
  if (first.is === 'never') return never
  return all(first, next(new Set([...present, ...proves(first)])))
}

function proves(formula: Formula): readonly string[] {
  if (formula.is === 'all') return formula.of.flatMap(proves)
  if (formula.is === 'any') {
    const [first = [], ...others] = formula.of.map(proves)
    return first.filter(path => others.every(other => other.includes(path)))
  }
  if (formula.is !== 'met') return []
  const { test } = formula
  // "size.words is not known" is met by a row without a size too, so it proves nothing.
  if (test.test === 'present' && formula.not) return []
  const columns = test.test === 'present' ? [test.left] : touched(test)
  return columns.map(key).flatMap(path => [path, String(path.split('.')[0])])
}

/** The attributes a test reads: absent, each of them makes it err. */
export function touched(test: Test): Column[] {
  if (test.test === 'present') {
    return test.within ? [test.within] : []
  }
  const sides: Side[] = 'right' in test ? [test.left, test.right] : [test.left]
  return sides.filter(side => side.from === 'row')
}

export const key = (column: Column): string => (column.from === 'self' ? '' : column.path)

export function all(...of: Formula[]): Formula {
  const parts = of.flatMap(f => (f.is === 'all' ? f.of : [f])).filter(f => f.is !== 'always')
  if (parts.some(f => f.is === 'never')) return never
  // "owner is known" need not be said beside "owner is ann".
  const said = new Set(parts.filter(f => !isPresence(f)).flatMap(proves))
  const needed = parts.filter(f => !isPresence(f) || !proves(f).every(path => said.has(path)))
  return needed.length > 1 ? { is: 'all', of: needed } : (needed[0] ?? always)
}

const isPresence = (f: Formula): boolean => f.is === 'met' && f.test.test === 'present' && !f.not

export function any(...of: Formula[]): Formula {
  const parts = of.flatMap(f => (f.is === 'any' ? f.of : [f])).filter(f => f.is !== 'never')
  if (parts.some(f => f.is === 'always')) return always
  return parts.length > 1 ? { is: 'any', of: parts } : (parts[0] ?? never)
}
