// One invented SME as an import document. What the score reads is drawn from one stream, texts and identifiers from another,
// so that scoring data can be made without the words.
import type { SmeDocument } from '../imports/document.ts'
import { activityCatalogue } from '../profiles/code-checks.ts'
import type { ProfileStatus } from '../profiles/profile.ts'
import { sizeClasses, type CodeSystem, type Objective, type SizeClass } from '../scoring/types.ts'
import type { NeedInput, SmeInput } from '../smes/input.ts'
import { sizeCandidates } from '../smes/size.ts'
import type { NeedKind } from '../smes/sme.ts'
import { camClaim, certification, entryClaim, saidClaims, taxonomyClaim, type Given, type Housekeeping } from './claims.ts'
import type { ActivityChoice } from './fields.ts'
import { lei, vatNumber } from './identifiers.ts'
import { smeWord } from './names.ts'
import { Random } from './random.ts'
import { chinesePlaces, expiry, machine, nice, populationOf, prioritised, profileStatus, sourceOf } from './shared.ts'
import type { Class, Tables } from './tables.ts'

const facts = 1
const texts = 2

/** Id of an SME of a population. */
export function smeId (seed: number, index: number, uncorrelated: boolean): string {
  return `sme_syn_${seed}${uncorrelated ? 'u' : ''}_${index}`
}

/** What the first activity is called in a name; null when none is known. */
type Line = { readonly it: string, readonly en: string, readonly zh: string } | null

/** What the score reads of an SME, as its input forms. */
export interface SmeCore {
  readonly id: string
  readonly status: ProfileStatus
  readonly input: SmeInput
  readonly needs: readonly NeedInput[]
  readonly claims: readonly Given[]
  readonly line: Line
  readonly main: ActivityChoice | undefined
}

/** All of a document but names, descriptions and identifiers. */
export function smeCore (tables: Tables, seed: number, index: number, uncorrelated: boolean): SmeCore {
  const random = Random.of(seed, facts, index, Number(uncorrelated))
  const kept = random.next()
  const housekeeping: Housekeeping = uncorrelated ? () => random.next() : () => kept
  const line = random.from(tables.divisions)
  const activities = activitiesOf(random, tables, line?.division ?? null, uncorrelated)
  const size = sizeOf(random, tables)
  const candidates = sizeCandidates({ headcount: null, turnoverEur: null, balanceSheetEur: null, ...size })
  const scale = uncorrelated ? random.one(sizeClasses) : candidates[Math.floor((candidates.length - 1) / 2)] ?? 'micro'
  const needs = needsOf(random, tables, scale)
  const claims = claimsOf(random, tables, activities, housekeeping, uncorrelated, `SYN-${seed}-${index}`)
  const id = smeId(seed, index, uncorrelated)
  const status = profileStatus(random)
  const input: SmeInput = {
    id,
    source: sourceOf(seed, uncorrelated),
    externalId: `sme-${index}`,
    synthetic: true,
    founded: random.whole(1975, 2025),
    ...placeOf(random, tables),
    ...activities.length === 0 ? {} : { activities: sharesOf(random, activities) },
    ...size,
    ...needs.length === 0 ? { informedOn: random.day('2025-01-01', '2026-10-31') } : {},
    ...random.chance(0.01) ? { excludedCounterparts: [`inv_syn_${seed}${uncorrelated ? 'u' : ''}_${random.whole(0, index)}`] } : {}
  }
  return { id, status, input, needs, claims, line, main: activities[0] }
}

/** Names, descriptions and identifiers of the SME. */
export function smeTexts ({ names, lists, legalForms }: Tables, seed: number, index: number, uncorrelated: boolean, { line, main }: SmeCore): SmeInput {
  const random = Random.of(seed, texts, index, Number(uncorrelated))
  const population = populationOf(seed, uncorrelated)
  const word = smeWord(names, population, index)
  const work = line ?? names.work
  const unnamed = random.chance(0.15)
  const title = (language: 'it' | 'en'): string => main === undefined ? '' : ` ${lists.title(activityCatalogue[main.system], main.code, language)}`
  return {
    legalName: `${word.latin} ${work.it} ${random.from(legalForms)}`,
    names: { it: `${word.latin} ${work.it}`, ...unnamed ? {} : { en: `${word.latin} ${work.en}`, zh: `${word.zh}${work.zh}` } },
    descriptions: { it: `Impresa inventata.${title('it')}`, ...unnamed ? {} : { en: `Invented company.${title('en')}`, zh: `虚构企业，主营${work.zh}。` } },
    textStatus: { it: machine, ...unnamed ? {} : { en: machine, zh: machine } },
    ...random.chance(0.85) ? { vatNumber: vatNumber(population, index) } : {},
    ...random.chance(0.1) ? { lei: lei(population, index, 'S') } : {},
    ...random.chance(0.6) ? { website: `https://${word.latin.toLowerCase()}.example` } : {}
  }
}

