const drafts = new Map<string, object>()

/** What is being written stays while one looks at another incident, until it is sent. */
export function draftOf<Draft extends object>(key: string, blank: () => Draft): Draft {
  const known = drafts.get(key)
  if (known) return known as Draft
  const made = $state(blank())
  drafts.set(key, made)
  return made
}
