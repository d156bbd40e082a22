import { Problem } from '../errors.ts'
import type { ProfileKind, RecordKind } from '../profiles/store.ts'
import { driverError, type Engine } from './dialect.ts'

export function missing (kind: ProfileKind | RecordKind, id: string): Problem {
  return new Problem('NOT_FOUND', `There is no ${kind === 'sme' ? 'SME' : kind} ${id}.`)
}

/** Somebody else was first; `version` is the one that stands now, when it is known. */
export function lost (kind: ProfileKind | RecordKind, id: string, version?: number): Problem {
  const now = version === undefined ? 'It changed just now' : `Its version is now ${version}`
  return new Problem('VERSION_CONFLICT', `Somebody else changed the ${kind === 'sme' ? 'SME' : kind} ${id} first. ${now}; read it again.`,
    version === undefined ? {} : { currentVersion: version })
}

/** A driver's error as a refusal where it is one; else the driver's own error, without drizzle's copy of the bound values. */
export function translate (engine: Engine, error: unknown): unknown {
  if (error instanceof Problem) return error
  switch (engine.classify(error)) {
    case 'duplicate': return new Problem('DUPLICATE', 'Another record already has this id, external id or identifier.')
    case 'missing_reference': return new Problem('NOT_FOUND', 'It belongs to an organisation that does not exist, or others belong to it.')
    case 'contended': return new Problem('VERSION_CONFLICT', 'Others are writing at the same time; nothing was changed. Try again.')
    case 'bad_text': return new Problem('MALFORMED_REQUEST', 'Text may not hold the character U+0000.')
    case 'other': return withoutValues(driverError(error))
  }
}

/** PostgreSQL adds the row it refused, contacts and all: that does not belong in a log either. */
function withoutValues (error: unknown): unknown {
  if (error instanceof Error && 'detail' in error) error.detail = undefined
  return error
}
