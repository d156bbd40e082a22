// Subscriptions over server-sent events, as the protocol graphql-sse has them in its mode of distinct connections: one
// request, an event `next` for each answer, an event `complete` at the end. Needs nothing but HTTP.
import { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { getOperationAST, parse, subscribe, validate, type ExecutionResult, type GraphQLSchema } from 'graphql'
import type { Context } from './context.ts'
import { formatError, requestErrors } from './errors.ts'
import { checkCost, checkSize, checkText, limits, type Cost } from './limits.ts'
import type { GraphqlRequest } from './protocol.ts'

export const eventsType = 'text/event-stream'

/** Whether the request asks for events. */
export function wantsEvents (request: FastifyRequest): boolean {
  return request.headers.accept?.toLowerCase().includes(eventsType) === true
}

/** Whether the operation asked for is a subscription; false for a document that cannot be read. */
export function isSubscription (query: string, operationName: string | undefined): boolean {
  if (!query.includes('subscription')) return false
  try {
    return getOperationAST(parse(query, { maxTokens: limits.tokens }), operationName)?.operation === 'subscription'
  } catch {
    return false
  }
}

export interface EventsOptions {
  readonly context: Context
  /** Takes what the operation costs from the caller's budget. @throws Problem RATE_LIMITED */
  readonly charge: (cost: Cost) => Promise<void> | undefined
  /** Called before each event: a stream outlives the moment in which its caller was let in. @throws Problem UNAUTHENTICATED */
  readonly stillAllowed: () => Promise<void>
}

/** Answers a subscription. What is wrong with it is an event too, so that a client has one place to look. */
export function sendEvents (request: FastifyRequest, reply: FastifyReply, schema: GraphQLSchema, { query, operationName, variables }: GraphqlRequest, { context, charge, stillAllowed }: EventsOptions): FastifyReply {
  const format = (error: unknown) => formatError(error, request.id, request.log)

  async function * answers (): AsyncGenerator<string> {
    try {
      checkText(query)
      const document = parse(query, { maxTokens: limits.tokens })
      checkSize(document)
      const faults = validate(schema, document, undefined, { maxErrors: 20 })
      if (faults.length > 0) {
        yield event({ errors: faults.map(format) })
      } else {
        await charge(checkCost(schema, document, operationName, variables))
        const source = await subscribe({ schema, document, contextValue: context, variableValues: variables, operationName })
        if (Symbol.asyncIterator in source) {
          for await (const result of source) {
            await stillAllowed()
            yield event(shown(result))
          }
        } else {
          yield event(shown(source))
        }
      }
    } catch (error) {
      yield event({ errors: requestErrors(error).map(format) })
    }
    yield 'event: complete\ndata:\n\n'
  }

  const shown = ({ data, errors }: ExecutionResult) => ({ ...(data === undefined ? {} : { data }), ...(errors === undefined ? {} : { errors: errors.map(format) }) })
  return reply.headers({ 'content-type': `${eventsType}; charset=utf-8`, 'cache-control': 'no-store', vary: 'Accept, Authorization', 'x-accel-buffering': 'no' }).send(Readable.from(answers()))
}

function event (data: unknown): string {
  return `event: next\ndata: ${JSON.stringify(data)}\n\n`
}
