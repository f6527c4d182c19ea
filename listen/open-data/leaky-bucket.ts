/** What data.police.uk allows one address: 15 requests a second on average, 30 at once. */
export const apiLimit = { perSecond: 15, burst: 30 }

type Bucket = { level: number; at: number }

/**
 * A leaky bucket for each key. Every request pours one in; the bucket loses `perSecond` each second and a request that
 * would overflow `burst` is refused, without counting. Returns 0 where allowed, else the seconds until it would be.
 */
export function leakyBuckets({ perSecond, burst } = apiLimit) {
  const buckets = new Map<string, Bucket>()
  let swept = 0
  const levelAt = (bucket: Bucket, now: number) =>
    Math.max(0, bucket.level - ((now - bucket.at) / 1000) * perSecond)
  const sweep = (now: number) => {
    for (const [key, bucket] of buckets) if (levelAt(bucket, now) === 0) buckets.delete(key)
    swept = now
  }
  return (key: string, now: number): number => {
    if (now - swept > 10_000) sweep(now)
    const bucket = buckets.get(key)
    const level = bucket ? levelAt(bucket, now) : 0
    if (level + 1 > burst) return (level + 1 - burst) / perSecond
    buckets.set(key, { level: level + 1, at: now })
    return 0
  }
}
