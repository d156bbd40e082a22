// A service on an SQLite database of its own, in a folder that goes with it.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createService, type Service } from '../../src/service.ts'
import { openStore } from '../../src/storage/open.ts'
import { catalogues } from '../service.ts'

export async function openInFolder (): Promise<{ readonly service: Service, readonly close: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'ponteverde-fuzz-'))
  const store = await openStore(`sqlite:${folder}/fuzz.db`)
  await store.migrate()
  const service = createService({ config: { PROGRAMME_REQUIRES_CREDENTIALS: false }, store, catalogues })
  await service.seedRates()
  return {
    service,
    close: async () => {
      await store.close()
      await rm(folder, { recursive: true })
    }
  }
}
