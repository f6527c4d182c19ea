/** A process that cannot be run or a queue that has no answer; the words say what to change. */
export class BadProcessError extends Error {
  override name = 'BadProcessError'
}
