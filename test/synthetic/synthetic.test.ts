// Invented populations: the same on every machine, as the registers count, and taken by the import door without a word.
import { createHash } from 'node:crypto'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import t from 'tap'
import { anonymous, commandLine as staff } from '../../src/access/principal.ts'
import { readDocument, type InvestorDocument, type SmeDocument } from '../../src/imports/document.ts'
import { nameBase } from '../../src/imports/namesakes.ts'
import { readIdentifier } from '../../src/profiles/identifiers.ts'
import { sizeCandidates } from '../../src/smes/size.ts'
import { createSynthetic } from '../../src/synthetic/synthetic.ts'
import { logNormalOf, Random, shuffle, table } from '../../src/synthetic/random.ts'
import { readDistributions } from '../../src/synthetic/distributions.ts'
import { seedSynthetic } from '../../src/synthetic/seed.ts'
import { createTables } from '../../src/synthetic/tables.ts'
import { catalogues, onSqlite } from '../service.ts'

const seed = 7
const many = Number(process.env['SYNTHETIC_SAMPLE'] ?? 20_000)
const distributions = readDistributions()
const tables = createTables(catalogues)
const synthetic = createSynthetic({ catalogues })
const sample = <T>(make: (index: number) => T, count = many): T[] => Array.from({ length: count }, (_, index) => make(index))
const smes = sample((index) => synthetic.syntheticSme(seed, index))
const investors = sample((index) => synthetic.syntheticInvestor(seed, index))

function counts (values: Iterable<string>): Map<string, number> {
  const found = new Map<string, number>()
  for (const value of values) found.set(value, (found.get(value) ?? 0) + 1)
  return found
}

/** Pearson's chi-square over its degrees of freedom: about 1 where the counts follow the weights. Small classes are put together. */
function misfit (found: ReadonlyMap<string, number>, weights: Readonly<Record<string, number>>): number {
  const total = [...found.values()].reduce((sum, count) => sum + count, 0)
  const sum = Object.values(weights).reduce((all, weight) => all + weight, 0)
  let [chi, classes, restFound, restExpected] = [0, 0, 0, 0]
  for (const [key, weight] of Object.entries(weights)) {
    const expected = total * weight / sum
    const seen = found.get(key) ?? 0
    if (expected < 20) {
      restFound += seen
      restExpected += expected
      continue
    }
    chi += (seen - expected) ** 2 / expected
    classes++
  }
  if (restExpected >= 5) {
    chi += (restFound - restExpected) ** 2 / restExpected
    classes++
  }
  return chi / (classes - 1)
}

function quartile (values: readonly number[], q: number): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length * q)] ?? Number.NaN
}

t.test('the generator gives the published numbers, and its tables draw what their weights say', async (t) => {
  const random = new Random(1, 2, 3, 4)
  t.strictSame(Array.from({ length: 4 }, () => random.word()), [11520, 0, 5927040, 70819200])
  t.equal(Random.of(1, 2).word(), Random.of(1, 2).word())
  t.equal(new Set(sample((index) => Random.of(seed, 1, index).word(), 2000)).size, 2000, 'neighbouring streams begin differently')
  const words = Random.of(5)
  const drawn = counts(sample(() => words.from(table([['a', 1], ['never', 0], ['b', 3]])), 8000))
  t.notOk(drawn.has('never'))
  t.ok(misfit(drawn, { a: 1, b: 3 }) < 8)
  t.throws(() => table([['a', 0]]), RangeError)
  t.equal(new Set(sample((index) => shuffle(index, 997, 3), 997)).size, 997, 'a shuffle meets everybody once')
  t.throws(() => words.day('1900-01-01', '1900-02-01'), RangeError)
})

