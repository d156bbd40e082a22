// Everybody who can be matched, in memory, as each basis may see them: kept equal to the store by its change log.
// With the candidates go the indexes that rank them (index/README.md): ranking asks a population and never the database.
import type { Basis, Principal } from '../access/principal.ts'
import { discloseAt } from '../access/disclosure.ts'
import { basisFor, type Tier } from '../access/relation.ts'
import { deriveFacets } from '../profiles/search-entry.ts'
import { isSme, type Store, type Whole, type WholeInvestor, type WholeSme } from '../profiles/store.ts'
import type { ScoringInvestor, ScoringSme } from '../scoring/types.ts'
import { MatchIndex, type Basics } from './index/index.ts'
import { Turn } from './index/turns.ts'
import { batchSize, everybody, loadAll, loadChanges, recordIds, type State, type Step, type WholeChange } from './loading.ts'
import { scoringInvestor, scoringSme, type Rates } from './scoring-view.ts'
import { Kept, Shelf, unpack } from './shelf.ts'
import { VersionedMap } from './versioned-map.ts'

export interface SmeCandidate { readonly kind: 'sme', readonly id: string, readonly whole: WholeSme, readonly scoring: ScoringSme, facets (): ReadonlySet<string> }
export interface InvestorCandidate { readonly kind: 'investor', readonly id: string, readonly whole: WholeInvestor, readonly scoring: ScoringInvestor, facets (): ReadonlySet<string> }
export type Candidate = SmeCandidate | InvestorCandidate

export type SmeIndex = MatchIndex<ScoringInvestor, ScoringSme>
export type InvestorIndex = MatchIndex<ScoringSme, ScoringInvestor>

/** All candidates of one basis at one data version. It never changes. */
export interface Population {
  readonly dataVersion: number
  readonly rates: Rates
  readonly smes: Shelf<SmeCandidate>
  readonly investors: Shelf<InvestorCandidate>
  /** The owner of a need or mandate that the basis may see. */
  smeOfNeed (needId: string): SmeCandidate | undefined
  investorOfMandate (mandateId: string): InvestorCandidate | undefined
  /** The organisation that the id names, or whose need or mandate it names, as its owner sees it; undefined unless it is the principal's own and its scores rest on the basis `own`. */
  own (id: string, principal: Principal): Candidate | undefined
  readonly smeIndex: SmeIndex
  readonly investorIndex: InvestorIndex
}

/** The populations there are. */
type Shared = 'public' | 'full'
/** Bases whose viewers see the same share a population: on the basis `own` one's own side is seen in full, and the candidates are the public's. */
const sharing: Readonly<Record<Basis, Shared>> = { public: 'public', own: 'public', full: 'full' }
/** What is open of every candidate. */
const tiersOf: Readonly<Record<Shared, Tier>> = { public: 'public', full: 'staff' }

