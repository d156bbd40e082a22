import fc from 'fast-check'
import t from 'tap'
import { leiRemainder, partitaIvaCheckDigit, readIdentifier, usccCheckCharacter } from '../../src/profiles/identifiers.ts'
import type { IdentifierScheme } from '../../src/profiles/profile.ts'

function value (scheme: IdentifierScheme, given: string): string | undefined {
  const reading = readIdentifier(scheme, given)
  return 'identifier' in reading ? reading.identifier.value : undefined
}
function faultOf (scheme: IdentifierScheme, given: string): string | undefined {
  const reading = readIdentifier(scheme, given)
  return 'fault' in reading ? reading.fault.code : undefined
}
const digits = (length: number) => fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: length, maxLength: length })

t.test('a Partita IVA is stored with its country, however it was written', async (t) => {
  for (const given of ['12345678903', 'IT12345678903', ' it 123 456 789 03 ', 'IT.12345678903']) t.equal(value('vat', given), 'IT12345678903')
})

t.test('of the ten last digits a Partita IVA can have, one fits', async () => {
  fc.assert(fc.property(digits(10).filter((ten) => !/^0{7}/.test(ten)), (ten) => {
    const fitting = [...'0123456789'].filter((last) => value('vat', ten + last) !== undefined)
    return fitting.length === 1 && fitting[0] === String(partitaIvaCheckDigit(ten))
  }))
})

t.test('a Partita IVA of another length, of another country or of zeros is refused', async (t) => {
  for (const given of ['1234567890', '123456789012', 'FR12345678903', '00000000000', 'IT']) t.equal(faultOf('vat', given), 'invalid_format', given)
  t.equal(faultOf('vat', '12345678904'), 'invalid_checksum')
})

t.test('a REA number has its province and digits', async (t) => {
  for (const given of ['MI-1234567', 'mi 1234567', 'MI1234567']) t.equal(value('rea', given), 'MI-1234567')
  for (const given of ['1234567', 'MI-', 'MI-12345678', 'MIL-1']) t.equal(faultOf('rea', given), 'invalid_format', given)
})

t.test('an LEI with one digit changed no longer fits', async (t) => {
  t.equal(value('lei', '5299 00T8BM49AURSDO55'), '529900T8BM49AURSDO55')
  t.equal(faultOf('lei', '529900T8BM49AURSDO5'), 'invalid_format')
  fc.assert(fc.property(fc.constantFrom(...[...'529900T8BM49AURSDO55'].flatMap((character, place) => /\d/.test(character) ? [place] : [])), fc.constantFrom(...'0123456789'), (place, digit) => {
    const changed = [...'529900T8BM49AURSDO55'].with(place, digit).join('')
    return (faultOf('lei', changed) === undefined) === (changed === '529900T8BM49AURSDO55')
  }))
})

t.test('any 18 characters get LEI check digits that fit', async () => {
  fc.assert(fc.property(fc.string({ unit: fc.constantFrom(...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'), minLength: 18, maxLength: 18 }), (body) => {
    const check = String(98 - leiRemainder(`${body}00`)).padStart(2, '0')
    return value('lei', body + check) === body + check
  }))
})

t.test('a USCC whose check character does not fit is kept with a warning, another form is refused', async (t) => {
  t.strictSame(readIdentifier('uscc', '919999990000009167'), { identifier: { scheme: 'uscc', value: '919999990000009167', warning: null } })
  const doubtful = readIdentifier('uscc', '919999990000009168')
  t.match(doubtful, { identifier: { value: '919999990000009168', warning: /check character/ } })
  for (const given of ['91999999000000916', '9199999I000000916A', '91999A990000009167', '']) t.equal(faultOf('uscc', given), 'invalid_format', given)
})

t.test('one of the 31 characters ends a USCC without a warning', async () => {
  const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
  fc.assert(fc.property(digits(6), fc.string({ unit: fc.constantFrom(...alphabet), minLength: 9, maxLength: 9 }), (division, body) => {
    const first17 = `91${division}${body}`
    const silent = [...alphabet].filter((last) => {
      const reading = readIdentifier('uscc', first17 + last)
      return 'identifier' in reading && reading.identifier.warning === null
    })
    return silent.length === 1 && silent[0] === usccCheckCharacter(first17)
  }))
})

t.test('a refusal says what would be accepted', async (t) => {
  for (const scheme of ['vat', 'rea', 'lei', 'uscc'] as const) {
    const reading = readIdentifier(scheme, 'nonsense')
    if (!('fault' in reading)) throw new Error(scheme)
    t.match(reading.fault.message, /Example: /)
    const [example] = reading.fault.accepted
    t.ok(value(scheme, example ?? ''), `${scheme}: the example is itself valid`)
  }
})
