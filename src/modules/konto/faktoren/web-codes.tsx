import { recordBremse, recordEreignis } from '#modules/protokoll'
import { MINUTE } from '#platform/clock.ts'
import { type Grenze, refundVersuch, takeVersuch } from '#platform/datenbank/versuche.ts'
import type { Env } from '#platform/env.ts'
import { routes } from '#routes'
import type { Anfrage } from '#web/anfrage.ts'
import type { Feldfehler } from '#web/felder.ts'
import type { HandlerOf } from '#web/router.tsx'
import { COOKIE } from '#web/schutz/cookies.ts'
import { lockOwnKonto, refreshAnmeldung } from '../anmelden/anmelden.ts'
import { answerAbschluss, clientOf } from '../anmelden/web.tsx'
import { type Client, sealClient } from '../client.ts'
import { verifyPasswort } from '../hash.ts'
import { findKonto, type KontoRow } from '../store.ts'
import { factorPath } from './aenderung.ts'
import { filterOwnCodes, readCodes } from './codes.ts'
import { renewCodes, signInWithCode } from './codes-anmelden.ts'
import * as forms from './forms.ts'
import { checkTotp } from './totp-pruefung.ts'
import { readMethoden } from './verwalten.ts'
import { BestaetigenView, CodeEingebenView, CodestandView, CodesView } from './views-codes.tsx'
import { beteiligtOf, nextPath, readWeiter, setTokens } from './wege.ts'

const krumen = [{ text: 'Anmeldung' }]

const wiederherstellungscodes: HandlerOf<typeof routes.wiederherstellungscodes> = {
  get: async (a) => {
    const stand = await readCodes(a.env.db, a.besuch.kontoId)
    const gezeigt = a.frage('grund') === 'gezeigt'
    const view = <CodestandView csrf={a.csrf()} stand={stand} zurueck={nextPath(a.besuch)} gezeigt={gezeigt} />
    return a.seite({ titel: 'Wiederherstellungscodes' }, view)
  },
  post: async (a) => {
    const { was, codes, satz } = a.lies(forms.codes)
    if (was === 'datei') return answerFile(a, codes)
    const stand = await readCodes(a.env.db, a.besuch.kontoId)
    if (satz !== stand.satz) return a.weiter(`${routes.wiederherstellungscodes.href()}?grund=gezeigt`)
    const ergebnis = await renewCodes(a.env, beteiligtOf(a))
    if (!ergebnis.ok) return a.weiter(ergebnis.ziel)
    setTokens(a, ergebnis)
    // No redirect: the codes exist in this answer only.
    const weiter = nextPath(a.besuch)
    const view = <CodesView csrf={a.csrf()} codes={ergebnis.codes} portal={a.marke.name} weiter={weiter} />
    return a.seite({ titel: 'Wiederherstellungscodes', skripte: ['kopieren.js'] }, view)
  },
}

/** Gives back as a file what stands on the page, as far as these are codes of this account. */
async function answerFile(a: Anfrage<string, 'konto'>, text: string): Promise<Response> {
  const codes = await filterOwnCodes(a.env, a.besuch.kontoId, text.split(' ').slice(0, 10))
  if (codes.length === 0) return a.weiter(routes.wiederherstellungscodes.href())
  const lines = [
    `Wiederherstellungscodes für das Online-Konto bei: ${a.marke.name}`,
    '',
    ...codes,
    '',
    'Jeder Code gilt einmal.',
  ]
  return a.datei(`${lines.join('\r\n')}\r\n`, 'text/plain; charset=utf-8', 'wiederherstellungscodes.txt')
}

const codeTexte = {
  falsch:
    'Dieser Code ist nicht richtig oder wurde schon benutzt. Prüfen Sie die Eingabe oder nehmen Sie einen anderen Code.',
  pause: 'Das waren zu viele falsche Codes. Warten Sie 15 Minuten oder wählen Sie unten einen anderen Weg.',
} as const

const anmeldungCode: HandlerOf<typeof routes.anmeldungCode> = {
  get: (a) => enterCode(a) ?? showCode(a, readWeiter(a.frage('weiter')), {}),
  post: async (a) => {
    const elsewhere = enterCode(a)
    if (elsewhere) return elsewhere
    const eingabe = a.lies(forms.wiederherstellungscode)
    const weiter = readWeiter(eingabe.weiter)
    const outcome = await signInWithCode(a.env, beteiligtOf(a), { code: eingabe.code, weiter })
    if ('grund' in outcome) return showCode(a, weiter, { code: codeTexte[outcome.grund] })
    return a.weiter(answerAbschluss(a, outcome))
  },
}

/** A code stands in for a factor that is asked for, nowhere else. */
function enterCode(a: Anfrage<string, 'halb'>): Response | undefined {
  if (a.besuch.stufe === 'faktor') return undefined
  return a.weiter(a.besuch.stufe === 'voll' ? '/' : routes.sicherheitshinweis.href())
}

