import type { Env } from '#platform/env.ts'
import { formatTag, tagInBerlin } from '#platform/text/datum.ts'
import { routes } from '#routes'
import type { Anfrage } from '#web/anfrage.ts'
import { type Feldfehler, hasErrors } from '#web/felder.ts'
import type { Html } from '#web/jsx.ts'
import type { HandlerOf } from '#web/router.tsx'
import { COOKIE } from '#web/schutz/cookies.ts'
import { openBenutzername, openEmail } from '../konto.ts'
import { passwortWoerter } from '../registrieren/registrieren.ts'
import { findKonto, type KontoRow } from '../store.ts'
import { checkNeuesPasswort } from '../wiederherstellen/forms.ts'
import { findLinkkonto } from '../wiederherstellen/linkkonto.ts'
import { LinkAbgelaufenView } from '../wiederherstellen/views.tsx'
import { confirmAdresse, readAdresse, requestAdresse } from './adresse.ts'
import * as forms from './forms.ts'
import { changeBenutzername } from './name.ts'
import { readOptionen } from './optionen/optionen.ts'
import { optionenHandlers } from './optionen/web.tsx'
import { changePasswort, checkBisheriges } from './passwort.ts'
import { schildHandlers } from './schild/web.tsx'
import {
  EmailAngefragtView,
  EmailView,
  GETAN,
  type Getan,
  NameView,
  NeueAdresseGiltView,
  NeueAdresseView,
  type PasswortProps,
  PasswortView,
  TITEL,
  UebersichtView,
} from './views.tsx'

/** A page below „Kontoeinstellungen“; 422 and „Fehler:“ when its form was sent with errors. */
export function showSetting(
  a: Anfrage,
  kopf: { titel: string; skripte?: string[] },
  [view, fehler]: [Html, object],
): Response {
  const krumen = [{ text: TITEL.uebersicht, href: routes.kontoeinstellungen.href() }, { text: kopf.titel }]
  const failed = hasErrors(fehler)
  return a.seite({ ...kopf, krumen, fehler: failed }, view, failed ? 422 : 200)
}

/** Back to the settings, which say what was done. */
const backTo = (a: Anfrage, getan: Getan): Response => a.weiter(`${routes.kontoeinstellungen.href()}?getan=${getan}`)

/** The own account; a session never outlives it. */
async function findOwnKonto(env: Env, kontoId: string): Promise<KontoRow> {
  const konto = await findKonto(env.db, kontoId)
  if (!konto) throw new Error('Zur Sitzung fehlt das Konto.')
  return konto
}

const kontoeinstellungen: HandlerOf<typeof routes.kontoeinstellungen> = async (a) => {
  const konto = await findOwnKonto(a.env, a.besuch.kontoId)
  const getan = a.frage('getan') ?? ''
  const view = (
    <UebersichtView
      email={openEmail(a.env, konto)}
      benutzername={openBenutzername(a.env, konto)}
      optionen={await readOptionen(a.env.db, konto)}
      loeschung={konto.loeschen_ab ? formatTag(tagInBerlin(konto.loeschen_ab)) : undefined}
      getan={Object.hasOwn(GETAN, getan) ? (getan as Getan) : undefined}
    />
  )
  return a.seite({ titel: TITEL.uebersicht }, view)
}

const namenTexte = {
  vergeben: 'Diesen Benutzernamen gibt es schon. Wählen Sie bitte einen anderen.',
  pause: 'Sie haben heute schon viele Namen versucht. Bitte versuchen Sie es morgen wieder.',
} as const

const einstellungName: HandlerOf<typeof routes.einstellungName> = {
  get: async (a) => {
    const kept = await a.aufgehoben()
    return showName(a, kept['benutzername'], {})
  },
  post: async (a) => {
    const { benutzername } = a.lies(forms.benutzername)
    const fehler = forms.checkBenutzername(benutzername)
    if (hasErrors(fehler)) return showName(a, benutzername, fehler)
    const ergebnis = await changeBenutzername(a.env, a.besuch, benutzername)
    if (ergebnis === 'vergeben' || ergebnis === 'pause') {
      return showName(a, benutzername, { benutzername: namenTexte[ergebnis] })
    }
    return backTo(a, 'name')
  },
}

async function showName(
  a: Anfrage<string, 'konto+frisch'>,
  eingabe: string | undefined,
  fehler: Feldfehler<'benutzername'>,
): Promise<Response> {
  const konto = await findOwnKonto(a.env, a.besuch.kontoId)
  const benutzername = eingabe ?? openBenutzername(a.env, konto) ?? ''
  const view = <NameView csrf={a.csrf()} benutzername={benutzername} email={openEmail(a.env, konto)} fehler={fehler} />
  return showSetting(a, { titel: TITEL.name }, [view, fehler])
}

