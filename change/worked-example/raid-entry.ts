import type { Told } from './told.ts'

type Sort = 'constraint' | 'assumption' | 'risk' | 'dependency'
type Response = 'treat' | 'tolerate' | 'transfer' | 'terminate'
/** Likelihood and impact, from 1 to 5. Scores, owners and review dates are invented. */
type Weight = readonly [likelihood: 1 | 2 | 3 | 4 | 5, impact: 1 | 2 | 3 | 4 | 5]

/** The board accepts what weighs less than half of the most: the appetite is invented. */
const accepts = 12

const sections: Readonly<Record<Sort, number>> = {
  constraint: 11,
  assumption: 12,
  risk: 13,
  dependency: 14,
}

export const entry = (
  sort: Sort,
  key: string,
  name: string,
  what: string,
  owner: string,
  [likelihood, impact]: Weight,
  response: Response,
  doing: string,
  review: string,
): Told => ({
  key: `${sort}-${key}`,
  kind: 'raid',
  name,
  body: {
    sort,
    what: `${what} (Task Force terms of reference 2012, section ${sections[sort]}; scores and dates invented.)`,
    owner,
    likelihood: String(likelihood),
    impact: String(impact),
    response,
    doing,
    // What is being done makes a thing less likely, not less grave; what is tolerated stays as it is.
    leftLikelihood: String(response === 'tolerate' ? likelihood : Math.max(1, likelihood - 1)),
    leftImpact: String(impact),
    accepts,
    proximity: 'quarter',
    review,
    closed: false,
  },
})

export const director = 'Task force director'
export const office = 'Programme office lead'
export const options = 'Options analysis lead'
export const engagement = 'Engagement lead'
export const change = 'Head of business change'
export const buying = 'Head of procurement'
export const policing = 'Chief executive of the policing body'
