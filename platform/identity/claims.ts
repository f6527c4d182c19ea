export type Claims = Readonly<Record<string, unknown>>

/** A claim by its whole name, else the way its dots lead: names that are addresses hold dots themselves. */
export function readClaim(claims: Claims, name: string): unknown {
  if (Object.hasOwn(claims, name)) return claims[name]
  let value: unknown = claims
  for (const step of name.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined
    value = (value as Claims)[step]
  }
  return value
}

/** A list, or words in one text; what we do not know is dropped. */
export function readRoles(value: unknown, known: readonly string[]): string[] {
  const given =
    typeof value === 'string' ? value.split(/[\s,]+/) : Array.isArray(value) ? value : []
  return known.filter(role => given.includes(role))
}

export function readName(claims: Claims, otherwise: string): string {
  const words = ['name', 'preferred_username', 'email']
    .map(claim => claims[claim])
    .find((value): value is string => typeof value === 'string' && value.trim() !== '')
  return (words ?? otherwise).trim().slice(0, 200)
}
