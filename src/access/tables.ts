// The rules of access as README shows them, made from the rules themselves.
import { grants, permissions, roles, type Permission } from './principal.ts'
import { reachesTier, tiers, type Tier } from './relation.ts'
import { claimTable, contactParts, dealTable, documentParts, factParts, investorTable, mandateTable, needTable, smeTable } from './tiers.ts'

const told: Readonly<Record<Permission, string>> = {
  'profiles:read': 'read above the public tier',
  'confidential:read': 'read all organisations in full',
  'matches:read': 'rank on what it may read',
  'profiles:write': 'write needs, mandates, deals, claims, profiles',
  'profiles:create': 'make and remove organisations',
  'profiles:publish': 'publish',
  'imports:write': 'import, undo imports',
  'claims:review': 'review claims and standing',
  'settings:write': 'settings and keys'
}
/** Roles whose permissions hold for some organisations only. */
const within: Readonly<Partial<Record<typeof roles[number], string>>> = { partner: 'those it brought', member: 'its own' }

/** Which role may what, as a Markdown table. */
export function rolesTable (): string {
  const rows = permissions.map((permission) => [told[permission], `\`${permission}\``, ...roles.map((role) => grants(role, permission) ? within[role] ?? 'all' : '–')])
  return markdown(['may', 'permission', ...roles.map((role) => `\`${role}\``)], rows)
}

interface Listed { readonly tier: Tier, readonly coarse?: string }
const records: ReadonlyArray<readonly [string, Readonly<Record<string, Listed>>]> = [
  ['SME', smeTable],
  ['investor', investorTable],
  ['need, unless confidential', needTable],
  ['mandate, unless confidential', mandateTable],
  ['deal', dealTable],
  ['claim, unless draft or rejected', { ...claimTable, facts: { tier: 'staff' } }],
  ['what a claim says', factParts],
  ['document of a claim', documentParts],
  ['contact', contactParts]
]
/** Fields that are listed elsewhere (what a claim says) or stand for others (the size band). */
const unlisted = ['facts', 'sizeBand']
const viewers: Readonly<Record<Tier, string>> = { public: 'anybody', mutual: 'mutual interest', nda: 'under NDA', owner: 'its members and partner', staff: 'staff' }

/** Which field of a real, published profile opens to whom, as a Markdown table; fields that open alike share a row. */
export function fieldsTable (): string {
  const rows = records.flatMap(([record, table]) => {
    const groups = new Map<string, { readonly rule: Listed, readonly fields: string[] }>()
    for (const [field, rule] of Object.entries(table)) {
      if (unlisted.includes(field)) continue
      const key = `${tiers.indexOf(rule.tier)} ${rule.coarse ?? ''}`
      const group = groups.get(key)
      if (group === undefined) groups.set(key, { rule, fields: [field] })
      else group.fields.push(field)
    }
    return [...groups].sort(([a], [b]) => a < b ? -1 : 1).map(([, { rule, fields }]) =>
      [record, fields.map((field) => `\`${field}\``).join(', '), ...tiers.map((viewer) => reachesTier(viewer, rule.tier) ? 'yes' : rule.coarse ?? '–')])
  })
  return markdown(['of', 'field', ...tiers.map((tier) => viewers[tier])], rows)
}

function markdown (header: readonly string[], rows: ReadonlyArray<readonly string[]>): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n')
}
