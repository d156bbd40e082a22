// Run as a process of its own: makes a CSV file of the size asked, reads all its records, and prints how many there were and
// how much memory the process ever held.
import { createReadStream, createWriteStream, readFileSync } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { readRecords } from '../../src/imports/read.ts'

const [file = '', megabytes = '100'] = process.argv.slice(2)
const size = Number(megabytes) * 1000 * 1000
let rows = 0

await pipeline(function * () {
  yield 'kind;source;externalId;legalName;names.zh;descriptions.it;activities.code;activities.system;headcount\r\n'
  const prose = 'Recupero di materiali, "sostanze" e città sostenibili. '.repeat(20).replaceAll('"', '""')
  for (let written = 0; written < size; rows += 100) {
    const part = Array.from({ length: 100 }, (_, index) => `sme;massa;r-${rows + index};Società ${rows + index} S.r.l.;示例公司;"${prose}";38.32.10;ATECO2025;${index}\r\n`).join('')
    written += Buffer.byteLength(part)
    yield part
  }
}, createWriteStream(file))

const { records } = await readRecords(() => createReadStream(file), 'csv')
let read = 0
for await (const record of records) if ('value' in record) read++
const peak = /VmHWM:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]
process.stdout.write(JSON.stringify({ rows, read, peakMegabytes: Number(peak) / 1000 }))
