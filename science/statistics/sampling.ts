import { normalScore } from './normal.ts'

export interface Survey {
  /** Answers counted, drawn at random. */
  readonly answers: number
  /** Share who said so, 0 to 1; half, where the margin is widest, unless told. */
  readonly share?: number
  /** How sure, above 0 and below 1; 0.95 unless told. */
  readonly confidence?: number
  /** People there are in all, where the survey reached a good part of them; without end unless told. */
  readonly population?: number
}

/**
 * Half the width of the interval round a share found by a random survey, as a share (0.044 for 4.4 points): the
 * normal approximation with the correction for a finite population (Cochran 1977, Sampling Techniques, chapter 3). 500
 * answers of many people give 4.4 points at 95%. It says nothing of who did not answer. Throws `RangeError` for no
 * answer, more answers than people or a share or confidence outside its bounds.
 */
export function marginOfError({
  answers,
  share = 0.5,
  confidence = 0.95,
  population = Infinity,
}: Survey): number {
  if (!(answers >= 1 && answers <= population)) {
    throw new RangeError(`${answers} answers of ${population} people`)
  }
  if (!(share >= 0 && share <= 1)) throw new RangeError(`share ${share} must lie between 0 and 1`)
  const finite =
    population === Infinity ? 1 : population === 1 ? 0 : (population - answers) / (population - 1)
  return scoreFor(confidence) * Math.sqrt(((share * (1 - share)) / answers) * finite)
}

/**
 * The fewest answers that bring the margin of error down to `margin` (above 0). Throws `RangeError` as `marginOfError`
 * and for a margin that is not above 0.
 */
export function answersNeeded(
  margin: number,
  { share = 0.5, confidence = 0.95, population = Infinity }: Omit<Survey, 'answers'> = {},
): number {
  if (!(margin > 0)) throw new RangeError(`a margin of ${margin} is never reached; give above 0`)
  if (!(population >= 1)) throw new RangeError(`a population of ${population}`)
  const endless = (scoreFor(confidence) ** 2 * share * (1 - share)) / margin ** 2
  const needed =
    population === Infinity ? endless : (endless * population) / (population - 1 + endless)
  // Floats may land a hair above a whole number that is enough.
  return Math.max(1, Math.ceil(needed - 1e-9))
}

function scoreFor(confidence: number): number {
  if (!(confidence > 0 && confidence < 1)) {
    throw new RangeError(`confidence ${confidence} must lie between 0 and 1`)
  }
  return normalScore((1 + confidence) / 2)
}
