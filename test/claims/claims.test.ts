import t from 'tap'
import { anonymous, type Principal, principalOf } from '../../src/access/principal.ts'
import { totalConfirmed } from '../../src/claims/alignment.ts'
import type { Claim } from '../../src/claims/claim.ts'
import { transitions } from '../../src/claims/review.ts'
import { reviewStates, type ReviewState } from '../../src/scoring/types.ts'
import { admin, build, editor, reviewer, smeDocument } from '../imports/world.ts'

const secondEditor: Principal = principalOf('key_editor_2', 'editor')
const membership = { kind: 'membership', name: 'Alleanza inventata' }

async function world (t: Parameters<typeof build>[0]) {
  const built = await build(t)
  await built.run([smeDocument('a')])
  const { profile: { id: organisationId } } = await built.sme('a')
  const { claims } = built
  /** A claim brought into a state by the acts that lead there. */
  const claimIn = async (state: ReviewState, input: object = membership): Promise<Claim> => {
    const draft = await claims.save({ organisationId, input }, editor)
    if (state === 'draft') return draft
    const submitted = await claims.submit(draft, editor)
    if (state === 'submitted') return submitted
    const reviewed = await claims.review(submitted, state === 'rejected' ? { decision: 'reject', reason: 'Not shown.' } : { decision: 'accept', level: 'documented', reason: 'Read.' }, reviewer)
    return state === 'revoked' ? await claims.review(reviewed, { decision: 'revoke', reason: 'Ended.' }, reviewer) : reviewed
  }
  return { ...built, organisationId, claimIn }
}

t.test('a claim goes from draft through submission to acceptance, and each step is in the trail', async (t) => {
  const { claims, organisationId, store, clock } = await world(t)
  const draft = await claims.save({ organisationId, input: { kind: 'cam', category: 'cam-edilizia', mandatoryMet: 2, mandatoryTotal: 3 } }, editor)
  t.match(draft, { organisationId, state: 'draft', level: 'self_declared', submittedBy: null, version: 1, ruleSet: 'cam-edilizia' })
  t.strictSame(await store.read.record('claim', draft.id), draft, 'what is answered is what is stored')
  const submitted = await claims.submit(draft, editor)
  t.match(submitted, { state: 'submitted', submittedBy: 'key_editor', level: 'self_declared', version: 2 })
  clock.now = new Date('2026-11-23T10:00:00Z')
  const accepted = await claims.review(submitted, { decision: 'accept', level: 'documented', reason: 'The report shows it.' }, reviewer)
  t.match(accepted, { state: 'accepted', level: 'documented', reviewedBy: 'key_reviewer', reviewedAt: clock.now, reviewReason: 'The report shows it.', submittedBy: 'key_editor', version: 3 })
  t.strictSame(await store.read.record('claim', draft.id), accepted)
  t.equal(totalConfirmed(submitted), false)
  t.equal(totalConfirmed(accepted), true)
  const trail = await store.read.changes({ after: 0, limit: 10, recordId: draft.id })
  t.strictSame(trail.map(({ action, actor }) => `${action} ${actor}`), ['create key_editor', 'submit key_editor', 'review key_reviewer'])
})

t.test('every act in every state does what the one table says', async (t) => {
  const { claims, organisationId, claimIn, store } = await world(t)
  const acts: Record<'edit' | 'submit' | 'accept' | 'reject' | 'revoke' | 'remove', (claim: Claim) => Promise<unknown>> = {
    edit: (claim: Claim) => claims.save({ organisationId, id: claim.id, version: claim.version, input: { name: 'Another name' } }, editor),
    submit: (claim: Claim) => claims.submit(claim, editor),
    accept: (claim: Claim) => claims.review(claim, { decision: 'accept', level: 'documented', reason: 'Read.' }, reviewer),
    reject: (claim: Claim) => claims.review(claim, { decision: 'reject', reason: 'Not shown.' }, reviewer),
    revoke: (claim: Claim) => claims.review(claim, { decision: 'revoke', reason: 'Ended.' }, reviewer),
    remove: (claim: Claim) => claims.remove(claim, editor)
  }
  for (const state of reviewStates) {
    for (const [act, perform] of Object.entries(acts) as Array<[keyof typeof acts, typeof acts[keyof typeof acts]]>) {
      const claim = await claimIn(state)
      const wanted = transitions[state][act]
      if (wanted === undefined) {
        await t.rejects(async () => { await perform(claim) }, { code: 'RULE_REFUSED' }, `${state}: no ${act}`)
        t.strictSame(await store.read.record('claim', claim.id), claim)
      } else {
        await perform(claim)
        t.equal((await store.read.record('claim', claim.id))?.state ?? 'removed', wanted, `${state}: ${act}`)
      }
    }
  }
})