/** The whole document. */
export function smeDocument (tables: Tables, seed: number, index: number, uncorrelated: boolean): SmeDocument {
  const core = smeCore(tables, seed, index, uncorrelated)
  return { kind: 'sme', status: core.status, ...core.input, ...smeTexts(tables, seed, index, uncorrelated, core), ...saidClaims(core.claims), needs: [...core.needs] }
}

function activitiesOf (random: Random, tables: Tables, division: string | null, uncorrelated: boolean): ActivityChoice[] {
  if (division === null) return []
  const { fields, raw: { smes } } = tables
  const found: ActivityChoice[] = []
  const add = (from: string): void => {
    const field = uncorrelated ? fields.all : fields.divisions.get(from)
    const system: CodeSystem = random.from(tables.codeSystems)
    const choices = field?.activities[system] ?? field?.activities.ATECO2025 ?? field?.activities.NACE2
    if (choices == null) return
    const choice = random.from(choices)
    if (!found.some(({ code, system }) => code === choice.code && system === choice.system)) found.push(choice)
  }
  add(division)
  const service = tables.serviceDivisions.has(division)
  if (random.chance(service ? Math.min(1, smes.fields.shareWithSecond * 1.6) : smes.fields.shareWithSecond)) add(service ? random.from(tables.fieldDivisions) : division)
  if (random.chance(0.12)) add(random.from(tables.fieldDivisions))
  return found
}

/** Revenue shares, larger first, or none known. */
function sharesOf (random: Random, activities: readonly ActivityChoice[]): NonNullable<SmeInput['activities']> {
  if (random.chance(0.25)) return activities.map(({ code, system }) => ({ code, system }))
  let rest = 1
  return activities.map(({ code, system }, at) => {
    const last = at === activities.length - 1
    const share = last && random.chance(0.7) ? rest : Math.round(rest * (0.45 + 0.5 * random.next()) * 100) / 100
    rest = Math.round((rest - share) * 100) / 100
    return { code, system, share }
  })
}

function placeOf (random: Random, tables: Tables): Pick<SmeDocument, 'province' | 'region'> {
  const { unknownProvince, unknownRegion } = tables.raw.smes.provinces
  const region = random.from(tables.regions)
  const provinces = tables.provincesOf.get(region) ?? []
  const at = random.next()
  if (at < unknownRegion) return {}
  return at < unknownRegion + unknownProvince || provinces.length === 0 ? { region } : { province: random.one(provinces) }
}

function within (random: Random, { min, max }: Class): number {
  // Within a class the small are more frequent than the large, evenly by order of magnitude.
  return Math.min(max, Math.floor((min + 1) * ((max + 1) / (min + 1)) ** random.next()) - Number(min === 0 && random.chance(0.2)))
}

/** What is known of a size: figures, or the classes of a register. */
interface Figures { readonly headcount?: number, readonly headcountBand?: Class, readonly turnoverEur?: number, readonly turnoverBandEur?: Class, readonly balanceSheetEur?: number, readonly fiscalYear?: number }

function sizeOf (random: Random, tables: Tables): Figures {
  const source = random.from(tables.sizes)
  const staff = random.from(source.headcount)
  const heads = staff === null ? null : Math.max(0, within(random, staff))
  const asBand = random.chance(0.35)
  let turnover: number | null = null
  let turnoverClass: Class | null = null
  if (source.turnover !== null) {
    turnoverClass = random.from(source.turnover)
    turnover = turnoverClass === null ? null : within(random, turnoverClass)
  } else if (source.turnoverPerHead !== null && !random.chance(source.turnoverUnknownShare)) {
    turnover = Math.round(Math.max(1, heads ?? 15) * random.logNormal(source.turnoverPerHead))
  }
  const figures: Figures = {
    ...staff === null || heads === null ? {} : asBand ? { headcountBand: { min: staff.min, max: staff.max } } : { headcount: heads },
    ...turnover === null ? {} : asBand && turnoverClass !== null ? { turnoverBandEur: { min: turnoverClass.min, max: turnoverClass.max } } : { turnoverEur: nice(turnover) },
    ...turnover === null || random.chance(0.4) ? {} : { balanceSheetEur: nice(turnover * (0.5 + random.next())) }
  }
  return Object.keys(figures).length === 0 ? {} : { ...figures, fiscalYear: random.chance(0.8) ? 2025 : 2024 }
}

