import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import type { Model, RecordValues } from '../model.ts'
import { openWeigh } from '../predict/weigh.ts'
import { readSplinkSettings, writeSplinkSettings } from './index.ts'

const file = new URL(
  '../../../../shared/data/linkage/moj-person-match-model-2026-02.json',
  import.meta.url,
)
const skip = existsSync(file) ? false : 'shared/data/linkage is not here'

type Case = readonly [what: string, left: RecordValues, right: RecordValues, weight: number]

/** The engine keeps frequencies with 24 bits. */
const close = 1e-5

/** The people and frequencies are invented. */
const frequencies: Model['frequencies'] = {
  name_1_std: { JOHN: 0.02, PETER: 0.008, NOWAK: 3e-7, ANDREW: 0.01, JOHAN: 0.0001, JON: 0.001 },
  last_name_std: { NOWAK: 0.0004, SMITH: 0.012, NOVAK: 3e-5, JOHN: 0.0002, NOWICKI: 2e-5 },
  name_2_std: { PAUL: 0.03, PAULA: 0.0004, MARK: 0.02 },
  first_and_last_name_std: {
    'JOHN NOWAK': 4e-6,
    'JOHN NOVAK': 5e-7,
    'NOWAK JOHN': 1e-7,
    'ANDREW SMITH': 0.0002,
    'JOHAN NOWICKI': 1e-7,
    'JOHN SMITH': 0.0003,
    'PETER NOWAK': 1e-6,
    'PETER SMITH': 0.0001,
    'JON NOWAK': 2e-7,
  },
  date_of_birth: { '1980-04-12': 5e-5 },
  pnc_single: { '2014/0120018R': 1e-7 },
  cro_single: { '120018/14R': 1e-7 },
}
const postcodes: Readonly<Record<string, number>> = {
  B46NL: 2e-6,
  B11AA: 3e-5,
  NF11NF: 0.0005,
  B47QX: 4e-6,
  M11AE: 0.0002,
}
const cases: readonly Case[] = [
  [
    'name exact',
    {
      name_1_std: 'JOHN',
      last_name_std: 'NOWAK',
      first_and_last_name_std: 'JOHN NOWAK',
      forename_std_arr: ['JOHN'],
      last_name_std_arr: ['NOWAK'],
    },
    {
      name_1_std: 'JOHN',
      last_name_std: 'NOWAK',
      first_and_last_name_std: 'JOHN NOWAK',
      forename_std_arr: ['JOHN'],
      last_name_std_arr: ['NOWAK'],
    },
    -4.099840569418408,
  ],
  [
    'name jw',
    {
      name_1_std: 'JOHN',
      last_name_std: 'NOWAK',
      first_and_last_name_std: 'JOHN NOWAK',
      forename_std_arr: ['JOHN'],
      last_name_std_arr: ['NOWAK'],
    },
    {
      name_1_std: 'JOHN',
      last_name_std: 'NOVAK',
      first_and_last_name_std: 'JOHN NOVAK',
      forename_std_arr: ['JOHN'],
      last_name_std_arr: ['NOVAK'],
    },
    -14.066477513266012,
  ],
  [
    'name reversed',
    {
      name_1_std: 'JOHN',
      last_name_std: 'NOWAK',
      first_and_last_name_std: 'JOHN NOWAK',
      forename_std_arr: ['JOHN'],
      last_name_std_arr: ['NOWAK'],
    },
    {
      name_1_std: 'NOWAK',
      last_name_std: 'JOHN',
      first_and_last_name_std: 'NOWAK JOHN',
      forename_std_arr: ['NOWAK'],
      last_name_std_arr: ['JOHN'],
    },
    -7.838839611817733,
  ],
  [
    'name arrays few',
    {
      name_1_std: 'JOHN',
      last_name_std: 'NOWAK',
      first_and_last_name_std: 'JOHN NOWAK',
      forename_std_arr: ['JOHN', 'ANDREW'],
      last_name_std_arr: ['NOWAK', 'SMITH'],
    },
    {
      name_1_std: 'ANDREW',
      last_name_std: 'SMITH',
      first_and_last_name_std: 'ANDREW SMITH',
      forename_std_arr: ['ANDREW', 'JOHN'],
      last_name_std_arr: ['SMITH'],
    },
    -10.363543273375026,
  ],
  [
    'name arrays many',
    {
      name_1_std: 'JOHN',
      last_name_std: 'NOWAK',
      first_and_last_name_std: 'JOHN NOWAK',
      forename_std_arr: ['JOHN', 'ANDREW', 'PETER', 'ALAN'],
      last_name_std_arr: ['NOWAK', 'SMITH'],
    },
    {
      name_1_std: 'ANDREW',
      last_name_std: 'SMITH',
      first_and_last_name_std: 'ANDREW SMITH',
      forename_std_arr: ['ANDREW', 'MARK', 'LUKE'],
      last_name_std_arr: ['SMITH', 'A'],
    },
    -12.699038939137854,
  ],
  [
    'name both jw .7',
    {
      name_1_std: 'JOHN',
      last_name_std: 'NOWAK',
      first_and_last_name_std: 'JOHN NOWAK',
      forename_std_arr: ['JOHN'],
      last_name_std_arr: ['NOWAK'],
    },
    {
      name_1_std: 'JOHAN',
      last_name_std: 'NOWICKI',
      first_and_last_name_std: 'JOHAN NOWICKI',
      forename_std_arr: ['JOHAN'],
      last_name_std_arr: ['NOWICKI'],
    },
    -18.50594270046633,
  ],
  [
    'first only',
    {
      name_1_std: 'JOHN',
      last_name_std: 'NOWAK',
      first_and_last_name_std: 'JOHN NOWAK',
      forename_std_arr: ['JOHN'],
      last_name_std_arr: ['NOWAK'],
    },
    {
      name_1_std: 'JOHN',
      last_name_std: 'SMITH',
      first_and_last_name_std: 'JOHN SMITH',
      forename_std_arr: ['JOHN'],
      last_name_std_arr: ['SMITH'],
    },
    -24.09590267615885,
  ],
  [
    'last only',
    {
      name_1_std: 'JOHN',
      last_name_std: 'NOWAK',
      first_and_last_name_std: 'JOHN NOWAK',
      forename_std_arr: ['JOHN'],
      last_name_std_arr: ['NOWAK'],
    },
    {
      name_1_std: 'PETER',
      last_name_std: 'NOWAK',
      first_and_last_name_std: 'PETER NOWAK',
      forename_std_arr: ['PETER'],
      last_name_std_arr: ['NOWAK'],
    },
    -18.11115038329058,
  ],
  [
    'name else',
    {
      name_1_std: 'JOHN',
      last_name_std: 'NOWAK',
      first_and_last_name_std: 'JOHN NOWAK',
      forename_std_arr: ['JOHN'],
      last_name_std_arr: ['NOWAK'],
    },
    {
      name_1_std: 'PETER',
      last_name_std: 'SMITH',
      first_and_last_name_std: 'PETER SMITH',
      forename_std_arr: ['PETER'],
      last_name_std_arr: ['SMITH'],
    },
    -29.75418341452727,
  ],
  [
    'dob exact',
    { date_of_birth: '1980-04-12', date_of_birth_arr: ['1980-04-12'] },
    { date_of_birth: '1980-04-12', date_of_birth_arr: ['1980-04-12'] },
    -7.6372472196785015,
  ],
  [
    'dob few aliases',
    { date_of_birth: '1980-04-12', date_of_birth_arr: ['1980-04-12', '1981-05-01'] },
    { date_of_birth: '1981-05-01', date_of_birth_arr: ['1981-05-01'] },
    -12.171142977405154,
  ],
  [
    'dob many aliases',
    { date_of_birth: '1980-04-12', date_of_birth_arr: ['1980-04-12', '1981-05-01', '1982-01-01'] },
    { date_of_birth: '1981-05-01', date_of_birth_arr: ['1981-05-01', '1990-01-01', '1991-02-02'] },
    -13.007361696480409,
  ],
  [
    'dob digit',
    { date_of_birth: '1980-04-12', date_of_birth_arr: ['1980-04-12'] },
    { date_of_birth: '1980-04-17', date_of_birth_arr: ['1980-04-17'] },
    -18.562372854025924,
  ],
  [
    'dob years',
    { date_of_birth: '1980-04-12', date_of_birth_arr: ['1980-04-12'] },
    { date_of_birth: '1977-11-30', date_of_birth_arr: ['1977-11-30'] },
    -26.264343525534052,
  ],
  [
    'dob else',
    { date_of_birth: '1980-04-12', date_of_birth_arr: ['1980-04-12'] },
    { date_of_birth: '1950-11-30', date_of_birth_arr: ['1950-11-30'] },
    -30.4281106056002,
  ],
  [
    'postcode rare',
    { postcode_arr: ['B46NL'], postcode_outcode_arr: ['B4'] },
    { postcode_arr: ['B46NL'], postcode_outcode_arr: ['B4'] },
    -6.791697281883032,
  ],
  [
    'postcode mid',
    { postcode_arr: ['B11AA'], postcode_outcode_arr: ['B1'] },
    { postcode_arr: ['B11AA', 'M11AE'], postcode_outcode_arr: ['B1', 'M1'] },
    -9.822453220622847,
  ],
  [
    'postcode common',
    { postcode_arr: ['NF11NF'], postcode_outcode_arr: ['NF1'] },
    { postcode_arr: ['NF11NF'], postcode_outcode_arr: ['NF1'] },
    -14.716425680930092,
  ],
  [
    'postcode outcode',
    { postcode_arr: ['B46NL'], postcode_outcode_arr: ['B4'] },
    { postcode_arr: ['B47QX'], postcode_outcode_arr: ['B4'] },
    -16.593957777844555,
  ],
  [
    'postcode two',
    { postcode_arr: ['B11AA', 'M11AE'], postcode_outcode_arr: ['B1', 'M1'] },
    { postcode_arr: ['M11AE', 'B11AA'], postcode_outcode_arr: ['B1', 'M1'] },
    -6.791697281883032,
  ],
  [
    'postcode else',
    { postcode_arr: ['B46NL'], postcode_outcode_arr: ['B4'] },
    { postcode_arr: ['M11AE'], postcode_outcode_arr: ['M1'] },
    -24.171159831156263,
  ],
  ['name2 exact', { name_2_std: 'PAUL' }, { name_2_std: 'PAUL' }, -16.891890861027623],
  ['name2 jw', { name_2_std: 'PAUL' }, { name_2_std: 'PAULA' }, -18.22222030393194],
  ['name2 else', { name_2_std: 'PAUL' }, { name_2_std: 'MARK' }, -26.43217706095472],
  [
    'id both',
    { pnc_single: '2014/0120018R', cro_single: '120018/14R' },
    { pnc_single: '2014/0120018R', cro_single: '120018/14R' },
    8.049431939718215,
  ],
  [
    'id pnc',
    { pnc_single: '2014/0120018R', cro_single: null },
    { pnc_single: '2014/0120018R', cro_single: '999999/14R' },
    0.12186071469500703,
  ],
  [
    'id cro',
    { pnc_single: '2014/0120018R', cro_single: '120018/14R' },
    { pnc_single: null, cro_single: '120018/14R' },
    0.3691881172428708,
  ],
  [
    'id core',
    { pnc_single: '2014/0120018R', cro_single: null },
    { pnc_single: null, cro_single: '120018/14R' },
    -7.3134253171803465,
  ],
  [
    'id core2',
    { pnc_single: '2014/0120018R', cro_single: null },
    { pnc_single: '2014/9920018R', cro_single: null },
    -7.3134253171803465,
  ],
  [
    'id mismatch',
    { pnc_single: '2014/0120018R', cro_single: '120018/14R' },
    { pnc_single: '2001/1111111A', cro_single: '222222/01B' },
    -35.847920914268045,
  ],
  [
    'id no comparable',
    { pnc_single: '2014/0120018R', cro_single: null },
    { pnc_single: null, cro_single: '333333/05C' },
    -21.847920914268045,
  ],
  [
    'id else',
    { pnc_single: '2014/0120018R', cro_single: null },
    { pnc_single: '2001/1111111A', cro_single: null },
    -31.847920914268045,
  ],
  [
    'sentence one',
    { sentence_date_arr: ['2014-01-02'] },
    { sentence_date_arr: ['2014-01-02'] },
    -10.951350385852859,
  ],
  [
    'sentence few',
    { sentence_date_arr: ['2014-01-02', '2015-01-02'] },
    { sentence_date_arr: ['2014-01-02'] },
    -12.466123409015083,
  ],
  [
    'sentence medium',
    { sentence_date_arr: ['2014-01-01', '2014-01-02', '2014-01-03', '2014-01-04', '2014-01-05'] },
    { sentence_date_arr: ['2014-01-02', '2019-01-02'] },
    -13.590960409225879,
  ],
  [
    'sentence many',
    {
      sentence_date_arr: [
        '2014-01-01',
        '2014-01-02',
        '2014-01-03',
        '2014-01-04',
        '2014-01-05',
        '2014-01-06',
        '2014-01-07',
        '2014-01-08',
      ],
    },
    {
      sentence_date_arr: [
        '2014-01-01',
        '2014-01-02',
        '2014-01-03',
        '2014-01-04',
        '2014-01-05',
        '2014-01-06',
        '2014-01-07',
        '2014-01-08',
      ],
    },
    -14.513909760885742,
  ],
  [
    'sentence near',
    { sentence_date_arr: ['2014-01-02', '2018-01-01'] },
    { sentence_date_arr: ['2014-01-12'] },
    -20.8348790477268,
  ],
  [
    'sentence last near',
    { sentence_date_arr: ['2012-01-02', '2018-01-01'] },
    { sentence_date_arr: ['2014-01-12', '2018-01-14'] },
    -20.8348790477268,
  ],
  [
    'sentence else',
    { sentence_date_arr: ['2012-01-02'] },
    { sentence_date_arr: ['2014-01-12'] },
    -22.599554506138077,
  ],
  [
    'override same',
    { override_marker: 'm1', override_scopes: ['s'] },
    { override_marker: 'm1', override_scopes: ['s'] },
    144.2484838301001,
  ],
  [
    'override other',
    { override_marker: 'm1', override_scopes: ['s'] },
    { override_marker: 'm2', override_scopes: ['s'] },
    -187.94432565863616,
  ],
  [
    'override else',
    { override_marker: 'm1', override_scopes: ['s'] },
    { override_marker: 'm2', override_scopes: ['t'] },
    -21.847920914268045,
  ],
  [
    'defendant same',
    { master_defendant_id: 'd1' },
    { master_defendant_id: 'd1' },
    -1.9163523449438706,
  ],
  [
    'defendant else',
    { master_defendant_id: 'd1' },
    { master_defendant_id: 'd2' },
    -21.847920914268045,
  ],
  [
    'all together',
    {
      name_1_std: 'JOHN',
      last_name_std: 'NOWAK',
      first_and_last_name_std: 'JOHN NOWAK',
      forename_std_arr: ['JOHN'],
      last_name_std_arr: ['NOWAK'],
      date_of_birth: '1980-04-12',
      date_of_birth_arr: ['1980-04-12'],
      postcode_arr: ['B46NL'],
      postcode_outcode_arr: ['B4'],
      pnc_single: '2014/0120018R',
      cro_single: null,
    },
    {
      name_1_std: 'JON',
      last_name_std: 'NOWAK',
      first_and_last_name_std: 'JON NOWAK',
      forename_std_arr: ['JON'],
      last_name_std_arr: ['NOWAK'],
      date_of_birth: '1980-04-12',
      date_of_birth_arr: ['1980-04-12'],
      postcode_arr: ['B46NL'],
      postcode_outcode_arr: ['B4'],
      pnc_single: '2014/0120018R',
      cro_single: null,
    },
    37.1702014426716,
  ],
]

