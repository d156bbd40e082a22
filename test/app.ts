// The service as the tests build it: the one place from which all their logs are gathered (run-log.ts).
import type { FastifyInstance, FastifyServerOptions } from 'fastify'
import { buildApp as build, type AppDeps } from '../src/app.ts'
import { gather } from './run-log.ts'

export type { AppDeps }

const levels: Readonly<Record<string, number>> = { trace: 10, debug: 20, info: 30, warn: 40, error: 50, fatal: 60 }

/**
 * `buildApp` of src/app.ts, which logs at level info at least, for the search at the end of the run. A logger that is given still has
 * its own level and no more.
 */
export async function buildApp (deps: AppDeps, { logger, ...options }: FastifyServerOptions = {}): Promise<FastifyInstance> {
  const given = typeof logger === 'object' ? logger : undefined
  const least = levels[given?.level ?? 'info'] ?? 30
  const write = (line: string): void => {
    gather(line)
    if (given?.stream !== undefined && Number(/"level":(\d+)/.exec(line)?.[1] ?? 60) >= least) given.stream.write(line)
  }
  return await build(deps, { ...options, logger: { ...given, level: least < 30 ? given?.level ?? 'info' : 'info', stream: { write } } })
}
