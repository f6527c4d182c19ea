import type { Document, Person } from './example-library.ts'

/** The example's rules once more, by hand, without the engine: what the generated cases are held against. */
export function oracle(
  person: Person,
  action: string,
  document: Document,
  context: { reason?: string | undefined; hour: number },
): { allowed: boolean; reasons: string[]; skipped: string[] } {
  const d = document
  const reading = action === 'view' || action === 'find'
  const rules: Record<string, () => boolean> = {
    'owners-do-anything': () => need(d.owner) === person.id && !need(d.locked),
    'reviewers-edit': () =>
      action === 'edit' &&
      d.review_by === person.id &&
      !(d.review_round !== null && d.review_round > 2),
    'named-readers': () => reading && need(d.readers).includes(person.id),
    'team-reads': () => {
      if (!reading) return false
      if (need(d.teams).some(team => person.teams.includes(team))) return true
      return need(d.title).startsWith('Draft') ? need(d.pages) <= 10 : person.name === 'north'
    },
    'branch-with-reason': () =>
      action === 'view' &&
      context.reason !== undefined &&
      person.branch !== null &&
      d.branch === person.branch,
    'public-folder': () => {
      if (action !== 'find' || context.hour < 8 || context.hour > 17) return false
      if (d.folder !== 'public' && d.folder !== 'press') return false
      if (d.pages === null && d.words === null) throw new Skip()
      return d.words === null || d.words < 5000
    },
    'above-level': () => need(d.level) > person.level,
    'guests-never-shred': () => action === 'shred' && person.guest,
    'secret-titles': () => {
      if (!need(d.title).includes('closed')) return false
      const teams = need(d.teams)
      return teams.length === 0 || teams.some(team => !person.teams.includes(team))
    },
  }
  const forbids = ['above-level', 'guests-never-shred', 'secret-titles']
  const held: string[] = []
  const skipped: string[] = []
  for (const [id, rule] of Object.entries(rules)) {
    try {
      if (rule()) held.push(id)
    } catch (error) {
      if (!(error instanceof Skip)) throw error
      skipped.push(id)
    }
  }
  const forbidding = held.filter(id => forbids.includes(id))
  const reasons = forbidding.length > 0 ? forbidding : held
  return {
    allowed: forbidding.length === 0 && held.length > 0,
    reasons: reasons.sort(),
    skipped: skipped.sort(),
  }
}

/** An absent attribute: the rule that needed it has no say. */
class Skip extends Error {}

function need<T>(value: T | null): T {
  if (value === null) throw new Skip()
  return value
}
