// Populations of invented profiles of any size, for benchmarks and load tests: each profile follows from a seed and its index.
import type { Basis } from '../access/principal.ts'
import type { InvestorDocument, SmeDocument } from '../imports/document.ts'
import type { Rates } from '../matching/scoring-view.ts'
import type { InputContext, Lists } from '../profiles/lists.ts'
import { knownCurrencies } from '../profiles/money.ts'
import type { WholeInvestor, WholeSme } from '../profiles/store.ts'
import type { ScoringInvestor, ScoringSme } from '../scoring/types.ts'
import { mostIdentifiers } from './identifiers.ts'
import { investorCore, investorDocument, investorTexts } from './investor.ts'
import { smeCore, smeDocument, smeTexts } from './sme.ts'
import { scoringOfInvestor, scoringOfSme, wholeInvestor, wholeSme } from './scoring.ts'
import { createTables } from './tables.ts'

export { sourceOf } from './shared.ts'
export { smeId } from './sme.ts'
export { investorId } from './investor.ts'

export interface SyntheticDeps {
  readonly catalogues: Lists
  /** By which amounts are read in euros where scoring data is made. Documents need none. */
  readonly rates?: Rates
  /** Share of investors among all, 0–1; default 0.2. Which profile has which index within its kind does not depend on it. */
  readonly investorShare?: number
  /** Whether the parts of a profile have nothing to do with each other: the worst case for an index. Another population. */
  readonly uncorrelated?: boolean
  /** When scoring data counts as imported: amounts are converted by the rate of this day. Default: the day of the distributions. */
  readonly now?: Date
}

/** Which profile a place in a population is. */
export interface Place { readonly kind: 'sme' | 'investor', readonly index: number }

export type Synthetic = ReturnType<typeof createSynthetic>

/** Seeds and indices are whole numbers; anything else would not name the same profile on every machine. */
function check (name: string, value: number, below: number): void {
  if (!Number.isSafeInteger(value) || value < 0 || value >= below) throw new RangeError(`${name} is ${value}; it is a whole number from 0 to ${below - 1}.`)
}

/** Stands for the name that a profile must have. */
const unnamed = '–'
/** The largest seed and one. Twice a seed must stay a whole number that a double holds. */
const seeds = 2 ** 52

