// What the demo data promises: imported through the real service, it shows every part of the programme at least once,
// names nobody who exists, and lets a greenwashed or an empty profile fall.
import { readdirSync, readFileSync } from 'node:fs'
import t from 'tap'
import { z } from 'zod'
import { anonymous, commandLine as staff } from '../src/access/principal.ts'
import { languages } from '../src/catalogues/catalogue.ts'
import { claimKinds, type Claim, type ClaimKind } from '../src/claims/claim.ts'
import { ClaimInput, DocumentInput, toInput } from '../src/claims/input.ts'
import { dealInput, investorInput, mandateInput } from '../src/investors/fields.ts'
import { claimLevels, DealInput, InvestorInput, MandateInput } from '../src/investors/input.ts'
import { profileStatuses, identifierSchemes } from '../src/profiles/profile.ts'
import type { Whole, WholeInvestor, WholeSme } from '../src/profiles/store.ts'
import { criteriaOf, directions } from '../src/scoring/model.ts'
import type { PairScore } from '../src/scoring/outcome.ts'
import { factValues, reviewStates, sizeClasses, type ScoringSme } from '../src/scoring/types.ts'
import { needInput, smeInput } from '../src/smes/fields.ts'
import { NeedInput, SmeInput } from '../src/smes/input.ts'
import { sizeClassOf } from '../src/smes/size.ts'
import { criterionReasons, gateReasons } from './matching/reasons.ts'
import { catalogues, onSqlite, today } from './service.ts'

const service = await onSqlite(t)
const imported = await service.seedDemo()
const smes = await service.store.read.wholesAfter('sme', '', 500) as readonly WholeSme[]
const investors = await service.store.read.wholesAfter('investor', '', 500) as readonly WholeInvestor[]
const all: readonly Whole[] = [...smes, ...investors]
const needs = smes.flatMap((sme) => sme.needs)
const mandates = investors.flatMap((investor) => investor.mandates)
const deals = investors.flatMap((investor) => investor.deals)
const claims: readonly Claim[] = all.flatMap((whole) => whole.claims)
const published = <W extends Whole>(wholes: readonly W[]) => wholes.filter(({ profile }) => profile.status === 'published' && profile.matchingConsent)

const { engine } = service.matching
const population = await service.matching.populations.current('full')
const options = service.matching.optionsFor(today)
/** Every pair of needs and mandates that can be scored, ranked or not. */
const pairs: readonly PairScore[] = [...population.smes.values()].flatMap((sme) => [...population.investors.values()].flatMap((investor) => engine.scoreProfiles(sme.scoring, investor.scoring, options)))

const folder = new URL('../seeds/demo/', import.meta.url)
const files = readdirSync(folder).map((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as unknown)

async function ranking (id: string) {
  const page = await service.matching.rank({ for: id, first: 100, asOf: today }, staff)
  return (page?.items ?? []).map(({ match }) => match)
}

t.test('everything is taken without a word, and a second run changes nothing', async (t) => {
  t.equal(imported.length, files.length)
  for (const { rejected, warnings, counts } of imported) {
    t.strictSame(rejected, [])
    t.strictSame(warnings, [])
    t.equal(counts.created, counts.read)
  }
  const version = await service.store.read.dataVersion()
  for (const { counts, warnings } of await service.seedDemo()) {
    t.equal(counts.unchanged, counts.read)
    t.strictSame(warnings, [])
  }
  t.equal(await service.store.read.dataVersion(), version)
})

/** Ids of ours within a document: what stands under `id` or `claimId` and begins as ours do. */
function idsIn (value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => typeof inner === 'string' ? (key === 'id' || key === 'claimId') && /^(sme|inv|need|man|deal|claim)_/.test(inner) ? [inner] : [] : idsIn(inner))
}

t.test('there are enough of both sides, invented, under the ids of the files', async (t) => {
  t.ok(smes.length >= 60, `${smes.length} SMEs`)
  t.ok(investors.length >= 30, `${investors.length} investors`)
  const stored = [...all.map(({ profile }) => profile), ...needs, ...mandates, ...deals, ...claims].map(({ id }) => id)
  t.strictSame(stored.sort(), files.flatMap(idsIn).sort())
  t.ok(stored.every((id) => /^(sme|inv|need|man|deal|claim)_demo_[0-9a-z]+$/.test(id)))
  t.ok(all.every(({ profile }) => profile.synthetic && profile.source === 'ponteverde-demo'))
  for (const { profile } of all) for (const id of profile.excludedCounterparts) t.ok(all.some((other) => other.profile.id === id && other.profile.kind !== profile.kind), `${profile.id} excludes ${id}`)
})

