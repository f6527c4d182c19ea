export type Shortcut = 'down' | 'up' | 'search' | 'keys' | 'units'

const letters: Record<string, Shortcut> = {
  j: 'down',
  k: 'up',
  ArrowDown: 'down',
  ArrowUp: 'up',
  '/': 'search',
  '?': 'keys',
  u: 'units',
}

/** Single keys can be turned off, for people who speak or whose keys stick. */
const stored = 'command.single-keys'
export const singleKeysOn = (): boolean => localStorage.getItem(stored) !== 'off'
export const setSingleKeys = (on: boolean): void => localStorage.setItem(stored, on ? 'on' : 'off')

const typing = 'input, select, textarea, dialog, .maplibregl-map, [contenteditable]'

/** The shortcut meant by this key, unless somebody is typing or moving the map. */
export function shortcutFor(event: KeyboardEvent): Shortcut | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return undefined
  if (event.target instanceof Element && event.target.closest(typing)) return undefined
  const arrow = event.key.startsWith('Arrow')
  // Arrows scroll everywhere else, so they move rows only within the list itself.
  if (arrow && !(event.target instanceof Element && event.target.closest('[data-rows]'))) {
    return undefined
  }
  return arrow || singleKeysOn() ? letters[event.key] : undefined
}
