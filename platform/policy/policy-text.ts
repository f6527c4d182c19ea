import {
  type DetailedError,
  type Effect,
  type PolicyJson,
  policySetTextToParts,
  policyToJson,
  validate,
} from '@cedar-policy/cedar-wasm/nodejs'

export interface PolicyText {
  id: string
  says: string
  effect: Effect
  text: string
  file: string
}

export interface ReadPolicy extends PolicyText {
  line: number
  json: PolicyJson
}

/** Splits the files into policies, in the order people wrote them, and gathers the faults. */
export function readPolicies(files: { readonly [fileName: string]: string }): {
  policies: ReadPolicy[]
  faults: string[]
} {
  const policies: ReadPolicy[] = []
  const faults: string[] = []
  for (const [file, source] of Object.entries(files)) {
    const parts = policySetTextToParts(source)
    if (parts.type === 'failure') {
      faults.push(...parts.errors.map(e => `${file}:${lineOf(source, e)} ${wording(e)}`))
      continue
    }
    for (const template of parts.policy_templates) {
      faults.push(
        `${file}:${lineAt(source, source.indexOf(template))} templates are not supported; write the policy out`,
      )
    }
    const inOrder = parts.policies
      .map(text => ({ text, at: source.indexOf(text) }))
      .sort((a, b) => a.at - b.at)
    for (const { text, at } of inOrder) {
      const line = lineAt(source, at)
      const json = policyToJson(text)
      if (json.type === 'failure') {
        faults.push(...json.errors.map(e => `${file}:${line} ${wording(e)}`))
        continue
      }
      const { id = '', says = '' } = json.json.annotations ?? {}
      const twin = policies.find(other => other.id === id)
      if (id === '') faults.push(`${file}:${line} a policy has no @id`)
      else if (twin)
        faults.push(`${file}:${line} ${id}: the same @id stands at ${twin.file}:${twin.line}`)
      else policies.push({ id, says, effect: json.json.effect, text, file, line, json: json.json })
      if (says === '')
        faults.push(`${file}:${line} ${id || 'a policy'}: it has no @says to explain it to people`)
    }
  }
  return { policies, faults }
}

/** Strict validation. A warning is a fault too: a policy that can never apply protects nobody. */
export function validatePolicies(schema: string, policies: readonly ReadPolicy[]): string[] {
  const staticPolicies = Object.fromEntries(policies.map(policy => [policy.id, policy.text]))
  const answer = validate({
    schema,
    policies: { staticPolicies },
    validationSettings: { mode: 'strict' },
  })
  if (answer.type === 'failure') return answer.errors.map(wording)
  const found = [...answer.validationErrors, ...answer.validationWarnings].map(
    ({ policyId, error }) => {
      const policy = policies.find(p => p.id === policyId)
      const line = policy ? policy.line + lineOf(policy.text, error) - 1 : 0
      return `${policy?.file ?? ''}:${line} ${policyId}: ${wording(error)}`
    },
  )
  return [...found, ...answer.otherWarnings.map(wording)]
}

const lineAt = (source: string, index: number): number =>
  source.slice(0, Math.max(index, 0)).split('\n').length

/** Cedar counts bytes, and policies hold curly quotes and pound signs. */
function lineOf(source: string, error: DetailedError): number {
  const bytes = Buffer.from(source).subarray(0, error.sourceLocations?.[0]?.start ?? 0)
  return lineAt(source, bytes.toString().length)
}

function wording(error: DetailedError): string {
  const label = error.sourceLocations?.[0]?.label
  return [error.message, label, error.help && `(${error.help})`].filter(Boolean).join(', ')
}
