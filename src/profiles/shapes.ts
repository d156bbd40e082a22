// zod pieces that the shapes of SMEs and investors are made of. A shape settles what a document may look like; what the code
// lists, rates and the clock must confirm is checked after it (checks.ts), once for all doors.
import { z } from 'zod'
import { languages } from '../catalogues/catalogue.ts'
import { directions } from '../scoring/model.ts'
import { codeSystems, objectives } from '../scoring/types.ts'

/** Most entries of a list, most characters of a name, a description and a code. */
export const limits = { list: 100, name: 300, description: 4_000, code: 100, url: 2_000, weight: 1_000_000 } as const

// Control characters, halves of characters, and marks that turn the direction of the text around them.
const unprintable = '\\p{Cc}\\p{Cs}\\u202A-\\u202E\\u2066-\\u2069'
const lineText = new RegExp(`^[^${unprintable}]*$`, 'u')
const proseText = new RegExp(`^(?:[^${unprintable}]|[\\n\\t])*$`, 'u')

const text = (max: number) => z.string({ error: 'Give text.' }).overwrite((given) => given.replaceAll('\r\n', '\n').normalize('NFC')).trim()
  .min(1, 'Give text, or null when there is none.').max(max, `At most ${max.toLocaleString('en')} characters.`)

/** One line of text: trimmed, NFC, no control characters. */
export const line = (max: number = limits.name) => text(max).regex(lineText, 'Text on one line, without control characters.')
/** Text of several lines: trimmed, NFC, no control characters but line breaks and tabs. */
export const prose = (max: number = limits.description) => text(max).regex(proseText, 'Text without control characters.')
/** A code or id of a catalogue; whether it exists is checked against the catalogue. */
export const code = line(limits.code)
/** An id of ours, fixed by the caller: the prefix of its noun, then letters, digits and underscores. */
export const fixedId = (prefix: string) => z.string({ error: 'Give text.' }).regex(new RegExp(`^${prefix}_[0-9A-Za-z_]{1,60}$`), `An id begins with '${prefix}_' and goes on with at most 60 letters, digits or underscores.`)

const list = <S extends z.ZodType>(item: S, max: number = limits.list) => z.array(item, { error: 'Give a list.' }).max(max, `At most ${max} entries.`)
export { list }

/** Names or descriptions: one text a language. */
export const texts = (item: z.ZodType<string>) => z.strictObject({ en: item.nullish(), it: item.nullish(), zh: item.nullish() })

const origin = z.strictObject({ origin: z.enum(['human', 'machine']), reviewed: z.boolean() })
export const TextStatusInput = z.strictObject({ en: origin.nullish(), it: origin.nullish(), zh: origin.nullish() })
  .describe(`For ${languages.join(', ')}: whether a person or a machine wrote the text, and whether a person reviewed it.`)

/** A calendar day that exists. */
export const day = z.iso.date({ error: 'A calendar day that exists, as YYYY-MM-DD.' })
  .refine((value) => value >= '1800-01-01' && value <= '2200-12-31', 'A day between 1800-01-01 and 2200-12-31.')
export const year = z.int({ error: 'A year, as a whole number.' }).min(1800, 'A year from 1800 on.').max(9999, 'A year of four digits.')

// z.int() itself ends at 2^53 − 1.
const whole = `A whole number of currency units, without cents, up to ${Number.MAX_SAFE_INTEGER}.`
/** Whole currency units, 1 to 2^53 − 1. */
export const amount = z.int({ error: whole }).min(1, 'An amount is at least 1.')
/** Whole euros of a yearly figure, which can be 0. */
export const figure = z.int({ error: whole }).min(0, 'This figure cannot be negative.')
/** A currency with a stored exchange rate; that it has one is checked after. */
export const currency = z.string({ error: 'A currency code of ISO 4217, such as EUR.' }).trim().toUpperCase().regex(/^[A-Z]{3}$/, 'A currency code of ISO 4217, such as EUR.')
/** 0 to 1. */
export const share = z.number({ error: 'A share from 0 to 1.' }).min(0, 'A share from 0 to 1.').max(1, 'A share from 0 to 1 (70 % is 0.7).')
/** Above 0, at most 1. */
export const priority = z.number({ error: 'A priority above 0, at most 1.' }).gt(0, 'A priority is above 0.').max(1, 'A priority is at most 1.')
export const flag = z.boolean({ error: 'true or false.' })

