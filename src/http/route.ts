// What every route of the REST door says about itself besides its shapes, and what every request carries.
import type { FastifyPluginCallback, RawServerDefault } from 'fastify'
import type { z } from 'zod'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { Permission, Principal } from '../access/principal.ts'
import { Problem, type ProblemCode } from '../errors.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Who lacks it is refused before the body is read. Without one, anybody may call. */
    permission?: Permission
    /** Changes something: needs If-Match with the tag of what the caller saw. `what_stands`: creates where there is nothing, which needs none. */
    changes?: boolean | 'what_stands'
    /** Creates something: takes an Idempotency-Key. */
    creates?: boolean
    /** Refusals beyond those that follow from the rest of the route. */
    refusals?: readonly ProblemCode[]
    /** Media types of the body; JSON when not said. */
    reads?: readonly string[]
    /** Media types of the answer; JSON when not said. */
    answers?: readonly string[]
    /** The body is not read by the framework but taken as it comes, as imports do; the shape of one record, for the document. */
    streams?: z.ZodType
    /** The answer does not depend on who asks, and is no resource with a tag: health and metrics. */
    operational?: boolean
  }
  interface FastifyRequest {
    principal: Principal
  }
}

/** A room's routes: a plugin whose shapes are zod, registered inside the REST plugin. */
export type Routes<Options extends object> = FastifyPluginCallback<Options, RawServerDefault, ZodTypeProvider>

export const jsonType = 'application/json'
export const mergePatchType = 'application/merge-patch+json'

/** Tags by which the OpenAPI document groups operations. */
export const tags = {
  smes: 'SMEs', investors: 'Investors', claims: 'Claims', matching: 'Matching', catalogues: 'Catalogues', imports: 'Imports', exports: 'Exports', settings: 'Settings', access: 'Access', operation: 'Operation'
} as const

/** What was looked for. @throws Problem NOT_FOUND when it is not there, or not for this principal to see. */
export function found<T> (value: T | undefined, what: string): T {
  if (value === undefined) throw new Problem('NOT_FOUND', `There is no ${what}.`)
  return value
}
