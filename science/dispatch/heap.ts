/**
 * A binary min-heap of node numbers ordered by a key, held in typed arrays.
 * Each node is in the heap at most once: pushing it again with a smaller key moves it up.
 */
export interface NodeHeap {
  size: number
  readonly nodes: Int32Array
  readonly keys: Float64Array
  /** Where each node stands in `nodes`; -1 if it is not in the heap. */
  readonly places: Int32Array
}

/** An empty heap for node numbers 0 to `nodeCount - 1`. */
export function makeHeap(nodeCount: number): NodeHeap {
  return {
    size: 0,
    nodes: new Int32Array(nodeCount),
    keys: new Float64Array(nodeCount),
    places: new Int32Array(nodeCount).fill(-1),
  }
}

/** Adds `node`, or lowers its key. A key larger than the one it has is ignored. */
export function pushOrLower(heap: NodeHeap, node: number, key: number): void {
  const { nodes, keys, places } = heap
  let place = places[node]!
  if (place < 0) place = heap.size++
  else if (keys[place]! <= key) return
  while (place > 0) {
    const parent = (place - 1) >> 1
    if (keys[parent]! <= key) break
    const moved = nodes[parent]!
    nodes[place] = moved
    keys[place] = keys[parent]!
    places[moved] = place
    place = parent
  }
  nodes[place] = node
  keys[place] = key
  places[node] = place
}

/** Takes out the node with the smallest key. The heap must not be empty. */
export function popLeast(heap: NodeHeap): number {
  const { nodes, keys, places } = heap
  const least = nodes[0]!
  places[least] = -1
  const size = --heap.size
  if (size === 0) return least
  const node = nodes[size]!
  const key = keys[size]!
  let place = 0
  for (;;) {
    let child = 2 * place + 1
    if (child >= size) break
    if (child + 1 < size && keys[child + 1]! < keys[child]!) child++
    if (keys[child]! >= key) break
    const moved = nodes[child]!
    nodes[place] = moved
    keys[place] = keys[child]!
    places[moved] = place
    place = child
  }
  nodes[place] = node
  keys[place] = key
  places[node] = place
  return least
}
