// The same ranking with a patched profile, need, mandate or weights. Everything is checked as a real change would be; nothing is stored.
import { randomBytes } from 'node:crypto'
import { ClaimInput, claimContent } from '../claims/input.ts'
import type { Claim } from '../claims/claim.ts'
import { basisOf, type Principal } from '../access/principal.ts'
import { stillWanted } from '../deadline.ts'
import { invalid, Problem } from '../errors.ts'
import { investorFields, mandateFields, mergeInvestor, mergeMandate } from '../investors/fields.ts'
import { MandateInput } from '../investors/input.ts'
import type { Investor, Mandate } from '../investors/investor.ts'
import { parse } from '../parse.ts'
import { createChecks, type Checks } from '../profiles/checks.ts'
import { externalCounterparts, externalProfileId } from '../profiles/fields.ts'
import { knownCurrencies } from '../profiles/money.ts'
import type { InputContext, Lists } from '../profiles/lists.ts'
import type { ProfileKind, Store, WholeInvestor, WholeSme } from '../profiles/store.ts'
import { mergeNeed, mergeSme, needFields, smeFields } from '../smes/fields.ts'
import { NeedInput, type SmeInput } from '../smes/input.ts'
import type { Need, Sme } from '../smes/sme.ts'
import { Turn } from './index/turns.ts'
import type { Match, WhatIfAnswer, WhatIfChange, WhatIfPatch } from './match.ts'
import { checkCount, type Matching } from './matching.ts'
import type { Population } from './population.ts'
import type { Ranking, Subject } from './ranking.ts'
import { scoringInvestor, scoringSme } from './scoring-view.ts'
import { basisOfSubject, subjectOf } from './subject.ts'

export interface WhatIfQuery { readonly asOf?: string | null | undefined, readonly first: number }

/** `contextOf`: the context with those counterparts that an input names by externalId and whoever asks may know the ids of. */
interface Patching { readonly context: InputContext, contextOf (kind: ProfileKind, input: CounterpartsInput): InputContext, readonly checks: Checks, readonly rates: Population['rates'], readonly forId: string }

type CounterpartsInput = Pick<SmeInput, 'source' | 'excludedCounterparts' | 'synthetic'>

const hypothetical = { version: 1 } as const

function stamped (now: Date): { version: number, createdAt: Date, updatedAt: Date } {
  return { ...hypothetical, createdAt: now, updatedAt: now }
}

/** Which need or mandate a patch means: the one asked for, the only one, or a new one where there is none. */
function target<R extends { readonly id: string }> (records: readonly R[], forId: string, field: 'need' | 'mandate'): R | undefined {
  const named = records.find(({ id }) => id === forId)
  if (named !== undefined || records.length <= 1) return named ?? records[0]
  const accepted = records.map(({ id }) => id)
  throw new Problem('VALIDATION_FAILED', `There are ${records.length} ${field}s: ask for one of them by its id to patch it.`, { issues: [{ pointer: '/for', code: 'ambiguous', message: `Name the ${field}.`, accepted }] })
}

/** What reads one part of the patch, with pointers beneath that part's place. @throws Problem VALIDATION_FAILED */
function beneath<T> (place: string, read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'VALIDATION_FAILED') throw error
    throw invalid(error.issues.map((issue) => ({ ...issue, pointer: `${place}${issue.pointer}` })))
  }
}

function patchedClaims (claims: readonly Claim[], added: WhatIfPatch['claims'], organisationId: string, { context, checks }: Patching): readonly Claim[] {
  return [...claims, ...(added ?? []).flatMap((given, index): Claim[] => {
    const place = `/patch/claims/${index}`
    const content = claimContent(beneath(place, () => parse(ClaimInput, given)), context.catalogues, checks, place)
    if (content === undefined) return []
    return [{ id: `claim_whatif_${index}`, organisationId, ...content, state: 'submitted', level: 'self_declared', submittedBy: null, reviewedBy: null, reviewedAt: null, reviewReason: null, ...stamped(context.now) }]
  })]
}

function refuse (field: keyof WhatIfPatch, side: string): never {
  throw new Problem('VALIDATION_FAILED', `patch.${field} does not belong to ${side}.`, { issues: [{ pointer: `/patch/${field}`, code: 'not_applicable', message: `The ranking asked for is ${side}’s.` }] })
}

