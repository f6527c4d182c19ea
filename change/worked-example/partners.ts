import { districts as all } from '../organisation/partner-kinds.ts'
import type { Told } from './told.ts'

type District = keyof typeof all
type Joint = readonly [outcome: string, measure: string, owner: string]
type Say = {
  reviewed: string
  aims: string
  boundary: string
  both: string
  districts: readonly (readonly [District, string?])[]
  joint: readonly Joint[]
}

const partner = (key: string, name: string, say: Say): Told => ({
  key: `partner-${key}`,
  kind: 'partner',
  name,
  body: {
    reviewed: say.reviewed,
    aims: say.aims,
    boundary: say.boundary,
    both: `${say.both} (What is told of this partner is invented.)`,
    districts: say.districts.map(([district, how]) => ({ district, ...(how && { how }) })),
    joint: say.joint.map(([outcome, measure, owner]) => ({
      outcome: `outcome-${outcome}`,
      measure,
      ...(owner && { owner }),
    })),
  },
})

const everywhere = (Object.keys(all) as District[]).map(district => [district] as const)
const days = 'Days from the first sign to the first joint plan'
const again = 'Share of the cohort who offend again within 12 months'

export const partners: readonly Told[] = [
  partner('children', 'Children’s services of the councils', {
    reviewed: '2026-05-12',
    aims: 'A child at risk is seen by all who can help on the same day.',
    boundary: 'Councils decide on care; the force investigates crime and protects tonight.',
    both: 'Both visit the same family and write down the same history.',
    districts: [
      ['birmingham', 'Joint desk in one building'],
      ['coventry', 'Joint desk in one building'],
      ['dudley'],
      ['sandwell', 'Daily call'],
      ['solihull'],
      ['walsall', 'Daily call'],
      ['wolverhampton', 'Daily call'],
    ],
    joint: [['hidden', days, 'Head of public protection']],
  }),
  partner('health', 'Mental health trusts', {
    reviewed: '2026-02-03',
    aims: 'Somebody in crisis is met by a nurse, not held in a cell.',
    boundary: 'The trusts treat; the force comes where there is danger.',
    both: 'Both answer the same calls at night.',
    districts: [
      ['birmingham', 'Nurse in the control room'],
      ['solihull', 'Nurse in the control room'],
      ['sandwell'],
      ['wolverhampton'],
    ],
    joint: [
      ['hidden', days, 'Head of public protection'],
      ['repeat', 'People met three times or more in a year', 'Director of nursing'],
    ],
  }),
  partner('probation', 'Probation service', {
    reviewed: '2026-09-21',
    aims: 'Those who offend most stop.',
    boundary: 'Probation holds the sentence plan; the force acts when it is broken.',
    both: 'Both visit the same people at home.',
    districts: everywhere,
    joint: [['reoffend', again, 'Head of offender management']],
  }),
  // Looked at too long ago, and nobody owns what it is to bring: two findings to learn from.
  partner('housing', 'Housing associations', {
    reviewed: '2025-04-08',
    aims: 'Streets where a problem does not come back.',
    boundary: 'Landlords hold tenancies; the force deals with crime.',
    both: 'Both take complaints about the same neighbours.',
    districts: [['birmingham'], ['sandwell'], ['walsall', 'Shared patch list'], ['dudley']],
    joint: [['part', 'Local problems closed with the agreement of residents', '']],
  }),
  partner('fire', 'Fire and rescue service', {
    reviewed: '2026-07-15',
    aims: 'Homes that are safe from fire and from burglary.',
    boundary: 'Fire officers visit homes; the force gives advice on locks and follows up crime.',
    both: 'Both make visits about safety at home.',
    districts: everywhere,
    joint: [['repeat', 'Homes visited once for both reasons', 'Director of nursing']],
  }),
]
