import { needsSicherung } from '#modules/formulare'
import { isEnde } from '#modules/vorgaenge'
import { formatTag, type Tag, tagInBerlin } from '#platform/text/datum.ts'
import { formatSpanne } from '#platform/text/uhrzeit.ts'
import { routes } from '#routes'
import { isAufhebbar } from '#web/schutz/aufheben.ts'
import type { UebersichtRow } from './store.ts'
import { renewBewilligung, wordEnde } from './weiterbewilligung.ts'

/** Something that the person can do, from facts that are on file. */
export interface Aufgabe {
  titel: string
  href: string
  hinweis: string
  status: { text: string; art: 'info' | 'warnung' | 'neutral' }
  /** Until when, or when it is. */
  bis?: Date | Tag
}

type Lage = Pick<
  UebersichtRow,
  | 'passwort'
  | 'totp'
  | 'passkeys'
  | 'codes'
  | 'codes_frei'
  | 'entwurf'
  | 'formular'
  | 'erstantrag'
  | 'kunde_id'
  | 'antrag'
  | 'briefzustand'
  | 'codezustand'
  | 'gueltig_bis'
  | 'bescheide_neu'
  | 'termin_offen'
  | 'neu_leistung'
  | 'neu_vermittlung'
  | 'vorgaenge'
  | 'bewilligung'
  | 'vorbehalte'
>

/** „Was ist zu tun?“: what was interrupted, then what has a day in the order of the days, then the rest; empty where nothing is. */
export function listAufgaben(lage: Lage, jetzt: Date, nameOf: (dienst: string) => string): Aufgabe[] {
  const heute = tagInBerlin(jetzt)
  const mitTag = [
    confirmTermin(lage),
    ...missingUnterlagen(lage),
    ...reportBack(lage, heute),
    renewBewilligung(lage, heute),
  ]
    .filter((aufgabe) => aufgabe !== undefined)
    .sort((a, b) => dayOf(a).localeCompare(dayOf(b)))
  return [
    keptForm(lage),
    begunForm(lage, { nameOf, heute }),
    sentErstantrag(lage),
    ...mitTag,
    ...confirmVorbehalte(lage),
    ...missingNachweise(lage),
    newBescheide(lage),
    newNachrichten(lage),
    freischaltung(lage, jetzt),
    recoveryCodes(lage),
    secondPasskey(lage),
  ].filter((aufgabe) => aufgabe !== undefined)
}

function keptForm({ entwurf }: Lage): Aufgabe | undefined {
  if (entwurf === null || !isAufhebbar(routes, entwurf)) return undefined
  return {
    titel: 'Ihre Eingabe von vorhin fortsetzen',
    href: entwurf,
    hinweis: 'Ihre Sitzung endete, bevor der Text gesendet war. Wir haben ihn für Sie aufgehoben.',
    status: { text: 'Nicht gesendet', art: 'warnung' },
  }
}

function begunForm(
  lage: Lage,
  { nameOf, heute }: { nameOf: (dienst: string) => string; heute: Tag },
): Aufgabe | undefined {
  if (!lage.formular) return undefined
  const { id, dienst, gesichert, neu, korrektur } = lage.formular
  const ohneTag = !gesichert && !korrektur && needsSicherung(dienst)
  const gesehen = ohneTag
    ? 'Erst wenn Sie das Antragsdatum sichern oder den Antrag absenden, ist er gestellt.'
    : 'Ihr Jobcenter sieht ihn erst, wenn Sie ihn absenden.'
  return {
    titel: `${neu ? 'Beginnen' : 'Weitermachen'}: ${nameOf(dienst)}`,
    href: routes.antrag.href({ id }),
    hinweis: `Ihr Entwurf ist gespeichert. ${gesehen}${wordEnde(lage, heute)}`,
    status: gesichert
      ? { text: 'Antragsdatum gesichert, Angaben fehlen noch', art: 'warnung' }
      : neu
        ? { text: 'Noch nicht begonnen', art: 'neutral' }
        : ohneTag
          ? { text: 'Antragsdatum noch nicht gesichert', art: 'warnung' }
          : { text: 'Wird von Ihnen bearbeitet', art: 'info' },
  }
}

function sentErstantrag({ erstantrag }: Lage): Aufgabe | undefined {
  if (!erstantrag) return undefined
  return {
    titel: 'Ihr Antrag bei Ihrem Jobcenter',
    href: routes.erstantrag.href({ id: erstantrag.id }),
    hinweis: 'Beleg, Stand und was jetzt folgt.',
    status: { text: erstantrag.offen ? 'Gesendet' : 'Zugeordnet, Brief unterwegs', art: 'info' },
  }
}

