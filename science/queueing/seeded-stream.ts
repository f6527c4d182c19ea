import { BadProcessError } from './bad-process-error.ts'

/**
 * Numbers above 0 and below 1, the same for the same seed and stream: sfc32 (Doty-Humphrey 2010, PractRand), started from both. Each
 * use of chance has a stream of its own, so that two processes which differ in one step meet the same cases (common random numbers,
 * Law 2015, chapter 11).
 */
export function seededStream(seed: number, stream: number): () => number {
  if (!Number.isSafeInteger(seed)) throw new BadProcessError(`the seed ${seed} is not whole`)
  let a = seed | 0
  let b = Math.floor(seed / 2 ** 32) | 0
  let c = stream | 0
  let counter = 1
  const next = () => {
    const sum = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + sum) | 0
    return ((sum >>> 0) + 0.5) / 2 ** 32
  }
  // Seeds that look alike lead to numbers that do not after a dozen rounds.
  for (let round = 0; round < 16; round++) next()
  return next
}