t.test('a profile follows from seed and index alone, whatever else is made', async (t) => {
  const again = createSynthetic({ catalogues, investorShare: 0.5 })
  for (const index of [0, 1, 17, 4711, many - 1]) {
    t.strictSame(again.syntheticSme(seed, index), smes[index])
    t.strictSame(again.syntheticInvestor(seed, index), investors[index])
  }
  const [short, long] = [[...synthetic.documents(seed, 50)], [...synthetic.documents(seed, 120)]]
  t.strictSame(long.slice(0, 50), short, 'a longer population begins as a shorter one')
  t.strictSame(short.map((document) => document.kind), Array.from({ length: 50 }, (_, place) => synthetic.placeOf(place).kind))
  t.strictSame(synthetic.composition(120), { smes: 96, investors: 24 })
  t.equal(long.filter(({ kind }) => kind === 'investor').length, 24)
  const other = createSynthetic({ catalogues, uncorrelated: true })
  for (const make of [() => synthetic.syntheticSme(8, 3), () => other.syntheticSme(seed, 3)]) {
    t.notSame(make().names, smes[3]?.names)
    t.not(make().vatNumber ?? '', smes[3]?.vatNumber)
  }
  t.throws(() => synthetic.syntheticSme(-1, 0), RangeError)
  t.throws(() => synthetic.syntheticSme(1, 0.5), RangeError)
  t.throws(() => synthetic.syntheticInvestor(1, 10_000_000), RangeError)
  t.throws(() => synthetic.checkPopulation(1, 100_000_000), RangeError)
  t.throws(() => createSynthetic({ catalogues, investorShare: 2 }), RangeError)
})

t.test('SMEs are spread as the registers count them', async (t) => {
  const regionOf = (sme: SmeDocument) => sme.region ?? String(catalogues.entry('it-provinces', sme.province ?? '')?.data?.['region'])
  const placed = smes.filter(({ province, region }) => province != null || region != null)
  t.ok(misfit(counts(placed.map(regionOf)), distributions.smes.regions.weights) < 2.5, 'regions')
  t.ok(Math.abs(1 - placed.length / many - distributions.smes.provinces.unknownRegion) < 0.01)
  const divisions = Object.fromEntries(distributions.smes.divisions.rows.map(({ code, weight }) => [code, weight]))
  t.ok(misfit(counts(smes.map(({ activities }) => /\d\d/.exec(activities?.[0]?.code ?? '')?.[0] ?? 'NC')), divisions) < 2.5, 'divisions')
  const needs = smes.flatMap((sme) => sme.needs ?? [])
  t.ok(misfit(counts(needs.map(({ kind }) => kind)), distributions.smes.needKinds.weights) < 4, 'kinds of needs')
  const implicit = smes.filter((sme) => sme.needs?.length === 0)
  t.ok(Math.abs(implicit.length / many - 0.2) < 0.02, 'a fifth states no need')
  t.ok(implicit.every(({ informedOn }) => informedOn != null))
  t.ok(needs.some(({ confidential }) => confidential) && needs.filter(({ confidential }) => confidential).length < needs.length / 10)
  const wanted = (scale: string) => quartile(smes.flatMap((sme) => {
    const { headcount = null, headcountBand, turnoverEur = null, balanceSheetEur = null } = sme
    const sizes = sizeCandidates({ headcount, headcountBand: headcountBand == null ? null : { min: headcountBand.min ?? null, max: headcountBand.max ?? null }, turnoverEur, balanceSheetEur })
    return sizes.length === 1 && sizes[0] === scale ? (sme.needs ?? []).flatMap(({ amount }) => amount?.min ?? []) : []
  }), 0.5)
  t.ok(Math.abs(Math.log(wanted('micro') / distributions.smes.amounts.micro.p50)) < 0.25, 'the smallest seek what a seed round gives')
  t.ok(wanted('micro') < wanted('small') && wanted('small') < wanted('medium'), 'larger companies seek more')
  const unknown = [smes.filter(({ headcount, headcountBand }) => headcount == null && headcountBand == null), smes.filter(({ activities }) => activities == null), smes.filter(({ names }) => names?.en == null)]
  t.ok(unknown.every((without) => without.length > 0 && without.length < many / 1.5), 'some fields are not known')
})

t.test('investors are spread as the registers count them, and some are known by their deals alone', async (t) => {
  t.ok(misfit(counts(investors.flatMap(({ province }) => province ?? [])), distributions.investors.provinces.weights) < 2.5, 'provinces')
  t.ok(misfit(counts(investors.map(({ type }) => type ?? '')), distributions.investors.types.weights) < 2.5, 'types')
  const implicit = investors.filter(({ mandates }) => mandates?.length === 0)
  t.ok(implicit.filter(({ deals }) => (deals?.length ?? 0) >= 3).length > implicit.length / 2, 'most without a mandate have three deals or more')
  t.ok(implicit.some(({ deals }) => (deals?.length ?? 0) < 3), 'some cannot be ranked')
  const angel = distributions.investors.amounts.rounds['angel']!
  const random = Random.of(seed, 99)
  const drawn = sample(() => random.logNormal(logNormalOf(angel)))
  for (const [q, wanted] of [[0.25, angel.p50 * Math.sqrt(angel.p25 / angel.p75)], [0.5, angel.p50], [0.75, angel.p50 * Math.sqrt(angel.p75 / angel.p25)]] as const) {
    t.ok(Math.abs(Math.log(quartile(drawn, q) / wanted)) < 0.06, `amounts have the quartile ${q}`)
  }
  const deals = investors.filter(({ type }) => type === 'family_office').flatMap(({ deals = [] }) => deals ?? []).flatMap(({ amount }) => amount?.value ?? [])
  t.ok(quartile(deals, 0.5) > angel.p50 && quartile(deals, 0.5) < 40_000_000, 'a family office pays what angel and A rounds cost')
})

