// Claims of an invented organisation: about what it does, shown as well as it keeps house.
import { otherObjectives } from '../claims/alignment.ts'
import type { ClaimInput } from '../claims/input.ts'
import type { CertificationImport, ClaimImport, ImportDocument } from '../imports/document.ts'
import type { Fact, Objective } from '../scoring/types.ts'
import type { Random } from './random.ts'
import type { Tables } from './tables.ts'

/** How well an organisation keeps house, 0–1, asked anew for each thing. */
export type Housekeeping = () => number

/** A claim, and what a review made of it. */
export interface Given { readonly input: ClaimInput, readonly review: ClaimImport['review'] }

interface Proof { readonly evidence: Pick<ClaimInput, 'documents' | 'validFrom' | 'validTo'>, readonly review: ClaimImport['review'] }

/** Claims as an import document says them, certifications in their short form. */
export function saidClaims (given: readonly Given[]): Pick<ImportDocument, 'claims' | 'certifications'> {
  const claims: ClaimImport[] = []
  const certifications: CertificationImport[] = []
  for (const { input, review } of given) {
    const { certification, number, issuer, documents, validFrom, validTo } = input
    if (certification == null) claims.push({ ...input, review })
    else certifications.push({ id: certification, number, issuer, documents, validFrom, validTo, review })
  }
  return { ...claims.length === 0 ? {} : { claims }, ...certifications.length === 0 ? {} : { certifications } }
}

/** The days between which claims begin; those that ended before `asOf` of the distributions are expired. */
const beginsFrom = '2022-01-01'
const beginsTo = '2026-10-31'

/** Evidence, documents, review and validity of one claim. */
function proof (random: Random, { evidence: levels, raw, names }: Tables, housekeeping: Housekeeping): Proof {
  const level = random.from(levels[Math.min(levels.length - 1, Math.floor(housekeeping() * levels.length))]!)
  const { draft, rejected, revoked } = raw.evidence.states
  const end = random.next()
  const validFrom = random.day(beginsFrom, beginsTo)
  const years = random.whole(1, 4)
  const validTo = random.chance(0.3) ? null : `${Number(validFrom.slice(0, 4)) + years}-${validFrom.slice(5, 7)}-01`
  const evidence = { validFrom, validTo }
  if (end < draft) return { evidence, review: { state: 'draft' } }
  if (end < draft + rejected) return { evidence, review: { state: 'rejected', reason: 'Invented: the document does not show what is claimed.' } }
  if (end < draft + rejected + revoked) return { evidence, review: { state: 'revoked', level, reason: 'Invented: the certificate was withdrawn.' } }
  if (level === 'self_declared') return { evidence, review: random.chance(0.7) ? null : { state: 'accepted', level, reason: 'Invented: taken as declared.' } }
  const documents = [{ title: `Relazione ${validFrom.slice(0, 4)}`, issuer: random.one(names.issuers), page: random.whole(1, 80) }]
  return { evidence: { ...evidence, documents }, review: { state: 'accepted', level, reason: 'Invented: the document was read.' } }
}

function fact (random: Random, housekeeping: Housekeeping): Fact {
  const at = random.next()
  const met = 0.35 + 0.6 * housekeeping()
  return at < met ? 'met' : at < met + (1 - met) * 0.75 ? 'unknown' : 'not_met'
}

function someShare (random: Random, known: number): number | null {
  return random.chance(known) ? Math.round(random.next() * 100) / 100 : null
}

/** One claim about a taxonomy activity. */
export function taxonomyClaim (random: Random, tables: Tables, housekeeping: Housekeeping, activity: string, objective: Objective): Given {
  const dnsh: Partial<Record<Objective, Fact>> = {}
  for (const other of otherObjectives(objective)) {
    if (random.chance(0.12)) dnsh[other] = 'not_applicable'
    else if (random.chance(0.85)) dnsh[other] = fact(random, housekeeping)
  }
  const { evidence, review } = proof(random, tables, housekeeping)
  return {
    input: {
      kind: 'taxonomy',
      activity,
      objective,
      substantialContribution: fact(random, housekeeping),
      dnsh,
      minimumSafeguards: fact(random, housekeeping),
      kpis: { turnover: someShare(random, 0.65), capex: someShare(random, 0.4), opex: someShare(random, 0.3) },
      ...evidence
    },
    review
  }
}

/** One claim about the criteria of a CAM category; some counts are not known. */
export function camClaim (random: Random, tables: Tables, housekeeping: Housekeeping, category: string): Given {
  const [mandatoryTotal, rewardedTotal] = [random.whole(5, 20), random.whole(0, 8)]
  const counted = random.chance(0.8)
  const all = random.chance(0.25 + 0.5 * housekeeping())
  const { evidence, review } = proof(random, tables, housekeeping)
  return {
    input: {
      kind: 'cam',
      category,
      ...(counted ? { mandatoryMet: all ? mandatoryTotal : random.whole(Math.floor(mandatoryTotal / 3), mandatoryTotal), mandatoryTotal } : {}),
      ...(counted && random.chance(0.7) ? { rewardedMet: random.whole(0, rewardedTotal), rewardedTotal } : {}),
      ...evidence
    },
    review
  }
}

/** One claim about an entry of a Chinese catalogue. */
export function entryClaim (random: Random, tables: Tables, housekeeping: Housekeeping, entry: string): Given {
  const { evidence, review } = proof(random, tables, housekeeping)
  return { input: { kind: 'china_catalogue', entry, kpis: { turnover: someShare(random, 0.5) }, ...evidence }, review }
}

/** Membership of a network. */
export function membershipClaim (random: Random, tables: Tables, housekeeping: Housekeeping, name: string): Given {
  const { evidence, review } = proof(random, tables, housekeeping)
  return { input: { kind: 'membership', name, ...evidence }, review }
}

/** One certification; `number` is what its certificate says. */
export function certification (random: Random, tables: Tables, housekeeping: Housekeeping, id: string, number: string): Given {
  const { evidence, review } = proof(random, tables, housekeeping)
  return { input: { kind: 'certification', certification: id, number, issuer: random.one(tables.names.issuers), ...evidence }, review }
}
