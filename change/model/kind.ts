import type { Fields } from './field.ts'

/** The parts of the workbench, in the order in which a programme meets them. */
export const areas = {
  scope: 'Scope and rating',
  capability: 'Capability',
  voices: 'Voices',
  options: 'Options',
  money: 'Budget and commissioning',
  cases: 'Business cases',
  roadmap: 'Roadmap',
  benefits: 'Benefits',
  blueprint: 'Blueprint',
  organisation: 'Organisation and people',
  processes: 'Processes and channels',
  design: 'Design and innovation',
  governance: 'Governance',
} as const
export type Area = keyof typeof areas

/** A kind of element: what it is called, where it stands, what it says of itself. */
export type Kind = {
  readonly area: Area
  readonly words: string
  readonly plural: string
  readonly about: string
  readonly fields: Fields
  /** Fields its list shows; else the first short ones. */
  readonly listed?: readonly string[]
  /** The type it has in ArchiMate's terms, where it is part of the blueprint. */
  readonly archimate?: string
}
export type Kinds = Readonly<Record<string, Kind>>
