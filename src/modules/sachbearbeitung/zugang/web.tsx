import { later } from '#platform/clock.ts'
import { routes } from '#routes'
import type { Anfrage } from '#web/anfrage.ts'
import type { Dienstbesuch } from '#web/besuch.ts'
import { notFound } from '#web/fehler.ts'
import type { HandlerOf } from '#web/router.tsx'
import { COOKIE } from '#web/schutz/cookies.ts'
import { startOf } from '../anmeldung/start.ts'
import { endOtherSitzungen, findDienst, RUHE } from '../sitzung.ts'
import { offerDienstPasskey, signInDienst } from './anmelden.ts'
import { type Eingeladen, readEinladung } from './einladung.ts'
import { CodeView, EinrichtenView, WeitererView } from './einrichten-views.tsx'
import * as forms from './forms.ts'
import {
  addDienstPasskey,
  deleteEigenenPasskey,
  listDienstPasskeys,
  offerNewDienstPasskey,
  redeemEinladung,
} from './passkeys.ts'
import { findAdministration, findSitzungenOf } from './store.ts'
import {
  BestaetigenView,
  LoeschenView,
  readZugangsmeldung,
  SitzungenBeendenView,
  type Zugangsmeldung,
  ZugangView,
} from './views.tsx'

const skripte = ['passkey.js']
const krume = { text: 'Ihr Zugang', href: routes.dienstZugang.href() }
const back = (a: Anfrage, meldung: Zugangsmeldung) => a.weiter(`${routes.dienstZugang.href()}?meldung=${meldung}`)

const abgelehnt = {
  ok: false,
  text: 'Die Anmeldung mit dem Passkey hat nicht geklappt. Versuchen Sie es noch einmal. Klappt es wieder nicht, wenden Sie sich an Ihre Administration.',
}
const abgelaufen = {
  ok: false,
  text: 'Ihre Sitzung ist abgelaufen. Bitte melden Sie sich neu an.',
  ziel: `${routes.dienstAnmeldung.href()}?grund=abgelaufen`,
}

/** On a page of the staff side a visit is one of the staff, also where the page is public. */
const besuchOf = (a: { besuch: unknown }) => a.besuch as Dienstbesuch | undefined

/** Where somebody who has just got this token begins. */
async function zielOf(a: Anfrage<string, 'public'>, token: string, weiter?: string): Promise<string> {
  const besuch = await findDienst(a.env, token)
  return weiter ?? (besuch && startOf(besuch)) ?? routes.dienstAnmeldung.href()
}

// Signing in

const dienstPasskeyOptionen: HandlerOf<typeof routes.dienstPasskeyOptionen> = async (a) => {
  const { zweck } = a.lies(forms.optionen)
  const besuch = zweck === 'bestaetigen' ? besuchOf(a) : undefined
  if (zweck === 'bestaetigen' && !besuch) return a.json(abgelaufen, 401)
  return a.json({ ok: true, optionen: await offerDienstPasskey(a.env, { besuch, besuchsname: a.besuchsname() }) })
}

const dienstPasskey: HandlerOf<typeof routes.dienstPasskey> = async (a) => {
  const { zweck, antwort, weiter } = a.lies(forms.anmeldung)
  const besuch = zweck === 'bestaetigen' ? besuchOf(a) : undefined
  if (zweck === 'bestaetigen' && !besuch) return a.json(abgelaufen, 401)
  const bisher = a.cookie(COOKIE.dienst)
  const wer = { besuch, besuchsname: a.besuchsname(), adresse: a.adresse, bisher }
  const token = await signInDienst(a.env, { antwort, ...wer })
  if (!token) return a.json(abgelehnt, 401)
  a.setCookie(COOKIE.dienst, token)
  return a.json({ ok: true, ziel: await zielOf(a, token, forms.readDienstziel(weiter)) })
}