const adressTexte = {
  gleich: 'Das ist schon Ihre E-Mail-Adresse. Geben Sie eine andere ein.',
  pause: 'Sie haben gerade schon mehrere Adressen angegeben. Bitte warten Sie eine Stunde.',
} as const

const einstellungEmail: HandlerOf<typeof routes.einstellungEmail> = {
  get: (a) => showEmail(a, '', {}),
  post: async (a) => {
    const { email } = a.lies(forms.neueAdresse)
    const neu = readAdresse(email)
    if (!neu) return showEmail(a, email, forms.checkNeueAdresse(email))
    const ergebnis = await requestAdresse(a.env, a.besuch, neu)
    if (ergebnis !== 'angenommen') return showEmail(a, email, { email: adressTexte[ergebnis] })
    return showSetting(a, { titel: TITEL.email }, [<EmailAngefragtView email={neu.adresse} />, {}])
  },
}

async function showEmail(
  a: Anfrage<string, 'konto+frisch'>,
  email: string,
  fehler: Feldfehler<'email'>,
): Promise<Response> {
  const bisher = openEmail(a.env, await findOwnKonto(a.env, a.besuch.kontoId))
  const view = <EmailView csrf={a.csrf()} bisher={bisher} email={email} fehler={fehler} />
  return showSetting(a, { titel: TITEL.email }, [view, fehler])
}

const neueAdresse: HandlerOf<typeof routes.neueAdresse> = {
  get: async (a) => {
    const id = a.frage('id')
    const found = await findLinkkonto(a.env, a.env.db, { art: 'neue-adresse', token: id })
    if (!id || found?.konto.zustand !== 'aktiv') return showAdresseAbgelaufen(a)
    return a.seite({ titel: TITEL.neueAdresse }, <NeueAdresseView csrf={a.csrf()} id={id} />)
  },
  post: async (a) => {
    const { id } = a.lies(forms.link)
    if (!(await confirmAdresse(a.env, id))) return showAdresseAbgelaufen(a)
    return a.seite({ titel: TITEL.neueAdresse }, <NeueAdresseGiltView />)
  },
}

function showAdresseAbgelaufen(a: Anfrage): Response {
  const neu = { text: TITEL.email, href: routes.einstellungEmail.href() }
  return a.seite(
    { titel: TITEL.neueAdresse },
    <LinkAbgelaufenView titel={TITEL.neueAdresse} dauer="24 Stunden" neu={neu} />,
    410,
  )
}

const bisherTexte = {
  falsch: 'Das bisherige Passwort ist nicht richtig.',
  pause: 'Zu viele falsche Passwörter. Bitte warten Sie 15 Minuten.',
} as const

const einstellungPasswort: HandlerOf<typeof routes.einstellungPasswort> = {
  get: async (a) => showPasswort(a, await findOwnKonto(a.env, a.besuch.kontoId), {}),
  post: async (a) => {
    const { bisher, ...eingabe } = a.lies(forms.passwort)
    const konto = await findOwnKonto(a.env, a.besuch.kontoId)
    const woerter = await passwortWoerter(a.env.db)
    const umfeld = { regel: a.env.settings.passwortRegel, email: openEmail(a.env, konto), woerter }
    const geprueft = await checkBisheriges(a.env, konto, bisher)
    const fehler: PasswortProps['fehler'] = {
      ...(geprueft === 'richtig' ? {} : { bisher: bisherTexte[geprueft] }),
      ...checkNeuesPasswort(eingabe, umfeld),
    }
    if (hasErrors(fehler)) return showPasswort(a, konto, fehler)
    const token = await changePasswort(a.env, { konto, sitzungId: a.besuch.sitzungId, passwort: eingabe.passwort })
    if (!token)
      return showPasswort(a, konto, {
        formular: 'Das Passwort wurde gerade in einem anderen Fenster geändert. Es gilt das zuerst gespeicherte.',
      })
    a.setCookie(COOKIE.sitzung, token)
    return backTo(a, 'passwort')
  },
}

function showPasswort(a: Anfrage, konto: KontoRow, fehler: PasswortProps['fehler']): Response {
  const view = <PasswortView csrf={a.csrf()} mitBisherigem={konto.passwort !== null} fehler={fehler} />
  return showSetting(a, { titel: TITEL.passwort, skripte: ['passwort.js'] }, [view, fehler])
}

export const einstellungenHandlers = {
  kontoeinstellungen,
  einstellungName,
  einstellungEmail,
  neueAdresse,
  einstellungPasswort,
  ...optionenHandlers,
  ...schildHandlers,
}
