// What stands behind each GraphQL type: the views of the rooms. Read by generate.ts.

const rooms = {
  '../access/view.ts': { Viewer: 'ViewerView', ApiKey: 'ApiKeyView', ApiKeyMade: 'MadeKeyView', ApiKeyRotated: 'RotatedKeyView' },
  '../audit/view.ts': { AuditEntry: 'AuditEntryView' },
  '../privacy/view.ts': { PersonalData: 'PersonalDataView', PrivacyRecords: 'PrivacyRecordsView', SoleTrader: 'SoleTraderView' },
  '../privacy/store.ts': { StoredContact: 'StoredContact', PrivacyRecord: 'PrivacyRecord', Mention: 'Mention' },
  '../privacy/erase.ts': { Erasure: 'Erasure' },
  '../profiles/view.ts': { Text: 'TextView', TextStatus: 'TextStatusView', Activity: 'ActivityView', Prioritised: 'PrioritisedView', CriterionWeight: 'CriterionWeightView' },
  '../profiles/profile.ts': { TextOrigin: 'TextOrigin', Identifier: 'Identifier', Contact: 'Contact', Money: 'Money', MoneyRange: 'MoneyRange', Territory: 'Territory' },
  '../smes/sme.ts': { Band: 'Band' },
  '../smes/view.ts': { Sme: 'SmeView', Need: 'NeedView' },
  '../investors/view.ts': { Investor: 'InvestorView', Mandate: 'MandateView', Deal: 'DealView', ObjectiveWeight: 'ObjectiveWeightView' },
  '../scoring/types.ts': { SectorWish: 'SectorWish' },
  '../claims/view.ts': { Claim: 'ClaimView', ClaimFacts: 'ClaimFactsView', Dnsh: 'DnshView', KpiShare: 'KpiShareView' },
  '../claims/claim.ts': { Document: 'Document' },
  '../claims/review-view.ts': { ReviewItem: 'ReviewItemView', ClaimChange: 'ClaimChangeView', BulkReview: 'BulkReviewView', BulkReviewItem: 'BulkReviewItemView' },
  '../claims/history.ts': { ClaimFieldChange: 'FieldChange' },
  '../imports/view.ts': { ImportProgress: 'ImportProgressView', ImportMapping: 'ImportMappingView' },
  '../catalogues/view.ts': { Catalogue: 'CatalogueView', CatalogueEntry: 'CatalogueEntryView', ActivityTranslation: 'TranslationView', TitledCode: 'TitledCodeView', ReusedDigits: 'ReusedDigitsView', ExchangeRates: 'ExchangeRatesView' },
  '../matching/view.ts': {
    Match: 'MatchView',
    DirectionScore: 'DirectionScoreView',
    CriterionScore: 'CriterionScoreView',
    GateResult: 'GateResultView',
    WhatIfResult: 'WhatIfView',
    WhyNot: 'WhyNotView',
    ProofSuggestion: 'ProofView',
    Stability: 'StabilityView',
    ScoringModel: 'ScoringModelView',
    ScoringCriterion: 'ScoringCriterionView',
    EvidenceFactor: 'EvidenceFactorView'
  },
  '../matching/match.ts': { WhatIfChange: 'WhatIfChange' },
  '../screening/view.ts': { ScreeningFlag: 'ScreeningFlagView' },
  '../errors.ts': { FieldIssue: 'FieldIssue' },
  './refusals.ts': { ValidationRefusal: 'ValidationRefusal', ConflictRefusal: 'ConflictRefusal', NotFoundRefusal: 'NotFoundRefusal', RuleRefusal: 'RuleRefusal', Removed: 'Removed' },
  './connections.ts': {
    SmeConnection: 'SmeConnection',
    InvestorConnection: 'InvestorConnection',
    CatalogueEntryConnection: 'CatalogueEntryConnection',
    MatchConnection: 'MatchConnection',
    ReviewQueueConnection: 'ReviewQueueConnection',
    ClaimChangeConnection: 'ClaimChangeConnection',
    AuditConnection: 'AuditConnection',
    PageInfo: 'PageInfo',
    SmeEdge: 'SmeEdge',
    InvestorEdge: 'InvestorEdge',
    CatalogueEntryEdge: 'CatalogueEntryEdge',
    MatchEdge: 'MatchEdge',
    ReviewItemEdge: 'ReviewItemEdge',
    ClaimChangeEdge: 'ClaimChangeEdge',
    AuditEdge: 'AuditEdge'
  }
} as const

/** Type by type: `file#export`, under a name of its own where the file's is the GraphQL type's too. */
export const mappers: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(rooms).flatMap(([file, types]) => Object.entries(types).map(([type, name]) => [type, name === type ? `${file}#${name} as ${name}Model` : `${file}#${name}`]))
)

const enumFiles = {
  '../access/view.ts': { ApiKeyState: 'KeyState' },
  '../audit/entry.ts': { AuditAction: 'AuditAction' },
  '../catalogues/catalogue.ts': { Language: 'Language' },
  '../privacy/store.ts': { PrivacyRecordKind: 'PrivacyRecordKind', LegalBasis: 'LegalBasis', MentionPlace: 'MentionPlace' },
  '../profiles/profile.ts': { ProfileStatus: 'ProfileStatus' },
  '../scoring/types.ts': { EvidenceLevel: 'EvidenceLevel', ReviewState: 'ReviewState', Fact: 'Fact', Objective: 'Objective', SizeClass: 'SizeClass', CodeSystem: 'CodeSystem', Kpi: 'Kpi' },
  '../scoring/model.ts': { MatchDirection: 'Direction' },
  '../scoring/outcome.ts': { GateOutcome: 'GateOutcome' },
  '../claims/review.ts': { ReviewDecision: 'Decision' },
  '../claims/claim.ts': { ClaimKind: 'ClaimKind' },
  '../claims/review-queue.ts': { ReviewItemKind: 'ReviewItemKind' },
  '../claims/history.ts': { ClaimAction: 'ClaimAction' },
  '../smes/sme.ts': { NeedKind: 'NeedKind' },
  '../profiles/store.ts': { ImportKind: 'ProfileKind' },
  '../screening/check.ts': { Likelihood: 'Likelihood' },
  '../access/principal.ts': { ScoreBasis: 'Basis' },
  './enums.ts': { Role: 'ViewerRole', Standing: 'Standing', TextMaker: 'TextMaker', ProfileOrderField: 'ProfileOrderField', SortDirection: 'SortDirection' }
} as const

/** The types that enums have inside: `file#export`. */
export const enumTypes: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(enumFiles).flatMap(([file, types]) => Object.entries(types).map(([type, name]) => [type, `${file}#${name}`]))
)
