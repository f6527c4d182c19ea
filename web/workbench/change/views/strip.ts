import { type Html, html, nothing } from '@bluelamp/kit'

type Part = {
  /** Of the whole length, 0 to 1; what is longer ends with it. */
  readonly share: number
  readonly as: 'all' | 'aimed' | 'reached'
  /** Drawn over the others, so that they are still seen. */
  readonly thin?: boolean
}

const length = 300

/** Shares as lengths upon one another; `to` marks where it is to be. The words beside it say the same. */
export function strip(parts: readonly Part[], to?: number): Html {
  const along = (share: number) => length * Math.min(1, Math.max(0, share))
  return html`<svg viewBox="0 0 ${length} 10" preserveAspectRatio="none" class="bl-strip" aria-hidden="true">${parts.map(
    ({ share, as, thin }) =>
      html`<rect x="0" y="${thin ? 2 : 0}" width="${along(share)}" height="${thin ? 6 : 10}" class="bl-strip__${as}"></rect>`,
  )}${
    to === undefined
      ? nothing
      : html`<rect x="${Math.max(0, along(to) - 6)}" y="0" width="6" height="10" class="bl-strip__mark"></rect>`
  }</svg>`
}

export const whole: Part = { share: 1, as: 'all' }
