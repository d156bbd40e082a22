// What the demo data promises: imported through the real service, it shows every part of the programme at least once,
// names nobody who exists, and lets a greenwashed and an empty profile fall.
import { readdirSync, readFileSync } from 'node:fs'
import t from 'tap'
import { anonymous, commandLine as staff } from '../src/access/principal.ts'
import { languages } from '../src/catalogues/catalogue.ts'
import { claimKinds, type Claim } from '../src/claims/claim.ts'
import { ClaimInput, DocumentInput, toInput } from '../src/claims/input.ts'
import { dealInput, investorInput, mandateInput } from '../src/investors/fields.ts'
import { claimLevels, DealInput, InvestorInput, MandateInput } from '../src/investors/input.ts'
import { identifierSchemes, profileStatuses } from '../src/profiles/profile.ts'
import type { Whole, WholeInvestor, WholeSme } from '../src/profiles/store.ts'
import { criteriaOf } from '../src/scoring/model.ts'
import { reviewStates, sizeClasses, type ScoringSme } from '../src/scoring/types.ts'
import { needInput, smeInput } from '../src/smes/fields.ts'
import { NeedInput, SmeInput } from '../src/smes/input.ts'
import { sizeClassOf } from '../src/smes/size.ts'
import { criterionReasons, gateReasons } from './matching/reasons.ts'
import { catalogues, onSqlite, today } from './service.ts'
import { gaps } from './shape-gaps.ts'

const service = await onSqlite(t)
const imported = await service.seedDemo()
const smes = await service.store.read.wholesAfter('sme', '', 500) as readonly WholeSme[]
const investors = await service.store.read.wholesAfter('investor', '', 500) as readonly WholeInvestor[]
const all: readonly Whole[] = [...smes, ...investors]
const [needs, mandates, deals] = [smes.flatMap((sme) => sme.needs), investors.flatMap((investor) => investor.mandates), investors.flatMap((investor) => investor.deals)]
const claims: readonly Claim[] = all.flatMap((whole) => whole.claims)
const matched = <W extends Whole>(wholes: readonly W[]) => wholes.filter(({ profile }) => profile.status === 'published' && profile.matchingConsent)
const isPast = ({ validTo }: { readonly validTo: string | null }) => validTo !== null && validTo < today

const { engine } = service.matching
const population = await service.matching.populations.current('full')
const options = service.matching.optionsFor(today)
/** Every pair of needs and mandates that can be scored, ranked or not. */
const pairs = [...population.smes.values()].flatMap((sme) => [...population.investors.values()].flatMap((investor) => engine.scoreProfiles(sme.scoring, investor.scoring, options)))

const folder = new URL('../seeds/demo/', import.meta.url)
const files = readdirSync(folder).map((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as unknown)

async function ranking (id: string) {
  const page = await service.matching.rank({ for: id, first: 100, asOf: today }, staff)
  return (page?.items ?? []).map(({ match }) => match)
}

/** What of the wanted is not there. */
function lacking<T> (wanted: Iterable<T>, there: Iterable<unknown>): T[] {
  const found = new Set(there)
  return [...wanted].filter((one) => !found.has(one))
}

t.test('everything is taken without a word, and a second run changes nothing', async (t) => {
  t.equal(imported.length, files.length)
  t.strictSame(imported.flatMap(({ rejected, warnings }) => [...rejected, ...warnings]), [])
  t.ok(imported.every(({ counts }) => counts.created === counts.read))
  const version = await service.store.read.dataVersion()
  const again = await service.seedDemo()
  t.strictSame(again.map(({ counts }) => counts.unchanged), imported.map(({ counts }) => counts.read))
  t.strictSame(again.flatMap(({ rejected, warnings }) => [...rejected, ...warnings]), [])
  t.equal(await service.store.read.dataVersion(), version)
})

/** Ids of ours in a document. Catalogues have ids too: ours begin with their noun. */
function idsIn (value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => typeof inner !== 'string' ? idsIn(inner) : ['id', 'claimId'].includes(key) && /^(sme|inv|need|man|deal|claim)_/.test(inner) ? [inner] : [])
}

