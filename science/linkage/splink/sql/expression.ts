export type Operator =
  | '+'
  | '-'
  | '*'
  | '/'
  | '%'
  | '||'
  | '='
  | '<>'
  | '<'
  | '<='
  | '>'
  | '>='
  | 'and'
  | 'or'
  | 'is distinct from'
  | 'is not distinct from'

/** A condition as read, before it is made a function or recognised as a test. */
export type Expression =
  | { readonly kind: 'value'; readonly value: string | number | boolean | null }
  | { readonly kind: 'column'; readonly side: 'l' | 'r'; readonly column: string }
  | { readonly kind: 'parameter'; readonly name: string }
  | { readonly kind: 'minus'; readonly of: Expression }
  | { readonly kind: 'not'; readonly of: Expression }
  | {
      readonly kind: 'binary'
      readonly operator: Operator
      readonly left: Expression
      readonly right: Expression
    }
  | { readonly kind: 'is-null'; readonly of: Expression }
  | { readonly kind: 'in'; readonly of: Expression; readonly options: readonly Expression[] }
  | {
      readonly kind: 'case'
      readonly cases: readonly (readonly [when: Expression, then: Expression])[]
      readonly otherwise: Expression
    }
  | {
      readonly kind: 'cast'
      readonly of: Expression
      readonly type: string
      readonly tries: boolean
    }
  | { readonly kind: 'call'; readonly name: string; readonly arguments: readonly Expression[] }
  | { readonly kind: 'lambda'; readonly parameters: readonly string[]; readonly body: Expression }
  | { readonly kind: 'list'; readonly items: readonly Expression[] }
  | { readonly kind: 'item'; readonly of: Expression; readonly index: Expression }
  | { readonly kind: 'member'; readonly of: Expression; readonly name: string }

/** Every expression within one, itself first. */
export function* within(expression: Expression): Generator<Expression> {
  yield expression
  for (const part of partsOf(expression)) yield* within(part)
}

function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'value':
    case 'column':
    case 'parameter':
      return []
    case 'minus':
    case 'not':
    case 'is-null':
    case 'cast':
    case 'member':
      return [expression.of]
    case 'binary':
      return [expression.left, expression.right]
    case 'in':
      return [expression.of, ...expression.options]
    case 'case':
      return [...expression.cases.flat(), expression.otherwise]
    case 'call':
      return expression.arguments
    case 'lambda':
      return [expression.body]
    case 'list':
      return expression.items
    case 'item':
      return [expression.of, expression.index]
  }
}
