// What people changed since the last import stays theirs: which fields those are, and how a file goes around them.
import { isDeepStrictEqual } from 'node:util'
import { isObject } from '../profiles/merge.ts'
import type { Work } from '../profiles/store.ts'
import type { Remark } from './result.ts'

/** Fields that are no statement about the organisation, or have rules of their own. */
const notSaid = ['id', 'organisationId', 'kind', 'version', 'createdAt', 'updatedAt', 'source', 'externalId', 'synthetic']
/** Fields of a claim that a review sets: reviews have rules of their own. */
const reviewed = ['state', 'level', 'submittedBy', 'reviewedBy', 'reviewedAt', 'reviewReason', 'ruleSet']
/** Fields that say something only together: where one is a person's, all are. */
const together = [['province', 'region'], ['headcount', 'headcountBand'], ['turnoverEur', 'turnoverBandEur', 'balanceSheetEur', 'fiscalYear'], ['status', 'statusReason']]
/** Texts by language: one language may be a person's and the other the file's. */
const byLanguage = ['names', 'descriptions', 'textStatus']

type Fields = Readonly<Record<string, unknown>>
interface Stored { readonly id: string, readonly version: number }

/**
 * The fields, as `field` or `field/part`, that a person changed since the newest import of the record that stands, and those
 * that an earlier import left to people. Empty for a record that no import made.
 */
export async function editedFields (work: Work, record: Stored): Promise<ReadonlySet<string>> {
  const last = await work.lastImported(record.id)
  if (last === undefined) return new Set()
  const edited = new Set(last.kept)
  if (last.position !== null && last.version !== null && last.version !== record.version) {
    const [change] = await work.changes({ after: last.position - 1, limit: 1 })
    // The trail holds JSON, so dates are compared as such.
    if (isObject(change?.after)) for (const field of differences(change.after, JSON.parse(JSON.stringify(record)) as Fields)) edited.add(field)
  }
  for (const group of together) if (group.some((field) => edited.has(field))) for (const field of group) edited.add(field)
  return edited
}

/** Whether an import made the record and a person removed it. */
export async function removedByHand (work: Work, recordId: string): Promise<boolean> {
  const last = await work.lastImported(recordId)
  return last !== undefined && last.version !== null
}

/** `next` with the stored value of each edited field; what the file would have changed there is told. */
export function protect<T extends Stored> (next: T, stored: T, edited: ReadonlySet<string>, at: string, warn: (remark: Remark) => void): T {
  let kept = next
  for (const field of edited) {
    if (isDeepStrictEqual(partOf(next, field), partOf(stored, field))) continue
    kept = putBack(kept, stored, field)
    warn({ pointer: `${at}/${field}`, code: 'human_edit_kept', message: 'A person changed this since the last import, so the file does not. Import with overwrite to take the file\'s value.' })
  }
  return kept
}

/** The warning for a record that stays as a person left it. */
export function keptWhole (pointer: string, what: string): Remark {
  return { pointer, code: 'human_edit_kept', message: `A person ${what} this since the last import, so the file does not change it. Import with overwrite to follow the file.` }
}

function differences (before: Fields, after: Fields): string[] {
  const skipped = [...notSaid, ...reviewed.filter(() => 'facts' in after)]
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((field) => !skipped.includes(field)).flatMap((field) => {
    const [a, b] = [before[field] ?? null, after[field] ?? null]
    if (isDeepStrictEqual(a, b)) return []
    if (!byLanguage.includes(field) || !isObject(a) || !isObject(b)) return [field]
    return [...new Set([...Object.keys(a), ...Object.keys(b)])].filter((part) => !isDeepStrictEqual(a[part] ?? null, b[part] ?? null)).map((part) => `${field}/${part}`)
  })
}

function partOf (record: object, path: string): unknown {
  const [field = '', part] = path.split('/')
  const value: unknown = Reflect.get(record, field)
  return part === undefined ? value : isObject(value) ? value[part] : undefined
}

function putBack<T extends object> (next: T, stored: T, path: string): T {
  const [field = '', part] = path.split('/')
  const theirs: unknown = Reflect.get(stored, field)
  const ours: unknown = Reflect.get(next, field)
  if (part === undefined || !isObject(theirs) || !isObject(ours)) return { ...next, [field]: theirs }
  const { [part]: _, ...rest } = ours
  return { ...next, [field]: theirs[part] === undefined ? rest : { ...rest, [part]: theirs[part] } }
}
