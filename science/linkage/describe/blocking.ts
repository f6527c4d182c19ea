import type { BlockingRule, Field } from '../model.ts'

type Key = { readonly field: string; readonly as?: string }
const title = (keys: readonly Key[]) =>
  keys.map(k => (k.as ? `${k.field} (${k.as})` : k.field)).join(' and ')

/** Rules for the fields there are, more than needed: training chooses among them. */
export function defaultBlocking(fields: readonly Field[]): BlockingRule[] {
  const rules: BlockingRule[] = []
  const add = (cap: number, ...keys: Key[]) =>
    rules.push({ name: title(keys), keys, cap, proposed: true })
  const of = (...kinds: string[]) => fields.filter(f => kinds.includes(f.kind)).map(f => f.name)
  const names = of('full-name', 'given-name', 'family-name')
  const births = of('date-of-birth')
  const posts = of('postcode')
  const places = of('place-name')
  const strong = of('phone', 'email', 'identifier')
  const texts = of('text', 'address')
  const categories = of('category')
  for (const field of strong) add(100, { field })
  for (const name of names) {
    add(100, { field: name, as: 'variant-pairs' })
    add(100, { field: name, as: 'sound-pairs' })
    add(50, { field: name })
    for (const field of births) {
      add(100, { field: name, as: 'sounds' }, { field, as: 'year' })
      add(100, { field: name, as: 'variants' }, { field, as: 'date-parts' })
      add(100, { field: name, as: 'slips' }, { field })
    }
    for (const field of posts) add(100, { field: name, as: 'sounds' }, { field, as: 'outcode' })
    for (const field of places) add(100, { field: name, as: 'variants' }, { field })
    for (const field of places) add(100, { field: name, as: 'sounds' }, { field, as: 'sounds' })
    for (const field of [...texts, ...categories]) add(100, { field: name, as: 'words' }, { field })
  }
  for (const birth of births) {
    add(50, { field: birth })
    for (const field of posts)
      add(100, { field: birth, as: 'date-parts' }, { field, as: 'outcode' })
    for (const field of places) add(100, { field: birth, as: 'date-parts' }, { field })
    for (const field of categories) add(50, { field: birth }, { field })
  }
  for (const email of of('email')) add(50, { field: email, as: 'email-local' })
  for (const field of of('email', 'text')) add(50, { field, as: 'min-hash' })
  for (const post of posts) add(50, { field: post })
  for (const post of posts) for (const place of places) add(50, { field: post }, { field: place })
  return rules
}
