// Generated from schema/*.graphql by src/graphql/generate.ts. Do not edit.
/* eslint-disable */
import type { KeyState as ApiKeyState } from '../access/view.ts';
import type { AuditAction } from '../audit/entry.ts';
import type { Language } from '../catalogues/catalogue.ts';
import type { PrivacyRecordKind } from '../privacy/store.ts';
import type { LegalBasis } from '../privacy/store.ts';
import type { MentionPlace } from '../privacy/store.ts';
import type { ProfileStatus } from '../profiles/profile.ts';
import type { EvidenceLevel } from '../scoring/types.ts';
import type { ReviewState } from '../scoring/types.ts';
import type { Fact } from '../scoring/types.ts';
import type { Objective } from '../scoring/types.ts';
import type { SizeClass } from '../scoring/types.ts';
import type { CodeSystem } from '../scoring/types.ts';
import type { Kpi } from '../scoring/types.ts';
import type { Direction as MatchDirection } from '../scoring/model.ts';
import type { GateOutcome } from '../scoring/outcome.ts';
import type { Decision as ReviewDecision } from '../claims/review.ts';
import type { ClaimKind } from '../claims/claim.ts';
import type { ReviewItemKind } from '../claims/review-queue.ts';
import type { ClaimAction } from '../claims/history.ts';
import type { NeedKind } from '../smes/sme.ts';
import type { ProfileKind as ImportKind } from '../profiles/store.ts';
import type { Likelihood } from '../screening/check.ts';
import type { Basis as ScoreBasis } from '../access/principal.ts';
import type { ViewerRole as Role } from './enums.ts';
import type { Standing } from './enums.ts';
import type { TextMaker } from './enums.ts';
import type { ProfileOrderField } from './enums.ts';
import type { SortDirection } from './enums.ts';
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { ViewerView, ApiKeyView, MadeKeyView, RotatedKeyView } from '../access/view.ts';
import type { AuditEntryView } from '../audit/view.ts';
import type { PersonalDataView, PrivacyRecordsView, SoleTraderView } from '../privacy/view.ts';
import type { StoredContact as StoredContactModel, PrivacyRecord as PrivacyRecordModel, Mention as MentionModel } from '../privacy/store.ts';
import type { Erasure as ErasureModel } from '../privacy/erase.ts';
import type { TextView, TextStatusView, ActivityView, PrioritisedView, CriterionWeightView } from '../profiles/view.ts';
import type { TextOrigin as TextOriginModel, Identifier as IdentifierModel, Contact as ContactModel, Money as MoneyModel, MoneyRange as MoneyRangeModel, Territory as TerritoryModel } from '../profiles/profile.ts';
import type { Band as BandModel } from '../smes/sme.ts';
import type { SmeView, NeedView } from '../smes/view.ts';
import type { InvestorView, MandateView, DealView, ObjectiveWeightView } from '../investors/view.ts';
import type { SectorWish as SectorWishModel } from '../scoring/types.ts';
import type { ClaimView, ClaimFactsView, DnshView, KpiShareView } from '../claims/view.ts';
import type { Document as DocumentModel } from '../claims/claim.ts';
import type { ReviewItemView, ClaimChangeView, BulkReviewView, BulkReviewItemView } from '../claims/review-view.ts';
import type { FieldChange } from '../claims/history.ts';
import type { ImportProgressView, ImportMappingView } from '../imports/view.ts';
import type { CatalogueView, CatalogueEntryView, TranslationView, TitledCodeView, ReusedDigitsView, ExchangeRatesView } from '../catalogues/view.ts';
import type { MatchView, DirectionScoreView, CriterionScoreView, GateResultView, WhatIfView, WhyNotView, ProofView, StabilityView, ScoringModelView, ScoringCriterionView, EvidenceFactorView } from '../matching/view.ts';
import type { WhatIfChange as WhatIfChangeModel } from '../matching/match.ts';
import type { ScreeningFlagView } from '../screening/view.ts';
import type { FieldIssue as FieldIssueModel } from '../errors.ts';
import type { ValidationRefusal as ValidationRefusalModel, ConflictRefusal as ConflictRefusalModel, NotFoundRefusal as NotFoundRefusalModel, RuleRefusal as RuleRefusalModel, Removed as RemovedModel } from './refusals.ts';
import type { SmeConnection as SmeConnectionModel, InvestorConnection as InvestorConnectionModel, CatalogueEntryConnection as CatalogueEntryConnectionModel, MatchConnection as MatchConnectionModel, ReviewQueueConnection as ReviewQueueConnectionModel, ClaimChangeConnection as ClaimChangeConnectionModel, AuditConnection as AuditConnectionModel, PageInfo as PageInfoModel, SmeEdge as SmeEdgeModel, InvestorEdge as InvestorEdgeModel, CatalogueEntryEdge as CatalogueEntryEdgeModel, MatchEdge as MatchEdgeModel, ReviewItemEdge as ReviewItemEdgeModel, ClaimChangeEdge as ClaimChangeEdgeModel, AuditEdge as AuditEdgeModel } from './connections.ts';
import type { Context } from './context.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = T | null | undefined;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
export type EnumResolverSignature<T, AllowedValues = any> = { [key in keyof T]?: AllowedValues };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** A moment, ISO 8601 in UTC with milliseconds: `2026-03-01T09:30:00.000Z`. As an input any offset is taken. */
  DateTime: { input: string; output: Date; }
  /** A calendar date in UTC, ISO 8601: `2026-03-01`. Only days that exist are taken. */
  Date: { input: string; output: string; }
  /** Whole currency units, a safe integer (up to 2^53 − 1): GraphQL's Int ends at 2.1 billion. No amount is negative. */
  Amount: { input: number; output: number; }
};

/** Reading. An unknown id answers null, and so does one the caller may not see. At most 20 rankings (`matches`, `whatIf`, `whyNot`, `nextBestProofs`, `stability`, `reviewQueue`, nested ones included) in one request. */
export type Query = {
  /** Who asks, as the service understands the Authorization header; without one, anonymous. */
  me: Viewer;
  /** All API keys, ended ones too, oldest first. Needs the permission `settings:write`. */
  apiKeys: Array<ApiKey>;
  /**
   * The audit log, newest first: who wrote, reviewed, read confidential data and exported. Needs the permission settings:write;
   * without it null, with an error.
   */
  audit?: Maybe<AuditConnection>;
  /** All code lists the service works with, in a fixed order. */
  catalogues: Array<Catalogue>;
  /** Entries of one code list in its own order; null when there is no such list. */
  catalogueEntries?: Maybe<CatalogueEntryConnection>;
  /** What an activity code stands for in both NACE revisions; null when its list does not know it. */
  translateActivity?: Maybe<ActivityTranslation>;
  /** Rates by which amounts in other currencies are compared, by day and then currency. Needs the permission settings:write; without it null, with an error. */
  exchangeRates?: Maybe<ExchangeRates>;
  /** How far an import is; null when there is none with that id. Needs an API key that may write profiles. */
  importProgress?: Maybe<ImportProgress>;
  /** What the columns of somebody else's table mean: mappings that ship with the service and those that were uploaded, by id. Needs an API key that may write profiles. */
  importMappings: Array<ImportMapping>;
  /** One mapping; null when there is none with that id. Needs an API key that may write profiles. */
  importMapping?: Maybe<ImportMapping>;
  /** An investor; null when there is none or the caller may not see it. */
  investor?: Maybe<Investor>;
  /** Investors that fit. Without a key: published and invented ones. */
  investors: InvestorConnection;
  /** Ranked best first for an SME, need, investor or mandate; null when there is no such id or the caller may not see it. */
  matches?: Maybe<MatchConnection>;
  /** One named pair, also when a gate fails; null when an id is unknown or the two cannot be scored. */
  match?: Maybe<Match>;
  /** The same ranking with a patched profile, need, mandate or weights. Nothing is stored. */
  whatIf?: Maybe<WhatIfResult>;
  /** What keeps this counterpart from the first k; null when an id is unknown. */
  whyNot?: Maybe<WhyNot>;
  /** The proofs that would raise the low end of the first 50 matches most, best first; null when the id is unknown. */
  nextBestProofs?: Maybe<Array<ProofSuggestion>>;
  /** The smallest relative change of one weight that alters first place; null when the id is unknown, or when no single weight does. */
  stability?: Maybe<Stability>;
  /** The numbers by which pairs are scored. */
  scoringModel: ScoringModel;
  /** Anything by its id; null when there is none or the caller may not see it. */
  node?: Maybe<Node>;
  /**
   * What awaits review, those first whose decision would change the most matches: submitted claims and profiles in review.
   * Needs the permission claims:review; without it null, with an error.
   */
  reviewQueue?: Maybe<ReviewQueueConnection>;
  /** An SME; null when there is none or the caller may not see it. */
  sme?: Maybe<Sme>;
  /** SMEs that fit. Without a key: published and invented ones. */
  smes: SmeConnection;
};


