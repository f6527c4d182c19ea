import { byId, type Element, idsIn, type Model, ofKind, textIn } from '../model/element.ts'
import { classify } from '../scope/classify.ts'
import { ofTransfer } from './option-kinds.ts'

const leastOptions = 4

export const shortList = (model: Model): Element[] =>
  ofKind(model, 'option').filter(option => textIn(option, 'stands') !== 'discarded')

/** Why the short list cannot be put to a decision yet. */
export function shortListFaults(model: Model): string[] {
  const options = shortList(model)
  const stands = (place: string) => options.some(option => textIn(option, 'stands') === place)
  return [
    ...(options.length < leastOptions
      ? [`The short list has ${options.length} of at least ${leastOptions} options`]
      : []),
    ...(stands('usual') ? [] : ['Business as usual is not on the short list']),
    ...(stands('minimum') ? [] : ['“Do minimum” is not on the short list']),
    ...ofKind(model, 'option')
      .filter(option => textIn(option, 'stands') === 'discarded' && textIn(option, 'reason') === '')
      .map(option => `“${option.name}” was discarded without a reason`),
    ...options.flatMap(option => transferFaults(model, option)),
    ...options.flatMap(silentOn),
  ]
}

/** A way that gives work to others says what happens to staff, tax, control and how one gets out. */
export function silentOn(option: Element): string[] {
  if (textIn(option, 'model') === 'public') return []
  const open = Object.entries(ofTransfer).filter(([field]) => textIn(option, field).trim() === '')
  return open.length === 0
    ? []
    : [`“${option.name}” says nothing of: ${open.map(([, words]) => words).join(', ')}`]
}

/** Core services stay under the chief constable: partners may transform them, and never operate them. */
export function transferFaults(model: Model, option: Element): string[] {
  const operates = idsIn(option, 'operates')
  if (operates.length === 0 && textIn(option, 'model') === 'outsource') {
    return [`“${option.name}” is operated by a supplier, and does not say which services`]
  }
  return operates.flatMap(id => {
    const service = byId(model, id)
    const found = service && classify(service).class
    if (!service || (found !== undefined && found !== 'core')) return []
    // Until the questions are answered nobody knows that it is not core.
    const why = found === 'core' ? 'a core service' : 'which is not classified yet'
    return [`“${option.name}” would have somebody else operate “${service.name}”, ${why}`]
  })
}
