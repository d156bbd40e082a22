// What a server needs to be told before any plugin is registered.
import type { FastifyServerOptions } from 'fastify'
import { uuidv7 } from 'uuidv7'
import { answerProblem } from './errors.ts'

export const serverOptions = {
  /** Bytes of a body: 1 MiB. Imports have their own limit. */
  bodyLimit: 1_048_576,
  /** Milliseconds in which a request has to be here whole. */
  requestTimeout: 60_000,
  /** An id that finds the request in the logs of all instances and days. */
  genReqId: () => uuidv7(),
  /** Addresses that cannot be read never reach a route, and are refused like everything else. */
  frameworkErrors: (error, request, reply) => { answerProblem(error, request, reply) }
} as const satisfies FastifyServerOptions
