import {
  compileModel,
  compileNear,
  compileTies,
  lessNear,
  logOdds,
  openSum,
  probabilityOf,
  scaleOf,
} from '../compile/model.ts'
import type { Field, Finding, Model, RecordValues, Value, Weighed } from '../model.ts'
import { partsOf, readRecord } from '../table/table.ts'

/**
 * Weighs single pairs, to the bit as `predict` does (before it rounds the sum to 32 bits). Make once, use often: compiling
 * a model costs more than many pairs. Throws what compiling throws.
 */
export function openWeigh(model: Model): (left: RecordValues, right: RecordValues) => Weighed {
  const judges = compileModel(model)
  const scales = model.comparisons.map(scaleOf)
  const ties = compileTies(model)
  const near = compileNear(model)
  const prior = logOdds(model.prior)
  const places = judges.map(({ fields }) =>
    fields.map(name => model.fields.findIndex(field => field.name === name)),
  )
  const answer = { level: 0, frequency: 0 }
  const said = new Uint8Array(judges.length)
  const heard = new Float32Array(judges.length)
  const add = openSum(model)

  return (left, right) => {
    const l = readRecord(model.fields, left)
    const r = readRecord(model.fields, right)
    const findings: Finding[] = []
    for (const [c, judge] of judges.entries()) {
      const own = places[c]!
      judge.ask(
        own.map(at => l[at]!),
        own.map(at => r[at]!),
        answer,
      )
      const { level, frequency } = answer
      said[c] = level
      heard[c] = frequency
      const { bits, rarity, base } = scales[c]!
      const frequencyWeight = rarity[level]! > 0 ? rarity[level]! * (base[level]! - frequency) : 0
      findings.push({
        comparison: judge.comparison.name,
        level: judge.comparison.levels[level]!.label,
        weight: bits[level]! + frequencyWeight,
        frequencyWeight,
        left: show(
          own.map(at => model.fields[at]!),
          left,
        ),
        right: show(
          own.map(at => model.fields[at]!),
          right,
        ),
      })
    }
    for (const { a, b, bits, width } of ties) {
      const weight = bits[said[a]! * width + said[b]!]!
      if (weight === 0) continue
      const [one, two] = [findings[a]!, findings[b]!]
      findings.push({
        comparison: `${one.comparison} with ${two.comparison}`,
        level: `${one.level} with ${two.level}`,
        weight,
        frequencyWeight: 0,
        left: null,
        right: null,
      })
    }
    const sum = add(said, heard)
    for (const one of near) {
      // One after the other, so that each has a part of its own and the parts add up.
      const nearer = near.slice(0, near.indexOf(one) + 1)
      const weight = lessNear(sum, nearer, said) - lessNear(sum, nearer.slice(0, -1), said)
      // As with ties: what moves no weight by a twentieth of a bit is not told.
      if (weight < -0.05) findings.push(nearFinding(one.name, weight))
    }
    const weight = lessNear(sum, near, said)
    return { weight, probability: probabilityOf(weight), prior, findings }
  }
}

/** What speaks for two people near one another and not for one person, as a part of its own. */
const nearFinding = (name: string, weight: number): Finding => ({
  comparison: name,
  level: 'explains it too',
  weight,
  frequencyWeight: 0,
  left: null,
  right: null,
})

/** `openWeigh` for one pair. */
export function weigh(model: Model, left: RecordValues, right: RecordValues): Weighed {
  return openWeigh(model)(left, right)
}

/** What a record says of the fields of a comparison, as it came. */
function show(fields: readonly Field[], record: RecordValues): Value {
  const columns = [...new Set(fields.flatMap(field => field.from))]
  const values = columns.map(name => record[name] ?? null).filter(value => value !== null)
  if (values.length === 0) return null
  if (values.length === 1) return values[0]!
  return values.flatMap(value => (typeof value === 'string' ? partsOf(value) : value)).join(' ')
}
