import { formatTag } from '#platform/text/datum.ts'
import { type Antworten, type Feld, type Formular, type Gruppe, optionsOf, type Sicht } from './modell.ts'

const euro = new Intl.NumberFormat('de-DE', { style: 'currency', currency: 'EUR' })
const zahl = new Intl.NumberFormat('de-DE', { maximumFractionDigits: 2, useGrouping: false })
const monate = new Intl.DateTimeFormat('de-DE', { month: 'long', year: 'numeric', timeZone: 'UTC' })

/** „1.234,50 €“, „Ja“, „3. Mai 2026“: an answer as people read it. */
export function showAnswer(feld: Feld, wert: Antworten[string], sicht: Sicht): string {
  if (wert === undefined || (Array.isArray(wert) && wert.length === 0)) return 'keine Angabe'
  if (typeof wert === 'boolean') return wert ? 'Ja' : 'Nein'
  switch (feld.art) {
    case 'datum':
      return formatTag(String(wert))
    case 'monat':
      return monate.format(new Date(`${wert}-01T00:00:00Z`))
    case 'betrag':
      return euro.format(Number(wert) / 100)
    case 'zahl':
      return [zahl.format(Number(wert)), feld.einheit].filter(Boolean).join(' ')
    case 'uhrzeit':
      return `${wert} Uhr`
    case 'iban':
      return String(wert).replace(/(.{4})(?=.)/g, '$1 ')
    case 'auswahl':
    case 'mehrfach': {
      const texte = new Map(optionsOf(feld, sicht).map((option) => [option.wert, option.text]))
      return [wert]
        .flat()
        .map((one) => texte.get(String(one)) ?? String(one))
        .join(', ')
    }
    default:
      return String(wert)
  }
}

/** The form with the person who applies called by name: whoever reads what was sent takes „Sie“ for themselves. */
export function nameApplicant(form: Formular, { vorname, nachname }: Antworten): Formular {
  const name = [vorname, nachname].filter((teil) => typeof teil === 'string').join(' ')
  if (name === '') return form
  const gruppen = Object.entries(form.gruppen).map(([key, gruppe]): [string, Gruppe] => [
    key,
    gruppe.selbst
      ? { ...gruppe, benenne: (one, alle) => (gruppe.selbst?.(one) ? name : gruppe.benenne(one, alle)) }
      : gruppe,
  ])
  return { ...form, gruppen: Object.fromEntries(gruppen) }
}
