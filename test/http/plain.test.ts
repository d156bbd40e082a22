// Views as JSON: fields that are data, that are made when looked at, and that answer in a language.
import t from 'tap'
import { canonical, plain } from '../../src/http/plain.ts'
import { viewFields } from '../../src/profiles/view.ts'

class Lazy {
  readonly id = 'x'
  readonly secret = 'of the class, no field of the view'
  looks = 0
  get parts () {
    this.looks++
    return [{ at: new Date('2026-11-22T12:00:00Z'), title: ({ language }: { language: string }) => `in ${language}` }]
  }

  get [viewFields] () { return ['parts', 'id'] }
}

t.test('A view that is a class is told by the fields it names, in their order, each looked at once', async (t) => {
  const view = new Lazy()
  t.equal(JSON.stringify(plain({ view }, 'it')), '{"view":{"parts":[{"at":"2026-11-22T12:00:00.000Z","title":"in it"}],"id":"x"}}')
  t.equal(view.looks, 1)
  t.equal(canonical(view), '{"id":"x","parts":[{"at":"2026-11-22T12:00:00.000Z","title":["in en","in it","in zh"]}]}')
})
