import { parseEmail } from '#platform/post/email.ts'
import { routes } from '#routes'
import type { Anfrage } from '#web/anfrage.ts'
import { type Feldfehler, hasErrors } from '#web/felder.ts'
import type { HandlerOf } from '#web/router.tsx'
import { isLinkGood } from '../links.ts'
import * as forms from './forms.ts'
import {
  confirmEmail,
  passwortWoerter,
  recordUrteil,
  requestConfirmation,
  submitRegistrierung,
} from './registrieren.ts'
import {
  BestaetigenView,
  BestaetigtView,
  DANKE,
  DankeView,
  EmailErneutView,
  LinkVerbrauchtView,
  RegistriertView,
  RegistrierungView,
} from './views.tsx'

const krumen = [{ text: 'Anmeldeoptionen', href: routes.anmelden.href() }]
const kopf = { titel: 'Registrierung', krumen: [...krumen, { text: 'Registrierung' }], skripte: ['passwort.js'] }
const leer = { email: '', bedingungen: false, einwilligung: false }

const registrieren: HandlerOf<typeof routes.registrieren> = {
  get: (a) =>
    a.gastseite(kopf, (csrf) => <RegistrierungView csrf={csrf} werte={leer} fehler={{}} jobcenter={a.marke.name} />),
  post: async (a) => {
    const eingabe = a.lies(forms.registrierung)
    const woerter = await passwortWoerter(a.env.db)
    const fehler = forms.checkRegistrierung(eingabe, { regel: a.env.settings.passwortRegel, woerter })
    const email = parseEmail(eingabe.email)
    if (hasErrors(fehler) || !email.ok) {
      const view = <RegistrierungView csrf={a.csrf()} werte={eingabe} fehler={fehler} jobcenter={a.marke.name} />
      return a.seite({ ...kopf, fehler: true }, view, 422)
    }
    await submitRegistrierung(a.env, { email: email.adresse, passwort: eingabe.passwort, adresse: a.adresse })
    return registered(a, email.adresse, false)
  },
}

const registered = (a: Anfrage, email: string, erneut: boolean) =>
  a.seite({ ...kopf, skripte: [] }, <RegistriertView csrf={a.csrf()} email={email} erneut={erneut} />)

const registrierenUrteil: HandlerOf<typeof routes.registrierenUrteil> = async (a) => {
  const note = Number(a.lies(forms.urteil).note)
  if (note >= 1 && note <= 5) await recordUrteil(a.env, note)
  return a.weiter(routes.registrierenDanke.href())
}

const registrierenDanke: HandlerOf<typeof routes.registrierenDanke> = (a) => {
  const registrierung = { text: 'Registrierung', href: routes.registrieren.href() }
  return a.seite({ titel: DANKE, krumen: [...krumen, registrierung, { text: DANKE }] }, <DankeView />)
}

const bestaetigung = { titel: 'Bestätigung der E-Mail-Adresse', krumen: [{ text: 'E-Mail-Bestätigung' }] }

const emailBestaetigen: HandlerOf<typeof routes.emailBestaetigen> = {
  // A mail scanner that opens the link must not use it up: only the button does (1-konto, Registration 4).
  get: async (a) => {
    const id = a.frage('id') ?? ''
    const good = await isLinkGood(a.env, a.env.db, 'bestaetigung', id)
    if (good) return a.seite(bestaetigung, <BestaetigenView csrf={a.csrf()} id={id} />)
    return a.seite(bestaetigung, <LinkVerbrauchtView />, 410)
  },
  post: async (a) => {
    const confirmed = await confirmEmail(a.env, a.lies(forms.bestaetigung).id)
    if (confirmed) return a.seite(bestaetigung, <BestaetigtView />)
    return a.seite(bestaetigung, <LinkVerbrauchtView />, 410)
  },
}

const erneutKopf = { titel: 'E-Mail erneut senden', krumen: [...krumen, { text: 'E-Mail erneut senden' }] }

const emailErneut: HandlerOf<typeof routes.emailErneut> = {
  get: (a) => a.seite(erneutKopf, <EmailErneutView csrf={a.csrf()} email="" fehler={{}} gesendet={false} />),
  post: async (a) => {
    const eingabe = a.lies(forms.emailErneut)
    const email = parseEmail(eingabe.email)
    const fehler: Feldfehler<'email'> = email.ok ? {} : { email: email.fehler }
    if (email.ok) await requestConfirmation(a.env, email.adresse, a.adresse)
    const props = { csrf: a.csrf(), email: eingabe.email, fehler, gesendet: email.ok }
    return a.seite({ ...erneutKopf, fehler: !email.ok }, <EmailErneutView {...props} />, email.ok ? 200 : 422)
  },
}

export const registrierenHandlers = {
  registrieren,
  registrierenUrteil,
  registrierenDanke,
  emailBestaetigen,
  emailErneut,
}
