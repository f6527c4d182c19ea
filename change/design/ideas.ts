import { type Element, type Model, ofKind, textIn } from '../model/element.ts'
import { type Finding, look, wrong } from '../model/finding.ts'
import { ideaKinds, type ideaStages } from './idea-kinds.ts'

export type IdeaStage = keyof typeof ideaStages

export const stageOf = (idea: Element): string => textIn(idea, 'stage')

const beforeTrying = ['hypothesis', 'test', 'stopRule'] as const

/** What must be said before an idea leaves its first stage. */
export const unsaid = (idea: Element): string[] =>
  beforeTrying
    .filter(field => textIn(idea, field).trim() === '')
    .map(field => `“${ideaKinds.idea.fields[field].words}”`)

export const isPastStop = (idea: Element, today: string): boolean =>
  ['small', 'trialled'].includes(stageOf(idea)) &&
  textIn(idea, 'stopBy') !== '' &&
  textIn(idea, 'stopBy') < today

export function ideaFindings(idea: Element, today: string): Finding[] {
  const stage = stageOf(idea)
  const missing = unsaid(idea)
  const nothingLearned = textIn(idea, 'learned').trim() === ''
  return [
    ...(missing.length > 0 ? [unsaidFinding(idea, stage, missing)] : []),
    ...dataFindings(idea, stage),
    ...(isPastStop(idea, today)
      ? [wrong(idea, 'The day on which it goes on or stops is past: decide')]
      : []),
    ...(stage === 'stopped' && nothingLearned
      ? [wrong(idea, 'It stopped, and nobody says what was learned')]
      : []),
    ...(stage === 'taken' && textIn(idea, 'project') === ''
      ? [wrong(idea, 'It is taken up, and no project takes it up')]
      : []),
  ]
}

/** An idea may be noted in a minute; it may not be tried before these are said. */
const unsaidFinding = (idea: Element, stage: string, missing: readonly string[]): Finding =>
  stage === 'idea'
    ? look(idea, `Before it is tried, say ${missing.join(', ')}`)
    : wrong(idea, `It was tried without ${missing.join(', ')}`)

function dataFindings(idea: Element, stage: string): Finding[] {
  const answer = idea.body.invented
  if (!['idea', 'small'].includes(stage) || answer === true) return []
  if (answer === false) return [wrong(idea, 'It uses real data before it is trialled')]
  return stage === 'small' ? [wrong(idea, 'Nobody says that it uses invented data only')] : []
}

/** Ideas whose name or words hold every word asked for; all of them where nothing is. Stopped ones too. */
export function findIdeas(model: Model, asked = ''): Element[] {
  const words = plain(asked).split(/\s+/).filter(Boolean)
  return ofKind(model, 'idea').filter(idea => {
    const all = plain([idea.name, ...Object.values(idea.body).map(String)].join(' '))
    return words.every(word => all.includes(word))
  })
}

const plain = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
