// What an empty database starts with: exchange rates, and the demo profiles through the same door as every import.
import { readdirSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import type { Principal } from '../access/principal.ts'
import type { Store } from '../profiles/store.ts'
import type { ImportResult, Imports } from './imports.ts'

/** The package's `seeds` folder, from src/ and from dist/ alike. */
export const shippedSeeds = new URL('../../seeds/', import.meta.url)

const Rates = z.object({ items: z.array(z.object({ date: z.iso.date(), currency: z.string().regex(/^[A-Z]{3}$/), perEur: z.number().positive() })) })

/** Stores the shipped exchange rates (a starting table of medium confidence) unless any rate is stored already. True when it did. */
export async function seedRates (store: Store, principal: Principal): Promise<boolean> {
  if ((await store.read.exchangeRates()).length > 0) return false
  const { items } = Rates.parse(JSON.parse(readFileSync(new URL('exchange-rates.json', shippedSeeds), 'utf8')))
  await store.write(principal, (work) => work.putExchangeRates(items))
  return true
}

/** Imports the demo profiles, all of them synthetic. Running it again changes nothing. Investors first: SMEs name them in vetoes. */
export async function seedDemo (imports: Imports, principal: Principal): Promise<readonly ImportResult[]> {
  const folder = new URL('demo/', shippedSeeds)
  const results: ImportResult[] = []
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.json')).sort()) {
    results.push(await imports.run(readFileSync(new URL(file, folder)), { format: 'json', dryRun: false, principal }))
  }
  return results
}
