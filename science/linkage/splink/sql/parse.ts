import type { Expression, Operator } from './expression.ts'
import { type Token, tokensOf, unreadable } from './tokens.ts'

const comparisons: Readonly<Record<string, Operator>> = {
  '=': '=',
  '==': '=',
  '<>': '<>',
  '!=': '<>',
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
}

/**
 * Reads a condition on two records as Splink writes it for DuckDB: columns end in _l or _r, or stand after
 * "l." or "r.". Throws `UnreadableSqlError`, naming the condition, at the first thing that is not understood.
 */
export function parseSql(sql: string): Expression {
  const tokens = tokensOf(sql)
  let at = 0
  const parameters: string[] = []

  const here = (): Token => tokens[at]!
  const is = (text: string, ahead = 0): boolean => {
    const token = tokens[at + ahead]
    return (
      token !== undefined &&
      (token.kind === 'sign' || token.kind === 'name') &&
      token.text.toLowerCase() === text
    )
  }
  const take = (text: string): boolean => {
    if (!is(text)) return false
    at++
    return true
  }
  const need = (text: string): void => {
    if (!take(text)) throw unreadable(sql, `"${text}" is missing before ${here().text}`, here().at)
  }
  const name = (): string => {
    const token = here()
    if (token.kind !== 'name' && token.kind !== 'quoted') {
      throw unreadable(sql, `a name is missing before ${token.text}`, token.at)
    }
    at++
    return token.text
  }
  const binary = (operator: Operator, left: Expression, right: Expression): Expression => ({
    kind: 'binary',
    operator,
    left,
    right,
  })

  const either = (): Expression => {
    let left = both()
    while (take('or')) left = binary('or', left, both())
    return left
  }
  const both = (): Expression => {
    let left = negated()
    while (take('and')) left = binary('and', left, negated())
    return left
  }
  const negated = (): Expression => (take('not') ? { kind: 'not', of: negated() } : compared())

  const compared = (): Expression => {
    let left = sum()
    for (;;) {
      const operator = here().kind === 'sign' ? comparisons[here().text] : undefined
      if (operator !== undefined) {
        at++
        left = binary(operator, left, sum())
      } else if (take('is')) left = isWhat(left)
      else if (is('not') && (is('in', 1) || is('between', 1))) {
        at++
        left = { kind: 'not', of: inOrBetween(left) }
      } else if (is('in') || is('between')) left = inOrBetween(left)
      else return left
    }
  }
  const isWhat = (left: Expression): Expression => {
    const negative = take('not')
    if (take('null')) {
      const test: Expression = { kind: 'is-null', of: left }
      return negative ? { kind: 'not', of: test } : test
    }
    if (take('distinct')) {
      need('from')
      return binary(negative ? 'is not distinct from' : 'is distinct from', left, sum())
    }
    const truth = take('true') ? true : take('false') ? false : undefined
    if (truth === undefined) throw unreadable(sql, `IS ${here().text} is not known`, here().at)
    const value: Expression = { kind: 'value', value: truth }
    return binary(negative ? 'is distinct from' : 'is not distinct from', left, value)
  }
  const inOrBetween = (of: Expression): Expression => {
    if (take('between')) {
      const low = sum()
      need('and')
      return binary('and', binary('>=', of, low), binary('<=', of, sum()))
    }
    need('in')
    need('(')
    return { kind: 'in', of, options: listUntil(')') }
  }

  const sum = (): Expression => {
    let left = product()
    for (;;) {
      if (take('+')) left = binary('+', left, product())
      else if (take('-')) left = binary('-', left, product())
      else if (take('||')) left = binary('||', left, product())
      else return left
    }
  }
  const product = (): Expression => {
    let left = signed()
    for (;;) {
      if (take('*')) left = binary('*', left, signed())
      else if (take('/')) left = binary('/', left, signed())
      else if (take('%')) left = binary('%', left, signed())
      else return left
    }
  }
  const signed = (): Expression => {
    if (take('-')) return { kind: 'minus', of: signed() }
    take('+')
    return followed()
  }
  const followed = (): Expression => {
    let of = primary()
    for (;;) {
      if (take('[')) {
        const index = either()
        need(']')
        of = { kind: 'item', of, index }
      } else if (take('::')) of = { kind: 'cast', of, type: typeName(), tries: false }
      else if (take('.')) of = { kind: 'member', of, name: name() }
      else return of
    }
  }
  const typeName = (): string => {
    let type = name().toLowerCase()
    if (take('(')) {
      listUntil(')')
      return type
    }
    while (take('[')) {
      need(']')
      type += '[]'
    }
    return type
  }
  const listUntil = (close: string): Expression[] => {
    const items: Expression[] = []
    if (take(close)) return items
    do items.push(argument())
    while (take(','))
    need(close)
    return items
  }

  /** An argument may be a lambda: `x -> ...`, `(x, y) -> ...` or `lambda x, y: ...`. */
  const argument = (): Expression => {
    if (is('lambda')) {
      at++
      const names = [name()]
      while (take(',')) names.push(name())
      need(':')
      return lambda(names)
    }
    if (is('->', 1)) {
      const names = [name()]
      need('->')
      return lambda(names)
    }
    if (is('(')) {
      let ahead = 1
      const names: string[] = []
      while (tokens[at + ahead]?.kind === 'name') {
        names.push(tokens[at + ahead]!.text)
        ahead++
        if (!is(',', ahead)) break
        ahead++
      }
      if (names.length > 0 && is(')', ahead) && is('->', ahead + 1)) {
        at += ahead + 2
        return lambda(names)
      }
    }
    return either()
  }
  const lambda = (names: readonly string[]): Expression => {
    parameters.push(...names)
    const body = either()
    parameters.length -= names.length
    return { kind: 'lambda', parameters: names, body }
  }

  const primary = (): Expression => {
    const token = here()
    if (token.kind === 'number') {
      at++
      return { kind: 'value', value: Number(token.text) }
    }
    if (token.kind === 'text') {
      at++
      return { kind: 'value', value: token.text }
    }
    if (take('(')) {
      const inside = either()
      need(')')
      return inside
    }
    if (take('[')) return { kind: 'list', items: listUntil(']') }
    if (token.kind === 'name') {
      if (take('true')) return { kind: 'value', value: true }
      if (take('false')) return { kind: 'value', value: false }
      if (take('null')) return { kind: 'value', value: null }
      if (take('case')) return cases()
      if ((is('cast') || is('try_cast')) && is('(', 1)) {
        const tries = is('try_cast')
        at += 2
        const of = either()
        need('as')
        const type = typeName()
        need(')')
        return { kind: 'cast', of, type, tries }
      }
      if (is('(', 1)) {
        at += 2
        return { kind: 'call', name: token.text.toLowerCase(), arguments: listUntil(')') }
      }
    }
    if (token.kind === 'name' || token.kind === 'quoted') return named(token)
    throw unreadable(sql, `${token.text} is not expected here`, token.at)
  }
  const named = (token: Token): Expression => {
    at++
    if (token.kind === 'name' && parameters.includes(token.text)) {
      return { kind: 'parameter', name: token.text }
    }
    const side = token.text.toLowerCase()
    if ((side === 'l' || side === 'r') && take('.')) return { kind: 'column', side, column: name() }
    const found = /^(.+)_([lr])$/i.exec(token.text)
    if (found === null) {
      throw unreadable(
        sql,
        `"${token.text}" is no column of the left or the right record`,
        token.at,
      )
    }
    return { kind: 'column', side: found[2]!.toLowerCase() as 'l' | 'r', column: found[1]! }
  }
  const cases = (): Expression => {
    const subject = is('when') ? undefined : either()
    const found: [Expression, Expression][] = []
    while (take('when')) {
      const when = either()
      need('then')
      found.push([subject === undefined ? when : binary('=', subject, when), either()])
    }
    const otherwise: Expression = take('else') ? either() : { kind: 'value', value: null }
    need('end')
    return { kind: 'case', cases: found, otherwise }
  }

  const whole = either()
  if (here().kind !== 'end') throw unreadable(sql, `${here().text} is not expected here`, here().at)
  return whole
}
