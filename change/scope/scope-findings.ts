import { idsIn, type Model } from '../model/element.ts'
import { type Finding, look, wrong } from '../model/finding.ts'
import { agreedDefinition, classify } from './classify.ts'
import { rateServices } from './rating.ts'
import { classes } from './scope-kinds.ts'
import { isDescribed, uncompared } from './service-outlook.ts'

export const scopeFindings = (model: Model, today: string): Finding[] =>
  rateServices(model).flatMap(({ service, ratings, toReconcile }) => {
    const { class: found, because } = classify(service)
    const out: Finding[] = []
    if (!found) out.push(wrong(service, because))
    else if (!agreedDefinition(model, found)) {
      out.push(
        look(
          service,
          `The definition of a ${classes[found].toLowerCase()} is not agreed by both parties`,
        ),
      )
    }
    if (idsIn(service, 'outcomes').length === 0)
      out.push(wrong(service, 'No modernisation outcome'))
    if (ratings.length < 2) out.push(look(service, `Rated by ${ratings.length} of at least 2`))
    if (toReconcile) out.push(wrong(service, 'Raters are more than one level apart'))
    const years = uncompared(service, today)
    if (years.length > 0)
      out.push(look(service, `Demand of ${years.join(', ')} was expected and never compared`))
    if (!isDescribed(service))
      out.push(look(service, 'How it is delivered, or to what standard, is not said'))
    return out
  })
