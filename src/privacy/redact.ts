// Taking texts out of documents.
import { isObject } from '../profiles/merge.ts'
import type { Profile } from '../profiles/store.ts'

/** What stands where personal data stood. */
export const tombstone = '[erased]'
/** Texts shorter than this are too common to be replaced wherever they stand. */
export const shortestText = 6

/** Whether it is a sole trader's profile from which was taken who it is. */
export function isErased (profile: Profile): boolean {
  return profile.kind === 'sme' && profile.legalName === tombstone
}

/** The value with each of the texts, letter case aside, replaced in every string; the same value when none occurs. */
export function redact<T> (value: T, texts: readonly string[]): T {
  const patterns = texts.filter((text) => text.length >= shortestText).map((text) => new RegExp(text.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&'), 'giu'))
  return patterns.length === 0 ? value : walk(value, patterns) as T
}

function walk (value: unknown, patterns: readonly RegExp[]): unknown {
  if (typeof value === 'string') return patterns.reduce((text, pattern) => text.replace(pattern, tombstone), value)
  if (Array.isArray(value)) {
    const items = value.map((item) => walk(item, patterns))
    return items.every((item, index) => item === value[index]) ? value : items
  }
  if (!isObject(value) || value instanceof Date) return value
  const entries = Object.entries(value).map(([key, inner]) => [key, walk(inner, patterns)] as const)
  return entries.every(([key, inner]) => inner === value[key]) ? value : Object.fromEntries(entries)
}
