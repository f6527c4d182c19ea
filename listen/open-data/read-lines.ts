import { StringDecoder } from 'node:string_decoder'

export type Line = { number: number; text: string; whole: boolean }

/** No row of open data is longer; what is longer is not one, and must not fill the memory. */
const longest = 65_536

/** The lines of a text file as it streams by, numbered from 1, without their ends. Memory stays flat. */
export async function* readLines(bytes: AsyncIterable<Buffer>): AsyncGenerator<Line> {
  const decoder = new StringDecoder('utf8')
  let rest = ''
  let number = 0
  let cut = false
  const line = (text: string): Line => {
    number += 1
    const whole = !cut && text.length <= longest
    cut = false
    const start = number === 1 && text.startsWith('\uFEFF') ? 1 : 0
    const end = text.endsWith('\r') ? text.length - 1 : text.length
    return { number, text: text.slice(start, Math.min(end, start + longest)), whole }
  }
  for await (const chunk of bytes) {
    const parts = (rest + decoder.write(chunk)).split('\n')
    rest = parts.pop()!
    for (const part of parts) yield line(part)
    if (rest.length > longest) {
      rest = rest.slice(0, 200)
      cut = true
    }
  }
  rest += decoder.end()
  if (rest !== '' || cut) yield line(rest)
}
