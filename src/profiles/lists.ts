// What checking an input needs besides the input: the code lists, the currencies and the day.
import type { Catalogues } from '../catalogues/catalogue.ts'
import type { Places } from '../catalogues/places.ts'
import type { CodeLists } from '../scoring/codes.ts'
import { knownCurrencies } from './money.ts'
import type { Reads } from './store.ts'

/** The catalogues with what the rooms need of the lists beyond their entries; `loadCatalogues` gives it. */
export type Lists = Catalogues & { readonly codes: CodeLists, readonly places: Places }

export interface InputContext {
  readonly catalogues: Lists
  /** Currencies an amount can be given in. */
  readonly currencies: readonly string[]
  readonly now: Date
  /** Makes ids from source and externalId (`externalProfileId`). */
  readonly idKey: Uint8Array
  /** Ids by externalId, of the profile's own source, for those of its excluded counterparts that are stored already. */
  readonly counterparts?: ReadonlyMap<string, string> | undefined
}

/** The context for one unit of work. */
export async function inputContext (reads: Reads, catalogues: Lists, now: Date): Promise<InputContext> {
  return { catalogues, currencies: knownCurrencies(await reads.exchangeRates()), now, idKey: await reads.idKey() }
}
