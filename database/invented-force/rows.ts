/** Every row the invented force yields. Plain data: ids are UUID text, instants are epoch milliseconds. */

export type Size = 'small' | 'force'

/** British National Grid metres and WGS84 degrees of the same point. */
export interface Place {
  easting: number
  northing: number
  latitude: number
  longitude: number
}

export interface ForceRow {
  id: string
  name: string
  code: string
  region: string
  description: string
  url: string
  telephone: string
  engagementMethods: { title: string; url: string; description: string }[]
  population: number
  invented: true
}

/** A closed ring in metres, first point not repeated, anticlockwise. */
export type Ring = [easting: number, northing: number][]

export interface DistrictRow {
  id: string
  code: string
  name: string
  centre: Place
  neighbourhoodIds: string[]
}

export interface NeighbourhoodRow {
  id: string
  code: string
  name: string
  districtId: string
  districtCode: string
  ring: Ring
  centre: Place
  areaSquareMetres: number
  population: number
  addressCount: number
}

export type RoadClass = 'arterial' | 'collector' | 'local'

export interface StreetRow {
  id: string
  usrn: string
  name: string
  roadClass: RoadClass
  neighbourhoodId: string
  line: [easting: number, northing: number][]
  addressCount: number
}

/**
 * The road graph as arrays. `arcSeconds` is the travel time at ordinary speed; every road is two-way, so
 * arcs come in pairs (2k there, 2k+1 back). Node coordinates are metres of the British National Grid.
 */
export interface Roads {
  nodeX: Float64Array
  nodeY: Float64Array
  arcFrom: Uint32Array
  arcTo: Uint32Array
  arcMetres: Float32Array
  arcSeconds: Float32Array
  /** 0 arterial, 1 collector, 2 local. */
  arcClass: Uint8Array
  /** Index into `streets()`. */
  arcStreet: Uint32Array
}

export type AddressKind =
  | 'house'
  | 'flat'
  | 'shop'
  | 'supermarket'
  | 'pub'
  | 'takeaway'
  | 'petrol station'
  | 'school'
  | 'hospital'
  | 'care home'
  | "children's home"
  | 'hostel'
  | 'railway station'
  | 'place of worship'
  | 'works'
  | 'office'
  | 'police station'

export interface AddressRow extends Place {
  id: string
  /** Twelve digits of the invented range 999000000001 upwards. */
  uprn: string
  kind: AddressKind
  organisation: string | null
  flat: string | null
  number: string
  street: string
  streetId: string
  locality: string
  town: string
  postcode: string
  neighbourhoodId: string
  snapPointId: number
}

export interface SnapPointRow extends Place {
  /** Whole number, as the open data's street id. */
  id: number
  name: string
  kind: 'street' | 'public place'
  neighbourhoodId: string
  addressCount: number
}

export interface StationRow extends Place {
  id: string
  code: string
  name: string
  kind: 'headquarters' | 'district' | 'neighbourhood'
  address: string
  postcode: string
  telephone: string
  districtId: string
  neighbourhoodId: string
  hasFrontCounter: boolean
  hasCustody: boolean
}

export interface HouseholdRow {
  id: string
  addressId: string
  landline: string | null
  personIds: string[]
}

export type NameOrder = 'given-first' | 'family-first'

export interface PersonRow {
  id: string
  householdId: string
  addressId: string
  givenNames: string[]
  /** Null where the person uses no family name. */
  familyName: string | null
  formerFamilyName: string | null
  knownAs: string | null
  nameOrder: NameOrder
  fullName: string
  sex: 'female' | 'male'
  dateOfBirth: string
  mobile: string | null
  email: string | null
  /** Language an interpreter is needed for (BCP 47), null for nearly everyone. */
  interpreterLanguage: string | null
}

export type StaffRole =
  | 'chief officer'
  | 'commander'
  | 'response officer'
  | 'neighbourhood officer'
  | 'PCSO'
  | 'investigator'
  | 'roads policing officer'
  | 'firearms officer'
  | 'dog handler'
  | 'public protection officer'
  | 'intelligence officer'
  | 'custody officer'
  | 'contact handler'
  | 'dispatcher'
  | 'crime recorder'
  | 'crime registrar'
  | 'analyst'
  | 'force incident manager'
  | 'auditor'
  | 'scenes of crime officer'
  | 'staff'

export type Skill =
  | 'taser'
  | 'response driver'
  | 'pursuit driver'
  | 'public order'
  | 'method of entry'
  | 'firearms'
  | 'dog handler'
  | 'negotiator'
  | 'search'
  | 'mental health'
  | 'sexual offences trained'
  | 'first aid'

export interface StaffRow {
  id: string
  collarNumber: string
  givenName: string
  familyName: string
  sex: 'female' | 'male'
  rank: string
  role: StaffRole
  isOfficer: boolean
  stationId: string
  districtId: string
  neighbourhoodId: string | null
  /** Response teams A to E work the five-team rota of `rota.ts`; others null. */
  team: 'A' | 'B' | 'C' | 'D' | 'E' | null
  skills: Skill[]
  email: string
  startedOn: string
}

export type UnitKind =
  | 'response'
  | 'neighbourhood'
  | 'roads policing'
  | 'armed response'
  | 'dogs'
  | 'van'
  | 'detective'