/** The model wants each postcode with its frequency, as a structure. */
function withFrequencies(record: RecordValues): RecordValues {
  const all = record.postcode_arr
  if (!Array.isArray(all)) return record
  const structures = all.map((value: string) =>
    JSON.stringify({ value, rel_freq: postcodes[value] }),
  )
  return { ...record, postcode_arr_with_freq: structures }
}

const read = () => JSON.parse(readFileSync(file, 'utf8')) as unknown

test('the Ministry of Justice model weighs every level as Splink 5.0.0 does', { skip }, () => {
  const { model } = readSplinkSettings(read(), { name: 'Core person record', frequencies })
  const weigh = openWeigh(model)
  for (const [what, left, right, expected] of cases) {
    const [a, b] = [withFrequencies(left), withFrequencies(right)]
    for (const weight of [weigh(a, b).weight, weigh(b, a).weight]) {
      assert.ok(Math.abs(weight - expected) < close, `${what}: ${weight}, Splink says ${expected}`)
    }
  }
})

test('two of these weights, worked by hand', { skip }, () => {
  const { model } = readSplinkSettings(read(), { frequencies })
  const weigh = openWeigh(model)
  const prior = Math.log2(2.649234163203061e-7 / (1 - 2.649234163203061e-7))
  // Exact name: log2(m/u) + log2(u of exact agreement / frequency of JOHN NOWAK), weight 1.
  const exact = Math.log2(0.8805713283069031 / 6.4416737775260826e-6)
  const rare = Math.log2(6.4416737775260826e-6 / 0.000004)
  const name = cases.find(([what]) => what === 'name exact')!
  assert.ok(Math.abs(weigh(name[1], name[2]).weight - (prior + exact + rare)) < close)
  // Alike by 0.9: the commoner of the two names counts, at 0.7 of its weight.
  const alike = Math.log2(0.07323973960881489 / 0.00046468219642236785)
  const near = cases.find(([what]) => what === 'name jw')!
  assert.ok(Math.abs(weigh(near[1], near[2]).weight - (prior + alike + 0.7 * rare)) < close)
})

test('without frequencies it loads, says what it left out, and weighs by m and u alone', {
  skip,
}, () => {
  const { model, leftOut } = readSplinkSettings(read())
  assert.equal(leftOut.length, 8)
  assert.match(leftOut[0]!, /first_and_last_name_std/)
  const prior = Math.log2(2.649234163203061e-7 / (1 - 2.649234163203061e-7))
  const nothing = openWeigh(model)({}, {}).weight
  assert.ok(Math.abs(nothing - prior) < close)
})

test('what was read can be written and read again without loss', { skip }, () => {
  const { model } = readSplinkSettings(read(), { frequencies })
  const { settings, termFrequencies } = writeSplinkSettings(model)
  const again = readSplinkSettings(settings, { frequencies })
  assert.deepEqual(again.model, model)
  assert.equal(termFrequencies.name_2_std?.length, 3)
})
