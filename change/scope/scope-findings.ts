import { idsIn, type Model } from '../model/element.ts'
import { type Finding, look, wrong } from '../model/finding.ts'
import { agreedDefinition, classify } from './classify.ts'
import { rateServices } from './rating.ts'
import { classes } from './scope-kinds.ts'

export const scopeFindings = (model: Model): Finding[] =>
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
    return out
  })
