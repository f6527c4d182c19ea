import type { AttributeValues, Html } from '../html.ts'

/** Every field may be left out or undefined, so callers can pass on what they may not have. */
export type Optional<T> = { readonly [K in keyof T]?: T[K] | undefined }

export type Falsy = false | null | undefined | ''

/** Words, or trusted markup in their place. */
export type Content =
  | { readonly text: string | number; readonly html?: Html | undefined }
  | { readonly text?: string | number | undefined; readonly html: Html }

export type Styled = Optional<{ classes: string; attributes: AttributeValues }>

export function contentOf(content: Optional<{ text: string | number; html: Html }> | undefined) {
  return content?.html ?? content?.text
}

export function hasContent(
  content: Optional<{ text: string | number; html: Html }> | undefined,
): boolean {
  return Boolean(contentOf(content))
}

/** Translated words for a component's script, as the data attributes it reads. */
export function translations(
  messages: Readonly<
    Record<string, string | Readonly<Record<string, string | undefined>> | undefined>
  >,
): AttributeValues {
  const found: Record<string, string | undefined> = {}
  for (const [key, message] of Object.entries(messages)) {
    if (!message) continue
    if (typeof message === 'string') found[`data-i18n.${key}`] = message
    else for (const rule in message) found[`data-i18n.${key}.${rule}`] = message[rule]
  }
  return found
}
