import type { Reading } from '@bluelamp/change'
import { type Html, html, nothing } from '@bluelamp/kit'
import { marginOfError } from '@bluelamp/science/statistics'
import { dayWords } from '../element-values.ts'

/** A share as a bar, with how sure it is; `to` marks where it is to be. */
export function shareBar(
  { on, asked, share }: Reading,
  { words, to }: { words: string; to?: number },
): Html {
  const sure = (100 * marginOfError({ answers: asked })).toFixed(0)
  const mark =
    to === undefined
      ? nothing
      : html`<rect x="${2 * to}" y="0" width="4" height="12" class="bl-span__mark"></rect>`
  return html`<div class="bl-share"><svg viewBox="0 0 204 12" aria-hidden="true">
    <rect x="0" y="1" width="204" height="10" class="bl-bar__all"></rect>
    <rect x="0" y="1" width="${2 * share}" height="10" class="bl-bar__aimed"></rect>${mark}</svg>
    ${share}% ${words}<span class="bl-when">±${sure} points, ${asked.toLocaleString('en-GB')} asked, ${dayWords(on)}</span></div>`
}
