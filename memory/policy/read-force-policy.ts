import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadPolicy, type Policy } from '@bluelamp/platform'

const folder = import.meta.dirname

/** The force's policy as it stands in its files; a fault in any of them stops the start. */
export function readForcePolicy(): Policy {
  const files = readdirSync(folder).filter(file => file.endsWith('.cedar'))
  return loadPolicy({
    schema: readFileSync(join(folder, 'schema.cedarschema'), 'utf8'),
    policies: Object.fromEntries(
      files.map(file => [file, readFileSync(join(folder, file), 'utf8')]),
    ),
  })
}