const dayOf = ({ bis }: Aufgabe): Tag => (typeof bis === 'string' ? bis : bis ? tagInBerlin(bis) : '9999')

/** The same document is owed until the customer sends it or the office goes on without. */
function missingUnterlagen({ vorgaenge }: Lage): Aufgabe[] {
  return (vorgaenge ?? [])
    .filter(({ zustand }) => zustand === 'unterlagen-angefordert' || zustand === 'rueckfrage')
    .map(({ id, zustand, frist }) => ({
      titel: zustand === 'rueckfrage' ? 'Rückfrage zu Ihren Angaben beantworten' : 'Unterlagen senden',
      href: routes.vorgang.href({ id }),
      hinweis: 'Ihr Jobcenter braucht noch etwas von Ihnen, um zu entscheiden.',
      status: { text: frist ? `Bis ${formatTag(frist)}` : 'Offen', art: 'warnung' },
      ...(frist ? { bis: frist } : {}),
    }))
}

/** What was said to be handed in later, or would not do; nothing has a day yet, and the case goes on without. */
function missingNachweise({ vorgaenge }: Lage): Aufgabe[] {
  return (vorgaenge ?? [])
    .filter(({ zustand, fehlt }) => fehlt > 0 && !isEnde(zustand) && zustand !== 'unterlagen-angefordert')
    .map(({ id, fehlt }) => ({
      titel: fehlt === 1 ? 'Einen Nachweis nachreichen' : `${fehlt} Nachweise nachreichen`,
      href: routes.vorgang.href({ id }),
      hinweis: 'Was Sie gesendet haben, ist angekommen. Mit den Nachweisen geht es schneller.',
      status: { text: 'Fehlt noch', art: 'info' },
    }))
}

/** From the last day of an absence until the person says that they are back. */
function reportBack({ vorgaenge }: Lage, heute: Tag): Aufgabe[] {
  return (vorgaenge ?? [])
    .filter(({ zustand }) => zustand === 'zugestimmt' || zustand === 'teilweise-zugestimmt')
    .flatMap(({ id, frist: bis }) => {
      if (!bis || bis > heute) return []
      return {
        titel: 'Nach Ihrer Abwesenheit: Ich bin zurück',
        href: routes.vorgangRueckkehr.href({ id }),
        hinweis: `Vereinbart war sie bis zum ${formatTag(bis)}. Melden Sie sich am nächsten Werktag zurück.`,
        status:
          bis === heute ? { text: 'Letzter Tag heute', art: 'info' } : { text: 'Rückmeldung fehlt', art: 'warnung' },
        bis,
      }
    })
}

const briefstaende = {
  geplant: ['Der Brief mit dem Code kommt, sobald Sie dort wohnen. Im Jobcenter geht es sofort.', 'Offen'],
  erstellt: ['Der Brief mit dem Code wird vorbereitet. Im Jobcenter geht es sofort.', 'Brief in Vorbereitung'],
  gesendet: [
    'Geben Sie den Code aus dem Brief ein, oder kommen Sie mit Ihrem Ausweis ins Jobcenter.',
    'Brief unterwegs',
  ],
  abgelaufen: ['Der Code aus dem letzten Brief gilt nicht mehr. Fordern Sie einen neuen an.', 'Code abgelaufen'],
} as const

/** Nothing of it counts before. */
function confirmVorbehalte({ vorbehalte }: Lage): Aufgabe[] {
  return (vorbehalte ?? []).map(({ id, was, brief }) => {
    const [hinweis, text] = brief
      ? briefstaende[brief]
      : (['Kommen Sie mit Ihrem Ausweis ins Jobcenter.', 'Offen'] as const)
    return {
      titel: was === 'konto' ? 'Neue Bankverbindung bestätigen' : 'Neue Anschrift bestätigen',
      href: routes.vorbehalt.href({ id }),
      hinweis,
      status: { text, art: 'warnung' },
    }
  })
}

function newNachrichten({ neu_leistung, neu_vermittlung }: Lage): Aufgabe | undefined {
  const neu = neu_leistung + neu_vermittlung
  if (neu === 0) return undefined
  return {
    titel: neu === 1 ? 'Eine neue Nachricht lesen' : `${neu} neue Nachrichten lesen`,
    href: (neu_leistung > 0 ? routes.leistungspostfach : routes.vermittlungspostfach).href(),
    hinweis: 'Ihr Jobcenter hat Ihnen geschrieben. Vielleicht wartet es auf eine Antwort.',
    status: { text: 'Neu', art: 'info' },
  }
}

