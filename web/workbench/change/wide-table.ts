import { type Html, html, table } from '@bluelamp/kit'

/** What is wider than a phone scrolls by itself, by keyboard too, and says what it is. */
export const scrollRegion = (label: string, content: Html): Html =>
  html`<div class="bl-scroll" tabindex="0" role="region" aria-label="${label}">${content}</div>`

export const wideTable = (label: string, options: Parameters<typeof table>[0]): Html =>
  scrollRegion(label, table(options))
