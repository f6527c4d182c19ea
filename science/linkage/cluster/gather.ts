/** Things 0 to `count` - 1 in their groups 0 to `groups` - 1; those of group -1 are left out. */
export function gather(groups: number, count: number, groupOf: (thing: number) => number) {
  const starts = new Int32Array(groups + 1)
  for (let thing = 0; thing < count; thing++) {
    const group = groupOf(thing)
    if (group >= 0) starts[group + 1]!++
  }
  for (let group = 0; group < groups; group++) starts[group + 1]! += starts[group]!
  const things = new Int32Array(starts[groups]!)
  const next = starts.slice(0, groups)
  for (let thing = 0; thing < count; thing++) {
    const group = groupOf(thing)
    if (group >= 0) things[next[group]!++] = thing
  }
  return { of: (group: number) => things.subarray(starts[group]!, starts[group + 1]!) }
}
