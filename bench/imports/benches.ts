import type { Bench } from '../harness/bench.ts'
import { memory } from './memory.ts'
import { speed } from './speed.ts'
import { underLoad } from './under-load.ts'

export const importBenches: readonly Bench[] = [
  { name: 'imports.speed', run: speed },
  { name: 'imports.under_load', run: underLoad },
  { name: 'imports.memory', run: memory }
]
