// Made-up SMEs as the rows of a CSV file, as a register would list them: nobody's data, the same for the same number.
import { partitaIvaCheckDigit } from '../../src/profiles/identifiers.ts'

const header = 'kind;source;externalId;legalName;names.en;names.zh;descriptions.it;province;activities.code;activities.system;vatNumber;founded;headcount;turnoverEur;fiscalYear;synthetic;certifications.id;certifications.number;claims;needs\r\n'
const provinces = ['MI', 'TO', 'BO', 'NA', 'PD', 'BG', 'BS', 'FI', 'RM', 'BA', 'VR', 'MO', 'GE', 'CT', 'TN', 'BZ']
const activities = ['38.21.20', '35.11.00', '28.29.99', '22.26.99', '13.20.00', '71.12.10', '27.20.00', '43.21.01', '10.51.20', '16.24.00']
const things = ['Recuperi', 'Energie', 'Filati', 'Imballaggi', 'Pompe', 'Serramenti', 'Batterie', 'Vetri', 'Colori', 'Legnami', 'Filtri', 'Cartiere']
const manners = ['Verdi', 'Nuove', 'Alpine', 'Lariane', 'Adriatiche', 'Sincere', 'Gentili', 'Solari', 'Fluviali', 'Boreali']
const says = ['Recupero di metalli e materie plastiche da rifiuti industriali', 'Impianti fotovoltaici per capannoni e condomini', 'Tessuti da fibre riciclate, tinti senza metalli pesanti', 'Filtri per acque di processo e per fumi', 'Batterie al litio rigenerate per carrelli elevatori']

/** The header and `count` rows from the one numbered `from`; `prose` repeats the description, for files of many bytes. */
export function smeRows (from: number, count: number, prose = 1): string {
  return Array.from({ length: count }, (_, index) => row(from + index, prose)).join('')
}

/** The first line of the file. */
export const smeHeader = header

function row (n: number, prose: number): string {
  const pick = (list: readonly string[], step: number): string => list[Math.floor(n / step) % list.length] ?? ''
  const name = `${pick(things, 1)} ${pick(manners, 12)} Inventate ${n}`
  const digits = String(9_000_000_000 + n)
  const certified = n % 3 === 0 ? ['iso-14001', `INV-${n}`] : ['', '']
  const claims = n % 5 === 0 ? '"[{""kind"":""taxonomy"",""activity"":""CE 2.3"",""substantialContribution"":""met""}]"' : ''
  const needs = n % 4 === 0 ? '"[{""kind"":""investment"",""amount"":{""min"":200000,""max"":900000,""currency"":""EUR""},""instruments"":[{""id"":""equity_minority""}]}]"' : ''
  const cells = [
    'sme', 'bench', `B-${n}`, `${name} S.r.l.`, `${name} (invented)`, `示例绿色企业${n}`,
    `"${`${pick(says, 7)}; lotto ${n}. `.repeat(prose)}"`, pick(provinces, 1), pick(activities, 3), 'ATECO2025', `${digits}${partitaIvaCheckDigit(digits)}`,
    String(1960 + n % 60), String(1 + n % 240), String(100_000 + n % 9_000 * 1_000), '2025', 'true', ...certified, claims, needs
  ]
  return `${cells.join(';')}\r\n`
}