t.test('claims fit what a company does, unless nothing is to fit', async (t) => {
  const { codes } = catalogues
  const fitting = ({ activities, claims }: SmeDocument): boolean[] => {
    const rev2 = (activities ?? []).flatMap(({ code, system }) => system === 'NACE2' ? [code] : codes.toNace2(system === 'NACE21' ? code : codes.atecoToNace21(code) ?? ''))
    const topics = new Set(rev2.flatMap((code) => codes.taxonomyByNace2(code)))
    return (claims ?? []).flatMap(({ kind, activity }) => kind === 'taxonomy' ? [topics.has(activity ?? '')] : [])
  }
  const share = (documents: readonly SmeDocument[]) => {
    const all = documents.flatMap(fitting)
    return all.filter(Boolean).length / all.length
  }
  t.equal(share(smes.slice(0, 5000)), 1)
  const other = createSynthetic({ catalogues, uncorrelated: true })
  const mixed = sample((index) => other.syntheticSme(seed, index), 2000)
  t.ok(share(mixed) < 0.2)
  const strength = (sme: SmeDocument) => [...sme.claims ?? [], ...sme.certifications ?? []].map(({ review }) => review != null && 'level' in review && ['third_party', 'audited'].includes(review.level ?? '') ? 1 : 0)
  const alike = (documents: readonly SmeDocument[]) => {
    const several = documents.map(strength).filter((levels) => levels.length > 1)
    return several.filter((levels) => levels.every((level) => level === levels[0])).length / several.length
  }
  t.ok(alike(smes) > alike(mixed) + 0.02, 'who keeps house well shows all of it well')
})

t.test('names are invented, each has its own, and identifiers pass and cannot be issued', async (t) => {
  const known = ['eni', 'enel', 'snam', 'terna', 'saipem', 'ferrari', 'barilla', 'ferrero', 'pirelli', 'prysmian', 'leonardo', 'ansaldo', 'brembo', 'technogym', 'campari', 'lavazza', 'vodafone', 'cocacola', 'hera', 'iren', 'erg', 'italgas', 'webuild', 'buzzi', 'illy', 'luxottica', 'novamont', 'sinopec', 'huawei', 'geely', 'chery', 'haier', 'fosun', 'catl']
  const words = smes.map(({ names }) => (names?.it ?? '').split(' ')[0] ?? '')
  t.strictSame(words.filter((word) => !/^[A-Z][a-z]{7,9}$/.test(word) || known.includes(word.toLowerCase())), [])
  for (const documents of [smes, investors] as ReadonlyArray<ReadonlyArray<SmeDocument | InvestorDocument>>) {
    for (const language of ['it', 'en', 'zh'] as const) {
      const names = documents.flatMap(({ names }) => names?.[language] == null ? [] : [nameBase(names[language])])
      t.equal(new Set(names).size, names.length, `no two have one name in ${language}`)
    }
  }
  t.ok(smes.every(({ names }) => names?.zh == null || /^\p{Script=Han}+$/u.test(names.zh)))
  const given = [...smes.flatMap(({ vatNumber }) => vatNumber ?? []), ...investors.flatMap(({ uscc }) => uscc ?? []), ...[...smes, ...investors].flatMap(({ lei }) => lei ?? [])]
  t.equal(new Set(given).size, given.length)
  const wrong: string[] = []
  for (const value of given) {
    const scheme = value.startsWith('IT') ? 'vat' : value.length === 18 ? 'uscc' : 'lei'
    const reading = readIdentifier(scheme, value)
    const office = Number(value.slice(9, 12))
    const impossible = scheme === 'vat' ? office > 100 && ![120, 121, 888, 999].includes(office) : scheme === 'uscc' ? value.startsWith('91999999') : value.startsWith('9999')
    if (!impossible || !('identifier' in reading) || reading.identifier.warning !== null || reading.identifier.value !== value) wrong.push(value)
  }
  t.strictSame(wrong, [])
  t.ok([...smes, ...investors].every(({ synthetic }) => synthetic === true))
})