/** A population's parts while it is built. */
interface Parts {
  /** Profiles of those the basis may see, as text. */
  smes: VersionedMap<string>
  investors: VersionedMap<string>
  readonly keptSmes: Kept<SmeCandidate>
  readonly keptInvestors: Kept<InvestorCandidate>
  /** Owners' ids by need and mandate. */
  owners: VersionedMap<string>
  smeIndex: SmeIndex
  investorIndex: InvestorIndex
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
    const smes: Array<readonly [string, string | undefined]> = []
    const investors: Array<readonly [string, string | undefined]> = []
    const owners: Array<readonly [string, string | undefined]> = []
    const scoringSmes: Array<readonly [string, ScoringSme | undefined]> = []
    const scoringInvestors: Array<readonly [string, ScoringInvestor | undefined]> = []
    for (const { id, whole, text } of changes) {
      const [oldSme, oldInvestor] = [parts.smes.get(id), parts.investors.get(id)]
      const old = oldSme ?? oldInvestor
      const made = whole === undefined ? undefined : candidate(whole, tiersOf[basis], rates)
      for (const record of recordIds(old === undefined ? undefined : discloseAt(unpack(old), tiersOf[basis]))) owners.push([record, undefined])
      for (const record of recordIds(made?.whole)) owners.push([record, id])
      if (oldSme !== undefined || made?.kind === 'sme') {
        smes.push([id, made?.kind === 'sme' ? text : undefined])
        scoringSmes.push([id, made?.kind === 'sme' ? made.scoring : undefined])
      }
      if (oldInvestor !== undefined || made?.kind === 'investor') {
        investors.push([id, made?.kind === 'investor' ? text : undefined])
        scoringInvestors.push([id, made?.kind === 'investor' ? made.scoring : undefined])
      }
    }
    parts.smes = parts.smes.next(smes)
    parts.investors = parts.investors.next(investors)
    parts.owners = parts.owners.next(owners)
    parts.smeIndex = parts.smeIndex.next(scoringSmes)
    parts.investorIndex = parts.investorIndex.next(scoringInvestors)
  }

  const empty = (): Parts => ({
    smes: VersionedMap.of(), investors: VersionedMap.of(), keptSmes: new Kept(), keptInvestors: new Kept(), owners: VersionedMap.of(), smeIndex: MatchIndex.ofSmes(basics), investorIndex: MatchIndex.ofInvestors(basics)
  })

  /** Applies changes in short turns. */
  async function feed (parts: Parts, changes: Iterable<WholeChange>, basis: Shared, rates: Rates, turn: Turn): Promise<void> {
    let batch: WholeChange[] = []
    const flush = async (): Promise<void> => {
      if (turn.due()) await turn.next()
      apply(parts, batch, basis, rates)
      batch = []
    }
    for (const change of changes) if (batch.push(change) === batchSize) await flush()
    await flush()
  }

  /** The next parts, of what changed since those before or of everybody. */
  async function build (basis: Shared, { state: { rates, texts }, changes }: Step, before: Parts | undefined, turn: Turn): Promise<Parts> {
    const goesOn = before !== undefined && changes !== undefined && !before.smeIndex.isWorn && !before.investorIndex.isWorn
    const parts = goesOn ? { ...before } : empty()
    await feed(parts, goesOn ? changes : everybody(texts), basis, rates, turn)
    return parts
  }

  function populationOf (basis: Shared, parts: Parts, known: State): Population {
    const { dataVersion, rates } = known
    const { owners, keptSmes, keptInvestors, smeIndex, investorIndex } = parts
    // Only those are on the shelves whom the basis may see.
    const made = <K extends Candidate['kind']>(whole: Whole, kind: K) => {
      const one = candidate(whole, tiersOf[basis], rates)
      if (one?.kind !== kind) throw new Error(`${whole.profile.id} is no ${kind} that may be seen.`)
      return one as Extract<Candidate, { kind: K }>
    }
    const smes = new Shelf(parts.smes, keptSmes, (whole) => made(whole, 'sme'))
    const investors = new Shelf(parts.investors, keptInvestors, (whole) => made(whole, 'investor'))
    const owner = (id: string) => owners.get(id) ?? ''
    return { dataVersion, rates, smes, investors, smeIndex, investorIndex, smeOfNeed: (id) => smes.get(owner(id)), investorOfMandate: (id) => investors.get(owner(id)), own: ownLookup(known) }
  }

  /** Looks up what is somebody's own, made when first asked for: most who ask own nothing. */
  function ownLookup ({ texts, owners, rates }: State): Population['own'] {
    const made = new Map<string, Candidate | undefined>()
    return (id, principal) => {
      if (principal.role !== 'partner' && principal.role !== 'member') return undefined
      const text = texts.get(id) ?? texts.get(owners.get(id) ?? '')
      const whole = text === undefined ? undefined : unpack(text)
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
    const fresh = new Map<Shared, Parts>()
    const step = known === undefined ? undefined : await store.snapshot((reads) => loadChanges(reads, known, turn))
    let next: State
    try {
      if (step === undefined) {
        for (const basis of wanted) fresh.set(basis, empty())
        next = await store.snapshot((reads) => loadAll(reads, async (page, rates) => {
          for (const [basis, parts] of fresh) await feed(parts, page, basis, rates, turn)
        }))
      } else {
        for (const basis of [...wanted]) fresh.set(basis, await build(basis, step, built.get(basis), turn))
        next = step.state
      }
    } catch (error) {
      // An index has only one next version: those begun are lost.
      built = new Map()
      populations = new Map()
      throw error
    }
    built = fresh
    populations = new Map([...fresh].map(([basis, parts]) => [basis, populationOf(basis, parts, next)]))
    state = next
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
