/** A fix of a unit, metres on the British National Grid. */
export type Fix = { easting: number; northing: number; accuracy: number }

export type Nearness = { near: boolean; fixesInside: number }

export const farAway: Nearness = { near: false, fixesInside: 0 }

/** INVENTED defaults. The gap between the two rings is what keeps the hint from flickering. */
export const inventedRings = {
  enterMetres: 60,
  leaveMetres: 150,
  fixesToEnter: 2,
  worstAccuracy: 50,
}

/**
 * Whether a unit seems to be at the scene, one fix at a time. Only a hint: the officer says "at scene",
 * and the arrival then counts as told by position. A fix too rough to tell changes nothing.
 */
export function nextNearness(
  before: Nearness,
  fix: Fix,
  scene: { easting: number; northing: number },
  rings: typeof inventedRings = inventedRings,
): Nearness {
  if (!(fix.accuracy <= rings.worstAccuracy)) return before
  const metres = Math.hypot(fix.easting - scene.easting, fix.northing - scene.northing)
  if (before.near) return metres > rings.leaveMetres ? farAway : before
  if (metres > rings.enterMetres) return farAway
  const fixesInside = before.fixesInside + 1
  return { near: fixesInside >= rings.fixesToEnter, fixesInside }
}
