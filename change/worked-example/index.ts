import { outcomes } from './outcomes.ts'
import { ratings } from './ratings.ts'
import { cutOff, definitions } from './scope.ts'
import { services } from './services.ts'
import type { Told } from './told.ts'

export type { Told } from './told.ts'

/** A whole programme, for a newcomer to open: WMP2020 told again for the invented force. Nothing speaks of what comes later. */
export const workedExample: readonly Told[] = [
  ...definitions,
  ...outcomes,
  ...services,
  ...ratings,
  ...cutOff,
]