t.test('identifiers pass their checks and nobody can have been given them', async (t) => {
  // A Partita IVA of a tax office that does not exist (000), a register number far above those issued, a USCC of a division that
  // does not exist (999999), an LEI of an issuer that does not exist. That the checksums fit, the import has checked.
  const impossible = { vat: /^IT9999\d{3}000\d$/, rea: /^[A-Z]{2}-9999\d{3}$/, uscc: /^9[1-9]999999/, lei: /^9999/ }
  const given = all.flatMap(({ profile }) => profile.identifiers)
  for (const { scheme, value, warning } of given) {
    t.match(value, impossible[scheme])
    t.equal(warning, null, value)
  }
  t.equal(new Set(given.map(({ scheme, value }) => `${scheme} ${value}`)).size, given.length)
  for (const scheme of identifierSchemes) t.ok(given.some((identifier) => identifier.scheme === scheme), scheme)
  for (const { profile: { id, identifiers, province } } of smes) {
    t.ok(identifiers.some(({ scheme }) => scheme === 'vat'), `${id} has a Partita IVA`)
    for (const { scheme, value } of identifiers) if (scheme === 'rea') t.equal(value.slice(0, 2), province, `${id} is registered where it has its seat`)
  }
  for (const { profile: { id, identifiers, province } } of investors) t.equal(identifiers.some(({ scheme }) => scheme === 'uscc'), province !== 'CN-HK', `${id}: Hong Kong has no USCC`)
  const contacts = all.flatMap(({ profile }) => profile.contacts)
  for (const { email, phone } of contacts) {
    if (email !== null) t.match(email, /@example\.com$/)
    // No subscriber number begins with 0 after the area code, neither in Italy nor in China.
    if (phone !== null) t.match(phone, /^\+(39 0\d{1,3}|86 \d{2,3}) 000/)
  }
  for (const { profile: { website } } of all) if (website !== null) t.match(website, /^https:\/\/[a-z0-9-]+\.example$/)
  for (const { url } of claims.flatMap(({ documents }) => documents)) if (url !== null) t.match(url, /^https:\/\/example\.org\//)
})

/** What a shape has and no value fills, as paths. Yes-or-no must occur as both, and of a fixed choice each must be chosen. */
function missing (schema: z.core.$ZodType, values: readonly unknown[], path: string): string[] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) return missing(schema.unwrap(), values, path)
  // A field with two forms is a map, or GraphQL's list of the same: the map is stored.
  if (schema instanceof z.ZodUnion) return schema.options.flatMap((option) => option instanceof z.ZodRecord ? missing(option, values, path) : [])
  if (values.length === 0) return [path]
  const inside = (key: string) => values.map((value) => (value as Record<string, unknown>)[key]).filter((value) => value != null)
  if (schema instanceof z.ZodObject) return Object.entries(schema.shape as Record<string, z.core.$ZodType>).flatMap(([key, inner]) => missing(inner, inside(key), `${path}.${key}`))
  if (schema instanceof z.ZodArray) return missing(schema.element, values.flat(), `${path}[]`)
  if (schema instanceof z.ZodRecord) return schema.keyType instanceof z.ZodEnum ? schema.keyType.options.flatMap((key) => inside(String(key)).length > 0 ? [] : [`${path}.${key}`]) : []
  const options = schema instanceof z.ZodEnum ? schema.options : schema instanceof z.ZodBoolean ? [true, false] : []
  return options.filter((option) => !values.includes(option)).map((option) => `${path} = ${option}`)
}

t.test('every field of every shape is filled somewhere, every choice made', async (t) => {
  const unfilled = [
    ...missing(SmeInput, smes.map(({ profile }) => smeInput(profile)), 'sme'),
    ...missing(NeedInput, needs.map(needInput), 'need'),
    ...missing(InvestorInput, investors.map(({ profile }) => investorInput(profile)), 'investor'),
    ...missing(MandateInput, mandates.map(mandateInput), 'mandate'),
    ...missing(DealInput, deals.map(dealInput), 'deal'),
    ...missing(DocumentInput, claims.flatMap(({ documents }) => documents), 'document')
  ]
  // `identifiers` holds what has no short name; a deal has no share; and all are invented.
  const not = ['sme.identifiers', 'investor.identifiers', 'deal.sector.share', 'sme.synthetic = false', 'investor.synthetic = false']
  t.strictSame(unfilled.sort(), not.sort())
})

