import { type Html, html, table } from '@bluelamp/kit'

/** A table wider than a phone scrolls by itself, by keyboard too, and says what it is. */
export const wideTable = (label: string, options: Parameters<typeof table>[0]): Html =>
  html`<div class="bl-scroll" tabindex="0" role="region" aria-label="${label}">${table(options)}</div>`
