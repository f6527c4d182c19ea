import { benefitFaults } from '../benefits/benefit-tree.ts'
import {
  actNow,
  currentLevel,
  evidencedLevel,
  isUnsupported,
  missingFacts,
  orphans,
} from '../capability/inventory.ts'
import { isOpenEntry, riskScore } from '../governance/signing.ts'
import { transferFaults } from '../options/short-list.ts'
import { agreedDefinition, classify } from '../scope/classify.ts'
import { rateServices } from '../scope/rating.ts'
import { classes } from '../scope/scope-kinds.ts'
import { isAnswered } from '../voices/themes.ts'
import { type Element, idsIn, isYes, type Model, ofKind, textIn } from './element.ts'
import type { Finding } from './finding.ts'
import type { Area } from './kind.ts'

const yearMs = 366 * 86_400_000

/** All that the rules see in a programme, in order of its parts. `today` is a day such as 2026-11-30. */
export function findings(model: Model, today: string): Finding[] {
  const out: Finding[] = []
  const say = (area: Area, weight: Finding['weight'], { id }: Element, text: string) =>
    out.push({ area, weight, element: id, text })

  for (const { service, ratings, toReconcile } of rateServices(model)) {
    const { class: found, because } = classify(service)
    if (!found) say('scope', 'wrong', service, because)
    else if (!agreedDefinition(model, found)) {
      say(
        'scope',
        'look',
        service,
        `The definition of a ${classes[found].toLowerCase()} is not agreed by both parties`,
      )
    }
    if (idsIn(service, 'outcomes').length === 0)
      say('scope', 'wrong', service, 'No modernisation outcome')
    if (ratings.length < 2)
      say('scope', 'look', service, `Rated by ${ratings.length} of at least 2`)
    if (toReconcile) say('scope', 'wrong', service, 'Raters are more than one level apart')
  }
  for (const capability of ofKind(model, 'capability')) {
    const held = evidencedLevel(capability)
    if (currentLevel(capability) > held) {
      say(
        'capability',
        'wrong',
        capability,
        `Level ${currentLevel(capability)} is said, evidence holds up ${held}`,
      )
    }
  }
  for (const system of ofKind(model, 'application')) {
    if (isUnsupported(system, today))
      say('capability', 'look', system, `Support ended on ${textIn(system, 'supportEnds')}`)
    const missing = missingFacts(system)
    if (missing.length > 0)
      say('capability', 'look', system, `${missing.length} facts of its record are missing`)
  }
  for (const system of actNow(model, today))
    say('capability', 'wrong', system, 'Act now: it may fail, or is critical and out of support')
  const { lines, outcomes, systems } = orphans(model)
  for (const line of lines)
    say('capability', 'wrong', line, 'It serves no outcome and cannot be approved')
  for (const system of systems) say('capability', 'look', system, 'It serves no outcome')
  for (const outcome of outcomes)
    say('capability', 'look', outcome, 'No system and no investment serves it')
  for (const theme of ofKind(model, 'theme'))
    if (!isAnswered(theme)) say('voices', 'wrong', theme, 'Not answered yet')
  for (const option of ofKind(model, 'option')) {
    for (const fault of transferFaults(model, option)) say('options', 'wrong', option, fault)
  }
  for (const each of ofKind(model, 'collaboration')) {
    const missing = ['basis', 'control', 'baseline', 'owner'].filter(
      field => textIn(each, field) === '',
    )
    if (textIn(each, 'status') !== 'idea' && missing.length > 0) {
      say(
        'options',
        'wrong',
        each,
        'Legal basis, control, baseline and owner come before it is proposed',
      )
    }
  }
  for (const need of ofKind(model, 'need')) {
    if (textIn(need, 'project') === '' && textIn(need, 'review') < today)
      say('roadmap', 'wrong', need, 'Its review is past')
  }
  for (const benefit of ofKind(model, 'benefit')) {
    for (const fault of benefitFaults(model, benefit))
      say('benefits', 'wrong', benefit, sentence(fault))
  }
  for (const component of ofKind(model, 'component')) {
    const age = Date.parse(today) - Date.parse(textIn(component, 'refreshed'))
    if (age > yearMs) say('blueprint', 'look', component, 'Not refreshed for more than a year')
  }
  for (const entry of ofKind(model, 'raid').filter(isOpenEntry)) {
    if (textIn(entry, 'review') < today) say('governance', 'look', entry, 'Its review is past')
    if (riskScore(entry) >= 20 && textIn(entry, 'doing') === '')
      say('governance', 'wrong', entry, 'Weighs 20 or more, and nothing is being done')
  }
  for (const paper of ofKind(model, 'paper')) {
    const late = (paper.body.actions as readonly Record<string, unknown>[] | undefined)?.some(
      action => action.done !== true && String(action.by) < today,
    )
    if (late) say('governance', 'look', paper, 'An action is late')
  }
  for (const project of ofKind(model, 'project')) {
    if (isYes(project, 'must') && project.body.start === undefined)
      say('roadmap', 'look', project, 'It must be done and is not planned')
    if (idsIn(project, 'outcomes').length === 0)
      say('roadmap', 'look', project, 'It serves no outcome')
  }
  return out
}

const sentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
