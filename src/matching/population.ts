// Everybody who can be matched, in memory, as each basis may see them: kept equal to the store by its change log.
// The place where an index will stand: ranking asks a population for candidates and never the database.
import type { Basis, Principal } from '../access/principal.ts'
import { discloseAt } from '../access/disclosure.ts'
import { basisFor, type Tier } from '../access/relation.ts'
import { deriveFacets } from '../profiles/search-entry.ts'
import type { Reads, Store, Whole, WholeInvestor, WholeSme } from '../profiles/store.ts'
import type { CodeLists } from '../scoring/codes.ts'
import type { ScoringInvestor, ScoringSme } from '../scoring/types.ts'
import { scoringInvestor, scoringSme, type Rates } from './scoring-view.ts'

export interface SmeCandidate { readonly kind: 'sme', readonly id: string, readonly whole: WholeSme, readonly scoring: ScoringSme, facets (): ReadonlySet<string> }
export interface InvestorCandidate { readonly kind: 'investor', readonly id: string, readonly whole: WholeInvestor, readonly scoring: ScoringInvestor, facets (): ReadonlySet<string> }
export type Candidate = SmeCandidate | InvestorCandidate

/** All candidates of one basis at one data version. */
export interface Population {
  readonly dataVersion: number
  readonly rates: Rates
  readonly smes: ReadonlyMap<string, SmeCandidate>
  readonly investors: ReadonlyMap<string, InvestorCandidate>
  /** The owner of a need or mandate that the basis may see. */
  smeOfNeed (needId: string): SmeCandidate | undefined
  investorOfMandate (mandateId: string): InvestorCandidate | undefined
  /** The organisation that the id names, or whose need or mandate it names, as its owner sees it; undefined unless it is the principal's own and its scores rest on the basis `own`. */
  own (id: string, principal: Principal): Candidate | undefined
}

const pageSize = 500
/** What is open of every candidate. On the basis `own` one's own side is seen in full, and the candidates are the public's. */
const tiersOf: Readonly<Record<Basis, Tier>> = { public: 'public', own: 'public', full: 'staff' }

function isSme (whole: Whole): whole is WholeSme {
  return whole.profile.kind === 'sme'
}

interface State { readonly dataVersion: number, readonly rates: Rates, readonly wholes: ReadonlyMap<string, Whole> }

async function loadAll (reads: Reads): Promise<State> {
  const wholes = new Map<string, Whole>()
  for (const kind of ['sme', 'investor'] as const) {
    for (let after = ''; ;) {
      const page = await reads.wholesAfter(kind, after, pageSize)
      for (const whole of page) wholes.set(whole.profile.id, whole)
      const last = page.at(-1)
      if (last === undefined || page.length < pageSize) break
      after = last.profile.id
    }
  }
  return { dataVersion: await reads.dataVersion(), rates: await reads.exchangeRates(), wholes }
}

async function loadChanges (reads: Reads, state: State): Promise<State> {
  const { position, organisationIds, settings } = await reads.changedSince(state.dataVersion)
  const wholes = new Map(state.wholes)
  for (let from = 0; from < organisationIds.length; from += pageSize) {
    const ids = organisationIds.slice(from, from + pageSize)
    for (const id of ids) wholes.delete(id)
    for (const whole of await reads.wholes(ids)) wholes.set(whole.profile.id, whole)
  }
  return { dataVersion: position, rates: settings ? await reads.exchangeRates() : state.rates, wholes }
}

/** Looks up owners by need and mandate; the tables are made when first asked for. */
function owners (smes: ReadonlyMap<string, SmeCandidate>, investors: ReadonlyMap<string, InvestorCandidate>): Pick<Population, 'smeOfNeed' | 'investorOfMandate'> {
  let byNeed: Map<string, SmeCandidate> | undefined
  let byMandate: Map<string, InvestorCandidate> | undefined
  return {
    smeOfNeed: (id) => (byNeed ??= new Map([...smes.values()].flatMap((sme) => sme.scoring.needs.map((need) => [need.id, sme] as const)))).get(id),
    investorOfMandate: (id) => (byMandate ??= new Map([...investors.values()].flatMap((investor) => investor.scoring.mandates.map((mandate) => [mandate.id, investor] as const)))).get(id)
  }
}