/** Reading. An unknown id answers null, and so does one the caller may not see. At most 20 rankings (`matches`, `whatIf`, `whyNot`, `nextBestProofs`, `stability`, `reviewQueue`, nested ones included) in one request. */
export type QueryAuditArgs = {
  actor?: InputMaybe<Scalars['ID']['input']>;
  action?: InputMaybe<AuditAction>;
  subject?: InputMaybe<Scalars['ID']['input']>;
  since?: InputMaybe<Scalars['DateTime']['input']>;
  until?: InputMaybe<Scalars['DateTime']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** Reading. An unknown id answers null, and so does one the caller may not see. At most 20 rankings (`matches`, `whatIf`, `whyNot`, `nextBestProofs`, `stability`, `reviewQueue`, nested ones included) in one request. */
export type QueryCatalogueEntriesArgs = {
  catalogue: Scalars['ID']['input'];
  search?: InputMaybe<Scalars['String']['input']>;
  parent?: InputMaybe<Scalars['ID']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** Reading. An unknown id answers null, and so does one the caller may not see. At most 20 rankings (`matches`, `whatIf`, `whyNot`, `nextBestProofs`, `stability`, `reviewQueue`, nested ones included) in one request. */
export type QueryTranslateActivityArgs = {
  code: Scalars['String']['input'];
  system: CodeSystem;
};


/** Reading. An unknown id answers null, and so does one the caller may not see. At most 20 rankings (`matches`, `whatIf`, `whyNot`, `nextBestProofs`, `stability`, `reviewQueue`, nested ones included) in one request. */
export type QueryImportProgressArgs = {
  id: Scalars['ID']['input'];
};


/** Reading. An unknown id answers null, and so does one the caller may not see. At most 20 rankings (`matches`, `whatIf`, `whyNot`, `nextBestProofs`, `stability`, `reviewQueue`, nested ones included) in one request. */
export type QueryImportMappingArgs = {
  id: Scalars['ID']['input'];
};


/** Reading. An unknown id answers null, and so does one the caller may not see. At most 20 rankings (`matches`, `whatIf`, `whyNot`, `nextBestProofs`, `stability`, `reviewQueue`, nested ones included) in one request. */
export type QueryInvestorArgs = {
  id: Scalars['ID']['input'];
};


/** Reading. An unknown id answers null, and so does one the caller may not see. At most 20 rankings (`matches`, `whatIf`, `whyNot`, `nextBestProofs`, `stability`, `reviewQueue`, nested ones included) in one request. */
export type QueryInvestorsArgs = {
  filter?: InputMaybe<InvestorFilter>;
  search?: InputMaybe<Scalars['String']['input']>;
  orderBy?: InputMaybe<ProfileOrder>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** Reading. An unknown id answers null, and so does one the caller may not see. At most 20 rankings (`matches`, `whatIf`, `whyNot`, `nextBestProofs`, `stability`, `reviewQueue`, nested ones included) in one request. */
export type QueryMatchesArgs = {
  for: Scalars['ID']['input'];
  filter?: InputMaybe<MatchFilter>;
  weights?: InputMaybe<WeightsInput>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** Reading. An unknown id answers null, and so does one the caller may not see. At most 20 rankings (`matches`, `whatIf`, `whyNot`, `nextBestProofs`, `stability`, `reviewQueue`, nested ones included) in one request. */
export type QueryMatchArgs = {
  a: Scalars['ID']['input'];
  b: Scalars['ID']['input'];
  asOf?: InputMaybe<Scalars['Date']['input']>;
};


/** Reading. An unknown id answers null, and so does one the caller may not see. At most 20 rankings (`matches`, `whatIf`, `whyNot`, `nextBestProofs`, `stability`, `reviewQueue`, nested ones included) in one request. */
export type QueryWhatIfArgs = {
  for: Scalars['ID']['input'];
  patch: WhatIfInput;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** Reading. An unknown id answers null, and so does one the caller may not see. At most 20 rankings (`matches`, `whatIf`, `whyNot`, `nextBestProofs`, `stability`, `reviewQueue`, nested ones included) in one request. */
export type QueryWhyNotArgs = {
  for: Scalars['ID']['input'];
  counterpart: Scalars['ID']['input'];
  k?: InputMaybe<Scalars['Int']['input']>;
};


/** Reading. An unknown id answers null, and so does one the caller may not see. At most 20 rankings (`matches`, `whatIf`, `whyNot`, `nextBestProofs`, `stability`, `reviewQueue`, nested ones included) in one request. */
export type QueryNextBestProofsArgs = {
  for: Scalars['ID']['input'];
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** Reading. An unknown id answers null, and so does one the caller may not see. At most 20 rankings (`matches`, `whatIf`, `whyNot`, `nextBestProofs`, `stability`, `reviewQueue`, nested ones included) in one request. */
export type QueryStabilityArgs = {
  for: Scalars['ID']['input'];
};


/** Reading. An unknown id answers null, and so does one the caller may not see. At most 20 rankings (`matches`, `whatIf`, `whyNot`, `nextBestProofs`, `stability`, `reviewQueue`, nested ones included) in one request. */
export type QueryNodeArgs = {
  id: Scalars['ID']['input'];
};


/** Reading. An unknown id answers null, and so does one the caller may not see. At most 20 rankings (`matches`, `whatIf`, `whyNot`, `nextBestProofs`, `stability`, `reviewQueue`, nested ones included) in one request. */
export type QueryReviewQueueArgs = {
  filter?: InputMaybe<ReviewQueueFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};


/** Reading. An unknown id answers null, and so does one the caller may not see. At most 20 rankings (`matches`, `whatIf`, `whyNot`, `nextBestProofs`, `stability`, `reviewQueue`, nested ones included) in one request. */
export type QuerySmeArgs = {
  id: Scalars['ID']['input'];
};


/** Reading. An unknown id answers null, and so does one the caller may not see. At most 20 rankings (`matches`, `whatIf`, `whyNot`, `nextBestProofs`, `stability`, `reviewQueue`, nested ones included) in one request. */
export type QuerySmesArgs = {
  filter?: InputMaybe<SmeFilter>;
  search?: InputMaybe<Scalars['String']['input']>;
  orderBy?: InputMaybe<ProfileOrder>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** Changing. What a caller can act upon (a field that is not valid, a lost race, a rule) is a member of the result's union; unexpected failures are errors with `extensions.code`. Every change needs an API key. */
export type Mutation = {
  /** Makes an API key. Its text is in this answer only. Needs the permission `settings:write`. */
  createApiKey: ApiKeyMadeResult;
  /** Makes a key of the same role, scopes and organisations in the place of another, which holds beside it for a while. Needs the permission `settings:write`. */
  rotateApiKey: ApiKeyRotatedResult;
  /** Ends a key at once and for good. Needs the permission `settings:write`. */
  revokeApiKey: ApiKeyResult;
  /** Adds rates, replacing those of the same day and currency; others stay, since older amounts are read by them. Needs the permission settings:write. */
  setExchangeRates: ExchangeRatesResult;
  /** Makes a draft (without `id`), or changes a claim. What an accepted claim says cannot be changed without a new review. */
  saveClaim: ClaimResult;
  /** Offers a draft for review. */
  submitClaim: ClaimResult;
  /** Accepts, rejects or revokes; sets the evidence level. The reviewer is not the submitter for levels above DOCUMENTED. */
  reviewClaim: ClaimResult;
  /** Uploads a mapping, new or in place of what stands. The same mapping again is no change. Needs the permission settings:write. */
  saveImportMapping: ImportMappingResult;
  /** Removes an uploaded mapping; what was imported by it stays. Needs the permission settings:write. */
  removeImportMapping: RemoveResult;
  /** Stores a new investor as a draft. */
  createInvestor: InvestorResult;
  /** Changes the fields named, as a JSON merge patch (RFC 7396). */
  updateInvestor: InvestorResult;
  /** Adds a mandate (without `id`) or changes the fields named of one. */
  saveMandate: MandateResult;
  /** Adds a deal (without `id`) or changes the fields named of one. */
  saveDeal: DealResult;
  /** Records what the programme's review of an investor's own standing found. Needs a reviewer's key. */
  setStanding: InvestorResult;
  /**
   * Everything held on a person: contacts in every wording, notices and consents, a sole trader's profile, names of keys, and where
   * they are mentioned besides. A mutation, since the audit log notes it (without saying who) and since an address must not stand in
   * the address of a request. Needs the permission settings:write, as all of these do.
   */
  readPersonalData: PersonalDataResult;
  /** Records that a person was told, agreed, withdrew or objected, for every person that fits. Never changed: a later one supersedes it. */
  recordPrivacy: PrivacyRecordsResult;
  /**
   * Erases a person, a sole trader or the name of a key from profiles, the trail of changes, remembered answers and import reports.
   * Ids stay, and what they were told and agreed to; the audit log never had more.
   */
  erasePerson: ErasureOutcome;
  /** Publishes, pauses, withdraws or reopens an SME or an investor. Publishing needs an admin's key. A withdrawal holds in the very next read. */
  changeStatus: ProfileResult;
  /** Removes a need, mandate, deal, a claim that was never reviewed, or a profile that is still a draft. */
  remove: RemoveResult;
  /** One decision, with one reason, on several claims. A claim that is refused keeps none of the others back. Who submitted a claim cannot accept it above DOCUMENTED. */
  bulkReviewClaims: BulkReviewResult;
  /** Stores a new SME as a draft. */
  createSme: SmeResult;
  /** Changes the fields named, as a JSON merge patch (RFC 7396). */
  updateSme: SmeResult;
  /** Adds a need (without `id`) or changes the fields named of one. */
  saveNeed: NeedResult;
};


/** Changing. What a caller can act upon (a field that is not valid, a lost race, a rule) is a member of the result's union; unexpected failures are errors with `extensions.code`. Every change needs an API key. */
export type MutationCreateApiKeyArgs = {
  input: ApiKeyInput;
};


/** Changing. What a caller can act upon (a field that is not valid, a lost race, a rule) is a member of the result's union; unexpected failures are errors with `extensions.code`. Every change needs an API key. */
export type MutationRotateApiKeyArgs = {
  id: Scalars['ID']['input'];
  overlapSeconds?: InputMaybe<Scalars['Int']['input']>;
  expiresAt?: InputMaybe<Scalars['DateTime']['input']>;
};


/** Changing. What a caller can act upon (a field that is not valid, a lost race, a rule) is a member of the result's union; unexpected failures are errors with `extensions.code`. Every change needs an API key. */
export type MutationRevokeApiKeyArgs = {
  id: Scalars['ID']['input'];
};


/** Changing. What a caller can act upon (a field that is not valid, a lost race, a rule) is a member of the result's union; unexpected failures are errors with `extensions.code`. Every change needs an API key. */
export type MutationSetExchangeRatesArgs = {
  items: Array<ExchangeRateInput>;
  tag: Scalars['String']['input'];
};


/** Changing. What a caller can act upon (a field that is not valid, a lost race, a rule) is a member of the result's union; unexpected failures are errors with `extensions.code`. Every change needs an API key. */
export type MutationSaveClaimArgs = {
  organisation: Scalars['ID']['input'];
  id?: InputMaybe<Scalars['ID']['input']>;
  version?: InputMaybe<Scalars['Int']['input']>;
  input: ClaimInput;
};


/** Changing. What a caller can act upon (a field that is not valid, a lost race, a rule) is a member of the result's union; unexpected failures are errors with `extensions.code`. Every change needs an API key. */
export type MutationSubmitClaimArgs = {
  id: Scalars['ID']['input'];
  version: Scalars['Int']['input'];
};


/** Changing. What a caller can act upon (a field that is not valid, a lost race, a rule) is a member of the result's union; unexpected failures are errors with `extensions.code`. Every change needs an API key. */
export type MutationReviewClaimArgs = {
  id: Scalars['ID']['input'];
  version: Scalars['Int']['input'];
  decision: ReviewDecision;
  level?: InputMaybe<EvidenceLevel>;
  reason: Scalars['String']['input'];
};


/** Changing. What a caller can act upon (a field that is not valid, a lost race, a rule) is a member of the result's union; unexpected failures are errors with `extensions.code`. Every change needs an API key. */
export type MutationSaveImportMappingArgs = {
  mapping: Scalars['String']['input'];
  version?: InputMaybe<Scalars['Int']['input']>;
};


/** Changing. What a caller can act upon (a field that is not valid, a lost race, a rule) is a member of the result's union; unexpected failures are errors with `extensions.code`. Every change needs an API key. */
export type MutationRemoveImportMappingArgs = {
  id: Scalars['ID']['input'];
  version: Scalars['Int']['input'];
};


/** Changing. What a caller can act upon (a field that is not valid, a lost race, a rule) is a member of the result's union; unexpected failures are errors with `extensions.code`. Every change needs an API key. */
export type MutationCreateInvestorArgs = {
  input: InvestorInput;
};


/** Changing. What a caller can act upon (a field that is not valid, a lost race, a rule) is a member of the result's union; unexpected failures are errors with `extensions.code`. Every change needs an API key. */
export type MutationUpdateInvestorArgs = {
  id: Scalars['ID']['input'];
  version: Scalars['Int']['input'];
  patch: InvestorInput;
};


/** Changing. What a caller can act upon (a field that is not valid, a lost race, a rule) is a member of the result's union; unexpected failures are errors with `extensions.code`. Every change needs an API key. */
export type MutationSaveMandateArgs = {
  investor: Scalars['ID']['input'];
  id?: InputMaybe<Scalars['ID']['input']>;
  version?: InputMaybe<Scalars['Int']['input']>;
  input: MandateInput;
};


/** Changing. What a caller can act upon (a field that is not valid, a lost race, a rule) is a member of the result's union; unexpected failures are errors with `extensions.code`. Every change needs an API key. */
export type MutationSaveDealArgs = {
  investor: Scalars['ID']['input'];
  id?: InputMaybe<Scalars['ID']['input']>;
  version?: InputMaybe<Scalars['Int']['input']>;
  input: DealInput;
};


/** Changing. What a caller can act upon (a field that is not valid, a lost race, a rule) is a member of the result's union; unexpected failures are errors with `extensions.code`. Every change needs an API key. */
export type MutationSetStandingArgs = {
  id: Scalars['ID']['input'];
  version: Scalars['Int']['input'];
  standing?: InputMaybe<Standing>;
};


/** Changing. What a caller can act upon (a field that is not valid, a lost race, a rule) is a member of the result's union; unexpected failures are errors with `extensions.code`. Every change needs an API key. */
export type MutationReadPersonalDataArgs = {
  subject: SubjectInput;
};


/** Changing. What a caller can act upon (a field that is not valid, a lost race, a rule) is a member of the result's union; unexpected failures are errors with `extensions.code`. Every change needs an API key. */
export type MutationRecordPrivacyArgs = {
  input: PrivacyRecordInput;
};


/** Changing. What a caller can act upon (a field that is not valid, a lost race, a rule) is a member of the result's union; unexpected failures are errors with `extensions.code`. Every change needs an API key. */
export type MutationErasePersonArgs = {
  input: ErasureInput;
};


/** Changing. What a caller can act upon (a field that is not valid, a lost race, a rule) is a member of the result's union; unexpected failures are errors with `extensions.code`. Every change needs an API key. */
export type MutationChangeStatusArgs = {
  id: Scalars['ID']['input'];
  version: Scalars['Int']['input'];
  status: ProfileStatus;
  reason?: InputMaybe<Scalars['String']['input']>;
};


/** Changing. What a caller can act upon (a field that is not valid, a lost race, a rule) is a member of the result's union; unexpected failures are errors with `extensions.code`. Every change needs an API key. */
export type MutationRemoveArgs = {
  id: Scalars['ID']['input'];
  version: Scalars['Int']['input'];
};


/** Changing. What a caller can act upon (a field that is not valid, a lost race, a rule) is a member of the result's union; unexpected failures are errors with `extensions.code`. Every change needs an API key. */
export type MutationBulkReviewClaimsArgs = {
  claims: Array<ReviewedClaimInput>;
  decision: ReviewDecision;
  level?: InputMaybe<EvidenceLevel>;
  reason: Scalars['String']['input'];
};


/** Changing. What a caller can act upon (a field that is not valid, a lost race, a rule) is a member of the result's union; unexpected failures are errors with `extensions.code`. Every change needs an API key. */
export type MutationCreateSmeArgs = {
  input: SmeInput;
};


/** Changing. What a caller can act upon (a field that is not valid, a lost race, a rule) is a member of the result's union; unexpected failures are errors with `extensions.code`. Every change needs an API key. */
export type MutationUpdateSmeArgs = {
  id: Scalars['ID']['input'];
  version: Scalars['Int']['input'];
  patch: SmeInput;
};


/** Changing. What a caller can act upon (a field that is not valid, a lost race, a rule) is a member of the result's union; unexpected failures are errors with `extensions.code`. Every change needs an API key. */
export type MutationSaveNeedArgs = {
  sme: Scalars['ID']['input'];
  id?: InputMaybe<Scalars['ID']['input']>;
  version?: InputMaybe<Scalars['Int']['input']>;
  input: NeedInput;
};

export type { Role };

/** Who asks. */
export type Viewer = {
  /** `key_…` for a key, `user_…` for a person, `anonymous` for neither. */
  id: Scalars['ID']['output'];
  /** The role. */
  role: Role;
  /** What one may do at all (`profiles:write`, `matches:read` …); partners and members within their own organisations. */
  permissions: Array<Scalars['String']['output']>;
  /** What the key or token is narrowed to (`profiles:read`, `profiles:write`, `matches:read`, `imports:write`, `claims:review`, `admin`); null: all that the role may. */
  scopes?: Maybe<Array<Scalars['String']['output']>>;
  /** The partner that a partner acts for; null for every other role. */
  partnerId?: Maybe<Scalars['ID']['output']>;
  /** The organisations of a member; empty for every other role. */
  organisationIds: Array<Scalars['ID']['output']>;
};

export type { ApiKeyState };

/** An API key without its text, which nobody can be shown again. */
export type ApiKey = {
  /** `key_…`. */
  id: Scalars['ID']['output'];
  /** What it is for; null when nobody said. */
  name?: Maybe<Scalars['String']['output']>;
  /** What it may do. */
  role: Role;
  /** What it is narrowed to; null: all that its role may. */
  scopes?: Maybe<Array<Scalars['String']['output']>>;
  /** The partner that a partner's key acts for; null for every other role. */
  partnerId?: Maybe<Scalars['ID']['output']>;
  /** The organisations of a member's key; empty for every other role. */
  organisationIds: Array<Scalars['ID']['output']>;
  /** Whether it holds. */
  state: ApiKeyState;
  /** When it was made. */
  createdAt: Scalars['DateTime']['output'];
  /** Id of the key or person that made it; `cli` for the command line. */
  createdBy: Scalars['String']['output'];
  /** When it was last used, to the minute; null: never. */
  lastUsedAt?: Maybe<Scalars['DateTime']['output']>;
  /** From this moment on it is refused; null: it does not expire. */
  expiresAt?: Maybe<Scalars['DateTime']['output']>;
  /** When it was ended; null: it was not. */
  revokedAt?: Maybe<Scalars['DateTime']['output']>;
  /** The key that took its place when it was rotated; null: none did. */
  replacedBy?: Maybe<Scalars['ID']['output']>;
};

/** A new key with its text. */
export type ApiKeyMade = {
  /** The text, for `Authorization: Bearer …`. It is in this answer only. */
  key: Scalars['String']['output'];
  /** The key as it is shown from now on. */
  apiKey: ApiKey;
};

/** A new key with its text, in the place of another. */
export type ApiKeyRotated = {
  /** The text, for `Authorization: Bearer …`. It is in this answer only. */
  key: Scalars['String']['output'];
  /** The key as it is shown from now on. */
  apiKey: ApiKey;
  /** The key whose place it takes. */
  previous: Scalars['ID']['output'];
  /** Until then both hold. */
  previousEndsAt: Scalars['DateTime']['output'];
};

/** What an API key may do, and for whom. */
export type ApiKeyInput = {
  /** What the key may do; every role but `ANONYMOUS`. */
  role: Role;
  /** What the key is for, so that an admin knows which one to revoke. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** The partner that the key acts for; for the role `PARTNER`, and only for it. */
  partnerId?: InputMaybe<Scalars['ID']['input']>;
  /** The organisations that the key belongs to; for the role `MEMBER`, and only for it. */
  organisationIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Narrows the key to these; null or left out: all that its role may. */
  scopes?: InputMaybe<Array<Scalars['String']['input']>>;
  /** From this moment on the key is refused; null or left out: it does not expire. */
  expiresAt?: InputMaybe<Scalars['DateTime']['input']>;
};

/** What became of making a key. */
export type ApiKeyMadeResult = ApiKeyMade | ValidationRefusal | ConflictRefusal | NotFoundRefusal | RuleRefusal;

/** What became of rotating a key. */
export type ApiKeyRotatedResult = ApiKeyRotated | ValidationRefusal | ConflictRefusal | NotFoundRefusal | RuleRefusal;

/** What became of revoking a key. */
export type ApiKeyResult = ApiKey | ConflictRefusal | NotFoundRefusal | RuleRefusal;

export type { AuditAction };

/** One entry of the audit log. Its hash covers all of it and the hash of the entry before. */
export type AuditEntry = {
  /** 1, 2, 3 … without gaps; as text, since it outgrows Int. */
  position: Scalars['ID']['output'];
  /** When it happened. */
  at: Scalars['DateTime']['output'];
  /** Id of who acted. */
  actor: Scalars['ID']['output'];
  /** The role in which they acted. */
  role: Scalars['String']['output'];
  /** What was done. */
  action: AuditAction;
  /** Ids of the records concerned, besides organisations as a whole. */
  records: Array<Scalars['ID']['output']>;
  /** Ids of the organisations concerned. */
  organisations: Array<Scalars['ID']['output']>;
  /** The data version that was read or made; null where it does not matter. */
  dataVersion?: Maybe<Scalars['ID']['output']>;
  /** The scoring model, or the rule sets that a claim was written or reviewed under; null where none mattered. */
  ruleVersion?: Maybe<Scalars['String']['output']>;
  /** The request; null outside one. */
  requestId?: Maybe<Scalars['ID']['output']>;
  /** What else is told, as JSON text; null for nothing. */
  details?: Maybe<Scalars['String']['output']>;
  /** SHA-256 of the entry before, hexadecimal; 64 zeros for the first. */
  previousHash: Scalars['String']['output'];
  /** SHA-256, hexadecimal. */
  hash: Scalars['String']['output'];
};

/** One entry of a page. */
export type AuditEdge = {
  /** Its place in the list. */
  cursor: Scalars['String']['output'];
  /** The entry. */
  node: AuditEntry;
};

/** A page of the audit log. */
export type AuditConnection = {
  /** The entries with their cursors. */
  edges: Array<AuditEdge>;
  /** The entries. */
  nodes: Array<AuditEntry>;
  /** Where the page lies. */
  pageInfo: PageInfo;
  /** Position of the last entry of the whole log. */
  headPosition: Scalars['ID']['output'];
  /** Hash of the last entry of the whole log: kept elsewhere, it shows later what was cut off. */
  headHash: Scalars['String']['output'];
};

/** Anything with an id that says what it is by its prefix: `sme_`, `inv_`, `need_`, `man_`, `deal_`, `claim_`. */
export type Node = {
  /** Unique over all kinds. */
  id: Scalars['ID']['output'];
};

/** Where a page lies in its list. */
export type PageInfo = {
  /** True when there are entries after this page. */
  hasNextPage: Scalars['Boolean']['output'];
  /** True when the page was asked for with `after`, so that there are entries before it. */
  hasPreviousPage: Scalars['Boolean']['output'];
  /** Cursor of the first entry; null for an empty page. */
  startCursor?: Maybe<Scalars['String']['output']>;
  /** Cursor of the last entry, for `after`; null for an empty page. */
  endCursor?: Maybe<Scalars['String']['output']>;
};

export type { Language };

export type { SortDirection };

/** The same text in up to three languages. */
export type Text = {
  /** English; null when there is none. */
  en?: Maybe<Scalars['String']['output']>;
  /** Italian; null when there is none. */
  it?: Maybe<Scalars['String']['output']>;
  /** Chinese; null when there is none. */
  zh?: Maybe<Scalars['String']['output']>;
};

/** A refusal the client can act on. */
export type Refusal = {
  /** Stable name of the reason: `VALIDATION_FAILED`, `VERSION_CONFLICT`, `RULE_REFUSED` …; README lists them all. */
  code: Scalars['String']['output'];
  /** The reason for a person, in English. */
  message: Scalars['String']['output'];
};

/** Some fields are not valid. Nothing was stored. */
export type ValidationRefusal = Refusal & {
  /** Always `VALIDATION_FAILED`. */
  code: Scalars['String']['output'];
  /** The first fault, and how many more there are. */
  message: Scalars['String']['output'];
  /** Every field that is wrong. */
  issues: Array<FieldIssue>;
};

/** What is wrong with one field. */
export type FieldIssue = {
  /** Where in the input, as a JSON pointer (RFC 6901): `/activities/0/code`. */
  pointer: Scalars['String']['output'];
  /** Stable name of the fault: `unknown_code`, `too_big` … */
  code: Scalars['String']['output'];
  /** The fault for a person, in English. */
  message: Scalars['String']['output'];
  /** What would be accepted, the nearest first; null or empty when it cannot be listed. */
  accepted?: Maybe<Array<Scalars['String']['output']>>;
};

/** Somebody else changed the record first. Nothing was stored: read it again and repeat the change. */
export type ConflictRefusal = Refusal & {
  /** Always `VERSION_CONFLICT`. */
  code: Scalars['String']['output'];
  /** Which version was given and which stands now. */
  message: Scalars['String']['output'];
  /** The version that stands now. */
  currentVersion: Scalars['Int']['output'];
};

/** There is no record with the id given. Nothing was stored. */
export type NotFoundRefusal = Refusal & {
  /** Always `NOT_FOUND`. */
  code: Scalars['String']['output'];
  /** Which id is not known. */
  message: Scalars['String']['output'];
};

/** A rule of the programme, or what the caller's key allows, forbids the change. Nothing was stored. */
export type RuleRefusal = Refusal & {
  /** `RULE_REFUSED`, `DUPLICATE`, `VERSION_REQUIRED`, `UNAUTHENTICATED` (send an API key) or `FORBIDDEN` (the key's role does not include it). */
  code: Scalars['String']['output'];
  /** The rule for a person, in English. */
  message: Scalars['String']['output'];
};

/** The same text in up to three languages. At least one is needed where a text is required. */
export type TextInput = {
  /** English. */
  en?: InputMaybe<Scalars['String']['input']>;
  /** Italian. */
  it?: InputMaybe<Scalars['String']['input']>;
  /** Chinese, simplified characters. */
  zh?: InputMaybe<Scalars['String']['input']>;
};

/** All exchange rates as they stand. */
export type ExchangeRates = {
  /** Digest of all of them, by which a change says what it was made on. REST has it as the ETag. */
  tag: Scalars['String']['output'];
  /** By day and then currency. */
  items: Array<ExchangeRate>;
};

/** Units of a currency for one euro on a day. */
export type ExchangeRate = {
  /** The day. */
  date: Scalars['Date']['output'];
  /** ISO 4217 code. */
  currency: Scalars['String']['output'];
  /** Units of the currency for one euro, above 0. */
  perEur: Scalars['Float']['output'];
};

/** Units of a currency for one euro on a day. */
export type ExchangeRateInput = {
  /** The day, not after today. */
  date: Scalars['Date']['input'];
  /** ISO 4217 code, other than EUR. */
  currency: Scalars['String']['input'];
  /** Units of the currency for one euro: above 0, at most 1,000,000,000. */
  perEur: Scalars['Float']['input'];
};

/** All rates as they stand, or why nothing was changed. */
export type ExchangeRatesResult = ExchangeRates | ValidationRefusal | ConflictRefusal | NotFoundRefusal | RuleRefusal;

export type { CodeSystem };

export type { Objective };

/** A versioned code list. */
export type Catalogue = {
  /** Stable name: `eu-taxonomy`. */
  id: Scalars['ID']['output'];
  /** What the list is called. */
  title: Text;
  /** Edition of the list, as its source names it. */
  version: Scalars['String']['output'];
  /** Day on which the data was compiled. */
  asOf: Scalars['Date']['output'];
  /** Number of entries. */
  count: Scalars['Int']['output'];
  /** False when the list, or a part that matters, is derived by the programme rather than taken from an official source. */
  official: Scalars['Boolean']['output'];
  /** What must be known to read it rightly, in English; null when there is nothing. */
  notice?: Maybe<Scalars['String']['output']>;
};

/** One line of a code list. */
export type CatalogueEntry = {
  /** Unique within its catalogue; what profiles name. In `cn-green` it is `catalogue/code`. */
  id: Scalars['ID']['output'];
  /** The code as its source writes it. */
  code: Scalars['String']['output'];
  /** Id of the entry above; null at the top. */
  parent?: Maybe<Scalars['ID']['output']>;
  /** Name of the level in the list's own words (`division`, `province` …); null when the list has none. */
  level?: Maybe<Scalars['String']['output']>;
  /** True for a node that only orders the tree, so that no profile can name it. */
  heading: Scalars['Boolean']['output'];
  /** Its title; a language the source does not have is null. */
  title: Text;
  /** First day of validity; null when the source gives none. */
  validFrom?: Maybe<Scalars['Date']['output']>;
  /** Last day of validity; null when the source gives none. */
  validTo?: Maybe<Scalars['Date']['output']>;
  /** Id of the entry that replaced it; null while none did. */
  supersededBy?: Maybe<Scalars['ID']['output']>;
  /** Where the line was taken from; null when the list's own source says it. */
  source?: Maybe<Scalars['String']['output']>;
  /** How sure the line is: `high`, `medium` or `low`; null when not judged. */
  confidence?: Maybe<Scalars['String']['output']>;
  /** False for a line that the programme derived. */
  official: Scalars['Boolean']['output'];
  /** Whatever else the line holds, as a JSON text; null when nothing. */
  data?: Maybe<Scalars['String']['output']>;
};

/** An entry and its place. */
export type CatalogueEntryEdge = {
  /** Opaque; for `after`. */
  cursor: Scalars['String']['output'];
  /** The entry. */
  node: CatalogueEntry;
};

/** A page of entries. At most 100. */
export type CatalogueEntryConnection = {
  /** All entries that fit, on every page. */
  totalCount: Scalars['Int']['output'];
  /** The page with cursors. */
  edges: Array<CatalogueEntryEdge>;
  /** The page without cursors. */
  nodes: Array<CatalogueEntry>;
  /** Where the page lies. */
  pageInfo: PageInfo;
};

/** An activity code in both NACE revisions. The code as given is never replaced. */
export type ActivityTranslation = {
  /** The code as it was given. */
  code: Scalars['String']['output'];
  /** The list it was given in. */
  system: CodeSystem;
  /** Its title there. */
  title: Text;
  /** What it stands for in NACE Rev. 2; empty when nothing corresponds. */
  nace2: Array<TitledCode>;
  /** What it stands for in NACE Rev. 2.1; empty when nothing corresponds. */
  nace21: Array<TitledCode>;
  /** From the given revision to the other: `1:1`, `1:n`, `n:1` or `n:m`. */
  relation: Scalars['String']['output'];
  /** True when the code given is finer than a NACE class, so that what it stands for is wider. */
  wider: Scalars['Boolean']['output'];
  /** Set when the same digits mean something else in the other revision; else null. */
  warning?: Maybe<ReusedDigits>;
};

/** A code with its title. */
export type TitledCode = {
  /** The code, with section letter. */
  code: Scalars['String']['output'];
  /** Its title. */
  title: Text;
};

/** A code of the other revision with the same digits and another meaning. */
export type ReusedDigits = {
  /** The revision. */
  system: CodeSystem;
  /** The code there. */
  code: Scalars['String']['output'];
  /** What it means there. */
  title: Text;
  /** The warning for a person. */
  message: Text;
};

export type { EvidenceLevel };

export type { ReviewState };

export type { ReviewDecision };

export type { Fact };

export type { ClaimKind };

/** One checkable statement about an organisation, with its evidence. */
export type Claim = Node & {
  /** `claim_…`. */
  id: Scalars['ID']['output'];
  /** The SME or investor it is about. */
  organisation: Profile;
  /** What it is about. */
  kind: ClaimKind;
  /** What it says. */
  facts: ClaimFacts;
  /** How well it is shown; above SELF_DECLARED only by review. */
  level: EvidenceLevel;
  /** Where it stands. */
  state: ReviewState;
  /** Version of the rules the facts were checked against: the delegated act, the CAM decree, the edition of the list; `none` for a membership. */
  ruleSet: Scalars['String']['output'];
  /** Documents that show it. At most 50. */
  documents: Array<Document>;
  /** First day of validity; null: from ever. */
  validFrom?: Maybe<Scalars['Date']['output']>;
  /** Last day of validity; null: no end. Afterwards its evidence halves every year. */
  validTo?: Maybe<Scalars['Date']['output']>;
  /** Id of the key that submitted it; for staff, else null. */
  submittedBy?: Maybe<Scalars['ID']['output']>;
  /** Id of the key that reviewed it; for staff, else null. */
  reviewedBy?: Maybe<Scalars['ID']['output']>;
  /** When it was reviewed last; null while it was not. */
  reviewedAt?: Maybe<Scalars['DateTime']['output']>;
  /** The reviewer's reason; null while there is none or the caller may not see it. */
  reviewReason?: Maybe<Scalars['String']['output']>;
  /** Rises by 1 with each change; 0 when the caller may not see it. */
  version: Scalars['Int']['output'];
  /** Every change, oldest first. For staff, else null. */
  history?: Maybe<ClaimChangeConnection>;
};


/** One checkable statement about an organisation, with its evidence. */
export type ClaimHistoryArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** What a claim says. The fields of other kinds are null. */
export type ClaimFacts = {
  /** TAXONOMY: code of `eu-taxonomy`. */
  activity?: Maybe<Scalars['ID']['output']>;
  /** TAXONOMY: the objective the activity contributes to. */
  objective?: Maybe<Objective>;
  /** TAXONOMY: substantial contribution to the objective. */
  substantialContribution?: Maybe<Fact>;
  /** TAXONOMY: do no significant harm to the five other objectives. */
  dnsh?: Maybe<Array<Dnsh>>;
  /** TAXONOMY: minimum safeguards (Regulation (EU) 2020/852, article 18). */
  minimumSafeguards?: Maybe<Fact>;
  /** TAXONOMY and CHINA_CATALOGUE: share of the activity in a KPI; empty when not known or not to be seen. */
  kpis?: Maybe<Array<KpiShare>>;
  /** TAXONOMY: whether the activity is aligned, derived from the tests above (Regulation (EU) 2020/852, article 3). */
  derivedAlignment?: Maybe<Fact>;
  /** CAM: the category, an id of `cam`. */
  camCategory?: Maybe<Scalars['ID']['output']>;
  /** CAM: the decree by which the criteria were counted, an id of `cam`. */
  decree?: Maybe<Scalars['String']['output']>;
  /** CAM: mandatory criteria met; null when not given. */
  mandatoryMet?: Maybe<Scalars['Int']['output']>;
  /** CAM: mandatory criteria there are; null when not given. */
  mandatoryTotal?: Maybe<Scalars['Int']['output']>;
  /** CAM: whether a review confirmed the numbers. */
  totalConfirmed?: Maybe<Scalars['Boolean']['output']>;
  /** CAM: rewarded criteria met; null when not given. */
  rewardedMet?: Maybe<Scalars['Int']['output']>;
  /** CAM: rewarded criteria there are; null when not given. */
  rewardedTotal?: Maybe<Scalars['Int']['output']>;
  /** CERTIFICATION: id of `certifications`. */
  certification?: Maybe<Scalars['ID']['output']>;
  /** CERTIFICATION: number of the certificate; null when not given. */
  number?: Maybe<Scalars['String']['output']>;
  /** CERTIFICATION: who issued it; null when not given. */
  issuer?: Maybe<Scalars['String']['output']>;
  /** CHINA_CATALOGUE: id of `cn-green`. */
  catalogueEntry?: Maybe<Scalars['ID']['output']>;
  /** MEMBERSHIP: of what. */
  membership?: Maybe<Scalars['String']['output']>;
};

/** One test of do no significant harm. */
export type Dnsh = {
  /** The objective that must not be harmed. */
  objective: Objective;
  /** Whether the test is met. */
  fact: Fact;
};

/** A document that shows a claim. The service stores no files. */
export type Document = {
  /** Its title. */
  title: Scalars['String']['output'];
  /** Who issued it; null when not given. */
  issuer?: Maybe<Scalars['String']['output']>;
  /** The page that matters, from 1; null when not given. */
  page?: Maybe<Scalars['Int']['output']>;
  /** Where to find it; null when not given. */
  url?: Maybe<Scalars['String']['output']>;
  /** SHA-256 of the file, 64 hexadecimal digits; null when not given. */
  sha256?: Maybe<Scalars['String']['output']>;
};

/** The claim as it stands now, or why it was not stored. */
export type ClaimResult = Claim | ValidationRefusal | ConflictRefusal | NotFoundRefusal | RuleRefusal;

/** One test of do no significant harm. */
export type DnshInput = {
  /** One of the five objectives the activity does not contribute to. */
  objective: Objective;
  /** Whether the test is met. */
  fact: Fact;
};

/** A document that shows a claim. */
export type DocumentInput = {
  /** Its title. At most 300 characters. */
  title: Scalars['String']['input'];
  /** Who issued it. At most 300 characters. */
  issuer?: InputMaybe<Scalars['String']['input']>;
  /** The page that matters, from 1 to 100,000. */
  page?: InputMaybe<Scalars['Int']['input']>;
  /** An address that begins with http:// or https://. At most 2,000 characters. */
  url?: InputMaybe<Scalars['String']['input']>;
  /** SHA-256 of the file, 64 hexadecimal digits. */
  sha256?: InputMaybe<Scalars['String']['input']>;
};

/** A claim. It says the whole: fields left out are not known. */
export type ClaimInput = {
  /** What it is about; fixed once it is stored. */
  kind: ClaimKind;
  /** TAXONOMY: code of `eu-taxonomy`; needed. */
  activity?: InputMaybe<Scalars['ID']['input']>;
  /** TAXONOMY: must be the activity's own; derived when left out. */
  objective?: InputMaybe<Objective>;
  /** TAXONOMY: substantial contribution. Default UNKNOWN; not NOT_APPLICABLE. */
  substantialContribution?: InputMaybe<Fact>;
  /** TAXONOMY: do no significant harm; an objective left out is UNKNOWN. */
  dnsh?: InputMaybe<Array<DnshInput>>;
  /** TAXONOMY: minimum safeguards. Default UNKNOWN; not NOT_APPLICABLE. */
  minimumSafeguards?: InputMaybe<Fact>;
  /** TAXONOMY and CHINA_CATALOGUE: share of the activity in a KPI. Each at most once. */
  kpis?: InputMaybe<Array<KpiShareInput>>;
  /** CAM: the category, an id of `cam`; needed. */
  camCategory?: InputMaybe<Scalars['ID']['input']>;
  /** CAM: the decree by which the criteria were counted. Default: the one in force. */
  decree?: InputMaybe<Scalars['String']['input']>;
  /** CAM: mandatory criteria met, from 0 to 500. */
  mandatoryMet?: InputMaybe<Scalars['Int']['input']>;
  /** CAM: mandatory criteria there are, from 0 to 500. */
  mandatoryTotal?: InputMaybe<Scalars['Int']['input']>;
  /** CAM: rewarded criteria met, from 0 to 500. */
  rewardedMet?: InputMaybe<Scalars['Int']['input']>;
  /** CAM: rewarded criteria there are, from 0 to 500. */
  rewardedTotal?: InputMaybe<Scalars['Int']['input']>;
  /** CERTIFICATION: id of `certifications`; needed. */
  certification?: InputMaybe<Scalars['ID']['input']>;
  /** CERTIFICATION: number of the certificate. At most 100 characters. */
  number?: InputMaybe<Scalars['String']['input']>;
  /** CERTIFICATION: who issued it. At most 300 characters. */
  issuer?: InputMaybe<Scalars['String']['input']>;
  /** CHINA_CATALOGUE: id of `cn-green`; needed. */
  catalogueEntry?: InputMaybe<Scalars['ID']['input']>;
  /** MEMBERSHIP: of what; needed. At most 300 characters. */
  membership?: InputMaybe<Scalars['String']['input']>;
  /** Documents that show it. At most 50. */
  documents?: InputMaybe<Array<DocumentInput>>;
  /** First day of validity. */
  validFrom?: InputMaybe<Scalars['Date']['input']>;
  /** Last day of validity. */
  validTo?: InputMaybe<Scalars['Date']['input']>;
};

export type { ImportKind };

/** What the columns of somebody else's table mean. */
export type ImportMapping = {
  /** By which imports name it. */
  id: Scalars['ID']['output'];
  /** What it is for. */
  title: Scalars['String']['output'];
  /** What each row becomes. */
  kind: ImportKind;
  /** The source of its records, unless the import names another. */
  source: Scalars['String']['output'];
  /** True when it ships with the service: then it can be read and used, not changed. */
  shipped: Scalars['Boolean']['output'];
  /** By what a batch names it: its own version and, after a plus sign, a digest of all of it. */
  edition: Scalars['String']['output'];
  /** Counts its uploads from 1; null for a shipped one. */
  version?: Maybe<Scalars['Int']['output']>;
  /** When it was uploaded last; null for a shipped one. */
  savedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Id of the key that uploaded it last, or `cli`; null for a shipped one. */
  savedBy?: Maybe<Scalars['String']['output']>;
  /** The mapping itself, as a JSON text. */
  mapping: Scalars['String']['output'];
};

/** The mapping as it stands, or why it was not taken. */
export type ImportMappingResult = ImportMapping | ValidationRefusal | ConflictRefusal | NotFoundRefusal | RuleRefusal;

/** What is told as it happens: send the operation with `Accept: text/event-stream`, and each event `next` holds one answer. */
export type Subscription = {
  /** How far an import is, whenever that changes. Ends when the import does. Needs an API key that may write profiles. */
  importProgress: ImportProgress;
};


/** What is told as it happens: send the operation with `Accept: text/event-stream`, and each event `next` holds one answer. */
export type SubscriptionImportProgressArgs = {
  id: Scalars['ID']['input'];
};

/** How far an import is. What is counted is stored. */
export type ImportProgress = {
  /** Id of the import. */
  id: Scalars['ID']['output'];
  /** Records read so far. */
  rowsRead: Scalars['Int']['output'];
  /** Records of the file; null while that is not known. */
  rowsTotal?: Maybe<Scalars['Int']['output']>;
  /** Organisations that were new. */
  created: Scalars['Int']['output'];
  /** Organisations that were known and changed. */
  updated: Scalars['Int']['output'];
  /** Organisations of which the file said nothing new. */
  unchanged: Scalars['Int']['output'];
  /** Records that were refused. */
  rejected: Scalars['Int']['output'];
  /** True when nothing more will come. An import whose process ended before it did is not done: it can be resumed or undone. */
  done: Scalars['Boolean']['output'];
};

export type { Standing };

/** A Chinese organisation that invests. The public sees none of a real one's mandates, deals and figures. */
export type Investor = Node & Profile & {
  /** `inv_…`. */
  id: Scalars['ID']['output'];
  /** What to print for it: its name; where the caller may not see that, its kind, sector and place, which two may share. What has no title in the language has its English one. */
  label: Scalars['String']['output'];
  /** Where the profile stands. */
  status: ProfileStatus;
  /** Why it stands there, in the words of who changed it; for staff, else null. */
  statusReason?: Maybe<Scalars['String']['output']>;
  /** Name by language. */
  names: Text;
  /** Description by language. */
  descriptions: Text;
  /** How the texts of each language came to be. */
  textStatus: TextStatus;
  /** Registered identifiers, one of a scheme. */
  identifiers: Array<Identifier>;
  /** Address of the website; null when not known. */
  website?: Maybe<Scalars['String']['output']>;
  /** Year of foundation; null when not known. */
  founded?: Maybe<Scalars['Int']['output']>;
  /** Claims the caller may see, in order of id. The public sees no drafts and no rejected ones. */
  claims: Array<Claim>;
  /** True for an invented profile, which shows how the service works. */
  synthetic: Scalars['Boolean']['output'];
  /** Register or file it came from; null when there is none or the caller may not see it. */
  source?: Maybe<Scalars['String']['output']>;
  /** Its id there; null when there is none or the caller may not see it. */
  externalId?: Maybe<Scalars['String']['output']>;
  /** Id of the partner or the staff's key that brought it; for staff, else null. */
  partnerId?: Maybe<Scalars['ID']['output']>;
  /** Organisations it will not be matched with; empty when there are none or the caller may not see them. */
  excludedCounterparts: Array<Scalars['ID']['output']>;
  /** Whom to talk to. Personal data: for staff and whoever the profile belongs to, else empty. */
  contacts: Array<Contact>;
  /** False once the organisation withdrew its consent to be matched. */
  matchingConsent?: Maybe<Scalars['Boolean']['output']>;
  /** Day on which the organisation was told that it is matched without a stated mandate; null when not recorded or not to be seen. */
  informedOn?: Maybe<Scalars['Date']['output']>;
  /** Rises by 1 with each change; null when the caller may not see it. */
  version?: Maybe<Scalars['Int']['output']>;
  /** When it was stored first. */
  createdAt: Scalars['DateTime']['output'];
  /** When it was changed last; null when the caller may not see it. */
  updatedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Name as registered, in Chinese; null when not known. */
  registeredName?: Maybe<Scalars['String']['output']>;
  /** Id of the catalogue `investor-types`. */
  type: Scalars['ID']['output'];
  /** Code of `cn-regions`; null when not known. */
  province?: Maybe<Scalars['ID']['output']>;
  /** Total assets; null when not known or not to be seen. */
  assets?: Maybe<Money>;
  /** What the programme's review of its own standing found; null until reviewed. */
  standing?: Maybe<Standing>;
  /** What it looks for, in order of id. None stated: one is inferred from three deals or more. */
  mandates: Array<Mandate>;
  /** Past investments, in order of id. */
  deals: Array<Deal>;
  /** SMEs ranked best first. At most 100. Counts as one ranking of the request's 20, once for each investor it is asked on. */
  matches: MatchConnection;
};


/** A Chinese organisation that invests. The public sees none of a real one's mandates, deals and figures. */
export type InvestorLabelArgs = {
  language?: InputMaybe<Language>;
};


/** A Chinese organisation that invests. The public sees none of a real one's mandates, deals and figures. */
export type InvestorMatchesArgs = {
  filter?: InputMaybe<MatchFilter>;
  weights?: InputMaybe<WeightsInput>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** A sector wanted. */
export type SectorWish = {
  /** The code as given; it covers what lies beneath it. */
  code: Scalars['String']['output'];
  /** The list it comes from. */
  system: CodeSystem;
  /** Above 0, at most 1. */
  priority: Scalars['Float']['output'];
};

/** How much an environmental objective matters. */
export type ObjectiveWeight = {
  /** The objective. */
  objective: Objective;
  /** From 0; weights are relative to each other. */
  weight: Scalars['Float']['output'];
};

/** What an investor looks for. */
export type Mandate = Node & {
  /** `man_…`. */
  id: Scalars['ID']['output'];
  /** Whose mandate it is. */
  investor: Investor;
  /** Sectors wanted. */
  sectors: Array<SectorWish>;
  /** Sectors excluded. A bare code is NACE Rev. 2, others are written `NACE21:D35.11`, `ATECO2025:35.11.00`. */
  excludedSectors: Array<Scalars['String']['output']>;
  /** Environmental objectives wanted. */
  objectives: Array<ObjectiveWeight>;
  /** Codes of `eu-taxonomy` wanted. */
  activities: Array<Scalars['ID']['output']>;
  /** Ids of `cn-green` wanted; a code covers what lies beneath it. */
  chinaCatalogue: Array<Scalars['ID']['output']>;
  /** Categories of `cam` wanted. */
  camCategories: Array<Prioritised>;
  /** Evidence that a taxonomy or CAM claim in force must reach; null when not asked. */
  minimumEvidence?: Maybe<EvidenceLevel>;
  /** Aligned share of a KPI that is asked at least; null when not asked. */
  minimumAligned?: Maybe<KpiShare>;
  /** The KPI that the taxonomy criterion reads. */
  kpi: Kpi;
  /** How much money it puts into one company; null when not stated. A band around it for whoever may not see the amount. */
  ticket?: Maybe<MoneyRange>;
  /** Ids of the catalogue `instruments`. */
  instruments: Array<Prioritised>;
  /** Ids of the catalogue `modes`. */
  modes: Array<Prioritised>;
  /** Places in Italy; null when not stated. */
  territory?: Maybe<Territory>;
  /** Size classes wanted. */
  sizes: Array<SizeClass>;
  /** Share of the capital wanted, 0–1; null when not stated. */
  stakeWanted?: Maybe<Scalars['Float']['output']>;
  /** Whether control is wanted; null when not stated. */
  controlWanted?: Maybe<Scalars['Boolean']['output']>;
  /** A confidential mandate is matched for its owner and staff only. */
  confidential: Scalars['Boolean']['output'];
  /** Own weights; null when the model's hold. */
  weights?: Maybe<Array<CriterionWeight>>;
  /** Last day on which it is matched; null: no end. */
  validTo?: Maybe<Scalars['Date']['output']>;
  /** Rises by 1 with each change; 0 when the caller may not see it. */
  version: Scalars['Int']['output'];
  /** SMEs ranked best first for this mandate. At most 100. Counts as one ranking of the request's 20, once for each mandate it is asked on. */
  matches: MatchConnection;
};


/** What an investor looks for. */
export type MandateMatchesArgs = {
  filter?: InputMaybe<MatchFilter>;
  weights?: InputMaybe<WeightsInput>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** A past investment. */
export type Deal = Node & {
  /** `deal_…`. */
  id: Scalars['ID']['output'];
  /** Who invested. */
  investor: Investor;
  /** Day of the investment. */
  date: Scalars['Date']['output'];
  /** Sector of the company; its share is null. Null when not known. */
  sector?: Maybe<Activity>;
  /** Italian region or province code; null when not known. */
  region?: Maybe<Scalars['ID']['output']>;
  /** How much; null when not known. */
  amount?: Maybe<Money>;
  /** Where it was read; null when not recorded. */
  source?: Maybe<Scalars['String']['output']>;
  /** Rises by 1 with each change; 0 when the caller may not see it. */
  version: Scalars['Int']['output'];
};

/** An investor and its place in a list. */
export type InvestorEdge = {
  /** Opaque; for `after`. */
  cursor: Scalars['String']['output'];
  /** The investor. */
  node: Investor;
};

/** A page of investors. At most 100. */
export type InvestorConnection = {
  /** All that fit, on every page; counted only when selected. */
  totalCount: Scalars['Int']['output'];
  /** The page with cursors. */
  edges: Array<InvestorEdge>;
  /** The page without cursors. */
  nodes: Array<Investor>;
  /** Where the page lies. */
  pageInfo: PageInfo;
};

/** The investor as it stands now, or why it was not stored. */
export type InvestorResult = Investor | ValidationRefusal | ConflictRefusal | NotFoundRefusal | RuleRefusal;

/** The mandate as it stands now, or why it was not stored. */
export type MandateResult = Mandate | ValidationRefusal | ConflictRefusal | NotFoundRefusal | RuleRefusal;

/** The deal as it stands now, or why it was not stored. */
export type DealResult = Deal | ValidationRefusal | ConflictRefusal | NotFoundRefusal | RuleRefusal;

/** Which investors. All fields named must hold; within a list one value is enough. At most 100 values a list. */
export type InvestorFilter = {
  /** Codes of `cn-regions`; a code covers what lies beneath it. */
  provinces?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Ids of `investor-types`. */
  types?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** NACE or ATECO codes that a mandate wants, read as in `excludedSectors` of a mandate; a code covers what lies beneath it. */
  sectors?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Objectives that a mandate wants. */
  objectives?: InputMaybe<Array<Objective>>;
  /** Categories of `cam` that a mandate wants. */
  camCategories?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** An amount in whole euros that a mandate's ticket takes. */
  ticketEur?: InputMaybe<Scalars['Amount']['input']>;
  /** States of the profile; for staff. Others see published and invented profiles only. */
  statuses?: InputMaybe<Array<ProfileStatus>>;
  /** Register or file it came from. */
  source?: InputMaybe<Scalars['String']['input']>;
  /** Ids in that register; with `source`. */
  externalIds?: InputMaybe<Array<Scalars['String']['input']>>;
  /** True: invented profiles only; false: real ones only. */
  synthetic?: InputMaybe<Scalars['Boolean']['input']>;
  /** Changed at this moment or later. */
  updatedSince?: InputMaybe<Scalars['DateTime']['input']>;
};

/** An investor. In a change, fields left out stay as they are, inside objects too; null empties a field, a list is replaced as a whole. */
export type InvestorInput = {
  /** Name as registered, in Chinese. At most 300 characters. */
  registeredName?: InputMaybe<Scalars['String']['input']>;
  /** Name by language. At most 300 characters each. */
  names?: InputMaybe<TextInput>;
  /** Description by language. At most 4,000 characters each. */
  descriptions?: InputMaybe<TextInput>;
  /** How the texts of each language came to be. */
  textStatus?: InputMaybe<TextStatusInput>;
  /** One of each scheme `uscc`, `lei`. */
  identifiers?: InputMaybe<Array<IdentifierInput>>;
  /** An address that begins with http:// or https://. At most 2,000 characters. */
  website?: InputMaybe<Scalars['String']['input']>;
  /** Year of foundation, from 1800. */
  founded?: InputMaybe<Scalars['Int']['input']>;
  /** Id of the catalogue `investor-types`; needed for a new investor. */
  type?: InputMaybe<Scalars['ID']['input']>;
  /** Code of `cn-regions`. */
  province?: InputMaybe<Scalars['ID']['input']>;
  /** Total assets. */
  assets?: InputMaybe<MoneyInput>;
  /** True for an invented profile; fixed once it is stored. */
  synthetic?: InputMaybe<Scalars['Boolean']['input']>;
  /** Register or file it came from; with `externalId` it names the profile there. At most 300 characters. */
  source?: InputMaybe<Scalars['String']['input']>;
  /** Its id there. At most 300 characters. */
  externalId?: InputMaybe<Scalars['String']['input']>;
  /** The partner that brought it, as its keys name it; null for none. Set by staff alone. At most 100 characters. */
  partnerId?: InputMaybe<Scalars['ID']['input']>;
  /** Organisations never to be matched with: ids, or externalIds of the same source. At most 1,000. */
  excludedCounterparts?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Whom to talk to; never public for a real profile. At most 100. */
  contacts?: InputMaybe<Array<ContactInput>>;
  /** False once the organisation withdrew its consent to be matched. */
  matchingConsent?: InputMaybe<Scalars['Boolean']['input']>;
  /** Day on which the organisation was told that it is matched without a stated mandate. */
  informedOn?: InputMaybe<Scalars['Date']['input']>;
};

/** A sector wanted. */
export type SectorWishInput = {
  /** The code as its list writes it; it covers what lies beneath it. */
  code: Scalars['String']['input'];
  /** The list it comes from. */
  system: CodeSystem;
  /** Above 0, at most 1. */
  priority?: InputMaybe<Scalars['Float']['input']>;
};

/** How much an environmental objective matters. */
export type ObjectiveWeightInput = {
  /** The objective. */
  objective: Objective;
  /** From 0; weights are relative to each other. */
  weight: Scalars['Float']['input'];
};

/** A mandate. In a change, fields left out stay as they are, inside objects too; null empties a field, a list is replaced as a whole. */
export type MandateInput = {
  /** Sectors wanted. At most 100. */
  sectors?: InputMaybe<Array<SectorWishInput>>;
  /** Sectors excluded: a bare code is NACE Rev. 2, others are written `NACE21:D35.11`, `ATECO2025:35.11.00`. At most 100. */
  excludedSectors?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Environmental objectives wanted. Each at most once. */
  objectives?: InputMaybe<Array<ObjectiveWeightInput>>;
  /** Codes of `eu-taxonomy` wanted. At most 100. */
  activities?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Ids of `cn-green` wanted. At most 100. */
  chinaCatalogue?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Categories of `cam` wanted. At most 100. */
  camCategories?: InputMaybe<Array<PrioritisedInput>>;
  /** Evidence that a taxonomy or CAM claim in force must reach; not INFERRED. */
  minimumEvidence?: InputMaybe<EvidenceLevel>;
  /** Aligned share of a KPI that is asked at least. */
  minimumAligned?: InputMaybe<KpiShareInput>;
  /** How much money it puts into one company. */
  ticket?: InputMaybe<MoneyRangeInput>;
  /** Ids of the catalogue `instruments`. At most 100. */
  instruments?: InputMaybe<Array<PrioritisedInput>>;
  /** Ids of the catalogue `modes`. At most 100. */
  modes?: InputMaybe<Array<PrioritisedInput>>;
  /** Places in Italy: `IT`, a NUTS unit, a region or a province. */
  territory?: InputMaybe<TerritoryInput>;
  /** Size classes wanted. */
  sizes?: InputMaybe<Array<SizeClass>>;
  /** The KPI that the taxonomy criterion reads. Default TURNOVER. */
  kpi?: InputMaybe<Kpi>;
  /** Share of the capital wanted, 0–1. */
  stakeWanted?: InputMaybe<Scalars['Float']['input']>;
  /** Whether control is wanted. */
  controlWanted?: InputMaybe<Scalars['Boolean']['input']>;
  /** A confidential mandate is matched for its owner and staff only. Default false. */
  confidential?: InputMaybe<Scalars['Boolean']['input']>;
  /** Own weights for the criteria of mandate → SME. */
  weights?: InputMaybe<WeightsInput>;
  /** Last day on which it is matched. */
  validTo?: InputMaybe<Scalars['Date']['input']>;
};

/** A past investment. In a change, fields left out stay as they are, inside objects too; null empties a field, a list is replaced as a whole. */
export type DealInput = {
  /** Day of the investment. */
  date: Scalars['Date']['input'];
  /** Sector of the company, without a share. */
  sector?: InputMaybe<ActivityInput>;
  /** Italian region or province code. */
  region?: InputMaybe<Scalars['ID']['input']>;
  /** How much. */
  amount?: InputMaybe<MoneyInput>;
  /** Where it was read. At most 1,000 characters. */
  source?: InputMaybe<Scalars['String']['input']>;
};

export type { MatchDirection };

export type { GateOutcome };

export type { ScoreBasis };

/** A match and its place in the ranking. */
export type MatchEdge = {
  /** Opaque; for `after`. */
  cursor: Scalars['String']['output'];
  /** The match. */
  node: Match;
};

/** A page of a ranking. At most 100. `changed` is true when the data moved since the first page; `totalCount` is computed only when selected. */
export type MatchConnection = {
  /** All counterparts that are ranked, on every page; computed only when selected. */
  totalCount: Scalars['Int']['output'];
  /** The page with cursors. */
  edges: Array<MatchEdge>;
  /** The page without cursors. */
  nodes: Array<Match>;
  /** Where the page lies. */
  pageInfo: PageInfo;
  /** True when the data moved since the first page, so that a candidate can be missing or come twice. */
  changed: Scalars['Boolean']['output'];
  /** The state of the data it was computed from. */
  dataVersion: Scalars['String']['output'];
  /** The scoring model it was computed with. */
  scoringVersion: Scalars['String']['output'];
  /** The day it was computed for. */
  asOf: Scalars['Date']['output'];
  /** On which part of the data it rests. */
  basis: ScoreBasis;
};

/** An SME and an investor, scored. `score` is the low end, 0–100 with two decimals; `scoreHigh` what it would be if every unknown turned out well. */
export type Match = {
  /** From 1; null for a pair that is not ranked, or was asked for by name. */
  rank?: Maybe<Scalars['Int']['output']>;
  /** 0–100 with two decimals: the harmonic mean of both directions, every unknown counted as unfavourable. */
  score: Scalars['Float']['output'];
  /** 0–100 with two decimals: the same, every unknown counted as favourable. */
  scoreHigh: Scalars['Float']['output'];
  /** The SME, as the caller may see it. */
  sme: Sme;
  /** The investor, as the caller may see it. */
  investor: Investor;
  /** The need of this pair; null when the SME states none. */
  need?: Maybe<Need>;
  /** The mandate of this pair; null when it is inferred from deals. */
  mandate?: Maybe<Mandate>;
  /** True when the SME states no need, so that the programme's defaults stand for it. */
  implicitNeed: Scalars['Boolean']['output'];
  /** True when the investor states no mandate, so that its deals stand for it. */
  implicitMandate: Scalars['Boolean']['output'];
  /** Mandate → SME, then need → investor. */
  directions: Array<DirectionScore>;
  /** Every gate, in the model's order. */
  gates: Array<GateResult>;
  /** Cross-border rules the pair could meet, likely ones first. Beside the score, never in it. Information, no legal advice and no clearance. */
  screening: Array<ScreeningFlag>;
  /** The other pairs of needs and mandates of the same two organisations, best first; their own list is empty. */
  otherPairs: Array<Match>;
  /** The match in a few sentences, made from the numbers above. */
  explanation: Scalars['String']['output'];
  /** The scoring model it was computed with. */
  scoringVersion: Scalars['String']['output'];
  /** The state of the data it was computed from. */
  dataVersion: Scalars['String']['output'];
  /** The day it was computed for. */
  asOf: Scalars['Date']['output'];
  /** On which part of the data it rests. */
  basis: ScoreBasis;
};


/** An SME and an investor, scored. `score` is the low end, 0–100 with two decimals; `scoreHigh` what it would be if every unknown turned out well. */
export type MatchExplanationArgs = {
  language?: InputMaybe<Language>;
};

/** One direction of a match. `score` 0–100; the criteria's contributions sum to it exactly. */
export type DirectionScore = {
  /** Which direction. */
  direction: MatchDirection;
  /** 0–100 with two decimals, every unknown counted as unfavourable. */
  score: Scalars['Float']['output'];
  /** 0–100 with two decimals, every unknown counted as favourable. */
  scoreHigh: Scalars['Float']['output'];
  /** 0–1: 1 when everything asked is known. */
  certainty: Scalars['Float']['output'];
  /** Every criterion the wanting side stated, in the model's order. */
  criteria: Array<CriterionScore>;
};

/** What one criterion made of a pair. */
export type CriterionScore = {
  /** `sector`, `taxonomy`, `ticket` …; `scoringModel` lists them. */
  key: Scalars['String']['output'];
  /** 0–1, every unknown counted as unfavourable. */
  low: Scalars['Float']['output'];
  /** 0–1, every unknown counted as favourable. */
  high: Scalars['Float']['output'];
  /** The weight in force, after own weights and the floor of the sustainability criteria; relative to the others. */
  weight: Scalars['Float']['output'];
  /** Points of the direction's score, with two decimals. */
  contribution: Scalars['Float']['output'];
  /** True when the wish was inferred from deals. */
  inferred: Scalars['Boolean']['output'];
  /** Stable name of what decided: `ticket_fit`, `taxonomy_claim` … */
  reason: Scalars['String']['output'];
  /** The reason with the values that decided it. */
  sentence: Scalars['String']['output'];
  /** The claims that decided it, as the caller may see them. */
  evidence: Array<Claim>;
};


/** What one criterion made of a pair. */
export type CriterionScoreSentenceArgs = {
  language?: InputMaybe<Language>;
};

/** What one gate found. */
export type GateResult = {
  /** `published`, `veto`, `exclusion`, `cooperation_mode`, `ticket`, `territory`, `minimum_evidence`, `minimum_alignment` or `programme_credentials`. */
  key: Scalars['String']['output'];
  /** What it found. */
  outcome: GateOutcome;
  /** Stable name of why: `ticket_fail` … */
  reason: Scalars['String']['output'];
  /** The reason with the values that decided it. */
  sentence: Scalars['String']['output'];
};


/** What one gate found. */
export type GateResultSentenceArgs = {
  language?: InputMaybe<Language>;
};

/** A ranking that would be. */
export type WhatIfResult = {
  /** The ranking with the patch. At most 100. */
  matches: Array<Match>;
  /** Every counterpart whose place or score the patch changes, in the order of the new ranking; those that fell out come last. */
  changes: Array<WhatIfChange>;
};

/** What the patch changes for one counterpart. */
export type WhatIfChange = {
  /** Id of the SME or investor. */
  counterpart: Scalars['ID']['output'];
  /** From 1; null when not ranked. */
  rankBefore?: Maybe<Scalars['Int']['output']>;
  /** From 1; null when not ranked. */
  rankAfter?: Maybe<Scalars['Int']['output']>;
  /** 0–100 with two decimals; null when not ranked. */
  scoreBefore?: Maybe<Scalars['Float']['output']>;
  /** 0–100 with two decimals; null when not ranked. */
  scoreAfter?: Maybe<Scalars['Float']['output']>;
};

/** What keeps a counterpart from the first k. */
export type WhyNot = {
  /** The pair as it stands; null when the two cannot be scored. */
  match?: Maybe<Match>;
  /** Score of the k-th place, 0–100; null when fewer are ranked. */
  scoreOfRankK?: Maybe<Scalars['Float']['output']>;
  /** Points the pair lacks to the k-th place; 0 when it is among the first k; null when it is not ranked. */
  missing?: Maybe<Scalars['Float']['output']>;
  /** Gates that the pair fails. */
  failedGates: Array<GateResult>;
  /** The answer in a sentence. */
  sentence: Scalars['String']['output'];
};


/** What keeps a counterpart from the first k. */
export type WhyNotSentenceArgs = {
  language?: InputMaybe<Language>;
};

/** A fact that is unknown or weakly evidenced, and what showing it would add at best. */
export type ProofSuggestion = {
  /** Where the fact stands: `claim_….dnsh.WTR`, `claim_….level`, `taxonomy.CE 2.3` for a claim not made yet, `need.amount`. */
  fact: Scalars['String']['output'];
  /** Points of 0–100 that the low end gains, on average over the first 50 matches. */
  gain: Scalars['Float']['output'];
  /** How many of these matches gain. */
  matchesRaised: Scalars['Int']['output'];
  /** What to do, and what it adds. */
  sentence: Scalars['String']['output'];
  /** Entries of catalogues that say what is to be shown, or that usually show it: an activity's criteria, a certification. Empty where it is only to be stated. */
  suppliedBy: Array<CatalogueEntry>;
};


/** A fact that is unknown or weakly evidenced, and what showing it would add at best. */
export type ProofSuggestionSentenceArgs = {
  language?: InputMaybe<Language>;
};

/** How firmly the first place stands. Weights are followed from none to a hundredfold, over the first 1,000 counterparts. */
export type Stability = {
  /** The criterion whose weight alters first place soonest. */
  key: Scalars['String']['output'];
  /** The direction it belongs to. */
  direction: MatchDirection;
  /** By which share of itself the weight changes: 0.25 is a quarter more, -1 is none at all. */
  relativeChange: Scalars['Float']['output'];
  /** Id of the counterpart that is first then. */
  newFirst: Scalars['ID']['output'];
  /** The same in a sentence. */
  sentence: Scalars['String']['output'];
};


/** How firmly the first place stands. Weights are followed from none to a hundredfold, over the first 1,000 counterparts. */
export type StabilitySentenceArgs = {
  language?: InputMaybe<Language>;
};

/** The numbers by which pairs are scored. */
export type ScoringModel = {
  /** Name of the model's version. */
  version: Scalars['String']['output'];
  /** Every criterion of both directions, in the order of the model. */
  criteria: Array<ScoringCriterion>;
  /** What each level of evidence counts, weakest first. */
  evidenceFactors: Array<EvidenceFactor>;
};

/** A criterion of the model. */
export type ScoringCriterion = {
  /** `sector`, `taxonomy`, `ticket` … */
  key: Scalars['String']['output'];
  /** The direction it belongs to. */
  direction: MatchDirection;
  /** The model's weight, before any owner's. */
  weight: Scalars['Float']['output'];
  /** Its name. */
  title: Scalars['String']['output'];
  /** What it compares. */
  description: Scalars['String']['output'];
};


/** A criterion of the model. */
export type ScoringCriterionTitleArgs = {
  language?: InputMaybe<Language>;
};


/** A criterion of the model. */
export type ScoringCriterionDescriptionArgs = {
  language?: InputMaybe<Language>;
};

/** What a level of evidence counts. */
export type EvidenceFactor = {
  /** The level. */
  level: EvidenceLevel;
  /** 0–1. */
  factor: Scalars['Float']['output'];
};

/** Restricts the counterparts, never their scores. All fields named must hold; within a list one value is enough. At most 100 values a list. */
export type MatchFilter = {
  /** Only pairs of at least this score, 0–100. */
  minScore?: InputMaybe<Scalars['Float']['input']>;
  /** The counterpart's region: codes of `it-regions` or `cn-regions`. */
  regions?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** The counterpart's province: codes of `it-provinces` or `cn-regions`. */
  provinces?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** NACE or ATECO codes of the counterpart; a code covers what lies beneath it. */
  activities?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Environmental objectives of the counterpart's claims or mandates. */
  objectives?: InputMaybe<Array<Objective>>;
  /** Categories of `cam` of the counterpart's claims or mandates. */
  camCategories?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** An amount in whole euros that the counterpart's need or mandate can take. */
  ticketEur?: InputMaybe<Scalars['Amount']['input']>;
  /** At least one of the counterpart's claims reaches this level. */
  minimumEvidence?: InputMaybe<EvidenceLevel>;
  /** Size classes of an SME that are still possible. */
  sizes?: InputMaybe<Array<SizeClass>>;
  /** Ids of `investor-types`. */
  investorTypes?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Only pairs that raise one of these rules of the catalogue `screening`. */
  screening?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** True: only pairs that raise no likely or possible duty. */
  withoutScreening?: InputMaybe<Scalars['Boolean']['input']>;
};

/** A weight for one criterion. */
export type WeightInput = {
  /** The direction the criterion belongs to. */
  direction: MatchDirection;
  /** The criterion: `sector`, `ticket` …; `scoringModel` lists them. */
  key: Scalars['String']['input'];
  /** From 0 to 1,000,000; weights are relative to each other. */
  weight: Scalars['Float']['input'];
};

/** Weights in place of others; criteria left out keep theirs. The sustainability criteria keep at least 20 % of a direction. */
export type WeightsInput = {
  /** At most 20, each criterion at most once. */
  criteria: Array<WeightInput>;
};

/** What would be otherwise. Each part replaces the fields it names. */
export type WhatIfInput = {
  /** For an SME or one of its needs: fields of the SME. */
  sme?: InputMaybe<SmeInput>;
  /** For an investor or one of its mandates: fields of the investor. */
  investor?: InputMaybe<InvestorInput>;
  /** For a need, or an SME: fields of that need, of its only one, or of a new one where it states none. */
  need?: InputMaybe<NeedInput>;
  /** For a mandate, or an investor: fields of that mandate, of its only one, or of a new one where it states none. */
  mandate?: InputMaybe<MandateInput>;
  /** Claims added to the organisation's own, read as submitted. At most 100. */
  claims?: InputMaybe<Array<ClaimInput>>;
  /** Weights in place of the model's and the owner's. */
  weights?: InputMaybe<WeightsInput>;
};

export type { PrivacyRecordKind };

export type { LegalBasis };

export type { MentionPlace };

/** Who is meant; at least one part. Parts given together must all fit. */
export type SubjectInput = {
  /** E-mail address of a contact, letter case aside. */
  email?: InputMaybe<Scalars['String']['input']>;
  /** Name of a contact as it is written, accents and letter case aside. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** `per_…`, as `readPersonalData` answers it. */
  personId?: InputMaybe<Scalars['ID']['input']>;
  /** Contacts of this organisation; alone: the sole trader itself. */
  organisationId?: InputMaybe<Scalars['ID']['input']>;
  /** The name of this API key. Alone. */
  keyId?: InputMaybe<Scalars['ID']['input']>;
};

/** A notice, consent, withdrawal or objection. Who: `email`, `name` or `personId`. */
export type PrivacyRecordInput = {
  /** E-mail address of a contact, letter case aside. */
  email?: InputMaybe<Scalars['String']['input']>;
  /** Name of a contact as it is written, accents and letter case aside. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** `per_…`, as `readPersonalData` answers it. */
  personId?: InputMaybe<Scalars['ID']['input']>;
  /** Only as a contact of this organisation. */
  organisationId?: InputMaybe<Scalars['ID']['input']>;
  /** What happened. */
  kind: PrivacyRecordKind;
  /** When, not after today. */
  day: Scalars['Date']['input'];
  /** What the data are used for. */
  purpose: Scalars['String']['input'];
  /** What allows it. */
  legalBasis: LegalBasis;
  /** Where it can be seen: a form, a letter, a file and its row. */
  source: Scalars['String']['input'];
};

/** Who is to be erased; it must leave no doubt, so a name needs the organisation too. */
export type ErasureInput = {
  /** E-mail address of a contact, letter case aside. */
  email?: InputMaybe<Scalars['String']['input']>;
  /** Name of a contact as it is written, accents and letter case aside. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** `per_…`, as `readPersonalData` answers it. */
  personId?: InputMaybe<Scalars['ID']['input']>;
  /** Contacts of this organisation; alone: the sole trader itself. */
  organisationId?: InputMaybe<Scalars['ID']['input']>;
  /** The name of this API key. Alone. */
  keyId?: InputMaybe<Scalars['ID']['input']>;
  /** Why: the request, or the rule. Not who. */
  reason: Scalars['String']['input'];
};

/** One wording of a contact. */
export type StoredContact = {
  /** Id of this wording. */
  id: Scalars['ID']['output'];
  /** One for all wordings of one person at one organisation. */
  personId: Scalars['ID']['output'];
  /** For whom they can be contacted. */
  organisationId: Scalars['ID']['output'];
  /** Their name. */
  name: Scalars['String']['output'];
  /** What they do there. */
  role?: Maybe<Scalars['String']['output']>;
  /** Their e-mail address. */
  email?: Maybe<Scalars['String']['output']>;
  /** Their telephone number. */
  phone?: Maybe<Scalars['String']['output']>;
  /** When it was given. */
  createdAt: Scalars['DateTime']['output'];
  /** Since when the profile does not name it; null while it does. */
  retiredAt?: Maybe<Scalars['DateTime']['output']>;
};

/** That a person was told, agreed, withdrew or objected. */
export type PrivacyRecord = {
  /** Its id. */
  id: Scalars['ID']['output'];
  /** Whom it is about. */
  personId: Scalars['ID']['output'];
  /** What happened. */
  kind: PrivacyRecordKind;
  /** When it happened. */
  day: Scalars['Date']['output'];
  /** What the data are used for. */
  purpose: Scalars['String']['output'];
  /** What allows it. */
  legalBasis: LegalBasis;
  /** Where it can be seen. */
  source: Scalars['String']['output'];
  /** When it was recorded. */
  recordedAt: Scalars['DateTime']['output'];
  /** Id of who recorded it. */
  recordedBy: Scalars['ID']['output'];
};

/** Where a text occurs outside contacts. */
export type Mention = {
  /** In what. */
  where: MentionPlace;
  /** Which. */
  id: Scalars['ID']['output'];
};

/** A sole trader's own profile. */
export type SoleTrader = {
  /** Its id. */
  id: Scalars['ID']['output'];
  /** The profile as it is stored, as JSON text. */
  document: Scalars['String']['output'];
};

/** Everything that is held on somebody. */
export type PersonalData = {
  /** When it was put together. */
  at: Scalars['DateTime']['output'];
  /** Every wording, oldest first. */
  contacts: Array<StoredContact>;
  /** What they were told, agreed or objected to. */
  records: Array<PrivacyRecord>;
  /** The sole trader that was asked about. */
  soleTraders: Array<SoleTrader>;
  /** API keys whose name tells of the person. */
  keys: Array<ApiKey>;
  /** Where the addresses, numbers and names occur besides. */
  mentions: Array<Mention>;
};

/** What was recorded, one for each person that fits. */
export type PrivacyRecords = {
  /** The records made. */
  items: Array<PrivacyRecord>;
};

/** What an erasure did. */
export type Erasure = {
  /** Ids under which what they were told and agreed to still stands. */
  persons: Array<Scalars['ID']['output']>;
  /** The organisations concerned. */
  organisations: Array<Scalars['ID']['output']>;
  /** Wordings emptied. */
  contacts: Scalars['Int']['output'];
  /** Profiles and records changed. */
  records: Scalars['Int']['output'];
  /** Names of keys taken away. */
  keys: Scalars['Int']['output'];
  /** Documents of the trail that were emptied of it. */
  changes: Scalars['Int']['output'];
  /** Answers kept for an Idempotency-Key that were emptied. */
  rememberedAnswers: Scalars['Int']['output'];
  /** Remarks on rows of imports that were emptied. */
  importReports: Scalars['Int']['output'];
  /** Where names still occur in free text: a name can be another person's, so somebody must read these. */
  left: Array<Mention>;
};

/** What became of an access request. */
export type PersonalDataResult = PersonalData | ValidationRefusal | ConflictRefusal | NotFoundRefusal | RuleRefusal;

/** What became of recording a notice, consent, withdrawal or objection. */
export type PrivacyRecordsResult = PrivacyRecords | ValidationRefusal | ConflictRefusal | NotFoundRefusal | RuleRefusal;

/** What became of an erasure. */
export type ErasureOutcome = Erasure | ValidationRefusal | ConflictRefusal | NotFoundRefusal | RuleRefusal;

export type { ProfileStatus };

export type { TextMaker };

export type { ProfileOrderField };

export type { Kpi };

/** What SMEs and investors have in common. Version, dates of change, source and consent of a real profile are shown to staff only. */
export type Profile = {
  /** `sme_…` or `inv_…`. */
  id: Scalars['ID']['output'];
  /** What to print for it: its name; where the caller may not see that, its kind, sector and place, which two may share. What has no title in the language has its English one. */
  label: Scalars['String']['output'];
  /** Where the profile stands. */
  status: ProfileStatus;
  /** Why it stands there, in the words of who changed it; for staff, else null. */
  statusReason?: Maybe<Scalars['String']['output']>;
  /** Name by language. */
  names: Text;
  /** Description by language. */
  descriptions: Text;
  /** How the texts of each language came to be. */
  textStatus: TextStatus;
  /** Registered identifiers, one of a scheme. */
  identifiers: Array<Identifier>;
  /** Address of the website; null when not known. */
  website?: Maybe<Scalars['String']['output']>;
  /** Year of foundation; null when not known. */
  founded?: Maybe<Scalars['Int']['output']>;
  /** Claims the caller may see, in order of id. The public sees no drafts and no rejected ones. */
  claims: Array<Claim>;
  /** True for an invented profile, which shows how the service works. */
  synthetic: Scalars['Boolean']['output'];
  /** Register or file it came from; null when there is none or the caller may not see it. */
  source?: Maybe<Scalars['String']['output']>;
  /** Its id there; null when there is none or the caller may not see it. */
  externalId?: Maybe<Scalars['String']['output']>;
  /** Id of the partner or the staff's key that brought it; for staff, else null. */
  partnerId?: Maybe<Scalars['ID']['output']>;
  /** Organisations it will not be matched with; empty when there are none or the caller may not see them. */
  excludedCounterparts: Array<Scalars['ID']['output']>;
  /** Whom to talk to. Personal data: for staff and whoever the profile belongs to, else empty. */
  contacts: Array<Contact>;
  /** False once the organisation withdrew its consent to be matched. */
  matchingConsent?: Maybe<Scalars['Boolean']['output']>;
  /** Day on which the organisation was told that it is matched without a stated need or mandate; null when not recorded or not to be seen. */
  informedOn?: Maybe<Scalars['Date']['output']>;
  /** Rises by 1 with each change; null when the caller may not see it. */
  version?: Maybe<Scalars['Int']['output']>;
  /** When it was stored first. */
  createdAt: Scalars['DateTime']['output'];
  /** When it was changed last; null when the caller may not see it. */
  updatedAt?: Maybe<Scalars['DateTime']['output']>;
};


/** What SMEs and investors have in common. Version, dates of change, source and consent of a real profile are shown to staff only. */
export type ProfileLabelArgs = {
  language?: InputMaybe<Language>;
};

/** How the texts of each language came to be. */
export type TextStatus = {
  /** Of the English text; null when not recorded. */
  en?: Maybe<TextOrigin>;
  /** Of the Italian text; null when not recorded. */
  it?: Maybe<TextOrigin>;
  /** Of the Chinese text; null when not recorded. */
  zh?: Maybe<TextOrigin>;
};

/** How a text came to be. */
export type TextOrigin = {
  /** Who wrote it. */
  origin: TextMaker;
  /** Whether a person reviewed it. */
  reviewed: Scalars['Boolean']['output'];
};

/** An identifier that a register gave. */
export type Identifier = {
  /** `vat` (Partita IVA with country prefix), `rea` (Italian business register), `lei` (ISO 17442) or `uscc` (Chinese Unified Social Credit Code). */
  scheme: Scalars['String']['output'];
  /** The identifier, without blanks. */
  value: Scalars['String']['output'];
  /** Set where a checksum fails although real codes are known to fail it too (USCC); else null. */
  warning?: Maybe<Scalars['String']['output']>;
};

/** A person or office to talk to. */
export type Contact = {
  /** Name. */
  name: Scalars['String']['output'];
  /** What for, in their own words; null when not given. */
  role?: Maybe<Scalars['String']['output']>;
  /** E-mail address; null when not given. */
  email?: Maybe<Scalars['String']['output']>;
  /** Telephone number; null when not given. */
  phone?: Maybe<Scalars['String']['output']>;
};

/** An amount of money. */
export type Money = {
  /** Whole currency units. */
  value: Scalars['Amount']['output'];
  /** ISO 4217 code: `EUR`. */
  currency: Scalars['String']['output'];
};

/** A range of money; at least one bound is there. */
export type MoneyRange = {
  /** Whole currency units, included; null: no lower bound. */
  min?: Maybe<Scalars['Amount']['output']>;
  /** Whole currency units, included; null: no upper bound. */
  max?: Maybe<Scalars['Amount']['output']>;
  /** ISO 4217 code: `EUR`. */
  currency: Scalars['String']['output'];
  /** True when what does not meet the range is excluded rather than scored lower. */
  hard: Scalars['Boolean']['output'];
};

/** An economic activity. */
export type Activity = {
  /** The code as given. */
  code: Scalars['String']['output'];
  /** The list it comes from. */
  system: CodeSystem;
  /** Share of revenue, 0–1; null when not given. */
  share?: Maybe<Scalars['Float']['output']>;
  /** What it stands for in NACE Rev. 2; empty when nothing corresponds. */
  nace2: Array<Scalars['String']['output']>;
  /** Title of the code in its own list, in the language asked, else in another. */
  title: Scalars['String']['output'];
};


/** An economic activity. */
export type ActivityTitleArgs = {
  language?: InputMaybe<Language>;
};

/** A wish with its priority. */
export type Prioritised = {
  /** Id in the catalogue of the field. */
  id: Scalars['ID']['output'];
  /** Above 0, at most 1. */
  priority: Scalars['Float']['output'];
  /** Title in the catalogue, in the language asked, else in another. */
  title: Scalars['String']['output'];
};


/** A wish with its priority. */
export type PrioritisedTitleArgs = {
  language?: InputMaybe<Language>;
};

/** Places wanted. */
export type Territory = {
  /** Codes of `it-regions`, `it-provinces` or `cn-regions`; a code covers what lies beneath it. */
  codes: Array<Scalars['ID']['output']>;
  /** True when other places are excluded rather than scored lower. */
  hard: Scalars['Boolean']['output'];
};

/** A weight that replaces the model's for one criterion. */
export type CriterionWeight = {
  /** The direction the criterion belongs to. */
  direction: MatchDirection;
  /** The criterion: `sector`, `ticket` …; `scoringModel` lists them. */
  key: Scalars['String']['output'];
  /** From 0; weights are relative to each other. */
  weight: Scalars['Float']['output'];
};

/** A share of a KPI. */
export type KpiShare = {
  /** The KPI. */
  kpi: Kpi;
  /** 0–1. */
  share: Scalars['Float']['output'];
};

/** The profile as it stands now, or why it was not changed. */
export type ProfileResult = Sme | Investor | ValidationRefusal | ConflictRefusal | NotFoundRefusal | RuleRefusal;

/** What was removed. */
export type Removed = {
  /** Its id. */
  id: Scalars['ID']['output'];
};

/** What was removed, or why nothing was. */
export type RemoveResult = Removed | ConflictRefusal | NotFoundRefusal | RuleRefusal;

/** How a list of profiles is ordered. */
export type ProfileOrder = {
  /** By what. */
  field: ProfileOrderField;
  /** Which way. */
  direction?: SortDirection;
};

/** How the texts of each language came to be. */
export type TextStatusInput = {
  /** Of the English text. */
  en?: InputMaybe<TextOriginInput>;
  /** Of the Italian text. */
  it?: InputMaybe<TextOriginInput>;
  /** Of the Chinese text. */
  zh?: InputMaybe<TextOriginInput>;
};

/** How a text came to be. */
export type TextOriginInput = {
  /** Who wrote it. */
  origin: TextMaker;
  /** Whether a person reviewed it. */
  reviewed: Scalars['Boolean']['input'];
};

/** An identifier that a register gave; its checksum is tested. */
export type IdentifierInput = {
  /** `vat`, `rea`, `lei` or `uscc`. */
  scheme: Scalars['String']['input'];
  /** The identifier; blanks are dropped. At most 100 characters. */
  value: Scalars['String']['input'];
};

/** A person or office to talk to. */
export type ContactInput = {
  /** Name. At most 300 characters. */
  name: Scalars['String']['input'];
  /** What for. At most 300 characters. */
  role?: InputMaybe<Scalars['String']['input']>;
  /** E-mail address. */
  email?: InputMaybe<Scalars['String']['input']>;
  /** Telephone number. At most 50 characters. */
  phone?: InputMaybe<Scalars['String']['input']>;
};

/** An amount of money. */
export type MoneyInput = {
  /** Whole currency units, at least 1. */
  value: Scalars['Amount']['input'];
  /** ISO 4217 code with a stored exchange rate: `EUR`. */
  currency: Scalars['String']['input'];
};

/** A range of money; at least one bound is needed. */
export type MoneyRangeInput = {
  /** Whole currency units, at least 1, included. */
  min?: InputMaybe<Scalars['Amount']['input']>;
  /** Whole currency units, at least `min`, included. */
  max?: InputMaybe<Scalars['Amount']['input']>;
  /** ISO 4217 code with a stored exchange rate: `EUR`. */
  currency: Scalars['String']['input'];
  /** True excludes what does not meet the range; false unless it is said, in a change too. */
  hard?: InputMaybe<Scalars['Boolean']['input']>;
};

/** An economic activity. */
export type ActivityInput = {
  /** The code as its list writes it; it must be in the list. */
  code: Scalars['String']['input'];
  /** The list it comes from. */
  system: CodeSystem;
  /** Share of revenue, 0–1; all together at most 1. */
  share?: InputMaybe<Scalars['Float']['input']>;
};

/** A wish with its priority. */
export type PrioritisedInput = {
  /** Id in the catalogue of the field. */
  id: Scalars['ID']['input'];
  /** Above 0, at most 1. */
  priority?: InputMaybe<Scalars['Float']['input']>;
};

/** Places wanted. */
export type TerritoryInput = {
  /** Codes of `it-regions`, `it-provinces` or `cn-regions`. At most 100. */
  codes: Array<Scalars['ID']['input']>;
  /** True excludes other places; false unless it is said, in a change too. */
  hard?: InputMaybe<Scalars['Boolean']['input']>;
};

/** A share of a KPI. */
export type KpiShareInput = {
  /** The KPI. */
  kpi: Kpi;
  /** 0–1. */
  share: Scalars['Float']['input'];
};

export type { ReviewItemKind };

/** Which entries of the review queue. All that is given must hold; of a list one value is enough. */
export type ReviewQueueFilter = {
  /** Profiles, or claims of these kinds. */
  kinds?: InputMaybe<Array<ReviewItemKind>>;
  /** Taxonomy claims that contribute to one of these objectives. */
  objectives?: InputMaybe<Array<Objective>>;
  /** Of this SME or investor. */
  organisation?: InputMaybe<Scalars['ID']['input']>;
  /** Of organisations from this source. At most 300 characters. */
  source?: InputMaybe<Scalars['String']['input']>;
};

/** A claim as a reviewer saw it. */
export type ReviewedClaimInput = {
  /** `claim_…`. */
  id: Scalars['ID']['input'];
  /** The version that was reviewed. */
  version: Scalars['Int']['input'];
};

/** Something that awaits a reviewer's decision. */
export type ReviewItem = {
  /** Of the claim or the profile. */
  id: Scalars['ID']['output'];
  /** What it is. */
  kind: ReviewItemKind;
  /** The claim; null for a profile. */
  claim?: Maybe<Claim>;
  /** The profile, or whose claim it is. */
  organisation: Profile;
  /**
   * How many matches a decision would change. Of a claim: of the organisation's first 50 and up to 50 that only evidence keeps
   * out, those with another rank or score once it is rejected, or accepted as DOCUMENTED or THIRD_PARTY. Of a profile: the
   * matches it would have, up to 50. Null while it is not computed yet.
   */
  priority?: Maybe<Scalars['Int']['output']>;
  /** When it was submitted, or changed last since. */
  waitingSince: Scalars['DateTime']['output'];
};

/** A page of the review queue. */
export type ReviewQueueConnection = {
  /** How many there are on all pages. */
  totalCount: Scalars['Int']['output'];
  /** How many of them have no priority yet; they come last, and asking again computes more of them. */
  unweighed: Scalars['Int']['output'];
  /** True when data or priorities moved since the first page, so that entries may come twice or not at all. */
  changed: Scalars['Boolean']['output'];
  /** State of the data the priorities were computed from. */
  dataVersion: Scalars['String']['output'];
  /** The entries with their cursors. */
  edges: Array<ReviewItemEdge>;
  /** The entries. */
  nodes: Array<ReviewItem>;
  /** Where the page lies in its list. */
  pageInfo: PageInfo;
};

/** An entry of the review queue with its cursor. */
export type ReviewItemEdge = {
  /** Cursor of the entry, for `after`. */
  cursor: Scalars['String']['output'];
  /** The entry. */
  node: ReviewItem;
};

export type { ClaimAction };

/** One change of a claim. */
export type ClaimChange = {
  /** When. */
  at: Scalars['DateTime']['output'];
  /** Id of the key that acted; `cli` for the command line. */
  actor: Scalars['ID']['output'];
  /** What was done. */
  action: ClaimAction;
  /** The version the claim had afterwards; null once it was removed. */
  version?: Maybe<Scalars['Int']['output']>;
  /** The reason given with a review. */
  reason?: Maybe<Scalars['String']['output']>;
  /** Every field that changed, in order of pointer. */
  fields: Array<ClaimFieldChange>;
};

/** One field that a change changed. */
export type ClaimFieldChange = {
  /** JSON pointer into the claim: `/state`, `/facts/dnsh/CCM`. */
  pointer: Scalars['String']['output'];
  /** What it was, as JSON text; null where there was nothing. */
  before?: Maybe<Scalars['String']['output']>;
  /** What it became, as JSON text; null where there is nothing now. */
  after?: Maybe<Scalars['String']['output']>;
};

/** A page of a claim's history. */
export type ClaimChangeConnection = {
  /** The changes with their cursors. */
  edges: Array<ClaimChangeEdge>;
  /** The changes. */
  nodes: Array<ClaimChange>;
  /** Where the page lies in its list. */
  pageInfo: PageInfo;
};

/** A change of a claim with its cursor. */
export type ClaimChangeEdge = {
  /** Cursor of the change, for `after`. */
  cursor: Scalars['String']['output'];
  /** The change. */
  node: ClaimChange;
};

/** What became of the claims of a bulk review. */
export type BulkReview = {
  /** How many were decided. */
  done: Scalars['Int']['output'];
  /** How many were refused. */
  refused: Scalars['Int']['output'];
  /** One for each claim, in the order given. */
  items: Array<BulkReviewItem>;
};

/** What became of one claim. */
export type BulkReviewItem = {
  /** The claim's id as it was given. */
  id: Scalars['ID']['output'];
  /** The claim as it stands now, or why it was left as it was. */
  result: ClaimResult;
};

/** What a bulk review answers: what became of each claim, or why nothing was done. */
export type BulkReviewResult = BulkReview | ValidationRefusal | ConflictRefusal | NotFoundRefusal | RuleRefusal;

export type { Likelihood };

/** A rule of cross-border investment that a pair could meet. Information, no legal advice and no clearance; a rule that is not flagged can bind all the same. */
export type ScreeningFlag = {
  /** Id of the catalogue `screening`. */
  rule: Scalars['ID']['output'];
  /** Whose law: `IT`, `EU`, `CN` … */
  jurisdiction: Scalars['String']['output'];
  /** Name of the procedure, in English. */
  instrument: Scalars['String']['output'];
  /** The provision. */
  legalBasis: Scalars['String']['output'];
  /** What it brings: `notification`, `filing`, `approval`, `restriction`, `factor`, `incentive` or `information`. */
  effect: Scalars['String']['output'];
  /** How well the facts known meet its conditions. */
  likelihood: Likelihood;
  /** True when the deal must wait for the answer. */
  suspensory: Scalars['Boolean']['output'];
  /** Why it was raised, with the facts that say so. */
  why: Scalars['String']['output'];
  /** That this is information only. */
  notice: Scalars['String']['output'];
  /** Where the rule was read. */
  source: Scalars['String']['output'];
  /** How sure the rule's row is: `high`, `medium` or `low`. */
  confidence: Scalars['String']['output'];
};


/** A rule of cross-border investment that a pair could meet. Information, no legal advice and no clearance; a rule that is not flagged can bind all the same. */
export type ScreeningFlagWhyArgs = {
  language?: InputMaybe<Language>;
};


/** A rule of cross-border investment that a pair could meet. Information, no legal advice and no clearance; a rule that is not flagged can bind all the same. */
export type ScreeningFlagNoticeArgs = {
  language?: InputMaybe<Language>;
};

export type { SizeClass };

export type { NeedKind };

/** An Italian company. The public sees a real one's size classes instead of its figures, and none of its needs. */
export type Sme = Node & Profile & {
  /** `sme_…`. */
  id: Scalars['ID']['output'];
  /** What to print for it: its name; where the caller may not see that, its kind, sector and place, which two may share. What has no title in the language has its English one. */
  label: Scalars['String']['output'];
  /** Where the profile stands. */
  status: ProfileStatus;
  /** Why it stands there, in the words of who changed it; for staff, else null. */
  statusReason?: Maybe<Scalars['String']['output']>;
  /** Name by language. */
  names: Text;
  /** Description by language. */
  descriptions: Text;
  /** How the texts of each language came to be. */
  textStatus: TextStatus;
  /** Registered identifiers, one of a scheme. */
  identifiers: Array<Identifier>;
  /** Address of the website; null when not known. */
  website?: Maybe<Scalars['String']['output']>;
  /** Year of foundation; null when not known. */
  founded?: Maybe<Scalars['Int']['output']>;
  /** Claims the caller may see, in order of id. The public sees no drafts and no rejected ones. */
  claims: Array<Claim>;
  /** True for an invented profile, which shows how the service works. */
  synthetic: Scalars['Boolean']['output'];
  /** Register or file it came from; null when there is none or the caller may not see it. */
  source?: Maybe<Scalars['String']['output']>;
  /** Its id there; null when there is none or the caller may not see it. */
  externalId?: Maybe<Scalars['String']['output']>;
  /** Id of the partner or the staff's key that brought it; for staff, else null. */
  partnerId?: Maybe<Scalars['ID']['output']>;
  /** Organisations it will not be matched with; empty when there are none or the caller may not see them. */
  excludedCounterparts: Array<Scalars['ID']['output']>;
  /** Whom to talk to. Personal data: for staff and whoever the profile belongs to, else empty. */
  contacts: Array<Contact>;
  /** False once the company withdrew its consent to be matched. */
  matchingConsent?: Maybe<Scalars['Boolean']['output']>;
  /** Day on which the company was told that it is matched without a stated need; null when not recorded or not to be seen. */
  informedOn?: Maybe<Scalars['Date']['output']>;
  /** Rises by 1 with each change; null when the caller may not see it. */
  version?: Maybe<Scalars['Int']['output']>;
  /** When it was stored first. */
  createdAt: Scalars['DateTime']['output'];
  /** When it was changed last; null when the caller may not see it. */
  updatedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Name as registered; null when not known. */
  legalName?: Maybe<Scalars['String']['output']>;
  /** Two-letter province code of `it-provinces`; null when not known. */
  province?: Maybe<Scalars['ID']['output']>;
  /** Code of `it-regions`; null when not known. */
  region?: Maybe<Scalars['ID']['output']>;
  /** What it does, in the order given. */
  activities: Array<Activity>;
  /** Annual work units; null when not known or not to be seen. */
  headcount?: Maybe<Scalars['Int']['output']>;
  /** Annual work units as a range, where no more is known; null when not known or not to be seen. */
  headcountBand?: Maybe<Band>;
  /** Whole euros a year; null when not known or not to be seen. */
  turnoverEur?: Maybe<Scalars['Amount']['output']>;
  /** Whole euros a year as a range, where no more is known; null when not known or not to be seen. */
  turnoverBandEur?: Maybe<Band>;
  /** Whole euros; null when not known or not to be seen. */
  balanceSheetEur?: Maybe<Scalars['Amount']['output']>;
  /** Year of the figures; null when not known or not to be seen. */
  fiscalYear?: Maybe<Scalars['Int']['output']>;
  /** Whether one person trades under its own name (ditta individuale); null when not said or not to be seen. */
  soleTrader?: Maybe<Scalars['Boolean']['output']>;
  /** Size class by Recommendation 2003/361/EC; null while the known figures leave several possible. */
  sizeClass?: Maybe<SizeClass>;
  /** The size classes the known figures leave possible, smallest first; all four when nothing is known. */
  sizeCandidates: Array<SizeClass>;
  /** What it looks for, in order of id. None stated: it is matched on the programme's defaults. */
  needs: Array<Need>;
  /** Investors ranked best first. At most 100. Counts as one ranking of the request's 20, once for each SME it is asked on. */
  matches: MatchConnection;
};


/** An Italian company. The public sees a real one's size classes instead of its figures, and none of its needs. */
export type SmeLabelArgs = {
  language?: InputMaybe<Language>;
};


/** An Italian company. The public sees a real one's size classes instead of its figures, and none of its needs. */
export type SmeMatchesArgs = {
  filter?: InputMaybe<MatchFilter>;
  weights?: InputMaybe<WeightsInput>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** What an SME looks for. */
export type Need = Node & {
  /** `need_…`. */
  id: Scalars['ID']['output'];
  /** Whose need it is. */
  sme: Sme;
  /** What is looked for. */
  kind: NeedKind;
  /** How much money; null when not stated. A band around it for whoever may not see the amount. */
  amount?: Maybe<MoneyRange>;
  /** Ids of the catalogue `instruments`. */
  instruments: Array<Prioritised>;
  /** Ids of the catalogue `modes`. */
  modes: Array<Prioritised>;
  /** Places in China; null when not stated. */
  territory?: Maybe<Territory>;
  /** Ids of the catalogue `investor-types` that are excluded. */
  excludedInvestorTypes: Array<Scalars['ID']['output']>;
  /** Share of the capital offered, 0–1; null when not stated. */
  stakeOffered?: Maybe<Scalars['Float']['output']>;
  /** Whether control is offered; null when not stated. */
  controlOffered?: Maybe<Scalars['Boolean']['output']>;
  /** A confidential need is matched for its owner and staff only. */
  confidential: Scalars['Boolean']['output'];
  /** Own weights; null when the model's hold. */
  weights?: Maybe<Array<CriterionWeight>>;
  /** Last day on which it is matched; null: no end. */
  validTo?: Maybe<Scalars['Date']['output']>;
  /** Rises by 1 with each change; 0 when the caller may not see it. */
  version: Scalars['Int']['output'];
  /** Investors ranked best first for this need. At most 100. Counts as one ranking of the request's 20, once for each need it is asked on. */
  matches: MatchConnection;
};


/** What an SME looks for. */
export type NeedMatchesArgs = {
  filter?: InputMaybe<MatchFilter>;
  weights?: InputMaybe<WeightsInput>;
  asOf?: InputMaybe<Scalars['Date']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
};

/** An SME and its place in a list. */
export type SmeEdge = {
  /** Opaque; for `after`. */
  cursor: Scalars['String']['output'];
  /** The SME. */
  node: Sme;
};

/** A page of SMEs. At most 100. */
export type SmeConnection = {
  /** All that fit, on every page; counted only when selected. */
  totalCount: Scalars['Int']['output'];
  /** The page with cursors. */
  edges: Array<SmeEdge>;
  /** The page without cursors. */
  nodes: Array<Sme>;
  /** Where the page lies. */
  pageInfo: PageInfo;
};

/** The SME as it stands now, or why it was not stored. */
export type SmeResult = Sme | ValidationRefusal | ConflictRefusal | NotFoundRefusal | RuleRefusal;

/** The need as it stands now, or why it was not stored. */
export type NeedResult = Need | ValidationRefusal | ConflictRefusal | NotFoundRefusal | RuleRefusal;

/** Which SMEs. All fields named must hold; within a list one value is enough. At most 100 values a list. */
export type SmeFilter = {
  /** Codes of `it-regions`; a code covers what lies beneath it. */
  regions?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Two-letter province codes of `it-provinces`. */
  provinces?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** NACE or ATECO codes, read as in `excludedSectors` of a mandate; a code covers what lies beneath it. */
  activities?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Size classes that are still possible. */
  sizes?: InputMaybe<Array<SizeClass>>;
  /** Objectives a taxonomy claim contributes to. */
  objectives?: InputMaybe<Array<Objective>>;
  /** Codes of `eu-taxonomy` that a claim names. */
  taxonomyActivities?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Categories of `cam` that a claim names. */
  camCategories?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Ids of `certifications` that a claim names. */
  certifications?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** At least one claim reaches this level. */
  minimumEvidence?: InputMaybe<EvidenceLevel>;
  /** Kinds of needs stated. */
  needKinds?: InputMaybe<Array<NeedKind>>;
  /** States of the profile; for staff. Others see published and invented profiles only. */
  statuses?: InputMaybe<Array<ProfileStatus>>;
  /** Register or file it came from. */
  source?: InputMaybe<Scalars['String']['input']>;
  /** Ids in that register; with `source`. */
  externalIds?: InputMaybe<Array<Scalars['String']['input']>>;
  /** True: invented profiles only; false: real ones only. */
  synthetic?: InputMaybe<Scalars['Boolean']['input']>;
  /** Changed at this moment or later. */
  updatedSince?: InputMaybe<Scalars['DateTime']['input']>;
};

/** An SME. In a change, fields left out stay as they are, inside objects too; null empties a field, a list is replaced as a whole. */
export type SmeInput = {
  /** Name as registered. At most 300 characters. */
  legalName?: InputMaybe<Scalars['String']['input']>;
  /** Name by language. At most 300 characters each. */
  names?: InputMaybe<TextInput>;
  /** Description by language. At most 4,000 characters each. */
  descriptions?: InputMaybe<TextInput>;
  /** How the texts of each language came to be. */
  textStatus?: InputMaybe<TextStatusInput>;
  /** One of each scheme `vat`, `rea`, `lei`. */
  identifiers?: InputMaybe<Array<IdentifierInput>>;
  /** An address that begins with http:// or https://. At most 2,000 characters. */
  website?: InputMaybe<Scalars['String']['input']>;
  /** Year of foundation, from 1800. */
  founded?: InputMaybe<Scalars['Int']['input']>;
  /** Two-letter code of `it-provinces`. */
  province?: InputMaybe<Scalars['ID']['input']>;
  /** Code of `it-regions`; derived from the province when that is given. */
  region?: InputMaybe<Scalars['ID']['input']>;
  /** What it does. At most 100. */
  activities?: InputMaybe<Array<ActivityInput>>;
  /** Annual work units, from 0 to 10 million. */
  headcount?: InputMaybe<Scalars['Int']['input']>;
  /** Annual work units as a range (20–49). The exact figure counts where both are given. */
  headcountBand?: InputMaybe<BandInput>;
  /** Whole euros a year. */
  turnoverEur?: InputMaybe<Scalars['Amount']['input']>;
  /** Whole euros a year as a range. The exact figure counts where both are given. */
  turnoverBandEur?: InputMaybe<BandInput>;
  /** Whole euros. */
  balanceSheetEur?: InputMaybe<Scalars['Amount']['input']>;
  /** Year of the figures. */
  fiscalYear?: InputMaybe<Scalars['Int']['input']>;
  /** Whether one person trades under its own name (ditta individuale): what tells who it is is then personal data. */
  soleTrader?: InputMaybe<Scalars['Boolean']['input']>;
  /** True for an invented profile; fixed once it is stored. */
  synthetic?: InputMaybe<Scalars['Boolean']['input']>;
  /** Register or file it came from; with `externalId` it names the profile there. At most 300 characters. */
  source?: InputMaybe<Scalars['String']['input']>;
  /** Its id there. At most 300 characters. */
  externalId?: InputMaybe<Scalars['String']['input']>;
  /** The partner that brought it, as its keys name it; null for none. Set by staff alone. At most 100 characters. */
  partnerId?: InputMaybe<Scalars['ID']['input']>;
  /** Organisations never to be matched with: ids, or externalIds of the same source. At most 1,000. */
  excludedCounterparts?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Whom to talk to; never public for a real profile. At most 100. */
  contacts?: InputMaybe<Array<ContactInput>>;
  /** False once the company withdrew its consent to be matched. */
  matchingConsent?: InputMaybe<Scalars['Boolean']['input']>;
  /** Day on which the company was told that it is matched without a stated need. */
  informedOn?: InputMaybe<Scalars['Date']['input']>;
};

/** A need. In a change, fields left out stay as they are, inside objects too; null empties a field, a list is replaced as a whole. */
export type NeedInput = {
  /** What is looked for. */
  kind: NeedKind;
  /** How much money. */
  amount?: InputMaybe<MoneyRangeInput>;
  /** Ids of the catalogue `instruments`. At most 100. */
  instruments?: InputMaybe<Array<PrioritisedInput>>;
  /** Ids of the catalogue `modes`. At most 100. */
  modes?: InputMaybe<Array<PrioritisedInput>>;
  /** Places in China: `CN`, a macro-region or a province of `cn-regions`. */
  territory?: InputMaybe<TerritoryInput>;
  /** Ids of the catalogue `investor-types` to exclude. At most 100. */
  excludedInvestorTypes?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Share of the capital offered, 0–1. */
  stakeOffered?: InputMaybe<Scalars['Float']['input']>;
  /** Whether control is offered. */
  controlOffered?: InputMaybe<Scalars['Boolean']['input']>;
  /** A confidential need is matched for its owner and staff only. Default false. */
  confidential?: InputMaybe<Scalars['Boolean']['input']>;
  /** Own weights for the criteria of need → investor. */
  weights?: InputMaybe<WeightsInput>;
  /** Last day on which it is matched. */
  validTo?: InputMaybe<Scalars['Date']['input']>;
};

/** A figure known as a range, both ends included. */
export type Band = {
  /** Lower end; null when it has none. */
  min?: Maybe<Scalars['Amount']['output']>;
  /** Upper end; null when it has none. */
  max?: Maybe<Scalars['Amount']['output']>;
};

/** A figure known as a range, both ends included; at least one end is needed. */
export type BandInput = {
  /** Lower end; null when it has none. */
  min?: InputMaybe<Scalars['Amount']['input']>;
  /** Upper end; null when it has none. */
  max?: InputMaybe<Scalars['Amount']['input']>;
};



export type ResolverTypeWrapper<T> = Promise<T> | T;


export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;



/** Mapping of union types */
export type ResolversUnionTypes<_RefType extends Record<string, unknown>> = {
  ApiKeyMadeResult:
    | ( MadeKeyView )
    | ( ValidationRefusalModel )
    | ( ConflictRefusalModel )
    | ( NotFoundRefusalModel )
    | ( RuleRefusalModel )
  ;
  ApiKeyRotatedResult:
    | ( RotatedKeyView )
    | ( ValidationRefusalModel )
    | ( ConflictRefusalModel )
    | ( NotFoundRefusalModel )
    | ( RuleRefusalModel )
  ;
  ApiKeyResult:
    | ( ApiKeyView )
    | ( ConflictRefusalModel )
    | ( NotFoundRefusalModel )
    | ( RuleRefusalModel )
  ;
  ExchangeRatesResult:
    | ( ExchangeRatesView )
    | ( ValidationRefusalModel )
    | ( ConflictRefusalModel )
    | ( NotFoundRefusalModel )
    | ( RuleRefusalModel )
  ;
  ClaimResult:
    | ( ClaimView )
    | ( ValidationRefusalModel )
    | ( ConflictRefusalModel )
    | ( NotFoundRefusalModel )
    | ( RuleRefusalModel )
  ;
  ImportMappingResult:
    | ( ImportMappingView )
    | ( ValidationRefusalModel )
    | ( ConflictRefusalModel )
    | ( NotFoundRefusalModel )
    | ( RuleRefusalModel )
  ;
  InvestorResult:
    | ( InvestorView )
    | ( ValidationRefusalModel )
    | ( ConflictRefusalModel )
    | ( NotFoundRefusalModel )
    | ( RuleRefusalModel )
  ;
  MandateResult:
    | ( MandateView )
    | ( ValidationRefusalModel )
    | ( ConflictRefusalModel )
    | ( NotFoundRefusalModel )
    | ( RuleRefusalModel )
  ;
  DealResult:
    | ( DealView )
    | ( ValidationRefusalModel )
    | ( ConflictRefusalModel )
    | ( NotFoundRefusalModel )
    | ( RuleRefusalModel )
  ;
  PersonalDataResult:
    | ( PersonalDataView )
    | ( ValidationRefusalModel )
    | ( ConflictRefusalModel )
    | ( NotFoundRefusalModel )
    | ( RuleRefusalModel )
  ;
  PrivacyRecordsResult:
    | ( PrivacyRecordsView )
    | ( ValidationRefusalModel )
    | ( ConflictRefusalModel )
    | ( NotFoundRefusalModel )
    | ( RuleRefusalModel )
  ;
  ErasureOutcome:
    | ( ErasureModel )
    | ( ValidationRefusalModel )
    | ( ConflictRefusalModel )
    | ( NotFoundRefusalModel )
    | ( RuleRefusalModel )
  ;
  ProfileResult:
    | ( SmeView )
    | ( InvestorView )
    | ( ValidationRefusalModel )
    | ( ConflictRefusalModel )
    | ( NotFoundRefusalModel )
    | ( RuleRefusalModel )
  ;
  RemoveResult:
    | ( RemovedModel )
    | ( ConflictRefusalModel )
    | ( NotFoundRefusalModel )
    | ( RuleRefusalModel )
  ;
  BulkReviewResult:
    | ( BulkReviewView )
    | ( ValidationRefusalModel )
    | ( ConflictRefusalModel )
    | ( NotFoundRefusalModel )
    | ( RuleRefusalModel )
  ;
  SmeResult:
    | ( SmeView )
    | ( ValidationRefusalModel )
    | ( ConflictRefusalModel )
    | ( NotFoundRefusalModel )
    | ( RuleRefusalModel )
  ;
  NeedResult:
    | ( NeedView )
    | ( ValidationRefusalModel )
    | ( ConflictRefusalModel )
    | ( NotFoundRefusalModel )
    | ( RuleRefusalModel )
  ;
};

/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Node:
    | ( ClaimView )
    | ( InvestorView )
    | ( MandateView )
    | ( DealView )
    | ( SmeView )
    | ( NeedView )
  ;
  Refusal:
    | ( ValidationRefusalModel )
    | ( ConflictRefusalModel )
    | ( NotFoundRefusalModel )
    | ( RuleRefusalModel )
  ;
  Profile:
    | ( InvestorView )
    | ( SmeView )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Role: Role;
  Viewer: ResolverTypeWrapper<ViewerView>;
  ApiKeyState: ApiKeyState;
  ApiKey: ResolverTypeWrapper<ApiKeyView>;
  ApiKeyMade: ResolverTypeWrapper<MadeKeyView>;
  ApiKeyRotated: ResolverTypeWrapper<RotatedKeyView>;
  ApiKeyInput: ApiKeyInput;
  ApiKeyMadeResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ApiKeyMadeResult']>;
  ApiKeyRotatedResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ApiKeyRotatedResult']>;
  ApiKeyResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ApiKeyResult']>;
  AuditAction: AuditAction;
  AuditEntry: ResolverTypeWrapper<AuditEntryView>;
  AuditEdge: ResolverTypeWrapper<AuditEdgeModel>;
  AuditConnection: ResolverTypeWrapper<AuditConnectionModel>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Date: ResolverTypeWrapper<Scalars['Date']['output']>;
  Amount: ResolverTypeWrapper<Scalars['Amount']['output']>;
  Node: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Node']>;
  PageInfo: ResolverTypeWrapper<PageInfoModel>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  Language: Language;
  SortDirection: SortDirection;
  Text: ResolverTypeWrapper<TextView>;
  Refusal: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Refusal']>;
  ValidationRefusal: ResolverTypeWrapper<ValidationRefusalModel>;
  FieldIssue: ResolverTypeWrapper<FieldIssueModel>;
  ConflictRefusal: ResolverTypeWrapper<ConflictRefusalModel>;
  NotFoundRefusal: ResolverTypeWrapper<NotFoundRefusalModel>;
  RuleRefusal: ResolverTypeWrapper<RuleRefusalModel>;
  TextInput: TextInput;
  ExchangeRates: ResolverTypeWrapper<ExchangeRatesView>;
  ExchangeRate: ResolverTypeWrapper<ExchangeRate>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  ExchangeRateInput: ExchangeRateInput;
  ExchangeRatesResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ExchangeRatesResult']>;
  CodeSystem: CodeSystem;
  Objective: Objective;
  Catalogue: ResolverTypeWrapper<CatalogueView>;
  CatalogueEntry: ResolverTypeWrapper<CatalogueEntryView>;
  CatalogueEntryEdge: ResolverTypeWrapper<CatalogueEntryEdgeModel>;
  CatalogueEntryConnection: ResolverTypeWrapper<CatalogueEntryConnectionModel>;
  ActivityTranslation: ResolverTypeWrapper<TranslationView>;
  TitledCode: ResolverTypeWrapper<TitledCodeView>;
  ReusedDigits: ResolverTypeWrapper<ReusedDigitsView>;
  EvidenceLevel: EvidenceLevel;
  ReviewState: ReviewState;
  ReviewDecision: ReviewDecision;
  Fact: Fact;
  ClaimKind: ClaimKind;
  Claim: ResolverTypeWrapper<ClaimView>;
  ClaimFacts: ResolverTypeWrapper<ClaimFactsView>;
  Dnsh: ResolverTypeWrapper<DnshView>;
  Document: ResolverTypeWrapper<DocumentModel>;
  ClaimResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ClaimResult']>;
  DnshInput: DnshInput;
  DocumentInput: DocumentInput;
  ClaimInput: ClaimInput;
  ImportKind: ImportKind;
  ImportMapping: ResolverTypeWrapper<ImportMappingView>;
  ImportMappingResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ImportMappingResult']>;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ImportProgress: ResolverTypeWrapper<ImportProgressView>;
  Standing: Standing;
  Investor: ResolverTypeWrapper<InvestorView>;
  SectorWish: ResolverTypeWrapper<SectorWishModel>;
  ObjectiveWeight: ResolverTypeWrapper<ObjectiveWeightView>;
  Mandate: ResolverTypeWrapper<MandateView>;
  Deal: ResolverTypeWrapper<DealView>;
  InvestorEdge: ResolverTypeWrapper<InvestorEdgeModel>;
  InvestorConnection: ResolverTypeWrapper<InvestorConnectionModel>;
  InvestorResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['InvestorResult']>;
  MandateResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['MandateResult']>;
  DealResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['DealResult']>;
  InvestorFilter: InvestorFilter;
  InvestorInput: InvestorInput;
  SectorWishInput: SectorWishInput;
  ObjectiveWeightInput: ObjectiveWeightInput;
  MandateInput: MandateInput;
  DealInput: DealInput;
  MatchDirection: MatchDirection;
  GateOutcome: GateOutcome;
  ScoreBasis: ScoreBasis;
  MatchEdge: ResolverTypeWrapper<MatchEdgeModel>;
  MatchConnection: ResolverTypeWrapper<MatchConnectionModel>;
  Match: ResolverTypeWrapper<MatchView>;
  DirectionScore: ResolverTypeWrapper<DirectionScoreView>;
  CriterionScore: ResolverTypeWrapper<CriterionScoreView>;
  GateResult: ResolverTypeWrapper<GateResultView>;
  WhatIfResult: ResolverTypeWrapper<WhatIfView>;
  WhatIfChange: ResolverTypeWrapper<WhatIfChangeModel>;
  WhyNot: ResolverTypeWrapper<WhyNotView>;
  ProofSuggestion: ResolverTypeWrapper<ProofView>;
  Stability: ResolverTypeWrapper<StabilityView>;
  ScoringModel: ResolverTypeWrapper<ScoringModelView>;
  ScoringCriterion: ResolverTypeWrapper<ScoringCriterionView>;
  EvidenceFactor: ResolverTypeWrapper<EvidenceFactorView>;
  MatchFilter: MatchFilter;
  WeightInput: WeightInput;
  WeightsInput: WeightsInput;
  WhatIfInput: WhatIfInput;
  PrivacyRecordKind: PrivacyRecordKind;
  LegalBasis: LegalBasis;
  MentionPlace: MentionPlace;
  SubjectInput: SubjectInput;
  PrivacyRecordInput: PrivacyRecordInput;
  ErasureInput: ErasureInput;
  StoredContact: ResolverTypeWrapper<StoredContactModel>;
  PrivacyRecord: ResolverTypeWrapper<PrivacyRecordModel>;
  Mention: ResolverTypeWrapper<MentionModel>;
  SoleTrader: ResolverTypeWrapper<SoleTraderView>;
  PersonalData: ResolverTypeWrapper<PersonalDataView>;
  PrivacyRecords: ResolverTypeWrapper<PrivacyRecordsView>;
  Erasure: ResolverTypeWrapper<ErasureModel>;
  PersonalDataResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['PersonalDataResult']>;
  PrivacyRecordsResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['PrivacyRecordsResult']>;
  ErasureOutcome: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ErasureOutcome']>;
  ProfileStatus: ProfileStatus;
  TextMaker: TextMaker;
  ProfileOrderField: ProfileOrderField;
  Kpi: Kpi;
  Profile: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Profile']>;
  TextStatus: ResolverTypeWrapper<TextStatusView>;
  TextOrigin: ResolverTypeWrapper<TextOriginModel>;
  Identifier: ResolverTypeWrapper<IdentifierModel>;
  Contact: ResolverTypeWrapper<ContactModel>;
  Money: ResolverTypeWrapper<MoneyModel>;
  MoneyRange: ResolverTypeWrapper<MoneyRangeModel>;
  Activity: ResolverTypeWrapper<ActivityView>;
  Prioritised: ResolverTypeWrapper<PrioritisedView>;
  Territory: ResolverTypeWrapper<TerritoryModel>;
  CriterionWeight: ResolverTypeWrapper<CriterionWeightView>;
  KpiShare: ResolverTypeWrapper<KpiShareView>;
  ProfileResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['ProfileResult']>;
  Removed: ResolverTypeWrapper<RemovedModel>;
  RemoveResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['RemoveResult']>;
  ProfileOrder: ProfileOrder;
  TextStatusInput: TextStatusInput;
  TextOriginInput: TextOriginInput;
  IdentifierInput: IdentifierInput;
  ContactInput: ContactInput;
  MoneyInput: MoneyInput;
  MoneyRangeInput: MoneyRangeInput;
  ActivityInput: ActivityInput;
  PrioritisedInput: PrioritisedInput;
  TerritoryInput: TerritoryInput;
  KpiShareInput: KpiShareInput;
  ReviewItemKind: ReviewItemKind;
  ReviewQueueFilter: ReviewQueueFilter;
  ReviewedClaimInput: ReviewedClaimInput;
  ReviewItem: ResolverTypeWrapper<ReviewItemView>;
  ReviewQueueConnection: ResolverTypeWrapper<ReviewQueueConnectionModel>;
  ReviewItemEdge: ResolverTypeWrapper<ReviewItemEdgeModel>;
  ClaimAction: ClaimAction;
  ClaimChange: ResolverTypeWrapper<ClaimChangeView>;
  ClaimFieldChange: ResolverTypeWrapper<FieldChange>;
  ClaimChangeConnection: ResolverTypeWrapper<ClaimChangeConnectionModel>;
  ClaimChangeEdge: ResolverTypeWrapper<ClaimChangeEdgeModel>;
  BulkReview: ResolverTypeWrapper<BulkReviewView>;
  BulkReviewItem: ResolverTypeWrapper<BulkReviewItemView>;
  BulkReviewResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['BulkReviewResult']>;
  Likelihood: Likelihood;
  ScreeningFlag: ResolverTypeWrapper<ScreeningFlagView>;
  SizeClass: SizeClass;
  NeedKind: NeedKind;
  Sme: ResolverTypeWrapper<SmeView>;
  Need: ResolverTypeWrapper<NeedView>;
  SmeEdge: ResolverTypeWrapper<SmeEdgeModel>;
  SmeConnection: ResolverTypeWrapper<SmeConnectionModel>;
  SmeResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['SmeResult']>;
  NeedResult: ResolverTypeWrapper<ResolversUnionTypes<ResolversTypes>['NeedResult']>;
  SmeFilter: SmeFilter;
  SmeInput: SmeInput;
  NeedInput: NeedInput;
  Band: ResolverTypeWrapper<BandModel>;
  BandInput: BandInput;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Query: Record<PropertyKey, never>;
  ID: Scalars['ID']['output'];
  Int: Scalars['Int']['output'];
  String: Scalars['String']['output'];
  Mutation: Record<PropertyKey, never>;
  Viewer: ViewerView;
  ApiKey: ApiKeyView;
  ApiKeyMade: MadeKeyView;
  ApiKeyRotated: RotatedKeyView;
  ApiKeyInput: ApiKeyInput;
  ApiKeyMadeResult: ResolversUnionTypes<ResolversParentTypes>['ApiKeyMadeResult'];
  ApiKeyRotatedResult: ResolversUnionTypes<ResolversParentTypes>['ApiKeyRotatedResult'];
  ApiKeyResult: ResolversUnionTypes<ResolversParentTypes>['ApiKeyResult'];
  AuditEntry: AuditEntryView;
  AuditEdge: AuditEdgeModel;
  AuditConnection: AuditConnectionModel;
  DateTime: Scalars['DateTime']['output'];
  Date: Scalars['Date']['output'];
  Amount: Scalars['Amount']['output'];
  Node: ResolversInterfaceTypes<ResolversParentTypes>['Node'];
  PageInfo: PageInfoModel;
  Boolean: Scalars['Boolean']['output'];
  Text: TextView;
  Refusal: ResolversInterfaceTypes<ResolversParentTypes>['Refusal'];
  ValidationRefusal: ValidationRefusalModel;
  FieldIssue: FieldIssueModel;
  ConflictRefusal: ConflictRefusalModel;
  NotFoundRefusal: NotFoundRefusalModel;
  RuleRefusal: RuleRefusalModel;
  TextInput: TextInput;
  ExchangeRates: ExchangeRatesView;
  ExchangeRate: ExchangeRate;
  Float: Scalars['Float']['output'];
  ExchangeRateInput: ExchangeRateInput;
  ExchangeRatesResult: ResolversUnionTypes<ResolversParentTypes>['ExchangeRatesResult'];
  Catalogue: CatalogueView;
  CatalogueEntry: CatalogueEntryView;
  CatalogueEntryEdge: CatalogueEntryEdgeModel;
  CatalogueEntryConnection: CatalogueEntryConnectionModel;
  ActivityTranslation: TranslationView;
  TitledCode: TitledCodeView;
  ReusedDigits: ReusedDigitsView;
  Claim: ClaimView;
  ClaimFacts: ClaimFactsView;
  Dnsh: DnshView;
  Document: DocumentModel;
  ClaimResult: ResolversUnionTypes<ResolversParentTypes>['ClaimResult'];
  DnshInput: DnshInput;
  DocumentInput: DocumentInput;
  ClaimInput: ClaimInput;
  ImportMapping: ImportMappingView;
  ImportMappingResult: ResolversUnionTypes<ResolversParentTypes>['ImportMappingResult'];
  Subscription: Record<PropertyKey, never>;
  ImportProgress: ImportProgressView;
  Investor: InvestorView;
  SectorWish: SectorWishModel;
  ObjectiveWeight: ObjectiveWeightView;
  Mandate: MandateView;
  Deal: DealView;
  InvestorEdge: InvestorEdgeModel;
  InvestorConnection: InvestorConnectionModel;
  InvestorResult: ResolversUnionTypes<ResolversParentTypes>['InvestorResult'];
  MandateResult: ResolversUnionTypes<ResolversParentTypes>['MandateResult'];
  DealResult: ResolversUnionTypes<ResolversParentTypes>['DealResult'];
  InvestorFilter: InvestorFilter;
  InvestorInput: InvestorInput;
  SectorWishInput: SectorWishInput;
  ObjectiveWeightInput: ObjectiveWeightInput;
  MandateInput: MandateInput;
  DealInput: DealInput;
  MatchEdge: MatchEdgeModel;
  MatchConnection: MatchConnectionModel;
  Match: MatchView;
  DirectionScore: DirectionScoreView;
  CriterionScore: CriterionScoreView;
  GateResult: GateResultView;
  WhatIfResult: WhatIfView;
  WhatIfChange: WhatIfChangeModel;
  WhyNot: WhyNotView;
  ProofSuggestion: ProofView;
  Stability: StabilityView;
  ScoringModel: ScoringModelView;
  ScoringCriterion: ScoringCriterionView;
  EvidenceFactor: EvidenceFactorView;
  MatchFilter: MatchFilter;
  WeightInput: WeightInput;
  WeightsInput: WeightsInput;
  WhatIfInput: WhatIfInput;
  SubjectInput: SubjectInput;
  PrivacyRecordInput: PrivacyRecordInput;
  ErasureInput: ErasureInput;
  StoredContact: StoredContactModel;
  PrivacyRecord: PrivacyRecordModel;
  Mention: MentionModel;
  SoleTrader: SoleTraderView;
  PersonalData: PersonalDataView;
  PrivacyRecords: PrivacyRecordsView;
  Erasure: ErasureModel;
  PersonalDataResult: ResolversUnionTypes<ResolversParentTypes>['PersonalDataResult'];
  PrivacyRecordsResult: ResolversUnionTypes<ResolversParentTypes>['PrivacyRecordsResult'];
  ErasureOutcome: ResolversUnionTypes<ResolversParentTypes>['ErasureOutcome'];
  Profile: ResolversInterfaceTypes<ResolversParentTypes>['Profile'];
  TextStatus: TextStatusView;
  TextOrigin: TextOriginModel;
  Identifier: IdentifierModel;
  Contact: ContactModel;
  Money: MoneyModel;
  MoneyRange: MoneyRangeModel;
  Activity: ActivityView;
  Prioritised: PrioritisedView;
  Territory: TerritoryModel;
  CriterionWeight: CriterionWeightView;
  KpiShare: KpiShareView;
  ProfileResult: ResolversUnionTypes<ResolversParentTypes>['ProfileResult'];
  Removed: RemovedModel;
  RemoveResult: ResolversUnionTypes<ResolversParentTypes>['RemoveResult'];
  ProfileOrder: ProfileOrder;
  TextStatusInput: TextStatusInput;
  TextOriginInput: TextOriginInput;
  IdentifierInput: IdentifierInput;
  ContactInput: ContactInput;
  MoneyInput: MoneyInput;
  MoneyRangeInput: MoneyRangeInput;
  ActivityInput: ActivityInput;
  PrioritisedInput: PrioritisedInput;
  TerritoryInput: TerritoryInput;
  KpiShareInput: KpiShareInput;
  ReviewQueueFilter: ReviewQueueFilter;
  ReviewedClaimInput: ReviewedClaimInput;
  ReviewItem: ReviewItemView;
  ReviewQueueConnection: ReviewQueueConnectionModel;
  ReviewItemEdge: ReviewItemEdgeModel;
  ClaimChange: ClaimChangeView;
  ClaimFieldChange: FieldChange;
  ClaimChangeConnection: ClaimChangeConnectionModel;
  ClaimChangeEdge: ClaimChangeEdgeModel;
  BulkReview: BulkReviewView;
  BulkReviewItem: BulkReviewItemView;
  BulkReviewResult: ResolversUnionTypes<ResolversParentTypes>['BulkReviewResult'];
  ScreeningFlag: ScreeningFlagView;
  Sme: SmeView;
  Need: NeedView;
  SmeEdge: SmeEdgeModel;
  SmeConnection: SmeConnectionModel;
  SmeResult: ResolversUnionTypes<ResolversParentTypes>['SmeResult'];
  NeedResult: ResolversUnionTypes<ResolversParentTypes>['NeedResult'];
  SmeFilter: SmeFilter;
  SmeInput: SmeInput;
  NeedInput: NeedInput;
  Band: BandModel;
  BandInput: BandInput;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  me?: Resolver<ResolversTypes['Viewer'], ParentType, ContextType>;
  apiKeys?: Resolver<Array<ResolversTypes['ApiKey']>, ParentType, ContextType>;
  audit?: Resolver<Maybe<ResolversTypes['AuditConnection']>, ParentType, ContextType, RequireFields<QueryAuditArgs, 'first'>>;
  catalogues?: Resolver<Array<ResolversTypes['Catalogue']>, ParentType, ContextType>;
  catalogueEntries?: Resolver<Maybe<ResolversTypes['CatalogueEntryConnection']>, ParentType, ContextType, RequireFields<QueryCatalogueEntriesArgs, 'catalogue' | 'first'>>;
  translateActivity?: Resolver<Maybe<ResolversTypes['ActivityTranslation']>, ParentType, ContextType, RequireFields<QueryTranslateActivityArgs, 'code' | 'system'>>;
  exchangeRates?: Resolver<Maybe<ResolversTypes['ExchangeRates']>, ParentType, ContextType>;
  importProgress?: Resolver<Maybe<ResolversTypes['ImportProgress']>, ParentType, ContextType, RequireFields<QueryImportProgressArgs, 'id'>>;
  importMappings?: Resolver<Array<ResolversTypes['ImportMapping']>, ParentType, ContextType>;
  importMapping?: Resolver<Maybe<ResolversTypes['ImportMapping']>, ParentType, ContextType, RequireFields<QueryImportMappingArgs, 'id'>>;
  investor?: Resolver<Maybe<ResolversTypes['Investor']>, ParentType, ContextType, RequireFields<QueryInvestorArgs, 'id'>>;
  investors?: Resolver<ResolversTypes['InvestorConnection'], ParentType, ContextType, RequireFields<QueryInvestorsArgs, 'first'>>;
  matches?: Resolver<Maybe<ResolversTypes['MatchConnection']>, ParentType, ContextType, RequireFields<QueryMatchesArgs, 'for' | 'first'>>;
  match?: Resolver<Maybe<ResolversTypes['Match']>, ParentType, ContextType, RequireFields<QueryMatchArgs, 'a' | 'b'>>;
  whatIf?: Resolver<Maybe<ResolversTypes['WhatIfResult']>, ParentType, ContextType, RequireFields<QueryWhatIfArgs, 'for' | 'patch' | 'first'>>;
  whyNot?: Resolver<Maybe<ResolversTypes['WhyNot']>, ParentType, ContextType, RequireFields<QueryWhyNotArgs, 'for' | 'counterpart' | 'k'>>;
  nextBestProofs?: Resolver<Maybe<Array<ResolversTypes['ProofSuggestion']>>, ParentType, ContextType, RequireFields<QueryNextBestProofsArgs, 'for' | 'first'>>;
  stability?: Resolver<Maybe<ResolversTypes['Stability']>, ParentType, ContextType, RequireFields<QueryStabilityArgs, 'for'>>;
  scoringModel?: Resolver<ResolversTypes['ScoringModel'], ParentType, ContextType>;
  node?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType, RequireFields<QueryNodeArgs, 'id'>>;
  reviewQueue?: Resolver<Maybe<ResolversTypes['ReviewQueueConnection']>, ParentType, ContextType, RequireFields<QueryReviewQueueArgs, 'first'>>;
  sme?: Resolver<Maybe<ResolversTypes['Sme']>, ParentType, ContextType, RequireFields<QuerySmeArgs, 'id'>>;
  smes?: Resolver<ResolversTypes['SmeConnection'], ParentType, ContextType, RequireFields<QuerySmesArgs, 'first'>>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  createApiKey?: Resolver<ResolversTypes['ApiKeyMadeResult'], ParentType, ContextType, RequireFields<MutationCreateApiKeyArgs, 'input'>>;
  rotateApiKey?: Resolver<ResolversTypes['ApiKeyRotatedResult'], ParentType, ContextType, RequireFields<MutationRotateApiKeyArgs, 'id'>>;
  revokeApiKey?: Resolver<ResolversTypes['ApiKeyResult'], ParentType, ContextType, RequireFields<MutationRevokeApiKeyArgs, 'id'>>;
  setExchangeRates?: Resolver<ResolversTypes['ExchangeRatesResult'], ParentType, ContextType, RequireFields<MutationSetExchangeRatesArgs, 'items' | 'tag'>>;
  saveClaim?: Resolver<ResolversTypes['ClaimResult'], ParentType, ContextType, RequireFields<MutationSaveClaimArgs, 'organisation' | 'input'>>;
  submitClaim?: Resolver<ResolversTypes['ClaimResult'], ParentType, ContextType, RequireFields<MutationSubmitClaimArgs, 'id' | 'version'>>;
  reviewClaim?: Resolver<ResolversTypes['ClaimResult'], ParentType, ContextType, RequireFields<MutationReviewClaimArgs, 'id' | 'version' | 'decision' | 'reason'>>;
  saveImportMapping?: Resolver<ResolversTypes['ImportMappingResult'], ParentType, ContextType, RequireFields<MutationSaveImportMappingArgs, 'mapping'>>;
  removeImportMapping?: Resolver<ResolversTypes['RemoveResult'], ParentType, ContextType, RequireFields<MutationRemoveImportMappingArgs, 'id' | 'version'>>;
  createInvestor?: Resolver<ResolversTypes['InvestorResult'], ParentType, ContextType, RequireFields<MutationCreateInvestorArgs, 'input'>>;
  updateInvestor?: Resolver<ResolversTypes['InvestorResult'], ParentType, ContextType, RequireFields<MutationUpdateInvestorArgs, 'id' | 'version' | 'patch'>>;
  saveMandate?: Resolver<ResolversTypes['MandateResult'], ParentType, ContextType, RequireFields<MutationSaveMandateArgs, 'investor' | 'input'>>;
  saveDeal?: Resolver<ResolversTypes['DealResult'], ParentType, ContextType, RequireFields<MutationSaveDealArgs, 'investor' | 'input'>>;
  setStanding?: Resolver<ResolversTypes['InvestorResult'], ParentType, ContextType, RequireFields<MutationSetStandingArgs, 'id' | 'version'>>;
  readPersonalData?: Resolver<ResolversTypes['PersonalDataResult'], ParentType, ContextType, RequireFields<MutationReadPersonalDataArgs, 'subject'>>;
  recordPrivacy?: Resolver<ResolversTypes['PrivacyRecordsResult'], ParentType, ContextType, RequireFields<MutationRecordPrivacyArgs, 'input'>>;
  erasePerson?: Resolver<ResolversTypes['ErasureOutcome'], ParentType, ContextType, RequireFields<MutationErasePersonArgs, 'input'>>;
  changeStatus?: Resolver<ResolversTypes['ProfileResult'], ParentType, ContextType, RequireFields<MutationChangeStatusArgs, 'id' | 'version' | 'status'>>;
  remove?: Resolver<ResolversTypes['RemoveResult'], ParentType, ContextType, RequireFields<MutationRemoveArgs, 'id' | 'version'>>;
  bulkReviewClaims?: Resolver<ResolversTypes['BulkReviewResult'], ParentType, ContextType, RequireFields<MutationBulkReviewClaimsArgs, 'claims' | 'decision' | 'reason'>>;
  createSme?: Resolver<ResolversTypes['SmeResult'], ParentType, ContextType, RequireFields<MutationCreateSmeArgs, 'input'>>;
  updateSme?: Resolver<ResolversTypes['SmeResult'], ParentType, ContextType, RequireFields<MutationUpdateSmeArgs, 'id' | 'version' | 'patch'>>;
  saveNeed?: Resolver<ResolversTypes['NeedResult'], ParentType, ContextType, RequireFields<MutationSaveNeedArgs, 'sme' | 'input'>>;
};

export type RoleResolvers = EnumResolverSignature<{ ADMIN?: any, REVIEWER?: any, EDITOR?: any, PARTNER?: any, MEMBER?: any, ANONYMOUS?: any }, ResolversTypes['Role']>;

export type ViewerResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Viewer'] = ResolversParentTypes['Viewer']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  role?: Resolver<ResolversTypes['Role'], ParentType, ContextType>;
  permissions?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  scopes?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  partnerId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  organisationIds?: Resolver<Array<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type ApiKeyStateResolvers = EnumResolverSignature<{ IN_USE?: any, EXPIRED?: any, REVOKED?: any }, ResolversTypes['ApiKeyState']>;

export type ApiKeyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ApiKey'] = ResolversParentTypes['ApiKey']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  role?: Resolver<ResolversTypes['Role'], ParentType, ContextType>;
  scopes?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  partnerId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  organisationIds?: Resolver<Array<ResolversTypes['ID']>, ParentType, ContextType>;
  state?: Resolver<ResolversTypes['ApiKeyState'], ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  createdBy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  lastUsedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  expiresAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  revokedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  replacedBy?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ApiKeyMadeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ApiKeyMade'] = ResolversParentTypes['ApiKeyMade']> = {
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  apiKey?: Resolver<ResolversTypes['ApiKey'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ApiKeyRotatedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ApiKeyRotated'] = ResolversParentTypes['ApiKeyRotated']> = {
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  apiKey?: Resolver<ResolversTypes['ApiKey'], ParentType, ContextType>;
  previous?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  previousEndsAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ApiKeyMadeResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ApiKeyMadeResult'] = ResolversParentTypes['ApiKeyMadeResult']> = {
  __resolveType: TypeResolveFn<'ApiKeyMade' | 'ValidationRefusal' | 'ConflictRefusal' | 'NotFoundRefusal' | 'RuleRefusal', ParentType, ContextType>;
};

export type ApiKeyRotatedResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ApiKeyRotatedResult'] = ResolversParentTypes['ApiKeyRotatedResult']> = {
  __resolveType: TypeResolveFn<'ApiKeyRotated' | 'ValidationRefusal' | 'ConflictRefusal' | 'NotFoundRefusal' | 'RuleRefusal', ParentType, ContextType>;
};

export type ApiKeyResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ApiKeyResult'] = ResolversParentTypes['ApiKeyResult']> = {
  __resolveType: TypeResolveFn<'ApiKey' | 'ConflictRefusal' | 'NotFoundRefusal' | 'RuleRefusal', ParentType, ContextType>;
};

export type AuditActionResolvers = EnumResolverSignature<{ BEGIN?: any, WRITE?: any, CREATE?: any, UPDATE?: any, REMOVE?: any, STATUS?: any, SUBMIT?: any, REVIEW?: any, SETTINGS?: any, UNDO?: any, KEYS?: any, READ?: any, EXPORT?: any, EXPORTED?: any, PRIVACY_ACCESS?: any, PRIVACY_ERASE?: any, PRIVACY_RECORD?: any, PRIVACY_RETAIN?: any }, ResolversTypes['AuditAction']>;

export type AuditEntryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AuditEntry'] = ResolversParentTypes['AuditEntry']> = {
  position?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  actor?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  role?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  action?: Resolver<ResolversTypes['AuditAction'], ParentType, ContextType>;
  records?: Resolver<Array<ResolversTypes['ID']>, ParentType, ContextType>;
  organisations?: Resolver<Array<ResolversTypes['ID']>, ParentType, ContextType>;
  dataVersion?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  ruleVersion?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  requestId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  details?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  previousHash?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  hash?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type AuditEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AuditEdge'] = ResolversParentTypes['AuditEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['AuditEntry'], ParentType, ContextType>;
};

export type AuditConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AuditConnection'] = ResolversParentTypes['AuditConnection']> = {
  edges?: Resolver<Array<ResolversTypes['AuditEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['AuditEntry']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  headPosition?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  headHash?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export interface DateScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Date'], any> {
  name: 'Date';
}

export interface AmountScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Amount'], any> {
  name: 'Amount';
}

export type NodeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'Claim' | 'Investor' | 'Mandate' | 'Deal' | 'Sme' | 'Need', ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type LanguageResolvers = EnumResolverSignature<{ EN?: any, IT?: any, ZH?: any }, ResolversTypes['Language']>;

export type SortDirectionResolvers = EnumResolverSignature<{ ASC?: any, DESC?: any }, ResolversTypes['SortDirection']>;

export type TextResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Text'] = ResolversParentTypes['Text']> = {
  en?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  it?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  zh?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type RefusalResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Refusal'] = ResolversParentTypes['Refusal']> = {
  __resolveType: TypeResolveFn<'ValidationRefusal' | 'ConflictRefusal' | 'NotFoundRefusal' | 'RuleRefusal', ParentType, ContextType>;
};

export type ValidationRefusalResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ValidationRefusal'] = ResolversParentTypes['ValidationRefusal']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  issues?: Resolver<Array<ResolversTypes['FieldIssue']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type FieldIssueResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FieldIssue'] = ResolversParentTypes['FieldIssue']> = {
  pointer?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  accepted?: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
};

export type ConflictRefusalResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConflictRefusal'] = ResolversParentTypes['ConflictRefusal']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  currentVersion?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type NotFoundRefusalResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NotFoundRefusal'] = ResolversParentTypes['NotFoundRefusal']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RuleRefusalResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RuleRefusal'] = ResolversParentTypes['RuleRefusal']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ExchangeRatesResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ExchangeRates'] = ResolversParentTypes['ExchangeRates']> = {
  tag?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  items?: Resolver<Array<ResolversTypes['ExchangeRate']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ExchangeRateResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ExchangeRate'] = ResolversParentTypes['ExchangeRate']> = {
  date?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  perEur?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type ExchangeRatesResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ExchangeRatesResult'] = ResolversParentTypes['ExchangeRatesResult']> = {
  __resolveType: TypeResolveFn<'ExchangeRates' | 'ValidationRefusal' | 'ConflictRefusal' | 'NotFoundRefusal' | 'RuleRefusal', ParentType, ContextType>;
};

export type CodeSystemResolvers = EnumResolverSignature<{ NACE2?: any, NACE21?: any, ATECO2025?: any }, ResolversTypes['CodeSystem']>;

export type ObjectiveResolvers = EnumResolverSignature<{ CCM?: any, CCA?: any, WTR?: any, CE?: any, PPC?: any, BIO?: any }, ResolversTypes['Objective']>;

export type CatalogueResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Catalogue'] = ResolversParentTypes['Catalogue']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['Text'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  asOf?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  official?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  notice?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type CatalogueEntryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CatalogueEntry'] = ResolversParentTypes['CatalogueEntry']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  parent?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  level?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  heading?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['Text'], ParentType, ContextType>;
  validFrom?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  validTo?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  supersededBy?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  source?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  confidence?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  official?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  data?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type CatalogueEntryEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CatalogueEntryEdge'] = ResolversParentTypes['CatalogueEntryEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['CatalogueEntry'], ParentType, ContextType>;
};

