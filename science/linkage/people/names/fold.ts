/** In this order: a later line sees what the earlier ones left. "S" stands for sh and "C" for ch. */
const levelled: readonly (readonly [RegExp, string])[] = [
  [/^[kgp]n/, 'n'],
  [/^wr/, 'r'],
  [/^ps/, 's'],
  [/(tsch|tch|szcz|shch|cz|ch(?![rl]))/g, 'C'],
  [/(sch|sz|sh)/g, 'S'],
  [/(kh|ck|ch|q)/g, 'k'],
  [/(zh|dz|rz)/g, 'z'],
  [/dj/g, 'j'],
  [/ph/g, 'f'],
  [/gh$|gh(?=t)/, ''],
  [/([bdgt])h/g, '$1'],
  [/c(?=[eiy])/g, 's'],
  [/c/g, 'k'],
  [/x/g, 'ks'],
  [/z/g, 's'],
  [/w/g, 'v'],
  [/(ei|ey|ai|ay|ie|ee|ea|y|ij)/g, 'i'],
  [/(ou|oo|oe|o)/g, 'u'],
  [/(.)\1+/g, '$1'],
  [/([aeiu])h$/, '$1'],
  [/([^aeiu].*[^aeiu])e$/, '$1'],
]

/**
 * One plain lower-case word with its spelling levelled: ways in which one sound is written in the languages
 * of people in the United Kingdom come out alike (kh, q, ck and k; ou, oo, o and u; ee, ie, y and i; w and v;
 * sz and sh; cz, tch and ch; ph and f; z and s; doubled letters; a silent h or e at the end). Vowels
 * stay: "nowak" and "novak" agree, "anders" and "andres" do not. Other scripts come back as they are.
 */
export function fold(word: string): string {
  if (!/^[a-z]+$/.test(word)) return word
  let out = word
  for (const [pattern, put] of levelled) out = out.replace(pattern, put)
  return out === '' ? word : out
}

/**
 * What is left of a folded word when its vowels go, save that it began with one ("A"): "mohammed",
 * "muhamad" and "mohamed" are "mmd". A coarse key, for finding candidates.
 */
export function soundKey(word: string): string {
  const folded = fold(word)
  if (!/^[a-zCS]+$/.test(folded)) return folded
  const first = 'aeiu'.includes(folded.charAt(0)) ? 'A' : folded.charAt(0)
  return (first + folded.slice(1).replace(/[aeiuh]/g, '')).replace(/v/g, 'f')
}
