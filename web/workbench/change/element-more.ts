import type { Element, ElementView } from '@bluelamp/change'
import { type Html, nothing } from '@bluelamp/kit'
import type { Context } from '@bluelamp/platform'

export type More = ElementView & { element: Element; context: Context; today: string }

const parts: Readonly<Record<string, (more: More) => Html | Promise<Html>>> = {}

/** What else an element of some kinds shows: documents, ledgers, pictures. */
export const elementMore = async (more: More): Promise<Html> =>
  (await parts[more.element.kind]?.(more)) ?? nothing
