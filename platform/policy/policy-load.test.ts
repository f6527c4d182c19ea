import assert from 'node:assert/strict'
import { test } from 'node:test'
import { policies, schema } from './example-library.ts'
import { loadPolicy } from './policy.ts'
import { PolicyError, PolicyRequestError } from './policy-errors.ts'

function faultsOf(files: Record<string, string>, withSchema = schema): readonly string[] {
  try {
    loadPolicy({ schema: withSchema, policies: files })
  } catch (error) {
    assert.ok(error instanceof PolicyError, String(error))
    return error.faults
  }
  throw new assert.AssertionError({ message: 'it was not refused' })
}

const permit = (condition: string) =>
  `@id("it") @says("It.") permit(principal, action, resource) when { ${condition} };`

test('every fault is told at once, with its file, line and policy', () => {
  const faults = faultsOf({
    'a.cedar': `// £ and é are two bytes each, and lines still count\n@id("wrong-type") @says("x")\npermit(principal, action, resource)\nwhen { resource.level == "high" };`,
    'b.cedar': `permit(principal, action, resource);\n\n@id("wrong-type") @says("again")\npermit(principal, action, resource);`,
    'c.cedar': `@id("cut")\n@says("cut") permit(principal, action,`,
    'd.cedar': `@id("dumb") permit(principal, action == Action::"eat", resource);`,
    'e.cedar': `@id("hole") @says("x") permit(principal == ?principal, action, resource);`,
  })
  const expected = [
    /^a\.cedar:4 wrong-type: .*types Long and String are not compatible/,
    /^b\.cedar:1 a policy has no @id$/,
    /^b\.cedar:1 a policy: it has no @says/,
    /^b\.cedar:3 wrong-type: the same @id stands at a\.cedar:2$/,
    /^c\.cedar:2 unexpected end of input/,
    /^d\.cedar:1 dumb: it has no @says/,
    /^d\.cedar:1 dumb: .*unrecognized action `Action::"eat"`/,
    /^e\.cedar:1 templates are not supported/,
  ]
  for (const pattern of expected) {
    assert.ok(
      faults.some(fault => pattern.test(fault)),
      `${pattern} in\n${faults.join('\n')}`,
    )
  }
})

test('an optional attribute read without asking for it is refused', () => {
  const [fault] = faultsOf({ 'x.cedar': permit('resource.branch == "north"') })
  assert.match(
    String(fault),
    /^x\.cedar:1 it: .*unable to guarantee safety of access to optional attribute `branch`/,
  )
})

test('a policy that can never apply is refused', () => {
  const faults = faultsOf({ 'x.cedar': permit('resource is Folder') })
  assert.match(String(faults[0]), /policy is impossible/)
})

test('what cannot be said of many rows at once is refused, and the policy named', () => {
  const cases: [condition: string, reason: RegExp][] = [
    ['resource.level + 1 > principal.level', /computes with the resource \(\+\)/],
    ['resource.owner.name == "ann"', /an entity that another attribute points to/],
    [
      '(if resource.locked then 1 else 2) == principal.level',
      /computes with the resource \(if-then-else\)/,
    ],
    ['[resource.title, "x"].contains(principal.name)', /computes with the resource \(Set\)/],
    [
      'resource.size == {pages: 1, words: 2} || resource.level == 1',
      /not compatible|a whole record/,
    ],
    ['ip("127.0.0.1").isLoopback() && resource.locked', /ip|isLoopback/],
    ['resource.level < 9007199254740993', /too large/],
    [
      '(if principal.guest then resource.owner else principal).name == "x"',
      /another attribute points to/,
    ],
  ]
  for (const [condition, reason] of cases) {
    const faults = faultsOf({ 'x.cedar': permit(condition) })
    assert.ok(
      faults.every(fault => fault.startsWith('x.cedar:1 it: ')),
      faults.join('\n'),
    )
    assert.match(faults.join('\n'), reason)
  }
})

test('a policy is planned only for the resources it speaks of', () => {
  const two = `${schema} entity Chair { level: String, owner: Bool };
    action paint appliesTo { principal: Person, resource: [Document, Chair], context: {} };`
  const policy = loadPolicy({
    schema: two,
    policies: {
      'x.cedar': `@id("docs") @says("x") permit(principal, action, resource is Document) when { resource.level == 1 };
        @id("chairs") @says("y") permit(principal, action == Action::"paint", resource)
        when { resource is Chair && resource.level == "low" && resource.owner };`,
    },
  })
  const principal = {
    type: 'Person',
    id: 'p',
    attributes: { name: 'p', teams: [], level: 0, guest: false },
  }
  const chairs = policy.filter({ principal, action: 'paint', resourceType: 'Chair', context: {} })
  assert.equal(chairs.matches({ level: 'low', owner: true }), true)
  assert.doesNotMatch(chairs.explain(), /docs/)
})

test('a schema that would mislead is refused', () => {
  const misleading = `entity Group; entity Person in [Group] { at: datetime } tags String;
    action grow appliesTo { principal: Person, resource: Person, context: {} };`
  const faults = faultsOf({}, misleading).join('\n')
  assert.match(faults, /Person is declared in Group, but questions carry no hierarchy/)
  assert.match(faults, /Person\.at is of type datetime/)
  assert.match(faults, /Person has tags/)
  assert.match(faults, /Person is both principal and resource of grow/)
  assert.match(faultsOf({}, 'entity ;')[0] ?? '', /^schema: /)
})

test('a question outside the schema gets an error, not an answer', () => {
  const policy = loadPolicy({ schema, policies })
  const attributes = { name: 'ann', teams: [], level: 1, guest: false }
  const principal = { type: 'Person', id: 'ann', attributes }
  const resource = { type: 'Document', id: 'd', attributes: {} }
  const question = { principal, action: 'view', resource, context: { hour: 9 } }
  const refused = (changed: Partial<typeof question>, reason: RegExp): void => {
    const asked = { ...question, ...changed }
    assert.throws(
      () => policy.decide(asked),
      error => error instanceof PolicyRequestError && reason.test(error.message),
    )
    const { resource: of, ...rest } = asked
    if (of !== resource && of.type === 'Document') return
    assert.throws(() => policy.filter({ ...rest, resourceType: of.type }), PolicyRequestError)
  }
  policy.decide(question)
  refused({ action: 'eat' }, /eat is not an action/)
  refused({ action: 'reading' }, /is not in the policy's schema/)
  refused({ resource: { ...resource, type: 'Folder' } }, /Person doing view to Folder/)
  refused(
    { principal: { ...principal, attributes: { ...attributes, level: undefined as never } } },
    /principal\.level is missing/,
  )
  refused(
    { principal: { ...principal, attributes: { ...attributes, teams: 'red' as never } } },
    /principal\.teams must be an array/,
  )
  refused({ context: {} as never }, /context\.hour is missing/)
  refused(
    { resource: { ...resource, attributes: { level: '3' } } },
    /resource\.level must be a whole number, not string "3"/,
  )
  const filter = policy.filter({
    principal,
    action: 'view',
    resourceType: 'Document',
    context: { hour: 9 },
  })
  assert.throws(
    () => filter.matches({ level: '3', owner: 'ann', locked: false }),
    PolicyRequestError,
  )
})
