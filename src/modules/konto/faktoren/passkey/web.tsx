import { routes } from '#routes'
import type { Anfrage } from '#web/anfrage.ts'
import type { HandlerOf } from '#web/router.tsx'
import { COOKIE } from '#web/schutz/cookies.ts'
import { answerAbschluss, clientOf } from '../../anmelden/web.tsx'
import { countPasskeys, findKonto } from '../../store.ts'
import type { Traeger } from '../aufforderung.ts'
import { readCodes } from '../codes.ts'
import * as forms from '../forms.ts'
import { hasPasskeyProof, removePasswort } from '../verwalten.ts'
import { backPath, beteiligtOf, nextPath, pathBeforeSetup, readWeiter, setTokens } from '../wege.ts'
import { signInWithPasskey } from './anmelden.ts'
import { createPasskey, offerNewPasskey, offerPasskey } from './einrichten.ts'
import {
  PasskeyBestaetigenView,
  PasskeyEingerichtetView,
  PasskeyEinrichtenView,
  PasswortBleibtView,
  PasswortEntfernenView,
  PasswortEntferntView,
} from './views.tsx'

const skripte = ['passkey.js']
const abgelehnt = {
  ok: false,
  text: 'Die Anmeldung mit dem Passkey hat nicht geklappt. Versuchen Sie es noch einmal oder wählen Sie einen anderen Weg.',
}
const abgelaufen = {
  ok: false,
  text: 'Ihre Sitzung ist abgelaufen. Bitte melden Sie sich neu an.',
  ziel: `${routes.anmeldung.href()}?grund=abgelaufen`,
}

/** The session, or this browser; a challenge belongs to exactly one of them. */
const traegerOf = (a: Anfrage): Traeger =>
  a.besuch && 'kontoId' in a.besuch ? { sitzungId: a.besuch.sitzungId } : { besuchsname: a.besuchsname() }

const anmeldungPasskey: HandlerOf<typeof routes.anmeldungPasskey> = async (a) => {
  const { stufe, kontoId } = a.besuch
  const weiter = readWeiter(a.frage('weiter'))
  if (stufe === 'voll') return a.weiter(weiter ?? '/')
  if (stufe === 'einrichten') return a.weiter(routes.sicherheitshinweis.href())
  const konto = await findKonto(a.env.db, kontoId)
  if ((await countPasskeys(a.env.db, kontoId)) === 0) return a.weiter(routes.anmeldungTotp.href())
  const mitTotp = konto?.totp !== null
  const view = <PasskeyBestaetigenView csrf={a.csrf()} weiter={weiter ?? ''} mitTotp={mitTotp} />
  return a.seite({ titel: 'Mit Passkey bestätigen', krumen: [{ text: 'Anmeldung' }], skripte }, view)
}

const passkeyAnmeldenOptionen: HandlerOf<typeof routes.passkeyAnmeldenOptionen> = async (a) => {
  const { zweck } = a.lies(forms.anmeldeOptionen)
  if (zweck === 'anmelden') return a.json({ ok: true, optionen: await offerPasskey(a.env, traegerOf(a)) })
  if (!a.besuch || a.besuch.stufe === 'einrichten') return a.json(abgelaufen, 401)
  return a.json({ ok: true, optionen: await offerPasskey(a.env, traegerOf(a), a.besuch.kontoId) })
}

const passkeyAnmelden: HandlerOf<typeof routes.passkeyAnmelden> = async (a) => {
  const { zweck, antwort, weiter } = a.lies(forms.anmeldung)
  const { besuch } = a
  if (zweck === 'bestaetigen' && (!besuch || besuch.stufe === 'einrichten')) return a.json(abgelaufen, 401)
  const ergebnis = await signInWithPasskey(a.env, {
    zweck,
    antwort,
    traeger: traegerOf(a),
    besuch,
    ...clientOf(a),
    geraet: a.cookie(COOKIE.geraet),
    weiter: readWeiter(weiter),
  })
  if (!ergebnis.ok && !('deaktiviert' in ergebnis)) return a.json(abgelehnt, 401)
  if ('frisch' in ergebnis) {
    setTokens(a, ergebnis)
    return a.json({ ok: true, ziel: ergebnis.ziel })
  }
  return a.json({ ok: true, ziel: answerAbschluss(a, ergebnis) })
}