export const MoneyInput = z.strictObject({ value: amount, currency })
export const MoneyRangeInput = z.strictObject({ min: amount.nullish(), max: amount.nullish(), currency, hard: flag.nullish().describe('A hard range excludes what does not meet it; default false.') })
export const PrioritisedInput = z.strictObject({ id: code, priority: priority.nullish().describe('Above 0, at most 1; default 1.') })
export const TerritoryInput = z.strictObject({ codes: list(code), hard: flag.nullish().describe('A hard territory excludes other places; default false.') })
export const CodeSystemInput = z.enum(codeSystems)
export const IdentifierInput = z.strictObject({ scheme: z.string({ error: 'Give text.' }).trim().toLowerCase(), value: line(limits.code) })
export const ContactInput = z.strictObject({
  name: line(),
  role: line().nullish(),
  email: z.email({ error: 'An e-mail address, such as name@example.org.' }).max(320).nullish(),
  phone: line(50).nullish()
})

const weight = z.number({ error: 'A weight is a number from 0 on.' }).min(0, 'A weight is 0 or more.').max(limits.weight, `A weight is at most ${limits.weight.toLocaleString('en')}.`)

/** Weights of the six objectives: as a map or as GraphQL's list. */
export const ObjectivesInput = z.union([
  z.partialRecord(z.enum(objectives), weight.nullable()),
  list(z.strictObject({ objective: z.enum(objectives), weight }), objectives.length)
]).describe(`Weights by objective (${objectives.join(', ')}).`)

/** Weights of criteria: as a map by key, or as GraphQL's list. */
export const WeightsInput = z.union([
  z.strictObject({ criteria: list(z.strictObject({ direction: z.enum(directions), key: line(50), weight }), 20) }),
  z.record(z.string().max(50), weight.nullable())
]).describe('Own weights by criterion key; they replace the defaults of the criteria named.')
export type WeightsInput = z.infer<typeof WeightsInput>

/** What SMEs and investors have in common. */
export const profileFields = {
  names: texts(line()).nullish().describe('Name by language.'),
  descriptions: texts(prose()).nullish().describe('Description by language.'),
  textStatus: TextStatusInput.nullish(),
  identifiers: list(IdentifierInput, 20).nullish().describe('Schemes vat, rea, lei, uscc; one of each at most.'),
  lei: line(limits.code).nullish().describe('Short for an identifier of the scheme lei.'),
  website: z.url({ protocol: /^https?$/, error: 'An address that begins with http:// or https://.' }).max(limits.url).nullish(),
  founded: year.nullish().describe('Year, not after the present one.'),
  synthetic: flag.nullish().describe('True for an invented profile; fixed once it is created. Default false.'),
  source: line().nullish().describe('The register or file it came from; with externalId it names the profile there.'),
  externalId: line().nullish(),
  partnerId: line(100).nullish().describe('The partner that brought it, as its keys name it; null for none. Set by staff alone; unsaid, it is whoever made the profile.'),
  excludedCounterparts: list(line(), 1_000).nullish().describe('Organisations never to be matched with: ids, or externalIds of the same source.'),
  contacts: list(ContactInput).nullish().describe('Personal data: never public for a real profile.'),
  matchingConsent: flag.nullish().describe('False once the organisation withdrew its consent to be matched. Default true.'),
  informedOn: day.nullish().describe('Day on which the organisation was told that it is matched without a stated need or mandate.')
} as const
