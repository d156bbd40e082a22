// Everybody who can be matched, in memory, as each basis may see them: kept equal to the store by its change log.
// With the candidates go the indexes that rank them (index/README.md): ranking asks a population and never the database.
import type { Basis, Principal } from '../access/principal.ts'
import { discloseAt } from '../access/disclosure.ts'
import { basisFor, type Tier } from '../access/relation.ts'
import { deriveFacets } from '../profiles/search-entry.ts'
import type { Reads, Store, Whole, WholeInvestor, WholeSme } from '../profiles/store.ts'
import type { ScoringInvestor, ScoringSme } from '../scoring/types.ts'
import { MatchIndex, type Basics } from './index/index.ts'
import { Turn } from './index/turns.ts'
import { scoringInvestor, scoringSme, type Rates } from './scoring-view.ts'
import { VersionedMap } from './versioned-map.ts'

export interface SmeCandidate { readonly kind: 'sme', readonly id: string, readonly whole: WholeSme, readonly scoring: ScoringSme, facets (): ReadonlySet<string> }
export interface InvestorCandidate { readonly kind: 'investor', readonly id: string, readonly whole: WholeInvestor, readonly scoring: ScoringInvestor, facets (): ReadonlySet<string> }
export type Candidate = SmeCandidate | InvestorCandidate

/** Candidates by id, as `VersionedMap` and `Map` have them. */
export interface Candidates<C> { get (id: string): C | undefined, values (): Iterable<C>, readonly size: number }

export type SmeIndex = MatchIndex<ScoringInvestor, ScoringSme>
export type InvestorIndex = MatchIndex<ScoringSme, ScoringInvestor>

/** All candidates of one basis at one data version. It never changes. */
export interface Population {
  readonly dataVersion: number
  readonly rates: Rates
  readonly smes: Candidates<SmeCandidate>
  readonly investors: Candidates<InvestorCandidate>
  /** The owner of a need or mandate that the basis may see. */
  smeOfNeed (needId: string): SmeCandidate | undefined
  investorOfMandate (mandateId: string): InvestorCandidate | undefined
  /** The organisation that the id names, or whose need or mandate it names, as its owner sees it; undefined unless it is the principal's own and its scores rest on the basis `own`. */
  own (id: string, principal: Principal): Candidate | undefined
  readonly smeIndex: SmeIndex
  readonly investorIndex: InvestorIndex
}

const pageSize = 500
/** How many changed ones are read at once, and how many candidates go into the next version of a map or index. */
const batchSize = 32
/** The populations there are. */
type Shared = 'public' | 'full'
/** Bases whose viewers see the same share a population: on the basis `own` one's own side is seen in full, and the candidates are the public's. */
const sharing: Readonly<Record<Basis, Shared>> = { public: 'public', own: 'public', full: 'full' }
/** What is open of every candidate. */
const tiersOf: Readonly<Record<Shared, Tier>> = { public: 'public', full: 'staff' }

function isSme (whole: Whole): whole is WholeSme {
  return whole.profile.kind === 'sme'
}

interface State {
  readonly dataVersion: number
  readonly rates: Rates
  readonly wholes: VersionedMap<Whole>
  /** Owners' ids by need and mandate, whoever may see them. */
  readonly owners: VersionedMap<string>
}
type WholeChange = readonly [id: string, whole: Whole | undefined]
/** The next state, and what differs from the one before; undefined when everything may. */
interface Step { readonly state: State, readonly changes: readonly WholeChange[] | undefined }

function recordIds (whole: Whole | undefined): readonly string[] {
  return whole === undefined ? [] : (isSme(whole) ? whole.needs : whole.mandates).map(({ id }) => id)
}

function ownersAfter (owners: VersionedMap<string>, before: VersionedMap<Whole>, changes: readonly WholeChange[]): VersionedMap<string> {
  return owners.next(changes.flatMap(([id, whole]) => [
    ...recordIds(before.get(id)).map((record) => [record, undefined] as const),
    ...recordIds(whole).map((record) => [record, id] as const)
  ]))
}

