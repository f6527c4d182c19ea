import type { Reading } from '@bluelamp/change'
import { type Html, html } from '@bluelamp/kit'
import { dayWords } from '../element-values.ts'
import { sayMargin } from './say-margin.ts'
import { strip, whole } from './strip.ts'

/** A share of 100 as a bar, with how sure it is; `to` marks where it is to be. */
export const shareBar = (
  { on, asked, share }: Reading,
  { words, to }: { words: string; to?: number },
): Html =>
  html`<div class="bl-share">${strip([whole, { share: share / 100, as: 'aimed' }], to === undefined ? undefined : to / 100)}
    ${share}% ${words}<span class="bl-when">${sayMargin(asked)}, ${asked.toLocaleString('en-GB')} asked, ${dayWords(on)}</span></div>`
