import { type NetworkQuestion, networkLimits, type TieKind, tieKinds } from '@bluelamp/memory'
import { Type } from 'typebox'

const day = Type.Optional(Type.String({ pattern: '^(\\d{4}-\\d{2}-\\d{2})?$' }))
const several = Type.Optional(
  Type.Union([Type.String({ maxLength: 2000 }), Type.Array(Type.String({ maxLength: 120 }))]),
)

export const mosts = ['50', '150', '500', '1000', '5000'] as const

export const NetworkQuery = Type.Object({
  purpose: Type.Optional(Type.String({ maxLength: 200 })),
  steps: Type.Optional(Type.Enum(['1', '2', '3'])),
  most: Type.Optional(Type.Enum([...mosts])),
  from: day,
  to: day,
  kinds: several,
  open: several,
  other: Type.Optional(Type.String({ maxLength: 60 })),
  page: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000 })),
})

export type Asked = {
  purpose: string
  steps: '1' | '2' | '3'
  most: string
  from: string
  to: string
  kinds: TieKind[]
  open: string[]
  page: number
}

type Given = { [name in keyof Asked]?: string | string[] | number | undefined }

const list = (given: string | string[] | number | undefined): string[] =>
  [given ?? []].flat().map(String).filter(Boolean)

export function readAsked(given: Given): Asked {
  const kinds = list(given.kinds)
  const text = (value: unknown, otherwise: string) =>
    typeof value === 'string' && value !== '' ? value : otherwise
  return {
    purpose: text(given.purpose, ''),
    steps: text(given.steps, '2') as Asked['steps'],
    most: text(given.most, String(networkLimits.nodesUsual)),
    from: text(given.from, ''),
    to: text(given.to, ''),
    kinds: kinds.length === 0 ? [...tieKinds] : tieKinds.filter(kind => kinds.includes(kind)),
    open: list(given.open).slice(0, 20),
    page: typeof given.page === 'number' ? given.page : 1,
  }
}

const dayMs = 86_400_000

/** Days of the question are whole days; a day that is none says nothing. */
function instant(day: string, plus: number): Date | undefined {
  const at = new Date(`${day}T00:00:00Z`)
  return day === '' || Number.isNaN(at.getTime()) ? undefined : new Date(at.getTime() + plus)
}

export const questionOf = (entityId: string, asked: Asked): NetworkQuestion => ({
  entityId,
  steps: Number(asked.steps),
  most: Math.min(Number(asked.most), networkLimits.nodes),
  kinds: asked.kinds,
  open: asked.open,
  from: instant(asked.from, 0),
  to: instant(asked.to, dayMs - 1),
})

/** The address of a page with this question; what is as it would be anyway is left out. */
export function addressOf(path: string, asked: Partial<Asked> & { other?: string }): string {
  const query = new URLSearchParams()
  const { kinds = [], open = [], ...single } = asked
  for (const [name, value] of Object.entries(single)) {
    if (value !== '' && value !== undefined && !(name === 'page' && value === 1)) {
      query.append(name, String(value))
    }
  }
  if (kinds.length < tieKinds.length) for (const kind of kinds) query.append('kinds', kind)
  for (const id of open) query.append('open', id)
  const text = query.toString()
  return text === '' ? path : `${path}?${text}`
}