t.test('claims of every kind fill every field of their kind', async (t) => {
  const seen = new Set<string>()
  for (const kind of claimKinds) {
    const own = claims.filter(({ facts }) => facts.kind === kind)
    const fields = ['documents', 'validFrom', 'validTo', ...Object.keys(own[0]?.facts ?? {})] as Array<keyof ClaimInput>
    for (const field of fields) {
      seen.add(field)
      const values = own.map((claim) => toInput(claim)[field]).filter((value) => value != null && (typeof value !== 'object' || Object.keys(value).length > 0))
      t.ok(values.length > 0, `${kind}: ${field}`)
      if (!['kind', 'documents'].includes(field)) t.strictSame(missing(ClaimInput.shape[field], values, field).filter((gap) => gap !== 'substantialContribution = not_applicable' && gap !== 'minimumSafeguards = not_applicable'), [], `${kind}: ${field}`)
    }
  }
  t.strictSame(Object.keys(ClaimInput.shape).filter((field) => !seen.has(field)), ['camCategory', 'catalogueEntry', 'membership'], 'only second names are left')
  const tests = claims.flatMap(({ facts }) => facts.kind === 'taxonomy' ? Object.values(facts.dnsh) : [])
  t.ok(factValues.every((fact) => tests.includes(fact)))
})

t.test('claims stand at every level and in every state', async (t) => {
  const count = (test: (claim: Claim) => boolean) => claims.filter(test).length
  for (const state of reviewStates) t.ok(count((claim) => claim.state === state) >= 4, state)
  for (const level of claimLevels) t.ok(count((claim) => claim.level === level && (claim.state === 'accepted' || level === 'self_declared')) >= 8, level)
  for (const kind of claimKinds satisfies readonly ClaimKind[]) t.ok(count(({ facts, state }) => facts.kind === kind && state === 'accepted') >= 8, kind)
  t.ok(claims.every(({ state, reviewReason }) => ['accepted', 'rejected', 'revoked'].includes(state) === (reviewReason !== null)), 'every decision says why')
  t.ok(count(({ validTo }) => validTo !== null && validTo < today) >= 8, 'expired')
  const cam = claims.flatMap(({ facts, state }) => facts.kind === 'cam' ? [{ ...facts, state }] : [])
  t.ok(cam.filter(({ decree }) => catalogues.entry('cam', decree)?.level === 'superseded_decree').length >= 4, 'counted by a superseded decree')
  t.ok(cam.filter(({ mandatoryMet }) => mandatoryMet === null).length >= 4, 'without counts')
  t.ok(cam.some(({ mandatoryMet, state }) => mandatoryMet === null && state === 'accepted'), 'without counts, yet accepted')
  t.ok(cam.some(({ mandatoryMet, mandatoryTotal }) => mandatoryMet !== null && mandatoryTotal !== null && mandatoryMet < mandatoryTotal), 'not all mandatory criteria met')
})

/** Sectors by codes of NACE Rev. 2.1 and ATECO (without the section's letter), taxonomy activities, CAM categories and Chinese entries. */
const sectors: Readonly<Record<string, readonly string[]>> = {
  'renewable energy': ['CCM 3.1', 'CCM 4.1', 'CCM 4.3', 'CCM 4.6'],
  'energy storage': ['CCM 3.4', 'CCM 4.10', 'CCM 4.11'],
  'energy services': ['CCM 9.3', 'CCM 7.3', 'CCM 4.15', 'CCM 4.25', '74.99.32'],
  water: ['WTR 1.1', 'WTR 4.1', 'CE 2.2', 'CCA 5.13'],
  'waste and recycling': ['CE 2.4', 'CE 2.6', 'CE 2.7', 'CCM 5.9'],
  'circular textiles and leather': ['cam-tessili', 'cam-calzature'],
  'bio-based materials': ['CCM 3.17', 'GIGC-2024/3.2.4'],
  'green building': ['CCM 7.1', 'CCM 7.2', 'CE 3.1', 'CE 3.2', 'cam-edilizia'],
  'furniture built to last': ['31.00', 'cam-arredi-interni'],
  'public lighting': ['cam-illuminazione-forniture', 'cam-illuminazione-servizio'],
  'sustainable mobility': ['CCM 3.3', 'CCM 3.19', 'CCM 6.15', 'CCM 7.4'],
  agritech: ['01.63', 'GIGC-2024/5.1', 'GIGC-2024/3.1.2'],
  'forests and nature restoration': ['CCM 1.1', 'CCM 1.3', 'CCM 2.1', 'BIO 1.1'],
  'environmental measurement': ['CCA 8.4', 'GIGC-2024/2.1.10', 'GIGC-2024/6.4.9', 'GIGC-2024/7.4.10'],
  'robots for sorting and dismantling': ['28.99.20'],
  'industrial efficiency': ['GIGC-2024/1.1', 'CCM 3.5'],
  'services under CAM': ['cam-pulizia-sanificazione', 'cam-ristorazione-collettiva']
}

