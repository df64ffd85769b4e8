import { findJobcenter } from '#modules/jobcenter'
import type { Tx } from '#platform/datenbank/db.ts'
import type { Env } from '#platform/env.ts'
import { routes } from '#routes'
import type { Nachricht } from '../mails.ts'

const url = (env: Env, pfad: string) => env.settings.baseUrl + pfad

const notYou = 'Waren Sie das nicht? Dann müssen Sie nichts tun. An Ihrem Konto hat sich nichts geändert.'

export function benutzernameMail(env: Env, benutzername: string | undefined): Nachricht {
  return {
    betreff: 'Ihr Benutzername',
    absaetze: [
      benutzername
        ? `Ihr Benutzername lautet: ${benutzername}`
        : 'Sie haben keinen Benutzernamen festgelegt. Melden Sie sich mit dieser E-Mail-Adresse an.',
      ...(benutzername ? ['Sie können sich auch mit dieser E-Mail-Adresse anmelden.'] : []),
    ],
    knopf: { text: 'Zur Anmeldung', href: url(env, routes.anmeldung.href()) },
    danach: [notYou],
  }
}

export function passwortLinkMail(env: Env, token: string): Nachricht {
  return {
    betreff: 'Neues Passwort für Ihr Online-Konto',
    absaetze: ['Für Ihr Online-Konto wurde ein neues Passwort angefordert. Hier legen Sie es fest:'],
    knopf: { text: 'Neues Passwort festlegen', href: `${url(env, routes.passwortZuruecksetzen.href())}?id=${token}` },
    danach: [
      'Der Link gilt 30 Minuten und nur einmal. Ihr zweiter Faktor bleibt, wie er ist.',
      'Waren Sie das nicht? Dann müssen Sie nichts tun. Ihr bisheriges Passwort gilt weiter.',
    ],
  }
}

export function ohnePasswortMail(env: Env): Nachricht {
  return {
    betreff: 'Anmeldung an Ihrem Online-Konto',
    absaetze: [
      'Für Ihr Online-Konto wurde ein neues Passwort angefordert. Sie haben das Passwort aus dem Konto entfernt. Melden Sie sich bitte mit Ihrem Passkey an.',
      'Haben Sie keinen Passkey mehr? Auf der Seite „Zugang verloren“ steht, was Sie dann tun können.',
    ],
    knopf: { text: 'Zugang verloren', href: url(env, routes.zugangVerloren.href()) },
    danach: [notYou],
  }
}

export function unbestaetigtMail(env: Env): Nachricht {
  return {
    betreff: 'Ihre Registrierung ist noch nicht abgeschlossen',
    absaetze: [
      'Sie haben uns nach den Zugangsdaten zu Ihrem Online-Konto gefragt. Die E-Mail-Adresse des Kontos ist noch nicht bestätigt.',
      'Lassen Sie sich die E-Mail zur Bestätigung erneut senden, oder registrieren Sie sich noch einmal.',
    ],
    knopf: { text: 'E-Mail erneut senden', href: url(env, routes.emailErneut.href()) },
    danach: [notYou],
  }
}

/** Names the telephone number that the page of a deactivated account names. */
export async function deaktiviertMail(env: Env, tx: Tx): Promise<Nachricht> {
  const jobcenter = await findJobcenter(tx)
  const telefon = jobcenter ? ` unter ${jobcenter.servicenummer} (gebührenfrei)` : ''
  return {
    betreff: 'Ihr Online-Konto ist deaktiviert',
    absaetze: [
      'Sie haben uns nach den Zugangsdaten zu Ihrem Online-Konto gefragt. Das Konto ist vorsorglich deaktiviert und zurzeit nicht nutzbar.',
      `Rufen Sie uns bitte an${telefon}. Wir klären dann gemeinsam, wie es weitergeht.`,
    ],
    knopf: { text: 'Mehr dazu', href: url(env, routes.kontoDeaktiviert.href()) },
  }
}

export function zugangslinkMail(env: Env, token: string): Nachricht {
  return {
    betreff: 'Zugang zu Ihrem Online-Konto',
    absaetze: [
      'Mit diesem Link kommen Sie wieder in Ihr Online-Konto. Sie brauchen dafür auch einen Ihrer Wiederherstellungscodes oder den Freischaltcode, den Ihnen Ihr Jobcenter dafür mit der Post geschickt hat.',
    ],
    knopf: { text: 'Weiter mit dem Code', href: `${url(env, routes.zugangLink.href())}?id=${token}` },
    danach: [
      'Der Link gilt 30 Minuten und nur einmal. Geben Sie einen Code nur auf unserer Seite ein, nie am Telefon oder in einer E-Mail.',
      notYou,
    ],
  }
}

export const briefMail = (): Nachricht => ({
  betreff: 'Zugang zu Ihrem Online-Konto',
  absaetze: [
    'Wir haben Ihre Meldung erhalten, dass Sie nicht mehr in Ihr Online-Konto kommen. Ihr Jobcenter prüft sie.',
    'Danach erhalten Sie einen Brief mit einem neuen Freischaltcode. Er geht an die Anschrift, die Ihr Jobcenter kennt. Ihr Konto und Ihre Daten bleiben erhalten.',
    'Waren Sie das nicht? Dann sagen Sie bitte Ihrem Jobcenter Bescheid. Mit dem Brief allein kommt niemand in Ihr Konto.',
  ],
})

export function erasureLinkMail(env: Env, token: string): Nachricht {
  return {
    betreff: 'Zugang zu Ihrem Online-Konto',
    absaetze: [
      'Sie haben gemeldet, dass Sie nicht mehr in Ihr Online-Konto kommen. Das Konto ist mit keinem Profil beim Jobcenter verknüpft. Deshalb können wir nicht prüfen, wem es gehört.',
      'Mit einem Wiederherstellungscode kommen Sie weiter hinein. Haben Sie keinen mehr, können Sie das Konto löschen und sich danach neu registrieren:',
    ],
    knopf: { text: 'Konto ohne Anmeldung löschen', href: `${url(env, routes.zugangLink.href())}?id=${token}` },
    danach: ['Der Link gilt 30 Minuten und nur einmal. Das Konto wird erst nach sieben Tagen gelöscht.', notYou],
  }
}
