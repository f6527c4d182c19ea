export type StolenItem = { description: string; serialNumber?: string }

/** One thing a line; the word "serial" starts its serial number. */
export function readItems(text: string): StolenItem[] {
  return text
    .split(/\r?\n/)
    .map(line => line.trim())
    .filter(line => line !== '')
    .slice(0, 100)
    .map(line => {
      const [, description, serial] =
        /^(.*?)[,;]?\s*\bserial(?:\s+(?:no|number))?\b[.:]?\s*(\S+)$/i.exec(line) ?? []
      return description && serial
        ? { description: description.trim(), serialNumber: serial }
        : { description: line }
    })
}
