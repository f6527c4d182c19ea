import type { IncidentDetail } from '../api/shapes.ts'

export type ThriveName =
  | 'threat'
  | 'harm'
  | 'risk'
  | 'investigation'
  | 'vulnerability'
  | 'engagement'

export const thriveTexts: readonly { name: ThriveName; words: string; asks: string }[] = [
  { name: 'threat', words: 'Threat', asks: 'Does anyone mean to cause harm or loss?' },
  { name: 'harm', words: 'Harm', asks: 'Who is hurt or damaged, in body or mind?' },
  { name: 'risk', words: 'Risk', asks: 'How likely is harm, and to whom?' },
  { name: 'investigation', words: 'Investigation', asks: 'What must be examined or kept?' },
  {
    name: 'vulnerability',
    words: 'Vulnerability',
    asks: 'Who cannot protect themselves, and why?',
  },
  { name: 'engagement', words: 'Engagement', asks: 'How will the person be kept informed?' },
]

export type RegradeDraft = Record<ThriveName, string> & {
  grade: string
  rationale: string
  earlierContactsSeen: number
}

/** Starts from the last assessment: what has not changed need not be written again, except the reason. */
export function regradeDraft({ incident, gradings }: IncidentDetail): RegradeDraft {
  const last = gradings.at(-1)
  const texts = thriveTexts.map(({ name }) => [name, last?.[name] ?? ''] as const)
  return {
    ...(Object.fromEntries(texts) as Record<ThriveName, string>),
    grade: incident.grade,
    rationale: '',
    earlierContactsSeen: last?.earlierContactsSeen ?? 0,
  }
}

/** What is still too short to send, by field. */
export function regradeFaults(draft: RegradeDraft): Record<string, string> {
  const short = [...thriveTexts.map(({ name }) => name), 'rationale' as const].filter(
    name => draft[name].trim().length < 3,
  )
  return Object.fromEntries(short.map(name => [name, 'Write at least three letters']))
}