export type CatalogueEntryConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CatalogueEntryConnection'] = ResolversParentTypes['CatalogueEntryConnection']> = {
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  edges?: Resolver<Array<ResolversTypes['CatalogueEntryEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['CatalogueEntry']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ActivityTranslationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ActivityTranslation'] = ResolversParentTypes['ActivityTranslation']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  system?: Resolver<ResolversTypes['CodeSystem'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['Text'], ParentType, ContextType>;
  nace2?: Resolver<Array<ResolversTypes['TitledCode']>, ParentType, ContextType>;
  nace21?: Resolver<Array<ResolversTypes['TitledCode']>, ParentType, ContextType>;
  relation?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  wider?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  warning?: Resolver<Maybe<ResolversTypes['ReusedDigits']>, ParentType, ContextType>;
};

export type TitledCodeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TitledCode'] = ResolversParentTypes['TitledCode']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['Text'], ParentType, ContextType>;
};

export type ReusedDigitsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReusedDigits'] = ResolversParentTypes['ReusedDigits']> = {
  system?: Resolver<ResolversTypes['CodeSystem'], ParentType, ContextType>;
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['Text'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['Text'], ParentType, ContextType>;
};

export type EvidenceLevelResolvers = EnumResolverSignature<{ INFERRED?: any, SELF_DECLARED?: any, DOCUMENTED?: any, THIRD_PARTY?: any, AUDITED?: any }, ResolversTypes['EvidenceLevel']>;

