// A claim as it is given: in GraphQL's and REST's flat form, and in the import document's, which are one shape with a few
// names more. What the code lists must confirm is checked here too, once for all doors.
import { z } from 'zod'
import type { CatalogueId } from '../catalogues/catalogue.ts'
import { parse } from '../parse.ts'
import type { Checks } from '../profiles/checks.ts'
import { camCategory, taxonomyActivity } from '../profiles/code-checks.ts'
import type { Lists } from '../profiles/lists.ts'
import { isObject, mergePatch, without } from '../profiles/merge.ts'
import { code, day, line, list, share } from '../profiles/shapes.ts'
import { factValues, kpis, objectives, type Fact, type Kpi, type Objective } from '../scoring/types.ts'
import { otherObjectives } from './alignment.ts'
import { claimKinds, type ClaimFacts, type ClaimKind, type Document, type KpiShares } from './claim.ts'

const count = z.int({ error: 'A whole number of criteria.' }).min(0, 'A count is 0 or more.').max(500, 'At most 500 criteria.')

export const DocumentInput = z.strictObject({
  title: line(300),
  issuer: line(300).nullish(),
  page: z.int().min(1).max(100_000).nullish(),
  url: z.url({ protocol: /^https?$/, error: 'An address that begins with http:// or https://.' }).max(2000).nullish(),
  sha256: z.string().trim().toLowerCase().regex(/^[0-9a-f]{64}$/, 'SHA-256: 64 hexadecimal digits.').nullish()
})

/** Every field of every kind; `claimContent` says which belong to which. */
export const ClaimInput = z.strictObject({
  kind: z.enum(claimKinds),
  activity: code.nullish(),
  objective: z.enum(objectives).nullish(),
  substantialContribution: z.enum(factValues).nullish(),
  dnsh: z.union([
    z.partialRecord(z.enum(objectives), z.enum(factValues).nullable()),
    list(z.strictObject({ objective: z.enum(objectives), fact: z.enum(factValues) }), objectives.length)
  ]).nullish(),
  minimumSafeguards: z.enum(factValues).nullish(),
  kpis: z.union([
    z.partialRecord(z.enum(kpis), share.nullable()),
    list(z.strictObject({ kpi: z.enum(kpis), share }), kpis.length)
  ]).nullish(),
  category: code.nullish(),
  camCategory: code.nullish(),
  decree: code.nullish(),
  mandatoryMet: count.nullish(),
  mandatoryTotal: count.nullish(),
  rewardedMet: count.nullish(),
  rewardedTotal: count.nullish(),
  certification: code.nullish(),
  number: line(100).nullish(),
  issuer: line(300).nullish(),
  entry: code.nullish(),
  catalogueEntry: code.nullish(),
  name: line(300).nullish(),
  membership: line(300).nullish(),
  documents: list(DocumentInput, 50).nullish(),
  validFrom: day.nullish(),
  validTo: day.nullish()
})
export type ClaimInput = z.infer<typeof ClaimInput>

const fieldsOf: Readonly<Record<ClaimKind, ReadonlyArray<keyof ClaimInput>>> = {
  taxonomy: ['activity', 'objective', 'substantialContribution', 'dnsh', 'minimumSafeguards', 'kpis'],
  cam: ['category', 'camCategory', 'decree', 'mandatoryMet', 'mandatoryTotal', 'rewardedMet', 'rewardedTotal'],
  certification: ['certification', 'number', 'issuer'],
  china_catalogue: ['entry', 'catalogueEntry', 'kpis'],
  membership: ['name', 'membership']
}
const commonFields: ReadonlyArray<keyof ClaimInput> = ['kind', 'documents', 'validFrom', 'validTo']

/** What a claim says, checked and in one spelling: equal contents are equal as JSON. */
export interface ClaimContent {
  readonly facts: ClaimFacts
  readonly ruleSet: string
  readonly documents: readonly Document[]
  readonly validFrom: string | null
  readonly validTo: string | null
}

/**
 * Checks a claim against the code lists. What is wrong is added to `checks` with pointers beneath `at`; the content is
 * undefined when anything was. A CAM claim that names no decree is counted by the category's decree in force, and keeps it.
 */
