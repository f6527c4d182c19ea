/** A dated value of a list, as the loader puts it into `memory.reference_code`. */
export type ReferenceRow = {
  list: string
  code: string
  label: string
  attributes: Readonly<Record<string, unknown>>
  validFrom: string
  source: string
}