export interface UnitRow {
  id: string
  callSign: string
  kind: UnitKind
  stationId: string
  districtId: string
  team: 'A' | 'B' | 'C' | 'D' | 'E' | null
  crewIds: string[]
  skills: Skill[]
  vehicle: { registration: string; description: string; seats: number } | null
}

export type Channel =
  | '999'
  | '101'
  | 'online'
  | 'live chat'
  | 'front counter'
  | 'officer'
  | 'partner'
  | 'alarm'

export interface ContactRow {
  id: string
  channel: Channel
  receivedAt: number
  answeredAt: number | null
  endedAt: number | null
  abandoned: boolean
  handlerId: string | null
  personId: string | null
  callerName: string | null
  callerNumber: string | null
  addressId: string | null
  uprn: string | null
  category: string
  words: string
  incidentId: string | null
}

export type Grade = 'P1' | 'P2' | 'P3' | 'P4' | 'P5'

/** Times t0..t8 of the reference: received to closed. A time is null where it has not come about by `until`. */
export interface IncidentTimes {
  t0Received: number
  t1Answered: number
  t2Created: number
  t3Graded: number | null
  t4Assigned: number | null
  t5EnRoute: number | null
  t6AtScene: number | null
  t7LastClear: number | null
  t8Closed: number | null
}

export interface IncidentRow extends IncidentTimes, Place {
  id: string
  /** Key of the demand table: what it truly was asked for. */
  category: string
  /** Serial of the day, starting again at local midnight. */
  logNumber: number
  logDate: string
  contactId: string
  personId: string | null
  openingCode: string
  closingCode: string | null
  qualifiers: string[]
  grade: Grade
  regrades: { at: number; from: Grade; to: Grade; reason: string }[]
  summary: string
  addressId: string | null
  uprn: string | null
  locationText: string
  streetId: string
  neighbourhoodId: string
  districtId: string
  snapPointId: number
  arrivalSource: 'state code' | 'geofence' | 'back-filled' | null
  unitIds: string[]
  crimeIds: string[]
  antiSocialBehaviour: 'personal' | 'nuisance' | 'environmental' | null
}

export type CrimeCategory =
  | 'violent-crime'
  | 'criminal-damage-arson'
  | 'burglary'
  | 'vehicle-crime'
  | 'other-theft'
  | 'shoplifting'
  | 'public-order'
  | 'robbery'
  | 'drugs'
  | 'bicycle-theft'
  | 'theft-from-the-person'
  | 'possession-of-weapons'
  | 'other-crime'

export interface CrimeRow extends Place {
  id: string
  crimeNumber: string
  persistentId: string
  incidentId: string
  category: CrimeCategory
  homeOfficeClass: string
  classLabel: string
  occurredFrom: number
  occurredTo: number
  reportedAt: number
  recordedAt: number
  outcomeCode: string | null
  outcomeAt: number | null
  flags: string[]
  victimPersonId: string | null
  victimName: string | null
  victimDateOfBirth: string | null
  victimOrganisation: string | null
  addressId: string | null
  uprn: string | null
  streetId: string
  neighbourhoodId: string
  districtId: string
  snapPointId: number
  officerInCaseId: string | null
  /** Planted truth for recovering known parameters: which crime this one was a near repeat of. */
  nearRepeatOf: string | null
}

export interface StopRow {
  id: string
  at: number
  type: 'Person search' | 'Vehicle search' | 'Person and Vehicle search'
  gender: 'Male' | 'Female' | 'Other' | null
  ageRange: string | null
  selfDefinedEthnicity: string | null
  officerDefinedEthnicity: string | null
  legislation: string
  objectOfSearch: string
  outcome: string
  outcomeLinkedToObject: boolean | null
  removalOfMoreThanOuterClothing: boolean | null
  operation: boolean | null
  operationName: string | null
  snapPointId: number | null
  neighbourhoodId: string | null
  officerId: string
}

/** What the street-level open data would publish for one crime or report of anti-social behaviour. */
export interface PublicRecordRow {
  id: number
  persistentId: string
  category: CrimeCategory | 'anti-social-behaviour'
  month: string
  snapPointId: number
  outcomeCode: string | null
  outcomeMonth: string | null
}

export interface NeighbourhoodPage {
  neighbourhoodId: string
  code: string
  name: string
  /** HTML. */
  description: string
  population: string
  urlForce: string
  contactDetails: Record<string, string>
  links: { url: string; title: string; description: string | null }[]
  centre: { latitude: string; longitude: string }
  locations: {
    name: string
    address: string
    postcode: string
    type: string | null
    description: string | null
    latitude: string | null
    longitude: string | null
  }[]
  people: {
    staffId: string
    name: string
    rank: string
    bio: string | null
    contactDetails: Record<string, string>
  }[]
  events: {
    title: string
    description: string
    address: string
    type: string
    startDate: string
    endDate: string
    contactDetails: Record<string, string>
  }[]
  priorities: {
    issue: string
    issueDate: string
    action: string | null
    actionDate: string | null
  }[]
}

export type HistoryRow =
  | { kind: 'contact'; row: ContactRow }
  | { kind: 'incident'; row: IncidentRow }
  | { kind: 'crime'; row: CrimeRow }