export type ReviewStateResolvers = EnumResolverSignature<{ DRAFT?: any, SUBMITTED?: any, ACCEPTED?: any, REJECTED?: any, REVOKED?: any }, ResolversTypes['ReviewState']>;

export type ReviewDecisionResolvers = EnumResolverSignature<{ ACCEPT?: any, REJECT?: any, REVOKE?: any }, ResolversTypes['ReviewDecision']>;

export type FactResolvers = EnumResolverSignature<{ MET?: any, NOT_MET?: any, UNKNOWN?: any, NOT_APPLICABLE?: any }, ResolversTypes['Fact']>;

export type ClaimKindResolvers = EnumResolverSignature<{ TAXONOMY?: any, CAM?: any, CERTIFICATION?: any, CHINA_CATALOGUE?: any, MEMBERSHIP?: any }, ResolversTypes['ClaimKind']>;

export type ClaimResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Claim'] = ResolversParentTypes['Claim']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  organisation?: Resolver<ResolversTypes['Profile'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['ClaimKind'], ParentType, ContextType>;
  facts?: Resolver<ResolversTypes['ClaimFacts'], ParentType, ContextType>;
  level?: Resolver<ResolversTypes['EvidenceLevel'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['ReviewState'], ParentType, ContextType>;
  ruleSet?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  documents?: Resolver<Array<ResolversTypes['Document']>, ParentType, ContextType>;
  validFrom?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  validTo?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  submittedBy?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  reviewedBy?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  reviewedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  reviewReason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  history?: Resolver<Maybe<ResolversTypes['ClaimChangeConnection']>, ParentType, ContextType, RequireFields<ClaimHistoryArgs, 'first'>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ClaimFactsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ClaimFacts'] = ResolversParentTypes['ClaimFacts']> = {
  activity?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  objective?: Resolver<Maybe<ResolversTypes['Objective']>, ParentType, ContextType>;
  substantialContribution?: Resolver<Maybe<ResolversTypes['Fact']>, ParentType, ContextType>;
  dnsh?: Resolver<Maybe<Array<ResolversTypes['Dnsh']>>, ParentType, ContextType>;
  minimumSafeguards?: Resolver<Maybe<ResolversTypes['Fact']>, ParentType, ContextType>;
  kpis?: Resolver<Maybe<Array<ResolversTypes['KpiShare']>>, ParentType, ContextType>;
  derivedAlignment?: Resolver<Maybe<ResolversTypes['Fact']>, ParentType, ContextType>;
  camCategory?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  decree?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  mandatoryMet?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  mandatoryTotal?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  totalConfirmed?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  rewardedMet?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  rewardedTotal?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  certification?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  number?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  issuer?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  catalogueEntry?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  membership?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type DnshResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Dnsh'] = ResolversParentTypes['Dnsh']> = {
  objective?: Resolver<ResolversTypes['Objective'], ParentType, ContextType>;
  fact?: Resolver<ResolversTypes['Fact'], ParentType, ContextType>;
};

