/** A possible union of two clusters, as it stood when it was weighed. */
export type Union = { gain: number; a: number; b: number; version: number }

/** Stronger first; ties by the lower member, so that nothing depends on the order in which pairs came. */
const before = (one: Union, two: Union): boolean =>
  one.gain !== two.gain
    ? one.gain > two.gain
    : one.a !== two.a
      ? one.a < two.a
      : one.b !== two.b
        ? one.b < two.b
        : one.version > two.version

export function push(heap: Union[], union: Union): void {
  let at = heap.length
  heap.push(union)
  while (at > 0) {
    const parent = (at - 1) >> 1
    if (!before(union, heap[parent]!)) break
    heap[at] = heap[parent]!
    at = parent
  }
  heap[at] = union
}

export function pop(heap: Union[]): Union | undefined {
  const top = heap[0]
  const last = heap.pop()
  if (!top || !last || heap.length === 0) return top
  let at = 0
  for (;;) {
    let child = 2 * at + 1
    if (child >= heap.length) break
    if (child + 1 < heap.length && before(heap[child + 1]!, heap[child]!)) child++
    if (!before(heap[child]!, last)) break
    heap[at] = heap[child]!
    at = child
  }
  heap[at] = last
  return top
}