/** Reads the fields of a profile. One whose names are hidden has a stand-in meanwhile, as no profile may be without a name. */
function named<P extends Sme | Investor, K extends 'legalName' | 'registeredName', F extends Pick<P, K & keyof P>> (profile: P, field: K & keyof P, read: (base: P) => F): F {
  const nameless = profile[field] === null && Object.keys(profile.names).length === 0
  if (!nameless) return read(profile)
  const fields = read({ ...profile, [field]: profile.id })
  return fields[field] === profile.id ? { ...fields, [field]: null } : fields
}

function patchSme (whole: WholeSme, patch: WhatIfPatch, patching: Patching): WholeSme {
  const { context, contextOf, checks, forId } = patching
  if (patch.investor != null) refuse('investor', 'an SME')
  if (patch.mandate != null) refuse('mandate', 'an SME')
  let { profile, needs } = whole
  if (patch.sme != null) {
    // Figures given in the patch are known to whoever gives them, so the public band no longer stands for them.
    const { sizeBand, ...known } = profile
    const figures = ['headcount', 'headcountBand', 'turnoverEur', 'turnoverBandEur', 'balanceSheetEur'].some((field) => field in (patch.sme as object))
    profile = {
      ...known,
      ...(figures || sizeBand === undefined ? {} : { sizeBand }),
      ...named(whole.profile, 'legalName', (base) => {
        const input = beneath('/patch/sme', () => mergeSme(base, patch.sme))
        return smeFields(input, contextOf('sme', input), checks, '/patch/sme', profile)
      })
    }
  }
  if (patch.need != null) {
    const old = target(needs, forId, 'need')
    const fields = needFields(beneath('/patch/need', () => old === undefined ? parse(NeedInput, patch.need) : mergeNeed(old, patch.need)), context, checks, '/patch/need')
    const next: Need = old === undefined ? { id: 'need_whatif', organisationId: profile.id, ...stamped(context.now), ...fields } : { ...old, ...fields }
    needs = old === undefined ? [next] : needs.map((need) => need.id === old.id ? next : need)
  }
  return { profile, needs, claims: patchedClaims(whole.claims, patch.claims, profile.id, patching) }
}

function patchInvestor (whole: WholeInvestor, patch: WhatIfPatch, patching: Patching): WholeInvestor {
  const { context, contextOf, checks, forId } = patching
  if (patch.sme != null) refuse('sme', 'an investor')
  if (patch.need != null) refuse('need', 'an investor')
  let { profile, mandates } = whole
  if (patch.investor != null) {
    profile = {
      ...profile,
      ...named(whole.profile, 'registeredName', (base) => {
        const input = beneath('/patch/investor', () => mergeInvestor(base, patch.investor))
        return investorFields(input, contextOf('investor', input), checks, '/patch/investor', profile)
      })
    }
  }
  if (patch.mandate != null) {
    const old = target(mandates, forId, 'mandate')
    const fields = mandateFields(beneath('/patch/mandate', () => old === undefined ? parse(MandateInput, patch.mandate) : mergeMandate(old, patch.mandate)), context, checks, '/patch/mandate')
    const next: Mandate = old === undefined ? { id: 'man_whatif', organisationId: profile.id, ...stamped(context.now), ...fields } : { ...old, ...fields }
    mandates = old === undefined ? [next] : mandates.map((mandate) => mandate.id === old.id ? next : mandate)
  }
  return { profile, mandates, deals: whole.deals, claims: patchedClaims(whole.claims, patch.claims, profile.id, patching) }
}

/** The subject with the patch applied: a need or mandate asked for by id stays the only one. */
function patchSubject (subject: Subject, patch: WhatIfPatch, patching: Patching): Subject {
  const only = <R extends { readonly id: string }>(records: readonly R[]): readonly R[] => {
    const named = records.filter(({ id }) => id === patching.forId)
    return named.length > 0 ? named : records
  }
  if (subject.kind === 'sme') {
    const whole = patchSme(subject.whole, patch, patching)
    const vetoes = patch.sme == null ? subject.scoring.excludedCounterparts : [...new Set([...subject.scoring.excludedCounterparts, ...whole.profile.excludedCounterparts])]
    const scoring = scoringSme(whole, vetoes, patching.rates)
    return { ...subject, whole, scoring: { ...scoring, needs: only(scoring.needs) } }
  }
  const whole = patchInvestor(subject.whole, patch, patching)
  const vetoes = patch.investor == null ? subject.scoring.excludedCounterparts : [...new Set([...subject.scoring.excludedCounterparts, ...whole.profile.excludedCounterparts])]
  const scoring = scoringInvestor(whole, vetoes, patching.rates)
  return { ...subject, whole, scoring: { ...scoring, mandates: only(scoring.mandates) } }
}

