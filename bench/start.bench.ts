import { execFileSync, spawn } from 'node:child_process'
import {
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { root } from '../server/folders.ts'
import { type Bench, type Claim, type Figure, machineMs, round, untilOrFail } from './bench.ts'
import { commandOf, familyOf, memoryOf } from './tools/process-facts.ts'
import { freePort, tempFolder } from './tools/temp-folder.ts'

const patienceMs = 180_000

type User = { name: string; uid?: number; gid?: number }

/** What a clone would hold: the files that git knows or would take, as they stand now. */
function copyWorkingTree(to: string): number {
  const list = execFileSync('git', ['ls-files', '-coz', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
  const files = list.split('\0').filter(name => name !== '' && existsSync(join(root, name)))
  for (const name of files) {
    mkdirSync(dirname(join(to, name)), { recursive: true })
    cpSync(join(root, name), join(to, name))
  }
  return files.length
}

function giveTo({ uid, gid }: User, folder: string): void {
  if (uid === undefined || gid === undefined) return
  chownSync(folder, uid, gid)
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const path = join(folder, name)
    if (!lstatSync(path).isSymbolicLink()) chownSync(path, uid, gid)
  }
}

/** Whoever runs this; and where that is root, nobody as well. */
function users(): User[] {
  if (process.getuid?.() !== 0) return [{ name: 'the user who runs this' }]
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find(each => each.startsWith('nobody:'))
  const [, , uid, gid] = line?.split(':') ?? []
  const root = { name: 'root' }
  return uid && gid ? [root, { name: 'nobody', uid: Number(uid), gid: Number(gid) }] : [root]
}

type Place = { user: User; clone: string; environment: NodeJS.ProcessEnv }

const spawnAs = ({ uid, gid }: User) => (uid === undefined || gid === undefined ? {} : { uid, gid })

/** Seconds; the words of what went wrong otherwise. */
async function runCommand(place: Place, args: string[]): Promise<number> {
  const began = machineMs()
  const child = spawn('npm', args, {
    cwd: place.clone,
    env: place.environment,
    stdio: ['ignore', 'pipe', 'pipe'],
    ...spawnAs(place.user),
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (said += text))
  }
  const code = await new Promise<number | null>(resolve => child.once('close', resolve))
  if (code !== 0) throw new Error(`npm ${args.join(' ')} ended with ${code}:\n${said.slice(-1500)}`)
  return (machineMs() - began) / 1000
}

type Started = { seconds: number; node: number; postgres: number; postgresOnce: number }

/** `npm start` until its first page, what it holds a few seconds later, and Ctrl-C. */
async function startAndStop(place: Place, settleMs: number): Promise<Started> {
  const port = await freePort()
  const began = machineMs()
  const child = spawn('npm', ['start'], {
    cwd: place.clone,
    env: { ...place.environment, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own, so that Ctrl-C can be sent to all of it as a terminal does.
    detached: true,
    ...spawnAs(place.user),
  })
  let said = ''
  let ended = false
  child.once('exit', () => (ended = true))
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-3000)))
  }
  try {
    await untilOrFail(
      async () => {
        if (ended) throw new Error(`npm start ended:\n${said}`)
        const answer = await fetch(`http://127.0.0.1:${port}/`).catch(() => undefined)
        await answer?.arrayBuffer()
        return answer?.status === 200
      },
      `the first page. npm start said:\n${said}`,
      patienceMs,
    )
    const seconds = (machineMs() - began) / 1000
    await new Promise(resolve => setTimeout(resolve, settleMs))
    const family = familyOf(child.pid!)
    const isPostgres = (pid: number) => /postgres/.test(commandOf(pid).split(' ')[0] ?? '')
    const node = family.filter(pid => /server\/main\.ts/.test(commandOf(pid)) && isNode(pid))
    const postgres = memoryOf(family.filter(isPostgres))
    return {
      seconds,
      node: memoryOf(node).rss,
      postgres: postgres.rss,
      postgresOnce: postgres.pss,
    }
  } finally {
    if (!ended) process.kill(-child.pid!, 'SIGINT')
    await untilOrFail(() => ended, 'the end after Ctrl-C', 60_000)
  }
}

const isNode = (pid: number) => /(^|\/)node$/.test(commandOf(pid).split(' ')[0] ?? '')

async function measure(user: User, say: (line: string) => void): Promise<Figure[]> {
  const folder = tempFolder(`start-${user.uid ?? 'self'}`)
  try {
    const clone = join(folder.path, 'clone')
    const home = join(folder.path, 'home')
    mkdirSync(home)
    const files = copyWorkingTree(clone)
    giveTo(user, folder.path)
    const own = user.uid === undefined
    const registry = execFileSync('npm', ['config', 'get', 'registry'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim()
    const environment = {
      PATH: process.env.PATH?.split(':')
        .filter(part => !part.includes('node_modules'))
        .join(':'),
      HOME: own ? process.env.HOME : home,
      ...(!own && { npm_config_registry: registry }),
    }
    const place = { user, clone, environment }
    say(`${user.name}: npm ci`)
    const install = await runCommand(place, ['ci'])
    say(`${user.name}: npm start, twice`)
    const first = await startAndStop(place, 3000)
    const second = await startAndStop(place, 3000)
    const about = (name: string, value: number, unit: string): Figure => ({
      name: `${user.name}: ${name}`,
      value,
      unit,
    })
    return [
      about('files of the clone', files, 'files'),
      about(`npm ci (cache ${own ? 'as it is' : 'empty'})`, round(install), 's'),
      about('first npm start to the first page', round(first.seconds), 's'),
      about('second npm start to the first page', round(second.seconds), 's'),
      about('Node after the first start', first.node, 'MiB'),
      about('Node after the second start', second.node, 'MiB'),
      about('PostgreSQL after the second start, summed over its processes', second.postgres, 'MiB'),
      about('PostgreSQL, pages shared by its processes counted once', second.postgresOnce, 'MiB'),
    ]
  } finally {
    folder.remove()
  }
}

const bench: Bench = {
  about: 'from a clean clone: npm ci, npm start, the first page; as each user that can be had here',
  run: async say => {
    const figures: Figure[] = []
    const claims: Claim[] = []
    for (const user of users()) {
      const fault = await measure(user, say).then(
        found => {
          figures.push(...found)
          return undefined
        },
        (error: unknown) => (error instanceof Error ? error.message : String(error)),
      )
      if (fault) say(fault)
      claims.push({
        claim: `Two commands are enough for ${user.name}`,
        target: 'a page',
        measured: fault ? 'none' : 'a page',
        unit: '',
        reached: !fault,
      })
    }
    return { settings: { force: 'small', npm: npmVersion() }, figures, claims }
  },
}

const npmVersion = () => execFileSync('npm', ['--version'], { encoding: 'utf8' }).trim()

export default bench
