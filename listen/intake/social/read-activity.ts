import type { Mention } from '@bluelamp/memory'
import { type Item, type Label, type Reading, refused, refusedWhole, whole } from '../intake.ts'
import { shortened, textOfHtml } from '../plain-text.ts'
import { isObject, type JsonObject, readJson, textOf, UnreadableError } from '../read-json.ts'

export type SocialOptions = {
  /** Why messages are collected here (the reason goes with each one). */
  purpose: string | undefined
  /** The force's own account: a message is for us where it names it. */
  account: string | undefined
  /** How we know who sent it. */
  verified: { by: 'signature' | 'collector' | 'nobody'; account?: string }
}

const publicNames = new Set(['https://www.w3.org/ns/activitystreams#Public', 'as:Public', 'Public'])

/** A field of ActivityStreams may be one value or several, and a value a text or an object with an id. */
const idsOf = (value: unknown): string[] =>
  [value]
    .flat()
    .flatMap(each =>
      typeof each === 'string' ? [each] : isObject(each) ? [textOf(each.id) ?? ''] : [],
    )
    .filter(each => each !== '')

const isAddress = (text: string | undefined): text is string =>
  text !== undefined &&
  text.length <= 2000 &&
  /^https:\/\/[^\s/]+(\/|$)/.test(text) &&
  URL.canParse(text)

function mentionsUs(note: JsonObject, account: string): boolean {
  return [note.tag]
    .flat()
    .some(tag => isObject(tag) && tag.type === 'Mention' && tag.href === account)
}

const messages = new Set(['Note', 'Article', 'Question', 'Page'])

/** Where a post is not for us it is not ours to hold, so not even its bytes are kept. */
const notForUs = (bytes: Uint8Array, reason: string): Reading => ({
  items: [{ ...whole(bytes), is: 'refused', reason, notForUs: true }],
})

/**
 * One activity of ActivityPub that was delivered to the force's inbox: a message in public that names the force, or
 * one sent to it directly. Nothing is followed, fetched or gathered: what does not name the force is not held.
 */
export function readActivity(bytes: Uint8Array, options: SocialOptions): Reading {
  let activity: unknown
  try {
    activity = readJson(bytes)
  } catch (error) {
    if (error instanceof UnreadableError) return refusedWhole(bytes, error.message)
    throw error
  }
  if (!options.purpose || !options.account) {
    return refusedWhole(
      bytes,
      'This source says neither why messages are collected nor which account is ours. Give both, then try again.',
    )
  }
  if (!isObject(activity)) return refusedWhole(bytes, 'It is not an activity: an object is needed.')
  const note = activity.object
  if (activity.type !== 'Create' || !isObject(note) || !messages.has(String(note.type))) {
    return notForUs(
      bytes,
      'Only messages are taken (Create of a Note): no follows, likes, shares, edits or deletions.',
    )
  }
  const to = [activity.to, activity.cc, note.to, note.cc].flatMap(idsOf)
  const isPublic = to.some(each => publicNames.has(each))
  if (!to.includes(options.account) && !mentionsUs(note, options.account)) {
    return notForUs(bytes, 'It does not name our account, so it is not ours to hold.')
  }
  return { items: [itemOf(bytes, activity, note, isPublic, options)], refusedLabel: open }
}

const open: Label = { marking: 0 }

const proof = {
  signature: 'The delivery was signed with the key of this account.',
  collector: 'A collector that we know delivered it; who wrote it is what the message says.',
  nobody: 'It was taken in by hand: nothing has proved who wrote it or who delivered it.',
} as const

function itemOf(
  bytes: Uint8Array,
  activity: JsonObject,
  note: JsonObject,
  isPublic: boolean,
  { purpose, verified }: SocialOptions,
): Item {
  const [account] = idsOf(activity.actor)
  const [author = account] = idsOf(note.attributedTo)
  const id = textOf(note.id)
  const faults = [
    ...(isAddress(account)
      ? []
      : [{ field: 'actor', message: 'must be the https address of an account' }]),
    ...(isAddress(id)
      ? []
      : [{ field: 'object.id', message: 'must be the https address of the message' }]),
    ...(author === account ? [] : [{ field: 'object.attributedTo', message: 'must be the actor' }]),
    ...(verified.account && verified.account !== account
      ? [{ field: 'actor', message: 'must be the account whose key signed the delivery' }]
      : []),
    ...(typeof note.content === 'string'
      ? []
      : [{ field: 'object.content', message: 'must be text' }]),
  ]
  if (faults.length > 0) {
    return refused(
      whole(bytes),
      'The activity is not whole: see what is wrong, field by field.',
      faults,
    )
  }
  const words = textOfHtml(note.content as string)
    .slice(0, 50_000)
    .toWellFormed()
  const files = attachmentsOf(note)
  const writer: Mention = {
    kind: 'object',
    subkind: 'online-account',
    role: 'author',
    details: [{ name: 'account', value: account! }],
  }
  return {
    ...whole(bytes),
    is: 'read',
    key: id!,
    digest: JSON.stringify([account, note.content, note.published, files]),
    notes: [
      proof[verified.by],
      ...(files.length > 0 ? ['Files it points to were not fetched.'] : []),
    ],
    records: [
      {
        part: 'message',
        kind: 'contact',
        channel: 'social',
        waits: true,
        mentions: [writer],
        body: {
          summary: shortened(words || 'A message without words', 160),
          words,
          account: account!,
          postedAt: textOf(note.published),
          address: id!,
          inReplyTo: idsOf(note.inReplyTo)[0],
          audience: isPublic ? 'public' : 'direct',
          collectionPurpose: purpose,
          verifiedBy: verified.by,
          attachments: files,
        },
      },
    ],
  }
}

function attachmentsOf(note: JsonObject): { address: string; mediaType: string; words?: string }[] {
  return [note.attachment]
    .flat()
    .filter(isObject)
    .slice(0, 50)
    .flatMap(file => {
      const [address] = [...idsOf(file.url), ...idsOf(file.href)]
      const words = textOf(file.name)
      return address
        ? [{ address, mediaType: textOf(file.mediaType) ?? 'unknown', ...(words && { words }) }]
        : []
    })
}
