// How far a long command is: a bar that redraws itself on a terminal, a line now and then where output is kept.
import { columns, count } from './layout.ts'
import type { Terminal } from './terminal.ts'

export interface Progress {
  /** `done` records so far, after `part` of the whole (0–1; null when the whole is not known). */
  tell (done: number, part: number | null): void
  /** Takes the bar away, so that what follows stands alone. */
  end (): void
}

const redrawEvery = 80
const lineEvery = 5_000
const barWidth = 30

/** The bar as one line: `[██████░░░░] 60%  1,204 records  12 s  100/s  8 s left`. */
export function progressLine (done: number, part: number | null, seconds: number): string {
  const facts = [count(done, 'record'), `${Math.floor(seconds)} s`]
  if (seconds >= 1 && done > 0) facts.push(`${Math.round(done / seconds).toLocaleString('en')}/s`)
  // Before the first seconds and per cent the rest would be a guess.
  if (part !== null && seconds >= 2 && part >= 0.01 && part < 1) facts.push(`${span(seconds / part - seconds)} left`)
  if (part === null) return facts.join('  ')
  const full = Math.round(Math.min(1, Math.max(0, part)) * barWidth)
  return `[${'█'.repeat(full)}${'░'.repeat(barWidth - full)}] ${String(Math.floor(part * 100)).padStart(3)}%  ${facts.join('  ')}`
}

/** Seconds as a person says them: `8 s`, `4 min`, `1 h 5 min`. */
function span (seconds: number): string {
  if (seconds < 90) return `${Math.ceil(seconds)} s`
  const minutes = Math.ceil(seconds / 60)
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}

/** Progress on standard error, so that standard output holds the report alone. */
export function createProgress ({ stderr, env }: Pick<Terminal, 'stderr' | 'env'>, clock: () => number = Date.now): Progress {
  const began = clock()
  const redraws = stderr.isTTY && env['TERM'] !== 'dumb'
  // A short command says nothing where lines are kept: its report comes soon enough.
  let last = redraws ? -Infinity : began
  let drawn = 0
  return {
    tell (done, part) {
      const now = clock()
      if (now - last < (redraws ? redrawEvery : lineEvery)) return
      last = now
      const line = progressLine(done, part, (now - began) / 1000)
      if (!redraws) {
        stderr.write(`${line}\n`)
        return
      }
      stderr.write(`\r${line}${' '.repeat(Math.max(0, drawn - columns(line)))}`)
      drawn = columns(line)
    },
    end () {
      if (redraws && drawn > 0) stderr.write(`\r${' '.repeat(drawn)}\r`)
      drawn = 0
    }
  }
}
