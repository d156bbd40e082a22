// What awaits a reviewer: submitted claims and profiles offered for review, those first whose decision moves the most matches.
import { setImmediate as nextTurn } from 'node:timers/promises'
import { z } from 'zod'
import { demand } from '../access/demand.ts'
import type { Principal } from '../access/principal.ts'
import type { Sealer } from '../access/seal.ts'
import { asPublished, claimImpact, publicationImpact, watch, type ImpactContext, type Watched } from '../matching/impact.ts'
import type { Matching } from '../matching/matching.ts'
import type { Candidate, Population } from '../matching/population.ts'
import type { Reading } from '../matching/shelf.ts'
import { parse } from '../parse.ts'
import { line, list } from '../profiles/shapes.ts'
import type { Whole } from '../profiles/store.ts'
import { objectives } from '../scoring/types.ts'
import { claimKinds, type Claim } from './claim.ts'

/** What an entry awaits review as: a claim of a kind, or a whole profile. */
export const reviewItemKinds = ['profile', ...claimKinds] as const
export type ReviewItemKind = typeof reviewItemKinds[number]

export const ReviewQueueFilter = z.strictObject({
  kinds: list(z.enum(reviewItemKinds)).nullish().describe('Profiles, or claims of these kinds.'),
  objectives: list(z.enum(objectives)).nullish().describe('Taxonomy claims that contribute to one of these.'),
  organisation: line(100).nullish().describe('Of this SME or investor.'),
  source: line().nullish().describe('Of organisations from this source.')
})
export type ReviewQueueFilter = z.infer<typeof ReviewQueueFilter>

export const ReviewQueueQuery = z.strictObject({
  filter: ReviewQueueFilter.nullish(),
  first: z.int({ error: 'A whole number from 1 to 100.' }).min(1, 'From 1 to 100.').max(100, 'From 1 to 100.').nullish(),
  after: z.string({ error: 'Give text.' }).max(10_000).nullish()
})

/** One thing to decide on. */
export interface ReviewItem {
  /** Of the claim or the profile. */
  readonly id: string
  readonly kind: ReviewItemKind
  /** Null for a profile. */
  readonly claim: Claim | null
  readonly organisation: Whole
  /** When it was submitted, or changed last since. */
  readonly waitingSince: Date
}

/** Matches that a decision would change, 0–100; null while it is not computed yet. */
export interface WeighedItem extends ReviewItem { readonly priority: number | null }

export interface ReviewQueuePage {
  readonly items: ReadonlyArray<{ readonly cursor: string, readonly item: WeighedItem }>
  readonly totalCount: number
  /** Entries of all pages whose priority is not computed yet: they come last, and asking again computes more of them. */
  readonly unweighed: number
  readonly hasNextPage: boolean
  readonly hasPreviousPage: boolean
  /** True when data or priorities moved since the first page, so that entries may come twice or not at all. */
  readonly changed: boolean
  readonly dataVersion: string
}

export interface ReviewQueueDeps {
  readonly matching: Pick<Matching, 'engine' | 'rankings' | 'populations' | 'optionsFor'>
  readonly sealer: Sealer
  /** Counterparts that one request scores at most, but for the last organisation's. */
  readonly budget?: number
}

/** About two seconds of scoring. */
const usualBudget = 8_000
/** How many counterparts are scored before other requests get a turn: some milliseconds. */
const slice = 16
const defaultFirst = 20

/** Everything that waits, at one state of the data and on one day, with the priorities computed so far. */
interface Board {
  readonly population: Population
  readonly asOf: string
  /** What waits, by organisation. */
  readonly readings: readonly [smes: Reading<readonly ReviewItem[]>, investors: Reading<readonly ReviewItem[]>]
  /** All of it, the longest waiting first. */
  readonly items: readonly ReviewItem[]
  readonly priorities: Map<string, number>
}

type Key = readonly [priority: number, since: number, id: string]
interface Cursor { readonly key: Key, readonly data: number, readonly unweighed: number }

