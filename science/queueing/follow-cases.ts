import { EventHeap } from './event-heap.ts'
import type { ProcessModel } from './process-model.ts'
import { planProcess } from './process-plan.ts'
import { TimeAverages } from './time-averages.ts'
import { WaitingLines } from './waiting-lines.ts'

/** What is kept of each case, in order of arrival: minutes, and money. */
const openLedger = (cases: number) => ({
  arrivedAt: new Float64Array(cases),
  cycle: new Float64Array(cases),
  work: new Float64Array(cases),
  queueing: new Float64Array(cases),
  cost: new Float64Array(cases),
  handoffs: new Float64Array(cases),
})

/** What an event says, beside the case or pool it speaks of. */
const [served, passedOn, opened] = [0, 1, 2]

/** The run itself, event by event, from empty to empty. Cases `first` to `last` are measured. */
export function followCases(
  model: ProcessModel,
  { seed, first, last }: { seed: number; first: number; last: number },
) {
  const { steps, pools, arrivals } = model
  const plan = planProcess(model, seed)
  const { poolOf, shares, routes, servers, costPerMinute } = plan
  const given = arrivals.kind === 'times' ? arrivals.minutes : undefined
  const most = given ? given.length : 2 * (last + 1)
  const ledger = openLedger(most)
  const need = new Float64Array(most)
  const joinedAt = new Float64Array(most)
  const standsAt = new Int32Array(most)
  const lastPool = new Int32Array(most).fill(-1)
  const visits = new Float64Array(steps.length)
  const waited = new Float64Array(steps.length)
  const lines = new WaitingLines(pools.length, most)
  const willOpen = new Uint8Array(pools.length)
  const events = new EventHeap()
  const busy = new TimeAverages(pools.length)
  const queues = new TimeAverages(steps.length)
  const present = new TimeAverages(1)
  let [now, from, to] = [0, 0, 0]
  let [arrived, measuredLeft] = [0, 0]
  const isMeasured = (one: number) => one >= first && one <= last

  const serve = (one: number, pool: number): void => {
    const step = standsAt[one]!
    const wait = now - joinedAt[one]!
    const minutes = plan.drawService[step]!()
    ledger.queueing[one]! += wait
    ledger.work[one]! += minutes
    ledger.cost[one]! += minutes * costPerMinute[pool]!
    if (lastPool[one] !== pool) {
      if (lastPool[one] !== -1) ledger.handoffs[one]! += 1
      lastPool[one] = pool
    }
    if (isMeasured(one)) {
      visits[step]! += 1
      waited[step]! += wait
    }
    busy.change(pool, 1, now)
    events.push(now + minutes, one * 3 + served)
  }

  /** Who waits longest is served first, as long as somebody is free and it is open. */
  const serveWaiting = (pool: number): void => {
    while (!lines.isEmpty(pool) && busy.now(pool) < servers[pool]!) {
      const opening = plan.openings[pool]!
      if (!opening.isOpen(now)) {
        if (willOpen[pool] === 0) events.push(opening.opens(now), pool * 3 + opened)
        willOpen[pool] = 1
        return
      }
      const one = lines.take(pool)
      queues.change(standsAt[one]!, -1, now)
      serve(one, pool)
    }
  }

  const leave = (one: number): void => {
    ledger.cycle[one] = now - ledger.arrivedAt[one]!
    present.change(0, -1, now)
    if (isMeasured(one)) measuredLeft++
  }

  /** The case comes to the first step from here on that it needs, or leaves. */
  const goTo = (one: number, next: number): void => {
    let step = next
    while (step < steps.length && need[one]! >= shares[step]!) step++
    standsAt[one] = step
    if (step === steps.length) {
      leave(one)
      return
    }
    const pool = poolOf[step]!
    if (pool === -1) {
      if (isMeasured(one)) visits[step]! += 1
      events.push(now + plan.drawService[step]!(), one * 3 + served)
      return
    }
    joinedAt[one] = now
    lines.join(pool, one)
    queues.change(step, 1, now)
    serveWaiting(pool)
  }

  const routeFrom = (step: number): number => {
    const open = routes[step]!
    if (open.length === 0) return step + 1
    let drawn = plan.drawRoute[step]!()
    for (const route of open) {
      if (drawn < route.share) return route.to
      drawn -= route.share
    }
    return step + 1
  }

  const finish = (one: number): void => {
    const step = standsAt[one]!
    const pool = poolOf[step]!
    const wait = plan.drawWaitAfter[step]
    if (pool !== -1) {
      busy.change(pool, -1, now)
      serveWaiting(pool)
    }
    if (wait) events.push(now + wait(), one * 3 + passedOn)
    else goTo(one, routeFrom(step))
  }

  const arrive = (): void => {
    const one = arrived++
    if (one === first) {
      from = now
      busy.open(now)
      queues.open(now)
    }
    if (one === last) {
      to = now
      busy.close(now)
      queues.close(now)
    }
    ledger.arrivedAt[one] = now
    need[one] = plan.drawNeed()
    present.change(0, 1, now)
    goTo(one, 0)
  }

  present.open(0)
  let nextArrival = given ? given[0]! : plan.drawGap()
  while (nextArrival < Infinity || events.size > 0) {
    if (nextArrival <= events.soonest) {
      now = nextArrival
      arrive()
      const goesOn = arrived < most && (given !== undefined || measuredLeft <= last - first)
      nextArrival = goesOn ? (given ? given[arrived]! : now + plan.drawGap()) : Infinity
      continue
    }
    // The time is read first: taking the event out changes what is soonest.
    now = events.soonest
    const code = events.pop()
    const which = (code / 3) | 0
    if (code % 3 === served) finish(which)
    else if (code % 3 === passedOn) goTo(which, routeFrom(standsAt[which]!))
    else {
      willOpen[which] = 0
      serveWaiting(which)
    }
  }
  present.close(now)
  return { ledger, busy, queues, present, from, to, end: now, arrived, visits, waited }
}
