// A request of the fuzzer, whichever door it goes to.

export interface Hostile {
  readonly door: 'rest' | 'graphql'
  readonly method: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly payload?: string | undefined
  /** What it was made from: an operation of the OpenAPI document or a field of the schema. */
  readonly operation: string
}

/** Who sends it. Only writers may change anything, and then only what is valid. */
export const strangers = ['anonymous', 'wrong key', 'garbage', 'reader'] as const
export const writers = ['editor', 'reviewer', 'admin'] as const
export type Sender = typeof strangers[number] | typeof writers[number]
