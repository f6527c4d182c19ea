/** UTF-16 units of many texts in one array; a text in it is a place and a length. */
export type Units = Uint16Array

let scratch = new Uint16Array(256)

/** Two texts one after the other, in an array that is used again. */
export function layOut(left: string, right: string): Units {
  const length = left.length + right.length
  if (scratch.length < length) scratch = new Uint16Array(length * 2)
  for (let at = 0; at < left.length; at++) scratch[at] = left.charCodeAt(at)
  for (let at = 0; at < right.length; at++) scratch[left.length + at] = right.charCodeAt(at)
  return scratch
}
