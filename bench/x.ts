import { readFileSync } from 'node:fs'
import { buildTable, openBlocks, openScoring, type Model } from '@bluelamp/science/linkage'
import { readParquet } from './linkage/read-parquet.ts'
const w = process.argv[2]!, of = Number(process.argv[3] ?? 8)
const model = JSON.parse(readFileSync(`/tmp/speed/model-${w}.json`, 'utf8')) as Model
const { records } = await readParquet(w === 'h' ? '/work/shared/data/linkage/historical_figures_40k.parquet' : '/tmp/speed/p1m.parquet', w === 'h' ? 'unique_id' : 'id', model.fields.map(f => f.name))
const table = buildTable(records, model.fields)
const cpu = () => { const u = process.cpuUsage(); return (u.user + u.system) / 1000 }
let t = cpu()
const blocks = openBlocks(model.blocking, table)
console.log('blocks', (cpu() - t).toFixed(0)); t = cpu()
const score = openScoring(model, table, { blocks })
console.log('open', (cpu() - t).toFixed(0)); t = cpu()
for (let part = 0; part < Math.min(of, 3); part++) {
  const p = score({ part, of })
  const d = cpu() - t; t = cpu()
  let sum = 0; for (const x of p.weight) sum += x
  console.log('score', d.toFixed(0), 'ms', p.candidates, 'kept', p.weight.length, (1e6 * d / p.candidates).toFixed(0), 'ns a pair', sum)
}