export type DocumentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Document'] = ResolversParentTypes['Document']> = {
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  issuer?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  page?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  url?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  sha256?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ClaimResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ClaimResult'] = ResolversParentTypes['ClaimResult']> = {
  __resolveType: TypeResolveFn<'Claim' | 'ValidationRefusal' | 'ConflictRefusal' | 'NotFoundRefusal' | 'RuleRefusal', ParentType, ContextType>;
};

export type ImportKindResolvers = EnumResolverSignature<{ SME?: any, INVESTOR?: any }, ResolversTypes['ImportKind']>;

export type ImportMappingResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ImportMapping'] = ResolversParentTypes['ImportMapping']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['ImportKind'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  shipped?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  edition?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  version?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  savedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  savedBy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  mapping?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ImportMappingResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ImportMappingResult'] = ResolversParentTypes['ImportMappingResult']> = {
  __resolveType: TypeResolveFn<'ImportMapping' | 'ValidationRefusal' | 'ConflictRefusal' | 'NotFoundRefusal' | 'RuleRefusal', ParentType, ContextType>;
};

export type SubscriptionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  importProgress?: SubscriptionResolver<ResolversTypes['ImportProgress'], "importProgress", ParentType, ContextType, RequireFields<SubscriptionImportProgressArgs, 'id'>>;
};

