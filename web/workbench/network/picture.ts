/** What the page hands to the picture: made on the server, drawn in the browser. Nothing here needs either. */

export const shapeKinds = [
  'person',
  'organisation',
  'vehicle',
  'thing',
  'place',
  'incident',
  'crime',
  'contact-detail',
] as const
export type ShapeKind = (typeof shapeKinds)[number]

export type PictureNode = {
  id: string
  shape: ShapeKind
  /** "Person", "Phone number": said wherever the shape is seen. */
  kind: string
  label: string
  steps: number
  /** "and at least 12 more", or nothing. */
  more: string
  /** Many are tied to it; it opens when asked. */
  closed: boolean
  /** May be opened, closed or not. */
  opens: boolean
  /** Its own page. */
  href?: string
  /** The network seen from it. */
  here?: string
  /** Why several entries are one. */
  held?: string[]
}

export type PictureTie = {
  /** Places in the list of nodes. */
  from: number
  to: number
  /** "reporter – victim". */
  words: string
  count: number
  records: { href: string; text: string }[]
  when: string
  /** Milliseconds: for the slider. */
  first: number
  last: number
  opinion: boolean
}

export type Picture = { nodes: PictureNode[]; ties: PictureTie[] }

/** Drawn between -1 and 1, filled; the glyph in white upon it. No kind is told by its colour alone. */
export const shapes: Readonly<
  Record<ShapeKind, { words: string; colour: string; outline: string; glyph: string }>
> = {
  person: {
    words: 'Person',
    colour: '#0b4ea2',
    outline: 'M1 0A1 1 0 1 1-1 0A1 1 0 1 1 1 0Z',
    glyph: 'M.32-.3A.32.32 0 1 1-.32-.3A.32.32 0 1 1 .32-.3ZM-.6.62C-.6.22-.3.1 0 .1S.6.22.6.62Z',
  },
  organisation: {
    words: 'Organisation',
    colour: '#4c2c92',
    outline: 'M-.9-.9H.9V.9H-.9Z',
    glyph: 'M-.5.6V-.5H.5V.6H.15V.2H-.15V.6ZM-.3-.3H-.1V-.1H-.3ZM.1-.3H.3V-.1H.1Z',
  },
  vehicle: {
    words: 'Vehicle',
    colour: '#594d00',
    outline: 'M-1.1 0L-.55-.85H.55L1.1 0L.55.85H-.55Z',
    glyph:
      'M-.62.12L-.4-.3H.4L.62.12V.36H-.62ZM-.2.42A.15.15 0 1 1-.5.42ZM.5.42A.15.15 0 1 1 .2.42Z',
  },
  thing: {
    words: 'Thing',
    colour: '#6f3b10',
    outline: 'M-.9-.45L-.45-.9H.45L.9-.45V.45L.45.9H-.45L-.9.45Z',
    glyph: 'M-.45-.35H.45V.45H-.45ZM-.2-.35V-.6H.2V-.35H.1V-.5H-.1V-.35Z',
  },
  place: {
    words: 'Place',
    colour: '#00703c',
    outline: 'M0-1.15L1.15 0L0 1.15L-1.15 0Z',
    glyph:
      'M0 .6L-.36-.02A.42.42 0 1 1 .36-.02ZM.13-.22A.13.13 0 1 0-.13-.22A.13.13 0 1 0 .13-.22Z',
  },
  incident: {
    words: 'Incident',
    colour: '#8a3d00',
    outline: 'M0-1.1L1.1.85H-1.1Z',
    glyph: 'M-.1-.45H.1L.06.25H-.06ZM.1.5A.1.1 0 1 1-.1.5A.1.1 0 1 1 .1.5Z',
  },
  crime: {
    words: 'Crime',
    colour: '#942514',
    outline: 'M0 1.1L1.1-.85H-1.1Z',
    glyph: 'M-.4-.6L-.25-.68L.42.0L.27.12ZM.4-.6L.25-.68L-.42.0L-.27.12Z',
  },
  'contact-detail': {
    words: 'Phone number or email',
    colour: '#3d4f58',
    outline: 'M-.6-.65H.6A.65.65 0 0 1 .6.65H-.6A.65.65 0 0 1-.6-.65Z',
    glyph: 'M-.5-.28H.5V.32H-.5ZM-.42-.2L0 .1L.42-.2L.36-.27L0-.02L-.36-.27Z',
  },
}

export const stepWords = (steps: number): string =>
  steps === 0
    ? 'where this picture starts'
    : steps === 1
      ? 'one step away'
      : `${['two', 'three', 'four'][steps - 2] ?? steps} steps away`
