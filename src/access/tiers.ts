// At which tier each field of each record opens, and what stands in its place until then. Every answer, view and score comes
// from records that passed through this table (disclosure.ts), and README's table is made from it.
// It is closed by default: a field that is not here does not compile, and one that is only in the database is never shown.
import type { Claim, ClaimFacts, Document } from '../claims/claim.ts'
import type { Deal, Investor, Mandate } from '../investors/investor.ts'
import type { Contact, ProfileBase, Stamped } from '../profiles/profile.ts'
import { hasSizeFigures, sizeCandidates } from '../smes/size.ts'
import type { Need, Sme } from '../smes/sme.ts'
import { coarseActivities, coarseNeed, coarseTicket } from './coarse.ts'
import type { Tier } from './relation.ts'

/** How one field of a record opens. */
export interface Rule<R, V> {
  /** From which tier on the field is shown as it is. */
  readonly tier: Tier
  /** What stands there below the tier: what counts as not known, or a coarse form of it. */
  readonly below?: (record: R) => V
  /** The coarse form in words, for README; without it nothing is shown. */
  readonly coarse?: string
  /** The fields of a part, or of each entry of a list, which open on their own. */
  readonly parts?: Parts
}
/** A rule for every field of a record. */
export type Table<R> = { readonly [F in keyof R]-?: Rule<R, R[F]> }
/** Rules for fields of a part, whatever kind it is of. */
export type Parts = Readonly<Record<string, { readonly tier: Tier, readonly below?: () => unknown }>>

const open = { tier: 'public' } as const satisfies Rule<unknown, unknown>

/** Nothing until the tier. */
function nothing (tier: Tier): { readonly tier: Tier, readonly below: () => null } {
  return { tier, below: () => null }
}
/** No entry until the tier. */
function none (tier: Tier): { readonly tier: Tier, readonly below: () => [] } {
  return { tier, below: () => [] }
}
/** No text in any language until the tier. */
function untold (tier: Tier): { readonly tier: Tier, readonly below: () => Record<string, never> } {
  return { tier, below: () => ({}) }
}

/** Versions start at 1: 0 is the one nobody was told. */
export const untoldVersion = 0
/**
 * A change of a hidden field moves these two, so they open with the last of them. What was made and never changed says the same
 * as a record whose changes may not be seen.
 */
const kept = {
  version: { tier: 'owner', below: () => untoldVersion },
  createdAt: open,
  updatedAt: { tier: 'owner', below: ({ createdAt }: Stamped) => createdAt }
} as const

type Each<T> = Readonly<Record<T extends unknown ? keyof T & string : never, { readonly tier: Tier, readonly below?: () => unknown }>>

export const contactParts: Each<Contact> = { name: nothing('nda'), role: nothing('nda'), email: nothing('nda'), phone: nothing('nda') }
export const documentParts: Each<Document> = { title: nothing('nda'), issuer: nothing('nda'), page: nothing('nda'), url: nothing('nda'), sha256: nothing('nda') }

/** What claims of all kinds say. Evidence counts, so it is public; what names the organisation, and its figures, are not. */
export const factParts: Each<ClaimFacts> = {
  kind: open,
  activity: open,
  objective: open,
  substantialContribution: open,
  dnsh: open,
  minimumSafeguards: open,
  kpis: untold('nda'),
  category: open,
  decree: open,
  mandatoryMet: open,
  mandatoryTotal: open,
  rewardedMet: open,
  rewardedTotal: open,
  certification: open,
  // Registers of certificates are public: number and issuer name the holder.
  number: nothing('mutual'),
  issuer: nothing('mutual'),
  entry: open,
  // Some initiatives have a dozen signatories.
  name: { tier: 'mutual', below: () => '' }
}

const profile = {
  id: open,
  status: open,
  statusReason: nothing('staff'),
  names: untold('mutual'),
  descriptions: untold('mutual'),
  textStatus: untold('mutual'),
  identifiers: none('mutual'),
  website: nothing('mutual'),
  founded: nothing('mutual'),
  synthetic: open,
  source: nothing('owner'),
  externalId: nothing('owner'),
  partnerId: nothing('staff'),
  // Whom an organisation excluded is hidden and holds all the same: it removes pairs, and moves no score.
  excludedCounterparts: none('owner'),
  contacts: { ...none('nda'), parts: contactParts },
  // Shown by what can be matched, so not hidden.
  matchingConsent: open,
  informedOn: nothing('owner'),
  ...kept
} as const satisfies Table<ProfileBase>