/**
 * Makes ids that no organisation has. An answer that lost a counterpart, because the patch excludes it by its source and
 * externalId, would tell whoever guessed them which anonymous one it is.
 */
const nobodysKey = randomBytes(32)

/** Ids by externalId, of those excluded counterparts that whoever asks may know. */
function knownCounterparts (kind: ProfileKind, input: CounterpartsInput, idKey: Uint8Array, mayKnow: (id: string) => boolean): ReadonlyMap<string, string> {
  const { source, synthetic } = input
  if (source == null) return new Map()
  return new Map(externalCounterparts(input).flatMap((externalId) => {
    const id = externalProfileId(kind === 'sme' ? 'investor' : 'sme', { source, externalId, synthetic }, idKey)
    return mayKnow(id) ? [[externalId, id]] : []
  }))
}

type Scores = Awaited<ReturnType<Ranking['scores']>>

interface Standing { readonly rank: number, readonly score: number }

async function standings (scores: Scores, turn: Turn): Promise<ReadonlyMap<string, Standing>> {
  const found = new Map<string, Standing>()
  for (const [at, { id, score }] of scores.entries()) {
    if (turn.due()) await pause(turn)
    found.set(id, { rank: at + 1, score: score / 100 })
  }
  return found
}

/** Lets others have their turn, and ends when nobody waits for the answer any more. */
async function pause (turn: Turn): Promise<void> {
  await turn.next()
  stillWanted()
}

/**
 * Every counterpart whose rank or score differs, in order of its new rank, those that fell out last.
 * @throws what the request was given up for
 */
async function changesBetween (before: Scores, after: Scores): Promise<readonly WhatIfChange[]> {
  const turn = new Turn()
  const [old, fresh] = [await standings(before, turn), await standings(after, turn)]
  const changes: WhatIfChange[] = []
  for (const id of new Set([...after, ...before].map((one) => one.id))) {
    if (turn.due()) await pause(turn)
    const [was, is] = [old.get(id), fresh.get(id)]
    if (was?.rank === is?.rank && was?.score === is?.score) continue
    changes.push({ counterpart: id, rankBefore: was?.rank ?? null, rankAfter: is?.rank ?? null, scoreBefore: was?.score ?? null, scoreAfter: is?.score ?? null })
  }
  return changes
}

/** Builds the what-if use case over matching. */
export function createWhatIf ({ matching, store, catalogues, now }: { readonly matching: Matching, readonly store: Store, readonly catalogues: Lists, readonly now: () => Date }) {
  /**
   * The first matches under the patch and what changed by it; undefined when there is no such id to see. Patched amounts are read at today's rate.
   * @throws Problem VALIDATION_FAILED as a real change would, INVALID_QUERY
   */
  return async function whatIf (forId: string, patch: WhatIfPatch, { asOf, first }: WhatIfQuery, principal: Principal): Promise<WhatIfAnswer | undefined> {
    checkCount(first, 'first')
    const population = await matching.populations.current(basisOf(principal))
    const basis = basisOfSubject(forId, population, principal)
    const subject = subjectOf(forId, population, principal)
    if (subject === undefined) return undefined
    const checks = createChecks(catalogues)
    const context: InputContext = { catalogues, currencies: knownCurrencies(population.rates), now: now(), idKey: nobodysKey }
    const idKey = await store.read.idKey()
    const contextOf = (kind: ProfileKind, input: CounterpartsInput): InputContext => ({ ...context, counterparts: knownCounterparts(kind, input, idKey, (id) => basis === 'full' || population.own(id, principal) !== undefined) })
    const patched = patchSubject(subject, patch, { context, contextOf, checks, rates: population.rates, forId })
    checks.done()
    const options = matching.optionsFor(asOf)
    const before = matching.list(subject, population, {}, options)
    const after = matching.list(patched, population, {}, { ...options, weights: patch.weights ?? undefined })
    const stamp = matching.stampOf(population, options, basis)
    const matches = (await after.slice(0, first)).map((ranked, at): Match => matching.matchOf(patched, ranked, at + 1, stamp))
    return { matches, changes: await changesBetween(await before.scores(), await after.scores()) }
  }
}
