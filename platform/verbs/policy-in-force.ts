import type { Policy } from '../policy/policy.ts'

let inForce: Policy | undefined

/** Set once, at start, by the server (or a test): there is one policy at a time. */
export function enforce(policy: Policy): void {
  inForce = policy
}

export function policyInForce(): Policy {
  if (!inForce) throw new Error('No policy is in force: nothing may be done')
  return inForce
}
