import { sql } from 'kysely'
import type { Db, Tx } from '../database/tables.ts'
import { append } from '../journal/append.ts'
import type { Operation } from '../journal/entry.ts'
import type { Actor, Context, Resource } from './context.ts'
import { NotAllowedError, PurposeNeededError } from './errors.ts'
import { policyInForce } from './policy-in-force.ts'

/** What an entry of the journal says beside who, when and which verb. */
export type About = {
  subjects?: readonly string[]
  records?: readonly string[]
  recipient?: string
  detail?: Readonly<Record<string, unknown>>
}

export type VerbDefinition<Input, Output> = {
  /** `module.verb-object`, the action the policy names. */
  name: `${string}.${string}`
  /** The statutory operation it is; `none` where no personal data are touched. */
  operation: Operation
  /** What is acted upon, as the policy sees it. */
  resource: (context: Context<Tx>, input: Input) => Resource | Promise<Resource>
  run: (context: Context<Tx>, input: Input) => Promise<Output>
  about: (output: Output, input: Input) => About
  /** Others are told once it is committed. Reading announces nothing. */
  announce?: boolean
}

export type Verb<Input, Output> = ((context: Context, input: Input) => Promise<Output>) & {
  definition: VerbDefinition<Input, Output>
}

/** What follows when a verb was done, in the same transaction: how pillars meet without importing one another. */
export type Reaction = (context: Context<Tx>, output: unknown, input: unknown) => Promise<void>

const known = new Map<string, VerbDefinition<never, unknown>>()
const reactions = new Map<string, Reaction[]>()

export const allVerbs = (): ReadonlyMap<string, VerbDefinition<never, unknown>> => known

export function react<Input, Output>(
  verb: Verb<Input, Output>,
  reaction: (context: Context<Tx>, output: Output, input: Input) => Promise<void>,
): void {
  const list = reactions.get(verb.definition.name) ?? []
  reactions.set(verb.definition.name, [...list, reaction as Reaction])
}

export function forgetReactions(): void {
  reactions.clear()
}

/**
 * The one place that runs verbs: asks the policy, runs, journals and announces, in one transaction.
 * Called inside another verb's transaction it joins it.
 */
export function defineVerb<Input, Output>(
  definition: VerbDefinition<Input, Output>,
): Verb<Input, Output> {
  if (known.has(definition.name)) throw new Error(`The verb ${definition.name} is defined twice`)
  known.set(definition.name, definition as VerbDefinition<never, unknown>)
  const call = (context: Context, input: Input): Promise<Output> =>
    inTransaction(context.db, db => perform(definition, { ...context, db }, input))
  return Object.assign(call, { definition })
}

function inTransaction<T>(db: Db, work: (db: Tx) => Promise<T>): Promise<T> {
  return db.isTransaction ? work(db as Tx) : db.transaction().execute(work)
}

async function perform<Input, Output>(
  verb: VerbDefinition<Input, Output>,
  context: Context<Tx>,
  input: Input,
): Promise<Output> {
  refuseUnlessAllowed(verb.name, context, await verb.resource(context, input))
  const output = await verb.run(context, input)
  await write(verb, context, verb.about(output, input))
  for (const reaction of reactions.get(verb.name) ?? []) await reaction(context, output, input)
  return output
}

function refuseUnlessAllowed(action: string, context: Context, resource: Resource): void {
  const ask = (purpose: string | undefined) =>
    policyInForce().decide({
      principal: principal(context.actor),
      action,
      resource,
      context: purpose ? { purpose } : {},
    })
  const decision = ask(context.purpose)
  if (decision.allowed) return
  // Says "give a purpose" only to those whom a purpose would help: others learn nothing of the rule.
  if (!context.purpose && ask('any').allowed) throw new PurposeNeededError(action)
  throw new NotAllowedError(action, decision.sentences)
}

export function principal(actor: Actor): Resource {
  return { type: 'Actor', id: actor.id, attributes: { ...actor.attributes, roles: actor.roles } }
}

/** May they? The same policy that runs the verb, for pages and buttons. */
export function may(
  context: Pick<Context, 'actor' | 'purpose'>,
  action: string,
  resource: Resource,
): boolean {
  return policyInForce().decide({
    principal: principal(context.actor),
    action,
    resource,
    context: { purpose: context.purpose ?? 'any' },
  }).allowed
}

async function write<Input, Output>(
  verb: VerbDefinition<Input, Output>,
  { db, actor, now, purpose, requestId }: Context<Tx>,
  about: About,
): Promise<void> {
  if (verb.operation !== 'none') {
    await append(db, {
      at: now,
      actor: { id: actor.id, name: actor.name, role: actor.roles.join(' ') },
      verb: verb.name,
      operation: verb.operation,
      ...(purpose && { purpose }),
      ...(requestId && { requestId }),
      ...about,
    })
  }
  if (verb.announce ?? isChange(verb.operation)) {
    const subjects = about.subjects?.slice(0, 20) ?? []
    const records = about.records?.slice(0, 20) ?? []
    // Identifiers only: what they hold is read again, by each listener's own right.
    const message = JSON.stringify({ verb: verb.name, subjects, records })
    await sql`select pg_notify('bluelamp', ${message})`.execute(db)
  }
}

const isChange = (operation: Operation) =>
  operation === 'collect' || operation === 'alter' || operation === 'erase'