async function loadAll (reads: Reads): Promise<Step> {
  let wholes = VersionedMap.of<Whole>()
  let owners = VersionedMap.of<string>()
  for (const kind of ['sme', 'investor'] as const) {
    for (let after = '', last: Whole | undefined; ; after = last.profile.id) {
      const page = await reads.wholesAfter(kind, after, pageSize)
      const changes = page.map((whole): WholeChange => [whole.profile.id, whole])
      owners = ownersAfter(owners, wholes, changes)
      wholes = wholes.next(changes)
      last = page.at(-1)
      if (last === undefined || page.length < pageSize) break
    }
  }
  return { state: { dataVersion: await reads.dataVersion(), rates: await reads.exchangeRates(), wholes, owners }, changes: undefined }
}

async function loadChanges (reads: Reads, state: State, turn: Turn): Promise<Step> {
  const { position, organisationIds, settings } = await reads.changedSince(state.dataVersion)
  const changed = new Map<string, Whole | undefined>(organisationIds.map((id) => [id, undefined]))
  for (let from = 0; from < organisationIds.length; from += batchSize) {
    // SQLite reads on this thread.
    if (turn.due()) await turn.next()
    for (const whole of await reads.wholes(organisationIds.slice(from, from + batchSize))) changed.set(whole.profile.id, whole)
  }
  const changes = [...changed]
  const rates = settings ? await reads.exchangeRates() : state.rates
  const owners = ownersAfter(state.owners, state.wholes, changes)
  return { state: { dataVersion: position, rates, wholes: state.wholes.next(changes), owners }, changes: settings ? undefined : changes }
}

/** A population's parts while it is built. */
interface Parts {
  smes: VersionedMap<SmeCandidate>
  investors: VersionedMap<InvestorCandidate>
  /** Owners' ids by need and mandate. */
  owners: VersionedMap<string>
  smeIndex: SmeIndex
  investorIndex: InvestorIndex
}

function recordsOf (candidate: Candidate | undefined): ReadonlyArray<{ readonly id: string }> {
  return candidate === undefined ? [] : candidate.kind === 'sme' ? candidate.scoring.needs : candidate.scoring.mandates
}

