import { isoDay, localDay, weekday } from './calendar.ts'
import { DISTRICTS } from './place-words.ts'
import { streamOf } from './random.ts'
import type { NeighbourhoodPage, NeighbourhoodRow, StaffRow, StationRow } from './rows.ts'

const PRIORITIES: readonly (readonly [string, string])[] = [
  [
    'Off-road bikes and scooters ridden dangerously on footpaths and green spaces.',
    'We have marked the bikes we stopped, met the council about barriers and run two weekend operations. Three bikes were seized.',
  ],
  [
    'Cars broken into overnight, above all vans with tools.',
    'Officers have given out marking kits and patrolled between midnight and four. A man has been charged with four offences.',
  ],
  [
    'Groups of young people causing alarm near the shops after school.',
    'We visit with youth workers each Thursday. Reports have fallen, and we keep going until the end of term.',
  ],
  [
    'Speeding near the primary school.',
    'Community Speedwatch ran six sessions; 41 drivers had a letter and repeat drivers had a visit.',
  ],
  [
    'Drug dealing in the alley behind the parade.',
    'Two warrants have been carried out and the landlord has fitted lights and a gate.',
  ],
  [
    'Burglary of homes during the darker evenings.',
    'We visited every home within 200 metres of each burglary with advice and light timers.',
  ],
  [
    'Fly-tipping and rubbish fires.',
    'Joint visits with the council have led to two fixed penalty notices. A camera is now in place.',
  ],
  [
    'Shop theft and abuse of shop staff.',
    'Retailers have a shared radio link. Two people are banned from the centre by the court.',
  ],
  [
    'Parking across drives and dropped kerbs on match days.',
    'Cones were put out and 17 tickets were given in the last month.',
  ],
  [
    'Street drinking by the bus station.',
    'We have asked the council for a public space protection order and move people on each day.',
  ],
]

const EVENTS: readonly (readonly [string, string, string])[] = [
  [
    'Beat surgery',
    'Come and talk to your local officers about anything that worries you. No booking needed.',
    'meeting',
  ],
  ['Cuppa with a copper', 'A free drink and a chat with the team.', 'meeting'],
  [
    'Bike marking',
    'Bring your bike and we will mark it and put it on the register for free.',
    'event',
  ],
  [
    'Neighbourhood priorities meeting',
    'Help choose what the team works on for the next three months.',
    'meeting',
  ],
  ['Crime prevention stall', 'Advice and free marking pens for tools, phones and bikes.', 'event'],
  [
    'Street briefing',
    'The team tells you what it has done since the last briefing and takes your questions.',
    'meeting',
  ],
]

const PLACES = [
  'Community Centre',
  'Library',
  'Parish Hall',
  'Leisure Centre',
  'Gurdwara hall',
  'Masjid community room',
  'Supermarket foyer',
  'Methodist Church hall',
]

/** What each neighbourhood's page on the public site says. Dates lie around `until`. */
export function* makePages(
  seed: number,
  neighbourhoods: readonly NeighbourhoodRow[],
  stations: readonly StationRow[],
  staff: readonly StaffRow[],
  until: number,
): Generator<NeighbourhoodPage> {
  const today = localDay(until)
  for (const [c, area] of neighbourhoods.entries()) {
    const stream = streamOf(seed, 'neighbourhood page', c)
    const team = staff.filter(s => s.neighbourhoodId === area.id).slice(0, 8)
    const station =
      stations.find(s => s.districtId === area.districtId && s.kind !== 'headquarters') ??
      stations[0]!
    const district = DISTRICTS.find(d => d.code === area.districtCode)!.name
    const firstEvent = stream.below(EVENTS.length)
    const email = `${area.code.toLowerCase()}@example.org`
    const contactDetails = {
      email,
      telephone: '101',
      web: `https://example.org/wexmoor/${area.code.toLowerCase()}`,
    }
    yield {
      neighbourhoodId: area.id,
      code: area.code,
      name: area.name,
      description: `<p>${area.name} is part of ${district} in the invented Wexmoor City Region. About ${Math.round(area.population / 100) * 100} people live here.</p><p>Your team works from ${station.name}. <strong>This neighbourhood, its people and its police are made up.</strong></p>`,
      population: String(area.population),
      urlForce: `https://example.org/wexmoor/neighbourhoods/${area.code.toLowerCase()}`,
      contactDetails,
      links: [
        {
          url: 'https://example.org/wexmoor/watch',
          title: 'Neighbourhood Watch',
          description: 'Find or start a watch scheme near you.',
        },
        {
          url: `https://example.org/council/${area.districtCode.toLowerCase()}`,
          title: `${district} Council`,
          description: stream.chance(0.3) ? null : `Council services in ${district}.`,
        },
      ],
      centre: {
        latitude: area.centre.latitude.toFixed(6),
        longitude: area.centre.longitude.toFixed(6),
      },
      locations: [
        {
          name: station.name,
          address: station.address,
          postcode: station.postcode,
          type: 'station',
          description: station.hasFrontCounter ? 'Front counter open 8am to 8pm, every day.' : null,
          latitude: station.latitude.toFixed(6),
          longitude: station.longitude.toFixed(6),
        },
      ],
      people: team.map(s => ({
        staffId: s.id,
        name: `${s.givenName} ${s.familyName}`,
        rank: s.rank,
        bio: stream.chance(0.5)
          ? `<p>${s.givenName} has worked in ${area.name} for ${1 + stream.below(9)} years and is happy to hear from you.</p>`
          : null,
        contactDetails: { email: s.email, telephone: '101' },
      })),
      events: Array.from({ length: 1 + stream.below(3) }, (_, i) => {
        const [title, description, type] = EVENTS[(firstEvent + i) % EVENTS.length]!
        let day = today + 2 + 11 * i + stream.below(9)
        while (weekday(day) === 0) day++
        const hour = 10 + stream.below(9)
        return {
          title,
          description: `<p>${description}</p>`,
          address: `${area.name} ${stream.pick(PLACES)}`,
          type,
          startDate: `${isoDay(day)}T${String(hour).padStart(2, '0')}:00:00`,
          endDate: `${isoDay(day)}T${String(hour + 1).padStart(2, '0')}:00:00`,
          contactDetails: {},
        }
      }),
      priorities: pickSome(stream.below(PRIORITIES.length), 2 + stream.below(2)).map(
        ([issue, action], i) => {
          const issued = today - 12 - 45 * i - stream.below(40)
          const acted =
            i === 0 && stream.chance(0.4)
              ? null
              : Math.min(today - 1, issued + 15 + stream.below(30))
          return {
            issue: `<p>${issue}</p>`,
            issueDate: `${isoDay(issued)}T00:00:00`,
            action: acted === null ? null : `<p>${action}</p>`,
            actionDate: acted === null ? null : `${isoDay(acted)}T00:00:00`,
          }
        },
      ),
    }
  }
}

function pickSome(from: number, count: number): (readonly [string, string])[] {
  return Array.from({ length: count }, (_, i) => PRIORITIES[(from + 3 * i) % PRIORITIES.length]!)
}