/** How many claims of a kind: none to three. */
function howMany (random: Random, none: number, one: number, two: number): number {
  const at = random.next()
  return at < none ? 0 : at < none + one ? 1 : at < none + one + two ? 2 : 3
}

function claimsOf (random: Random, tables: Tables, activities: readonly ActivityChoice[], housekeeping: Housekeeping, uncorrelated: boolean, number: string): Given[] {
  const { fields, lists } = tables
  const { all } = fields
  const fits = uncorrelated ? [] : [...new Set(activities.flatMap(({ taxonomy }) => taxonomy))]
  const categories = uncorrelated ? [] : [...new Set(activities.flatMap(({ camCategories }) => camCategories))]
  const claims: Given[] = []
  const claimed: Objective[] = []
  const count = howMany(random, 0.3, 0.42, 0.2)
  const named = uncorrelated && all.taxonomy !== null ? random.several(all.taxonomy, count) : some(random, fits, count)
  for (const activity of named) {
    const objective = lists.codes.taxonomyActivities.get(activity)?.objective
    if (objective === undefined) continue
    claimed.push(objective)
    claims.push(taxonomyClaim(random, tables, housekeeping, activity, objective))
  }
  const camCount = howMany(random, 0.45, 0.45, 0.1)
  const cam = uncorrelated && all.camCategories !== null ? random.several(all.camCategories, camCount) : some(random, categories, camCount)
  for (const category of cam) claims.push(camClaim(random, tables, housekeeping, category))
  const entries = uncorrelated ? all.entries === null ? [] : random.several(all.entries, 1) : named.flatMap((activity) => fields.entriesOf(activity))
  if (entries.length > 0 && random.chance(0.25)) claims.push(entryClaim(random, tables, housekeeping, random.one(entries)))
  const fitting = uncorrelated ? null : fields.certificationsOf(cam.length > 0 ? cam : categories.slice(0, 1), [...new Set(claimed)])
  const certificates = random.several(fitting ?? fields.certifications, howMany(random, 0.5, 0.3, 0.15))
  for (const [at, id] of certificates.entries()) claims.push(certification(random, tables, housekeeping, id, `${number}-${at + 1}`))
  return claims
}

/** Up to `count` different ones of a list. */
function some<T> (random: Random, list: readonly T[], count: number): T[] {
  const found = new Set<T>()
  for (let tries = 0; list.length > 0 && found.size < count && tries < 3 * count; tries++) found.add(random.one(list))
  return [...found]
}

/** Kinds of needs that seldom name an amount. */
const withoutAmount: readonly NeedKind[] = ['technology_offer', 'technology_request', 'market_entry']

function needsOf (random: Random, tables: Tables, scale: SizeClass): NeedInput[] {
  return Array.from({ length: random.from(tables.needCounts) }, (): NeedInput => {
    const kind = random.from(tables.needKinds)
    const unknown = random.chance(withoutAmount.includes(kind) ? 0.55 : 0.1)
    const low = nice(random.logNormal(tables.amounts[scale]))
    const currency = random.next()
    const range = random.next()
    const instruments = kind === 'investment' || random.chance(0.5) ? prioritised(random, tables.instruments.needs, random.whole(1, 3)) : []
    return {
      kind,
      ...unknown
        ? {}
        : {
            amount: {
              ...range < 0.1 ? { max: low } : range < 0.3 ? { min: low } : { min: low, max: nice(low * (1.2 + 1.8 * random.next())) },
              currency: currency < 0.92 ? 'EUR' : currency < 0.96 ? 'USD' : 'CNY',
              hard: random.chance(0.1)
            }
          },
      ...instruments.length === 0 ? {} : { instruments },
      ...random.chance(0.85) ? { modes: prioritised(random, tables.modes[kind], random.whole(1, 3)) } : {},
      ...random.chance(0.4) ? { territory: { codes: chinesePlaces(random, tables), hard: random.chance(0.12) } } : {},
      ...random.chance(0.06) ? { excludedInvestorTypes: random.several(tables.investorTypes, random.whole(1, 2)) } : {},
      ...random.chance(0.5) ? { stakeOffered: random.whole(5, 49) / 100, controlOffered: random.chance(0.1) } : {},
      confidential: random.chance(0.05),
      ...random.chance(0.05) ? { weights: { ticket: random.whole(5, 40), track_record: random.whole(5, 30) } } : {},
      ...expiry(random)
    }
  })
}
