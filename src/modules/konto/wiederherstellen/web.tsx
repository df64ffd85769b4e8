import { parseGeburtsdatum, tagInBerlin } from '#platform/text/datum.ts'
import { routes } from '#routes'
import type { Anfrage } from '#web/anfrage.ts'
import { type Feldfehler, hasErrors } from '#web/felder.ts'
import type { Html } from '#web/jsx.ts'
import type { HandlerOf } from '#web/router.tsx'
import { COOKIE } from '#web/schutz/cookies.ts'
import { answerAbschluss, clientOf } from '../anmelden/web.tsx'
import { openEmail } from '../konto.ts'
import type { Passwortfehler } from '../passwort.ts'
import { passwortWoerter } from '../registrieren/registrieren.ts'
import { type Anforderung, submitAnforderung } from './anfordern.ts'
import * as forms from './forms.ts'
import { findResetKonto, resetPasswort } from './passwort.ts'
import {
  AngenommenView,
  BenutzernameVergessenView,
  LinkAbgelaufenView,
  type NamensformProps,
  NeuesPasswortView,
  PasswortGesetztView,
  PasswortVergessenView,
  TITEL,
} from './views.tsx'
import { type Briefnachweis, eraseByLink, findZugangszweck, redeemZugang } from './zugang.ts'
import {
  ErasureBegunView,
  ErasureLinkView,
  ZugangCodeView,
  type ZugangLinkProps,
  ZugangLinkView,
  ZugangVerlorenView,
} from './zugang-views.tsx'

/** A page with a form: 422 and „Fehler:“ when it was sent with errors. */
function showForm(a: Anfrage, kopf: { titel: string; skripte?: string[] }, [view, fehler]: [Html, object]): Response {
  const krumen = [{ text: 'Anmeldung', href: routes.anmeldung.href() }, { text: kopf.titel }]
  const failed = hasErrors(fehler)
  return a.seite({ ...kopf, krumen, fehler: failed }, view, failed ? 422 : 200)
}

const benutzernameVergessen: HandlerOf<typeof routes.benutzernameVergessen> = {
  get: (a) => showBenutzername(a, '', {}),
  post: async (a) => {
    const { email } = a.lies(forms.adresse)
    const fehler = forms.checkAdresse(email)
    if (hasErrors(fehler)) return showBenutzername(a, email, fehler)
    await submitAnforderung(a.env, 'benutzername-vergessen', { name: email, adresse: a.adresse })
    return showAngenommen(a, TITEL.benutzername, routes.benutzernameVergessen.href())
  },
}

function showBenutzername(a: Anfrage, email: string, fehler: Feldfehler<'email'>): Response {
  const view = <BenutzernameVergessenView csrf={a.csrf()} email={email} fehler={fehler} />
  return showForm(a, { titel: TITEL.benutzername }, [view, fehler])
}

const showAngenommen = (a: Anfrage, titel: string, zurueck: string): Response =>
  showForm(a, { titel }, [<AngenommenView titel={titel} zurueck={zurueck} />, {}])

/** The three pages that ask for a name or an address and mail something to its owner. */
function askName(seite: { art: Anforderung; titel: string; pfad: string; View: (props: NamensformProps) => Html }) {
  const { art, titel, pfad, View } = seite
  const show = (a: Anfrage, name: string, fehler: Feldfehler<'name'>) =>
    showForm(a, { titel }, [<View csrf={a.csrf()} name={name} fehler={fehler} />, fehler])
  return {
    get: (a: Anfrage) => show(a, '', {}),
    post: async (a: Anfrage) => {
      const { name } = a.lies(forms.name)
      const fehler = forms.checkAnmeldename(name)
      if (hasErrors(fehler)) return show(a, name, fehler)
      await submitAnforderung(a.env, art, { name, adresse: a.adresse })
      return showAngenommen(a, titel, pfad)
    },
  }
}

const passwortVergessen = askName({
  art: 'passwort-vergessen',
  titel: TITEL.passwort,
  pfad: routes.passwortVergessen.href(),
  View: PasswortVergessenView,
})
const zugangVerloren = askName({
  art: 'zugang-brief',
  titel: 'Zugang verloren',
  pfad: routes.zugangVerloren.href(),
  View: ZugangVerlorenView,
})
const zugangCode = askName({
  art: 'zugang-code',
  titel: 'Zugang mit einem Code',
  pfad: routes.zugangCode.href(),
  View: ZugangCodeView,
})

const passwortZuruecksetzen: HandlerOf<typeof routes.passwortZuruecksetzen> = {
  get: async (a) => {
    const id = a.frage('id')
    return id && (await findResetKonto(a.env, id)) ? showNeuesPasswort(a, id, {}) : showPasswortAbgelaufen(a)
  },
  post: async (a) => {
    const { id, ...eingabe } = a.lies(forms.neuesPasswort)
    const konto = await findResetKonto(a.env, id)
    if (!konto) return showPasswortAbgelaufen(a)
    const woerter = await passwortWoerter(a.env.db)
    const umfeld = { regel: a.env.settings.passwortRegel, email: openEmail(a.env, konto), woerter }
    const fehler = forms.checkNeuesPasswort(eingabe, umfeld)
    if (hasErrors(fehler)) return showNeuesPasswort(a, id, fehler)
    if (!(await resetPasswort(a.env, { token: id, passwort: eingabe.passwort }))) return showPasswortAbgelaufen(a)
    return showForm(a, { titel: TITEL.neuesPasswort }, [<PasswortGesetztView />, {}])
  },
}