const passkeyEinrichten: HandlerOf<typeof routes.passkeyEinrichten> = async (a) => {
  const before = await pathBeforeSetup(a.env, a.besuch, routes.passkeyEinrichten.href())
  if (before) return a.weiter(before)
  const konto = await findKonto(a.env.db, a.besuch.kontoId)
  const view = (
    <PasskeyEinrichtenView csrf={a.csrf()} zurueck={backPath(a.besuch)} mitPasswort={konto?.passwort !== null} />
  )
  return a.seite({ titel: 'Passkey einrichten', skripte }, view)
}

const passkeyEinrichtenOptionen: HandlerOf<typeof routes.passkeyEinrichtenOptionen> = async (a) => {
  const { name } = a.lies(forms.einrichteOptionen)
  const ergebnis = await offerNewPasskey(a.env, a.besuch, { name, rpName: a.marke.name })
  return a.json(ergebnis, ergebnis.ok ? 200 : 422)
}

const passkeyEinrichtenAntwort: HandlerOf<typeof routes.passkeyEinrichtenAntwort> = async (a) => {
  const eingabe = a.lies(forms.einrichten)
  const ergebnis = await createPasskey(a.env, beteiligtOf(a), eingabe)
  if (ergebnis.ok) {
    setTokens(a, ergebnis)
    return a.json({ ok: true, ziel: routes.passkeyEingerichtet.href() })
  }
  if (!('deaktiviert' in ergebnis)) return a.json(ergebnis, 422)
  a.setCookie(COOKIE.sitzung, '', 0)
  return a.json({ ok: true, ziel: routes.kontoDeaktiviert.href() })
}

const passkeyEingerichtet: HandlerOf<typeof routes.passkeyEingerichtet> = async (a) => {
  const konto = await findKonto(a.env.db, a.besuch.kontoId)
  const { gesamt } = await readCodes(a.env.db, a.besuch.kontoId)
  const view = (
    <PasskeyEingerichtetView
      csrf={a.csrf()}
      weiter={nextPath(a.besuch)}
      mitPasswort={konto?.passwort !== null}
      mitTotp={konto?.totp !== null}
      ohneCodes={gesamt === 0}
    />
  )
  return a.seite({ titel: 'Passkey erfolgreich eingerichtet', krumen: [{ text: 'Passkey einrichten' }] }, view)
}

const passwortEntfernen: HandlerOf<typeof routes.passwortEntfernen> = {
  get: (a) => showPasswortEntfernen(a),
  post: async (a) => {
    a.lies(forms.passwortEntfernen)
    const ergebnis = await removePasswort(a.env, a.besuch)
    if (ergebnis.ok) setTokens(a, ergebnis)
    // Whatever stood in the way (also: it was removed in another tab), the page says it.
    return a.weiter(routes.passwortEntfernen.href())
  },
}

async function showPasswortEntfernen(a: Anfrage<string, 'konto+frisch'>): Promise<Response> {
  const { kontoId } = a.besuch
  const titel = 'Passwort aus dem Konto entfernen'
  const konto = await findKonto(a.env.db, kontoId)
  if (konto?.passwort === null) return a.seite({ titel }, <PasswortEntferntView weiter={nextPath(a.besuch)} />)
  const passkeys = await countPasskeys(a.env.db, kontoId)
  if (passkeys === 0) return a.seite({ titel }, <PasswortBleibtView zurueck={nextPath(a.besuch)} />)
  const bewiesen = await hasPasskeyProof(a.env, a.env.db, a.besuch)
  const zurueck = nextPath(a.besuch)
  const view = <PasswortEntfernenView csrf={a.csrf()} passkeys={passkeys} bewiesen={bewiesen} zurueck={zurueck} />
  return a.seite({ titel, skripte }, view)
}

export const passkeyHandlers = {
  anmeldungPasskey,
  passkeyAnmeldenOptionen,
  passkeyAnmelden,
  passkeyEinrichten,
  passkeyEinrichtenOptionen,
  passkeyEinrichtenAntwort,
  passkeyEingerichtet,
  passwortEntfernen,
}