export type ReviewQueue = ReturnType<typeof createReviewQueue>

export function createReviewQueue ({ matching, sealer, budget = usualBudget }: ReviewQueueDeps) {
  const { engine, rankings, populations, optionsFor } = matching
  let board: Promise<Board> | undefined
  /** Requests weigh one after the other: two at once would compute the same twice. */
  let weighing: Promise<unknown> = Promise.resolve()

  /** The board of a population and day, made from the one before, once for all who ask. */
  function boardFor (population: Population, asOf: string): Promise<Board> {
    const last = board
    const next = (async () => {
      const before = await last?.catch(() => undefined)
      if (before?.population === population && before.asOf === asOf) return before
      const [smes, investors] = before?.readings ?? []
      const readings = [await population.smes.read(waiting, smes), await population.investors.read(waiting, investors)] as const
      const items = readings.flatMap((reading) => [...reading.values()].flatMap(({ said }) => said))
        .sort((a, b) => a.waitingSince.getTime() - b.waitingSince.getTime() || compareIds(a.id, b.id))
      return { population, asOf, readings, items, priorities: stillTrue(before, population, asOf, items) }
    })()
    board = next
    return next
  }

  /** Computes missing priorities, an organisation at a time, until the budget is spent. */
  async function weigh ({ population, asOf, priorities }: Board, items: readonly ReviewItem[]): Promise<void> {
    let spent = 0
    const scored = (): Promise<void> | void => ++spent % slice === 0 ? nextTurn() : undefined
    const context: ImpactContext = { engine, rankings, population, options: optionsFor(asOf), scored }
    for (const [organisationId, own] of byOrganisation(items.filter(({ id }) => !priorities.has(id)))) {
      if (spent >= budget) return
      const candidate = candidateOf(population, organisationId)
      if (candidate === undefined) throw new Error('What waits belongs to an organisation of the population.')
      await weighOrganisation(candidate, own, priorities, context)
    }
  }

  return {
    /**
     * What awaits review, on the full basis: by priority, then by how long it waits. The priority of a claim is how many of
     * the organisation's first matches any decision on it would change (src/matching/impact.ts), that of a profile how many
     * matches publishing would give it, up to 50; a claim of a profile in review is weighed as if that were published, one
     * of an organisation that cannot be matched has 0. Priorities are kept while nothing they rest on changes; a request
     * computes a bounded number, and what is left comes last. Needs claims:review.
     * @throws Problem UNAUTHENTICATED, FORBIDDEN, VALIDATION_FAILED, INVALID_CURSOR
     */
    async list (query: unknown, principal: Principal): Promise<ReviewQueuePage> {
      demand(principal, 'claims:review')
      const { filter, first, after } = parse(ReviewQueueQuery, query)
      const context = JSON.stringify(['reviewQueue', filter?.kinds ?? null, filter?.objectives ?? null, filter?.organisation ?? null, filter?.source ?? null])
      const cursor = after == null ? undefined : sealer.unseal(after, context) as Cursor
      const current = await boardFor(await populations.current('full'), optionsFor(undefined).asOf)
      const items = current.items.filter((item) => passes(item, filter ?? {}))
      const turn = weighing.then(() => weigh(current, items))
      weighing = turn.catch(() => {})
      await turn

      const { priorities, population: { dataVersion } } = current
      const sorted = items.map((item) => ({ item, key: keyOf(item, priorities) })).sort((a, b) => compareKeys(a.key, b.key))
      const unweighed = items.filter(({ id }) => !priorities.has(id)).length
      const found = cursor === undefined ? 0 : sorted.findIndex(({ key }) => compareKeys(key, cursor.key) > 0)
      const start = found === -1 ? sorted.length : found
      const page = sorted.slice(start, start + (first ?? defaultFirst))
      const origin = { data: cursor?.data ?? dataVersion, unweighed: cursor?.unweighed ?? unweighed }
      return {
        items: page.map(({ item, key }) => ({ cursor: sealer.seal({ key, ...origin } satisfies Cursor, context), item: { ...item, priority: priorities.get(item.id) ?? null } })),
        totalCount: sorted.length,
        unweighed,
        hasNextPage: start + page.length < sorted.length,
        hasPreviousPage: start > 0,
        changed: origin.data !== dataVersion || origin.unweighed !== unweighed,
        dataVersion: String(dataVersion)
      }
    }
  }
}

