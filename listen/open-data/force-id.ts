/** Names from which the usual rule does not lead to the id that data.police.uk gives the force. */
const exceptions: Readonly<Record<string, string>> = {
  'british transport police': 'btp',
  'police service of northern ireland': 'northern-ireland',
}

export const transportPolice = 'btp'

/** The id of a force by its name, as data.police.uk forms it: "Devon & Cornwall Police" is devon-and-cornwall. */
export function forceIdOf(name: string): string {
  const plain = name.trim().toLowerCase()
  const known = exceptions[plain]
  if (known) return known
  return plain
    .replaceAll('&', ' and ')
    .replace(/\s+(police service|police|constabulary)$/, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
}
