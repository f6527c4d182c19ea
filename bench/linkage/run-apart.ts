import { spawn } from 'node:child_process'

/** Runs a command to its end and reads its last line as JSON. Its own words go nowhere unless it fails. */
export function runApart<Answer>(command: string, args: readonly string[]): Promise<Answer> {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  const end = () => child.kill()
  process.once('exit', end)
  let said = ''
  let faults = ''
  child.stdout.on('data', chunk => {
    said += String(chunk)
  })
  child.stderr.on('data', chunk => {
    faults += String(chunk)
  })
  return new Promise((done, fail) => {
    child.once('error', fail)
    child.once('close', code => {
      process.off('exit', end)
      if (code === 0) done(JSON.parse(said.trim().split('\n').at(-1)!) as Answer)
      else fail(new Error(`${command} ended with ${code}: ${faults.slice(-2000)}`))
    })
  })
}
