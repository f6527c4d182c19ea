import type { Area, Element } from '@bluelamp/change'
import { type Html, html, join } from '@bluelamp/kit'

type Named = Pick<Element, 'id' | 'name'>

/** Where the parts of a programme are found. */
export const changeLinks = (programmeId: string) => {
  const base = `/workbench/change/${programmeId}`
  const element = (id: string) => `${base}/element/${id}`
  /** By its name, or by words that say more where it stands. */
  const to = ({ id, name }: Named, words = name): Html =>
    html`<a class="govuk-link" href="${element(id)}">${words}</a>`
  return {
    home: base,
    area: (area: Area) => `${base}/${area}`,
    element,
    to,
    list: (elements: readonly Named[]): Html =>
      join(
        elements.map(each => to(each)),
        ', ',
      ),
    edit: (id: string) => `${base}/element/${id}/edit`,
    add: (kind: string) => `${base}/new/${kind}`,
    comparisons: `${base}/options/compare`,
    history: `${base}/history`,
  }
}
export type ChangeLinks = ReturnType<typeof changeLinks>