export function claimContent (input: ClaimInput, lists: Lists, checks: Checks, at = ''): ClaimContent | undefined {
  const before = checks.issues.length
  const own = fieldsOf[input.kind]
  for (const field of Object.keys(input) as Array<keyof ClaimInput>) {
    if (isGiven(input[field]) && !own.includes(field) && !commonFields.includes(field)) {
      checks.add({ pointer: `${at}/${field}`, code: 'not_for_kind', message: `A claim of kind '${input.kind}' has no '${field}'.`, accepted: own })
    }
  }
  if (input.validFrom != null && input.validTo != null && input.validFrom > input.validTo) {
    checks.add({ pointer: `${at}/validTo`, code: 'before_start', message: `The validity ends on ${input.validTo}, before it begins on ${input.validFrom}.` })
  }
  const facts = readers[input.kind](input, lists, checks, at)
  if (facts === undefined || checks.issues.length > before) return undefined
  return {
    facts,
    ruleSet: ruleSetOf(facts, lists),
    documents: (input.documents ?? []).map(({ title, issuer, page, url, sha256 }) => ({ title, issuer: issuer ?? null, page: page ?? null, url: url ?? null, sha256: sha256 ?? null })),
    validFrom: input.validFrom ?? null,
    validTo: input.validTo ?? null
  }
}

/** The input form of what a claim says. */
export function toInput ({ facts, documents, validFrom, validTo }: Omit<ClaimContent, 'ruleSet'>): ClaimInput {
  return { ...facts, documents: documents.map((document) => ({ ...document })), validFrom, validTo }
}

/** The fields that say what a claim is about, by the names they can have; the stored form has the first. */
const subjectOf: Readonly<Record<ClaimKind, ReadonlyArray<keyof ClaimInput>>> = {
  taxonomy: ['activity'], cam: ['category', 'camCategory'], certification: ['certification'], china_catalogue: ['entry', 'catalogueEntry'], membership: ['name', 'membership']
}

/**
 * The input form with a merge patch (RFC 7396): null clears, what is absent stays. A patch that names another activity,
 * category or entry starts from documents and dates alone, as facts about one thing say nothing of another.
 * @throws Problem VALIDATION_FAILED
 */
export function mergeClaim (claim: ClaimContent, patch: unknown): ClaimInput {
  const document = toInput(claim)
  if (!isObject(patch)) return parse(ClaimInput, patch)
  const names = subjectOf[claim.facts.kind]
  const named = names.map((name) => patch[name]).find((value) => value != null)
  const spelling = (value: unknown): unknown => typeof value === 'string' ? value.toLowerCase().replace(/\s/g, '') : value
  const same = named === undefined || spelling(named) === spelling(document[names[0] ?? 'kind'])
  const { kind, documents, validFrom, validTo } = document
  // The first name is left out where the patch uses it or another: two spellings of one thing would contradict each other.
  const base = same ? without({ ...document }, named === undefined ? [] : names) : { kind, documents, validFrom, validTo }
  return parse(ClaimInput, mergePatch(base, patch))
}

type Reader = (input: ClaimInput, lists: Lists, checks: Checks, at: string) => ClaimFacts | undefined

