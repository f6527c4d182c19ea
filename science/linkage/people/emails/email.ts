import { damerauLevenshtein } from '../../text/index.ts'

export type Email = { readonly local: string; readonly domain: string }

/** Providers common in the United Kingdom, against which a slip in a domain is mended. */
const providers = [
  'gmail.com',
  'googlemail.com',
  'hotmail.com',
  'hotmail.co.uk',
  'outlook.com',
  'live.co.uk',
  'live.com',
  'msn.com',
  'icloud.com',
  'me.com',
  'yahoo.com',
  'yahoo.co.uk',
  'ymail.com',
  'aol.com',
  'btinternet.com',
  'sky.com',
  'talktalk.net',
  'virginmedia.com',
  'ntlworld.com',
  'blueyonder.co.uk',
  'proton.me',
  'protonmail.com',
  'wp.pl',
  'o2.pl',
]

/**
 * Reads an address: lower case, "+tag" taken off, dots taken out where the provider ignores them
 * (Gmail), googlemail.com read as gmail.com, and one slip in a well-known domain mended ("gmial.com").
 * Answers nothing where there is no local part or no domain.
 */
export function parseEmail(text: string): Email | null {
  const found = /^([^\s@]+)@([a-z0-9.,-]+\.[a-z]{2,})\.?$/.exec(
    text
      .trim()
      .toLowerCase()
      .replace(/^mailto:/, '')
      .replace(/\s*@\s*/, '@'),
  )
  if (found === null) return null
  const domain = mendDomain(found[2]!.replaceAll(',', '.'))
  const untagged = found[1]!.replace(/\+.*$/, '')
  const local = domain === 'gmail.com' ? untagged.replaceAll('.', '') : untagged
  return local === '' ? null : { local, domain }
}

function mendDomain(domain: string): string {
  if (domain === 'googlemail.com') return 'gmail.com'
  if (providers.includes(domain)) return domain
  // Short names are too near to one another for a slip to be told from a different provider.
  const near = providers.filter(one => one.length >= 8 && damerauLevenshtein(one, domain, 1) === 1)
  return near.length === 1 ? near[0]! : domain
}
