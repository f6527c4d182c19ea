import { type Model, savingTracker } from '@bluelamp/change'
import { type Html, html, nothing } from '@bluelamp/kit'
import { moneyWords } from '../element-values.ts'
import { strip, whole } from './strip.ts'

/** The money to be found, what is aimed at and what was measured: never one without the others. */
export function tracker(model: Model): Html {
  const { target, aimed, realised } = savingTracker(model)
  if (target === 0) return nothing
  return html`<figure class="bl-tracker"><figcaption class="govuk-body">Of ${moneyWords(target)} to be found, benefits aim at ${moneyWords(aimed)} a year and ${moneyWords(realised)} a year was measured.</figcaption>
    ${strip([whole, { share: aimed / target, as: 'aimed' }, { share: realised / target, as: 'reached', thin: true }])}</figure>`
}
