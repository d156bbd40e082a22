// Text as the words by which directories find it. Text and query are cut by the same rules, so both engines find the same.
import { fold } from '../fold.ts'

/** Longer words are cut: nobody types them, and an index has limits. */
const longestWord = 64

const wordRun = /[\p{L}\p{N}]+/gu
const hanRun = /\p{Script=Han}+|\P{Script=Han}+/gu

/**
 * All words of a text, each once. Latin and other alphabets: runs of letters and digits, folded (case, accents and width do
 * not matter). Chinese, which has no spaces: every character, every pair of neighbours, and the words a dictionary sees.
 * Pairs find any two-character word whatever dictionary the platform ships; the dictionary's words are there for whoever
 * reads the index by words.
 */
export function wordsOf (text: string): readonly string[] {
  const words = new Set<string>()
  for (const run of runs(text)) {
    if (!run.han) {
      words.add(cut(run.text))
      continue
    }
    for (const piece of grams(run.text, 1)) words.add(piece)
    for (const piece of grams(run.text, 2)) words.add(piece)
    for (const { segment } of chinese.segment(run.text)) words.add(cut(segment))
  }
  return [...words]
}

/**
 * The words that must all be there for a search to find a text. A run of Chinese becomes its pairs of neighbours (a single
 * character stays), so a search finds wherever a text holds those pairs.
 */
export function queryWords (search: string): readonly string[] {
  const words = new Set<string>()
  for (const run of runs(search)) {
    if (!run.han) words.add(cut(run.text))
    else for (const piece of grams(run.text, [...run.text].length === 1 ? 1 : 2)) words.add(piece)
  }
  return [...words]
}

const chinese = new Intl.Segmenter('zh', { granularity: 'word' })

interface Run { readonly text: string, readonly han: boolean }

function runs (text: string): Run[] {
  return (fold(text).match(wordRun) ?? []).flatMap((word) => (word.match(hanRun) ?? []).map((run) => ({ text: run, han: /^\p{Script=Han}/u.test(run) })))
}

function grams (run: string, size: number): string[] {
  const characters = [...run]
  return Array.from({ length: Math.max(0, characters.length - size + 1) }, (_, index) => characters.slice(index, index + size).join(''))
}

function cut (word: string): string {
  return [...word].slice(0, longestWord).join('')
}
