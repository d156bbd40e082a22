// From views to JSON: fields that answer in a language are asked in it, dates become ISO 8601 text.
import { languages, type Language } from '../catalogues/catalogue.ts'
import { viewFields } from '../profiles/view.ts'

/** A view as JSON holds it. */
export type Plain<V> =
  V extends Date ? string
    : V extends (args: never) => infer R ? R
      : V extends ReadonlyArray<infer I> ? ReadonlyArray<Plain<I>>
        : unknown extends V ? unknown
          : V extends object ? { readonly [K in keyof V]: Plain<V[K]> }
            : V

type Worded = (args: { readonly language: Language }) => unknown

/** The view in one language. Views hold only data and functions of a language, and no references back, so this ends. */
export function plain<V> (view: V, language: Language): Plain<V> {
  return convert(view, (worded) => worded({ language })) as Plain<V>
}

/**
 * The view in all languages, keys in order: equal for equal views, whatever language was asked and in whatever order a
 * database gave the keys of its JSON back.
 */
export function canonical (view: unknown): string {
  const all = convert(view, (worded) => languages.map((language) => worded({ language })))
  return JSON.stringify(all, (_key, value: unknown) => isRecord(value) ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => a < b ? -1 : 1)) : value)
}

function convert (value: unknown, ask: (worded: Worded) => unknown): unknown {
  if (typeof value === 'function') return ask(value as Worded)
  if (value instanceof Date) return value.toISOString()
  if (Array.isArray(value)) return value.map((item) => convert(item, ask))
  if (!isRecord(value)) return value
  // A loop, as a page of matches holds some ten thousand fields; the names are those of views, never a caller's.
  const converted: Record<string, unknown> = {}
  for (const key of namesOf(value)) converted[key] = convert(value[key], ask)
  return converted
}

function namesOf (view: Record<string, unknown> & { readonly [viewFields]?: readonly string[] }): readonly string[] {
  return view[viewFields] ?? Object.keys(view)
}

function isRecord (value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
