/** Where an act belongs, for the filter of the Verlauf. Sign-ins stand at the shield instead. */
export type Bereich = 'anmeldung' | 'konto' | 'profil' | 'jobcenter'

interface Ereignis {
  bereich: Bereich
  /** What the Verlauf says, as the person would. */
  satz: string
  /** What it says when the act was refused; without it refusals are not shown to the person. */
  abgelehnt?: string
}

const ereignis = (bereich: Bereich, satz: string, abgelehnt?: string): Ereignis =>
  abgelehnt ? { bereich, satz, abgelehnt } : { bereich, satz }

/** The catalogue of what is recorded (LOG-01). A record of any other kind does not compile. */
export const ereignisse = {
  'konto.registriert': ereignis('konto', 'Sie haben sich registriert.'),
  'konto.bestaetigt': ereignis('konto', 'Sie haben Ihre E-Mail-Adresse bestätigt.'),
  'konto.angemeldet': ereignis('anmeldung', 'Sie haben sich angemeldet.', 'Eine Anmeldung ist gescheitert.'),
  'konto.passwort-geprueft': ereignis('anmeldung', 'Das Passwort war richtig.', 'Ein Passwort war falsch.'),
  'konto.abgemeldet': ereignis('anmeldung', 'Sie haben sich abgemeldet.'),
  'konto.faktor-geprueft': ereignis('anmeldung', 'Der zweite Faktor war richtig.', 'Ein Code war falsch.'),
  'konto.erneut-bestaetigt': ereignis('anmeldung', 'Sie haben sich noch einmal ausgewiesen.'),
  'konto.sitzung-beendet': ereignis('anmeldung', 'Eine Sitzung wurde beendet.'),
  'konto.versuche-gebremst': ereignis('anmeldung', 'Viele falsche Versuche: Die Anmeldung wurde gebremst.'),
  'konto.nicht-ich': ereignis('anmeldung', 'Sie haben eine Anmeldung gemeldet, die Sie nicht waren.'),
  'konto.passkey-eingerichtet': ereignis('konto', 'Sie haben einen Passkey eingerichtet.'),
  'konto.passkey-umbenannt': ereignis('konto', 'Sie haben einen Passkey umbenannt.'),
  'konto.passkey-geloescht': ereignis('konto', 'Sie haben einen Passkey gelöscht.'),
  'konto.totp-eingerichtet': ereignis('konto', 'Sie haben einen zweiten Faktor (TOTP) eingerichtet.'),
  'konto.totp-geloescht': ereignis('konto', 'Sie haben den zweiten Faktor (TOTP) gelöscht.'),
  'konto.codes-erzeugt': ereignis('konto', 'Sie haben neue Wiederherstellungscodes erhalten.'),
  'konto.code-benutzt': ereignis('konto', 'Ein Wiederherstellungscode wurde benutzt.'),
  'konto.passwort-geaendert': ereignis('konto', 'Sie haben Ihr Passwort geändert.'),
  'konto.passwort-entfernt': ereignis('konto', 'Sie haben das Passwort aus dem Konto entfernt.'),
  'konto.passwort-vergessen': ereignis('konto', 'Ein neues Passwort wurde angefordert.'),
  'konto.passwort-zurueckgesetzt': ereignis('konto', 'Sie haben ein neues Passwort festgelegt.'),
  'konto.benutzername-geaendert': ereignis('konto', 'Sie haben den Benutzernamen geändert.'),
  'konto.adresse-beantragt': ereignis('konto', 'Sie haben eine neue E-Mail-Adresse angegeben.'),
  'konto.adresse-geaendert': ereignis('konto', 'Sie haben Ihre E-Mail-Adresse geändert.'),
  'konto.einwilligung-erteilt': ereignis('konto', 'Sie haben eingewilligt.'),
  'konto.einwilligung-widerrufen': ereignis('konto', 'Sie haben Ihre Einwilligung widerrufen.'),
  'konto.daten-ausgegeben': ereignis('konto', 'Sie haben eine Kopie Ihrer Daten geladen.'),
  'konto.loeschung-beantragt': ereignis('konto', 'Sie haben die Löschung des Kontos beantragt.'),
  'konto.loeschung-zurueckgenommen': ereignis('konto', 'Die Löschung des Kontos wurde zurückgenommen.'),
  'konto.geloescht': ereignis('konto', 'Das Konto wurde gelöscht.'),
  'konto.deaktiviert': ereignis('konto', 'Das Konto wurde vorsorglich deaktiviert.'),
  'konto.reaktivierung-beantragt': ereignis('konto', 'Die Reaktivierung des Kontos wurde beantragt.'),
  'konto.reaktivierung-abgelehnt': ereignis('konto', 'Die Reaktivierung des Kontos wurde abgelehnt.'),
  'konto.reaktiviert': ereignis('konto', 'Das Konto wurde reaktiviert.', 'Die Reaktivierung wurde verweigert.'),
  'konto.wiederherstellung-begonnen': ereignis('konto', 'Die Wiederherstellung des Zugangs wurde begonnen.'),
  'konto.wiederhergestellt': ereignis('konto', 'Der Zugang wurde wiederhergestellt.'),
  'profil.gewaehlt': ereignis('anmeldung', 'Sie haben ein Profil gewählt.'),
  'profil.freigeschaltet': ereignis(
    'profil',
    'Sie haben Ihr Profil freigeschaltet.',
    'Ein Freischaltcode wurde nicht angenommen.',
  ),
  'profil.gebremst': ereignis('profil', 'Zu viele falsche Freischaltcodes: Die Eingabe pausiert.'),
  'profil.getrennt': ereignis('profil', 'Sie haben die Verknüpfung mit dem Jobcenter getrennt.'),
  'profil.standard-gesetzt': ereignis('profil', 'Sie haben festgelegt, welches Profil sich öffnet.'),
  'profil.code-beantragt': ereignis('profil', 'Sie haben einen Freischaltcode beantragt.'),
  'jobcenter.code-ausgestellt': ereignis('jobcenter', 'Ihr Jobcenter hat einen Freischaltcode für Sie ausgestellt.'),
  'jobcenter.brief-gesendet': ereignis('jobcenter', 'Ihr Jobcenter hat den Brief mit dem Freischaltcode abgeschickt.'),
  'jobcenter.antrag-erledigt': ereignis(
    'jobcenter',
    'Ihr Jobcenter hat Ihre Anfrage nach einem Freischaltcode bearbeitet.',
  ),
  'jobcenter.antrag-gelesen': ereignis('jobcenter', 'Ihre Anfrage nach einem Freischaltcode wurde gelesen.'),
  'jobcenter.akte-geoeffnet': ereignis('jobcenter', 'Ihre Akte wurde geöffnet.'),
  'jobcenter.kunde-angelegt': ereignis('jobcenter', 'Ihr Jobcenter hat Ihre Kundendaten angelegt.'),
  'dienst.angemeldet': ereignis('jobcenter', 'Eine Mitarbeiterin oder ein Mitarbeiter hat sich angemeldet.'),
  'dienst.abgemeldet': ereignis('jobcenter', 'Eine Mitarbeiterin oder ein Mitarbeiter hat sich abgemeldet.'),
  'dienst.rolle-geaendert': ereignis(
    'jobcenter',
    'Die Rolle einer Mitarbeiterin oder eines Mitarbeiters wurde geändert.',
  ),
  'system.zugriff-verweigert': ereignis('anmeldung', 'Ein Zugriff wurde verweigert.'),
  'system.alarm': ereignis('anmeldung', 'Auffällig viele Anmeldeversuche.'),
  'system.gestartet': ereignis('jobcenter', 'Das Portal wurde gestartet.'),
  'system.zurueckgesetzt': ereignis('jobcenter', 'Die Schulungsdaten wurden zurückgesetzt.'),
} satisfies Record<string, Ereignis>

export type Ereignisname = keyof typeof ereignisse