/** Keeps populations current. `current` sees every change committed before it was called. */
export function createPopulations ({ store, ...basics }: Basics & { readonly store: Store }): { current (basis: Basis): Promise<Population> } {
  let state: State | undefined
  let loading: Promise<void> | undefined
  let built = new Map<Shared, Parts>()
  let populations = new Map<Shared, Population>()
  const wanted = new Set<Shared>()

  function candidate (whole: Whole, tier: Tier, rates: Rates): Candidate | undefined {
    const seen = discloseAt(whole, tier)
    if (seen === undefined) return undefined
    const vetoes = whole.profile.excludedCounterparts
    // Made anew each time: the index keeps what filters ask for in a fraction of the space.
    const facets = () => new Set(deriveFacets(seen, basics.codes).map(({ kind, value }) => `${kind}=${value}`))
    return isSme(seen)
      ? { kind: 'sme', id: seen.profile.id, whole: seen, scoring: scoringSme(seen, vetoes, rates), facets }
      : { kind: 'investor', id: seen.profile.id, whole: seen, scoring: scoringInvestor(seen, vetoes, rates), facets }
  }

  function apply (parts: Parts, changes: readonly WholeChange[], basis: Shared, rates: Rates): void {
    const smes: Array<readonly [string, SmeCandidate | undefined]> = []
    const investors: Array<readonly [string, InvestorCandidate | undefined]> = []
    const owners: Array<readonly [string, string | undefined]> = []
    for (const [id, whole] of changes) {
      const old = parts.smes.get(id) ?? parts.investors.get(id)
      const made = whole === undefined ? undefined : candidate(whole, tiersOf[basis], rates)
      for (const record of recordsOf(old)) owners.push([record.id, undefined])
      for (const record of recordsOf(made)) owners.push([record.id, id])
      if (old?.kind === 'sme' || made?.kind === 'sme') smes.push([id, made?.kind === 'sme' ? made : undefined])
      if (old?.kind === 'investor' || made?.kind === 'investor') investors.push([id, made?.kind === 'investor' ? made : undefined])
    }
    parts.smes = parts.smes.next(smes)
    parts.investors = parts.investors.next(investors)
    parts.owners = parts.owners.next(owners)
    parts.smeIndex = parts.smeIndex.next(smes.map(([id, made]) => [id, made?.scoring]))
    parts.investorIndex = parts.investorIndex.next(investors.map(([id, made]) => [id, made?.scoring]))
  }

  /** Builds in short turns: of what changed since the parts before, or of everything. */
  async function build (basis: Shared, { state: { rates, wholes }, changes }: Step, before: Parts | undefined, turn: Turn): Promise<Parts> {
    const goesOn = before !== undefined && changes !== undefined && !before.smeIndex.isWorn && !before.investorIndex.isWorn
    const parts: Parts = goesOn
      ? { ...before }
      : { smes: VersionedMap.of(), investors: VersionedMap.of(), owners: VersionedMap.of(), smeIndex: MatchIndex.ofSmes(basics), investorIndex: MatchIndex.ofInvestors(basics) }
    let batch: WholeChange[] = []
    const flush = async (): Promise<void> => {
      if (turn.due()) await turn.next()
      apply(parts, batch, basis, rates)
      batch = []
    }
    if (goesOn) {
      for (const change of changes) if (batch.push(change) === batchSize) await flush()
    } else {
      for (const whole of wholes.values()) if (batch.push([whole.profile.id, whole]) === batchSize) await flush()
    }
    await flush()
    return parts
  }

  function populationOf ({ smes, investors, owners, smeIndex, investorIndex }: Parts, known: State): Population {
    const { dataVersion, rates } = known
    const owner = (id: string) => owners.get(id) ?? ''
    return { dataVersion, rates, smes, investors, smeIndex, investorIndex, smeOfNeed: (id) => smes.get(owner(id)), investorOfMandate: (id) => investors.get(owner(id)), own: ownLookup(known) }
  }

  /** Looks up what is somebody's own, made when first asked for: most who ask own nothing. */
  function ownLookup ({ wholes, owners, rates }: State): Population['own'] {
    const made = new Map<string, Candidate | undefined>()
    return (id, principal) => {
      if (principal.role !== 'partner' && principal.role !== 'member') return undefined
      const whole = wholes.get(id) ?? wholes.get(owners.get(id) ?? '')
      if (whole === undefined || basisFor(principal, whole.profile) !== 'own') return undefined
      const { id: organisationId } = whole.profile
      if (!made.has(organisationId)) made.set(organisationId, candidate(whole, 'owner', rates))
      return made.get(organisationId)
    }
  }

  /** Loads what changed and builds every basis that was asked for, once for all who ask meanwhile. All of it becomes current at once. */
  async function refresh (): Promise<void> {
    const known = state
    const turn = new Turn()
    const step = await store.snapshot((reads) => known === undefined ? loadAll(reads) : loadChanges(reads, known, turn))
    const fresh = new Map<Shared, Parts>()
    try {
      for (const basis of [...wanted]) fresh.set(basis, await build(basis, step, built.get(basis), turn))
    } catch (error) {
      // An index has only one next version: those begun are lost.
      built = new Map()
      populations = new Map()
      throw error
    }
    built = fresh
    populations = new Map([...fresh].map(([basis, parts]) => [basis, populationOf(parts, step.state)]))
    state = step.state
  }

  return {
    async current (basis) {
      const shared = sharing[basis]
      const version = await store.read.dataVersion()
      for (;;) {
        const population = populations.get(shared)
        if (population !== undefined && population.dataVersion >= version) return population
        wanted.add(shared)
        loading ??= refresh().finally(() => { loading = undefined })
        await loading
      }
    }
  }
}
