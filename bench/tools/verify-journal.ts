import { openDatabase, verify } from '@bluelamp/platform'
import { machineMs } from '../bench.ts'
import { peakMemory } from './process-facts.ts'

/** A process of its own, so that its peak of memory is that of verifying. */

type Input = { url: string; publicKey: string; witnessFile: string }

process.once('message', ({ url, publicKey, witnessFile }: Input) => {
  void run(url, publicKey, witnessFile)
})

async function run(url: string, publicKey: string, witnessFile: string): Promise<void> {
  const owner = openDatabase({ url, connections: 4 })
  const began = machineMs()
  const found = await verify(owner.db, { publicKeys: [publicKey], witnessFile })
  const seconds = (machineMs() - began) / 1000
  await owner.close()
  process.send?.({ seconds, peakMiB: peakMemory(process.pid), found }, () => process.disconnect())
}
