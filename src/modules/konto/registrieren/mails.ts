import type { Env } from '#platform/env.ts'
import { routes } from '#routes'
import type { Nachricht } from '../mails.ts'

export function confirmationMail(env: Env, adresse: string, token: string): Nachricht {
  return {
    betreff: 'Bestätigung Ihrer E-Mail-Adresse',
    absaetze: [
      `Sie haben in unserem Online-Portal diese E-Mail-Adresse angegeben: ${adresse}`,
      'Bitte bestätigen Sie, dass die Adresse Ihnen gehört.',
    ],
    knopf: {
      text: 'E-Mail-Adresse bestätigen',
      href: `${env.settings.baseUrl}${routes.emailBestaetigen.href()}?id=${token}&lang=de`,
    },
    danach: [
      'Wichtig: Bestätigen Sie Ihre E-Mail-Adresse innerhalb von 24 Stunden. Danach löschen wir Ihre Angaben.',
      'Haben Sie sich nicht registriert? Dann müssen Sie nichts tun.',
    ],
  }
}

export function alreadyRegisteredMail(env: Env): Nachricht {
  return {
    betreff: 'Registrierung mit Ihrer E-Mail-Adresse',
    absaetze: [
      'Gerade wollte sich jemand mit dieser E-Mail-Adresse registrieren. Für diese Adresse gibt es schon ein Online-Konto.',
      'Waren Sie das? Dann melden Sie sich einfach an. Wenn Sie Ihr Passwort nicht mehr wissen, können Sie dort ein neues festlegen.',
      'Waren Sie das nicht? Dann müssen Sie nichts tun. An Ihrem Konto hat sich nichts geändert.',
    ],
    knopf: { text: 'Zur Anmeldung', href: env.settings.baseUrl + routes.anmeldung.href() },
  }
}
