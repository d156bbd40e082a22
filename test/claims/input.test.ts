import t from 'tap'
import { loadCatalogues } from '../../src/catalogues/catalogues.ts'
import { ClaimInput, claimContent, mergeClaim, toInput, type ClaimContent } from '../../src/claims/input.ts'
import { parse } from '../../src/parse.ts'
import { createChecks } from '../../src/profiles/checks.ts'

const catalogues = loadCatalogues()

function read (given: unknown) {
  const checks = createChecks(catalogues)
  const content = claimContent(parse(ClaimInput, given), catalogues, checks, '/claims/0')
  return { content, issues: checks.issues }
}
function content (given: unknown): ClaimContent {
  const { content, issues } = read(given)
  if (content === undefined) throw new Error(JSON.stringify(issues))
  return content
}

t.test('the flat form and the import form say the same', async (t) => {
  const dnsh = { CCM: 'met', WTR: 'not_met', BIO: 'not_applicable' }
  const flat = content({
    kind: 'taxonomy',
    activity: 'CE 2.3',
    objective: 'CE',
    substantialContribution: 'met',
    dnsh: Object.entries(dnsh).map(([objective, fact]) => ({ objective, fact })),
    minimumSafeguards: null,
    kpis: [{ kpi: 'opex', share: 0.1 }, { kpi: 'turnover', share: 0.7 }],
    category: null,
    camCategory: null
  })
  t.strictSame(content({ kind: 'taxonomy', activity: 'ce2.3', substantialContribution: 'met', dnsh, kpis: { turnover: 0.7, capex: null, opex: 0.1 } }), flat)
  t.strictSame(flat, {
    facts: {
      kind: 'taxonomy',
      activity: 'CE 2.3',
      objective: 'CE',
      substantialContribution: 'met',
      dnsh: { CCM: 'met', CCA: 'unknown', WTR: 'not_met', PPC: 'unknown', BIO: 'not_applicable' },
      minimumSafeguards: 'unknown',
      kpis: { turnover: 0.7, opex: 0.1 }
    },
    ruleSet: '2023/2486',
    documents: [],
    validFrom: null,
    validTo: null
  })
  t.strictSame(content({ kind: 'cam', category: 'cam-edilizia' }), content({ kind: 'cam', camCategory: 'cam-edilizia' }))
  t.strictSame(content({ kind: 'china_catalogue', entry: 'GIGC-2024/3.2.1' }), content({ kind: 'china_catalogue', catalogueEntry: 'GIGC-2024/3.2.1' }))
  t.strictSame(content({ kind: 'membership', name: ' Alleanza ' }), content({ kind: 'membership', membership: 'Alleanza' }))
})

t.test('what a claim says can be given again as input', async (t) => {
  for (const given of [
    { kind: 'taxonomy', activity: 'CCM 4.1', dnsh: { CCA: 'met' }, kpis: { capex: 1 }, validFrom: '2025-01-01', documents: [{ title: 'Report', page: 4, sha256: 'AB'.repeat(32) }] },
    { kind: 'cam', category: 'cam-edilizia', decree: 'cam-edilizia-2022', mandatoryMet: 3, mandatoryTotal: 4 },
    { kind: 'certification', certification: 'iso-14001', number: 'X-1', issuer: 'Ente', validTo: '2028-02-28' },
    { kind: 'china_catalogue', entry: 'GIGC-2024/3.2.5', kpis: { turnover: 0.6 } },
    { kind: 'membership', name: 'Alliance' }
  ]) {
    const said = content(given)
    t.strictSame(content(toInput(said)), said, given.kind)
    t.match(said.ruleSet, /^(2021\/2139|cam-edilizia-2022|certifications@.+|GIGC-2024|none)$/)
  }
})

t.test('a CAM claim without a decree takes the one in force, and keeps its own when it is changed', async (t) => {
  t.match(content({ kind: 'cam', category: 'cam-edilizia' }), { facts: { decree: 'cam-edilizia' }, ruleSet: 'cam-edilizia' })
  const old = content({ kind: 'cam', category: 'cam-edilizia', decree: 'cam-edilizia-2022', mandatoryMet: 3 })
  t.match(content(mergeClaim(old, { mandatoryTotal: 4 })), { facts: { decree: 'cam-edilizia-2022', mandatoryMet: 3, mandatoryTotal: 4 } })
})

t.test('a merge patch changes what it names; naming another subject keeps documents and dates only', async (t) => {
  const said = content({ kind: 'taxonomy', activity: 'CE 2.3', substantialContribution: 'met', dnsh: { CCM: 'met', WTR: 'met' }, kpis: { turnover: 0.7, capex: 0.2 }, validTo: '2027-01-01' })
  const patched = (patch: unknown): ClaimContent => content(mergeClaim(said, patch))
  t.strictSame(patched({}), said)
  t.strictSame(patched({ kind: 'taxonomy', activity: 'ce 2.3', objective: null }), said, 'the same subject in another spelling')
  t.match(patched({ dnsh: { WTR: 'not_met' }, kpis: { capex: null }, validTo: null }), { facts: { dnsh: { CCM: 'met', WTR: 'not_met' }, kpis: { turnover: 0.7, capex: undefined } }, validTo: null })
  t.match(patched({ dnsh: [{ objective: 'WTR', fact: 'not_met' }] }), { facts: { dnsh: { CCM: 'unknown', WTR: 'not_met' } } }, 'a list replaces')
  t.strictSame(patched({ activity: 'CCM 4.1' }), { ...content({ kind: 'taxonomy', activity: 'CCM 4.1' }), validTo: '2027-01-01' })
  const member = content({ kind: 'membership', name: 'A' })
  t.match(content(mergeClaim(member, { membership: 'B' })), { facts: { name: 'B' } }, 'under either name of the field')
  t.throws(() => mergeClaim(member, { level: 'audited' }), { code: 'VALIDATION_FAILED' })
  t.throws(() => mergeClaim(member, 'text'), { code: 'VALIDATION_FAILED' })
})

