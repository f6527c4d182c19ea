import { existsSync, globSync, mkdirSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { basename, join } from 'node:path'
import type { Bench, BenchResult } from './bench.ts'

/** `npm run bench -- <name> [--json]`: with --json the last line is one JSON object. */

const here = import.meta.dirname
const names = globSync('*.bench.ts', { cwd: here }).map(file => basename(file, '.bench.ts'))
const [name, ...flags] = process.argv.slice(2)
const json = flags.includes('--json')

if (!name || !existsSync(join(here, `${name}.bench.ts`))) {
  console.error(`Name one of: ${names.sort().join(', ')}`)
  process.exit(2)
}

const bench = ((await import(`./${name}.bench.ts`)) as { default: Bench }).default
console.log(`${name}: ${bench.about}`)
// Ctrl-C ends in order, so that databases are stopped and folders removed.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130))
const started = performance.now()
const result = await bench.run(line => console.log(`  ${line}`))
const seconds = Math.round((performance.now() - started) / 100) / 10
show(result)

const object = {
  bench: name,
  seconds,
  machine: {
    cores: cpus().length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
  },
  ...result,
}
mkdirSync(join(here, 'results'), { recursive: true })
writeFileSync(join(here, 'results', `${name}.json`), `${JSON.stringify(object, null, 2)}\n`)
if (json) console.log(JSON.stringify(object))
if (result.claims.some(claim => !claim.reached)) process.exitCode = 1

function show({ figures, claims }: BenchResult): void {
  for (const figure of figures) console.log(`  ${figure.name}: ${figure.value} ${figure.unit}`)
  for (const { claim, target, measured, unit, reached } of claims) {
    console.log(`${reached ? '✔' : '✖'} ${claim}: ${measured} ${unit} (target ${target})`)
  }
  console.log(`  took ${seconds} s`)
}
