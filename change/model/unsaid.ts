import { isEmpty } from './check-body.ts'
import type { Model } from './element.ts'
import { type Finding, look } from './finding.ts'
import type { Area } from './kind.ts'
import { kindOf } from './kinds.ts'

/** What came in from elsewhere may leave out what a form asks for: the rules do without it, and it is named here. */
export const unsaidFindings = ({ elements }: Model, area: Area): Finding[] =>
  elements.flatMap(element => {
    const kind = kindOf(element.kind)
    if (kind?.area !== area) return []
    const unsaid = Object.entries(kind.fields)
      .filter(([name, { required }]) => required && isEmpty(element.body[name]))
      .map(([, { words }]) => `“${words}”`)
    return unsaid.length === 0 ? [] : [look(element, `Not said yet: ${unsaid.join(', ')}`)]
  })
