// How quickly the service answers a match query while it imports, beside the same service at rest.
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { BenchContext } from '../harness/bench.ts'
import { serveScript } from '../harness/child.ts'
import { figures, rounded } from '../harness/figures.ts'
import { load } from '../harness/machine.ts'
import { writeSmes } from './file.ts'
import type { Serving } from './serving.ts'

const query = JSON.stringify({ query: '{ matches(for: "sme_demo_01", first: 20) { edges { node { rank score investor { id } } } } }' })
/** Between two queries, in milliseconds: one reader who looks at one ranking after another. */
const rest = 25
const idleQueries = 200

async function ask (url: string): Promise<number> {
  const begun = performance.now()
  const response = await fetch(`${url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: query })
  const answer = await response.json() as { readonly data?: { readonly matches?: { readonly edges: readonly unknown[] } | null } | null }
  if ((answer.data?.matches?.edges.length ?? 0) === 0) throw new Error(`A match query was not answered: ${JSON.stringify(answer).slice(0, 300)}`)
  return performance.now() - begun
}

async function measured (url: string, goesOn: (count: number) => boolean): Promise<readonly number[]> {
  const took: number[] = []
  while (goesOn(took.length)) {
    took.push(await ask(url))
    await sleep(rest)
  }
  return took
}

export async function underLoad ({ databases, rows = 100_000, say }: BenchContext): Promise<unknown> {
  const file = join(databases.folder, 'load.csv')
  await writeSmes(file, { rows })
  const byEngine: Record<string, unknown> = {}
  for (const engine of ['sqlite', 'postgres'] as const) {
    const url = await databases.fresh(engine)
    const loadBefore = load()
    const { ready, stop } = await serveScript<Serving>('bench/imports/serving.ts', [url])
    try {
      await measured(ready.url, (count) => count < 50)
      const idle = figures(await measured(ready.url, (count) => count < idleQueries))
      const authorization = `Bearer ${ready.key}`
      const begun = performance.now()
      const accepted = await fetch(`${ready.url}/v1/imports`, { method: 'POST', headers: { 'content-type': 'text/csv', prefer: 'respond-async', authorization }, body: await readFile(file) })
      const location = accepted.headers.get('location')
      if (accepted.status !== 202 || location === null) throw new Error(`The import was not accepted: ${accepted.status} ${await accepted.text()}`)
      let running = true
      const watching = (async () => {
        while (running) {
          await sleep(500)
          const batch = await (await fetch(`${ready.url}${location}`, { headers: { authorization } })).json() as { readonly state: string }
          running = batch.state === 'running'
        }
      })()
      const during = figures(await measured(ready.url, () => running))
      await watching
      const seconds = (performance.now() - begun) / 1000
      await measured(ready.url, (count) => count < 20)
      const after = figures(await measured(ready.url, (count) => count < idleQueries))
      byEngine[engine] = { load: loadBefore, idle, during, after, ratioMedian: rounded(during.median / idle.median), ratioP99: rounded(during.p99 / idle.p99), ratioP99ToAfter: rounded(during.p99 / after.p99), importRowsPerSecond: rounded(rows / seconds, 1) }
      say(`${engine}: p99 ${idle.p99} ms at rest, ${during.p99} ms during the import, ${after.p99} ms after it`)
    } finally {
      await stop()
      await databases.drop(url)
    }
  }
  await rm(file, { force: true })
  return { rows, restMilliseconds: rest, ...byEngine }
}
