import { startVictimClocks } from '@bluelamp/listen'
import { react } from '@bluelamp/platform'
import { recordCrime } from '@bluelamp/respond'

/** What follows from what, across pillars: each in the transaction of its cause. */
export function wireReactions(): void {
  react(recordCrime, async (context, crime) => {
    if (crime.isNew) await startVictimClocks(context, crime)
  })
}
