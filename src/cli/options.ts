// Options that several commands share.
import { InvalidArgumentError, Option } from 'commander'
import { languages } from '../catalogues/catalogue.ts'

export function jsonOption (): Option {
  return new Option('--json', 'print JSON on standard output and nothing else')
}

export function languageOption (): Option {
  return new Option('--language <language>', 'language of names and sentences (default: that of LANG, else en)').choices(languages)
}

/** Reads a whole number between bounds. @throws InvalidArgumentError */
export function wholeNumber (min: number, max: number): (text: string) => number {
  return (text) => {
    const number = Number(text)
    if (!/^\d+$/.test(text) || number < min || number > max) throw new InvalidArgumentError(`It can be a whole number from ${min} to ${max}.`)
    return number
  }
}
