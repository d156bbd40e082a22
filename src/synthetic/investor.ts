// One invented investor as an import document; as sme.ts.
import type { InvestorDocument } from '../imports/document.ts'
import { claimLevels, type DealInput, type InvestorInput, type MandateInput } from '../investors/input.ts'
import type { ProfileStatus } from '../profiles/profile.ts'
import { kpis, sizeClasses, type Objective } from '../scoring/types.ts'
import { camClaim, certification, membershipClaim, saidClaims, taxonomyClaim, type Given, type Housekeeping } from './claims.ts'
import type { Field } from './fields.ts'
import { lei, uscc } from './identifiers.ts'
import { investorWord } from './names.ts'
import { Random } from './random.ts'
import { expiry, italianPlaces, machine, nice, populationOf, prioritised, profileStatus, sourceOf } from './shared.ts'
import type { Tables } from './tables.ts'

const facts = 3
const texts = 4

/** Id of an investor of a population. */
export function investorId (seed: number, index: number, uncorrelated: boolean): string {
  return `inv_syn_${seed}${uncorrelated ? 'u' : ''}_${index}`
}

/** What the score reads of an investor, as its input forms. */
export interface InvestorCore {
  readonly id: string
  readonly status: ProfileStatus
  readonly type: string
  readonly input: InvestorInput
  readonly mandates: readonly MandateInput[]
  readonly deals: readonly DealInput[]
  readonly claims: readonly Given[]
}

/** All of a document but names, descriptions and identifiers. */
export function investorCore (tables: Tables, seed: number, index: number, uncorrelated: boolean): InvestorCore {
  const random = Random.of(seed, facts, index, Number(uncorrelated))
  const kept = random.next()
  const housekeeping: Housekeeping = uncorrelated ? () => random.next() : () => kept
  const type = random.from(tables.investorTypes)
  // What it looks for, so that mandates, deals and its own claims speak of one thing.
  const field = fieldOf(random, tables, uncorrelated)
  const other = fieldOf(random, tables, uncorrelated)
  const mandates = Array.from({ length: random.from(tables.mandateCounts) }, (_, at) => mandateOf(random, tables, type, at === 0 ? field : other))
  const deals = Array.from({ length: random.from(tables.dealCounts[mandates.length === 0 ? 'implicit' : 'stated']) }, () => dealOf(random, tables, type, random.chance(0.8) ? field : other))
  const id = investorId(seed, index, uncorrelated)
  const status = profileStatus(random)
  const input: InvestorInput = {
    id,
    source: sourceOf(seed, uncorrelated),
    externalId: `investor-${index}`,
    synthetic: true,
    type,
    founded: random.whole(1985, 2024),
    ...random.chance(0.96) ? { province: random.from(tables.chineseProvinces) } : {},
    ...random.chance(0.6) ? { assets: { value: nice(random.logNormal({ median: 800_000_000, sigma: 1.6 })), currency: 'CNY' } } : {},
    ...mandates.length === 0 ? { informedOn: random.day('2025-01-01', '2026-10-31') } : {},
    ...random.chance(0.01) ? { excludedCounterparts: [`sme_syn_${seed}${uncorrelated ? 'u' : ''}_${random.whole(0, index)}`] } : {}
  }
  return { id, status, type, input, mandates, deals, claims: claimsOf(random, tables, field, housekeeping, `SYN-${seed}-I${index}`) }
}

/** Names, descriptions and identifiers of the investor. */
export function investorTexts ({ names, lists }: Tables, seed: number, index: number, uncorrelated: boolean, { type, input }: InvestorCore): InvestorInput {
  const random = Random.of(seed, texts, index, Number(uncorrelated))
  const named = names.investors[type]
  if (named === undefined) throw new Error(`names.json has no words for investors of the type '${type}'.`)
  const population = populationOf(seed, uncorrelated)
  const word = investorWord(names, population, index)
  const seat = input.province == null ? '' : lists.title('cn-regions', input.province, 'zh').replace(/(?:省|市|壮族自治区|回族自治区|维吾尔自治区|自治区|特别行政区)$/u, '')
  return {
    registeredName: `${seat}${word.zh}${named.zh}${named.form}`,
    names: { zh: `${word.zh}${named.zh}`, en: `${word.latin} ${named.en}`, ...random.chance(0.7) ? { it: `${word.latin} ${named.it}` } : {} },
    descriptions: { zh: `虚构机构：${named.zh}。`, en: `Invented institution: ${named.en.toLowerCase()}.` },
    textStatus: { zh: machine, en: machine },
    ...random.chance(0.9) ? { uscc: uscc(population, index) } : {},
    ...random.chance(0.1) ? { lei: lei(population, index, 'N') } : {},
    ...random.chance(0.5) ? { website: `https://${word.latin.toLowerCase().replaceAll(' ', '-')}.example` } : {}
  }
}

/** The whole document. */
export function investorDocument (tables: Tables, seed: number, index: number, uncorrelated: boolean): InvestorDocument {
  const core = investorCore(tables, seed, index, uncorrelated)
  return { kind: 'investor', status: core.status, ...core.input, ...investorTexts(tables, seed, index, uncorrelated, core), ...saidClaims(core.claims), mandates: [...core.mandates], deals: [...core.deals] }
}

function fieldOf (random: Random, tables: Tables, uncorrelated: boolean): Field {
  const { fields, raw: { investors } } = tables
  const division = random.chance(investors.greenShare.value) ? random.from(tables.fieldDivisions) : random.from(tables.investorDivisions)
  return uncorrelated ? fields.all : fields.divisions.get(division) ?? fields.all
}

