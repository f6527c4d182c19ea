import { type Html, html } from '@bluelamp/kit'

/** A text that fits; what does not ends in three dots. */
export const cut = (text: string, letters: number): string =>
  text.length > letters ? `${text.slice(0, Math.max(1, letters - 1))}…` : text

/** Words in at most so many lines of so many letters. */
export function linesOf(text: string, letters: number, most: number): string[] {
  const lines: string[] = []
  for (const word of text.trim().split(/\s+/)) {
    const longer = `${lines.at(-1)} ${word}`
    if (lines.length > 0 && longer.length <= letters) lines[lines.length - 1] = longer
    else lines.push(word)
  }
  const fitting = lines.slice(0, most)
  if (lines.length > most) fitting[most - 1] = `${fitting[most - 1]!.slice(0, letters - 1)}…`
  return fitting.map(line => cut(line, letters))
}

/** Lines of words in a picture, from a place downwards. */
export const wordsAt = (x: number, y: number, lines: readonly string[], classes = ''): Html =>
  html`<text x="${x}" y="${y}" class="${classes}">${lines.map(
    (line, at) => html`<tspan x="${x}" dy="${at === 0 ? 0 : 14}">${line}</tspan>`,
  )}</text>`

/** "25 min", "20.1 hours", "3.5 days": as long as people would say it. */
export function sayHours(hours: number): string {
  if (hours < 1 / 60 / 2) return '0 min'
  if (hours < 1) return `${Math.round(60 * hours)} min`
  return hours < 72 ? `${hours.toFixed(1)} hours` : `${(hours / 24).toFixed(1)} days`
}