t.test('there are enough of both sides, all invented, under the ids of the files', async (t) => {
  t.ok(smes.length >= 60 && investors.length >= 30, `${smes.length} SMEs, ${investors.length} investors`)
  const stored = [...all.map(({ profile }) => profile), ...needs, ...mandates, ...deals, ...claims].map(({ id }) => id)
  t.strictSame(stored.sort(), files.flatMap(idsIn).sort())
  t.strictSame(stored.filter((id) => !/^[a-z]+_demo_[0-9a-z]+$/.test(id)), [])
  t.ok(all.every(({ profile }) => profile.synthetic && profile.source === 'ponteverde-demo'))
  for (const [from, to] of [[smes, investors], [investors, smes]]) t.strictSame(lacking(from!.flatMap(({ profile }) => profile.excludedCounterparts), to!.map(({ profile }) => profile.id)), [], 'vetoes name the other side')
})

t.test('identifiers pass their checks, and nobody can have been given them', async (t) => {
  // A Partita IVA of a tax office that does not exist (000), a register number far above those issued, a USCC of a division that
  // does not exist (999999), an LEI of an issuer that does not exist. The import has checked the check digits.
  const impossible = { vat: /^IT9999\d{3}000\d$/, rea: /^[A-Z]{2}-9999\d{3}$/, uscc: /^9[1-9]999999/, lei: /^9999/ }
  const given = all.flatMap(({ profile }) => profile.identifiers)
  t.strictSame(given.filter(({ scheme, value, warning }) => warning !== null || !impossible[scheme].test(value)), [])
  t.equal(new Set(given.map(({ scheme, value }) => scheme + value)).size, given.length)
  t.strictSame(lacking(identifierSchemes, given.map(({ scheme }) => scheme)), [])
  const has = ({ profile }: Whole, scheme: string) => profile.identifiers.some((identifier) => identifier.scheme === scheme)
  t.ok(smes.every((sme) => has(sme, 'vat')))
  t.ok(investors.every((investor) => has(investor, 'uscc') === (investor.profile.province !== 'CN-HK')), 'Hong Kong has no USCC')
  t.ok(smes.every(({ profile }) => profile.identifiers.every(({ scheme, value }) => scheme !== 'rea' || value.startsWith(`${profile.province}-`))), 'registered where the seat is')
  const contacts = all.flatMap(({ profile }) => profile.contacts)
  const elsewhere = (values: ReadonlyArray<string | null>, nowhere: RegExp) => values.filter((value) => value !== null && !nowhere.test(value))
  t.strictSame(elsewhere(contacts.map(({ email }) => email), /@example\.com$/), [])
  // No subscriber's number begins with 0 after the area code, neither in Italy nor in China.
  t.strictSame(elsewhere(contacts.map(({ phone }) => phone), /^\+(39 0\d{1,3}|86 \d{2,3}) 000/), [])
  t.strictSame(elsewhere(all.map(({ profile }) => profile.website), /^https:\/\/[a-z0-9-]+\.example$/), [])
  t.strictSame(elsewhere(claims.flatMap(({ documents }) => documents.map(({ url }) => url)), /^https:\/\/example\.org\//), [])
})

t.test('every field of every shape is filled, every choice made', async (t) => {
  const unfilled = [
    ...gaps(SmeInput, smes.map(({ profile }) => smeInput(profile)), 'sme'),
    ...gaps(NeedInput, needs.map(needInput), 'need'),
    ...gaps(InvestorInput, investors.map(({ profile }) => investorInput(profile)), 'investor'),
    ...gaps(MandateInput, mandates.map(mandateInput), 'mandate'),
    ...gaps(DealInput, deals.map(dealInput), 'deal'),
    ...gaps(DocumentInput, claims.flatMap(({ documents }) => documents), 'document')
  ]
  // `identifiers` is for what has no short name, a deal has no share, everybody is invented, nobody a person, and brought by whoever imports.
  t.strictSame(unfilled.sort(), ['deal.sector.share', 'investor.identifiers', 'investor.partnerId', 'investor.synthetic = false', 'sme.identifiers', 'sme.partnerId', 'sme.soleTrader = true', 'sme.synthetic = false'])
  for (const [direction, terms] of [['need_to_investor', needs], ['mandate_to_sme', mandates]] as const) {
    t.strictSame(lacking(criteriaOf(direction), terms.flatMap(({ weights }) => Object.keys(weights ?? {}))), [], `own weights of ${direction}`)
  }
})

t.test('claims of every kind fill every field of their kind', async (t) => {
  const fields = new Set<string>()
  const open: string[] = []
  for (const kind of claimKinds) {
    const own = claims.filter(({ facts }) => facts.kind === kind)
    for (const field of ['documents', 'validFrom', 'validTo', ...Object.keys(own[0]?.facts ?? {})] as Array<keyof ClaimInput>) {
      fields.add(field)
      const values = own.map((claim) => toInput(claim)[field]).filter((value) => value != null)
      if (field === 'documents') t.ok(values.flat().length > 0, `${kind} with documents`)
      else if (field !== 'kind') open.push(...gaps(ClaimInput.shape[field], values, `${kind}.${field}`))
    }
  }
  t.strictSame(open, ['taxonomy.substantialContribution = not_applicable', 'taxonomy.minimumSafeguards = not_applicable'], 'only what cannot be')
  t.strictSame(lacking(Object.keys(ClaimInput.shape), fields), ['camCategory', 'catalogueEntry', 'membership'], 'only second names are left')
})

t.test('claims stand at every level and in every state', async (t) => {
  const count = (test: (claim: Claim) => boolean) => claims.filter(test).length
  for (const state of reviewStates) t.ok(count((claim) => claim.state === state) >= 4, state)
  for (const level of claimLevels) t.ok(count((claim) => claim.level === level && claim.state !== 'revoked') >= 8, level)
  for (const kind of claimKinds) t.ok(count(({ facts, state }) => facts.kind === kind && state === 'accepted') >= 8, kind)
  t.ok(claims.every(({ state, reviewReason }) => ['accepted', 'rejected', 'revoked'].includes(state) === (reviewReason !== null)), 'every decision says why')
  t.ok(count(isPast) >= 8, 'ended')
  const cam = claims.flatMap(({ facts, state }) => facts.kind === 'cam' ? [{ ...facts, state }] : [])
  t.ok(cam.filter(({ decree }) => catalogues.entry('cam', decree)?.level === 'superseded_decree').length >= 4, 'counted by a superseded decree')
  t.ok(cam.some(({ mandatoryMet, state }) => mandatoryMet === null && state === 'accepted') && cam.some(({ mandatoryMet, state }) => mandatoryMet === null && state === 'submitted'), 'without counts')
  t.ok(cam.some(({ mandatoryMet, mandatoryTotal }) => mandatoryMet !== null && mandatoryTotal !== null && mandatoryMet < mandatoryTotal), 'short of a mandatory criterion')
})

/** By what an SME does (ATECO 2025 and NACE Rev. 2.1 without the section's letter) and claims (activities, CAM categories, Chinese entries). */
const sectors: Readonly<Record<string, readonly string[]>> = {
  'renewable energy': ['CCM 3.1', 'CCM 4.1', 'CCM 4.3', 'CCM 4.6'],
  'energy storage': ['CCM 3.4', 'CCM 4.10', 'CCM 4.11'],
  'energy services': ['CCM 9.3', 'CCM 7.3', 'CCM 4.15', 'CCM 4.25', '74.99.32'],
  water: ['WTR 1.1', 'WTR 4.1', 'CE 2.2', 'CCA 5.13'],
  'waste and recycling': ['CE 2.4', 'CE 2.6', 'CE 2.7', 'CCM 5.9'],
  'circular textiles and leather': ['cam-tessili', 'cam-calzature'],
  'bio-based materials': ['CCM 3.17', 'GIGC-2024/3.2.4'],
  'green building': ['CCM 7.1', 'CCM 7.2', 'CE 3.1', 'CE 3.2', 'cam-edilizia'],
  'furniture and lighting for public buyers': ['cam-arredi-interni', 'cam-illuminazione-forniture', 'cam-illuminazione-servizio'],
  'sustainable mobility': ['CCM 3.3', 'CCM 3.19', 'CCM 6.15', 'CCM 7.4'],
  agritech: ['01.63', 'GIGC-2024/5.1.1', 'GIGC-2024/5.1.4', 'GIGC-2024/5.1.6', 'GIGC-2024/3.1.2'],
  'forests and nature restoration': ['CCM 1.1', 'CCM 1.3', 'CCM 2.1', 'BIO 1.1'],
  'environmental measurement': ['CCA 8.4', 'GIGC-2024/2.1.10', 'GIGC-2024/6.4.9', 'GIGC-2024/7.4.10'],
  'robots for sorting and dismantling': ['28.99.20'],
  'industrial efficiency': ['GIGC-2024/1.1', 'CCM 3.5'],
  'services under CAM': ['cam-pulizia-sanificazione', 'cam-ristorazione-collettiva']
}

/** What an SME does and claims, as far as review left it standing. */
function subjectsOf ({ profile, claims }: WholeSme): string[] {
  const standing = claims.filter(({ state }) => state === 'accepted' || state === 'submitted')
  return [...profile.activities.map(({ code }) => code.replace(/^[A-Z]/, '')), ...standing.flatMap(({ facts }) => facts.kind === 'taxonomy' ? [facts.activity] : facts.kind === 'cam' ? [facts.category] : facts.kind === 'china_catalogue' ? [facts.entry] : [])]
}

t.test('sectors, places, sizes and types are spread', async (t) => {
  for (const [sector, codes] of Object.entries(sectors)) {
    const within = matched(smes).filter((sme) => subjectsOf(sme).some((subject) => codes.some((code) => subject === code || subject.startsWith(`${code}.`))))
    t.ok(within.length >= 2, `${sector}: ${within.map(({ profile }) => profile.id).join(' ')}`)
  }
  t.ok(new Set(smes.map(({ profile }) => profile.region)).size >= 15 && new Set(investors.map(({ profile }) => profile.province)).size >= 12, 'regions and provinces')
  t.ok(smes.some(({ profile }) => profile.province === null && profile.region !== null), 'a seat known by its region only')
  t.ok(smes.some(({ profile }) => profile.activities.some(({ code }) => code.replace(/\D/g, '').length < 4)), 'an activity known above class level only')
  t.ok(smes.some(({ profile }) => profile.activities.some(({ share }) => share === null)), 'shares not given')
  for (const size of sizeClasses) t.ok(smes.filter(({ profile }) => sizeClassOf(profile) === size).length >= 2, size)
  const listed = (catalogue: 'investor-types' | 'instruments' | 'modes') => catalogues.entries(catalogue).map(({ id }) => id)
  t.strictSame(lacking(listed('investor-types'), investors.map(({ profile }) => profile.type)), [])
  for (const terms of [needs, mandates]) {
    t.strictSame(lacking(listed('instruments'), terms.flatMap(({ instruments }) => instruments.map(({ id }) => id))), [])
    t.strictSame(lacking(listed('modes'), terms.flatMap(({ modes }) => modes.map(({ id }) => id))), [])
  }
  for (const wholes of [smes, investors] as ReadonlyArray<readonly Whole[]>) t.ok(matched(wholes).length >= wholes.length * 0.85, 'most can be matched')
  t.strictSame(lacking(profileStatuses, all.map(({ profile }) => profile.status)), [])
})

t.test('names and descriptions are in three languages, each in its own', async (t) => {
  const looks = { en: /\b(the|of|and|for|with|in)\b/, it: /\b(di|del|della|e|per|con|che|da|in)\b/, zh: /[的和为与在将及并]/ }
  const traditional = /[們個來對發電機環產業護動資國與為時開關點學會實線網體種]/
  const han = /\p{Script=Han}/gu
  const described = all.filter(({ profile }) => Object.keys(profile.descriptions).length > 0)
  t.ok(described.length >= all.length - 4)
  const odd: string[] = []
  for (const { profile: { id, names } } of all) {
    if (names.it == null || names.en == null || /\p{Script=Han}/u.test(names.it + names.en) || !/^[\p{Script=Han}·]{3,}$/u.test(names.zh ?? '')) odd.push(`${id}: names`)
  }
  for (const { profile: { id, descriptions } } of described) {
    for (const language of languages) {
      const text = descriptions[language] ?? ''
      if (!looks[language].test(text) || !/[.。]$/.test(text) || /\p{Script=Han}/u.test(text) !== (language === 'zh')) odd.push(`${id}: ${language}`)
    }
    const zh = descriptions.zh ?? ''
    if ((zh.match(han) ?? []).length < Math.max(15, (zh.match(/\p{L}/gu) ?? []).length * 0.85)) odd.push(`${id}: not in Chinese characters`)
    if (traditional.test(zh) || /\p{Script=Han}[,;:!?()]|[,;:!?()]\p{Script=Han}/u.test(zh)) odd.push(`${id}: traditional characters or Western punctuation`)
  }
  t.strictSame(odd, [])
})

t.test('every gate and criterion gives each of its reasons to some pair', async (t) => {
  const given = pairs.flatMap(({ gates, directions }) => [...gates, ...directions.flatMap(({ criteria }) => criteria)].map(({ reason }) => reason))
  t.strictSame(lacking([...Object.keys(gateReasons), ...Object.keys(criterionReasons)], given), ['pass', 'fail', 'unknown'].map((outcome) => `programme_credentials_${outcome}`), 'but those of a setting that is off')
  const stopped = pairs.flatMap(({ gates }) => gates.flatMap((gate) => gate.reason === 'territory_fail' || gate.reason === 'veto_fail' ? [`${gate.key} ${gate.values.by}`] : []))
  t.strictSame(lacking(['territory need', 'territory mandate', 'veto sme', 'veto investor'], stopped), [])
  t.strictSame(lacking(['ATECO2025', 'NACE21', ''], mandates.flatMap(({ excludedSectors }) => excludedSectors.map((code) => code.split(':').at(-2) ?? ''))), [], 'excluded sectors in each notation')
  for (const terms of [needs, mandates]) t.ok(terms.some(isPast) && new Set(terms.map(({ organisationId }) => organisationId)).size < terms.length, 'some have ended, and some profiles have several')
})

t.test('a greenwashed profile falls once its claims are reviewed', async (t) => {
  const reviewed = population.smes.get('sme_demo_30')!.scoring
  const isClosed = (state: string) => state === 'rejected' || state === 'revoked'
  const believed: ScoringSme = { ...reviewed, claims: reviewed.claims.map((claim) => ({ ...claim, state: isClosed(claim.state) ? 'accepted' : claim.state })) }
  t.ok(reviewed.claims.filter(({ state }) => isClosed(state)).length >= 6)
  const scores = [...population.investors.values()].flatMap(({ scoring, id }) => {
    const [[is], [was]] = [engine.scoreProfiles(reviewed, scoring, options), engine.scoreProfiles(believed, scoring, options)]
    return is === undefined || was === undefined ? [] : [{ id, is, was }]
  })
  t.ok(scores.every(({ is, was }) => is.score <= was.score))
  t.ok(scores.filter(({ is, was }) => is.score < was.score).length >= 15)
  for (const investor of ['inv_demo_13', 'inv_demo_30']) {
    const { is, was } = scores.find(({ id }) => id === investor)!
    t.ok(was.outcome === 'pass' && was.score > (await ranking(investor))[0]!.score.score, `believed, it would be the first of ${investor}`)
    t.equal(is.outcome, 'fail', 'reviewed, it is not ranked')
  }
})

t.test('an empty profile ranks at the end', async (t) => {
  const empty = matched(smes).filter(({ profile, needs, claims }) => claims.length === 0 && profile.headcount === null && profile.turnoverEur === null && needs.every(({ amount, modes }) => amount === null && modes.length === 0)).map(({ profile }) => profile.id)
  t.ok(empty.length >= 3)
  const nameOnly = smes.find(({ profile }) => empty.includes(profile.id) && profile.region === null && profile.activities.length === 0)!.profile.id
  t.ok(pairs.filter(({ smeId }) => smeId === nameOnly).every(({ score }) => score === 0), 'a mere name scores 0 with everybody')
  // A mandate inferred from deals states no modes, so whoever states some is still to be verified there and comes after who states none.
  for (const { profile, mandates } of matched(investors)) {
    const ranked = mandates.length === 0 ? [] : await ranking(profile.id)
    const early = ranked.filter(({ score }, at) => empty.includes(score.smeId) && (at < ranked.length * 0.8 || score.score >= 1600))
    t.strictSame(early.map(({ score }) => score.smeId), [], profile.id)
  }
})

t.test('without a need or mandate one is matched all the same: when told so, and when deals show what is sought', async (t) => {
  const [implicit, inferred] = [matched(smes).filter(({ needs }) => needs.length === 0), matched(investors).filter(({ mandates }) => mandates.length === 0)]
  t.ok(implicit.length >= 5 && implicit.every(({ profile }) => profile.informedOn !== null))
  t.ok(pairs.some(({ needId, outcome, score }) => needId === null && outcome === 'pass' && score > 1000))
  const byDeals = inferred.filter(({ deals }) => deals.length >= engine.model.implicitMandateDeals)
  t.ok(byDeals.length >= 3 && byDeals.every(({ profile }) => profile.informedOn !== null))
  for (const { profile } of byDeals) t.ok((await ranking(profile.id)).length > 20, profile.id)
  const few = inferred.filter(({ deals }) => deals.length === engine.model.implicitMandateDeals - 1)
  t.ok(few.length >= 1)
  for (const { profile } of few) t.strictSame(await ranking(profile.id), [], 'one deal too few')
  t.ok(investors.filter(({ deals }) => deals.length === 0).length >= 5)
  t.ok(new Set(deals.map(({ amount }) => amount?.currency)).size >= 4 && deals.some(({ amount }) => amount === null), 'several currencies, and amounts not known')
  t.ok(deals.some(({ sector }) => sector === null) && deals.some(({ region }) => region === null))
})

t.test('strategic technologies raise Golden Power rules', async (t) => {
  const raised = new Set<string>()
  let without = 0
  for (const { profile } of matched(investors)) {
    for (const { sme, screening } of await ranking(profile.id)) {
      const rules = screening.filter(({ rule }) => rule.startsWith('IT-GP-'))
      if (rules.length === 0) without++
      for (const { rule, likelihood } of rules) raised.add(`${sme.profile.id} ${rule}`).add(`${sme.profile.id} ${rule} ${likelihood}`)
    }
  }
  const cases = { batteries: '11 IT-GP-EU-STORAGE', robots: '61 IT-GP-TECH-179', semiconductors: '39 IT-GP-TECH-179', 'water networks': '15 IT-GP-WATER-179', 'power plants': '05 IT-GP-ENERGY-179', satellites: '52 IT-GP-SPACE-179', drones: '53 IT-GP-SPACE-179', seeds: '44 IT-GP-INPUTS-179' }
  for (const [what, flag] of Object.entries(cases)) t.ok(raised.has(`sme_demo_${flag}`), `${what}: ${flag}`)
  t.ok([...raised].filter((flag) => flag.endsWith('IT-GP-T-NONEU likely')).length >= 6, '10 % or more to an investor from outside the EU')
  t.ok(without > 100, 'not every match does')
})

t.test('what is confidential is not there for the public', async (t) => {
  for (const terms of [needs, mandates]) {
    const secret = terms.filter(({ confidential }) => confidential)
    t.ok(secret.length >= 2)
    for (const { id, organisationId } of secret) {
      const seen = await service.profiles.find(organisationId, anonymous)
      t.ok(seen !== undefined && !('needs' in seen ? seen.needs : seen.mandates).some((record) => record.id === id), id)
      t.equal(await service.matching.rank({ for: id, first: 5, asOf: today }, anonymous), undefined)
      t.ok((await ranking(id)).length > 0, 'staff see whom it fits')
    }
  }
})
