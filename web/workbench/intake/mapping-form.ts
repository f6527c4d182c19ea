import {
  type DateOrder,
  dataSubjects,
  type Mapping,
  orderWords,
  slots,
} from '@bluelamp/listen/contract'

type Form = Readonly<Record<string, unknown>>

const textOf = (form: Form, name: string): string => {
  const value = form[name]
  return typeof value === 'string' ? value : ''
}

/** The mapping a form was sent with. What the form does not hold is as it was. */
export function readMappingForm(form: Form, columns: readonly string[], before: Mapping): Mapping {
  const order = textOf(form, 'dateOrder')
  const use = textOf(form, 'use')
  const chosen = columns.flatMap((column, at) => {
    const meaning = textOf(form, `column-${at}`)
    return meaning === '' ? [] : [[column, meaning] as const]
  })
  const roles = slots.flatMap(slot => {
    const role = textOf(form, `role-${slot.name}`)
    if (!/^[a-z-]{1,40}$/.test(role)) return []
    const dataSubject = dataSubjects.find(each => each === textOf(form, `subject-${slot.name}`))
    return [[slot.name, { role, ...(dataSubject && { dataSubject }) }] as const]
  })
  return {
    columns: Object.fromEntries(chosen),
    dateOrder: order in orderWords ? (order as DateOrder) : before.dateOrder,
    use: use === 'contact' || use === 'import' ? use : before.use,
    marking: textOf(form, 'marking') === '1' ? 1 : 0,
    roles: Object.fromEntries(roles),
  }
}
