/** A length of time in plain words: '45 seconds', '1 minute', '12 minutes'. */
export function minutesWords(seconds: number): string {
  const whole = Math.round(seconds)
  if (whole < 60) return whole === 1 ? '1 second' : `${whole} seconds`
  const minutes = Math.round(seconds / 60)
  return minutes === 1 ? '1 minute' : `${minutes} minutes`
}

/** A share in whole per cent: '84%'. */
export function percentWords(share: number): string {
  return `${Math.round(share * 100)}%`
}

/** A skill as a noun with its article, from the force's table: 'a Taser-trained officer'. */
export function skillName(skill: string, words: Readonly<Record<string, string>>): string {
  return (Object.hasOwn(words, skill) ? words[skill] : undefined) ?? `the skill "${skill}"`
}

/** 'cover falls from 91% to 84%', or that it stays where it is. */
export function coverWords(before: number, after: number): string {
  const [high, low] = [percentWords(before), percentWords(after)]
  return high === low ? `cover stays at about ${high}` : `cover falls from ${high} to ${low}`
}

/** '1 officer', '3 officers'. */
export function officersWords(count: number): string {
  return count === 1 ? '1 officer' : `${count} officers`
}
