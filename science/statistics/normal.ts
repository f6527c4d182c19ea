/** The density of the standard normal distribution. */
export const normalDensity = (z: number): number => Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI)

/**
 * The share of a standard normal distribution below `z`, good to some 15 places (far out, to ten digits): Hart 1968 in
 * the middle, a continued fraction in the tails, as West 2005 (Better approximations to cumulative normal functions)
 * puts them together. For the share above `z` ask for `-z`: it keeps its digits far out.
 */
export function normalShare(z: number): number {
  const x = Math.abs(z)
  if (x > 38) return z > 0 ? 1 : 0
  const bell = Math.exp(-0.5 * x * x)
  let tail: number
  if (x < 7.07106781186547) {
    let top = 0.0352624965998911 * x + 0.700383064443688
    top = top * x + 6.37396220353165
    top = top * x + 33.912866078383
    top = top * x + 112.079291497871
    top = top * x + 221.213596169931
    top = top * x + 220.206867912376
    let bottom = 0.0883883476483184 * x + 1.75566716318264
    bottom = bottom * x + 16.064177579207
    bottom = bottom * x + 86.7807322029461
    bottom = bottom * x + 296.564248779674
    bottom = bottom * x + 637.333633378831
    bottom = bottom * x + 793.826512519948
    bottom = bottom * x + 440.413735824752
    tail = (bell * top) / bottom
  } else {
    let fraction = x + 0.65
    for (let n = 4; n >= 1; n--) fraction = x + n / fraction
    tail = bell / fraction / Math.sqrt(2 * Math.PI)
  }
  return z > 0 ? 1 - tail : tail
}

/**
 * The value below which a `share` (0 to 1) of a standard normal distribution lies, good to some 16 digits: Wichura
 * 1988, Algorithm AS 241 (Applied Statistics 37:477-484). 0 and 1 give the infinities, anything outside gives NaN.
 */
export function normalScore(share: number): number {
  const q = share - 0.5
  if (Math.abs(q) <= 0.425) {
    const r = 0.180625 - q * q
    const top =
      ((((((2509.0809287301227 * r + 33430.57558358813) * r + 67265.7709270087) * r +
        45921.95393154987) *
        r +
        13731.69376550946) *
        r +
        1971.5909503065513) *
        r +
        133.14166789178438) *
        r +
      3.3871328727963665
    const bottom =
      ((((((5226.495278852854 * r + 28729.085735721943) * r + 39307.89580009271) * r +
        21213.794301586597) *
        r +
        5394.196021424751) *
        r +
        687.1870074920579) *
        r +
        42.31333070160091) *
        r +
      1
    return (q * top) / bottom
  }
  const tail = q < 0 ? share : 1 - share
  if (!(tail > 0)) return tail === 0 ? Math.sign(q) * Infinity : Number.NaN
  const z = scoreOfTail(Math.sqrt(-Math.log(tail)))
  return q < 0 ? -z : z
}

function scoreOfTail(root: number): number {
  if (root <= 5) {
    const r = root - 1.6
    const top =
      ((((((0.0007745450142783414 * r + 0.022723844989269184) * r + 0.2417807251774506) * r +
        1.2704582524523684) *
        r +
        3.6478483247632045) *
        r +
        5.769497221460691) *
        r +
        4.630337846156546) *
        r +
      1.4234371107496835
    const bottom =
      ((((((1.0507500716444169e-9 * r + 0.0005475938084995345) * r + 0.015198666563616457) * r +
        0.14810397642748008) *
        r +
        0.6897673349851) *
        r +
        1.6763848301838038) *
        r +
        2.053191626637759) *
        r +
      1
    return top / bottom
  }
  const r = root - 5
  const top =
    ((((((2.0103343992922881e-7 * r + 2.7115555687434876e-5) * r + 0.0012426609473880784) * r +
      0.026532189526576124) *
      r +
      0.29656057182850487) *
      r +
      1.7848265399172913) *
      r +
      5.463784911164114) *
      r +
    6.657904643501103
  const bottom =
    ((((((2.0442631033899397e-15 * r + 1.421511758316446e-7) * r + 1.8463183175100548e-5) * r +
      0.0007868691311456133) *
      r +
      0.014875361290850615) *
      r +
      0.1369298809227358) *
      r +
      0.599832206555888) *
      r +
    1
  return top / bottom
}
