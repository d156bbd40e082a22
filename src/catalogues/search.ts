// Finding entries by words, and the valid codes nearest to a wrong one.
import { fold } from '../fold.ts'
import { languages, type CatalogueEntry } from './catalogue.ts'

/** Typographic apostrophes as the plain one, so that `dell’acqua` finds `dell'acqua`. */
function folded (text: string): string {
  return fold(text).replace(/[’‘ʼ]/g, '\'')
}

interface Haystack { readonly codes: string, readonly titles: string }

function haystack ({ id, code, title }: CatalogueEntry): Haystack {
  const whole = [id, code].map(folded)
  const parts = whole.flatMap((text) => [text, ...text.split(/[\s/]+/), text.replace(/^[a-z](?=\d)/, '')])
  return {
    codes: ` ${[...new Set(parts)].join(' ')}`,
    titles: languages.map((language) => folded(title[language] ?? '')).join('\n')
  }
}

/**
 * Search over one catalogue's entries: all words given must be found, each either in a title of any language or at
 * the beginning of a code (with or without section letter). Case and accents do not matter. Entries keep their order.
 */
export function createSearch (entries: readonly CatalogueEntry[]): (text: string) => readonly CatalogueEntry[] {
  let haystacks: Haystack[] | undefined
  return (text) => {
    // Made on the first search, since most catalogues are never searched in a process's life.
    const searched = haystacks ??= entries.map(haystack)
    const words = folded(text).split(/\s+/).filter((word) => word !== '')
    if (words.length === 0) return entries
    return entries.filter((_, i) => words.every((word) => {
      const { codes, titles } = searched[i] ?? { codes: '', titles: '' }
      return titles.includes(word) || codes.includes(` ${word}`)
    }))
  }
}

/** Letters and digits only: what remains of a code when its punctuation is not trusted. */
function bare (text: string): string {
  return fold(text).replace(/[^\p{L}\p{N}]+/gu, '')
}

/** Levenshtein distance, given up (as Infinity) once it must exceed `limit`. */
export function editDistance (a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return Infinity
  let previous = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    let least = i
    for (let j = 1; j <= b.length; j++) {
      const cost = Math.min((previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1))
      row.push(cost)
      if (cost < least) least = cost
    }
    if (least > limit) return Infinity
    previous = row
  }
  const distance = previous[b.length] ?? Infinity
  return distance > limit ? Infinity : distance
}

interface Candidate { readonly id: string, readonly forms: readonly string[], readonly digits: readonly string[], readonly titles: readonly string[] }

/** How far apart two forms of a code are; lower is nearer, undefined when they have nothing to do with each other. */
function distance (given: string, digits: string, candidate: Candidate): number | undefined {
  if (candidate.forms.includes(given) || candidate.titles.includes(given)) return 0
  if (digits !== '' && candidate.digits.includes(digits)) return 1
  const byPrefix = (wanted: string, forms: readonly string[], letterPenalty: number): number | undefined => {
    let best: number | undefined
    for (const form of forms) {
      if (wanted.length < 2 || form.length < 2 || !(form.startsWith(wanted) || wanted.startsWith(form))) continue
      const gap = 2 + letterPenalty + Math.abs(form.length - wanted.length)
      if (best === undefined || gap < best) best = gap
    }
    return best
  }
  // A code wrongly given with a section letter, or without, still says most by its digits.
  const near = byPrefix(given, candidate.forms, 0) ?? (digits === '' ? undefined : byPrefix(digits, candidate.digits, 0.5))
  if (near !== undefined) return near
  return given.length >= 4 && candidate.forms.some((form) => form.includes(given)) ? 40 : undefined
}

/** How many answers are remembered: an import often repeats one wrong code in thousands of rows. */
const remembered = 500

/**
 * The ids nearest to a wrong code, best first: the same letters and digits whatever the punctuation (or the same
 * title), the same digits with another section letter, a code above or beneath, a part of a code, few letters apart.
 * Nothing when nothing is near. Headings are never proposed.
 */
export function createNearest (entries: readonly CatalogueEntry[]): (given: string, count: number) => readonly string[] {
  let candidates: Candidate[] | undefined
  const known = new Map<string, readonly string[]>()

  const find = (text: string, count: number): readonly string[] => {
    candidates ??= entries.filter((entry) => !entry.heading).map(({ id, code, title }) => {
      const forms = [...new Set([bare(id), bare(code)])]
      return { id, forms, digits: forms.map((form) => form.replace(/\D+/g, '')).filter((form) => form !== ''), titles: languages.map((language) => bare(title[language] ?? '')).filter((form) => form !== '') }
    })
    const given = bare(text.slice(0, 100))
    if (given === '') return []
    const digits = given.replace(/\D+/g, '')
    const scored: { id: string, distance: number }[] = []
    for (const candidate of candidates) {
      const gap = distance(given, digits, candidate)
      if (gap !== undefined) scored.push({ id: candidate.id, distance: gap })
    }
    if (scored.length < count) {
      const limit = Math.max(1, Math.floor(given.length / 3))
      const found = new Set(scored.map(({ id }) => id))
      for (const { id, forms } of candidates) {
        if (found.has(id)) continue
        const gap = Math.min(...forms.map((form) => editDistance(given, form, limit)))
        if (gap !== Infinity) scored.push({ id, distance: 50 + gap })
      }
    }
    // The sort is stable: equally near ids stay in catalogue order.
    return scored.sort((a, b) => a.distance - b.distance).slice(0, count).map(({ id }) => id)
  }

  return (given, count) => {
    const key = `${count} ${given}`
    let answer = known.get(key)
    if (answer === undefined) {
      answer = find(given, count)
      if (known.size >= remembered) known.clear()
      known.set(key, answer)
    }
    return answer
  }
}
