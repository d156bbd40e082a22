// npm run fuzz: a million hostile requests, or FUZZ_REQUESTS of them; FUZZ_SEED repeats a run.
import { randomInt } from 'node:crypto'
import { openInFolder } from './open.ts'
import { fuzz, summaryText } from './run.ts'

const requests = Number(process.env['FUZZ_REQUESTS'] ?? 1_000_000)
const seed = Number(process.env['FUZZ_SEED'] ?? randomInt(2 ** 31))

process.stderr.write(`seed ${seed}\n`)
const summary = await fuzz({ requests, seed, open: openInFolder, onFault: (fault) => { process.stderr.write(`${fault}\n`) }, onProgress: (sent) => { if (sent % 10_000 === 0) process.stderr.write(`${sent.toLocaleString('en')} of ${requests.toLocaleString('en')}\n`) } })
process.stdout.write(`${summaryText(summary)}\n`)
if (summary.faults.length > 0) process.exitCode = 1