export type ImportProgressResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ImportProgress'] = ResolversParentTypes['ImportProgress']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  rowsRead?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  rowsTotal?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  created?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  updated?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unchanged?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  rejected?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  done?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type StandingResolvers = EnumResolverSignature<{ ACCEPTED?: any, REFUSED?: any }, ResolversTypes['Standing']>;

export type InvestorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Investor'] = ResolversParentTypes['Investor']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType, RequireFields<InvestorLabelArgs, 'language'>>;
  status?: Resolver<ResolversTypes['ProfileStatus'], ParentType, ContextType>;
  statusReason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  names?: Resolver<ResolversTypes['Text'], ParentType, ContextType>;
  descriptions?: Resolver<ResolversTypes['Text'], ParentType, ContextType>;
  textStatus?: Resolver<ResolversTypes['TextStatus'], ParentType, ContextType>;
  identifiers?: Resolver<Array<ResolversTypes['Identifier']>, ParentType, ContextType>;
  website?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  founded?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  claims?: Resolver<Array<ResolversTypes['Claim']>, ParentType, ContextType>;
  synthetic?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  source?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  externalId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  partnerId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  excludedCounterparts?: Resolver<Array<ResolversTypes['ID']>, ParentType, ContextType>;
  contacts?: Resolver<Array<ResolversTypes['Contact']>, ParentType, ContextType>;
  matchingConsent?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  informedOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  version?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  updatedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  registeredName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  type?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  province?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  assets?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  standing?: Resolver<Maybe<ResolversTypes['Standing']>, ParentType, ContextType>;
  mandates?: Resolver<Array<ResolversTypes['Mandate']>, ParentType, ContextType>;
  deals?: Resolver<Array<ResolversTypes['Deal']>, ParentType, ContextType>;
  matches?: Resolver<ResolversTypes['MatchConnection'], ParentType, ContextType, RequireFields<InvestorMatchesArgs, 'first'>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SectorWishResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SectorWish'] = ResolversParentTypes['SectorWish']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  system?: Resolver<ResolversTypes['CodeSystem'], ParentType, ContextType>;
  priority?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type ObjectiveWeightResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ObjectiveWeight'] = ResolversParentTypes['ObjectiveWeight']> = {
  objective?: Resolver<ResolversTypes['Objective'], ParentType, ContextType>;
  weight?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type MandateResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mandate'] = ResolversParentTypes['Mandate']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  investor?: Resolver<ResolversTypes['Investor'], ParentType, ContextType>;
  sectors?: Resolver<Array<ResolversTypes['SectorWish']>, ParentType, ContextType>;
  excludedSectors?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  objectives?: Resolver<Array<ResolversTypes['ObjectiveWeight']>, ParentType, ContextType>;
  activities?: Resolver<Array<ResolversTypes['ID']>, ParentType, ContextType>;
  chinaCatalogue?: Resolver<Array<ResolversTypes['ID']>, ParentType, ContextType>;
  camCategories?: Resolver<Array<ResolversTypes['Prioritised']>, ParentType, ContextType>;
  minimumEvidence?: Resolver<Maybe<ResolversTypes['EvidenceLevel']>, ParentType, ContextType>;
  minimumAligned?: Resolver<Maybe<ResolversTypes['KpiShare']>, ParentType, ContextType>;
  kpi?: Resolver<ResolversTypes['Kpi'], ParentType, ContextType>;
  ticket?: Resolver<Maybe<ResolversTypes['MoneyRange']>, ParentType, ContextType>;
  instruments?: Resolver<Array<ResolversTypes['Prioritised']>, ParentType, ContextType>;
  modes?: Resolver<Array<ResolversTypes['Prioritised']>, ParentType, ContextType>;
  territory?: Resolver<Maybe<ResolversTypes['Territory']>, ParentType, ContextType>;
  sizes?: Resolver<Array<ResolversTypes['SizeClass']>, ParentType, ContextType>;
  stakeWanted?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  controlWanted?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  confidential?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  weights?: Resolver<Maybe<Array<ResolversTypes['CriterionWeight']>>, ParentType, ContextType>;
  validTo?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  matches?: Resolver<ResolversTypes['MatchConnection'], ParentType, ContextType, RequireFields<MandateMatchesArgs, 'first'>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DealResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Deal'] = ResolversParentTypes['Deal']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  investor?: Resolver<ResolversTypes['Investor'], ParentType, ContextType>;
  date?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  sector?: Resolver<Maybe<ResolversTypes['Activity']>, ParentType, ContextType>;
  region?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  amount?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  source?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type InvestorEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InvestorEdge'] = ResolversParentTypes['InvestorEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Investor'], ParentType, ContextType>;
};

