import type { Bench } from '../harness/bench.ts'
import { matches } from './matches.ts'

export const httpBenches: readonly Bench[] = [{ name: 'http.matches', run: matches }]