async function showCode(a: Anfrage<string, 'halb'>, weiter: string | undefined, fehler: Feldfehler<'code'>) {
  const faktorweg = factorPath(await findKonto(a.env.db, a.besuch.kontoId))
  const view = <CodeEingebenView csrf={a.csrf()} weiter={weiter ?? ''} fehler={fehler} faktorweg={faktorweg} />
  const kopf = { titel: 'Wiederherstellungscode eingeben', krumen, fehler: Boolean(fehler.code) }
  return a.seite(kopf, view, fehler.code ? 422 : 200)
}

const bestaetigungTexte = {
  falsch: 'Passwort oder Code ist nicht richtig. Warten Sie auf den nächsten Code und versuchen Sie es noch einmal.',
  verbraucht: 'Dieser Code wurde schon benutzt. Warten Sie auf den nächsten Code.',
  uhr: 'Dieser Code passt zu einer anderen Uhrzeit. Stellen Sie auf Ihrem Gerät die Uhrzeit auf „automatisch“ und nehmen Sie den nächsten Code.',
  pause: 'Das waren zu viele falsche Eingaben. Warten Sie 15 Minuten oder nehmen Sie Ihren Passkey.',
} as const

const passwortJeKonto: Grenze = { zweck: 'bestaetigen-passwort', max: 10, fenster: 15 * MINUTE, gebremst: recordBremse }

const anmeldungBestaetigen: HandlerOf<typeof routes.anmeldungBestaetigen> = {
  get: (a) => showBestaetigen(a, readWeiter(a.frage('weiter')), {}),
  post: async (a) => {
    const eingabe = a.lies(forms.bestaetigung)
    const weiter = readWeiter(eingabe.weiter)
    const fehler: Feldfehler<'passwort' | 'code'> = {}
    if (!eingabe.passwort) fehler.passwort = 'Geben Sie Ihr Passwort ein.'
    if (!eingabe.code.trim()) fehler.code = 'Geben Sie die 6 Ziffern ein, die Ihre App gerade zeigt.'
    if (fehler.passwort || fehler.code) return showBestaetigen(a, weiter, fehler)
    const outcome = await confirmWithPasswort(a, eingabe)
    if (!outcome.ok) return showBestaetigen(a, weiter, { code: bestaetigungTexte[outcome.grund] })
    setTokens(a, outcome)
    return a.weiter(weiter ?? routes.kontoeinstellungen.href())
  },
}

/** Password and code together; which of the two was wrong is not said. */
async function confirmWithPasswort(a: Anfrage<string, 'konto'>, eingabe: { passwort: string; code: string }) {
  const { env, besuch } = a
  const pause = { ok: false, grund: 'pause' } as const
  if (!(await takeVersuch(env, env.db, passwortJeKonto, besuch.kontoId))) return pause
  const known = await findKonto(env.db, besuch.kontoId)
  const { richtig } = await verifyPasswort(env.schluessel, known?.passwort, eingabe.passwort)
  if (!richtig) {
    if (known) await recordFailure(env, known, clientOf(a))
    return { ok: false, grund: 'falsch' } as const
  }
  return env.db.transaction().execute(async (tx) => {
    const konto = await lockOwnKonto(tx, besuch.kontoId)
    if (konto.passwort !== known?.passwort) return { ok: false, grund: 'falsch' } as const
    const checked = await checkTotp(env, tx, {
      konto,
      code: eingabe.code,
      geraet: a.cookie(COOKIE.geraet),
      client: clientOf(a),
    })
    if (!checked.ok) return checked
    await refundVersuch(env, tx, passwortJeKonto, konto.id)
    const token = await refreshAnmeldung(env, tx, { id: besuch.sitzungId, kontoId: konto.id, weg: 'totp' })
    return { ok: true, token } as const
  })
}

const recordFailure = (env: Env, konto: KontoRow, client: Client) =>
  recordEreignis(env, env.db, {
    ereignis: 'konto.passwort-geprueft',
    ergebnis: 'abgelehnt',
    akteur: 'unbekannt',
    kontoId: konto.id,
    details: { weg: 'bestaetigen' },
    geheim: sealClient(env, konto, client),
  })

async function showBestaetigen(
  a: Anfrage<string, 'konto'>,
  weiter: string | undefined,
  fehler: Feldfehler<'passwort' | 'code'>,
): Promise<Response> {
  const konto = await findKonto(a.env.db, a.besuch.kontoId)
  const methoden = konto && (await readMethoden(a.env.db, konto))
  const failed = Object.keys(fehler).length > 0
  const view = (
    <BestaetigenView
      csrf={a.csrf()}
      weiter={weiter ?? ''}
      mitPasskey={(methoden?.passkeys ?? 0) > 0}
      mitTotp={Boolean(methoden?.passwort && methoden.totp)}
      fehler={fehler}
    />
  )
  const kopf = { titel: 'Noch einmal ausweisen', skripte: ['passkey.js', 'passwort.js'], fehler: failed }
  return a.seite(kopf, view, failed ? 422 : 200)
}

export const codeHandlers = { wiederherstellungscodes, anmeldungCode, anmeldungBestaetigen }
