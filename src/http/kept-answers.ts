// Answers kept while the data stand still, so that what was worked out once is neither ranked nor written out again.
// What an answer follows from is its key: the data's version, the day, who asks, and the question in full. What cannot be
// in a key is not kept: answers that the audit log has to tell of, and those during whose making the data moved.
import { createHash } from 'node:crypto'
import type { Principal } from '../access/principal.ts'
import { showedNothing } from '../audit/request.ts'
import type { Store } from '../profiles/store.ts'
import { code, type Coding } from './compression.ts'

/** Bytes of bodies that one door keeps. */
const usualBytes = 64 * 2 ** 20
/** Answers whose tags are kept when their bodies had to go: their askers are told still that nothing changed. */
const mostTags = 20_000

/** Characters of a question that is its own key; a longer one is told by its digest. */
const shortQuestion = 300
const millisecondsADay = 24 * 60 * 60 * 1000

/** The strong entity tag of a text: a digest of the representation shown. */
export function tagOf (text: string | Buffer): string {
  return `"${createHash('sha256').update(text).digest('base64url').slice(0, 27)}"`
}

/** An answer's body, its tag, and what a door needs to know beside them. */
export interface Answer<Note> {
  /** Empty where answers have no tags. */
  readonly tag: string
  readonly note: Note
  /** Gone when there was no room for it. */
  readonly body: Buffer | undefined
  /** The body in a content coding, made once. */
  coded (coding: Coding): Promise<Buffer>
}

/** A question that was asked: its answer, when it is kept. */
export interface Asked<Note> {
  readonly known: Answer<Note> | undefined
  /** The body as an answer; kept for who asks the same again, if it may be. */
  answer (body: Buffer, note: Note): Promise<Answer<Note>>
}

export interface KeptAnswers<Note> {
  /** Looks a question up. `question` is whatever JSON holds; with the principal, the day and the data it decides the answer. */
  ask (principal: Principal, question: readonly unknown[]): Promise<Asked<Note>>
  /** What is held now. */
  readonly size: { readonly answers: number, readonly bytes: number }
}

interface Held<Note> { readonly tag: string, readonly note: Note, body: Buffer | undefined, readonly codings: Map<Coding, Promise<Buffer>>, bytes: number }

export interface KeptAnswersDeps {
  readonly store: Pick<Store, 'unrestricted'>
  readonly now: () => Date
  /** Bytes of bodies to keep; 0 keeps nothing at all. */
  readonly bytes?: number | undefined
  /** False for a door that tells no tags: making one reads the whole body, and none is made then. */
  readonly tagged?: boolean | undefined
}

/** An empty memory of answers of one door and one process. */
export function createKeptAnswers<Note> ({ store, now, bytes: mostBytes = usualBytes, tagged = true }: KeptAnswersDeps): KeptAnswers<Note> {
  const { read } = store.unrestricted()
  // Both in the order of use, the longest unused first.
  const held = new Map<string, Held<Note>>()
  const bodies = new Map<string, Held<Note>>()
  let bytes = 0
  let current = -1

  /**
   * What tells a question from all others. Undefined for what nests too deeply to be written down, as a caller's variables may: it
   * is not kept.
   */
  function keyOf (principal: Principal, question: readonly unknown[]): string | undefined {
    try {
      const text = JSON.stringify([Math.floor(now().getTime() / millisecondsADay), principal, question])
      // No digest begins with a bracket.
      return text.length <= shortQuestion ? text : createHash('sha256').update(text).digest('base64')
    } catch (error) {
      if (error instanceof RangeError) return undefined
      throw error
    }
  }

  const holding = (body: Buffer, note: Note, size: number): Held<Note> => ({ tag: tagged ? tagOf(body) : '', note, body, codings: new Map(), bytes: size })

  function used<V> (map: Map<string, V>, key: string, value: V): void {
    map.delete(key)
    map.set(key, value)
  }

  function dropBody (key: string, one: Held<Note>): void {
    bytes -= one.bytes
    one.bytes = 0
    one.body = undefined
    one.codings.clear()
    bodies.delete(key)
  }

  function makeRoom (): void {
    for (const [key, one] of bodies) {
      if (bytes <= mostBytes) break
      dropBody(key, one)
    }
    for (const [key, one] of held) {
      if (held.size <= mostTags) break
      dropBody(key, one)
      held.delete(key)
    }
  }

  /** Whether the memory is of this version; of an older one it is emptied. */
  function isOf (version: number): boolean {
    if (version > current) {
      held.clear()
      bodies.clear()
      bytes = 0
      current = version
    }
    return version === current
  }

  function answerOf (key: string, one: Held<Note>): Answer<Note> {
    const { tag, note, body } = one
    return {
      tag,
      note,
      body,
      coded (coding) {
        if (body === undefined) throw new Error('Only a body can be coded.')
        const made = one.codings.get(coding) ?? code(body, coding)
        if (one.body === undefined || one.codings.has(coding)) return made
        one.codings.set(coding, made)
        made.then((result) => {
          // Its place may have gone meanwhile.
          if (bodies.get(key) !== one) return
          one.bytes += result.length
          bytes += result.length
          makeRoom()
        }, () => { one.codings.delete(coding) })
        return made
      }
    }
  }

  return {
    get size () { return { answers: held.size, bytes } },

    async ask (principal, question) {
      const key = mostBytes === 0 ? undefined : keyOf(principal, question)
      if (key === undefined) return { known: undefined, answer: async (body, note) => answerOf('', holding(body, note, 0)) }
      const version = await read.dataVersion()
      const found = isOf(version) ? held.get(key) : undefined
      if (found !== undefined) {
        used(held, key, found)
        if (found.body !== undefined) used(bodies, key, found)
      }
      return {
        known: found === undefined ? undefined : answerOf(key, found),
        async answer (body, note) {
          const made = holding(body, note, body.length)
          const mayBeKept = showedNothing() && key === keyOf(principal, question) && await read.dataVersion() === version && isOf(version)
          if (!mayBeKept) return answerOf('', made)
          const before = held.get(key)
          if (before !== undefined) dropBody(key, before)
          used(held, key, made)
          used(bodies, key, made)
          bytes += made.bytes
          const answer = answerOf(key, made)
          makeRoom()
          return answer
        }
      }
    }
  }
}
