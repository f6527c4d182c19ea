import type { FieldError } from '@bluelamp/kit'
import {
  checkIntelligence,
  contradictions,
  type IntelligenceReport,
} from '@bluelamp/listen/contract'
import type { IntelligenceForm } from './intelligence-page.ts'

const most = 10
const counted = (text: string | undefined): number => Math.min(most, Math.max(1, Number(text) || 1))

export const lineCount = (form: IntelligenceForm): number => counted(form.lines)
export const subjectCount = (form: IntelligenceForm): number => counted(form.subjects)

const trimmed = (form: IntelligenceForm, name: string): string => form[name]?.trim() ?? ''

/** Only the fields that hold something: what is left empty was not said. */
const given = <Name extends string>(
  form: IntelligenceForm,
  prefix: string,
  names: readonly Name[],
) =>
  Object.fromEntries(
    names.flatMap(name => {
      const value = trimmed(form, `${prefix}.${name}`)
      return value === '' ? [] : [[name, value]]
    }),
  ) as Partial<Record<Name, string>>

export function readIntelligenceForm(form: IntelligenceForm): IntelligenceReport {
  const lines = Array.from({ length: lineCount(form) }, (_, at) => {
    const text = (name: string) => trimmed(form, `lines.${at}.${name}`)
    return {
      words: text('words'),
      source: text('source'),
      information: text('information'),
      handling: text('handling'),
      ...(text('conditions') && { conditions: text('conditions') }),
    }
  })
  // A line that was added and left empty was not meant.
  const meant = lines.filter(
    (line, at) => at === 0 || Object.values(line).some(value => value !== ''),
  )
  const subjects = Array.from({ length: subjectCount(form) }, (_, at) =>
    given(form, `subjects.${at}`, ['name', 'dateOfBirth', 'address', 'phone', 'registration']),
  ).filter(subject => Object.keys(subject).length > 0)
  const origin = given(form, 'origin', ['name', 'contact', 'words'])
  return {
    attemptId: form.attemptId ?? '',
    title: trimmed(form, 'title'),
    scheme: '3x5x2',
    ...(trimmed(form, 'happenedOn') && { happenedOn: trimmed(form, 'happenedOn') }),
    lines: meant,
    ...(subjects.length > 0 && { subjects }),
    ...(Object.keys(origin).length > 0 && { origin }),
  }
}

/** What is wrong with it, and which lines' grades contradict each other without the officer having confirmed it. */
export function checkForm(form: IntelligenceForm): {
  faults: FieldError[]
  contradicting: number[]
} {
  const report = readIntelligenceForm(form)
  const contradicting = contradictions(report)
  const faults: FieldError[] = checkIntelligence(report)
  if (faults.length === 0 && contradicting.length > 0 && form.confirmed !== 'yes') {
    faults.push({
      field: 'confirmed',
      message: 'Check the grades of the lines below, or confirm them',
    })
  }
  return { faults, contradicting }
}