export type InvestorConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InvestorConnection'] = ResolversParentTypes['InvestorConnection']> = {
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  edges?: Resolver<Array<ResolversTypes['InvestorEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Investor']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type InvestorResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InvestorResult'] = ResolversParentTypes['InvestorResult']> = {
  __resolveType: TypeResolveFn<'Investor' | 'ValidationRefusal' | 'ConflictRefusal' | 'NotFoundRefusal' | 'RuleRefusal', ParentType, ContextType>;
};

export type MandateResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MandateResult'] = ResolversParentTypes['MandateResult']> = {
  __resolveType: TypeResolveFn<'Mandate' | 'ValidationRefusal' | 'ConflictRefusal' | 'NotFoundRefusal' | 'RuleRefusal', ParentType, ContextType>;
};

export type DealResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DealResult'] = ResolversParentTypes['DealResult']> = {
  __resolveType: TypeResolveFn<'Deal' | 'ValidationRefusal' | 'ConflictRefusal' | 'NotFoundRefusal' | 'RuleRefusal', ParentType, ContextType>;
};

export type MatchDirectionResolvers = EnumResolverSignature<{ MANDATE_TO_SME?: any, NEED_TO_INVESTOR?: any }, ResolversTypes['MatchDirection']>;

export type GateOutcomeResolvers = EnumResolverSignature<{ PASS?: any, FAIL?: any, UNKNOWN?: any }, ResolversTypes['GateOutcome']>;

export type ScoreBasisResolvers = EnumResolverSignature<{ PUBLIC?: any, OWN?: any, FULL?: any }, ResolversTypes['ScoreBasis']>;

export type MatchEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MatchEdge'] = ResolversParentTypes['MatchEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Match'], ParentType, ContextType>;
};

export type MatchConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MatchConnection'] = ResolversParentTypes['MatchConnection']> = {
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  edges?: Resolver<Array<ResolversTypes['MatchEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Match']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  changed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  dataVersion?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  scoringVersion?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  asOf?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  basis?: Resolver<ResolversTypes['ScoreBasis'], ParentType, ContextType>;
};

export type MatchResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Match'] = ResolversParentTypes['Match']> = {
  rank?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  score?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  scoreHigh?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  sme?: Resolver<ResolversTypes['Sme'], ParentType, ContextType>;
  investor?: Resolver<ResolversTypes['Investor'], ParentType, ContextType>;
  need?: Resolver<Maybe<ResolversTypes['Need']>, ParentType, ContextType>;
  mandate?: Resolver<Maybe<ResolversTypes['Mandate']>, ParentType, ContextType>;
  implicitNeed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  implicitMandate?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  directions?: Resolver<Array<ResolversTypes['DirectionScore']>, ParentType, ContextType>;
  gates?: Resolver<Array<ResolversTypes['GateResult']>, ParentType, ContextType>;
  screening?: Resolver<Array<ResolversTypes['ScreeningFlag']>, ParentType, ContextType>;
  otherPairs?: Resolver<Array<ResolversTypes['Match']>, ParentType, ContextType>;
  explanation?: Resolver<ResolversTypes['String'], ParentType, ContextType, RequireFields<MatchExplanationArgs, 'language'>>;
  scoringVersion?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  dataVersion?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  asOf?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  basis?: Resolver<ResolversTypes['ScoreBasis'], ParentType, ContextType>;
};

export type DirectionScoreResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DirectionScore'] = ResolversParentTypes['DirectionScore']> = {
  direction?: Resolver<ResolversTypes['MatchDirection'], ParentType, ContextType>;
  score?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  scoreHigh?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  certainty?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  criteria?: Resolver<Array<ResolversTypes['CriterionScore']>, ParentType, ContextType>;
};

export type CriterionScoreResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CriterionScore'] = ResolversParentTypes['CriterionScore']> = {
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  low?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  high?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  weight?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  contribution?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  inferred?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  sentence?: Resolver<ResolversTypes['String'], ParentType, ContextType, RequireFields<CriterionScoreSentenceArgs, 'language'>>;
  evidence?: Resolver<Array<ResolversTypes['Claim']>, ParentType, ContextType>;
};

export type GateResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['GateResult'] = ResolversParentTypes['GateResult']> = {
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['GateOutcome'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  sentence?: Resolver<ResolversTypes['String'], ParentType, ContextType, RequireFields<GateResultSentenceArgs, 'language'>>;
};

export type WhatIfResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WhatIfResult'] = ResolversParentTypes['WhatIfResult']> = {
  matches?: Resolver<Array<ResolversTypes['Match']>, ParentType, ContextType>;
  changes?: Resolver<Array<ResolversTypes['WhatIfChange']>, ParentType, ContextType>;
};

export type WhatIfChangeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WhatIfChange'] = ResolversParentTypes['WhatIfChange']> = {
  counterpart?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  rankBefore?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  rankAfter?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  scoreBefore?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  scoreAfter?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export type WhyNotResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WhyNot'] = ResolversParentTypes['WhyNot']> = {
  match?: Resolver<Maybe<ResolversTypes['Match']>, ParentType, ContextType>;
  scoreOfRankK?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  missing?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  failedGates?: Resolver<Array<ResolversTypes['GateResult']>, ParentType, ContextType>;
  sentence?: Resolver<ResolversTypes['String'], ParentType, ContextType, RequireFields<WhyNotSentenceArgs, 'language'>>;
};

export type ProofSuggestionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProofSuggestion'] = ResolversParentTypes['ProofSuggestion']> = {
  fact?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  gain?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  matchesRaised?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  sentence?: Resolver<ResolversTypes['String'], ParentType, ContextType, RequireFields<ProofSuggestionSentenceArgs, 'language'>>;
  suppliedBy?: Resolver<Array<ResolversTypes['CatalogueEntry']>, ParentType, ContextType>;
};

export type StabilityResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Stability'] = ResolversParentTypes['Stability']> = {
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  direction?: Resolver<ResolversTypes['MatchDirection'], ParentType, ContextType>;
  relativeChange?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  newFirst?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  sentence?: Resolver<ResolversTypes['String'], ParentType, ContextType, RequireFields<StabilitySentenceArgs, 'language'>>;
};

export type ScoringModelResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ScoringModel'] = ResolversParentTypes['ScoringModel']> = {
  version?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  criteria?: Resolver<Array<ResolversTypes['ScoringCriterion']>, ParentType, ContextType>;
  evidenceFactors?: Resolver<Array<ResolversTypes['EvidenceFactor']>, ParentType, ContextType>;
};

export type ScoringCriterionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ScoringCriterion'] = ResolversParentTypes['ScoringCriterion']> = {
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  direction?: Resolver<ResolversTypes['MatchDirection'], ParentType, ContextType>;
  weight?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType, RequireFields<ScoringCriterionTitleArgs, 'language'>>;
  description?: Resolver<ResolversTypes['String'], ParentType, ContextType, RequireFields<ScoringCriterionDescriptionArgs, 'language'>>;
};

export type EvidenceFactorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EvidenceFactor'] = ResolversParentTypes['EvidenceFactor']> = {
  level?: Resolver<ResolversTypes['EvidenceLevel'], ParentType, ContextType>;
  factor?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type PrivacyRecordKindResolvers = EnumResolverSignature<{ NOTICE?: any, CONSENT?: any, WITHDRAWAL?: any, OBJECTION?: any }, ResolversTypes['PrivacyRecordKind']>;