function showNeuesPasswort(a: Anfrage, id: string, fehler: Passwortfehler): Response {
  const view = <NeuesPasswortView csrf={a.csrf()} id={id} fehler={fehler} />
  return showForm(a, { titel: TITEL.neuesPasswort, skripte: ['passwort.js'] }, [view, fehler])
}

function showPasswortAbgelaufen(a: Anfrage): Response {
  const neu = { text: 'Neuen Link anfordern', href: routes.passwortVergessen.href() }
  const view = <LinkAbgelaufenView titel={TITEL.neuesPasswort} dauer="30 Minuten" neu={neu} />
  return a.seite({ titel: TITEL.neuesPasswort }, view, 410)
}

export const wiederherstellenHandlers = {
  benutzernameVergessen,
  passwortVergessen,
  passwortZuruecksetzen,
  zugangVerloren,
  zugangCode,
}

const zugangTexte = {
  code: 'Dieser Code passt nicht. Prüfen Sie ihn. Beim Freischaltcode aus dem Brief geben Sie auch Ihr Geburtsdatum ein.',
  pause: 'Zu viele falsche Codes. Warten Sie eine Stunde und fordern Sie dann einen neuen Link an.',
} as const

/** `/link/zugang`: needs to know how the Freischaltcode of a letter is redeemed, which a module to the right does. */
export function zugangHandlers(pruefeBrief: Briefnachweis): { zugangLink: HandlerOf<typeof routes.zugangLink> } {
  return {
    zugangLink: {
      get: async (a) => {
        const id = a.frage('id') ?? ''
        const zweck = await findZugangszweck(a.env, id)
        if (zweck === 'code') return showZugangLink(a, { id, code: '', geburtsdatum: {}, fehler: {} })
        if (zweck === 'loeschen') {
          return a.seite({ titel: 'Konto ohne Anmeldung löschen' }, <ErasureLinkView csrf={a.csrf()} id={id} />)
        }
        return showZugangAbgelaufen(a)
      },
      post: async (a) => {
        const eingabe = a.lies(forms.zugangslink)
        const zweck = await findZugangszweck(a.env, eingabe.id)
        if (zweck === 'code') return redeem(a, eingabe, pruefeBrief)
        if (zweck !== 'loeschen' || !(await eraseByLink(a.env, eingabe.id))) return showZugangAbgelaufen(a)
        return a.seite({ titel: 'Konto ohne Anmeldung löschen' }, <ErasureBegunView />)
      },
    },
  }
}

async function redeem(
  a: Anfrage,
  eingabe: ReturnType<typeof forms.zugangslink.parse>,
  pruefeBrief: Briefnachweis,
): Promise<Response> {
  const geburtsdatum = {
    tag: eingabe['geburtsdatum-tag'],
    monat: eingabe['geburtsdatum-monat'],
    jahr: eingabe['geburtsdatum-jahr'],
  }
  const gelesen = parseGeburtsdatum(geburtsdatum, tagInBerlin(a.env.clock.now()))
  const props = { id: eingabe.id, code: eingabe.code, geburtsdatum }
  if (!eingabe.code.trim()) return showZugangLink(a, { ...props, fehler: { code: 'Geben Sie den Code ein.' } })
  const leer = !geburtsdatum.tag && !geburtsdatum.monat && !geburtsdatum.jahr
  if (!gelesen.ok && !leer) return showZugangLink(a, { ...props, fehler: { geburtsdatum: gelesen.fehler } })
  const versuch = { token: eingabe.id, code: eingabe.code, geburtsdatum: gelesen.ok ? gelesen.tag : undefined }
  const client = { ...clientOf(a), geraet: a.cookie(COOKIE.geraet) }
  const ergebnis = await redeemZugang(a.env, { ...versuch, ...client }, pruefeBrief)
  if (!ergebnis.ok) {
    if (ergebnis.grund === 'link') return showZugangAbgelaufen(a)
    return showZugangLink(a, { ...props, fehler: { code: zugangTexte[ergebnis.grund] } })
  }
  if ('abschluss' in ergebnis) return a.weiter(answerAbschluss(a, ergebnis.abschluss))
  a.setCookie(COOKIE.sitzung, ergebnis.token)
  return a.weiter(ergebnis.ziel)
}

function showZugangLink(a: Anfrage, props: Omit<ZugangLinkProps, 'csrf'>): Response {
  return showForm(a, { titel: 'Zugang mit einem Code' }, [<ZugangLinkView csrf={a.csrf()} {...props} />, props.fehler])
}

function showZugangAbgelaufen(a: Anfrage): Response {
  const neu = { text: 'Zugang verloren', href: routes.zugangVerloren.href() }
  const view = <LinkAbgelaufenView titel="Zugang zu Ihrem Online-Konto" dauer="30 Minuten" neu={neu} />
  return a.seite({ titel: 'Zugang zu Ihrem Online-Konto' }, view, 410)
}
