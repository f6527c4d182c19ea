// The beta distribution, which PERT estimates follow. Not exported from the package.

/** ln of the gamma function for x > 0: Lanczos 1964, with the terms of Godfrey 2001 (g = 607/128, 15 terms). */
function logGamma(x: number): number {
  let sum = 0.9999999999999971
  const terms = [
    57.15623566586292, -59.59796035547549, 14.136097974741746, -0.4919138160976202,
    3.399464998481189e-5, 4.652362892704858e-5, -9.837447530487956e-5, 0.0001580887032249125,
    -0.00021026444172410488, 0.00021743961811521265, -0.0001643181065367639, 8.441822398385275e-5,
    -2.6190838401581408e-5, 3.6899182659531625e-6,
  ]
  terms.forEach((term, n) => {
    sum += term / (x + n + 1)
  })
  const t = x + 607 / 128 + 0.5
  return (x + 0.5) * Math.log(t) - t + Math.log((Math.sqrt(2 * Math.PI) * sum) / x)
}

/** The beta distribution with shapes `a` and `b`, both above 0. */
export function betaDistribution(a: number, b: number) {
  const logBeta = logGamma(a) + logGamma(b) - logGamma(a + b)
  const density = (x: number) =>
    x <= 0 || x >= 1 ? 0 : Math.exp((a - 1) * Math.log(x) + (b - 1) * Math.log1p(-x) - logBeta)
  /** Share below x. */
  const share = (x: number): number => {
    if (x <= 0) return 0
    if (x >= 1) return 1
    const front = Math.exp(a * Math.log(x) + b * Math.log1p(-x) - logBeta)
    // The continued fraction runs fast on one side of the mean only.
    return x < (a + 1) / (a + b + 2)
      ? (front * continuedFraction(x, a, b)) / a
      : 1 - (front * continuedFraction(1 - x, b, a)) / b
  }
  /** Value below which the share lies: Newton, kept between bounds that close in. */
  const quantile = (wanted: number): number => {
    let [low, high] = [0, 1]
    let x = a / (a + b)
    for (let round = 0; round < 200; round++) {
      const over = share(x) - wanted
      if (over > 0) high = x
      else low = x
      const step = x - over / density(x)
      const next = step > low && step < high ? step : (low + high) / 2
      if (Math.abs(next - x) <= 1e-15 * x) return next
      x = next
    }
    return x
  }
  return { density, share, quantile }
}

/** Lentz's way of running the continued fraction of the incomplete beta (DLMF 8.17.22). */
function continuedFraction(x: number, a: number, b: number): number {
  const least = 1e-300
  const safe = (value: number) => (Math.abs(value) < least ? least : value)
  let c = 1
  let d = 1 / safe(1 - ((a + b) * x) / (a + 1))
  let result = d
  for (let m = 1; m <= 500; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / safe(1 + even * d)
    c = safe(1 + even / c)
    result *= d * c
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / safe(1 + odd * d)
    c = safe(1 + odd / c)
    result *= d * c
    if (Math.abs(d * c - 1) < 1e-15) break
  }
  return result
}
