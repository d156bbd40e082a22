// What resolvers work with: the use cases, and who asks.
import type { Principal } from '../access/principal.ts'
import type { MatchViewContext } from '../matching/view.ts'
import type { Service } from '../service.ts'

/** The use cases behind the door, one instance for all requests. */
export type Services = Pick<Service, 'store' | 'catalogues' | 'cataloguePages' | 'exchangeRates' | 'profiles' | 'smes' | 'investors' | 'directories' | 'claims' | 'imports' | 'mappings' | 'reviewQueue' | 'claimHistory' | 'matching' | 'whatIf' | 'advice' | 'sentences' | 'keys' | 'audit' | 'privacy' | 'signIn' | 'now'>

export interface Context extends Services {
  readonly principal: Principal
  /** What views are made with. */
  readonly view: MatchViewContext
  /** Counts a ranking against the request's 20. Throws LIMIT_EXCEEDED for the 21st. */
  readonly countRanking: () => void
}
