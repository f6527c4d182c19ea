import { readBulk } from './bulk/read-bulk.ts'
import { readEmail } from './email/read-email.ts'
import {
  type AdapterName,
  type Item,
  longestDelivery,
  megabyte,
  type Reading,
  refusedWhole,
} from './intake.ts'
import { readIntelligence } from './intelligence/read-intelligence.ts'
import { readPartnerFile, type UsedMapping } from './partner/read-file.ts'
import { readActivity, type SocialOptions } from './social/read-activity.ts'
import type { SourceSettings } from './sources/source.ts'
import { readStandard } from './standard-model/read-standard.ts'

export type DeliveryFacts = {
  adapter: AdapterName
  settings: SourceSettings
  sourceName: string
  submitter: string
  mapping?: UsedMapping | undefined
  verified?: SocialOptions['verified'] | undefined
}

async function readWith(bytes: Uint8Array, facts: DeliveryFacts): Promise<Reading> {
  const { adapter, settings } = facts
  switch (adapter) {
    case 'email':
      return readEmail(bytes)
    case 'social':
      return readActivity(bytes, {
        purpose: settings.purpose,
        account: settings.account,
        verified: facts.verified ?? { by: 'nobody' },
      })
    case 'partner-file':
      return readPartnerFile(bytes, facts.mapping, facts.sourceName)
    case 'bulk':
      return readBulk(bytes, facts.mapping, facts.sourceName)
    case 'intelligence':
      return readIntelligence(bytes, {
        mayKnowSource: [...new Set([facts.submitter, ...(settings.mayKnowSource ?? [])])],
      })
    case 'standard-model':
      return readStandard(bytes, { forceIdentifier: settings.forceIdentifier })
    default:
      return adapter satisfies never
  }
}

const closed = (facts: DeliveryFacts): Pick<Reading, 'refusedLabel'> =>
  facts.adapter === 'intelligence'
    ? {
        refusedLabel: {
          marking: 1,
          sealedTo: [facts.submitter, ...(facts.settings.mayKnowSource ?? [])],
        },
      }
    : {}

/** Items have to be of the delivery, in order; an adapter that errs here would lose bytes or count them twice. */
const isSound = (items: readonly Item[], length: number) =>
  items.length > 0 &&
  items.every(({ start, length: long }) => start >= 0 && long >= 0 && start + long <= length)

/**
 * What an adapter makes of these bytes. It never throws on account of them: what an adapter cannot cope with is one
 * refused item, and the bytes are kept.
 */
export async function readDelivery(bytes: Uint8Array, facts: DeliveryFacts): Promise<Reading> {
  const longest = longestDelivery[facts.adapter]
  if (bytes.length > longest) {
    const reason = `Larger than ${longest / megabyte} MB. Ask for it in parts.`
    return { ...refusedWhole(bytes, reason), ...closed(facts) }
  }
  if (bytes.length === 0)
    return { ...refusedWhole(bytes, 'There is nothing in it.'), ...closed(facts) }
  try {
    const reading = await readWith(bytes, facts)
    if (isSound(reading.items, bytes.length)) return reading
  } catch (error) {
    // A fault of ours, met by these bytes: they are kept with a reason, and the class of the error says where to look.
    const reason = `It could not be read (${(error as Error).name}). The fault may be ours: the original is kept, to be tried again.`
    return { ...refusedWhole(bytes, reason), ...closed(facts) }
  }
  return {
    ...refusedWhole(bytes, 'It could not be read in parts. The original is kept.'),
    ...closed(facts),
  }
}
