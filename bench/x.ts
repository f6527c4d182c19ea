import { buildTable } from '@bluelamp/science/linkage'
import { readParquet } from './linkage/read-parquet.ts'
import { sharedCodes } from '../server/link/workers/score-in-workers.ts'
const [file, cols, id] = process.argv.slice(2)
const cpu = process.cpuUsage()
const t = performance.now()
const r = await readParquet(file!, cols!.split(','))
const t2 = performance.now()
const table = buildTable(r, cols!.split(',').map(name => ({ name, kind: 'text', from: [name] })), { codes: sharedCodes })
const t3 = performance.now()
const u = process.cpuUsage(cpu)
console.log(r.size, (t2 - t).toFixed(0), (t3 - t2).toFixed(0), 'cpu', ((u.user + u.system) / 1000).toFixed(0), [...table.columns].map(([n, c]) => `${n} ${c.values.length} ${c.codes.filter(x => x < 0).length}`).join(', '))
