// What a rule makes of one part of a profile, made once: a subject meets thousands of candidates, and a candidate many subjects.
// Profiles never change, so a part stands for what it holds; with the part goes what was made of it.
import type { Context } from './context.ts'

/** `work` made once for each part. */
export function oncePer<P extends object, V> (work: (part: P) => V): (part: P) => V {
  const made = new WeakMap<P, { readonly value: V }>()
  return (part) => {
    let known = made.get(part)
    if (known === undefined) made.set(part, known = { value: work(part) })
    return known.value
  }
}

/** `work` made once for each part while model, code lists and day stay the same. */
export function oncePerContext<P extends object, V> (work: (part: P, context: Context) => V): (part: P, context: Context) => V {
  const made = new WeakMap<P, Context & { readonly value: V }>()
  return (part, context) => {
    const { model, codes, asOf } = context
    let known = made.get(part)
    if (known === undefined || known.asOf !== asOf || known.model !== model || known.codes !== codes) made.set(part, known = { model, codes, asOf, value: work(part, context) })
    return known.value
  }
}