export const smeTable: Table<Sme> = {
  ...profile,
  kind: open,
  legalName: nothing('mutual'),
  province: { ...nothing('mutual'), coarse: 'its region' },
  region: open,
  activities: { tier: 'mutual', below: ({ activities }) => coarseActivities(activities), coarse: 'NACE group, without shares' },
  headcount: { ...nothing('nda'), coarse: 'size classes' },
  headcountBand: { ...nothing('nda'), coarse: 'size classes' },
  turnoverEur: { ...nothing('nda'), coarse: 'size classes' },
  turnoverBandEur: { ...nothing('nda'), coarse: 'size classes' },
  balanceSheetEur: { ...nothing('nda'), coarse: 'size classes' },
  fiscalYear: nothing('nda'),
  soleTrader: nothing('owner'),
  // Stands for the figures where they are hidden. Without any there is nothing to stand for: the size is then unknown to all alike.
  sizeBand: { tier: 'nda', below: (sme) => hasSizeFigures(sme) ? sizeCandidates(sme) : undefined }
}

export const investorTable: Table<Investor> = {
  ...profile,
  kind: open,
  registeredName: nothing('mutual'),
  type: open,
  province: open,
  assets: nothing('nda'),
  standing: open
}

export const needTable: Table<Need> = {
  id: open,
  organisationId: open,
  kind: open,
  amount: { tier: 'nda', below: ({ amount }) => coarseNeed(amount), coarse: 'a band of 1, 2, 5, 10 …' },
  instruments: open,
  modes: open,
  territory: open,
  excludedInvestorTypes: open,
  stakeOffered: nothing('nda'),
  controlOffered: nothing('nda'),
  confidential: open,
  weights: nothing('owner'),
  validTo: open,
  ...kept
}

export const mandateTable: Table<Mandate> = {
  id: open,
  organisationId: open,
  sectors: open,
  excludedSectors: open,
  objectives: open,
  activities: open,
  chinaCatalogue: open,
  camCategories: open,
  minimumEvidence: open,
  minimumAligned: open,
  kpi: open,
  ticket: { tier: 'nda', below: ({ ticket }) => coarseTicket(ticket), coarse: 'a band of 1, 2, 5, 10 …' },
  instruments: open,
  modes: open,
  territory: open,
  sizes: open,
  stakeWanted: nothing('nda'),
  controlWanted: nothing('nda'),
  confidential: open,
  weights: nothing('owner'),
  validTo: open,
  ...kept
}

/** A list of past deals names its investor, so deals open with its name; what they cost later. */
export const dealTable: Table<Deal> = {
  id: { tier: 'mutual' },
  organisationId: { tier: 'mutual' },
  date: { tier: 'mutual' },
  sector: { tier: 'mutual' },
  region: { tier: 'mutual' },
  amount: nothing('nda'),
  source: nothing('nda'),
  ...kept,
  createdAt: { tier: 'mutual' }
}

export const claimTable: Table<Claim> = {
  id: open,
  organisationId: open,
  facts: { ...open, parts: factParts },
  state: open,
  level: open,
  ruleSet: open,
  documents: { ...none('nda'), parts: documentParts },
  validFrom: open,
  validTo: open,
  // Keys stand for people.
  submittedBy: nothing('staff'),
  reviewedBy: nothing('staff'),
  reviewedAt: open,
  reviewReason: nothing('owner'),
  ...kept
}

/** The tier from which on a record is there at all. */
export const presence = {
  need: ({ confidential }: Need): Tier => confidential ? 'owner' : 'public',
  mandate: ({ confidential }: Mandate): Tier => confidential ? 'owner' : 'public',
  deal: (): Tier => 'mutual',
  claim: ({ state }: Claim): Tier => state === 'draft' || state === 'rejected' ? 'owner' : 'public'
} as const
