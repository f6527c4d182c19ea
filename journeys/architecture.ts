import { globSync, readFileSync } from 'node:fs'
import { dirname, join, normalize, sep } from 'node:path'

export type Import = { from: string; to: string; file: string; specifier: string }

/** The arrows of the house: what each room may import. A room may always import itself. */
export const arrows: Readonly<Record<string, readonly string[]>> = {
  science: [],
  platform: [],
  memory: ['platform', 'science'],
  listen: ['memory', 'platform', 'science'],
  prevent: ['memory', 'platform', 'science'],
  respond: ['memory', 'platform', 'science'],
  learn: ['memory', 'platform', 'science'],
  change: ['memory', 'platform', 'science'],
  'web/kit': [],
  'web/public': ['web/kit', 'listen', 'change', 'memory', 'platform', 'science'],
  'web/workbench': [
    'web/kit',
    'listen',
    'prevent',
    'respond',
    'learn',
    'change',
    'memory',
    'platform',
    'science',
  ],
  'web/command': ['web/kit', 'respond/contract', 'memory/contract', 'science'],
  'web/officer': ['web/kit', 'respond/contract', 'memory/contract', 'science'],
  database: ['platform', 'science'],
}

/** `server` knows everything; the journeys and the benches look at all of it from outside. */
const free = ['server', 'journeys', 'bench']

const workspaceRooms: Readonly<Record<string, string>> = {
  kit: 'web/kit',
  public: 'web/public',
  workbench: 'web/workbench',
  command: 'web/command',
  officer: 'web/officer',
}

export function roomOf(path: string): string {
  const [first = '', second = ''] = path.split('/')
  return first === 'web' ? `web/${second}` : first
}

/** The room a specifier leads to, with its door where that matters; undefined for a library. */
export function targetOf(file: string, specifier: string): string | undefined {
  if (specifier.startsWith('.')) {
    return roomOf(
      normalize(join(dirname(file), specifier))
        .split(sep)
        .join('/'),
    )
  }
  const [, name, door] = /^@bluelamp\/([\w-]+)(?:\/(.+))?$/.exec(specifier) ?? []
  if (!name) return undefined
  const room = workspaceRooms[name] ?? name
  return door === 'contract' ? `${room}/contract` : room
}

const specifiers =
  /(?:^|\n)\s*(?:import|export)\s+(?:[\w*{}\s,$]+?\s+from\s+)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/g

export function importsOf(file: string, text: string): Import[] {
  return [...text.matchAll(specifiers)].flatMap(match => {
    const specifier = match[1] ?? match[2] ?? ''
    const to = targetOf(file, specifier)
    return to ? [{ from: roomOf(file), to, file, specifier }] : []
  })
}

/** Says what is wrong with an import, or nothing. */
export function faultOf({ from, to, file, specifier }: Import): string | undefined {
  if (free.includes(from)) return undefined
  const allowed = arrows[from]
  if (!allowed) return `${file}: the room ${from} is not in the table of arrows`
  const room = to.replace(/\/contract$/, '')
  if (room === from) return undefined
  if (specifier.startsWith('.')) return `${file} climbs out of ${from} to ${room} by ${specifier}`
  // A contract is the smaller door: whoever may use the facade may use it too.
  if (allowed.includes(to) || allowed.includes(room)) return undefined
  return `${file}: ${from} may not import ${to}`
}

/** The one library of science, and the one file that may know it: an optimiser behind a port of our own. */
const scienceLibrary = { name: 'highs', file: 'science/appraisal/roadmap/highs-solver.ts' }

/** Science is values in, values out: nothing of the machine, no clock, no chance of its own. */
export function scienceFaults(file: string, text: string): string[] {
  const code = text.replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, '')
  const outside = [...code.matchAll(/(?:from\s+|\bimport\(\s*)['"]([^'"]+)['"]/g)].filter(
    ([, to]) =>
      !to?.startsWith('.') && !(to === scienceLibrary.name && file === scienceLibrary.file),
  )
  return [
    ...outside.map(([, to]) => `${file} imports ${to}`),
    ...(/\b(Date\.now|Math\.random|new Date\(\)|console\.|process\.|performance\.)/.test(code)
      ? [`${file} reaches for the clock, for chance or for the machine`]
      : []),
  ]
}

export function sourceFiles(root: string): string[] {
  return globSync(
    '{platform,memory,listen,prevent,respond,learn,change,science,web,database,server}/**/*.{ts,svelte}',
    {
      cwd: root,
      exclude: path => path.includes('node_modules') || path.endsWith('dist'),
    },
  )
    .map(path => path.split(sep).join('/'))
    .filter(path => !path.includes('/dist/'))
}

export const read = (root: string, file: string): string => readFileSync(join(root, file), 'utf8')
