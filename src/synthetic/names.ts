// Invented names, one for every index of a seed, in three languages.
import type { Names } from './distributions.ts'
import { mixed, shuffle } from './random.ts'

export interface Word { readonly latin: string, readonly zh: string }

/** How many different words there are for companies and for investors. */
export function wordCounts ({ syllables, links, characters }: Names): { readonly smes: number, readonly investors: number } {
  return { smes: syllables.length ** 3 * links.length, investors: characters.length ** 3 }
}

/** The word by which an invented company is known: syllable, syllable, link, syllable (Tavolbredu). */
export function smeWord (names: Names, seed: number, index: number): Word {
  const { syllables, links } = names
  let rest = shuffle(index, wordCounts(names).smes, mixed([seed, 41]))
  const take = (list: Names['syllables']) => {
    const part = list[rest % list.length]!
    rest = Math.floor(rest / list.length)
    return part
  }
  const parts = [take(syllables), take(syllables), take(links), take(syllables)]
  const latin = parts.map(({ it }) => it).join('')
  return { latin: latin.charAt(0).toUpperCase() + latin.slice(1), zh: parts.map(({ zh }) => zh).join('') }
}

/** The word by which an invented investor is known: three characters and their sounds (Ting Heng Yan, 汀衡衍). */
export function investorWord (names: Names, seed: number, index: number): Word {
  const { characters } = names
  const { length } = characters
  const at = shuffle(index, wordCounts(names).investors, mixed([seed, 42]))
  const parts = [characters[Math.floor(at / length / length)]!, characters[Math.floor(at / length) % length]!, characters[at % length]!]
  return { latin: parts.map(({ pinyin }) => pinyin).join(' '), zh: parts.map(({ zh }) => zh).join('') }
}
