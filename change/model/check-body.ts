import { cleanText } from '../documents/clean-text.ts'
import type { Body, Field, Fields, FieldValue, Row, Scalar, ScalarField } from './field.ts'

/** What is wrong with a field, for the person who filled it in. Rows are counted from 1. */
export type BodyFault = { readonly field: string; readonly text: string }

const mostText = 20_000
const mostRows = 400
const mostPence = 1e13
const day = /^\d{4}-\d{2}-\d{2}$/

/** Holds a body against its fields: nothing unknown, nothing of a wrong type, nothing dangling (`exists` says what there is). */
export function checkBody(
  fields: Fields,
  body: Body,
  exists: (id: string, kinds: readonly string[]) => boolean,
): BodyFault[] {
  const faults: BodyFault[] = []
  for (const name of Object.keys(body)) {
    if (!Object.hasOwn(fields, name))
      faults.push({ field: name, text: `There is no field “${name}”` })
  }
  for (const [name, field] of Object.entries(fields)) {
    const value = body[name]
    if (isEmpty(value)) {
      if (field.required) faults.push({ field: name, text: `${field.words}: say something here` })
      continue
    }
    for (const text of faultsIn(field, value, exists)) {
      faults.push({ field: name, text: `${field.words}: ${text}` })
    }
  }
  return faults
}

/** Letters that no document can show say nothing either. */
export const isEmpty = (value: FieldValue | undefined): value is undefined =>
  value === undefined ||
  (typeof value === 'string' && cleanText(value).trim() === '') ||
  (Array.isArray(value) && value.length === 0)

type Exists = (id: string, kinds: readonly string[]) => boolean

function faultsIn(field: Field, value: FieldValue, exists: Exists): string[] {
  if (field.type === 'many') {
    if (!isList(value) || value.some(each => typeof each !== 'string'))
      return ['choose from the list']
    const ids = value as readonly string[]
    // A tie drawn twice has no name of its own in the exchange format.
    if (new Set(ids).size < ids.length) return ['choose each only once']
    return ids.every(id => exists(id, field.of)) ? [] : ['something chosen is no longer there']
  }
  if (field.type === 'rows') {
    if (!isList(value)) return ['this is no list']
    if (value.length > mostRows) return [`at most ${mostRows} lines`]
    return (value as readonly Row[]).flatMap((row, at) => rowFaults(field.columns, row, at, exists))
  }
  return isList(value) ? ['one value only'] : scalarFaults(field, value as Scalar, exists)
}

const isList = (value: FieldValue): value is readonly string[] | readonly Row[] =>
  Array.isArray(value)

function rowFaults(
  columns: Readonly<Record<string, ScalarField>>,
  row: Row,
  at: number,
  exists: Exists,
): string[] {
  if (typeof row !== 'object' || row === null) return [`line ${at + 1} is not a line`]
  const unknown = Object.keys(row).filter(name => !Object.hasOwn(columns, name))
  if (unknown.length > 0) return [`line ${at + 1}: there is no column “${unknown[0]}”`]
  return Object.entries(columns).flatMap(([name, column]) => {
    const value = row[name]
    const said = `line ${at + 1}, ${column.words.toLowerCase()}`
    if (isEmpty(value)) return column.required ? [`${said} is missing`] : []
    return scalarFaults(column, value, exists).map(text => `${said}: ${text}`)
  })
}

function scalarFaults(field: ScalarField, value: Scalar, exists: Exists): string[] {
  switch (field.type) {
    case 'text':
    case 'prose':
      if (typeof value !== 'string') return ['write words']
      return value.length > mostText ? [`at most ${mostText} letters`] : []
    case 'choice':
      return typeof value === 'string' && Object.hasOwn(field.choices, value)
        ? []
        : ['choose one of the list']
    case 'number': {
      if (typeof value !== 'number' || !Number.isFinite(value)) return ['write a number']
      if (field.whole && !Number.isInteger(value)) return ['write a whole number']
      const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = field
      return value < min || value > max ? [`from ${min} to ${max}`] : []
    }
    case 'money':
      return typeof value === 'number' && Number.isInteger(value) && Math.abs(value) <= mostPence
        ? []
        : ['write an amount in pounds']
    case 'date':
      return typeof value === 'string' && isDay(value) ? [] : ['write a date']
    case 'yes-no':
      return typeof value === 'boolean' ? [] : ['say yes or no']
    case 'one':
      return typeof value === 'string' && exists(value, field.of)
        ? []
        : ['what was chosen is no longer there']
  }
}

export function isDay(text: string): boolean {
  const read = new Date(`${text}T00:00:00Z`)
  return day.test(text) && !Number.isNaN(read.getTime()) && read.toISOString().startsWith(text)
}
