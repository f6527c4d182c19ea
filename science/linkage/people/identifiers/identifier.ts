export type IdentifierKind =
  | 'pnc-id'
  | 'cro-number'
  | 'arrest-summons-number'
  | 'driver-number'
  | 'nhs-number'
  | 'national-insurance-number'
  | 'vehicle-registration'
  | 'imei'
  | 'prison-number'
  | 'probation-crn'

/**
 * An identifier as read: one normal form whichever way it was written. `check` says what its check
 * character says: right, wrong (with the `fault` in words), or none, because it has none that can be
 * worked. A wrong one is kept: a slip in an identifier still points near the right person.
 */
export type Identifier = {
  readonly kind: IdentifierKind
  readonly normal: string
  readonly check: 'right' | 'wrong' | 'none'
  readonly fault?: string
  readonly parts: Readonly<Record<string, string>>
}

export function checked(
  kind: IdentifierKind,
  normal: string,
  parts: Identifier['parts'],
  given: string,
  expected: string,
  what = 'letter',
): Identifier {
  if (given === expected) return { kind, normal, parts, check: 'right' }
  const fault = `The check ${what} is ${given}, but these numbers need ${expected}.`
  return { kind, normal, parts, check: 'wrong', fault }
}

export function unchecked(
  kind: IdentifierKind,
  normal: string,
  parts: Identifier['parts'] = {},
): Identifier {
  return { kind, normal, parts, check: 'none' }
}
