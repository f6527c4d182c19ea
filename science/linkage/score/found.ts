/** Scored pairs as they are found, in arrays that grow. */
export type Found = {
  add(left: number, right: number, weight: number): void
  /** Those found so far; then it begins anew. */
  take(): { left: Int32Array; right: Int32Array; weight: Float32Array }
}

export function openFound(): Found {
  let capacity = 1 << 16
  let left = new Int32Array(capacity)
  let right = new Int32Array(capacity)
  let weight = new Float32Array(capacity)
  let count = 0
  return {
    add(a, b, bits) {
      if (count === capacity) {
        capacity *= 2
        left = grown(left, new Int32Array(capacity))
        right = grown(right, new Int32Array(capacity))
        weight = grown(weight, new Float32Array(capacity))
      }
      left[count] = a
      right[count] = b
      weight[count++] = bits
    },
    take() {
      const taken = {
        left: left.slice(0, count),
        right: right.slice(0, count),
        weight: weight.slice(0, count),
      }
      count = 0
      return taken
    },
  }
}

function grown<A extends Int32Array | Float32Array>(from: A, to: A): A {
  to.set(from)
  return to
}
