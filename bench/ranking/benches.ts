import type { Bench } from '../harness/bench.ts'
import { growth } from './growth.ts'
import { rivals } from './rivals.ts'
import { allPairs, startup, updates } from './upkeep.ts'

const usual = [10_000, 100_000]
const large = [...usual, 1_000_000]
const upkeepSize = 5_000
const largeUpkeepSize = 20_000

/** The benches of the ranking; `rows` replaces the sizes by one, `large` adds a million candidates. */
export const rankingBenches = (isLarge: boolean): readonly Bench[] => [
  { name: 'ranking.growth', run: async (context) => await growth(context, context.rows === undefined ? isLarge ? large : usual : [context.rows]) },
  { name: 'ranking.sql', run: async (context) => await rivals(context, context.rows === undefined ? isLarge ? large : usual : [context.rows]) },
  { name: 'ranking.startup', run: async (context) => await startup(context, context.rows ?? (isLarge ? largeUpkeepSize : upkeepSize)) },
  { name: 'ranking.updates', run: async (context) => await updates(context, Math.min(context.rows ?? 100_000, 100_000)) },
  { name: 'ranking.all_pairs', run: async (context) => await allPairs(context, Math.min(context.rows ?? upkeepSize, upkeepSize)) }
]