/** What an SME does and claims, as far as review left it standing. */
function subjects ({ profile, claims }: WholeSme): readonly string[] {
  const standing = claims.filter(({ state }) => state === 'accepted' || state === 'submitted')
  return [...profile.activities.map(({ code }) => code.replace(/^[A-Z]/, '')), ...standing.flatMap(({ facts }) => facts.kind === 'taxonomy' ? [facts.activity] : facts.kind === 'cam' ? [facts.category] : facts.kind === 'china_catalogue' ? [facts.entry] : [])]
}

t.test('sectors, places, sizes and types are spread', async (t) => {
  t.ok(Object.keys(sectors).length >= 12)
  for (const [sector, codes] of Object.entries(sectors)) {
    const inSector = published(smes).filter((sme) => subjects(sme).some((subject) => codes.some((code) => subject === code || subject.startsWith(`${code}.`))))
    t.ok(inSector.length >= 2, `${sector}: ${inSector.map(({ profile }) => profile.id).join(' ')}`)
  }
  t.ok(new Set(smes.map(({ profile }) => profile.region)).size >= 15)
  t.ok(new Set(investors.map(({ profile }) => profile.province)).size >= 12)
  t.ok(smes.some(({ profile }) => profile.province === null && profile.region !== null), 'a seat known by region only')
  t.ok(smes.some(({ profile }) => profile.activities.some(({ code }) => code.replace(/\D/g, '').length < 4)), 'an activity known above class level only')
  t.ok(smes.some(({ profile }) => profile.activities.some(({ share }) => share === null)), 'shares not given')
  for (const size of sizeClasses) t.ok(smes.filter(({ profile }) => sizeClassOf(profile) === size).length >= 2, size)
  const used = (catalogue: 'investor-types' | 'instruments' | 'modes', ids: readonly string[]) => t.strictSame(catalogues.entries(catalogue).filter(({ id }) => !ids.includes(id)), [], catalogue)
  used('investor-types', investors.map(({ profile }) => profile.type))
  for (const terms of [needs, mandates]) {
    used('instruments', terms.flatMap(({ instruments }) => instruments.map(({ id }) => id)))
    used('modes', terms.flatMap(({ modes }) => modes.map(({ id }) => id)))
  }
  for (const status of profileStatuses) t.ok(all.some(({ profile }) => profile.status === status), status)
  t.ok(published(all).length >= 80)
  for (const direction of directions) {
    const weighed = (direction === 'need_to_investor' ? needs : mandates).flatMap(({ weights }) => Object.keys(weights ?? {}))
    t.strictSame(criteriaOf(direction).filter((key) => !weighed.includes(key)), [], `own weights, ${direction}`)
  }
})

t.test('names and descriptions are in three languages, each in its own', async (t) => {
  const looks: Readonly<Record<typeof languages[number], RegExp>> = { en: /\b(the|of|and|for|with|in)\b/, it: /\b(di|del|della|e|per|con|che|da|in)\b/, zh: /[的和为与在将及并]/ }
  // Characters that only traditional Chinese has.
  const traditional = /[們個來對發電機環產業護動資國與為時開關點學會實線網體種]/
  const described = all.filter(({ profile }) => Object.keys(profile.descriptions).length > 0)
  t.ok(described.length >= all.length - 4)
  for (const { profile } of all) {
    // An investor is registered under its Chinese name, an SME under its Italian one.
    const names = { it: profile.names.it, en: profile.names.en, zh: profile.kind === 'investor' ? profile.names.zh ?? profile.registeredName : profile.names.zh }
    t.ok(languages.every((language) => names[language] != null), `${profile.id} has a name in each`)
    t.match(names.zh ?? '', /^[\p{Script=Han}·（）]+$/u)
    t.notMatch(`${names.it}${names.en}`, /\p{Script=Han}/u)
  }
  for (const { profile: { id, descriptions } } of described) {
    for (const language of languages) {
      const text = descriptions[language] ?? ''
      t.match(text, looks[language], `${id}: ${language}`)
      t.match(text, /[.。]$/, `${id}: ${language} ends as a sentence`)
      t.equal(/\p{Script=Han}/u.test(text), language === 'zh', `${id}: ${language}`)
    }
    const zh = descriptions.zh ?? ''
    const letters = zh.match(/\p{L}/gu) ?? []
    t.ok((zh.match(/\p{Script=Han}/gu) ?? []).length > letters.length * 0.85 && letters.length >= 15, `${id}: Chinese in Chinese characters`)
    t.notMatch(zh, traditional, `${id}: simplified`)
    t.notMatch(zh, /\p{Script=Han}[,;:!?()]|[,;:!?()]\p{Script=Han}/u, `${id}: Chinese punctuation`)
  }
})

