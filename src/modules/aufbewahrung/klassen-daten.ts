/**
 * How long rows of a kind live (PRI-07).
 *   kurz         until they have run out, within days; the module that writes them clears up
 *   konto        as long as the account
 *   person       as long as the customer is on file
 *   akte         AUFBEWAHRUNG_JAHRE after the last thing that happened
 *   zwei-jahre   two years after it is over
 *   drei-jahre   three years: who did what in the office
 *   ein-jahr     one year after it is settled
 *   dienst       as long as the operator keeps the member of staff or the Jobcenter
 *   dauerhaft    as long as the installation; nothing of a person that could be read without a key
 */
export type Klasse =
  | 'kurz'
  | 'konto'
  | 'person'
  | 'akte'
  | 'zwei-jahre'
  | 'drei-jahre'
  | 'ein-jahr'
  | 'dienst'
  | 'dauerhaft'

/** Every table of the portal. A test compares with the database: a new one without a class fails. */
export const klassen: Record<string, Klasse> = {
  abwesenheit: 'kurz',
  aerztlicher_auftrag: 'akte',
  aerztlicher_eingang: 'akte',
  aktenzugriff: 'drei-jahre',
  anliegen: 'kurz',
  aufbewahrung_lauf: 'drei-jahre',
  aufforderung: 'kurz',
  antrag: 'kurz',
  antrag_datei: 'kurz',
  aufgehobenes_formular: 'kurz',
  ausgabe: 'drei-jahre',
  barriere_meldung: 'zwei-jahre',
  beleg: 'akte',
  benachrichtigung: 'ein-jahr',
  benachrichtigung_wahl: 'konto',
  bescheid: 'akte',
  bescheid_benachrichtigung: 'akte',
  bescheid_brief: 'akte',
  bewilligung: 'person',
  bewilligung_erinnerung: 'person',
  brief: 'kurz',
  briefstapel: 'ein-jahr',
  dateiabfall: 'kurz',
  dienst_einladung: 'kurz',
  dienst_passkey: 'dienst',
  dienst_entwurf: 'kurz',
  dienstsitzung: 'kurz',
  dokument: 'akte',
  dokument_sammlung: 'ein-jahr',
  eingang: 'person',
  eingang_erledigt: 'drei-jahre',
  eingangsart: 'dauerhaft',
  eingangsthema: 'dauerhaft',
  einwilligung: 'konto',
  erstantrag: 'ein-jahr',
  erstantrag_datei: 'ein-jahr',
  erstantrag_trennung: 'ein-jahr',
  freigabe_dienst: 'person',
  freischaltantrag: 'ein-jahr',
  freischaltcode: 'kurz',
  geraet: 'kurz',
  gespraech: 'akte',
  installation: 'dauerhaft',
  jobcenter: 'dienst',
  kalenderabo: 'konto',
  kontaktangabe: 'person',
  konto: 'konto',
  kunde: 'akte',
  link: 'kurz',
  loeschsperre: 'drei-jahre',
  migration: 'dauerhaft',
  mitarbeiter: 'dienst',
  kenntnis: 'akte',
  mitreise: 'akte',
  nachricht: 'akte',
  nachricht_anhang: 'akte',
  nachricht_entwurf: 'kurz',
  online_zustimmung: 'konto',
  passkey: 'konto',
  ortsabwesenheit: 'akte',
  personenschluessel: 'person',
  postausgang: 'kurz',
  profil: 'konto',
  protokoll: 'dauerhaft',
  protokoll_kette: 'dauerhaft',
  reaktivierung: 'drei-jahre',
  registrierung_urteil: 'dauerhaft',
  rollenaenderung: 'drei-jahre',
  schluesselwechsel: 'dienst',
  schulung_person: 'person',
  sitzung: 'kurz',
  termin: 'akte',
  termin_brief: 'akte',
  terminmitteilung: 'zwei-jahre',
  terminmitteilung_datei: 'zwei-jahre',
  versuch: 'kurz',
  vertretung: 'dienst',
  vorbehalt: 'akte',
  vorbehalt_brief: 'akte',
  vorgang: 'akte',
  vorgang_datei: 'akte',
  vorgang_fassung: 'akte',
  vorgang_korrektur: 'akte',
  vorgang_nachweis: 'akte',
  vorgang_schritt: 'akte',
  widerspruch: 'akte',
  wiederherstellungscode: 'konto',
  zeitfenster: 'kurz',
  zustaendigkeit: 'person',
}
