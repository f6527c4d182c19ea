import { existsSync } from 'node:fs'
import { join } from 'node:path'

/** Real open data lies beside the project and is never part of it. */
export const realData: string = join(import.meta.dirname, '../../../shared/data')

/** Why a test that needs real data is left out, or false where it can run. */
export const withoutRealData: string | false = existsSync(realData)
  ? false
  : `needs the open data in ${realData}, which is not here`