t.test('changing what an accepted claim says makes it unreviewed; changing nothing changes nothing', async (t) => {
  const { claims, organisationId, claimIn, store } = await world(t)
  const accepted = await claimIn('accepted', { kind: 'taxonomy', activity: 'CE 2.3', substantialContribution: 'met' })
  const save = (claim: Claim, input: object) => claims.save({ organisationId, id: claim.id, version: claim.version, input }, secondEditor)
  const version = await store.read.dataVersion()
  t.strictSame(await save(accepted, { activity: 'CE 2.3', substantialContribution: 'met', dnsh: { CCM: 'unknown' } }), accepted)
  t.equal(await store.read.dataVersion(), version)
  for (const patch of [{ minimumSafeguards: 'met' }, { validTo: '2030-01-01' }, { documents: [{ title: 'Report' }] }]) {
    const before = await claimIn('accepted', { kind: 'taxonomy', activity: 'CE 2.3', substantialContribution: 'met' })
    t.match(await save(before, patch), { state: 'submitted', level: 'self_declared', submittedBy: 'key_editor_2', reviewedBy: null, reviewedAt: null, reviewReason: null, version: 4 }, Object.keys(patch).join())
  }
  await t.rejects(save(accepted, { kind: 'membership', name: 'A', activity: null, objective: null, substantialContribution: null, dnsh: null, minimumSafeguards: null, kpis: null }), { code: 'RULE_REFUSED' }, 'nor its kind')
})

t.test('third party and audited need a second person', async (t) => {
  const { claims, organisationId, claimIn } = await world(t)
  for (const level of ['third_party', 'audited'] as const) {
    const own = await claims.submit(await claims.save({ organisationId, input: membership }, admin), admin)
    await t.rejects(claims.review(own, { decision: 'accept', level, reason: 'I say so.' }, admin), { code: 'RULE_REFUSED' }, level)
    const documented = await claims.review(own, { decision: 'accept', level: 'documented', reason: 'Read.' }, admin)
    await t.rejects(claims.review(documented, { decision: 'accept', level, reason: 'And higher.' }, admin), { code: 'RULE_REFUSED' }, 'nor in two steps')
    await t.rejects(claims.review(documented, { decision: 'accept', reason: 'x', level: 'inferred' }, reviewer), { code: 'VALIDATION_FAILED', issues: [{ pointer: '/level' }] })
    t.match(await claims.review(documented, { decision: 'accept', level, reason: 'Seen by another.' }, reviewer), { level })
  }
  const submitted = await claimIn('submitted')
  const touched = await claims.save({ organisationId, id: submitted.id, version: submitted.version, input: { name: 'Changed by the reviewer-to-be' } }, admin)
  await t.rejects(claims.review(touched, { decision: 'accept', level: 'audited', reason: 'x' }, admin), { code: 'RULE_REFUSED' }, 'who changes a submitted claim is its submitter')
})

t.test('rejecting and revoking keep the level, and every decision has a reason', async (t) => {
  const { claims, claimIn } = await world(t)
  const accepted = await claimIn('accepted')
  for (const reason of [undefined, null, '', '  ']) {
    await t.rejects(claims.review(accepted, { decision: 'revoke', reason }, reviewer), { code: 'VALIDATION_FAILED', issues: [{ pointer: '/reason' }] })
  }
  t.match(await claims.review(accepted, { decision: 'revoke', reason: 'Ended.', level: 'audited' }, reviewer), { state: 'revoked', level: 'documented' })
  t.match(await claims.review(await claimIn('submitted'), { decision: 'accept', reason: 'Plausible.' }, reviewer), { state: 'accepted', level: 'self_declared' })
  await t.rejects(claims.review(accepted, { decision: 'praise', reason: 'x' }, reviewer), { code: 'VALIDATION_FAILED', issues: [{ pointer: '/decision', accepted: ['accept', 'reject', 'revoke'] }] })
})

