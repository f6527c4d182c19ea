import { createHash } from 'node:crypto'
import { incidentCodeOf, inventForce, type LivingCall, livingDay } from '@bluelamp/database'
import { takeCall } from '@bluelamp/listen'
import { type Clock, type Context, type Db, type Logger, newId } from '@bluelamp/platform'
import { assignUnit, createIncident, recommendUnits } from '@bluelamp/respond'
import { simulator } from '../actors.ts'

type CallsOptions = { db: Db; clock: Clock; logger: Logger; forceId: string; speed: number }

const invented = 'Simulated by the living day. '

/** An identifier that is the same for the same call, so that a restart never takes one twice. */
function idOf(words: string): string {
  const hex = createHash('sha256').update(words).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** Calls come in, are assessed and answered by invented staff, through the same verbs as real ones. */
export async function startCalls(options: CallsOptions): Promise<() => Promise<void>> {
  const { db, clock, logger, forceId, speed } = options
  const provenance = await db
    .selectFrom('memory.provenance')
    .select('value')
    .where('key', '=', 'world')
    .executeTakeFirst()
  if (!provenance) return async () => {}
  const { seed, size, until } = provenance.value as {
    seed: number
    size: 'small' | 'force'
    until: string
  }
  const world = inventForce({ seed, size, until: new Date(until) })
  const begun = clock.now()
  const calls = livingDay({ world, seed, start: begun, speed })
  let stopped = false
  let wake = () => {}
  const context = (): Context => ({
    db,
    actor: simulator(forceId),
    now: clock.now(),
    purpose: 'Simulation',
  })
  const running = (async () => {
    for (const call of calls) {
      const wait = begun.getTime() + call.afterMs - clock.now().getTime()
      if (wait > 0 && !stopped) {
        await new Promise<void>(resolve => {
          wake = resolve
          setTimeout(resolve, wait).unref()
        })
      }
      if (stopped) return
      await answer(context(), forceId, call).catch(error =>
        logger.warn({ err: error }, 'a simulated call was not answered'),
      )
    }
  })()
  return async () => {
    stopped = true
    wake()
    await running
  }
}

async function answer(context: Context, forceId: string, call: LivingCall): Promise<void> {
  const channel = call.channel === '999' || call.channel === 'alarm' ? call.channel : '101'
  const category = incidentCodeOf(call.category)
  const { recordId } = await takeCall(context, {
    attemptId: idOf(`call ${call.at} ${call.n}`),
    forceId,
    channel,
    category,
    words: call.words,
    uprn: call.address.uprn,
    ...(call.person && { callerName: call.person.fullName }),
    ...(call.callerNumber && { phone: call.callerNumber }),
  })
  if (!call.needsIncident) return
  const said = `${invented}${call.words}`
  const grade =
    call.grade === 'P1' || call.grade === 'P2' || call.grade === 'P3' ? call.grade : 'RWD'
  const { incidentId } = await createIncident(context, {
    attemptId: idOf(`incident ${call.at} ${call.n}`),
    recordId,
    openingCode: category,
    summary: call.words.slice(0, 300),
    place: {
      uprn: call.address.uprn,
      words: addressWords(call),
      easting: call.place.easting,
      northing: call.place.northing,
    },
    thrive: {
      threat: said,
      harm: said,
      risk: said,
      investigation: said,
      vulnerability: said,
      engagement: said,
    },
    grade,
    rationale: `${invented}Graded ${grade} as a careful handler would.`,
    earlierContactsSeen: 0,
  })
  if (grade === 'RWD') return
  const advice = await recommendUnits(context, { incidentId })
  const [first] = advice.units
  if (!first) return
  await assignUnit(context, {
    attemptId: newId(context.now),
    incidentId,
    unitId: first.unitId,
    ...(advice.assessmentId && { assessmentId: advice.assessmentId }),
  })
}

const addressWords = ({ address }: LivingCall) =>
  [address.organisation, address.flat, `${address.number} ${address.street}`, address.postcode]
    .filter(Boolean)
    .join(', ')
