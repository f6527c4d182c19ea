import type { Mention } from '@bluelamp/memory'
import PostalMime, { type Address, type Attachment, type Email } from 'postal-mime'
import { plainHash } from '../hash.ts'
import { type Item, type Reading, refusedWhole, whole } from '../intake.ts'
import { shortened, storable, textOfHtml, tidy } from '../plain-text.ts'

const limits = { maxNestingDepth: 20, maxHeadersSize: 262_144, maxRfc822NestingDepth: 3 }
const mostAttachments = 100
const longestWords = 200_000

export type EmailAttachment = { name: string; mediaType: string; size: number; sha256: string }

/** A name that is safe to show and to save under: no path, no control signs, no trick of writing direction. */
export const safeName = (name: string): string =>
  storable(name)
    .split(/[/\\]/)
    .at(-1)!
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .trim()
    .slice(0, 200) || 'unnamed'

const bytesOf = ({ content }: Attachment): Uint8Array =>
  typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content)

const attachmentOf = (attachment: Attachment): EmailAttachment => {
  const bytes = bytesOf(attachment)
  return {
    name: safeName(attachment.filename ?? 'unnamed'),
    mediaType: storable(attachment.mimeType).slice(0, 100),
    size: bytes.length,
    sha256: plainHash(bytes).toString('hex'),
  }
}

const mailbox = (address: Address | undefined) =>
  address && 'address' in address && address.address
    ? { name: tidy(address.name).slice(0, 200), address: tidy(address.address).slice(0, 320) }
    : undefined

const mailboxes = (list: readonly Address[] | undefined): string[] =>
  (list ?? []).flatMap(each => mailbox(each)?.address ?? []).slice(0, 50)

const harmful =
  /\.(exe|com|scr|bat|cmd|ps1|vbs|js|jse|wsf|hta|lnk|iso|img|msi|jar|docm|xlsm|pptm)$/i

function notesOf(email: Email, attachments: readonly EmailAttachment[], cut: boolean): string[] {
  const header = (key: string) => email.headers.find(each => each.key === key)?.value ?? ''
  const automatic = /^auto-/i.test(header('auto-submitted').trim())
  return [
    'Who sent it is what the message says of itself; nothing has proved it.',
    ...(automatic ? ['It says that a machine sent it by itself, as an automatic reply.'] : []),
    ...(attachments.some(each => harmful.test(each.name))
      ? ['A file that came with it is of a kind that can do harm when opened.']
      : []),
    ...(cut ? ['It is very long: all of it stands in the original.'] : []),
  ]
}

/** One e-mail as it came over the wire. Refused only where it is no e-mail at all. */
export async function readEmail(bytes: Uint8Array): Promise<Reading> {
  let email: Email
  try {
    email = await PostalMime.parse(bytes, limits)
  } catch (error) {
    const deep = /depth|header size/i.test((error as Error).message)
    return refusedWhole(
      bytes,
      deep
        ? 'The e-mail is nested too deep or its headers are too long. Ask for it to be sent again, without forwards inside.'
        : 'It cannot be read as an e-mail. Ask for it to be sent again.',
    )
  }
  const from = mailbox(email.from) ?? mailbox(email.sender)
  if (!from) {
    return refusedWhole(
      bytes,
      'It has no sender (no From line), so it is not an e-mail that can be answered.',
    )
  }
  if (email.attachments.length > mostAttachments) {
    return refusedWhole(
      bytes,
      `More than ${mostAttachments} files came with it. Ask for them in one archive, or in several messages.`,
    )
  }
  return { items: [itemOf(bytes, email, from)] }
}

function itemOf(bytes: Uint8Array, email: Email, from: { name: string; address: string }): Item {
  const attachments = email.attachments.map(attachmentOf)
  const all = email.text ? tidy(email.text) : textOfHtml(email.html ?? '')
  const words = all.slice(0, longestWords).toWellFormed()
  const subject = tidy(email.subject ?? '').slice(0, 1000)
  const messageId = tidy(email.messageId ?? '').slice(0, 500)
  const said = JSON.stringify([
    from,
    email.date,
    subject,
    all,
    attachments.map(each => each.sha256),
  ])
  const sender: Mention = {
    kind: 'person',
    subkind: 'person',
    role: 'reporter',
    dataSubject: 'witness',
    details: [
      ...(from.name ? [{ name: 'name' as const, value: from.name }] : []),
      { name: 'email', value: from.address },
    ],
  }
  return {
    ...whole(bytes),
    is: 'read',
    key: messageId || said,
    digest: said,
    notes: notesOf(email, attachments, all.length > longestWords),
    records: [
      {
        part: 'message',
        kind: 'contact',
        channel: 'email',
        waits: true,
        mentions: [sender],
        body: {
          summary: shortened(subject || words || 'An e-mail without words', 160),
          words,
          subject,
          name: from.name || undefined,
          email: from.address,
          to: mailboxes(email.to),
          cc: mailboxes(email.cc),
          sentAt: email.date ? tidy(email.date).slice(0, 100) : undefined,
          messageId: messageId || undefined,
          inReplyTo: email.inReplyTo ? tidy(email.inReplyTo).slice(0, 500) : undefined,
          attachments,
        },
      },
    ],
  }
}

/** One file that came with an e-mail, out of the original. */
export async function readAttachment(
  bytes: Uint8Array,
  place: number,
): Promise<(EmailAttachment & { bytes: Uint8Array }) | undefined> {
  const email = await PostalMime.parse(bytes, limits).catch(() => undefined)
  const attachment = email?.attachments[place]
  return attachment && { ...attachmentOf(attachment), bytes: bytesOf(attachment) }
}

/** The files that came with an e-mail; none where it cannot be read. */
export async function listAttachments(bytes: Uint8Array): Promise<EmailAttachment[]> {
  const email = await PostalMime.parse(bytes, limits).catch(() => undefined)
  return (email?.attachments ?? []).map(attachmentOf)
}