function candidateOf ({ smes, investors }: Population, id: string): Candidate | undefined {
  return smes.get(id) ?? investors.get(id)
}

/** The priorities of before that nothing has touched: they rest on the organisation, everybody of the other side and the day. */
function stillTrue (before: Board | undefined, population: Population, asOf: string, items: readonly ReviewItem[]): Map<string, number> {
  const kept = new Map<string, number>()
  if (before?.asOf !== asOf || before.population.rates !== population.rates) return kept
  const was = before.population
  const sameSmes = was.smes.isSame(population.smes)
  const sameInvestors = was.investors.isSame(population.investors)
  const isTrue = { sme: (id: string) => sameInvestors && was.smes.hasSame(id, population.smes), investor: (id: string) => sameSmes && was.investors.hasSame(id, population.investors) }
  for (const { id, organisation: { profile } } of items) {
    const priority = before.priorities.get(id)
    if (priority !== undefined && isTrue[profile.kind](profile.id)) kept.set(id, priority)
  }
  return kept
}

/** What waits of an organisation: the profile itself, claims submitted. */
function waiting ({ whole }: Candidate): readonly ReviewItem[] {
  const { profile, claims } = whole
  const submitted = claims.filter(({ state }) => state === 'submitted').map((claim): ReviewItem => ({ id: claim.id, kind: claim.facts.kind, claim, organisation: whole, waitingSince: claim.updatedAt }))
  return profile.status === 'in_review' ? [{ id: profile.id, kind: 'profile', claim: null, organisation: whole, waitingSince: profile.updatedAt }, ...submitted] : submitted
}

/** In the order of each organisation's first. */
function byOrganisation (items: readonly ReviewItem[]): ReadonlyMap<string, readonly ReviewItem[]> {
  const groups = new Map<string, ReviewItem[]>()
  for (const item of items) {
    const { id } = item.organisation.profile
    const group = groups.get(id)
    if (group === undefined) groups.set(id, [item])
    else group.push(item)
  }
  return groups
}

async function weighOrganisation (candidate: Candidate, items: readonly ReviewItem[], priorities: Map<string, number>, context: ImpactContext): Promise<void> {
  const inReview = candidate.whole.profile.status === 'in_review'
  const subject = inReview ? asPublished(candidate) : candidate
  let watched: Watched | undefined
  for (const { id, claim } of items) {
    if (!subject.scoring.published) priorities.set(id, 0)
    else if (claim === null) priorities.set(id, await publicationImpact(subject, context))
    else priorities.set(id, await claimImpact(subject, id, watched ??= await watch(subject, context), context))
  }
}

function passes ({ kind, claim, organisation: { profile } }: ReviewItem, { kinds, objectives, organisation, source }: ReviewQueueFilter): boolean {
  if (kinds != null && !kinds.includes(kind)) return false
  if (objectives != null && !(claim?.facts.kind === 'taxonomy' && objectives.includes(claim.facts.objective))) return false
  return (organisation == null || profile.id === organisation) && (source == null || profile.source === source)
}

/** Most matches first, what is not computed last; then who waits longest. */
function keyOf ({ id, waitingSince }: ReviewItem, priorities: ReadonlyMap<string, number>): Key {
  return [-(priorities.get(id) ?? -1), waitingSince.getTime(), id]
}

function compareKeys (a: Key, b: Key): number {
  return a[0] - b[0] || a[1] - b[1] || compareIds(a[2], b[2])
}

function compareIds (a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