t.test('whatever is drawn has a valid shape', async (t) => {
  for (const uncorrelated of [false, true]) {
    const population = createSynthetic({ catalogues, uncorrelated, rates: [{ date: '2024-12-31', currency: 'CNY', perEur: 7.5 }, { date: '2024-12-31', currency: 'USD', perEur: 1.04 }] })
    for (const document of population.documents(11, 1500)) readDocument(document)
    // These check the codes; all three throw for what an import would reject.
    for (let index = 0; index < 1500; index++) population.syntheticWholeSme(11, index)
    for (let index = 0; index < 1500; index++) population.syntheticWholeInvestor(11, index)
    t.pass()
  }
})

t.test('the tables name only what the code lists have', async (t) => {
  const { investorTypes, chineseProvinces, regions, instruments, modes, kindOf, tickets, names } = tables
  const all = (catalogue: Parameters<typeof catalogues.entry>[0], ids: Iterable<string>) => t.strictSame([...ids].filter((id) => catalogues.entry(catalogue, id) === undefined), [], catalogue)
  all('investor-types', investorTypes.values)
  all('cn-regions', chineseProvinces.values)
  all('it-regions', regions.values)
  for (const { values } of Object.values(instruments)) all('instruments', values)
  for (const { values } of Object.values(modes)) all('modes', values)
  const types = catalogues.entries('investor-types').map(({ id }) => id).sort()
  for (const named of [[...kindOf.keys()], [...tickets.keys()], Object.keys(names.investors)]) t.strictSame(named.sort(), types)
})

t.test('an import takes them all, a second one changes nothing, and scoring data made without a database is what matching reads', async (t) => {
  for (const uncorrelated of [false, true]) {
    const service = await onSqlite(t)
    const options = { principal: staff, count: 150, seed, investorShare: 0.4, uncorrelated }
    const seen: number[] = []
    const first = await seedSynthetic(service, { ...options, onProgress: (taken) => seen.push(taken) })
    t.strictSame([first.rejected, first.warnings], [[], []])
    t.equal(first.counts.created, 150)
    t.equal(seen.at(-1), 150)
    const again = await seedSynthetic(service, { ...options, count: 160 })
    t.strictSame([again.counts.unchanged, again.counts.created, again.warnings], [150, 10, []], 'a longer population adds what is missing')

    const rates = await service.store.read.exchangeRates()
    const made = createSynthetic({ catalogues, rates, investorShare: 0.4, uncorrelated, now: service.now() })
    for (const basis of ['full', 'public'] as const) {
      const population = await service.matching.populations.current(basis)
      const pairs = sample((place) => made.syntheticScoring(seed, place, basis), 160).map(({ kind, scoring }) => [scoring, (kind === 'sme' ? population.smes : population.investors).get(scoring.id)?.scoring])
      t.strictSame(pairs.map(([made]) => made), pairs.map(([, stored]) => stored), `on the ${basis} basis`)
    }
    const stored = await service.store.read.wholes([...Array(20).keys()].map((index) => `sme_syn_${seed}${uncorrelated ? 'u' : ''}_${index}`))
    for (const whole of stored) t.match(whole, made.syntheticWholeSme(seed, Number(/\d+$/.exec(whole.profile.id)?.[0])), 'and the whole of it')
    const ranked = await Promise.all(['inv', 'sme'].map((kind) => service.matching.rank({ for: `${kind}_syn_${seed}${uncorrelated ? 'u' : ''}_1`, first: 5 }, anonymous)))
    t.ok(ranked.every((page) => page !== undefined))
  }
})

t.test('a long population takes no more memory than a short one', async (t) => {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  const used = (count: number): number => {
    const digest = createHash('sha256')
    for (const document of synthetic.documents(seed, count)) digest.update(document.id ?? '')
    collect()
    return process.memoryUsage().heapUsed
  }
  used(2000)
  const [short, long] = [used(2000), used(20_000)]
  t.ok(long - short < 8_000_000, `${Math.round((long - short) / 1000)} kB more for ten times as many`)
})
