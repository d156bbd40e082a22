// The shipped distributions as tables to draw from, made once.
import type { Lists } from '../profiles/lists.ts'
import { evidenceLevels, sizeClasses, type CodeSystem, type EvidenceLevel, type SizeClass } from '../scoring/types.ts'
import { needKinds, type NeedKind } from '../smes/sme.ts'
import { readDistributions, readNames, type Distributions, type Names } from './distributions.ts'
import { createFields, type Fields } from './fields.ts'
import { wordCounts } from './names.ts'
import { logNormalOf, table, type LogNormal, type Table } from './random.ts'

export type InvestorKind = 'fund' | 'strategic' | 'lender'
/** A class of a register: whole numbers, both ends included. */
export interface Class { readonly min: number, readonly max: number }
/** Where a size comes from; `null` classes are those a register leaves blank. */
export interface SizeSource {
  readonly headcount: Table<Class | null>
  readonly turnover: Table<Class | null> | null
  readonly turnoverPerHead: LogNormal | null
  readonly turnoverUnknownShare: number
}
export type ReviewLevel = Exclude<EvidenceLevel, 'inferred'>

export interface Tables {
  readonly raw: Distributions
  readonly names: Names
  readonly fields: Fields
  readonly lists: Lists
  /** Division of the first activity; null: none is known. */
  readonly divisions: Table<{ readonly division: string, readonly it: string, readonly en: string, readonly zh: string } | null>
  /** Divisions that say what a company does for the environment. */
  readonly fieldDivisions: Table<string>
  readonly serviceDivisions: ReadonlySet<string>
  readonly allDivisions: Table<string>
  readonly regions: Table<string>
  readonly provincesOf: ReadonlyMap<string, readonly string[]>
  readonly codeSystems: Table<CodeSystem>
  readonly sizes: Table<SizeSource>
  readonly amounts: Readonly<Record<SizeClass, LogNormal>>
  readonly needKinds: Table<NeedKind>
  readonly needCounts: Table<number>
  /** Evidence by housekeeping, poor first: five steps from poor to good. */
  readonly evidence: ReadonlyArray<Table<ReviewLevel>>
  readonly investorTypes: Table<string>
  readonly chineseProvinces: Table<string>
  readonly investorDivisions: Table<string>
  readonly tickets: ReadonlyMap<string, Table<{ readonly amount: LogNormal, readonly currency: string }>>
  readonly kindOf: ReadonlyMap<string, InvestorKind>
  readonly mandateCounts: Table<number>
  readonly dealCounts: { readonly stated: Table<number>, readonly implicit: Table<number> }
  readonly instruments: Readonly<Record<InvestorKind | 'needs', Table<string>>>
  readonly modes: Readonly<Record<InvestorKind | NeedKind, Table<string>>>
  readonly legalForms: Table<string>
  readonly mostSmes: number
  readonly mostInvestors: number
}

const evidenceSteps = 5

function byPlace (weights: readonly number[]): Table<number> {
  return table(weights.map((weight, count) => [count, weight] as const))
}

function tablesOf<K extends string> (keys: readonly K[], weights: Readonly<Record<K, Readonly<Record<string, number>>>>): Readonly<Record<K, Table<string>>> {
  return Object.fromEntries(keys.map((key) => [key, table(Object.entries(weights[key]))])) as Record<K, Table<string>>
}

