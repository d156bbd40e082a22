import type { Databases } from './databases.ts'

/** What a bench is given. */
export interface BenchContext {
  readonly databases: Databases
  /** What was asked for on the command line in place of the sizes that the figures are stated for. */
  readonly rows: number | undefined
  readonly rounds: number | undefined
  /** Tells how far it is, on standard error. */
  say (text: string): void
}

/** One part of the bench: `run` answers what is written under its name, documented in bench/README.md. */
export interface Bench {
  readonly name: string
  run (context: BenchContext): Promise<unknown>
}
