// Run as a process of its own: writes a workbook of as many SMEs as asked, each with two needs, and prints how large it became
// and how much memory the process held at most.
import { readFileSync } from 'node:fs'
import { profileSheets } from '../../src/imports/exports.ts'
import { workbookOf } from '../../src/imports/workbook-writer.ts'

const rows = Number(process.argv[2] ?? 1_000)
const prose = 'Recupero di materiali <"sostanze"> & città sostenibili. '.repeat(20)

async function * pages () {
  for (let from = 0; from < rows; from += 100) {
    yield Array.from({ length: Math.min(100, rows - from) }, (_, index) => ({
      kind: 'sme',
      id: `sme_${from + index}`,
      source: 'massa',
      externalId: `r-${from + index}`,
      legalName: `Società ${from + index} S.r.l.`,
      names: { zh: '示例公司' },
      descriptions: { it: `${prose}${from + index}` },
      headcount: index,
      needs: [1, 2].map((one) => ({ id: `need_${from + index}_${one}`, kind: 'investment', amount: { min: 1, max: from + index, currency: 'EUR' } }))
    }))
  }
}

let bytes = 0
for await (const chunk of workbookOf(pages(), profileSheets('sme'), 'guide')) bytes += chunk.length
const peak = /VmHWM:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]
process.stdout.write(JSON.stringify({ rows, bytes, peakMegabytes: Number(peak) / 1000 }))