function mandateOf (random: Random, tables: Tables, type: string, field: Field): MandateInput {
  const kind = tables.kindOf.get(type) ?? 'strategic'
  const sectors = random.chance(0.9) ? random.several(field.wishes, random.whole(1, 4)) : []
  const objectives = field.objectives !== null && random.chance(0.55) ? random.several(field.objectives, random.whole(1, 3)) : []
  const activities = field.taxonomy !== null && random.chance(0.2) ? random.several(field.taxonomy, random.whole(1, 3)) : []
  const chinaCatalogue = field.entries !== null && random.chance(0.2) ? random.several(field.entries, random.whole(1, 2)).map((entry) => random.chance(0.4) ? above(entry, tables) : entry) : []
  const camCategories = field.camCategories !== null && random.chance(0.3) ? prioritised(random, field.camCategories, random.whole(1, 2)) : []
  const excluded = random.chance(0.08) ? [random.from(tables.fields.all.wishes)] : []
  return {
    ...sectors.length === 0 ? {} : { sectors: sectors.map(({ code, system }, at) => ({ code, system, priority: at === 0 ? 1 : random.whole(2, 9) / 10 })) },
    ...excluded.length === 0 ? {} : { excludedSectors: excluded.map(({ code, system }) => system === 'NACE2' ? code : `${system}:${code}`) },
    ...objectives.length === 0 ? {} : { objectives: Object.fromEntries(objectives.map((objective, at) => [objective, at === 0 ? 1 : random.whole(2, 8) / 10])) },
    ...activities.length === 0 ? {} : { activities },
    ...chinaCatalogue.length === 0 ? {} : { chinaCatalogue: [...new Set(chinaCatalogue)] },
    ...camCategories.length === 0 ? {} : { camCategories },
    ...random.chance(0.1) ? { minimumEvidence: random.one(claimLevels) } : {},
    ...random.chance(0.04) ? { minimumAligned: { kpi: random.one(kpis), share: random.whole(1, 6) / 20 } } : {},
    kpi: random.chance(0.8) ? 'turnover' : random.one(kpis),
    ...random.chance(0.9) ? { ticket: ticketOf(random, tables, type) } : {},
    ...random.chance(0.9) ? { instruments: prioritised(random, tables.instruments[kind], random.whole(1, 3)) } : {},
    ...random.chance(0.8) ? { modes: prioritised(random, tables.modes[kind], random.whole(1, 3)) } : {},
    ...random.chance(0.4) ? { territory: { codes: italianPlaces(random, tables), hard: random.chance(0.12) } } : {},
    ...random.chance(0.5) ? { sizes: sizeClasses.filter(() => random.chance(0.5)) } : {},
    ...random.chance(0.5) ? { stakeWanted: random.whole(5, 80) / 100, controlWanted: random.chance(0.2) } : {},
    confidential: random.chance(0.05),
    ...random.chance(0.05) ? { weights: { sector: random.whole(5, 50), ticket: random.whole(5, 30) } } : {},
    ...expiry(random)
  }
}

/** The entry that an entry of a Chinese catalogue stands beneath, where that can be wished. */
function above (entry: string, { lists }: Tables): string {
  const parent = lists.entry('cn-green', entry)?.parent
  return parent == null || lists.entry('cn-green', parent)?.heading !== false ? entry : parent
}

function ticketOf (random: Random, { tickets }: Tables, type: string): NonNullable<MandateInput['ticket']> {
  const rounds = tickets.get(type)
  if (rounds === undefined) throw new Error(`distributions.json has no amounts for investors of the type '${type}'.`)
  const { amount, currency } = random.from(rounds)
  const middle = random.logNormal(amount)
  const spread = 1.5 + 2.5 * random.next()
  const bounds = random.next()
  const [min, max] = [nice(middle / spread), nice(middle * spread)]
  return { ...bounds < 0.08 ? { min } : bounds < 0.16 ? { max } : { min, max }, currency: random.chance(0.25) ? currency : 'EUR', hard: random.chance(0.1) }
}

function dealOf (random: Random, tables: Tables, type: string, field: Field): DealInput {
  const rounds = tables.tickets.get(type)
  const choice = rounds === undefined ? undefined : random.from(rounds)
  return {
    date: random.day('2016-01-01', '2026-10-31'),
    ...random.chance(0.92) ? { sector: random.from(field.wishes) } : {},
    ...random.chance(0.85) ? { region: random.from(tables.regions) } : {},
    ...choice !== undefined && random.chance(0.7) ? { amount: { value: nice(random.logNormal(choice.amount)), currency: choice.currency } } : {},
    source: 'invented closing notice'
  }
}

function claimsOf (random: Random, tables: Tables, field: Field, housekeeping: Housekeeping, number: string): Given[] {
  const { lists, names, fields } = tables
  const claims: Given[] = []
  const [activity] = field.taxonomy !== null && random.chance(0.25) ? random.several(field.taxonomy, 1) : []
  const objective: Objective | undefined = activity === undefined ? undefined : lists.codes.taxonomyActivities.get(activity)?.objective
  if (activity !== undefined && objective !== undefined) claims.push(taxonomyClaim(random, tables, housekeeping, activity, objective))
  const [category] = field.camCategories !== null && random.chance(0.1) ? random.several(field.camCategories, 1) : []
  if (category !== undefined) claims.push(camClaim(random, tables, housekeeping, category))
  if (random.chance(0.4)) claims.push(membershipClaim(random, tables, housekeeping, random.one(names.memberships)))
  const certificates = random.chance(0.2) ? random.several(fields.certifications, 1) : []
  for (const [at, id] of certificates.entries()) claims.push(certification(random, tables, housekeeping, id, `${number}-${at + 1}`))
  return claims
}