t.test('every gate and criterion gives each of its reasons to some pair', async (t) => {
  const gates = new Set(pairs.flatMap((pair) => pair.gates.map(({ reason }) => reason)))
  const asked = Object.keys(gateReasons).filter((reason) => !/^programme_credentials_(pass|fail|unknown)$/.test(reason))
  t.strictSame(asked.filter((reason) => !gates.has(reason as keyof typeof gateReasons)), [])
  const criteria = new Set(pairs.flatMap((pair) => pair.directions.flatMap((direction) => direction.criteria.map(({ reason }) => reason))))
  t.strictSame(Object.keys(criterionReasons).filter((reason) => !criteria.has(reason as keyof typeof criterionReasons)), [])
  const failed = pairs.flatMap((pair) => pair.gates).flatMap((gate) => gate.reason === 'territory_fail' || gate.reason === 'veto_fail' ? [`${gate.reason} ${gate.values.by}`] : [])
  for (const side of ['territory_fail need', 'territory_fail mandate', 'veto_fail sme', 'veto_fail investor']) t.ok(failed.includes(side), side)
  t.ok(needs.some(({ amount }) => amount?.hard) && mandates.some(({ ticket }) => ticket?.hard), 'hard amounts on both sides')
  t.strictSame(['ATECO2025:', 'NACE21:', ''].filter((notation) => !mandates.some(({ excludedSectors }) => excludedSectors.some((code) => (/^\w+:/.exec(code)?.[0] ?? '') === notation))), [], 'excluded sectors in each notation')
  t.ok(needs.some(({ validTo }) => validTo !== null && validTo < today) && mandates.some(({ validTo }) => validTo !== null && validTo < today), 'some have ended')
  t.ok(smes.some((sme) => sme.needs.length > 1) && investors.some((investor) => investor.mandates.length > 1))
})

t.test('a greenwashed profile falls once its claims are reviewed', async (t) => {
  const reviewed = population.smes.get('sme_demo_30')!.scoring
  const believed: ScoringSme = { ...reviewed, claims: reviewed.claims.map((claim) => ({ ...claim, state: claim.state === 'rejected' || claim.state === 'revoked' ? 'accepted' : claim.state })) }
  t.ok(reviewed.claims.filter(({ state }) => state === 'rejected' || state === 'revoked').length >= 6)
  let lower = 0
  for (const { scoring, id } of population.investors.values()) {
    const [is] = engine.scoreProfiles(reviewed, scoring, options)
    const [was] = engine.scoreProfiles(believed, scoring, options)
    if (is === undefined || was === undefined) continue
    t.ok(is.score <= was.score, id)
    if (is.score < was.score) lower++
  }
  t.ok(lower >= 15, `${lower} investors see it lower`)
  for (const id of ['inv_demo_13', 'inv_demo_30']) {
    const first = (await ranking(id))[0]!
    const investor = population.investors.get(id)!.scoring
    t.ok(engine.scoreProfiles(believed, investor, options)[0]!.score > first.score.score, `believed, it would come first with ${id}`)
    t.equal(engine.scoreProfiles(reviewed, investor, options)[0]?.outcome, 'fail', `reviewed, it is not ranked with ${id}`)
  }
})