/** Builds the generator; its tables are made here, once. */
export function createSynthetic ({ catalogues, rates = [], investorShare = 0.2, uncorrelated = false, now }: SyntheticDeps) {
  if (!(investorShare >= 0 && investorShare <= 1)) throw new RangeError(`investorShare is ${investorShare}; it is a share from 0 to 1.`)
  const tables = createTables(catalogues)
  // Ids of what is invented take no key: the same profile has the same id in every database.
  const context: InputContext = { catalogues, currencies: knownCurrencies(rates), now: now ?? new Date(`${tables.raw.meta.asOf}T12:00:00Z`), idKey: new Uint8Array() }
  const mostSmes = Math.min(tables.mostSmes, mostIdentifiers)
  const mostInvestors = Math.min(tables.mostInvestors, mostIdentifiers)

  const checkSme = (seed: number, index: number): void => {
    check('seed', seed, seeds)
    check('index', index, mostSmes)
  }
  const checkInvestor = (seed: number, index: number): void => {
    check('seed', seed, seeds)
    check('index', index, mostInvestors)
  }
  const investorsBefore = (place: number): number => Math.floor(place * investorShare)

  /** Which profile stands at a place, counted from 0: a longer population begins as a shorter one does. */
  function placeOf (place: number): Place {
    check('place', place, Number.MAX_SAFE_INTEGER)
    const before = investorsBefore(place)
    return investorsBefore(place + 1) > before ? { kind: 'investor', index: before } : { kind: 'sme', index: place - before }
  }

  /** @throws RangeError for a seed or index that is no whole number in range */
  function syntheticSme (seed: number, index: number): SmeDocument {
    checkSme(seed, index)
    return smeDocument(tables, seed, index, uncorrelated)
  }

  /** @throws RangeError as `syntheticSme` */
  function syntheticInvestor (seed: number, index: number): InvestorDocument {
    checkInvestor(seed, index)
    return investorDocument(tables, seed, index, uncorrelated)
  }

  /** What an import of the SME leaves. */
  function syntheticWholeSme (seed: number, index: number): WholeSme {
    checkSme(seed, index)
    const core = smeCore(tables, seed, index, uncorrelated)
    return wholeSme({ ...core, input: { ...core.input, ...smeTexts(tables, seed, index, uncorrelated, core) } }, context)
  }

  /** What an import of the investor leaves. */
  function syntheticWholeInvestor (seed: number, index: number): WholeInvestor {
    checkInvestor(seed, index)
    const core = investorCore(tables, seed, index, uncorrelated)
    return wholeInvestor({ ...core, input: { ...core.input, ...investorTexts(tables, seed, index, uncorrelated, core) } }, context)
  }

  /** What matching reads of the SME once it is imported. The score reads no text, so none is made. */
  function syntheticScoringSme (seed: number, index: number, basis: Basis = 'full'): ScoringSme {
    checkSme(seed, index)
    const core = smeCore(tables, seed, index, uncorrelated)
    return scoringOfSme(wholeSme({ ...core, input: { ...core.input, legalName: unnamed } }, context), basis, rates)
  }

  /** What matching reads of the investor once it is imported. */
  function syntheticScoringInvestor (seed: number, index: number, basis: Basis = 'full'): ScoringInvestor {
    checkInvestor(seed, index)
    const core = investorCore(tables, seed, index, uncorrelated)
    return scoringOfInvestor(wholeInvestor({ ...core, input: { ...core.input, registeredName: unnamed } }, context), basis, rates)
  }

  /** How many SMEs and investors the first `count` places hold. */
  function composition (count: number): { readonly smes: number, readonly investors: number } {
    const investors = investorsBefore(count)
    return { smes: count - investors, investors }
  }

  return {
    mostSmes,
    mostInvestors,
    composition,
    placeOf,
    syntheticSme,
    syntheticInvestor,
    syntheticWholeSme,
    syntheticWholeInvestor,
    syntheticScoringSme,
    syntheticScoringInvestor,

    /** The scoring data of whoever stands at a place of the population. */
    syntheticScoring (seed: number, place: number, basis: Basis = 'full'): { readonly kind: 'sme', readonly scoring: ScoringSme } | { readonly kind: 'investor', readonly scoring: ScoringInvestor } {
      const { kind, index } = placeOf(place)
      return kind === 'sme' ? { kind, scoring: syntheticScoringSme(seed, index, basis) } : { kind, scoring: syntheticScoringInvestor(seed, index, basis) }
    },

    /** @throws RangeError unless a population of this seed can have so many */
    checkPopulation (seed: number, count: number): void {
      check('seed', seed, seeds)
      check('count', count, Number.MAX_SAFE_INTEGER)
      const { smes, investors } = composition(count)
      if (smes > mostSmes) throw new RangeError(`A population has at most ${mostSmes.toLocaleString('en')} SMEs; these would be ${smes.toLocaleString('en')}.`)
      if (investors > mostInvestors) throw new RangeError(`A population has at most ${mostInvestors.toLocaleString('en')} investors; these would be ${investors.toLocaleString('en')}.`)
    },

    /** The documents of the first `count` places, one at a time: memory does not grow with the count. */
    * documents (seed: number, count: number): Generator<SmeDocument | InvestorDocument> {
      for (let place = 0; place < count; place++) {
        const { kind, index } = placeOf(place)
        yield kind === 'sme' ? syntheticSme(seed, index) : syntheticInvestor(seed, index)
      }
    }
  }
}
