import type { Fix, Moment } from '../api/shapes.ts'

type Track = {
  easting: number
  northing: number
  fromEasting: number
  fromNorthing: number
  toEasting: number
  toNorthing: number
  /** When the glide began, on the screen's clock. */
  began: number
  fixedAt: Moment
}

/** Long enough to follow with the eye, short enough that what is shown is where it is. */
const glideMilliseconds = 1500
/** Further than this between two fixes is a correction, not a drive. */
const jumpMetres = 2000

/** Where every unit is drawn. Kept outside the page's state: fixes come by the hundred. */
export function createTracks(glides = true) {
  const tracks = new Map<string, Track>()

  return {
    /** False if the fix is older than the one known. */
    place({ unitId, easting, northing, fixedAt }: Fix, now: number): boolean {
      const known = tracks.get(unitId)
      if (known && fixedAt <= known.fixedAt) return false
      const metres = known ? Math.hypot(easting - known.easting, northing - known.northing) : 0
      const still = !known || !glides || metres > jumpMetres
      tracks.set(unitId, {
        easting: still ? easting : known.easting,
        northing: still ? northing : known.northing,
        fromEasting: still ? easting : known.easting,
        fromNorthing: still ? northing : known.northing,
        toEasting: easting,
        toNorthing: northing,
        began: now,
        fixedAt,
      })
      return true
    },

    /** Moves what is gliding; true while something still moves. */
    step(now: number): boolean {
      let moving = false
      for (const track of tracks.values()) {
        if (track.easting === track.toEasting && track.northing === track.toNorthing) continue
        const share = Math.min(1, Math.max(0, (now - track.began) / glideMilliseconds))
        track.easting = track.fromEasting + (track.toEasting - track.fromEasting) * share
        track.northing = track.fromNorthing + (track.toNorthing - track.fromNorthing) * share
        if (share === 1) {
          track.easting = track.toEasting
          track.northing = track.toNorthing
        }
        moving = true
      }
      return moving
    },

    find: (unitId: string): Readonly<Track> | undefined => tracks.get(unitId),
    fixedAt: (unitId: string): Moment | undefined => tracks.get(unitId)?.fixedAt,
  }
}

export type UnitTracks = ReturnType<typeof createTracks>
