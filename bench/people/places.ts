import type { Stream } from '../../database/invented-force/random.ts'

/** Invented places: areas of the postcode that Royal Mail has not given out, so that no address is anybody's. */
const areas = 'AC AD AE AP BC BE BJ BK BM BO BP BU BW CC CE CG CI CJ CN CP'.split(' ')
const unitLetters = 'ABDEFGHJLNPQRSTUWXYZ'
const people =
  'Abbey Albert Alma Ash Beech Birch Bridge Castle Cedar Chapel Chestnut Church Clarence Cromwell Duke Elm'
    .concat(
      ' Field Forge Garden George Grange Green Grove Hawthorn Hazel High Hill Holly Ivy Jubilee Kiln King Lake',
    )
    .concat(
      ' Larch Laurel Lime London Maple Market Marsh Meadow Mill Moor Nelson New North Oak Old Orchard Park Poplar',
    )
    .concat(
      ' Priory Quarry Queen Raglan Rectory River Rose Rowan School Silver South Spring Station Stone Temple Tower',
    )
    .concat(
      ' Tudor Union Vicarage Victoria Water Wellington West Willow Windmill Windsor Wood York',
    )
    .split(' ')
const kinds = 'Road Street Avenue Close Lane Drive Way Crescent Gardens Court'.split(' ')
const towns =
  'Ambleforth Brackley-on-Sow Coldmere Dunstow Eastmarch Fallowby Garthwick Hollinsea Kelverton Lowmoor'
    .concat(
      ' Marlingham Netherfold Oxcombe Penhallow Ravensby Stanemouth Thornwick Ulverdale Westerby Yarrowgate',
    )
    .split(' ')

export type Home = { readonly line: string; readonly town: string; readonly postcode: string }

/** Some fifteen homes share a postcode, and a postcode lies on one street. */
const homesToAPostcode = 15

/** Home number `n` of an area with as many homes as it needs. */
export function homeAt(n: number, stream: Stream): Home {
  // Neighbouring postcodes lie all over the country: 1.6 million of them, and a step that shares no factor with that.
  const code = (Math.floor(n / homesToAPostcode) * 704_183) % 1_600_000
  const sector = Math.floor(code / 400)
  const district = Math.floor(sector / 10)
  const area = district % areas.length
  const outward = `${areas[area]}${1 + Math.floor(district / areas.length)}`
  const inward = `${sector % 10}${unitLetters[code % 20]}${unitLetters[Math.floor(code / 20) % 20]}`
  const number = 1 + (n % homesToAPostcode) * 2 + (code % 2)
  const name = people[(code * 7 + sector) % people.length]!
  const street = `${name} ${kinds[(code + Math.floor(code / people.length)) % kinds.length]}`
  const flat = stream.chance(0.15) ? `Flat ${1 + stream.below(12)}, ` : ''
  return {
    line: `${flat}${number} ${street}`,
    town: towns[area]!,
    postcode: `${outward} ${inward}`,
  }
}
