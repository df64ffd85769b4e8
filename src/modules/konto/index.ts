import type { Aufgabe } from '#platform/datenbank/queue.ts'
import type { Env } from '#platform/env.ts'
import type { Besuchsquelle } from '#web/besuch.ts'
import { anliegenTask } from './anliegen.ts'
import { anmeldenHandlers } from './anmelden/web.tsx'
import { type Anschluesse, datenHandlers } from './einstellungen/daten/web.tsx'
import { createVerlauf, type Verlaufsthema } from './einstellungen/schild/web.tsx'
import { einstellungenTasks } from './einstellungen/tasks.ts'
import { einstellungenHandlers } from './einstellungen/web.tsx'
import { faktorenHandlers } from './faktoren/web.tsx'
import { registrierenErledigungen } from './registrieren/registrieren.ts'
import { registrierenHandlers } from './registrieren/web.tsx'
import { dropForm, findBesuch, keepForm, readForm } from './sitzung.ts'
import { wiederherstellenErledigungen, type ZugangAntrag, zugangErledigung } from './wiederherstellen/anfordern.ts'
import { wiederherstellenHandlers, zugangHandlers } from './wiederherstellen/web.tsx'
import type { Briefnachweis } from './wiederherstellen/zugang.ts'

/** What modules to the right do for an account; the composition root puts it in. */
export interface KontoAnschluesse extends Anschluesse {
  pruefeBrief: Briefnachweis
  meldeZugang: ZugangAntrag
  verlaufsthema: Verlaufsthema
}

export const kontoHandlers = (anschluesse: KontoAnschluesse) => ({
  ...registrierenHandlers,
  ...anmeldenHandlers,
  ...faktorenHandlers,
  ...wiederherstellenHandlers,
  ...zugangHandlers(anschluesse.pruefeBrief),
  ...einstellungenHandlers,
  verlauf: createVerlauf(anschluesse.verlaufsthema),
  ...datenHandlers(anschluesse),
})

export const kontoVisits: Pick<Besuchsquelle, 'find' | 'keepForm' | 'readForm' | 'dropForm'> = {
  find: findBesuch,
  keepForm,
  readForm,
  dropForm,
}

export const kontoTasks = (env: Env, anschluesse: KontoAnschluesse): Aufgabe[] => [
  anliegenTask(env, {
    ...registrierenErledigungen,
    ...wiederherstellenErledigungen,
    ...zugangErledigung(anschluesse.meldeZugang),
  }),
  ...einstellungenTasks(env),
]

export { createSchulungskonto } from './anlegen.ts'
export { adresseStimmtZiel, showAdressbanner } from './einstellungen/adressbanner.tsx'
export type { Datenquelle } from './einstellungen/daten/datenkopie.ts'
export { eraseKonto, type OffeneSache } from './einstellungen/daten/loeschung.ts'
export { deactivateKonto, reactivateKonto } from './einstellungen/schild/zustand.ts'
export { newAufforderung, type Traeger, takeAufforderung, type Zweck } from './faktoren/aufforderung.ts'
export { type Anmeldeantwort, anmeldeantwort, type NeueAntwort, neueAntwort } from './faktoren/forms.ts'
export { Passkeyknopf } from './faktoren/passkey/knopf.tsx'
export { creationOptions, requestOptions } from './faktoren/passkey/optionen.ts'
export {
  challengeOf,
  checkNewPasskey,
  checkPasskey,
  type GeprueftePasskey,
  parteiOf,
} from './faktoren/passkey/pruefung.ts'
export { NAMENSHINWEIS } from './faktoren/passkey/views.tsx'
export { hashPasswort, prepareErsatz } from './hash.ts'
export { kontoKey, openEmail, rehashKonten, sealFor } from './konto.ts'
export { changeMail, type Nachricht, notifyKonto } from './mails.ts'
export { describeClient, renewSitzung, UNGELESEN_GEZAEHLT } from './sitzung.ts'
export {
  confirmAdresseStimmt,
  findWege,
  holdErreichbarkeit,
  markAdresseGestoert,
  readErreichbarkeit,
} from './stoerung.ts'
export { findKonto, type KontoRow, lockKonto } from './store.ts'
