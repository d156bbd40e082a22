// Every use case over one store: what both doors, the command line and the tests stand on.
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createKeys } from './access/keys.ts'
import type { People } from './access/oidc.ts'
import { commandLine } from './access/principal.ts'
import { createSealer } from './access/seal.ts'
import { createSignIn } from './access/sign-in.ts'
import { createAudit } from './audit/audit.ts'
import { createExchangeRates } from './catalogues/exchange-rates.ts'
import { loadCatalogues, type LoadedCatalogues } from './catalogues/catalogues.ts'
import { createCataloguePages } from './catalogues/pages.ts'
import { createClaims } from './claims/claims.ts'
import { createClaimHistory } from './claims/history.ts'
import { createReviewQueue } from './claims/review-queue.ts'
import type { Config } from './config.ts'
import type { Elsewhere } from './imports/elsewhere.ts'
import { createExports } from './imports/exports.ts'
import { createImports } from './imports/imports.ts'
import { createMappings } from './imports/mapping/mappings.ts'
import { seedDemo, seedRates, shippedSeeds } from './imports/seed.ts'
import { createInvestors } from './investors/investors.ts'
import { createAdvice } from './matching/advice/advice.ts'
import { createMatching } from './matching/matching.ts'
import { createSentences } from './matching/sentences/index.ts'
import { createWhatIf } from './matching/what-if.ts'
import { createDirectories } from './profiles/directories.ts'
import { createPrivacy } from './privacy/privacy.ts'
import { createProfiles } from './profiles/profiles.ts'
import { reindexAfterUpgrade } from './profiles/reindex.ts'
import type { Store } from './profiles/store.ts'
import type { ScoringModel } from './scoring/model.ts'
import { createScreening } from './screening/screening.ts'
import { createSmes } from './smes/smes.ts'

export interface ServiceDeps {
  readonly config: Pick<Config, 'PROGRAMME_REQUIRES_CREDENTIALS'>
  readonly store: Store
  readonly catalogues?: LoadedCatalogues
  /** Seals cursors; without one, cursors end with the process. */
  readonly secret?: string | Buffer
  readonly now?: () => Date
  /** Verifies the tokens of people; without it only keys are taken. */
  readonly people?: People | undefined
  /** Takes large imports; without it they run in this thread. */
  readonly elsewhere?: Elsewhere | undefined
}

export type Service = ReturnType<typeof createService>

/** The scoring model that ships with this release. */
export function loadScoringModel (): ScoringModel {
  return JSON.parse(readFileSync(new URL('scoring/model-1.json', shippedSeeds), 'utf8')) as ScoringModel
}

/** Every use case over one store, without any door. */
export function createService ({ config, store, catalogues = loadCatalogues(), secret = randomBytes(32), now = () => new Date(), people, elsewhere }: ServiceDeps) {
  const sealer = createSealer(secret)
  const keys = createKeys({ store, now })
  const room = { store, catalogues, now }
  const screening = createScreening({ rules: catalogues.screeningRules, codes: catalogues.codes })
  const settings = { programmeRequiresCredentials: config.PROGRAMME_REQUIRES_CREDENTIALS }
  const matching = createMatching({ store: store.unrestricted(), catalogues, model: loadScoringModel(), screening, sealer, settings, now })
  const audit = createAudit({ store, sealer, secret, scoringVersion: matching.model.version, now })
  const imports = createImports({ ...room, elsewhere })
  const directories = createDirectories({ store, catalogues, sealer })
  const sentences = createSentences(catalogues)
  return {
    store,
    catalogues,
    now,
    cataloguePages: createCataloguePages({ catalogues, sealer }),
    exchangeRates: createExchangeRates(room),
    profiles: createProfiles(room),
    smes: createSmes(room),
    investors: createInvestors(room),
    claims: createClaims(room),
    reviewQueue: createReviewQueue({ matching, sealer }),
    claimHistory: createClaimHistory({ store, sealer }),
    directories,
    exports: createExports({ directories, matching, catalogues, codes: catalogues.codes, sentences, audit }),
    keys,
    audit,
    privacy: createPrivacy({ ...room, audit }),
    signIn: createSignIn({ keys, people }),
    imports,
    mappings: createMappings({ store, now }),
    matching,
    whatIf: createWhatIf({ matching, store, catalogues, now }),
    advice: createAdvice({ matching, catalogues }),
    sentences,
    seedRates: () => seedRates(store, commandLine),
    seedDemo: () => seedDemo(imports, commandLine),
    reindexAfterUpgrade: () => reindexAfterUpgrade({ store, codes: catalogues.codes }, commandLine)
  }
}
