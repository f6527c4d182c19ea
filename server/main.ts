import { createServer } from 'node:net'
import { readConfig } from '@bluelamp/platform'
import { tellFault } from './faults.ts'
import { type Running, start } from './start.ts'

const say = (line: string) => console.log(`  ${line}`)

/** npm hands a Ctrl-C on that the terminal has sent here already; only a later one means: at once. */
const sameKeyMs = 1000

let running: Running | undefined
let stopping: number | undefined

async function stop(signal: string): Promise<void> {
  if (stopping !== undefined) {
    if (performance.now() - stopping > sameKeyMs) process.exit(1)
    return
  }
  stopping = performance.now()
  console.log(`\nStopping (${signal}) …`)
  try {
    await running?.close()
    process.exit(0)
  } catch (error) {
    tellFault(error)
    process.exit(1)
  }
}

/** Told before a database is made and filled, which takes its time. */
function refuseTakenPort(port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject)
    probe.listen({ port, host }, () => probe.close(() => resolve()))
  })
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => void stop(signal))
}
// A closed terminal takes no more words; the database still has to be stopped in order.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})

console.log('Bluelamp is starting')
try {
  const { config, secrets } = readConfig(process.env)
  await refuseTakenPort(config.port, config.host)
  running = await start({ config, secrets, say })
  if (stopping !== undefined) await running.close()
  const { url } = running
  console.log(`
  The public      ${url}/
  Staff           ${url}/sign-in
  Command         ${url}/command/
  Officer's phone ${url}/officer/
  Open data       ${url}/api/forces

  Database: ${running.databases.where}. Stop with Ctrl-C.`)
} catch (error) {
  tellFault(error)
  process.exit(1)
}