t.test('an empty profile ranks at the end', async (t) => {
  const empty = new Set(published(smes).filter(({ profile, needs, claims }) => claims.length === 0 && profile.headcount === null && profile.turnoverEur === null && needs.every(({ amount, modes }) => amount === null && modes.length === 0)).map(({ profile }) => profile.id))
  t.ok(empty.size >= 3)
  const nowhere = smes.find(({ profile }) => empty.has(profile.id) && profile.region === null && profile.activities.length === 0)!.profile.id
  for (const { profile, mandates } of published(investors)) {
    const ranked = await ranking(profile.id)
    const of = (id: string) => ranked.find(({ score }) => score.smeId === id)?.score
    t.ok((of(nowhere)?.score ?? 0) === 0, `${nowhere} scores 0 with ${profile.id}`)
    // A mandate inferred from deals asks for no mode, so a need that states modes is there still to be verified.
    if (mandates.length === 0) continue
    ranked.forEach(({ score }, at) => {
      if (!empty.has(score.smeId)) return
      t.ok(at >= ranked.length * 0.8 && score.score < 1600, `${score.smeId} is ${at + 1} of ${ranked.length} with ${profile.id}`)
    })
  }
})

t.test('without needs or mandates one is matched all the same, when told so and when the deals allow it', async (t) => {
  const silent = published(smes).filter(({ needs }) => needs.length === 0)
  t.ok(silent.length >= 5)
  t.ok(silent.every(({ profile }) => profile.informedOn !== null))
  t.ok(pairs.some(({ needId, outcome, score }) => needId === null && outcome === 'pass' && score > 1000))
  const inferred = published(investors).filter(({ mandates }) => mandates.length === 0)
  const withDeals = inferred.filter(({ deals }) => deals.length >= 3)
  t.ok(withDeals.length >= 3)
  for (const { profile } of withDeals) t.ok(profile.informedOn !== null && (await ranking(profile.id)).length > 20, profile.id)
  const few = inferred.filter(({ deals }) => deals.length === 2)
  t.ok(few.length >= 1)
  for (const { profile } of few) t.strictSame(await ranking(profile.id), [])
  t.ok(investors.filter(({ deals }) => deals.length === 0).length >= 5)
  t.ok(new Set(deals.map(({ amount }) => amount?.currency)).size >= 4, 'deals in several currencies, some without amount')
  t.ok(deals.some(({ sector }) => sector === null) && deals.some(({ region }) => region === null))
})

t.test('strategic technologies raise Golden Power rules', async (t) => {
  const raised = new Map<string, Set<string>>()
  let without = 0
  for (const { profile } of published(investors)) {
    for (const { sme, screening } of await ranking(profile.id)) {
      const rules = screening.filter(({ rule }) => rule.startsWith('IT-GP-'))
      if (rules.length === 0) without++
      for (const { rule, likelihood } of rules) for (const key of [rule, `${likelihood} ${rule}`]) raised.set(key, (raised.get(key) ?? new Set()).add(sme.profile.id))
    }
  }
  const cases = {
    batteries: ['sme_demo_11', 'IT-GP-EU-STORAGE'],
    robots: ['sme_demo_61', 'IT-GP-TECH-179'],
    semiconductors: ['sme_demo_39', 'IT-GP-TECH-179'],
    'water networks': ['sme_demo_15', 'IT-GP-WATER-179'],
    'power plants': ['sme_demo_05', 'IT-GP-ENERGY-179'],
    satellites: ['sme_demo_52', 'IT-GP-SPACE-179'],
    drones: ['sme_demo_53', 'IT-GP-SPACE-179'],
    seeds: ['sme_demo_44', 'IT-GP-INPUTS-179']
  } as const
  for (const [what, [id, rule]] of Object.entries(cases)) t.ok(raised.get(rule)?.has(id), `${what}: ${id} raises ${rule}`)
  t.ok((raised.get('likely IT-GP-T-NONEU')?.size ?? 0) >= 6, 'a stake of 10 % or more by an investor from outside the EU')
  t.ok(without > 100, 'most matches raise none')
})

t.test('what is confidential is not there for the public', async (t) => {
  const secret = [...needs, ...mandates].filter(({ confidential }) => confidential)
  t.ok(needs.filter(({ confidential }) => confidential).length >= 2 && mandates.filter(({ confidential }) => confidential).length >= 2)
  for (const { id, organisationId } of secret) {
    const seen = (await service.profiles.find(organisationId, anonymous))!
    t.notOk([...'needs' in seen ? seen.needs : seen.mandates].some((record) => record.id === id), id)
    t.equal(await service.matching.rank({ for: id, first: 5, asOf: today }, anonymous), undefined)
    t.ok((await ranking(id)).length > 0, `${id} ranks for staff`)
  }
})
