import { spawn } from 'node:child_process'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join, sep } from 'node:path'
import { run } from 'node:test'
import { spec } from 'node:test/reporters'
import { startTestPostgres, testEnvironment } from '../platform/postgres/test-database.ts'
import { buildForBrowsers } from '../server/build-for-browsers.ts'
import { findChromium } from './browser.ts'

/** `npm test`: everything that must hold, ending in one line of counts. */

const root = join(import.meta.dirname, '..')
const bin = join(root, 'node_modules')
const counts = { passed: 0, failed: 0, skipped: 0 }
const only = process.argv.slice(2)

const zones = globSync('{*,web/*,science}/tsconfig*.json', { cwd: root }).map(path =>
  path.split(sep).join('/'),
)
const isSvelte = (zone: string) => /web\/(command|officer)\//.test(zone)

function command(name: string, file: string, args: string[]): Promise<void> {
  return new Promise(resolve => {
    const child = spawn(process.execPath, [join(bin, file), ...args], { cwd: root })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', text => (output += text))
    child.on('close', code => {
      const ok = code === 0
      counts[ok ? 'passed' : 'failed'] += 1
      console.log(`${ok ? '✔' : '✖'} ${name}`)
      if (!ok) console.log(output)
      resolve()
    })
  })
}

async function staticChecks(): Promise<void> {
  for (const zone of zones.filter(zone => !isSvelte(zone))) {
    await command(`types of ${zone}`, 'typescript-7/bin/tsc', ['-p', zone])
  }
  for (const zone of zones.filter(isSvelte)) {
    await command(`types of ${zone}`, 'svelte-check/bin/svelte-check', [
      '--workspace',
      join(root, zone, '..'),
      '--tsconfig',
      join(root, zone),
      '--fail-on-warnings',
    ])
  }
  await command('lint and format', '@biomejs/biome/bin/biome', [
    'check',
    '--error-on-warnings',
    '.',
  ])
}

async function runFiles(files: string[], concurrency: number): Promise<void> {
  const stream = run({ files, concurrency, cwd: root, timeout: 300_000, forceExit: true })
  stream.on('test:pass', ({ skip, todo, details }) => {
    if (details.type === 'suite') return
    counts[skip !== undefined || todo !== undefined ? 'skipped' : 'passed'] += 1
  })
  stream.on('test:fail', ({ details }) => {
    if (details.type !== 'suite') counts.failed += 1
  })
  const report = stream.compose(spec)
  for await (const text of report) process.stdout.write(text)
}

function testFiles(): string[] {
  const all = globSync('**/*.test.ts', {
    cwd: root,
    exclude: path => /node_modules|(^|\/)dist$|\.bluelamp/.test(path),
  })
  return all.filter(file => only.length === 0 || only.some(part => file.includes(part))).sort()
}

if (only.length === 0) await staticChecks()

// Once and before all: files that run side by side would build into one folder.
await buildForBrowsers(line => console.log(line))
const postgres = await startTestPostgres()
Object.assign(process.env, testEnvironment(postgres))
try {
  const files = testFiles()
  // Entries are sealed once no older transaction runs on the server: other files' would hold them up.
  const alone = files.filter(file => file.startsWith('platform/journal/'))
  const inBrowser = files.filter(file =>
    readFileSync(join(root, file), 'utf8').includes('launchChromium('),
  )
  await runFiles(
    files.filter(file => !inBrowser.includes(file) && !alone.includes(file)),
    availableParallelism(),
  )
  await runFiles(alone, 1)
  if (inBrowser.length > 0 && findChromium()) {
    // One at a time: a browser, a server and a database fill two cores.
    await runFiles(inBrowser, 1)
  } else if (inBrowser.length > 0) {
    const key = process.env.CI === 'true' ? 'failed' : 'skipped'
    counts[key] += inBrowser.length
    console.log(`Journeys in the browser ${key}: no Chromium was found (${inBrowser.join(', ')})`)
  }
} finally {
  await postgres.stop()
}

if (!existsSync(join(root, '../shared/data'))) {
  console.log('Tests on real data were skipped where ../shared/data is absent')
}
console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`)
process.exitCode = counts.failed > 0 ? 1 : 0
