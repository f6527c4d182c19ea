const here = 'http://here.invalid'

/**
 * Where to go after sign-in: a path of this site or the fallback, never another site. Browsers read `\` as `/`
 * and drop tabs and line breaks, so what they would make of it is asked, not what it looks like.
 */
export function returnPath(asked: string | undefined, fallback: string): string {
  if (!asked?.startsWith('/') || !URL.canParse(asked, here)) return fallback
  const url = new URL(asked, here)
  const path = `${url.pathname}${url.search}${url.hash}`
  const safe = url.origin === here && !path.startsWith('//') && !/^\/sign-(in|out)\b/.test(path)
  return safe ? path : fallback
}
