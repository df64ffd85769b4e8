import type { Ereignisname } from '#modules/protokoll'
import { type Rolle, rollen } from '#web/schutz/rechte.ts'
import { rollentexte } from '../texte.ts'

/** What staff did, in the words of the office. What is missing here is shown by its key. */
const worte: Partial<Record<Ereignisname, string>> = {
  'dienst.angemeldet': 'Angemeldet',
  'dienst.abgemeldet': 'Abgemeldet',
  'dienst.bestaetigt': 'Noch einmal mit Passkey ausgewiesen',
  'dienst.passkey-eingerichtet': 'Passkey eingerichtet',
  'dienst.passkey-geloescht': 'Eigenen Passkey gelöscht',
  'dienst.eingeladen': 'Person eingeladen',
  'dienst.zugang-ersetzt': 'Passkeys entfernt, neuer Einrichtungscode',
  'dienst.sitzungen-beendet': 'Sitzungen beendet',
  'dienst.gesperrt': 'Zugang gesperrt',
  'dienst.entsperrt': 'Sperre aufgehoben',
  'dienst.team-geaendert': 'Team geändert',
  'dienst.rolle-beantragt': 'Rollen beantragt',
  'dienst.rolle-abgelehnt': 'Rollen abgelehnt',
  'dienst.rolle-geaendert': 'Rollen geändert',
  'system.zugriff-verweigert': 'Seite aufgerufen, für die das Recht fehlt',
  'system.umgehung-versucht': 'Anfrage, die von keiner Seite des Portals kam',
  'system.gebremst': 'Eingabe gebremst',
  'jobcenter.liste-geoeffnet': 'Liste von Kunden geöffnet',
  'jobcenter.akte-geoeffnet': 'Akte geöffnet',
  'jobcenter.zugriff-begruendet': 'Zugriff auf eine Akte begründet',
  'jobcenter.zustaendigkeit-geaendert': 'Zuständigkeit geändert',
  'jobcenter.aufgabe-zugewiesen': 'Aufgabe zugeteilt',
  'jobcenter.zahlen-geoeffnet': 'Zahlen geöffnet',
  'dienst.vertretung-geaendert': 'Erreichbarkeit oder Vertretung geändert',
  'jobcenter.antrag-gelesen': 'Anfrage gelesen',
  'jobcenter.nachricht-gelesen': 'Nachrichten geöffnet',
  'jobcenter.nachricht-geschrieben': 'Nachricht geschrieben',
  'jobcenter.nachricht-zugewiesen': 'Nachricht zugeteilt',
  'jobcenter.nachricht-erledigt': 'Nachricht als erledigt vermerkt',
  'jobcenter.eingang-geoeffnet': 'Liste der Nachrichten geöffnet',
  'jobcenter.dokument-gelesen': 'Dokument geöffnet',
  'jobcenter.dokument-abgelegt': 'Dokument abgelegt',
  'jobcenter.code-ausgestellt': 'Freischaltcode ausgestellt',
  'jobcenter.brief-gesendet': 'Brief als gesendet vermerkt',
  'jobcenter.antrag-erledigt': 'Anfrage entschieden',
  'jobcenter.kunde-angelegt': 'Kundendaten angelegt',
  'vorgang.gelesen': 'Vorgang geöffnet',
  'vorgang.zugewiesen': 'Vorgang zugeteilt',
  'vorgang.stand-geaendert': 'Stand eines Vorgangs geändert',
  'vorgang.vermerkt': 'Zu einem Vorgang vermerkt',
  'vorgang.vollstaendig': 'Antrag als vollständig vermerkt',
  'vorgang.ruecknahme-gesehen': 'Rücknahme zur Kenntnis genommen',
  'bescheid.erstellt': 'Bescheid entworfen',
  'bescheid.neue-fassung': 'Bescheid überarbeitet',
  'bescheid.vorgelegt': 'Bescheid zur Freigabe vorgelegt',
  'bescheid.zurueckgegeben': 'Bescheid zurückgegeben',
  'bescheid.verworfen': 'Bescheid verworfen',
  'bescheid.bereitgestellt': 'Bescheid freigegeben, online bereitgestellt',
  'bescheid.post-freigegeben': 'Bescheid freigegeben, mit der Post',
  'bescheid.brief-beauftragt': 'Bescheid auf Papier beauftragt',
  'bescheid.brief-gesendet': 'Bescheid zur Post gegeben',
  'bescheid.geklaert': 'Zugang eines Bescheids geklärt',
  'bescheid.nachweis-ausgegeben': 'Nachweis zu einem Bescheid ausgegeben',
  'konto.deaktiviert': 'Konto deaktiviert',
  'konto.reaktivierung-beantragt': 'Reaktivierung beantragt',
  'konto.reaktivierung-abgelehnt': 'Reaktivierung abgelehnt',
  'konto.reaktiviert': 'Konto reaktiviert',
  'profil.getrennt': 'Profil getrennt',
}

const isRolle = (text: string): text is Rolle => (rollen as string[]).includes(text)

/** An act in words, with the roles it was about. */
export function describeTat(row: { ereignis: Ereignisname; details: Record<string, unknown> }): string {
  const wort = worte[row.ereignis] ?? row.ereignis
  const genannt = row.details['rollen']
  if (typeof genannt !== 'string') return wort
  const namen = genannt
    .split(' ')
    .filter(isRolle)
    .map((rolle) => rollentexte[rolle])
  return `${wort}: ${namen.join(', ') || 'keine'}`
}