const dienstBestaetigen: HandlerOf<typeof routes.dienstBestaetigen> = (a) => {
  const weiter = forms.readDienstziel(a.frage('weiter')) ?? routes.dienstZugang.href()
  if (a.besuch.frischBis > a.env.clock.now()) return a.weiter(weiter)
  return a.seite({ titel: 'Noch einmal ausweisen', skripte }, <BestaetigenView csrf={a.csrf()} weiter={weiter} />)
}

// The first passkey, by invitation

const kopf = { titel: 'Zugang einrichten', krumen: [{ text: 'Zugang einrichten' }] }
const codefehler = {
  falsch: 'Dieser Code gilt nicht. Prüfen Sie, ob alles stimmt, oder bitten Sie die Administration um einen neuen.',
  pause: 'Das waren zu viele falsche Codes. Bitte versuchen Sie es in 15 Minuten noch einmal.',
} as const

function showCode(a: Anfrage<string, 'public'>, code: string, text?: string): Response {
  const seite = { ...kopf, skripte: ['einrichten.js'], fehler: text !== undefined }
  const view = <CodeView csrf={a.csrf()} code={code} fehler={text ? { code: text } : {}} />
  return a.seite(seite, view, text ? 422 : 200)
}

const dienstEinrichten: HandlerOf<typeof routes.dienstEinrichten> = {
  get: (a) => showCode(a, ''),
  post: async (a) => {
    const { code } = a.lies(forms.einrichtungscode)
    if (code.trim() === '') return showCode(a, '', 'Geben Sie den Einrichtungscode ein.')
    const found = await readEinladung(a.env, { eingabe: code, adresse: a.adresse })
    // A code is a secret: the page never writes one back that it does not know.
    if (typeof found === 'string') return showCode(a, '', codefehler[found])
    return a.seite({ ...kopf, skripte }, <EinrichtenView csrf={a.csrf()} code={code.trim()} name={found.name} />)
  },
}

async function eingeladenOf(a: Anfrage<string, 'public'>, code: string): Promise<Eingeladen | Response> {
  const found = await readEinladung(a.env, { eingabe: code, adresse: a.adresse })
  return typeof found === 'string' ? a.json({ ok: false, text: codefehler[found] }, 422) : found
}

const dienstEinrichtenOptionen: HandlerOf<typeof routes.dienstEinrichtenOptionen> = async (a) => {
  const { name, code } = a.lies(forms.einladungsOptionen)
  const found = await eingeladenOf(a, code)
  if (found instanceof Response) return found
  const wer = {
    mitarbeiterId: found.mitarbeiter_id,
    name: found.name,
    traeger: { besuchsname: a.besuchsname() },
  }
  const ergebnis = await offerNewDienstPasskey(a.env, wer, { name, rpName: a.marke.name })
  return a.json(ergebnis, ergebnis.ok ? 200 : 422)
}

const dienstEinrichtenAntwort: HandlerOf<typeof routes.dienstEinrichtenAntwort> = async (a) => {
  const { name, code, antwort } = a.lies(forms.einladungsAntwort)
  const found = await eingeladenOf(a, code)
  if (found instanceof Response) return found
  const neu = { name, code, antwort, besuchsname: a.besuchsname(), bisher: a.cookie(COOKIE.dienst) }
  const ergebnis = await redeemEinladung(a.env, found, neu)
  if (!ergebnis.ok) return a.json(ergebnis, 422)
  a.setCookie(COOKIE.dienst, ergebnis.token)
  const besuch = await findDienst(a.env, ergebnis.token)
  // Without a role every page but that one is closed; it says what they wait for.
  const ziel = besuch?.rollen.length
    ? `${routes.dienstZugang.href()}?meldung=eingerichtet`
    : routes.dienstAnmeldung.href()
  return a.json({ ok: true, ziel })
}

// One's own passkeys and sessions

