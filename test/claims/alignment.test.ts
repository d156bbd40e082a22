import fc from 'fast-check'
import t from 'tap'
import { derivedAlignment, totalConfirmed, type TaxonomyFacts } from '../../src/claims/alignment.ts'
import type { ClaimFacts } from '../../src/claims/claim.ts'
import { evidenceLevels, factValues, objectives, reviewStates } from '../../src/scoring/types.ts'

const aligned: TaxonomyFacts = {
  kind: 'taxonomy', activity: 'CE 2.3', objective: 'CE', substantialContribution: 'met', dnsh: { CCM: 'met', CCA: 'not_applicable', WTR: 'met', PPC: 'met', BIO: 'met' }, minimumSafeguards: 'met', kpis: {}
}

t.test('aligned needs every test met; one known failure is enough against it', async (t) => {
  t.equal(derivedAlignment(aligned), 'met')
  t.equal(derivedAlignment({ ...aligned, minimumSafeguards: 'unknown' }), 'unknown')
  t.equal(derivedAlignment({ ...aligned, dnsh: {} }), 'unknown', 'a test not listed is unknown')
  t.equal(derivedAlignment({ ...aligned, substantialContribution: 'unknown', dnsh: { BIO: 'not_met' } }), 'not_met')
  t.equal(derivedAlignment({ ...aligned, dnsh: { ...aligned.dnsh, CE: 'not_met' } }), 'met', 'its own objective is no test')
  t.equal(derivedAlignment({ kind: 'membership', name: 'A' }), undefined)
})

t.test('on any facts: met exactly when all are, not met exactly when one is not', async () => {
  const fact = fc.constantFrom(...factValues)
  fc.assert(fc.property(fc.constantFrom(...objectives), fact, fact, fc.dictionary(fc.constantFrom(...objectives), fact), (objective, substantialContribution, minimumSafeguards, dnsh) => {
    const facts = { ...aligned, objective, substantialContribution, minimumSafeguards, dnsh }
    const others = objectives.filter((other) => other !== objective).map((other) => facts.dnsh[other] ?? 'unknown')
    const result = derivedAlignment(facts)
    const failed = [substantialContribution, minimumSafeguards, ...others].includes('not_met')
    const all = substantialContribution === 'met' && minimumSafeguards === 'met' && others.every((one) => one === 'met' || one === 'not_applicable')
    return result === (failed ? 'not_met' : all ? 'met' : 'unknown')
  }))
})

t.test('CAM totals are confirmed by acceptance as documented or better, and by nothing else', async (t) => {
  const facts: ClaimFacts = { kind: 'cam', category: 'cam-edilizia', decree: 'cam-edilizia', mandatoryMet: 1, mandatoryTotal: 2, rewardedMet: null, rewardedTotal: null }
  for (const state of reviewStates) {
    for (const level of evidenceLevels) {
      t.equal(totalConfirmed({ facts, state, level }), state === 'accepted' && ['documented', 'third_party', 'audited'].includes(level), `${state} ${level}`)
    }
  }
  t.equal(totalConfirmed({ facts: aligned, state: 'accepted', level: 'audited' }), undefined)
})
