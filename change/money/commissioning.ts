import {
  byId,
  type Element,
  idsIn,
  type Model,
  namedIn,
  numberIn,
  ofKind,
  rowsIn,
  textIn,
} from '../model/element.ts'
import { type Finding, look, wrong } from '../model/finding.ts'

export type PaidOutcome = {
  readonly outcome: string
  readonly counts: string
  readonly tariff: number
  readonly cap: number
  readonly achieved: number
  /** What is paid for: never more than the cap. */
  readonly paidFor: number
  readonly amount: number
}

export type Payment = {
  readonly rows: readonly PaidOutcome[]
  /** By the outcomes alone. */
  readonly earned: number
  /** Never above the agreed maximum; nothing while interests are not declared. */
  readonly due: number
  readonly blocked: boolean
}

export function paymentOf(commission: Element): Payment {
  const rows = rowsIn(commission, 'paid').map((row): PaidOutcome => {
    const [tariff, cap] = [Math.max(0, Number(row.tariff)), Number(row.cap)]
    const achieved = Number(row.achieved ?? 0)
    const paidFor = Math.min(achieved, cap)
    const [outcome, counts] = [String(row.outcome), String(row.counts)]
    return { outcome, counts, tariff, cap, achieved, paidFor, amount: tariff * paidFor }
  })
  const earned = rows.reduce((sum, { amount }) => sum + amount, 0)
  const maximum = Math.max(0, numberIn(commission, 'maximum') ?? 0)
  const blocked = !declaresInterests(commission)
  return { rows, earned, due: blocked ? 0 : Math.min(earned, maximum), blocked }
}

const declaresInterests = (commission: Element): boolean =>
  textIn(commission, 'interests').trim() !== ''

export type Trace = {
  readonly need: Element | undefined
  readonly service: Element | undefined
  readonly outcomes: readonly Element[]
  readonly gaps: readonly string[]
}

/** From the need over the service to what is to be different, and where that way is broken. */
export function traceOf(model: Model, commission: Element): Trace {
  const need = byId(model, commission.body.need)
  const service = byId(model, commission.body.service)
  const outcomes = namedIn(model, commission, 'outcomes')
  const named = new Set(outcomes.map(({ id }) => id))
  const served = new Set(service ? idsIn(service, 'outcomes') : [])
  const unnamed = paymentOf(commission).rows.filter(({ outcome }) => !named.has(outcome))
  const apart = service ? outcomes.filter(({ id }) => !served.has(id)) : []
  return {
    need,
    service,
    outcomes,
    gaps: [
      ...(need ? [] : ['It meets no need']),
      ...(service ? [] : ['It is part of no service']),
      ...(need && service && !idsIn(need, 'services').includes(service.id)
        ? [`“${service.name}” does not meet the need “${need.name}”`]
        : []),
      ...(outcomes.length > 0 ? [] : ['It serves no outcome']),
      ...apart.map(outcome => `“${service?.name}” does not serve “${outcome.name}”`),
      ...[...new Set(unnamed.map(({ outcome }) => outcome))].map(
        id => `It pays for “${byId(model, id)?.name ?? 'an outcome'}”, which it does not serve`,
      ),
    ],
  }
}

export const commissionFindings = (model: Model): Finding[] => [
  ...ofKind(model, 'commissioning-need')
    .filter(need => !ofKind(model, 'commission').some(each => each.body.need === need.id))
    .map(need => look(need, 'Nobody is commissioned to meet it')),
  ...ofKind(model, 'commission').flatMap(commission => [
    ...(declaresInterests(commission)
      ? []
      : [wrong(commission, 'No interests are declared: nothing is paid')]),
    ...(textIn(commission, 'sort') === 'grant' && textIn(commission, 'conditions').trim() === ''
      ? [wrong(commission, 'A grant without conditions')]
      : []),
    ...(rowsIn(commission, 'paid').some(({ tariff }) => Number(tariff) < 0)
      ? [wrong(commission, 'A tariff is below nothing')]
      : []),
    ...traceOf(model, commission).gaps.map(gap => look(commission, gap)),
  ]),
]
