import { type Ereignisname, ereignisse, type Zeile, zugriffsgruende } from '#modules/protokoll'
import { formatTag, type Tag } from '#platform/text/datum.ts'

const zahl = new Intl.NumberFormat('de-DE')

type Tat = Pick<Zeile, 'ereignis' | 'ergebnis' | 'akteur' | 'details'>

const dayOf = ({ details }: Tat, name: string): string | undefined => {
  const tag = String(details[name] ?? '')
  return /^\d{4}-\d\d-\d\d$/.test(tag) ? formatTag(tag as Tag) : undefined
}

const withTermin = (satz: (tag: string) => string) => (tat: Tat) => {
  const tag = dayOf(tat, 'tag')
  return tag && satz(tag)
}

const zustimmungen: Record<string, readonly [ja: string, nein: string]> = {
  nachrichten: ['Nachrichten online erlaubt', 'Nachrichten nicht mehr erlaubt'],
  bescheide: ['gewählt, Bescheide online zu bekommen', 'gewählt, Bescheide wieder mit der Post zu bekommen'],
}

const withZustimmung = (an: boolean) => (tat: Tat) => {
  const worte = zustimmungen[String(tat.details['art'])]
  const fassung = dayOf(tat, 'fassung')
  return worte && `Sie haben ${worte[an ? 0 : 1]}${fassung ? ` (Text vom ${fassung})` : ''}.`
}

/** What an act says more exactly than its kind: who did it, which of two switches, which appointment. */
const genauer: Partial<Record<Ereignisname, (tat: Tat) => string | undefined>> = {
  'profil.zustimmung-erteilt': withZustimmung(true),
  'profil.zustimmung-widerrufen': withZustimmung(false),
  'profil.getrennt': ({ akteur }) =>
    akteur !== 'kunde' ? 'Ihr Jobcenter hat die Verknüpfung eines Kontos mit Ihrem Profil getrennt.' : undefined,
  'profil.code-beantragt': ({ details }) =>
    details['art'] === 'zweite-einloesung'
      ? 'Ein Freischaltcode wurde eingegeben, der schon eine Verknüpfung hat. Ihr Jobcenter klärt das.'
      : undefined,
  'jobcenter.termin-vereinbart': withTermin((tag) => `Sie haben einen Termin am ${tag} vereinbart.`),
  'jobcenter.termin-bestaetigt': withTermin((tag) => `Sie haben den Termin am ${tag} bestätigt.`),
  'jobcenter.termin-verschoben': withTermin((tag) => `Sie haben einen Termin auf den ${tag} verschoben.`),
  'jobcenter.termin-abgesagt': withTermin((tag) => `Sie haben den Termin am ${tag} abgesagt.`),
}

const begruendet: Partial<Record<Ereignisname, true>> = {
  'jobcenter.zugriff-begruendet': true,
  'jobcenter.akte-geoeffnet': true,
}

/** The sentence that an act has for the person, with the reason where somebody gave one to open the record. */
export function sentenceOf(tat: Tat & { anzahl: number }): string {
  const ereignis: { satz: string; abgelehnt?: string } = ereignisse[tat.ereignis]
  const satz = tat.ergebnis === 'erfolg' ? (genauer[tat.ereignis]?.(tat) ?? ereignis.satz) : (ereignis.abgelehnt ?? '')
  const oft = tat.anzahl === 1 ? satz : `${satz} An diesem Tag ${zahl.format(tat.anzahl)}-mal.`
  const grund = zugriffsgruende[String(tat.details['grund'])]
  return grund && tat.akteur === 'dienst' && tat.ereignis in begruendet ? `${oft} Grund: ${grund}` : oft
}
