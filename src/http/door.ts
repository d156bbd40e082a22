// What the rooms' routes work with: the use cases, and how their answers leave.
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Principal } from '../access/principal.ts'
import { Problem } from '../errors.ts'
import type { MatchViewContext } from '../matching/view.ts'
import type { WholeInvestor, WholeSme } from '../profiles/store.ts'
import type { Service } from '../service.ts'
import { answerOnce } from './answers.ts'
import { createOnce, type Once } from './idempotency.ts'
import { createKeptAnswers } from './kept-answers.ts'

/** The use cases behind the door. */
export type DoorDeps = Pick<Service, 'store' | 'catalogues' | 'cataloguePages' | 'exchangeRates' | 'profiles' | 'smes' | 'investors' | 'claims' | 'reviewQueue' | 'claimHistory' | 'directories' | 'keys' | 'audit' | 'privacy' | 'signIn' | 'imports' | 'mappings' | 'exports' | 'matching' | 'whatIf' | 'advice' | 'sentences' | 'now'>

export interface Door extends DoorDeps {
  /** Runs a request that creates once for each Idempotency-Key. */
  readonly once: Once
  /** Answers a reading with what `work` gives, from memory when the same was asked before and nothing moved since. The type is what is sent: nothing is left to send. */
  answer<T extends object>(request: FastifyRequest, reply: FastifyReply, work: () => Promise<T>): Promise<T>
  /** What views are made with, for whoever asks. */
  view (request: FastifyRequest): MatchViewContext
  /** An SME as the principal may see it. @throws Problem NOT_FOUND */
  sme (id: string, principal: Principal): Promise<WholeSme>
  /** An investor as the principal may see it. @throws Problem NOT_FOUND */
  investor (id: string, principal: Principal): Promise<WholeInvestor>
}

export interface DoorOptions { readonly door: Door }

/** @param keptBytes bytes of answers to keep; 0 for none */
export function createDoor (deps: DoorDeps, keptBytes?: number): Door {
  const { store, catalogues, profiles, sentences, now } = deps
  const answers = createKeptAnswers<null>({ store, now, bytes: keptBytes })
  return {
    ...deps,
    once: createOnce({ store, now }),
    answer: (request, reply, work) => answerOnce(answers, request, reply, work) as Promise<never>,
    view: ({ principal }) => ({ catalogues, codes: catalogues.codes, principal, sentences }),
    async sme (id, principal) {
      const whole = await profiles.find(id, principal)
      if (whole?.profile.kind === 'sme') return whole as WholeSme
      throw new Problem('NOT_FOUND', `There is no SME '${id}'.`)
    },
    async investor (id, principal) {
      const whole = await profiles.find(id, principal)
      if (whole?.profile.kind === 'investor') return whole as WholeInvestor
      throw new Problem('NOT_FOUND', `There is no investor '${id}'.`)
    }
  }
}
