// Deriving anew what directories find every profile by: after an upgrade that changed how, or after new exchange rates.
import type { Principal } from '../access/principal.ts'
import type { CodeLists } from '../scoring/codes.ts'
import { searchEntryOf } from './search-entry.ts'
import type { Store } from './store.ts'

const pageSize = 200

/**
 * Goes through all profiles, a page in each unit of work, so that others can write between. Changes no record and no data
 * version. Answers how many profiles there were; `progress` hears it after each page.
 */
export async function reindex ({ store, codes }: { readonly store: Store, readonly codes: CodeLists }, principal: Principal, progress: (done: number) => void = () => {}): Promise<number> {
  let done = 0
  for (const kind of ['sme', 'investor'] as const) {
    for (let after: string | undefined = ''; after !== undefined;) {
      const from: string = after
      after = await store.write(principal, async (work) => {
        const rates = await work.exchangeRates()
        const page = await work.wholesAfter(kind, from, pageSize)
        for (const whole of page) await work.putSearchEntry(whole.profile.id, searchEntryOf(whole, codes, rates))
        done += page.length
        return page.length < pageSize ? undefined : page.at(-1)?.profile.id
      })
      progress(done)
    }
  }
  return done
}

/** Goes through all profiles when a release before had not derived what is public of them; until then only their own are shown them. */
export async function reindexAfterUpgrade (deps: { readonly store: Store, readonly codes: CodeLists }, principal: Principal): Promise<void> {
  if (await deps.store.write(principal, (work) => work.hasUnindexed())) await reindex(deps, principal)
}
