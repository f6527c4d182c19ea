export type Strip = {
  readonly waiting: number
  readonly refused: number
  readonly sending: boolean
  readonly online: boolean
  readonly signedIn: boolean
  /** The server was there but asked us to come back. */
  readonly serverBusy: boolean
}

export type StripTone = 'calm' | 'waiting' | 'bad'

/** One plain line on how the phone and the server stand. */
export function stripWords(strip: Strip): { words: string; tone: StripTone } {
  const { waiting, refused, sending, online, signedIn, serverBusy } = strip
  const parts = [
    ...(sending && waiting > 0 ? ['Sending…'] : []),
    ...(!sending && waiting > 0 ? [`${waiting} waiting`] : []),
    ...(refused > 0 ? [`${refused} refused, needs you`] : []),
    ...(waiting === 0 && refused === 0 ? ['All sent'] : []),
    ...(!online ? ['no network'] : []),
    ...(online && !signedIn ? ['signed out'] : []),
    ...(online && signedIn && serverBusy && waiting > 0 && !sending ? ['server is busy'] : []),
  ]
  const tone = refused > 0 ? 'bad' : waiting > 0 || !online || !signedIn ? 'waiting' : 'calm'
  return { words: parts.join(', '), tone }
}
