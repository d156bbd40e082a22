// Organisations that may be one and the same, though no identifier says so: a suggestion for a person, never a merger.
import type { Principal } from '../access/principal.ts'
import { isOwn, isStaff } from '../access/relation.ts'
import { fold } from '../fold.ts'
import type { Profile, Work } from '../profiles/store.ts'
import type { Remark } from './result.ts'

/** Legal forms as a folded name may end with them, without dots and spaces. */
const legalForms = ['srl', 'srls', 'spa', 'sapa', 'snc', 'sas', 'scarl', 'scrl', 'societaresponsabilitalimitata', 'societaaresponsabilitalimitata', 'societaperazioni', 'societabenefit', 'sb', 'ltd', 'limited', 'coltd', 'llc', 'inc', '有限公司', '股份有限公司', '有限责任公司']
/** How the commonest of them are written, to look for in directories. */
const endings = ['', ' srl', ' s.r.l.', ' s.r.l', ' s. r. l.', ' srls', ' s.r.l.s.', ' spa', ' s.p.a.', ' s.p.a', ' societa benefit', ' srl sb', ' s.r.l. s.b.', ' s.r.l. societa benefit', ' s.p.a. societa benefit', ' ltd', ' ltd.', ' limited', ' co., ltd.', ' co., ltd', '有限公司', '股份有限公司', '有限责任公司']

/** The folded name without its legal form: `Esempio Verde S.r.l. SB` and `ESEMPIO VERDE SRL` are both `esempio verde`. */
export function nameBase (name: string): string {
  let words = fold(name).trim().split(/\s+/)
  // Up to four words at the end may be a legal form (`s. r. l.`, `co., ltd.`), and a company may have two (`s.r.l. società benefit`).
  for (let again = true; again && words.length > 1;) {
    again = false
    for (let count = Math.min(5, words.length - 1); count > 0; count--) {
      if (!legalForms.includes(words.slice(-count).join('').replace(/[^\p{L}]/gu, ''))) continue
      words = words.slice(0, -count)
      again = true
      break
    }
  }
  const base = words.join(' ').replace(/[\s,.-]+$/u, '')
  const han = ['股份有限公司', '有限责任公司', '有限公司'].find((form) => base.endsWith(form) && base.length > form.length)
  return han === undefined ? base : base.slice(0, -han.length)
}

/** Names of the newest organisations asked for: each is asked twice, when a unit of work foresees it and when it is its turn. */
const asked = new Map<string, readonly string[]>()
const mostAsked = 1_000

/** The folded names under which directories may list namesakes of an organisation of these names; the same list for the same names. */
export function namesToAsk (names: ReadonlyArray<string | null | undefined>): readonly string[] {
  const key = names.join('\n')
  let list = asked.get(key)
  if (list === undefined) {
    const bases = new Set(names.flatMap((name) => name == null ? [] : [nameBase(name)]))
    list = [...bases].filter((base) => base.length > 1).flatMap((base) => endings.map((ending) => `${base}${ending}`))
    if (asked.size >= mostAsked) asked.clear()
    asked.set(key, list)
  }
  return list
}

/**
 * Suggests organisations with the same folded name, legal form aside, in the same province (or where one of them names
 * none): to whom is not staff, among its own.
 */
export async function possibleDuplicates (work: Work, profile: Profile, principal: Principal): Promise<readonly Remark[]> {
  const registered = profile.kind === 'sme' ? profile.legalName : profile.registeredName
  const found = await work.namesakes(profile.kind, namesToAsk([registered, ...Object.values(profile.names)]))
  const own = isStaff(principal) || found.length === 0 ? undefined : new Set((await work.wholes(found.map(({ id }) => id))).flatMap(({ profile }) => isOwn(principal, profile) ? [profile.id] : []))
  return found.filter(({ id }) => own === undefined || own.has(id)).filter(({ id, province }) => id !== profile.id && (province === null || profile.province === null || province === profile.province)).map(({ id, source, externalId }) => ({
    pointer: profile.kind === 'sme' ? '/legalName' : '/registeredName',
    code: 'possible_duplicate',
    message: `${id}${source === null ? '' : ` (${source}${externalId === null ? '' : ` ${externalId}`})`} has the same name in the same province. Compare the two; nothing was merged.`
  }))
}
