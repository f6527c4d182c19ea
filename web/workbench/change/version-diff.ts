import { isDeepStrictEqual } from 'node:util'
import { type Body, type FieldValue, kindOf, type Model, type Version } from '@bluelamp/change'
import { type Html, html, nothing } from '@bluelamp/kit'
import { valueHtml } from './element-values.ts'

/** What a version changed, field by field: as it was, and as it is. */
export function differences(before: Version | undefined, after: Version, model: Model): Html {
  if (!before || before.body === null || after.body === null) return nothing
  const fields = kindOf(after.kind)?.fields ?? {}
  const changed = Object.entries(fields).filter(
    ([name]) => !isDeepStrictEqual(before.body?.[name], after.body?.[name]),
  )
  const renamed = before.name !== after.name
  if (changed.length === 0 && !renamed) return html`<br>Nothing was changed.`
  const shown = (body: Body | null, name: string) => {
    const value: FieldValue | undefined = body?.[name]
    return value === undefined
      ? html`<em>nothing</em>`
      : valueHtml(fields[name]!, value, model, ({ name: other }) => html`${other}`)
  }
  return html`<dl class="bl-diff">${renamed ? html`<dt>Name</dt><dd><del>${before.name}</del> <ins>${after.name}</ins></dd>` : nothing}${changed.map(
    ([name, field]) =>
      html`<dt>${field.words}</dt><dd><del>${shown(before.body, name)}</del> <ins>${shown(after.body, name)}</ins></dd>`,
  )}</dl>`
}
