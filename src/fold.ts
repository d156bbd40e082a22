/**
 * The form in which names and words are compared: accents off, lower case, full-width forms as their usual ones.
 * Both storage engines store and search this form, so that they find the same.
 */
export function fold (text: string): string {
  return text.normalize('NFKD').replace(/\p{M}+/gu, '').toLowerCase().normalize('NFC')
}
