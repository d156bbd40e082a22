// The deal a pair could make, as checks: whose capital and technology would cross which border.
import type { NeedKind } from '../smes/sme.ts'
import { anyOf, allOf, atMostOpen, reaches, type Check, type Span } from './check.ts'
import type { ScreeningPair } from './pair.ts'

export interface Deal {
  readonly kind: NeedKind | null
  /** Percent of the capital; from the lower to the higher of what is offered and wanted. */
  readonly stakePct: Span | null
  readonly control: boolean | null
  readonly valueEur: Span | null
  /** A stake in the Italian company itself. */
  readonly shares: Check
  /** A new company in Italy, held together. */
  readonly newCompany: Check
  /** Capital from China that buys ownership in Italy, by either way. */
  readonly capital: Check
  /** Money from China that buys no ownership by itself: loan, bond, guarantee, leasing, project finance. */
  readonly finance: Check
  /** The investor is under the rules of mainland China for investment abroad. */
  readonly mainland: Check
  /** Italian know-how would be licensed or handed over; the mode says how. */
  readonly technologyOut: Crossing
  /** Chinese know-how would come to the Italian company. */
  readonly technologyIn: Crossing
  /** Goods or services would be bought from the Chinese side. */
  readonly purchase: Check
  readonly publicTender: Check
  /** Italian capital would set up or buy into a company in mainland China. */
  readonly establishment: Check
  /** Italian services would be sold in China without a company there. */
  readonly crossBorder: Check
  /** Places in China the need names; the investor's own where it names none. */
  readonly chinaPlaces: readonly string[]
  /** What both sides could use, as far as stated. */
  readonly modes: readonly string[] | null
}
export interface Crossing { readonly check: Check, readonly mode: string | null }

/** Divisions that ISO lists under CN and that have a regime of their own (cn-regions.json, `mainlandFdiRegime: false`). */
const outsideMainland: ReadonlySet<string> = new Set(['CN-HK', 'CN-MO', 'CN-TW'])

const shareInstruments: ReadonlySet<string> = new Set(['equity_minority', 'equity_majority'])
/** These become a stake only by a later step or by their terms. */
const mixedInstruments: ReadonlySet<string> = new Set(['convertible', 'project_finance'])
const financeInstruments: ReadonlySet<string> = new Set(['loan', 'green_bond', 'guarantee', 'leasing', 'project_finance'])

/** Reads what the two sides state as one deal. */
export function dealOf ({ need, mandate, investor, valueEur }: ScreeningPair): Deal {
  const kind = need?.kind ?? null
  const instruments = shared(need?.instruments, mandate?.instruments)
  const modes = shared(need?.modes, mandate?.modes)
  const stakePct = percent(need?.stakeOffered ?? null, mandate?.stakeWanted ?? null)
  const control = controlOf(need?.controlOffered ?? null, mandate?.controlWanted ?? null, stakePct, instruments)
  const stated = control === true || (stakePct !== null && stakePct.high !== 0)
  const mode = (id: string): Check => modes === null || !modes.ids.includes(id) ? 'no' : modes.ids.length === 1 && modes.common ? 'met' : 'open'
  const through = (sure: (id: string) => boolean, maybe: (id: string) => boolean): Check => {
    if (instruments === null) return 'unknown'
    const checks = instruments.ids.map((id): Check => sure(id) ? 'met' : maybe(id) ? 'open' : 'no')
    const best = checks.every((check) => check === 'met') ? 'met' : atMostOpen(anyOf(...checks))
    return instruments.common ? best : atMostOpen(best)
  }

  const isVenture = (id: string): boolean => id === 'joint_venture_equity'
  const isShare = (id: string): boolean => shareInstruments.has(id)
  const isMixed = (id: string): boolean => mixedInstruments.has(id)
  const venture = anyOf(mode('joint_venture'), instruments === null ? 'no' : through(isVenture, () => false))
  // A joint company of a market entry stands in China; of an investment, in Italy, unless the need names places in China.
  const ventureInItaly: Check = kind === 'market_entry' ? 'no' : kind === 'investment' && !named(need) ? 'met' : 'open'

  const refused = stakePct?.high === 0 && control !== true
  const newCompany = refused ? 'no' : allOf(venture, ventureInItaly)
  const shares = refused
    ? 'no'
    : instruments === null
      ? silent({ kind, modes: modes?.ids ?? null, stated })
      // A stake named beside loans or fees alone: what they are for is open. Beside joint-venture equity it is the stake in that company.
      : anyOf(through(isShare, isMixed), stated && !instruments.ids.some(isVenture) ? 'open' : 'no')
  const capital = refused
    ? 'no'
    : anyOf(shares, newCompany, instruments === null ? 'no' : through((id) => isShare(id) || (isVenture(id) && ventureInItaly === 'met'), isMixed))

  const mainland: Check = investor.province === null ? 'open' : outsideMainland.has(investor.province) ? 'no' : 'met'
  const chinaPlaces = need?.territory?.codes.length ? need.territory.codes : investor.province === null ? [] : [investor.province]
  const inMainland: Check = chinaPlaces.length === 0
    ? 'met'
    : chinaPlaces.every((place) => outsideMainland.has(place)) ? (named(need) ? 'no' : 'open') : chinaPlaces.some((place) => outsideMainland.has(place)) ? 'open' : 'met'
  const establishment = allOf(entering(kind, modes?.ids ?? null, venture, named(need)), inMainland)

  return {
    kind,
    stakePct,
    control,
    valueEur,
    shares,
    newCompany,
    capital,
    finance: instruments === null ? 'no' : through((id) => financeInstruments.has(id), () => false),
    mainland,
    technologyOut: kind === 'technology_request' ? none : crossing(kind === 'technology_offer', modes?.ids ?? null, ['licensing', 'technology_transfer']),
    technologyIn: kind === 'technology_offer' || kind === 'market_entry'
      ? none
      : crossing(kind === 'technology_request', modes?.ids ?? null, ['licensing', 'technology_transfer', 'training', ...(kind === 'technology_request' ? ['joint_research', 'supply'] : [])]),
    purchase: kind === 'market_entry' || kind === 'technology_offer' ? 'no' : atMostOpen(mode('supply')),
    publicTender: atMostOpen(mode('public_procurement')),
    establishment,
    crossBorder: kind !== 'market_entry' ? 'no' : allOf(inMainland, modes === null ? 'unknown' : establishment === 'met' ? 'no' : 'open'),
    chinaPlaces,
    modes: modes?.ids ?? null
  }
}

