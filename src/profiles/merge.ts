// JSON merge patch (RFC 7396) over the input form of what is stored.

type Fields = Readonly<Record<string, unknown>>

/**
 * The document with the patch applied: what the patch leaves out stays, objects are merged, everything else is replaced.
 * Unlike the RFC's result a null stays in the document, so that the shape, which accepts null for "none", can still refuse a
 * name it does not know.
 */
export function mergePatch (document: unknown, patch: unknown): unknown {
  if (!isObject(document) || !isObject(patch)) return patch
  const merged = new Map<string, unknown>(Object.entries(document))
  for (const [key, value] of Object.entries(patch)) merged.set(key, merged.has(key) ? mergePatch(merged.get(key), value) : value)
  return Object.fromEntries(merged)
}

/** The document without some fields. */
export function without (document: Fields, fields: readonly string[]): Fields {
  return Object.fromEntries(Object.entries(document).filter(([key]) => !fields.includes(key)))
}

export function isObject (value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
