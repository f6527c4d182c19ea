import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  adjustForOptimism,
  BadOptimismBiasError,
  biasBounds,
  blendBias,
  mitigateBias,
  RiskCountedTwiceError,
} from './optimism-bias.ts'

const mixture = [
  { type: 'non-standard buildings', share: 0.3 },
  { type: 'standard buildings', share: 0.7 },
] as const

test('computers are equipment and development: 10 to 200% of capital, 10 to 54% of time', () => {
  assert.deepEqual(biasBounds('equipment and development', 'capital'), { upper: 200, lower: 10 })
  assert.deepEqual(biasBounds('equipment and development', 'duration'), { upper: 54, lower: 10 })
  assert.deepEqual(biasBounds('outsourcing', 'operating'), { upper: 41, lower: 0 })
  assert.throws(() => biasBounds('outsourcing', 'duration'), /no duration bias for outsourcing/)
})

test('the published mixture of buildings: 32.1% of capital and 14.5% of time', () => {
  assert.equal(blendBias(mixture, 'capital').upper.toFixed(1), '32.1')
  assert.equal(blendBias(mixture, 'duration').upper.toFixed(1), '14.5')
  const half = [{ type: 'standard buildings', share: 0.5 }] as const
  assert.throws(() => blendBias(half, 'capital'), /make 1/)
})

test('the published mitigation: 92% of 51% leaves 4%, 100m becomes 104m and with 7m to manage it 111m', () => {
  assert.equal(mitigateBias(51, 0.92).toFixed(0), '4')
  const cost = adjustForOptimism({
    estimate: 100,
    upper: 51,
    contributors: [
      { area: 'all', share: 1, mitigated: 0.92, evidence: 'review of the business case' },
    ],
    riskManagement: 7,
  })
  assert.equal((100 + cost.bias).toFixed(0), '104')
  assert.equal(cost.total.toFixed(0), '111')
  assert.throws(() => mitigateBias(51, 1.1), BadOptimismBiasError)
})

const areas = [
  { area: 'inadequate business case', share: 0.6, mitigated: 0 },
  { area: 'supplier', share: 0.4, mitigated: 0 },
]
const evidence = 'priced in the risk register'

test('a risk priced by itself and left in the bias is refused by name', () => {
  const risk = { name: 'the supplier fails', area: 'supplier', expectedCost: 5 }
  for (const mitigated of [0, 0.99]) {
    const contributors = [areas[0]!, { ...areas[1]!, mitigated, evidence }]
    assert.throws(
      () => adjustForOptimism({ estimate: 100, upper: 200, contributors, quantifiedRisks: [risk] }),
      (fault: RiskCountedTwiceError) =>
        fault instanceof RiskCountedTwiceError &&
        fault.risk === risk.name &&
        fault.area === 'supplier' &&
        fault.message.includes('"the supplier fails"'),
    )
  }
  const contributors = [areas[0]!, { ...areas[1]!, mitigated: 1, evidence }]
  const cost = adjustForOptimism({
    estimate: 100,
    upper: 200,
    contributors,
    quantifiedRisks: [risk],
  })
  assert.equal(cost.biasPercent, 120)
  assert.equal(cost.total, 225)
})

test('a mitigation without evidence, a risk in no area and shares that do not add up are refused', () => {
  const base = { estimate: 100, upper: 51 }
  const unproved = [areas[0]!, { ...areas[1]!, mitigated: 0.5, evidence: ' ' }]
  assert.throws(() => adjustForOptimism({ ...base, contributors: unproved }), /without evidence/)
  assert.throws(() => adjustForOptimism({ ...base, contributors: [areas[0]!] }), /make 1/)
  assert.throws(
    () =>
      adjustForOptimism({
        ...base,
        contributors: areas,
        quantifiedRisks: [{ name: 'flood', area: 'weather', expectedCost: 1 }],
      }),
    /"flood" lies in no area given: "weather"/,
  )
  assert.throws(
    () => adjustForOptimism({ ...base, estimate: -1, contributors: areas }),
    BadOptimismBiasError,
  )
})
