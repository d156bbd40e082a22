// A small market with things to review, the same on every database: ids are fixed, so that worlds can be compared.
import type { Test } from 'tap'
import { type Principal, principalOf } from '../../src/access/principal.ts'
import type { Claim } from '../../src/claims/claim.ts'
import type { Service } from '../../src/service.ts'

export const admin: Principal = principalOf('key_admin', 'admin')
export const editor: Principal = principalOf('key_editor', 'editor')
export const reviewer: Principal = principalOf('key_reviewer', 'reviewer')
export const secondAdmin: Principal = principalOf('key_admin_2', 'admin')

export type Open = (t: Test, world?: { readonly now?: () => Date }) => Promise<Service>

/** A clock that moves a minute each time it is asked. */
export function movingClock (): () => Date {
  let at = Date.parse('2026-11-22T08:00:00Z')
  return () => new Date(at += 60_000)
}

const aligned = { substantialContribution: 'met', dnsh: { CCM: 'met', CCA: 'met', WTR: 'met', PPC: 'met', BIO: 'met' }, minimumSafeguards: 'met' }

/**
 * Two published SMEs, one in review and one draft, and five investors: two want circular economy, one of them documented,
 * one wants furniture, one wants nothing green, one is in review. Claims are submitted by the admin.
 */
export async function market ({ smes, investors, claims, profiles }: Service): Promise<{ readonly claims: Readonly<Record<'ce' | 'cam' | 'member' | 'inReview' | 'draftOwner' | 'investor', Claim>> }> {
  const sme = async (id: string, status: 'published' | 'in_review' | 'draft', more: object = {}): Promise<string> => {
    const whole = await smes.create({ id, legalName: `Esempio ${id}`, source: id === 'sme_a' ? 'register' : 'fair', externalId: id, activities: [{ code: 'E38.21', system: 'NACE2' }], province: 'MI', synthetic: true, ...more }, admin)
    if (status !== 'draft') await profiles.changeStatus({ id, version: whole.profile.version, status }, admin)
    return id
  }
  const investor = async (id: string, mandate: object | null, status: 'published' | 'in_review' = 'published'): Promise<string> => {
    const whole = await investors.create({ id, registeredName: `示例${id}`, type: 'private_equity', source: 'fair', externalId: id, synthetic: true }, admin)
    if (mandate !== null) await investors.saveMandate({ organisationId: id, input: { id: id.replace('inv_', 'man_'), ...mandate } }, admin)
    await profiles.changeStatus({ id, version: whole.profile.version, status }, admin)
    return id
  }
  const submitted = async (organisationId: string, input: object): Promise<Claim> => await claims.submit(await claims.save({ organisationId, input }, admin), admin)

  const [a, b, c, d] = [await sme('sme_a', 'published'), await sme('sme_b', 'published'), await sme('sme_c', 'in_review'), await sme('sme_d', 'draft')]
  const first = await investor('inv_circular', { objectives: { CE: 1 }, sectors: [{ code: 'E38', system: 'NACE2' }] })
  await investor('inv_strict', { objectives: { CE: 1 }, minimumEvidence: 'documented' })
  await investor('inv_furniture', { camCategories: [{ id: 'cam-arredi-interni' }], sectors: [{ code: 'C31', system: 'NACE2' }] })
  await investor('inv_any', { sectors: [{ code: 'C', system: 'NACE2' }] })
  await investor('inv_waiting', { sectors: [{ code: 'E', system: 'NACE2' }] }, 'in_review')
  return {
    claims: {
      ce: await submitted(a, { kind: 'taxonomy', activity: 'CE 2.3', ...aligned, kpis: { turnover: 0.7 } }),
      cam: await submitted(b, { kind: 'cam', category: 'cam-arredi-interni', mandatoryMet: 10, mandatoryTotal: 10 }),
      member: await submitted(a, { kind: 'membership', name: 'Alleanza inventata' }),
      inReview: await submitted(c, { kind: 'taxonomy', activity: 'CE 2.3', ...aligned }),
      draftOwner: await submitted(d, { kind: 'taxonomy', activity: 'CE 2.3', ...aligned }),
      investor: await submitted(first, { kind: 'membership', name: 'Iniziativa inventata' })
    }
  }
}
