// A map whose next version costs what has changed, not what is in it: a population of a million must not be copied for one profile.

const bucketCount = 4096

function bucketOf (key: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < key.length; at++) hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193)
  return (hash ^ (hash >>> 13)) & (bucketCount - 1)
}

/** Never changes once made; versions share what did not change between them. */
export class VersionedMap<V> {
  readonly size: number
  readonly #buckets: ReadonlyArray<ReadonlyMap<string, V> | undefined>

  private constructor (buckets: ReadonlyArray<ReadonlyMap<string, V> | undefined>, size: number) {
    this.#buckets = buckets
    this.size = size
  }

  static of<V> (entries: Iterable<readonly [string, V]> = []): VersionedMap<V> {
    return new VersionedMap<V>([], 0).next(entries)
  }

  get (key: string): V | undefined {
    return this.#buckets[bucketOf(key)]?.get(key)
  }

  /** Whether both hold the same; costs what differs between two versions of one map, and little else. */
  equals (other: VersionedMap<V>): boolean {
    if (this.size !== other.size) return false
    return this.#buckets.every((bucket, at) => {
      const theirs = other.#buckets[at]
      if (bucket === theirs) return true
      for (const [key, value] of bucket ?? []) if (theirs?.get(key) !== value) return false
      return (bucket?.size ?? 0) === (theirs?.size ?? 0)
    })
  }

  entries (): Iterable<readonly [string, V]> {
    const buckets = this.#buckets
    return (function * () {
      for (const bucket of buckets) if (bucket !== undefined) yield * bucket
    })()
  }

  * values (): Generator<V> {
    for (const bucket of this.#buckets) if (bucket !== undefined) yield * bucket.values()
  }

  /** The version after these; undefined takes a key away. This very one when there are none. */
  next (changes: Iterable<readonly [string, V | undefined]>): VersionedMap<V> {
    const buckets = this.#buckets.slice()
    const own = new Map<number, Map<string, V>>()
    let size = this.size
    for (const [key, value] of changes) {
      const at = bucketOf(key)
      let bucket = own.get(at)
      if (bucket === undefined) {
        own.set(at, bucket = new Map(buckets[at]))
        buckets[at] = bucket
      }
      size -= bucket.size
      if (value === undefined) bucket.delete(key)
      else bucket.set(key, value)
      size += bucket.size
    }
    return own.size === 0 ? this : new VersionedMap(buckets, size)
  }
}