const readers: Readonly<Record<ClaimKind, Reader>> = {
  taxonomy (input, lists, checks, at) {
    const activity = required(input, ['activity'], checks, at)
    const substantialContribution = testFact(input, 'substantialContribution', checks, at)
    const minimumSafeguards = testFact(input, 'minimumSafeguards', checks, at)
    const given = dnshFacts(input, checks, at)
    const shares = kpiShares(input, checks, at)
    const code = activity === undefined ? undefined : taxonomyActivity(activity, lists, checks, `${at}/activity`)
    if (code === undefined || !isEntry('eu-taxonomy', code, `${at}/activity`, lists, checks)) return undefined
    const known = lists.codes.taxonomyActivities.get(code)
    if (known === undefined) return undefined
    const { objective } = known
    if (input.objective != null && input.objective !== objective) {
      checks.add({ pointer: `${at}/objective`, code: 'wrong_objective', message: `${code} (${lists.title('eu-taxonomy', code, 'en')}) contributes to ${objective}, not to ${input.objective}.`, accepted: [objective] })
    }
    const others = otherObjectives(objective)
    const dnsh: Partial<Record<Objective, Fact>> = {}
    for (const other of others) dnsh[other] = given.get(other)?.value ?? 'unknown'
    const own = given.get(objective)
    if (own !== undefined) {
      checks.add({ pointer: own.pointer, code: 'own_objective', message: `An activity that contributes to ${objective} is tested for harm to the five other objectives.`, accepted: others })
    }
    return { kind: 'taxonomy', activity: code, objective, substantialContribution, dnsh, minimumSafeguards, kpis: shares }
  },

  cam (input, lists, checks, at) {
    metWithinTotal(input, 'mandatoryMet', 'mandatoryTotal', checks, at)
    metWithinTotal(input, 'rewardedMet', 'rewardedTotal', checks, at)
    const given = required(input, ['category', 'camCategory'], checks, at)
    const category = given === undefined ? undefined : camCategory(given, lists, checks, `${at}/${isGiven(input.category) ? 'category' : 'camCategory'}`)
    if (category === undefined) return undefined
    const decrees = [...lists.codes.camDecrees.values()].filter((decree) => decree.category === category)
    const decree = input.decree ?? decrees.find((one) => !one.superseded)?.id
    if (decree === undefined) {
      checks.add({ pointer: `${at}/decree`, code: 'required', message: `No decree of ${category} is in force: say by which the criteria were counted.`, accepted: decrees.map(({ id }) => id) })
      return undefined
    }
    if (!decrees.some(({ id }) => id === decree)) {
      checks.add({ pointer: `${at}/decree`, code: 'unknown_code', message: `'${decree}' is no decree of ${category}.`, accepted: decrees.map(({ id }) => id) })
      return undefined
    }
    const { mandatoryMet = null, mandatoryTotal = null, rewardedMet = null, rewardedTotal = null } = input
    return { kind: 'cam', category, decree, mandatoryMet, mandatoryTotal, rewardedMet, rewardedTotal }
  },

  certification (input, lists, checks, at) {
    const certification = required(input, ['certification'], checks, at)
    if (certification === undefined || !listed('certifications', certification, `${at}/certification`, lists, checks)) return undefined
    return { kind: 'certification', certification, number: input.number ?? null, issuer: input.issuer ?? null }
  },

  china_catalogue (input, lists, checks, at) {
    const entry = required(input, ['entry', 'catalogueEntry'], checks, at)
    const shares = kpiShares(input, checks, at)
    if (entry === undefined || !listed('cn-green', entry, `${at}/${isGiven(input.entry) ? 'entry' : 'catalogueEntry'}`, lists, checks)) return undefined
    return { kind: 'china_catalogue', entry, kpis: shares }
  },

  membership (input, _lists, checks, at) {
    const name = required(input, ['name', 'membership'], checks, at)
    return name === undefined ? undefined : { kind: 'membership', name }
  }
}

/**
 * The version of the rules by which the facts are to be read: the delegated act that introduced the activity (Delegated
 * Regulation (EU) 2021/2139 and its sisters), the CAM decree, the edition of the Chinese catalogue, else our list's version.
 */
function ruleSetOf (facts: ClaimFacts, lists: Lists): string {
  const version = (id: 'eu-taxonomy' | 'certifications'): string => `${id}@${lists.get(id)?.version ?? 'unversioned'}`
  switch (facts.kind) {
    case 'taxonomy': {
      const act = lists.entry('eu-taxonomy', facts.activity)?.data?.['act']
      return typeof act === 'string' ? act : version('eu-taxonomy')
    }
    case 'cam': return facts.decree
    case 'certification': return version('certifications')
    case 'china_catalogue': return facts.entry.slice(0, facts.entry.indexOf('/'))
    case 'membership': return 'none'
  }
}

/** The code is in the catalogue and can be claimed. */
function listed (catalogue: CatalogueId, given: string, pointer: string, lists: Lists, checks: Checks): boolean {
  return checks.code(catalogue, given, pointer) && isEntry(catalogue, given, pointer, lists, checks)
}

/** A heading (an objective, a whole catalogue) can be claimed by nobody. */
function isEntry (catalogue: CatalogueId, code: string, pointer: string, lists: Lists, checks: Checks): boolean {
  if (lists.entry(catalogue, code)?.heading !== true) return true
  const accepted = lists.entries(catalogue, { parent: code }).slice(0, 5).map(({ id }) => id)
  checks.add({ pointer, code: 'unknown_code', message: `'${code}' is a heading of the catalogue ${catalogue}. Name one of the entries beneath it.`, accepted })
  return false
}

