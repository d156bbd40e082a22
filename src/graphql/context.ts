// What resolvers work with: the use cases, and who asks.
import type { Principal } from '../access/principal.ts'
import type { Keys } from '../access/keys.ts'
import type { LoadedCatalogues } from '../catalogues/catalogues.ts'
import type { CataloguePages } from '../catalogues/pages.ts'
import type { Claims } from '../claims/claims.ts'
import type { Investors } from '../investors/investors.ts'
import type { Matching } from '../matching/matching.ts'
import type { createWhatIf } from '../matching/what-if.ts'
import type { MatchViewContext, MatchWords } from '../matching/view.ts'
import type { Directories } from '../profiles/directories.ts'
import type { Profiles } from '../profiles/profiles.ts'
import type { Store } from '../profiles/store.ts'
import type { Smes } from '../smes/smes.ts'

/** The use cases of the rooms, one instance for all requests. */
export interface Services {
  readonly store: Store
  readonly catalogues: LoadedCatalogues
  readonly cataloguePages: CataloguePages
  readonly profiles: Profiles
  readonly smes: Smes
  readonly investors: Investors
  readonly directories: Directories
  readonly claims: Claims
  readonly matching: Matching
  readonly whatIf: ReturnType<typeof createWhatIf>
  readonly sentences: MatchWords
  readonly keys: Keys
}

export interface Context extends Services {
  readonly principal: Principal
  /** What views are made with. */
  readonly view: MatchViewContext
  /** Counts a ranking against the request's 20. Throws LIMIT_EXCEEDED for the 21st. */
  readonly countRanking: () => void
}
