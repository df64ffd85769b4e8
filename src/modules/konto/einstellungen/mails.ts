import { findJobcenter } from '#modules/jobcenter'
import type { Tx } from '#platform/datenbank/db.ts'
import type { Env } from '#platform/env.ts'
import { formatTag, tagInBerlin } from '#platform/text/datum.ts'
import { routes } from '#routes'
import type { Nachricht } from '../mails.ts'

const url = (env: Env, pfad: string) => env.settings.baseUrl + pfad

export function neueAdresseMail(env: Env, token: string): Nachricht {
  return {
    betreff: 'Bestätigung Ihrer neuen E-Mail-Adresse',
    absaetze: [
      'Sie möchten diese E-Mail-Adresse für Ihr Online-Konto benutzen. Bitte bestätigen Sie, dass sie Ihnen gehört.',
    ],
    knopf: { text: 'Neue E-Mail-Adresse bestätigen', href: `${url(env, routes.neueAdresse.href())}?id=${token}` },
    danach: [
      'Der Link gilt 24 Stunden und nur einmal. Bis dahin gilt Ihre bisherige Adresse.',
      'Haben Sie das nicht angegeben? Dann müssen Sie nichts tun.',
    ],
  }
}

export const adresseVergebenMail = (): Nachricht => ({
  betreff: 'Ihre E-Mail-Adresse in einem anderen Online-Konto',
  absaetze: [
    'Jemand wollte diese E-Mail-Adresse für ein anderes Online-Konto benutzen. Das ist nicht möglich, weil sie schon zu Ihrem Konto gehört.',
    'Waren Sie das? Dann ändern Sie zuerst die Adresse dieses Kontos oder löschen Sie es.',
    'Waren Sie das nicht? Dann müssen Sie nichts tun. An Ihrem Konto hat sich nichts geändert.',
  ],
})

export function loeschungMail(env: Env, token: string, am: Date): Nachricht {
  return {
    betreff: 'Ihr Online-Konto wird gelöscht',
    absaetze: [
      `Die Löschung Ihres Online-Kontos wurde beantragt. Es wird am ${formatTag(tagInBerlin(am))} gelöscht.`,
      'Bis dahin können Sie die Löschung zurücknehmen, mit diesem Link oder in den Kontoeinstellungen.',
    ],
    knopf: { text: 'Löschung zurücknehmen', href: `${url(env, routes.loeschungZuruecknehmen.href())}?id=${token}` },
    danach: [
      'Danach kommen Bescheide und Briefe Ihres Jobcenters mit der Post.',
      'Waren Sie das nicht? Nehmen Sie die Löschung bitte zurück und öffnen Sie dann die Seite „Sicherheit“.',
    ],
  }
}

export const geloeschtMail = (): Nachricht => ({
  betreff: 'Ihr Online-Konto ist gelöscht',
  absaetze: [
    'Ihr Online-Konto und alles, was dazu gehörte, ist gelöscht. Das ist die letzte E-Mail dazu.',
    'Ihre Akte beim Jobcenter bleibt bestehen. Bescheide und Briefe kommen von jetzt an mit der Post.',
    'Möchten Sie das Portal wieder nutzen, registrieren Sie sich bitte neu.',
  ],
})

/** Neither says how often nor from where: a mailbox may be read by others. */
export const fehlversucheMail = (env: Env): Nachricht => ({
  betreff: 'Viele falsche Anmeldungen an Ihrem Konto',
  absaetze: [
    'Jemand hat heute oft versucht, sich an Ihrem Online-Konto anzumelden, mit einem falschen Passwort oder Code. Wir bremsen solche Versuche.',
    'Waren Sie das? Unter „Passwort vergessen“ legen Sie ein neues Passwort fest.',
    'Waren Sie das nicht? Auf der Seite „Sicherheit“ sehen Sie alle Anmeldungen. Am besten schützt Sie ein Passkey.',
    'Von dieser Nachricht schicken wir höchstens eine am Tag.',
  ],
  knopf: { text: 'Sicherheit Ihres Kontos ansehen', href: url(env, routes.sicherheit.href()) },
})

export function nichtIchMail(env: Env): Nachricht {
  return {
    betreff: 'Sie haben eine fremde Anmeldung gemeldet',
    absaetze: [
      'Wir haben alle anderen Sitzungen Ihres Online-Kontos beendet. Alle bekannten Geräte sind vergessen.',
      'Ändern Sie jetzt bitte Ihr Passwort und löschen Sie Passkeys, die Sie nicht kennen.',
    ],
    knopf: { text: 'Zu den Kontoeinstellungen', href: url(env, routes.kontoeinstellungen.href()) },
  }
}

export async function deaktiviertMail(env: Env, tx: Tx): Promise<Nachricht> {
  const jobcenter = await findJobcenter(tx)
  return {
    betreff: 'Ihr Online-Konto wurde deaktiviert',
    absaetze: [
      'Mit Ihrem Online-Konto ist ein Problem aufgetreten. Wir haben es vorsorglich deaktiviert. Alle Sitzungen sind beendet.',
      `Rufen Sie uns bitte an${jobcenter ? ` unter ${jobcenter.servicenummer} (gebührenfrei)` : ''}. Wir klären dann gemeinsam, wie es weitergeht.`,
    ],
    knopf: { text: 'Mehr dazu', href: url(env, routes.kontoDeaktiviert.href()) },
  }
}

export function reaktiviertMail(env: Env, loeschungAngehalten: boolean): Nachricht {
  return {
    betreff: 'Ihr Online-Konto ist wieder nutzbar',
    absaetze: [
      'Ihr Online-Konto ist wieder freigegeben. Melden Sie sich bitte neu an.',
      ...(loeschungAngehalten
        ? ['Die Löschung, die vorher beantragt war, gilt nicht mehr. Sie können sie neu beantragen.']
        : []),
    ],
    knopf: { text: 'Zur Anmeldung', href: url(env, routes.anmeldung.href()) },
  }
}
