import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  checkLetter,
  identifierReaders,
  luhnDigit,
  parseArrestSummonsNumber,
  parseCroNumber,
  parseDriverNumber,
  parseImei,
  parseNationalInsuranceNumber,
  parseNhsNumber,
  parsePncId,
  parseVehicleRegistration,
  passesLuhn,
} from './index.ts'

test('PNC ids published as valid are valid, and their letter tells one wrong figure', () => {
  for (const text of ['14/120018R', '2014/0120018R', '99/123456X', '1999/1234567B', '20/9N']) {
    assert.equal(parsePncId(text)?.check, 'right', text)
  }
  assert.equal(parsePncId('14/120018R')?.normal, '2014/0120018R')
  assert.equal(parsePncId('99/123456X')?.normal, '1999/0123456X')
  assert.equal(parsePncId('20140120018R')?.normal, '2014/0120018R')
  const wrong = parsePncId('14/120019R')
  assert.equal(wrong?.check, 'wrong')
  assert.match(wrong?.fault ?? '', /check letter is R, but these numbers need T/)
  assert.equal(parsePncId('hello'), null)
  fc.assert(
    fc.property(
      fc.nat({ max: 9_999_999 }),
      fc.nat({ max: 6 }),
      fc.integer({ min: 1, max: 9 }),
      (n, at, by) => {
        const serial = String(n).padStart(7, '0')
        const letter = checkLetter(`14${serial}`)
        const changed =
          serial.slice(0, at) + ((Number(serial[at]) + by) % 10) + serial.slice(at + 1)
        assert.equal(parsePncId(`14/${serial}${letter}`)?.check, 'right')
        assert.equal(parsePncId(`14/${changed}${letter}`)?.check, 'wrong')
      },
    ),
    { seed: 7, numRuns: 1000 },
  )
})

test('CRO numbers: the serial of a file record is not padded', () => {
  for (const text of ['265416/21G', '65656/91H', 'SF05/482703J', 'SF83/50058Z']) {
    assert.equal(parseCroNumber(text)?.check, 'right', text)
  }
  assert.equal(parseCroNumber('65656/91h')?.normal, '065656/91H')
  assert.equal(parseCroNumber('SF83/50058Z')?.normal, 'SF83/50058Z')
  assert.equal(parseCroNumber('85227/65G')?.check, 'wrong')
})

test('arrest/summons numbers are padded, and checked where a rule is published', () => {
  const read = parseArrestSummonsNumber('11/0101/01/448754K')
  assert.equal(read?.normal, '11/0101/01/00000448754K')
  assert.equal(read?.check, checkLetter('01011100000448754') === 'K' ? 'right' : 'wrong')
  assert.equal(parseArrestSummonsNumber('11/62ZD/FP/00000448754K')?.check, 'none')
  assert.equal(parseArrestSummonsNumber('11/0101'), null)
})

test('driver numbers tell surname, sex and birth', () => {
  const read = parseDriverNumber('MORGA 657054 SM9IJ')
  assert.equal(read?.normal, 'MORGA657054SM9IJ')
  assert.deepEqual(read?.parts, {
    surname: 'MORGA',
    birth: '6-07-05-4',
    sex: 'female',
    initials: 'SM',
  })
  assert.equal(parseDriverNumber('MORGA 613054 SM9IJ'), null)
  assert.equal(parseDriverNumber('FOX99 809270 J99AB')?.parts.surname, 'FOX')
})

test('NHS numbers by modulus 11, IMEI by Luhn', () => {
  assert.equal(parseNhsNumber('943 476 5919')?.check, 'right')
  assert.equal(parseNhsNumber('9434765918')?.check, 'wrong')
  assert.equal(parseNhsNumber('943476591'), null)
  assert.equal(parseImei('49-015420-323751-8')?.check, 'right')
  assert.equal(parseImei('490154203237517')?.check, 'wrong')
  assert.equal(parseImei('4901542032375102')?.check, 'none')
  assert.equal(luhnDigit('7992739871'), 3)
  assert.ok(passesLuhn('79927398713'))
})

test('National Insurance numbers and registrations by shape', () => {
  assert.equal(parseNationalInsuranceNumber('ab 12 34 56 c')?.normal, 'AB123456C')
  for (const text of ['DA123456A', 'AO123456A', 'GB123456A', 'AB123456E']) {
    assert.equal(parseNationalInsuranceNumber(text), null, text)
  }
  assert.equal(parseVehicleRegistration('ab12 cde')?.parts.style, 'current')
  assert.equal(parseVehicleRegistration('ABI2 CDE')?.normal, 'AB12CDE')
  assert.equal(parseVehicleRegistration('A123 BCD')?.parts.style, 'prefix')
  assert.equal(parseVehicleRegistration('ABC 123D')?.parts.style, 'suffix')
  assert.equal(parseVehicleRegistration('WMP 1')?.parts.style, 'dateless')
  assert.equal(parseVehicleRegistration('hello there'), null)
})

test('a normal form reads back as itself with the same verdict', () => {
  const examples = [
    '14/120018R',
    '65656/91H',
    'SF83/50058Z',
    '11/0101/01/448754K',
    'MORGA657054SM9IJ18',
    '9434765919',
    'AB123456C',
    'AB12CDE',
    '490154203237518',
    'A1234AA',
    'X123456',
  ]
  for (const read of Object.values(identifierReaders)) {
    for (const text of examples) {
      const once = read(text)
      if (once === null) continue
      const again = read(once.normal)
      assert.deepEqual([again?.normal, again?.check], [once.normal, once.check])
    }
  }
})
