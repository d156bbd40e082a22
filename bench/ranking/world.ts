// Invented populations as the ranking bench reads them, and how one pair of them is scored.
import { loadCatalogues } from '../../src/catalogues/catalogues.ts'
import { commandLine } from '../../src/access/principal.ts'
import { seedRates } from '../../src/imports/seed.ts'
import { compareEntries, type Entry, type Enumeration } from '../../src/matching/index/enumeration.ts'
import { MatchIndex } from '../../src/matching/index/index.ts'
import type { Rates } from '../../src/matching/scoring-view.ts'
import { createEngine, type Engine, type ScoringOptions } from '../../src/scoring/engine.ts'
import type { ScoringModel } from '../../src/scoring/model.ts'
import type { PairScore } from '../../src/scoring/outcome.ts'
import type { ScoringInvestor, ScoringSme } from '../../src/scoring/types.ts'
import { loadScoringModel } from '../../src/service.ts'
import { openStore } from '../../src/storage/open.ts'
import { createSynthetic, type Synthetic } from '../../src/synthetic/synthetic.ts'
import type { Databases } from '../harness/databases.ts'

export const catalogues = loadCatalogues()
export const shippedModel = loadScoringModel()
/** The day of the distributions, so that a figure does not move with the calendar. */
export const options: ScoringOptions = { asOf: '2026-11-22', settings: { programmeRequiresCredentials: false } }
export const seed = 5
/** Places of a ranking that are asked for. */
export const k = 20

/** The exchange rates that a new database starts with. */
export async function shippedRates (databases: Databases): Promise<Rates> {
  const url = await databases.fresh('sqlite')
  const store = await openStore(url)
  try {
    await store.migrate()
    await seedRates(store, commandLine)
    return await store.read.exchangeRates()
  } finally {
    await store.close()
    await databases.drop(url)
  }
}

export function generator (rates: Rates, uncorrelated: boolean): Synthetic {
  return createSynthetic({ catalogues, rates, uncorrelated })
}

export interface Party { readonly id: string, readonly published: boolean }

/** One direction of the ranking: who asks, who is ranked. */
export interface Direction<S extends Party, C extends Party> {
  readonly name: string
  subject (synthetic: Synthetic, index: number): S
  candidate (synthetic: Synthetic, index: number): C
  empty (model: ScoringModel): MatchIndex<S, C>
  score (engine: Engine, subject: S, candidate: C): readonly PairScore[]
  /** Whether the subject wishes for enough that its ranking says something. */
  asks (subject: S): boolean
}

export const smesForInvestor: Direction<ScoringInvestor, ScoringSme> = {
  name: 'SMEs for an investor',
  subject: (synthetic, index) => synthetic.syntheticScoringInvestor(seed, index),
  candidate: (synthetic, index) => synthetic.syntheticScoringSme(seed, index),
  empty: (model) => MatchIndex.ofSmes({ model, codes: catalogues.codes }),
  score: (engine, investor, sme) => engine.scoreProfiles(sme, investor, options),
  asks: ({ published, mandates }) => published && mandates.some(({ validTo }) => validTo === null || options.asOf <= validTo)
}
export const investorsForSme: Direction<ScoringSme, ScoringInvestor> = {
  name: 'investors for an SME',
  subject: (synthetic, index) => synthetic.syntheticScoringSme(seed, index),
  candidate: (synthetic, index) => synthetic.syntheticScoringInvestor(seed, index),
  empty: (model) => MatchIndex.ofInvestors({ model, codes: catalogues.codes }),
  score: (engine, sme, investor) => engine.scoreProfiles(sme, investor, options),
  asks: ({ published, needs }) => published && needs.some(({ validTo }) => validTo === null || options.asOf <= validTo)
}

/** The first `count` subjects of a population that ask for something. */
export function subjectsOf<S extends Party, C extends Party> ({ subject, asks }: Direction<S, C>, synthetic: Synthetic, count: number): readonly S[] {
  const found: S[] = []
  for (let index = 0; found.length < count; index++) {
    const one = subject(synthetic, index)
    if (asks(one)) found.push(one)
  }
  return found
}

/** An index over the candidates, built in the batches that the service uses. */
export function indexOf<S extends Party, C extends Party> ({ empty }: Direction<S, C>, candidates: Iterable<C>, model: ScoringModel = shippedModel): MatchIndex<S, C> {
  let index = empty(model)
  let batch: Array<readonly [string, C]> = []
  for (const candidate of candidates) {
    if (batch.push([candidate.id, candidate]) < 64) continue
    index = index.next(batch)
    batch = []
  }
  return index.next(batch)
}

/** The places of a subject by the index, as far as they are asked for. */
export function enumerated<S extends Party, C extends Party> (index: MatchIndex<S, C>, subject: S, candidate: (id: string) => C, engine: Engine): Enumeration {
  return index.enumerate({ subject, engine, options, candidate: (id) => ({ scoring: candidate(id), facets: () => [] }) })
}

/** The first places by the index, explained. */
export async function byIndex<S extends Party, C extends Party> (index: MatchIndex<S, C>, subject: S, candidate: (id: string) => C, engine: Engine, count = k): Promise<readonly Entry[]> {
  return await enumerated(index, subject, candidate, engine).slice(0, count)
}

/** The first places by scoring every pair with the plain engine and sorting. */
export function byEngine<S extends Party, C extends Party> ({ score }: Direction<S, C>, subject: S, candidates: Iterable<C>, engine: Engine, count = k): readonly Entry[] {
  const found: Entry[] = []
  for (const candidate of candidates) {
    const pairs = score(engine, subject, candidate)
    if (pairs[0] !== undefined && pairs[0].outcome !== 'fail') found.push({ id: candidate.id, pairs })
  }
  return found.sort(compareEntries).slice(0, count)
}

/** Stops the bench: a figure without equal answers is worthless. @throws Error unless both are the same in every number */
export function mustEqual (what: string, found: unknown, wanted: unknown): void {
  const [a, b] = [JSON.stringify(found), JSON.stringify(wanted)]
  if (a !== b) throw new Error(`${what}: the answers differ.\nfound  ${a.slice(0, 2000)}\nwanted ${b.slice(0, 2000)}`)
}

export const engineOf = (model: ScoringModel): Engine => createEngine({ model, codes: catalogues.codes })