function isGiven (value: unknown): boolean {
  return value != null && !(typeof value === 'object' && Object.keys(value).length === 0)
}

/** The one value given under a field's names (the first is the import document's). */
function required (input: ClaimInput, names: ReadonlyArray<'activity' | 'category' | 'camCategory' | 'certification' | 'entry' | 'catalogueEntry' | 'name' | 'membership'>, checks: Checks, at: string): string | undefined {
  const values = names.flatMap((name) => input[name] ?? [])
  const [value, other] = values
  if (value === undefined) {
    checks.add({ pointer: `${at}/${names[0] ?? ''}`, code: 'required', message: `A claim of kind '${input.kind}' needs '${names.join("' or '")}'.` })
  } else if (other !== undefined && other !== value) {
    checks.add({ pointer: `${at}/${names[1] ?? ''}`, code: 'contradiction', message: `'${names.join("' and '")}' are two names of one field and say different things.` })
    return undefined
  }
  return value
}

/** Substantial contribution and safeguards are tests that cannot be inapplicable; not given is unknown. */
function testFact (input: ClaimInput, field: 'substantialContribution' | 'minimumSafeguards', checks: Checks, at: string): Fact {
  const fact = input[field] ?? 'unknown'
  if (fact === 'not_applicable') {
    checks.add({ pointer: `${at}/${field}`, code: 'invalid_value', message: 'Only a do-no-significant-harm test can be not applicable.', accepted: ['met', 'not_met', 'unknown'] })
  }
  return fact
}

function metWithinTotal (input: ClaimInput, met: 'mandatoryMet' | 'rewardedMet', total: 'mandatoryTotal' | 'rewardedTotal', checks: Checks, at: string): void {
  const most = input[total]
  if (most != null && (input[met] ?? 0) > most) {
    checks.add({ pointer: `${at}/${met}`, code: 'above_total', message: `${input[met]} criteria met of ${most} is more than there are.`, accepted: [`0 to ${most}`] })
  }
}

function kpiShares (input: ClaimInput, checks: Checks, at: string): KpiShares {
  const given = input.kpis ?? {}
  const rows = Array.isArray(given)
    ? given.map(({ kpi, share }, index): Row<Kpi, number> => ({ key: kpi, value: share, pointer: `${at}/kpis/${index}/kpi` }))
    : kpis.map((kpi): Row<Kpi, number> => ({ key: kpi, value: given[kpi], pointer: `${at}/kpis/${kpi}` }))
  const shares: Partial<Record<Kpi, number>> = {}
  for (const [kpi, { value }] of inOrder(kpis, unique(rows, checks))) shares[kpi] = value
  return shares
}

function dnshFacts (input: ClaimInput, checks: Checks, at: string): Found<Objective, Fact> {
  const given = input.dnsh ?? {}
  return unique(Array.isArray(given)
    ? given.map(({ objective, fact }, index) => ({ key: objective, value: fact, pointer: `${at}/dnsh/${index}/objective` }))
    : objectives.map((objective) => ({ key: objective, value: given[objective], pointer: `${at}/dnsh/${objective}` })), checks)
}

/** A row of a map, or of a list of key and value: the two forms in which DNSH tests and KPI shares come. */
interface Row<K, V> { readonly key: K, readonly value: V | null | undefined, readonly pointer: string }
type Found<K, V> = Map<K, { readonly value: V, readonly pointer: string }>

function unique<K extends string, V> (rows: ReadonlyArray<Row<K, V>>, checks: Checks): Found<K, V> {
  const found: Found<K, V> = new Map()
  for (const { key, value, pointer } of rows) {
    if (value == null) continue
    if (found.has(key)) checks.add({ pointer, code: 'duplicate', message: `'${key}' is given twice.` })
    found.set(key, { value, pointer })
  }
  return found
}

function inOrder<K, T> (keys: readonly K[], found: ReadonlyMap<K, T>): Array<[K, T]> {
  return keys.flatMap((key) => {
    const value = found.get(key)
    return value === undefined ? [] : [[key, value] as [K, T]]
  })
}
