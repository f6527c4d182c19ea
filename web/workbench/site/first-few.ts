import { details, type Html, html } from '@bluelamp/kit'

const atOnce = 8

/** A long history: the newest at once, the rest when it is asked for. */
export function firstFew<T>(
  all: readonly T[],
  list: (some: readonly T[]) => Html,
  opens: (one: T) => boolean = () => false,
): Html {
  const rest = all.slice(atOnce)
  return html`${list(all.slice(0, atOnce))}${
    rest.length > 0 &&
    details({
      summaryText: rest.length === 1 ? '1 earlier record' : `${rest.length} earlier records`,
      open: rest.some(opens),
      html: list(rest),
    })
  }`
}