t.test('what the code lists do not confirm is refused, with what would be accepted', async (t) => {
  const cases: Array<[string, Record<string, unknown>, string, string, string[]?]> = [
    ['an unknown activity', { kind: 'taxonomy', activity: 'CE 2.99' }, '/activity', 'unknown_code'],
    ['a heading', { kind: 'taxonomy', activity: 'CE' }, '/activity', 'unknown_code'],
    ['another objective', { kind: 'taxonomy', activity: 'CE 2.3', objective: 'CCM' }, '/objective', 'wrong_objective', ['CE']],
    ['harm to its own objective', { kind: 'taxonomy', activity: 'CE 2.3', dnsh: { CE: 'met' } }, '/dnsh/CE', 'own_objective', ['CCM', 'CCA', 'WTR', 'PPC', 'BIO']],
    ['harm to its own objective, listed', { kind: 'taxonomy', activity: 'CE 2.3', dnsh: [{ objective: 'CE', fact: 'met' }] }, '/dnsh/0/objective', 'own_objective'],
    ['a test given twice', { kind: 'taxonomy', activity: 'CE 2.3', dnsh: [{ objective: 'BIO', fact: 'met' }, { objective: 'BIO', fact: 'not_met' }] }, '/dnsh/1/objective', 'duplicate'],
    ['safeguards that do not apply', { kind: 'taxonomy', activity: 'CE 2.3', minimumSafeguards: 'not_applicable' }, '/minimumSafeguards', 'invalid_value', ['met', 'not_met', 'unknown']],
    ['a field of another kind', { kind: 'taxonomy', activity: 'CE 2.3', mandatoryMet: 3 }, '/mandatoryMet', 'not_for_kind'],
    ['no activity', { kind: 'taxonomy' }, '/activity', 'required'],
    ['an unknown category', { kind: 'cam', camCategory: 'cam-ediliza' }, '/camCategory', 'unknown_code'],
    ['a decree as category', { kind: 'cam', category: 'cam-edilizia-2022' }, '/category', 'unknown_code', ['cam-edilizia']],
    ['a decree of another category', { kind: 'cam', category: 'cam-edilizia', decree: 'cam-tessili' }, '/decree', 'unknown_code'],
    ['more met than there are', { kind: 'cam', category: 'cam-edilizia', mandatoryMet: 11, mandatoryTotal: 10 }, '/mandatoryMet', 'above_total', ['0 to 10']],
    ['an unknown certification', { kind: 'certification', certification: 'iso-14002' }, '/certification', 'unknown_code'],
    ['an unknown entry', { kind: 'china_catalogue', entry: 'GIGC-2024/99' }, '/entry', 'unknown_code'],
    ['a whole catalogue', { kind: 'china_catalogue', entry: 'GIGC-2024' }, '/entry', 'unknown_code'],
    ['two names that differ', { kind: 'membership', name: 'A', membership: 'B' }, '/membership', 'contradiction'],
    ['an end before the beginning', { kind: 'membership', name: 'A', validFrom: '2026-01-02', validTo: '2026-01-01' }, '/validTo', 'before_start']
  ]
  for (const [what, given, pointer, code, accepted] of cases) {
    const { content, issues } = read(given)
    t.equal(content, undefined, what)
    t.match(issues, [{ pointer: `/claims/0${pointer}`, code, ...(accepted === undefined ? {} : { accepted }) }], what)
    t.equal(issues.length, 1, what)
  }
  t.ok(read({ kind: 'cam', category: 'cam-ediliza' }).issues[0]?.accepted?.includes('cam-edilizia'), 'a slip of the pen is recognised')
})

t.test('the shape refuses what no claim can be', async (t) => {
  const cases: Array<[Record<string, unknown>, string]> = [
    [{ kind: 'iso' }, '/kind'],
    [{ kind: 'membership', name: 'A', level: 'audited' }, '/level'],
    [{ kind: 'membership', name: 'A', state: 'accepted' }, '/state'],
    [{ kind: 'taxonomy', activity: 'CE 2.3', derivedAlignment: 'met' }, '/derivedAlignment'],
    [{ kind: 'cam', category: 'cam-edilizia', mandatoryTotal: 501 }, '/mandatoryTotal'],
    [{ kind: 'cam', category: 'cam-edilizia', mandatoryMet: -1 }, '/mandatoryMet'],
    [{ kind: 'cam', category: 'cam-edilizia', rewardedMet: 1.5 }, '/rewardedMet'],
    [{ kind: 'taxonomy', activity: 'CE 2.3', kpis: { turnover: 1.1 } }, '/kpis/turnover'],
    [{ kind: 'taxonomy', activity: 'CE 2.3', dnsh: { XXX: 'met' } }, '/dnsh/XXX'],
    [{ kind: 'membership', name: 'A', validTo: '2026-02-30' }, '/validTo'],
    [{ kind: 'membership', name: 'A', documents: [{ title: 'T', url: 'javascript:alert(1)' }] }, '/documents/0/url'],
    [{ kind: 'membership', name: 'A', documents: [{ title: 'T', sha256: 'abc' }] }, '/documents/0/sha256'],
    [{ kind: 'membership', name: 'A', documents: [{}] }, '/documents/0/title'],
    [{ kind: 'membership', name: 'A\u0000B' }, '/name']
  ]
  for (const [given, pointer] of cases) {
    t.throws(() => parse(ClaimInput, given), { code: 'VALIDATION_FAILED', issues: [{ pointer }] }, JSON.stringify(given))
  }
})
