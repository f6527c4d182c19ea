/** Where a stretch of road runs, as far as driving on sirens is concerned. */
export type RoadSetting = 'urban' | 'rural' | 'motorway'

export const roadSettings: readonly RoadSetting[] = ['urban', 'rural', 'motorway']

/**
 * Time on sirens as a share of ordinary time. INVENTED defaults: replace them with your own force's measured
 * runs. They claim less than the trials we know of, all of ambulances in the United States, which found 0.62
 * in a city (Ho and Casey 1998, Annals of Emergency Medicine 32:585-588) and 0.69 in the country (Ho and
 * Lindquist 2001, Prehospital Emergency Care 5:159-162), and which may not hold for police on British roads.
 */
export const inventedSirenFactors: Readonly<Record<RoadSetting, number>> = {
  urban: 0.75,
  rural: 0.8,
  motorway: 0.9,
}

export class BadSirenFactorError extends Error {
  override name = 'BadSirenFactorError'
}

/**
 * Travel times on sirens for a list of arcs: ordinary seconds times the factor of each arc's setting, given as
 * an index into `roadSettings`. Build a second graph from the result to route emergency runs. Throws
 * `BadSirenFactorError` for a factor that is not above 0, a setting that is not there or unequal lists.
 */
export function secondsOnSirens(
  seconds: ArrayLike<number>,
  settings: ArrayLike<number>,
  factors: Readonly<Record<RoadSetting, number>> = inventedSirenFactors,
): Float64Array {
  if (seconds.length !== settings.length) {
    throw new BadSirenFactorError(`${seconds.length} times but ${settings.length} settings`)
  }
  return Float64Array.from(seconds, (time, arc) => {
    const setting = roadSettings[settings[arc]!]
    if (!setting) throw new BadSirenFactorError(`arc ${arc} has setting ${settings[arc]}`)
    const factor = factors[setting]
    if (!(factor > 0))
      throw new BadSirenFactorError(`the ${setting} factor ${factor} must exceed 0`)
    return time * factor
  })
}