/** The organisation of every need and mandate. */
function wholesByRecord (wholes: ReadonlyMap<string, Whole>): ReadonlyMap<string, Whole> {
  return new Map([...wholes.values()].flatMap((whole) => (isSme(whole) ? whole.needs : whole.mandates).map(({ id }) => [id, whole] as const)))
}

/** Keeps populations current. `current` sees every change committed before it was called. */
export function createPopulations ({ store, codes }: { readonly store: Store, readonly codes: CodeLists }): { current (basis: Basis): Promise<Population> } {
  let state: State | undefined
  let loading: Promise<State> | undefined
  let built = new Map<Basis, Population>()

  function candidate (whole: Whole, tier: Tier, rates: Rates): Candidate | undefined {
    const seen = discloseAt(whole, tier)
    if (seen === undefined) return undefined
    const vetoes = whole.profile.excludedCounterparts
    let labels: ReadonlySet<string> | undefined
    const facets = () => (labels ??= new Set(deriveFacets(seen, codes).map(({ kind, value }) => `${kind}=${value}`)))
    return isSme(seen)
      ? { kind: 'sme', id: seen.profile.id, whole: seen, scoring: scoringSme(seen, vetoes, rates), facets }
      : { kind: 'investor', id: seen.profile.id, whole: seen, scoring: scoringInvestor(seen, vetoes, rates), facets }
  }

  function build (basis: Basis, { dataVersion, rates, wholes }: State, previous: Population | undefined, before: ReadonlyMap<string, Whole> | undefined): Population {
    const smes = new Map<string, SmeCandidate>()
    const investors = new Map<string, InvestorCandidate>()
    const reusable = previous !== undefined && previous.rates === rates
    for (const [id, whole] of wholes) {
      const kept = reusable && before?.get(id) === whole ? previous.smes.get(id) ?? previous.investors.get(id) : undefined
      const made = kept ?? candidate(whole, tiersOf[basis], rates)
      if (made?.kind === 'sme') smes.set(id, made)
      else if (made !== undefined) investors.set(id, made)
    }
    return { dataVersion, rates, smes, investors, ...owners(smes, investors), own: ownLookup(wholes, rates) }
  }

  /** Looks up what is somebody's own, made when first asked for: most who ask own nothing. */
  function ownLookup (wholes: ReadonlyMap<string, Whole>, rates: Rates): Population['own'] {
    const made = new Map<string, Candidate | undefined>()
    let byRecord: ReadonlyMap<string, Whole> | undefined
    return (id, principal) => {
      if (principal.role !== 'partner' && principal.role !== 'member') return undefined
      const whole = wholes.get(id) ?? (byRecord ??= wholesByRecord(wholes)).get(id)
      if (whole === undefined || basisFor(principal, whole.profile) !== 'own') return undefined
      const { id: organisationId } = whole.profile
      if (!made.has(organisationId)) made.set(organisationId, candidate(whole, 'owner', rates))
      return made.get(organisationId)
    }
  }

  /** Loads what changed, once for all who ask meanwhile. */
  async function refresh (): Promise<State> {
    const known = state
    const next = await store.snapshot((reads) => known === undefined ? loadAll(reads) : loadChanges(reads, known))
    const fresh = new Map<Basis, Population>()
    for (const [basis, population] of built) fresh.set(basis, build(basis, next, population, known?.wholes))
    built = fresh
    state = next
    return next
  }

  return {
    async current (basis) {
      const version = await store.read.dataVersion()
      while (state === undefined || state.dataVersion < version) {
        loading ??= refresh().finally(() => { loading = undefined })
        await loading
      }
      let population = built.get(basis)
      if (population === undefined) {
        population = build(basis, state, undefined, undefined)
        built.set(basis, population)
      }
      return population
    }
  }
}