function newBescheide({ bescheide_neu: neu }: Lage): Aufgabe | undefined {
  if (neu === 0) return undefined
  return {
    titel: neu === 1 ? 'Ein neues Schreiben lesen' : `${neu} neue Schreiben lesen`,
    href: routes.bescheide.href(),
    hinweis: 'Die Frist für einen Widerspruch läuft auch, wenn Sie ein Schreiben nicht öffnen.',
    status: { text: 'Neu', art: 'info' },
  }
}

function confirmTermin({ termin_offen: termin }: Lage): Aufgabe | undefined {
  if (!termin) return undefined
  return {
    titel: 'Termin bestätigen',
    href: routes.termin.href({ id: termin.id }),
    hinweis: formatSpanne({ beginn: new Date(termin.beginn), ende: new Date(termin.ende) }),
    status: { text: 'Offen', art: 'info' },
    bis: new Date(termin.beginn),
  }
}

const eingeben = { titel: 'Freischaltcode eingeben', href: routes.freischaltcode.href() }
const beantragen = { titel: 'Neuen Freischaltcode beantragen', href: routes.freischaltcodeBeantragen.href() }

function freischaltung(lage: Lage, jetzt: Date): Aufgabe | undefined {
  if (lage.kunde_id !== null) return undefined
  if (lage.antrag === 'offen') {
    return {
      titel: 'Ihr Freischaltcode ist beantragt',
      href: beantragen.href,
      hinweis: 'Ihr Jobcenter prüft Ihre Angaben. Der Brief kommt an die Adresse, die es von Ihnen kennt.',
      status: { text: 'Beantragt', art: 'info' },
    }
  }
  if (lage.antrag === 'abgelehnt') {
    const hinweis = 'Mit Ihren letzten Angaben konnte kein Code ausgestellt werden. Prüfen Sie sie, oder rufen Sie an.'
    return { ...beantragen, hinweis, status: { text: 'Nicht ausgestellt', art: 'warnung' } }
  }
  return lage.antrag === 'erledigt' && lage.codezustand ? letter(lage, jetzt) : withoutRequest
}

const withoutRequest: Aufgabe = {
  ...eingeben,
  hinweis: 'Der Code steht im Brief Ihres Jobcenters. Haben Sie keinen Brief, beantragen Sie ihn auf derselben Seite.',
  status: { text: 'Offen', art: 'info' },
}

function letter({ briefzustand, codezustand, gueltig_bis }: Lage, jetzt: Date): Aufgabe {
  if (codezustand !== 'gueltig' || !gueltig_bis || gueltig_bis <= jetzt) {
    const hinweis = 'Der Code aus dem letzten Brief gilt nicht mehr.'
    return { ...beantragen, hinweis, status: { text: 'Abgelaufen', art: 'warnung' } }
  }
  if (briefzustand === 'erstellt') {
    const hinweis = 'Der Brief mit dem Code geht in den nächsten Tagen zur Post.'
    return { ...eingeben, hinweis, status: { text: 'Brief in Vorbereitung', art: 'info' } }
  }
  const hinweis = `Der Brief mit dem Code ist zur Post gegeben. Der Code gilt bis ${formatTag(tagInBerlin(gueltig_bis))}.`
  return { ...eingeben, hinweis, status: { text: 'Brief unterwegs', art: 'info' } }
}

/** So few left are worth a word. */
const WENIGE = 3

function recoveryCodes({ codes, codes_frei }: Lage): Aufgabe | undefined {
  if (codes_frei > WENIGE) return undefined
  const href = routes.wiederherstellungscodes.href()
  const hinweis = 'Mit einem Wiederherstellungscode kommen Sie auch ohne Handy in Ihr Konto.'
  if (codes === 0) {
    return { titel: 'Wiederherstellungscodes erstellen', href, hinweis, status: { text: 'Empfohlen', art: 'info' } }
  }
  const text = codes_frei === 0 ? 'Alle verbraucht' : codes_frei === 1 ? 'Noch 1 Code' : `Noch ${codes_frei} Codes`
  return { titel: 'Neue Wiederherstellungscodes erstellen', href, hinweis, status: { text, art: 'warnung' } }
}

function secondPasskey({ passkeys, totp, passwort }: Lage): Aufgabe | undefined {
  if (passkeys !== 1 || totp) return undefined
  return {
    titel: 'Zweiten Passkey einrichten',
    href: routes.passkeys.href(),
    hinweis: passwort
      ? 'Geht Ihr Gerät verloren, kommen Sie mit dem zweiten weiter in Ihr Konto.'
      : 'Sie melden sich nur mit einem Passkey an. Geht das Gerät verloren, fehlt Ihnen der Zugang.',
    status: passwort ? { text: 'Empfohlen', art: 'neutral' } : { text: 'Wichtig', art: 'warnung' },
  }
}
