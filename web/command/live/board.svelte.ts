import { fixFrom, incidentFrom, unitFrom } from '../api/from-rows.ts'
import { wordsOf } from '../api/problem.ts'
import { respond } from '../api/respond-api.ts'
import type { Fix, Incident, IncidentDetail, Moment, Unit } from '../api/shapes.ts'
import { createTracks } from '../map/unit-tracks.ts'
import type { Connection } from './connection.ts'
import { followFeed } from './feed.ts'
import { mergeRow, mergeRows, newcomers, newestOnly } from './merge.ts'
import { readFixes, readIncidentRow, readUnitRow } from './read-event.ts'
import { throttle } from './throttle.ts'

const rereadMilliseconds = 20_000
const reducedMotion = () => matchMedia('(prefers-reduced-motion: reduce)').matches

/** What the room sees: the one state every panel reads. */
export class Board {
  incidents = $state.raw<ReadonlyMap<string, Incident>>(new Map())
  units = $state.raw<ReadonlyMap<string, Unit>>(new Map())
  connection = $state.raw<Connection>({ kind: 'starting' })
  now = $state<Moment>(Date.now())
  loaded = $state(false)
  listFault = $state('')
  unitsFault = $state('')
  /** Told politely to those who listen to the screen. */
  announcement = $state('')

  selectedId = $state<string>()
  detail = $state.raw<IncidentDetail>()
  detailFault = $state('')

  districts = $state.raw<readonly { readonly code: string; readonly name: string }[]>([])

  /** Outside the page's state: a ping must not draw the page anew. */
  readonly tracks = createTracks(!reducedMotion())
  #positionsMoved = () => {}

  readonly #incidentOrder = newestOnly()
  readonly #unitOrder = newestOnly()
  readonly #refetchIncidents = throttle(() => void this.refreshIncidents(), 1000)
  readonly #refetchUnits = throttle(() => void this.refreshUnits(), 1000)
  readonly #refetchDetail = throttle(() => void this.refreshDetail(), 1000)
  /** News that comes while a list is on its way may be newer than the list. */
  #readingIncidents = 0
  #readingUnits = 0
  #reading: AbortController | undefined

  start(): () => void {
    // A log that others closed is told by no event: the list itself shows that it is gone.
    const rereading = setInterval(this.#refetchIncidents.ask, rereadMilliseconds)
    const ticking = setInterval(() => {
      this.now = Date.now()
    }, 1000)
    const unfollow = followFeed({
      onConnection: connection => {
        this.connection = connection
      },
      onIncidents: data => this.#takeIncident(data),
      onUnits: data => this.#takeUnit(data),
      onPositions: data => this.#placeAll(readFixes(data)),
      onReload: () => this.refreshAll(),
    })
    this.refreshAll()
    void respond.boundaries('district').then(
      ({ features }) => {
        this.districts = features.map(({ properties }) => properties)
      },
      // Without their names one can still search and filter by all else.
      () => {},
    )
    return () => {
      clearInterval(ticking)
      clearInterval(rereading)
      unfollow()
      for (const each of [this.#refetchIncidents, this.#refetchUnits, this.#refetchDetail]) {
        each.stop()
      }
    }
  }

  onPositions(listener: () => void): void {
    this.#positionsMoved = listener
  }

  refreshAll() {
    this.#refetchIncidents.ask()
    this.#refetchUnits.ask()
    if (this.selectedId) this.#refetchDetail.ask()
  }

  #takeIncident(data: string) {
    const row = readIncidentRow(data)
    if (!row || this.#readingIncidents > 0) this.#refetchIncidents.ask()
    if (row) this.#showIncidents(mergeRow(this.incidents, incidentFrom(row)))
    // An entry changes the log but not its row in the list.
    if (row?.incidentId === this.selectedId) this.#refetchDetail.ask()
  }

  #takeUnit(data: string) {
    const row = readUnitRow(data)
    if (!row || this.#readingUnits > 0) this.#refetchUnits.ask()
    if (!row) return
    this.units = mergeRow(this.units, unitFrom(row))
    this.#placeAll(fixFrom(row))
  }

  #placeAll(fixes: readonly Fix[]) {
    const at = performance.now()
    for (const fix of fixes) this.tracks.place(fix, at)
    this.#positionsMoved()
  }

  #showIncidents(merged: ReadonlyMap<string, Incident>) {
    const urgent = newcomers(this.incidents, merged).filter(({ grade }) => grade === 'P1')
    const chosen = this.selectedId
    if (chosen && this.detail && merged.get(chosen) !== this.incidents.get(chosen)) {
      this.#refetchDetail.ask()
    }
    this.incidents = merged
    if (urgent.length === 0) return
    this.announcement = urgent
      .map(({ log, opening, place }) => `New P1: ${log}, ${opening}, ${place}.`)
      .join(' ')
  }

  async refreshIncidents(): Promise<void> {
    const asked = this.#incidentOrder.ask()
    this.#readingIncidents++
    try {
      const rows = await respond.findIncidents()
      if (!this.#incidentOrder.accepts(asked)) return
      this.#showIncidents(mergeRows(this.incidents, rows.map(incidentFrom)))
      this.loaded = true
      this.listFault = ''
    } catch (error) {
      this.listFault = wordsOf(error)
    } finally {
      this.#readingIncidents--
    }
  }

  async refreshUnits(): Promise<void> {
    const asked = this.#unitOrder.ask()
    this.#readingUnits++
    try {
      const rows = await respond.findUnits()
      if (!this.#unitOrder.accepts(asked)) return
      this.units = mergeRows(this.units, rows.map(unitFrom))
      this.#placeAll(rows.flatMap(fixFrom))
      this.unitsFault = ''
    } catch (error) {
      this.unitsFault = wordsOf(error)
    } finally {
      this.#readingUnits--
    }
  }

  async select(incidentId: string | undefined): Promise<void> {
    if (incidentId === this.selectedId) return
    this.selectedId = incidentId
    this.detail = undefined
    this.detailFault = ''
    if (incidentId) await this.refreshDetail()
  }

  async refreshDetail(): Promise<void> {
    const wanted = this.selectedId
    if (!wanted) return
    this.#reading?.abort()
    const reading = new AbortController()
    this.#reading = reading
    try {
      const detail = await respond.readIncident(wanted, reading.signal)
      if (this.selectedId !== wanted) return
      this.detail = detail
      this.detailFault = ''
    } catch (error) {
      if (!reading.signal.aborted) this.detailFault = wordsOf(error)
    }
  }

  /** After an action of one's own: do not wait for the news to come round. */
  async refreshAfterAction(): Promise<void> {
    await Promise.all([this.refreshDetail(), this.refreshIncidents(), this.refreshUnits()])
  }
}
