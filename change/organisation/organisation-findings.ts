import { byId, idsIn, type Model, ofKind, textIn } from '../model/element.ts'
import { type Finding, look, wrong } from '../model/finding.ts'
import { sayDay } from '../say.ts'
import { holderCount, thinlyHeld } from './expertise.ts'
import { concernsOf, untoldProjects, waitsTooLong } from './impacts.ts'
import { jointOutcomes, notReviewed } from './partnership.ts'
import { structureFindings } from './structure-findings.ts'

export const organisationFindings = (model: Model, today: string): Finding[] => [
  ...structureFindings(model, today),
  ...expertiseFindings(model),
  ...impactFindings(model, today),
  ...partnerFindings(model, today),
]

/** Held by too few is wrong until a risk says so; then it is still to be looked at. */
const expertiseFindings = (model: Model): Finding[] =>
  thinlyHeld(model).map(expertise => {
    const held = holderCount(expertise) === 0 ? 'nobody holds it' : 'one alone holds it'
    const risk = idsIn(expertise, 'risk').length > 0
    return risk
      ? look(expertise, `Critical, and ${held}: a risk speaks of it`)
      : wrong(expertise, `Critical, and ${held}: no risk speaks of it`)
  })

const impactFindings = (model: Model, today: string): Finding[] => [
  ...ofKind(model, 'impact').flatMap(impact =>
    concernsOf(impact, today)
      .filter(waitsTooLong)
      .map(({ what, waits }) => wrong(impact, `No answer for ${waits} days: ${what}`)),
  ),
  ...untoldProjects(model).map(project =>
    look(project, 'It is planned, and nobody has said what it changes for our people'),
  ),
]

const partnerFindings = (model: Model, today: string): Finding[] => [
  ...ofKind(model, 'partner')
    .filter(partner => notReviewed(partner, today))
    .map(partner =>
      look(partner, `Not looked at together since ${sayDay(textIn(partner, 'reviewed'))}`),
    ),
  ...jointOutcomes(model)
    .filter(({ owners }) => owners.length !== 1)
    .flatMap(({ outcome, owners, partners }) => {
      const name = byId(model, outcome)?.name ?? 'an outcome'
      const text =
        owners.length === 0
          ? `Nobody owns the joint measure of “${name}”`
          : `The joint measure of “${name}” has ${owners.length} owners: ${owners.join(', ')}`
      return partners.slice(0, 1).map(partner => wrong(partner, text))
    }),
]