const dienstZugang: HandlerOf<typeof routes.dienstZugang> = async (a) => {
  const { env, besuch } = a
  const { mitarbeiterId, jobcenterId } = besuch
  const jetzt = env.clock.now()
  const [passkeys, sitzungen, administration] = await Promise.all([
    listDienstPasskeys(env, mitarbeiterId),
    findSitzungenOf(env.db, { mitarbeiterId, zuletztNach: later(jetzt, -RUHE), jetzt }),
    besuch.rollen.includes('administration') ? findAdministration(env.db, { jobcenterId, mitPasskey: true }) : [],
  ])
  const allein = administration.length === 1 && administration[0]?.id === mitarbeiterId
  const view = (
    <ZugangView
      csrf={a.csrf()}
      {...{ passkeys, sitzungen, allein }}
      eigene={besuch.sitzungId}
      meldung={readZugangsmeldung(a.frage('meldung'))}
    />
  )
  return a.seite({ titel: 'Ihr Zugang' }, view)
}

const dienstZugangSitzungen: HandlerOf<typeof routes.dienstZugangSitzungen> = {
  get: (a) =>
    a.seite(
      { titel: 'Andere Sitzungen beenden', krumen: [krume, { text: 'Sitzungen' }] },
      <SitzungenBeendenView csrf={a.csrf()} />,
    ),
  post: async (a) => {
    a.lies(forms.nichts)
    await endOtherSitzungen(a.env, a.besuch)
    return back(a, 'sitzungen')
  },
}

const dienstZugangNeu: HandlerOf<typeof routes.dienstZugangNeu> = (a) =>
  a.seite(
    { titel: 'Passkey einrichten', krumen: [krume, { text: 'Passkey einrichten' }], skripte },
    <WeitererView csrf={a.csrf()} />,
  )

const dienstZugangOptionen: HandlerOf<typeof routes.dienstZugangOptionen> = async (a) => {
  const { name } = a.lies(forms.eigeneOptionen)
  const wer = { ...a.besuch, traeger: { sitzungId: a.besuch.sitzungId } }
  const ergebnis = await offerNewDienstPasskey(a.env, wer, { name, rpName: a.marke.name })
  return a.json(ergebnis, ergebnis.ok ? 200 : 422)
}

const dienstZugangAntwort: HandlerOf<typeof routes.dienstZugangAntwort> = async (a) => {
  const ergebnis = await addDienstPasskey(a.env, a.besuch, a.lies(forms.eigeneAntwort))
  if (!ergebnis.ok) return a.json(ergebnis, 422)
  return a.json({ ok: true, ziel: `${routes.dienstZugang.href()}?meldung=eingerichtet` })
}

async function showLoeschen(a: Anfrage<'/:id', 'sachbearbeitung:eigener-zugang+frisch'>): Promise<Response> {
  const passkeys = await listDienstPasskeys(a.env, a.besuch.mitarbeiterId)
  const passkey = passkeys.find((one) => one.id === a.params.id)
  if (!passkey) throw notFound()
  const view = <LoeschenView csrf={a.csrf()} name={passkey.name} letzter={passkeys.length === 1} />
  return a.seite({ titel: 'Passkey löschen', krumen: [krume, { text: 'Passkey löschen' }] }, view)
}

const dienstZugangLoeschen: HandlerOf<typeof routes.dienstZugangLoeschen> = {
  get: showLoeschen,
  post: async (a) => {
    a.lies(forms.nichts)
    const ergebnis = await deleteEigenenPasskey(a.env, a.besuch, a.params.id)
    return ergebnis === 'geloescht' ? back(a, ergebnis) : showLoeschen(a)
  },
}

export const zugangHandlers = {
  dienstPasskeyOptionen,
  dienstPasskey,
  dienstBestaetigen,
  dienstEinrichten,
  dienstEinrichtenOptionen,
  dienstEinrichtenAntwort,
  dienstZugang,
  dienstZugangSitzungen,
  dienstZugangNeu,
  dienstZugangOptionen,
  dienstZugangAntwort,
  dienstZugangLoeschen,
}
