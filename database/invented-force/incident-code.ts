/** The incident code (reference list `incident-code`) under which each kind of invented demand is logged. */
const codes: Readonly<Record<string, string>> = {
  'domestic violence': 'psw-domestic',
  violence: 'crime-violence',
  'sexual offence': 'crime-sexual',
  'public order': 'crime-public-order',
  nuisance: 'asb-nuisance',
  'neighbour trouble': 'asb-personal',
  'environmental nuisance': 'asb-environmental',
  'vehicle crime': 'crime-vehicle',
  burglary: 'crime-burglary-home',
  'business burglary': 'crime-burglary-business',
  'other theft': 'crime-theft',
  'criminal damage': 'crime-damage',
  'shop theft': 'crime-theft',
  robbery: 'crime-robbery',
  drugs: 'crime-drugs',
  'bicycle theft': 'crime-theft',
  'theft from the person': 'crime-theft',
  weapon: 'crime-weapon',
  'other crime': 'crime-public-order',
  'concern for safety': 'psw-concern',
  'missing person': 'psw-missing-person',
  'domestic quarrel': 'psw-domestic',
  'suspicious circumstances': 'psw-suspicious',
  'collision with injury': 'transport-rtc-injury',
  'collision with damage': 'transport-rtc-damage',
  'highway disruption': 'transport-disruption',
  'traffic offence': 'transport-traffic-offence',
  alarm: 'psw-alarm',
  'abandoned call': 'psw-abandoned-call',
  'silent or misdialled': 'psw-abandoned-call',
  'hoax call': 'psw-hoax',
  animals: 'psw-concern',
  'civil dispute': 'psw-civil-dispute',
  'sudden death': 'psw-sudden-death',
  'wanted person': 'psw-suspicious',
  firearms: 'crime-weapon',
  enquiry: 'admin-contact',
  message: 'admin-message',
}

/** @param key a key of the demand table; throws RangeError for one that has no code. */
export function incidentCodeOf(key: string): string {
  const code = codes[key]
  if (!code) throw new RangeError(`The demand "${key}" has no incident code`)
  return code
}
