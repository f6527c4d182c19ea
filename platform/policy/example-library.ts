import fc from 'fast-check'

/** An invented library for the tests: people, their teams, and documents that carry markings. */
export const schema = `
entity Person { name: String, teams: Set<String>, level: Long, branch?: String, guest: Bool };
entity Folder;
entity Document {
  owner: Person,
  level: Long,
  branch?: String,
  teams: Set<String>,
  readers: Set<Person>,
  locked: Bool,
  title: String,
  size: { pages: Long, words?: Long },
  review?: { by?: Person, round?: Long },
  folder?: Folder,
};

action reading;
@says("Open a document")
action view in [reading] appliesTo { principal: Person, resource: Document, context: { reason?: String, hour: Long } };
@says("Find documents")
action find in [reading] appliesTo { principal: Person, resource: Document, context: { reason?: String, hour: Long } };
@says("Change a document")
action edit appliesTo { principal: Person, resource: Document, context: { reason?: String, hour: Long } };
@says("Destroy a document")
action shred appliesTo { principal: Person, resource: Document, context: { reason?: String, hour: Long } };
`

export const policies = {
  'owners.cedar': `
@id("owners-do-anything") @says("An owner may do anything with a document that is not locked.")
permit(principal, action, resource) when { resource.owner == principal && !resource.locked };

@id("reviewers-edit") @says("Whoever reviews a document may change it, in their first two rounds.")
permit(principal, action == Action::"edit", resource is Document)
when { resource has review.by && principal in resource.review.by }
unless { resource.review has round && resource.review.round > 2 };
`,
  'readers.cedar': `
@id("named-readers") @says("People on the list of readers may read.")
permit(principal, action in Action::"reading", resource) when { resource.readers.contains(principal) };

@id("team-reads") @says("A team reads its documents, and drafts of up to ten pages are for every branch.")
permit(principal, action in [Action::"view", Action::"find"], resource)
when {
  principal.teams.containsAny(resource.teams) ||
  (if resource.title like "Draft*" then resource.size.pages <= 10 else ["north", "south"].contains(principal.name))
};

@id("branch-with-reason") @says("With a reason, people read what belongs to their branch.")
permit(principal, action == Action::"view", resource)
when { context has reason && principal has branch && resource has branch && resource.branch == principal.branch };

@id("public-folder") @says("The public folder is open by day, except for long papers.")
permit(principal, action == Action::"find", resource)
when { context.hour >= 8 && context.hour + 1 < 19 && resource has folder && resource.folder in [Folder::"public", Folder::"press"] }
unless { resource.size has words && resource.size.words >= 5000 };
`,
  'limits.cedar': `
@id("above-level") @says("Nobody sees a document above their level.")
forbid(principal, action, resource) when { resource.level > principal.level };

@id("guests-never-shred") @says("Guests destroy nothing.")
forbid(principal, action == Action::"shred", resource) when { principal.guest };

@id("secret-titles") @says("Papers whose title says they are closed stay closed, unless all their teams are yours.")
forbid(principal, action, resource)
when { resource.title like "*closed*" }
unless { principal.teams.containsAll(resource.teams) && !resource.teams.isEmpty() };
`,
}

export interface Person {
  id: string
  name: string
  teams: string[]
  level: number
  branch: string | null
  guest: boolean
}

/** A row as the database holds it; anything may be NULL, even what the schema requires. */
export interface Document {
  id: string
  owner: string | null
  level: number | null
  branch: string | null
  teams: string[] | null
  readers: string[] | null
  locked: boolean | null
  title: string | null
  pages: number | null
  words: number | null
  review_by: string | null
  review_round: number | null
  folder: string | null
}

export const uuids = [1, 2, 3].map(n => `00000000-0000-4000-8000-00000000000${n}`)
const ids = fc.constantFrom(...uuids)
const teams = fc.uniqueArray(fc.constantFrom('red', 'blue', 'green'), { maxLength: 2 })
const branches = fc.option(fc.constantFrom('north', 'south', 'east'), { freq: 3 })
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { freq: 8 })

export const person: fc.Arbitrary<Person> = fc.record({
  id: fc.oneof({ weight: 6, arbitrary: ids }, { weight: 1, arbitrary: fc.constant('visitor') }),
  name: fc.constantFrom('north', 'ann', "o'neil", '%'),
  teams,
  level: fc.integer({ min: 0, max: 3 }),
  branch: branches,
  guest: fc.boolean(),
})

export const context = fc.record(
  { reason: fc.constantFrom('audit', 'request'), hour: fc.integer({ min: 6, max: 20 }) },
  { requiredKeys: ['hour'] },
)

const document: fc.Arbitrary<Omit<Document, 'id'>> = fc.record({
  owner: maybe(ids),
  level: maybe(fc.integer({ min: 0, max: 3 })),
  branch: branches,
  teams: maybe(teams),
  readers: maybe(fc.uniqueArray(ids, { maxLength: 2 })),
  locked: maybe(fc.boolean()),
  title: maybe(
    fc.constantFrom(
      'Draft plan',
      'draft',
      'Plan',
      'Draft, closed\nfor good',
      'closed',
      '100% "_" \\ plan',
    ),
  ),
  pages: maybe(fc.integer({ min: 8, max: 12 })),
  words: fc.option(fc.constantFrom(100, 5000, 6_000_000_000)),
  review_by: fc.option(ids),
  review_round: fc.option(fc.integer({ min: 1, max: 4 })),
  folder: fc.option(fc.constantFrom('public', 'press', 'attic')),
})

export const documents = (count: number): fc.Arbitrary<Document[]> =>
  fc
    .array(document, { minLength: count, maxLength: count })
    .map(rows => rows.map((row, at) => ({ id: `d${at}`, ...row })))

export const principalOf = ({ id, ...attributes }: Person) => ({ type: 'Person', id, attributes })

export const attributesOf = ({ pages, words, review_by, review_round, ...row }: Document) => ({
  ...row,
  size: { pages, words },
  review: { by: review_by, round: review_round },
})

export const table = `create temp table document (id text, owner uuid, level int, branch text, teams text[],
  readers uuid[], locked boolean, title text, pages int, words bigint, review_by uuid, review_round smallint, folder text)`

export const columns = {
  '@id': 'document.id',
  owner: { uuid: 'document.owner' },
  level: 'document.level',
  branch: 'document.branch',
  teams: 'document.teams',
  readers: { uuid: 'document.readers' },
  locked: 'document.locked',
  title: 'document.title',
  'size.pages': 'document.pages',
  'size.words': 'document.words',
  'review.by': { uuid: 'document.review_by' },
  'review.round': 'document.review_round',
  folder: 'document.folder',
}
