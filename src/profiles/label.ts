// What to print for a profile: its name, and for an anonymous teaser what anybody is shown of it anyway.
import { coarseActivities } from '../access/coarse.ts'
import type { Catalogues, Language } from '../catalogues/catalogue.ts'
import { activityCatalogue } from './code-checks.ts'
import type { Profile } from './store.ts'

const kinds: Readonly<Record<Profile['kind'], Readonly<Record<Language, string>>>> = {
  sme: { en: 'SME', it: 'PMI', zh: '中小企业' },
  investor: { en: 'Investor', it: 'Investitore', zh: '投资者' }
}

/** The name of a profile in the language, else as registered, else in any language there is; null where none is shown. */
export function nameIn (profile: Profile, language: Language): string | null {
  const { names } = profile
  const registered = profile.kind === 'sme' ? profile.legalName : profile.registeredName
  // An investor is registered under a Chinese name, which only a Chinese text should prefer to a translated one.
  const preferred = profile.kind === 'sme' || language === 'zh' ? registered : null
  return [names[language], preferred, names.en, names.it, names.zh, registered].find((name) => name != null && name.trim() !== '') ?? null
}

/**
 * The name of a profile, of which what the viewer may not see is taken away already; without one its kind, sector and place
 * (`SME · Materials recovery · Lombardy`). Sectors stand at the level of their group and places at that of their region, as on
 * every teaser. A title that the language lacks is English. Never empty, and no id: two teasers may have the same label.
 */
export function labelOf (profile: Profile, language: Language, catalogues: Catalogues): string {
  return nameIn(profile, language) ?? [kinds[profile.kind][language], ...aboutOf(profile, language, catalogues)].join(' · ')
}

function aboutOf (profile: Profile, language: Language, catalogues: Catalogues): string[] {
  if (profile.kind === 'investor') {
    const { type, province } = profile
    return [catalogues.title('investor-types', type, language), ...province === null ? [] : [catalogues.title('cn-regions', province, language)]]
  }
  // The first by code, whoever looks: the order in which a company gives its activities opens with its name.
  const [activity] = coarseActivities(profile.activities)
  return [
    ...activity === undefined ? [] : [catalogues.title(activityCatalogue[activity.system], activity.code, language)],
    ...profile.region === null ? [] : [catalogues.title('it-regions', profile.region, language)]
  ]
}