t.test('who may not, is refused, and nothing is written', async (t) => {
  const { claims, organisationId, claimIn, store } = await world(t)
  const claim = await claimIn('submitted')
  const version = await store.read.dataVersion()
  const writes = (principal: Principal): Array<() => Promise<unknown>> => [() => claims.save({ organisationId, input: membership }, principal), () => claims.submit(claim, principal), () => claims.remove(claim, principal)]
  for (const attempt of writes(anonymous)) await t.rejects(async () => { await attempt() }, { code: 'UNAUTHENTICATED' })
  for (const attempt of writes(reviewer)) await t.rejects(async () => { await attempt() }, { code: 'FORBIDDEN' })
  await t.rejects(claims.review(claim, { decision: 'accept', level: 'audited', reason: 'x' }, editor), { code: 'FORBIDDEN' })
  await t.rejects(claims.review(claim, { decision: 'accept', level: 'audited', reason: 'x' }, anonymous), { code: 'UNAUTHENTICATED' })
  t.equal(await store.read.dataVersion(), version)
})

t.test('the version must be given and be the one that stands', async (t) => {
  const { claims, organisationId, claimIn } = await world(t)
  const claim = await claimIn('submitted')
  const review = { decision: 'accept', reason: 'x' }
  const writes = (which: { id: string, version?: number }): Array<() => Promise<unknown>> => [
    () => claims.save({ organisationId, ...which, input: {} }, editor), () => claims.submit(which, editor), () => claims.review(which, review, reviewer), () => claims.remove(which, editor)
  ]
  for (const attempt of writes({ id: claim.id, version: 1 })) await t.rejects(async () => { await attempt() }, { code: 'VERSION_CONFLICT', currentVersion: 2 })
  for (const attempt of writes({ id: claim.id })) await t.rejects(async () => { await attempt() }, { code: 'VERSION_REQUIRED' })
})

t.test('a claim belongs to one organisation, and to one that exists', async (t) => {
  const { claims, claimIn, run, sme } = await world(t)
  await run([smeDocument('b')])
  const other = (await sme('b')).profile.id
  const claim = await claimIn('draft')
  await t.rejects(claims.save({ organisationId: other, id: claim.id, version: 1, input: {} }, editor), { code: 'NOT_FOUND' })
  await t.rejects(claims.remove({ ...claim, organisationId: other }, editor), { code: 'NOT_FOUND' })
  await t.rejects(claims.save({ organisationId: 'sme_none', input: membership }, editor), { code: 'NOT_FOUND' })
  await t.rejects(claims.submit({ id: 'claim_none', version: 1 }, editor), { code: 'NOT_FOUND' })
})

t.test('directories find a claim from the moment it counts, and no longer once it is revoked', async (t) => {
  const { claims, store, claimIn, profiles, sme } = await world(t)
  const { profile } = await sme('a')
  await profiles.changeStatus({ id: profile.id, version: profile.version, status: 'published' }, admin)
  const found = async (): Promise<number> => await store.read.directoryCount({
    kind: 'sme', facets: [{ kind: 'taxonomy_activity', values: ['CE 2.3'] }], words: [], statuses: ['published'], spans: [], eyes: 'all', orderBy: { field: 'name', direction: 'asc' }, first: 1
  })
  const input = { kind: 'taxonomy', activity: 'CE 2.3' }
  const draft = await claimIn('draft', input)
  t.equal(await found(), 0)
  const submitted = await claims.submit(draft, editor)
  t.equal(await found(), 1)
  const accepted = await claims.review(submitted, { decision: 'accept', reason: 'Read.' }, reviewer)
  t.equal(await found(), 1)
  await claims.review(accepted, { decision: 'revoke', reason: 'Ended.' }, reviewer)
  t.equal(await found(), 0)
  const other = await claimIn('submitted', input)
  t.equal(await found(), 1)
  await claims.remove(other, editor)
  t.equal(await found(), 0)
})

t.test('an organisation has at most a hundred claims', async (t) => {
  const { run, claims, organisationId } = await world(t)
  const names = Array.from({ length: 100 }, (_, index) => ({ kind: 'membership', name: `Alliance ${index}` }))
  t.match((await run([smeDocument('a', { claims: names })])).counts, { updated: 1 })
  await t.rejects(claims.save({ organisationId, input: membership }, editor), { code: 'RULE_REFUSED' })
  t.match((await run([smeDocument('a', { claims: [membership] })])).rejected, [{ pointer: '/claims', code: 'too_many' }])
})