const none: Crossing = { check: 'no', mode: null }
interface Shared { readonly ids: readonly string[], readonly common: boolean }
type Ids = ReadonlyArray<{ readonly id: string }> | undefined

/** What both lists name; where they name nothing in common, all of both (one side would have to move). Null when neither states any. */
function shared (ours: Ids, theirs: Ids): Shared | null {
  const [a, b] = [(ours ?? []).map(({ id }) => id), (theirs ?? []).map(({ id }) => id)]
  if (a.length === 0 && b.length === 0) return null
  if (a.length === 0 || b.length === 0) return { ids: a.length === 0 ? b : a, common: true }
  const both = a.filter((id) => b.includes(id))
  return both.length > 0 ? { ids: both, common: true } : { ids: [...a, ...b], common: false }
}

function named (need: ScreeningPair['need']): boolean {
  return (need?.territory?.codes.length ?? 0) > 0
}

/** Shares of 1 as percent; rounded, because 0.1 × 100 must reach 10. */
function percent (offered: number | null, wanted: number | null): Span | null {
  const known = [offered, wanted].filter((share) => share !== null).map((share) => Math.round(share * 1e6) / 1e4)
  return known.length === 0 ? null : { low: Math.min(...known), high: Math.max(...known) }
}

function controlOf (offered: boolean | null, wanted: boolean | null, stakePct: Span | null, instruments: Shared | null): boolean | null {
  const byTerms = stakePct !== null && stakePct.low > 50 ? true : instruments?.common === true && instruments.ids.every((id) => id === 'equity_majority')
  // One side's refusal stands against the other's wish, and against its own stake it makes the matter open.
  if (offered === false || wanted === false) return byTerms ? null : false
  return offered === true || wanted === true || byTerms ? true : null
}

/** Whether a stake is to be expected where neither side names an instrument. */
function silent ({ kind, modes, stated }: { kind: NeedKind | null, modes: readonly string[] | null, stated: boolean }): Check {
  if (stated) return 'met'
  const invests = modes?.includes('direct_investment') ?? false
  if (kind === 'investment' || kind === null) {
    if (modes === null) return 'unknown'
    return invests ? (modes.length === 1 ? 'met' : 'open') : 'no'
  }
  return invests && kind !== 'market_entry' ? 'open' : 'no'
}

function crossing (asked: boolean, modes: readonly string[] | null, wanted: readonly string[]): Crossing {
  const mode = modes?.find((id) => wanted.includes(id)) ?? null
  if (mode !== null) return { check: asked ? 'met' : 'open', mode }
  return asked && modes === null ? { check: 'unknown', mode: null } : none
}

/** Whether Italian capital would go into a company in China. A place in China named beside a joint venture leaves open where it would be. */
function entering (kind: NeedKind | null, modes: readonly string[] | null, venture: Check, placeNamed: boolean): Check {
  if (kind === 'market_entry') {
    if (venture !== 'no' || modes?.includes('direct_investment')) return 'met'
    return modes === null ? 'unknown' : modes.includes('market_entry_support') ? 'open' : 'no'
  }
  const mayBeThere = kind === 'technology_offer' || kind === 'research' || (kind === 'investment' && placeNamed)
  return mayBeThere ? atMostOpen(venture) : 'no'
}

/** Whether the deal gives a stake of at least `pct` percent, or control, which reaches every such step but a stated smaller one. */
export function stakeReaches (deal: Deal, pct: number): Check {
  const byStake = reaches(deal.stakePct, pct)
  if (deal.control !== true) return byStake
  return byStake === 'no' ? 'open' : 'met'
}
