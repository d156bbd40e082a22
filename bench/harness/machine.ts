// What a figure was measured on: without it a figure says nothing.
import { readFileSync } from 'node:fs'
import { availableParallelism, cpus, freemem, loadavg, totalmem } from 'node:os'

export interface Machine {
  readonly cpu: string
  readonly cores: number
  readonly memoryMegabytes: number
  readonly freeMegabytes: number
  readonly node: string
  /** Load average of the last minute when the measurement began: other work on the machine makes every figure worse. */
  readonly load: number
}

export function machine (): Machine {
  return {
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    cores: availableParallelism(),
    memoryMegabytes: Math.round(totalmem() / 1e6),
    freeMegabytes: Math.round(freemem() / 1e6),
    node: process.version,
    load: load()
  }
}

/** Load average of the last minute. */
export function load (): number {
  return Number((loadavg()[0] ?? 0).toFixed(2))
}

/** The most memory this process ever held resident, in megabytes of 10^6 bytes. */
export function peakMegabytes (): number {
  try {
    const kibibytes = /VmHWM:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]
    if (kibibytes !== undefined) return Math.round(Number(kibibytes) * 1024 / 1e6)
  } catch {
    // No such file outside Linux.
  }
  return Math.round(process.resourceUsage().maxRSS * 1024 / 1e6)
}
