import { readdirSync } from 'node:fs'
import t from 'tap'
import { copyFiles, files } from '../../src/graphql/graphiql-files.ts'
import { graphqlWorld } from '../helper-graphql.ts'

t.test('the page and all it needs come from this service', async (t) => {
  const { app } = await graphqlWorld(t, { demo: false })
  const page = await app.inject('/graphiql')
  t.equal(page.statusCode, 200)
  t.match(page.headers['content-type'], /^text\/html/)
  const needed = [...page.body.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address]) => String(address)).filter((address) => !address.startsWith('data:'))
  t.equal(needed.length, 6)
  for (const address of needed) {
    t.notMatch(address, /^(https?:)?\/\//)
    const response = await app.inject(`/${address}`)
    t.equal(response.statusCode, 200, address)
    t.match(response.headers['content-type'], address.endsWith('.js') ? /javascript/ : /css/, address)
  }
  t.notMatch(page.body, /<script>|<style>| on\w+=/, 'the policy allows nothing inline')
  t.equal((await app.inject('/graphiql/package.json')).statusCode, 404)
})

t.test('the build step copies every file', async (t) => {
  const target = t.testdir()
  copyFiles(target)
  t.strictSame(readdirSync(target).sort(), Object.keys(files).sort())
})