/** Makes the tables of the shipped files and the code lists. */
export function createTables (lists: Lists): Tables {
  const raw = readDistributions()
  const names = readNames()
  const fields = createFields(lists)
  const { smes, investors, evidence } = raw
  const provincesOf = new Map<string, string[]>()
  for (const { id, data } of lists.entries('it-provinces')) {
    const region = data?.['region']
    if (typeof region === 'string' && data?.['status'] === 'active') provincesOf.set(region, [...provincesOf.get(region) ?? [], id])
  }
  const green = new Set(smes.fields.divisions)
  const levels = evidenceLevels.filter((level): level is ReviewLevel => level !== 'inferred')
  const tickets = Object.fromEntries(Object.entries(investors.amounts.rounds).map(([round, quartiles]) => [round, { amount: logNormalOf(quartiles), currency: quartiles.currency }]))
  const { smes: smeWords, investors: investorWords } = wordCounts(names)
  return {
    raw,
    names,
    fields,
    lists,
    divisions: table(smes.divisions.rows.map(({ code, weight, it, en, zh }) => [it === undefined || en === undefined || zh === undefined ? null : { division: code, it, en, zh }, weight] as const)),
    fieldDivisions: table(smes.divisions.rows.filter(({ code }) => green.has(code)).map(({ code, weight }) => [code, weight] as const)),
    serviceDivisions: new Set(smes.divisions.rows.filter(({ code }) => !green.has(code)).map(({ code }) => code)),
    allDivisions: table([...fields.divisions.keys()].map((division) => [division, 1] as const)),
    regions: table(Object.entries(smes.regions.weights)),
    provincesOf,
    codeSystems: table(Object.entries(smes.codeSystems.weights) as Array<[CodeSystem, number]>),
    sizes: table(smes.sizes.map((source) => [sizeSource(source), source.share] as const)),
    amounts: Object.fromEntries(sizeClasses.map((size) => [size, logNormalOf(smes.amounts[size])])) as Record<SizeClass, LogNormal>,
    needKinds: table(needKinds.map((kind) => [kind, smes.needKinds.weights[kind]] as const)),
    needCounts: byPlace(smes.needCounts.weights),
    evidence: Array.from({ length: evidenceSteps }, (_, step) => table(levels.map((level) => [level, evidence.poor[level] + (evidence.good[level] - evidence.poor[level]) * step / (evidenceSteps - 1)] as const))),
    investorTypes: table(Object.entries(investors.types.weights)),
    chineseProvinces: table(Object.entries(investors.provinces.weights)),
    investorDivisions: table(investors.divisions.sectors.flatMap(({ weight, divisions }) => divisions.map((division) => [division, weight / divisions.length] as const))),
    tickets: new Map(Object.entries(investors.amounts.roundsOf).map(([type, weights]) => [type, table(Object.entries(weights).map(([round, weight]) => {
      const ticket = tickets[round]
      if (ticket === undefined) throw new Error(`distributions.json: '${type}' names the round '${round}', which is not there.`)
      return [ticket, weight] as const
    }))])),
    kindOf: new Map(Object.entries(raw.investorKinds.of)),
    mandateCounts: byPlace(investors.mandateCounts.weights),
    dealCounts: { stated: byPlace(investors.dealCounts.stated), implicit: byPlace(investors.dealCounts.implicit) },
    instruments: tablesOf(['needs', 'fund', 'strategic', 'lender'], raw.instruments),
    modes: tablesOf([...needKinds, 'fund', 'strategic', 'lender'], raw.modes),
    legalForms: table(names.legalForms.map(({ name, weight }) => [name, weight] as const)),
    mostSmes: smeWords,
    mostInvestors: investorWords
  }
}

function sizeSource ({ headcount, headcountUnknown, turnover, turnoverUnknown = 0, turnoverPerHead, turnoverUnknownShare = 0 }: Distributions['smes']['sizes'][number]): SizeSource {
  const classes = (rows: ReadonlyArray<Class & { readonly weight: number }>, unknown: number): Table<Class | null> =>
    table<Class | null>([...rows.map(({ min, max, weight }) => [{ min, max }, weight] as const), [null, unknown]])
  return {
    headcount: classes(headcount, headcountUnknown),
    turnover: turnover === undefined ? null : classes(turnover, turnoverUnknown),
    turnoverPerHead: turnoverPerHead === undefined ? null : logNormalOf(turnoverPerHead),
    turnoverUnknownShare
  }
}
