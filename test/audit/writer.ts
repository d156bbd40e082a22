// Writes profiles and entries of the audit log until it is killed: `writer.ts <database> <prefix of ids>`.
import { commandLine } from '../../src/access/principal.ts'
import { openStore } from '../../src/storage/open.ts'
import { sme } from '../storage/samples.ts'

const [url = '', prefix = ''] = process.argv.slice(2)
const store = await openStore(url)
for (let i = 0; ; i++) {
  await store.write(commandLine, (work) => work.insertProfile(sme(`${prefix}${i}`)))
  store.audit.later({ at: new Date(), actor: 'cli', role: 'admin', action: 'read', records: [], organisations: [`${prefix}${i}`], dataVersion: i, ruleVersion: null, requestId: null, details: null })
  if (i % 5 === 0) await store.audit.flush()
  if (i === 0) process.stdout.write('writing\n')
}
