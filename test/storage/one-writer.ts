// A process that migrates a database and writes profiles to it, each in a unit of work of its own: `one-writer.ts <url> <name> <count>`.
import { commandLine } from '../../src/access/principal.ts'
import { openStore } from '../../src/storage/open.ts'
import { sme } from './samples.ts'

const [url = '', name = '', count = '0'] = process.argv.slice(2)
const store = await openStore(url)
await store.migrate()
for (let i = 0; i < Number(count); i++) await store.write(commandLine, (work) => work.insertProfile(sme(`sme_${name}${i}`)))
await store.close()