export type LegalBasisResolvers = EnumResolverSignature<{ CONSENT?: any, CONTRACT?: any, LEGAL_OBLIGATION?: any, VITAL_INTERESTS?: any, PUBLIC_TASK?: any, LEGITIMATE_INTERESTS?: any, OTHER_LAW?: any }, ResolversTypes['LegalBasis']>;

export type MentionPlaceResolvers = EnumResolverSignature<{ PROFILE?: any, RECORD?: any, CHANGE?: any, REMEMBERED_ANSWER?: any, IMPORT_REPORT?: any, API_KEY?: any }, ResolversTypes['MentionPlace']>;

export type StoredContactResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StoredContact'] = ResolversParentTypes['StoredContact']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  personId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  organisationId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  role?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  email?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  phone?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  retiredAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type PrivacyRecordResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PrivacyRecord'] = ResolversParentTypes['PrivacyRecord']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  personId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['PrivacyRecordKind'], ParentType, ContextType>;
  day?: Resolver<ResolversTypes['Date'], ParentType, ContextType>;
  purpose?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  legalBasis?: Resolver<ResolversTypes['LegalBasis'], ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  recordedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  recordedBy?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type MentionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mention'] = ResolversParentTypes['Mention']> = {
  where?: Resolver<ResolversTypes['MentionPlace'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type SoleTraderResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SoleTrader'] = ResolversParentTypes['SoleTrader']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  document?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PersonalDataResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PersonalData'] = ResolversParentTypes['PersonalData']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  contacts?: Resolver<Array<ResolversTypes['StoredContact']>, ParentType, ContextType>;
  records?: Resolver<Array<ResolversTypes['PrivacyRecord']>, ParentType, ContextType>;
  soleTraders?: Resolver<Array<ResolversTypes['SoleTrader']>, ParentType, ContextType>;
  keys?: Resolver<Array<ResolversTypes['ApiKey']>, ParentType, ContextType>;
  mentions?: Resolver<Array<ResolversTypes['Mention']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PrivacyRecordsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PrivacyRecords'] = ResolversParentTypes['PrivacyRecords']> = {
  items?: Resolver<Array<ResolversTypes['PrivacyRecord']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ErasureResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Erasure'] = ResolversParentTypes['Erasure']> = {
  persons?: Resolver<Array<ResolversTypes['ID']>, ParentType, ContextType>;
  organisations?: Resolver<Array<ResolversTypes['ID']>, ParentType, ContextType>;
  contacts?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  records?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  keys?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  changes?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  rememberedAnswers?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  importReports?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  left?: Resolver<Array<ResolversTypes['Mention']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PersonalDataResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PersonalDataResult'] = ResolversParentTypes['PersonalDataResult']> = {
  __resolveType: TypeResolveFn<'PersonalData' | 'ValidationRefusal' | 'ConflictRefusal' | 'NotFoundRefusal' | 'RuleRefusal', ParentType, ContextType>;
};

export type PrivacyRecordsResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PrivacyRecordsResult'] = ResolversParentTypes['PrivacyRecordsResult']> = {
  __resolveType: TypeResolveFn<'PrivacyRecords' | 'ValidationRefusal' | 'ConflictRefusal' | 'NotFoundRefusal' | 'RuleRefusal', ParentType, ContextType>;
};

export type ErasureOutcomeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ErasureOutcome'] = ResolversParentTypes['ErasureOutcome']> = {
  __resolveType: TypeResolveFn<'Erasure' | 'ValidationRefusal' | 'ConflictRefusal' | 'NotFoundRefusal' | 'RuleRefusal', ParentType, ContextType>;
};

export type ProfileStatusResolvers = EnumResolverSignature<{ DRAFT?: any, IN_REVIEW?: any, PUBLISHED?: any, PAUSED?: any, EXPIRED?: any, WITHDRAWN?: any }, ResolversTypes['ProfileStatus']>;

export type TextMakerResolvers = EnumResolverSignature<{ HUMAN?: any, MACHINE?: any }, ResolversTypes['TextMaker']>;

export type ProfileOrderFieldResolvers = EnumResolverSignature<{ NAME?: any, UPDATED_AT?: any, CREATED_AT?: any }, ResolversTypes['ProfileOrderField']>;

export type KpiResolvers = EnumResolverSignature<{ TURNOVER?: any, CAPEX?: any, OPEX?: any }, ResolversTypes['Kpi']>;

export type ProfileResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Profile'] = ResolversParentTypes['Profile']> = {
  __resolveType: TypeResolveFn<'Investor' | 'Sme', ParentType, ContextType>;
};

export type TextStatusResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TextStatus'] = ResolversParentTypes['TextStatus']> = {
  en?: Resolver<Maybe<ResolversTypes['TextOrigin']>, ParentType, ContextType>;
  it?: Resolver<Maybe<ResolversTypes['TextOrigin']>, ParentType, ContextType>;
  zh?: Resolver<Maybe<ResolversTypes['TextOrigin']>, ParentType, ContextType>;
};

export type TextOriginResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TextOrigin'] = ResolversParentTypes['TextOrigin']> = {
  origin?: Resolver<ResolversTypes['TextMaker'], ParentType, ContextType>;
  reviewed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type IdentifierResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Identifier'] = ResolversParentTypes['Identifier']> = {
  scheme?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  warning?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ContactResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Contact'] = ResolversParentTypes['Contact']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  role?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  email?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  phone?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type MoneyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Money'] = ResolversParentTypes['Money']> = {
  value?: Resolver<ResolversTypes['Amount'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type MoneyRangeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MoneyRange'] = ResolversParentTypes['MoneyRange']> = {
  min?: Resolver<Maybe<ResolversTypes['Amount']>, ParentType, ContextType>;
  max?: Resolver<Maybe<ResolversTypes['Amount']>, ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  hard?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type ActivityResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Activity'] = ResolversParentTypes['Activity']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  system?: Resolver<ResolversTypes['CodeSystem'], ParentType, ContextType>;
  share?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  nace2?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType, RequireFields<ActivityTitleArgs, 'language'>>;
};

export type PrioritisedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Prioritised'] = ResolversParentTypes['Prioritised']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  priority?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType, RequireFields<PrioritisedTitleArgs, 'language'>>;
};

export type TerritoryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Territory'] = ResolversParentTypes['Territory']> = {
  codes?: Resolver<Array<ResolversTypes['ID']>, ParentType, ContextType>;
  hard?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type CriterionWeightResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CriterionWeight'] = ResolversParentTypes['CriterionWeight']> = {
  direction?: Resolver<ResolversTypes['MatchDirection'], ParentType, ContextType>;
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  weight?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type KpiShareResolvers<ContextType = Context, ParentType extends ResolversParentTypes['KpiShare'] = ResolversParentTypes['KpiShare']> = {
  kpi?: Resolver<ResolversTypes['Kpi'], ParentType, ContextType>;
  share?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type ProfileResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ProfileResult'] = ResolversParentTypes['ProfileResult']> = {
  __resolveType: TypeResolveFn<'Sme' | 'Investor' | 'ValidationRefusal' | 'ConflictRefusal' | 'NotFoundRefusal' | 'RuleRefusal', ParentType, ContextType>;
};

export type RemovedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Removed'] = ResolversParentTypes['Removed']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RemoveResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RemoveResult'] = ResolversParentTypes['RemoveResult']> = {
  __resolveType: TypeResolveFn<'Removed' | 'ConflictRefusal' | 'NotFoundRefusal' | 'RuleRefusal', ParentType, ContextType>;
};

export type ReviewItemKindResolvers = EnumResolverSignature<{ PROFILE?: any, TAXONOMY?: any, CAM?: any, CERTIFICATION?: any, CHINA_CATALOGUE?: any, MEMBERSHIP?: any }, ResolversTypes['ReviewItemKind']>;

export type ReviewItemResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReviewItem'] = ResolversParentTypes['ReviewItem']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['ReviewItemKind'], ParentType, ContextType>;
  claim?: Resolver<Maybe<ResolversTypes['Claim']>, ParentType, ContextType>;
  organisation?: Resolver<ResolversTypes['Profile'], ParentType, ContextType>;
  priority?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  waitingSince?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type ReviewQueueConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReviewQueueConnection'] = ResolversParentTypes['ReviewQueueConnection']> = {
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unweighed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  changed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  dataVersion?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  edges?: Resolver<Array<ResolversTypes['ReviewItemEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['ReviewItem']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ReviewItemEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReviewItemEdge'] = ResolversParentTypes['ReviewItemEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['ReviewItem'], ParentType, ContextType>;
};

export type ClaimActionResolvers = EnumResolverSignature<{ CREATE?: any, UPDATE?: any, SUBMIT?: any, REVIEW?: any, REMOVE?: any }, ResolversTypes['ClaimAction']>;

export type ClaimChangeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ClaimChange'] = ResolversParentTypes['ClaimChange']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  actor?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  action?: Resolver<ResolversTypes['ClaimAction'], ParentType, ContextType>;
  version?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  fields?: Resolver<Array<ResolversTypes['ClaimFieldChange']>, ParentType, ContextType>;
};

export type ClaimFieldChangeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ClaimFieldChange'] = ResolversParentTypes['ClaimFieldChange']> = {
  pointer?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  before?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  after?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ClaimChangeConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ClaimChangeConnection'] = ResolversParentTypes['ClaimChangeConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ClaimChangeEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['ClaimChange']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ClaimChangeEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ClaimChangeEdge'] = ResolversParentTypes['ClaimChangeEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['ClaimChange'], ParentType, ContextType>;
};

export type BulkReviewResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BulkReview'] = ResolversParentTypes['BulkReview']> = {
  done?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  refused?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  items?: Resolver<Array<ResolversTypes['BulkReviewItem']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type BulkReviewItemResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BulkReviewItem'] = ResolversParentTypes['BulkReviewItem']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  result?: Resolver<ResolversTypes['ClaimResult'], ParentType, ContextType>;
};

export type BulkReviewResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BulkReviewResult'] = ResolversParentTypes['BulkReviewResult']> = {
  __resolveType: TypeResolveFn<'BulkReview' | 'ValidationRefusal' | 'ConflictRefusal' | 'NotFoundRefusal' | 'RuleRefusal', ParentType, ContextType>;
};

export type LikelihoodResolvers = EnumResolverSignature<{ LIKELY?: any, POSSIBLE?: any, UNKNOWN?: any }, ResolversTypes['Likelihood']>;

export type ScreeningFlagResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ScreeningFlag'] = ResolversParentTypes['ScreeningFlag']> = {
  rule?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  jurisdiction?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  instrument?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  legalBasis?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  effect?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  likelihood?: Resolver<ResolversTypes['Likelihood'], ParentType, ContextType>;
  suspensory?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  why?: Resolver<ResolversTypes['String'], ParentType, ContextType, RequireFields<ScreeningFlagWhyArgs, 'language'>>;
  notice?: Resolver<ResolversTypes['String'], ParentType, ContextType, RequireFields<ScreeningFlagNoticeArgs, 'language'>>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  confidence?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type SizeClassResolvers = EnumResolverSignature<{ MICRO?: any, SMALL?: any, MEDIUM?: any, LARGE?: any }, ResolversTypes['SizeClass']>;

export type NeedKindResolvers = EnumResolverSignature<{ INVESTMENT?: any, MARKET_ENTRY?: any, TECHNOLOGY_OFFER?: any, TECHNOLOGY_REQUEST?: any, RESEARCH?: any }, ResolversTypes['NeedKind']>;

export type SmeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Sme'] = ResolversParentTypes['Sme']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['String'], ParentType, ContextType, RequireFields<SmeLabelArgs, 'language'>>;
  status?: Resolver<ResolversTypes['ProfileStatus'], ParentType, ContextType>;
  statusReason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  names?: Resolver<ResolversTypes['Text'], ParentType, ContextType>;
  descriptions?: Resolver<ResolversTypes['Text'], ParentType, ContextType>;
  textStatus?: Resolver<ResolversTypes['TextStatus'], ParentType, ContextType>;
  identifiers?: Resolver<Array<ResolversTypes['Identifier']>, ParentType, ContextType>;
  website?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  founded?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  claims?: Resolver<Array<ResolversTypes['Claim']>, ParentType, ContextType>;
  synthetic?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  source?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  externalId?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  partnerId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  excludedCounterparts?: Resolver<Array<ResolversTypes['ID']>, ParentType, ContextType>;
  contacts?: Resolver<Array<ResolversTypes['Contact']>, ParentType, ContextType>;
  matchingConsent?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  informedOn?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  version?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  updatedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  legalName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  province?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  region?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  activities?: Resolver<Array<ResolversTypes['Activity']>, ParentType, ContextType>;
  headcount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  headcountBand?: Resolver<Maybe<ResolversTypes['Band']>, ParentType, ContextType>;
  turnoverEur?: Resolver<Maybe<ResolversTypes['Amount']>, ParentType, ContextType>;
  turnoverBandEur?: Resolver<Maybe<ResolversTypes['Band']>, ParentType, ContextType>;
  balanceSheetEur?: Resolver<Maybe<ResolversTypes['Amount']>, ParentType, ContextType>;
  fiscalYear?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  soleTrader?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  sizeClass?: Resolver<Maybe<ResolversTypes['SizeClass']>, ParentType, ContextType>;
  sizeCandidates?: Resolver<Array<ResolversTypes['SizeClass']>, ParentType, ContextType>;
  needs?: Resolver<Array<ResolversTypes['Need']>, ParentType, ContextType>;
  matches?: Resolver<ResolversTypes['MatchConnection'], ParentType, ContextType, RequireFields<SmeMatchesArgs, 'first'>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type NeedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Need'] = ResolversParentTypes['Need']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  sme?: Resolver<ResolversTypes['Sme'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['NeedKind'], ParentType, ContextType>;
  amount?: Resolver<Maybe<ResolversTypes['MoneyRange']>, ParentType, ContextType>;
  instruments?: Resolver<Array<ResolversTypes['Prioritised']>, ParentType, ContextType>;
  modes?: Resolver<Array<ResolversTypes['Prioritised']>, ParentType, ContextType>;
  territory?: Resolver<Maybe<ResolversTypes['Territory']>, ParentType, ContextType>;
  excludedInvestorTypes?: Resolver<Array<ResolversTypes['ID']>, ParentType, ContextType>;
  stakeOffered?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  controlOffered?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  confidential?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  weights?: Resolver<Maybe<Array<ResolversTypes['CriterionWeight']>>, ParentType, ContextType>;
  validTo?: Resolver<Maybe<ResolversTypes['Date']>, ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  matches?: Resolver<ResolversTypes['MatchConnection'], ParentType, ContextType, RequireFields<NeedMatchesArgs, 'first'>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type SmeEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SmeEdge'] = ResolversParentTypes['SmeEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Sme'], ParentType, ContextType>;
};

export type SmeConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SmeConnection'] = ResolversParentTypes['SmeConnection']> = {
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  edges?: Resolver<Array<ResolversTypes['SmeEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<ResolversTypes['Sme']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type SmeResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SmeResult'] = ResolversParentTypes['SmeResult']> = {
  __resolveType: TypeResolveFn<'Sme' | 'ValidationRefusal' | 'ConflictRefusal' | 'NotFoundRefusal' | 'RuleRefusal', ParentType, ContextType>;
};

export type NeedResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NeedResult'] = ResolversParentTypes['NeedResult']> = {
  __resolveType: TypeResolveFn<'Need' | 'ValidationRefusal' | 'ConflictRefusal' | 'NotFoundRefusal' | 'RuleRefusal', ParentType, ContextType>;
};

export type BandResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Band'] = ResolversParentTypes['Band']> = {
  min?: Resolver<Maybe<ResolversTypes['Amount']>, ParentType, ContextType>;
  max?: Resolver<Maybe<ResolversTypes['Amount']>, ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  Query?: QueryResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  Role?: RoleResolvers;
  Viewer?: ViewerResolvers<ContextType>;
  ApiKeyState?: ApiKeyStateResolvers;
  ApiKey?: ApiKeyResolvers<ContextType>;
  ApiKeyMade?: ApiKeyMadeResolvers<ContextType>;
  ApiKeyRotated?: ApiKeyRotatedResolvers<ContextType>;
  ApiKeyMadeResult?: ApiKeyMadeResultResolvers<ContextType>;
  ApiKeyRotatedResult?: ApiKeyRotatedResultResolvers<ContextType>;
  ApiKeyResult?: ApiKeyResultResolvers<ContextType>;
  AuditAction?: AuditActionResolvers;
  AuditEntry?: AuditEntryResolvers<ContextType>;
  AuditEdge?: AuditEdgeResolvers<ContextType>;
  AuditConnection?: AuditConnectionResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  Date?: GraphQLScalarType;
  Amount?: GraphQLScalarType;
  Node?: NodeResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Language?: LanguageResolvers;
  SortDirection?: SortDirectionResolvers;
  Text?: TextResolvers<ContextType>;
  Refusal?: RefusalResolvers<ContextType>;
  ValidationRefusal?: ValidationRefusalResolvers<ContextType>;
  FieldIssue?: FieldIssueResolvers<ContextType>;
  ConflictRefusal?: ConflictRefusalResolvers<ContextType>;
  NotFoundRefusal?: NotFoundRefusalResolvers<ContextType>;
  RuleRefusal?: RuleRefusalResolvers<ContextType>;
  ExchangeRates?: ExchangeRatesResolvers<ContextType>;
  ExchangeRate?: ExchangeRateResolvers<ContextType>;
  ExchangeRatesResult?: ExchangeRatesResultResolvers<ContextType>;
  CodeSystem?: CodeSystemResolvers;
  Objective?: ObjectiveResolvers;
  Catalogue?: CatalogueResolvers<ContextType>;
  CatalogueEntry?: CatalogueEntryResolvers<ContextType>;
  CatalogueEntryEdge?: CatalogueEntryEdgeResolvers<ContextType>;
  CatalogueEntryConnection?: CatalogueEntryConnectionResolvers<ContextType>;
  ActivityTranslation?: ActivityTranslationResolvers<ContextType>;
  TitledCode?: TitledCodeResolvers<ContextType>;
  ReusedDigits?: ReusedDigitsResolvers<ContextType>;
  EvidenceLevel?: EvidenceLevelResolvers;
  ReviewState?: ReviewStateResolvers;
  ReviewDecision?: ReviewDecisionResolvers;
  Fact?: FactResolvers;
  ClaimKind?: ClaimKindResolvers;
  Claim?: ClaimResolvers<ContextType>;
  ClaimFacts?: ClaimFactsResolvers<ContextType>;
  Dnsh?: DnshResolvers<ContextType>;
  Document?: DocumentResolvers<ContextType>;
  ClaimResult?: ClaimResultResolvers<ContextType>;
  ImportKind?: ImportKindResolvers;
  ImportMapping?: ImportMappingResolvers<ContextType>;
  ImportMappingResult?: ImportMappingResultResolvers<ContextType>;
  Subscription?: SubscriptionResolvers<ContextType>;
  ImportProgress?: ImportProgressResolvers<ContextType>;
  Standing?: StandingResolvers;
  Investor?: InvestorResolvers<ContextType>;
  SectorWish?: SectorWishResolvers<ContextType>;
  ObjectiveWeight?: ObjectiveWeightResolvers<ContextType>;
  Mandate?: MandateResolvers<ContextType>;
  Deal?: DealResolvers<ContextType>;
  InvestorEdge?: InvestorEdgeResolvers<ContextType>;
  InvestorConnection?: InvestorConnectionResolvers<ContextType>;
  InvestorResult?: InvestorResultResolvers<ContextType>;
  MandateResult?: MandateResultResolvers<ContextType>;
  DealResult?: DealResultResolvers<ContextType>;
  MatchDirection?: MatchDirectionResolvers;
  GateOutcome?: GateOutcomeResolvers;
  ScoreBasis?: ScoreBasisResolvers;
  MatchEdge?: MatchEdgeResolvers<ContextType>;
  MatchConnection?: MatchConnectionResolvers<ContextType>;
  Match?: MatchResolvers<ContextType>;
  DirectionScore?: DirectionScoreResolvers<ContextType>;
  CriterionScore?: CriterionScoreResolvers<ContextType>;
  GateResult?: GateResultResolvers<ContextType>;
  WhatIfResult?: WhatIfResultResolvers<ContextType>;
  WhatIfChange?: WhatIfChangeResolvers<ContextType>;
  WhyNot?: WhyNotResolvers<ContextType>;
  ProofSuggestion?: ProofSuggestionResolvers<ContextType>;
  Stability?: StabilityResolvers<ContextType>;
  ScoringModel?: ScoringModelResolvers<ContextType>;
  ScoringCriterion?: ScoringCriterionResolvers<ContextType>;
  EvidenceFactor?: EvidenceFactorResolvers<ContextType>;
  PrivacyRecordKind?: PrivacyRecordKindResolvers;
  LegalBasis?: LegalBasisResolvers;
  MentionPlace?: MentionPlaceResolvers;
  StoredContact?: StoredContactResolvers<ContextType>;
  PrivacyRecord?: PrivacyRecordResolvers<ContextType>;
  Mention?: MentionResolvers<ContextType>;
  SoleTrader?: SoleTraderResolvers<ContextType>;
  PersonalData?: PersonalDataResolvers<ContextType>;
  PrivacyRecords?: PrivacyRecordsResolvers<ContextType>;
  Erasure?: ErasureResolvers<ContextType>;
  PersonalDataResult?: PersonalDataResultResolvers<ContextType>;
  PrivacyRecordsResult?: PrivacyRecordsResultResolvers<ContextType>;
  ErasureOutcome?: ErasureOutcomeResolvers<ContextType>;
  ProfileStatus?: ProfileStatusResolvers;
  TextMaker?: TextMakerResolvers;
  ProfileOrderField?: ProfileOrderFieldResolvers;
  Kpi?: KpiResolvers;
  Profile?: ProfileResolvers<ContextType>;
  TextStatus?: TextStatusResolvers<ContextType>;
  TextOrigin?: TextOriginResolvers<ContextType>;
  Identifier?: IdentifierResolvers<ContextType>;
  Contact?: ContactResolvers<ContextType>;
  Money?: MoneyResolvers<ContextType>;
  MoneyRange?: MoneyRangeResolvers<ContextType>;
  Activity?: ActivityResolvers<ContextType>;
  Prioritised?: PrioritisedResolvers<ContextType>;
  Territory?: TerritoryResolvers<ContextType>;
  CriterionWeight?: CriterionWeightResolvers<ContextType>;
  KpiShare?: KpiShareResolvers<ContextType>;
  ProfileResult?: ProfileResultResolvers<ContextType>;
  Removed?: RemovedResolvers<ContextType>;
  RemoveResult?: RemoveResultResolvers<ContextType>;
  ReviewItemKind?: ReviewItemKindResolvers;
  ReviewItem?: ReviewItemResolvers<ContextType>;
  ReviewQueueConnection?: ReviewQueueConnectionResolvers<ContextType>;
  ReviewItemEdge?: ReviewItemEdgeResolvers<ContextType>;
  ClaimAction?: ClaimActionResolvers;
  ClaimChange?: ClaimChangeResolvers<ContextType>;
  ClaimFieldChange?: ClaimFieldChangeResolvers<ContextType>;
  ClaimChangeConnection?: ClaimChangeConnectionResolvers<ContextType>;
  ClaimChangeEdge?: ClaimChangeEdgeResolvers<ContextType>;
  BulkReview?: BulkReviewResolvers<ContextType>;
  BulkReviewItem?: BulkReviewItemResolvers<ContextType>;
  BulkReviewResult?: BulkReviewResultResolvers<ContextType>;
  Likelihood?: LikelihoodResolvers;
  ScreeningFlag?: ScreeningFlagResolvers<ContextType>;
  SizeClass?: SizeClassResolvers;
  NeedKind?: NeedKindResolvers;
  Sme?: SmeResolvers<ContextType>;
  Need?: NeedResolvers<ContextType>;
  SmeEdge?: SmeEdgeResolvers<ContextType>;
  SmeConnection?: SmeConnectionResolvers<ContextType>;
  SmeResult?: SmeResultResolvers<ContextType>;
  NeedResult?: NeedResultResolvers<ContextType>;
  Band?: BandResolvers<ContextType>;
};

