import { recordEreignis } from '#modules/protokoll'
import { safePath } from '#platform/text/weiterleitung.ts'
import { routes } from '#routes'
import type { Anfrage } from '#web/anfrage.ts'
import type { Feldfehler } from '#web/felder.ts'
import type { HandlerOf } from '#web/router.tsx'
import { isAufhebbar, pickAufhebbar } from '#web/schutz/aufheben.ts'
import { COOKIE } from '#web/schutz/cookies.ts'
import { checkTotp } from '../faktoren/totp-pruefung.ts'
import { dropForm, endSitzung, keepForm, touchSitzung } from '../sitzung.ts'
import { countPasskeys } from '../store.ts'
import { type Abschlussergebnis, completeAnmeldung } from './abschluss.ts'
import { lockOwnKonto, signInWithPasswort } from './anmelden.ts'
import * as forms from './forms.ts'
import { GERAET_DAUER } from './geraete.ts'
import { type Anmeldegrund, AnmeldeoptionenView, AnmeldungView, TotpView } from './views.tsx'

const krumen = [{ text: 'Anmeldung' }]
const skripte = ['passwort.js', 'passkey.js']

const anmelden: HandlerOf<typeof routes.anmelden> = (a) =>
  a.seite(
    { titel: 'Anmelden', krumen: [{ text: 'Anmeldeoptionen' }], hauptspalte: 'breit' },
    <AnmeldeoptionenView portal={a.marke.name} />,
  )

const grundOf = (text: string | undefined): Anmeldegrund =>
  text === 'abgelaufen' || text === 'abgemeldet' || text === 'beendet' ? text : undefined

const anmeldung: HandlerOf<typeof routes.anmeldung> = {
  get: (a) => {
    const grund = grundOf(a.frage('grund'))
    if (a.besuch && grund === 'beendet') return a.weiter('/')
    if (a.besuch?.stufe === 'voll' && grund !== 'abgelaufen') return a.weiter(safePath(a.frage('weiter')))
    const weiter = safePath(a.frage('weiter'), '')
    return showAnmeldung(a, { name: '', weiter, fehler: {}, abgelehnt: false, grund })
  },
  post: async (a) => {
    const eingabe = a.lies(forms.anmeldung)
    const weiter = safePath(eingabe.weiter, '')
    const fehler: Feldfehler<'name' | 'passwort'> = {}
    if (!eingabe.name.trim()) fehler.name = 'Geben Sie Ihren Benutzernamen oder Ihre E-Mail-Adresse ein.'
    if (!eingabe.passwort) fehler.passwort = 'Geben Sie Ihr Passwort ein.'
    const props = { name: eingabe.name, weiter, fehler, grund: undefined }
    if (fehler.name || fehler.passwort) return showAnmeldung(a, { ...props, abgelehnt: false })
    const bisher = { geraet: a.cookie(COOKIE.geraet), bisherigeSitzung: a.besuch?.sitzungId }
    const ergebnis = await signInWithPasswort(a.env, { ...eingabe, ...clientOf(a), ...bisher })
    if (!ergebnis.ok) {
      if ('deaktiviert' in ergebnis) return a.weiter(routes.kontoDeaktiviert.href())
      if ('ohneFaktor' in ergebnis) return a.weiter(routes.zugangVerloren.href())
      return showAnmeldung(a, { ...props, abgelehnt: true })
    }
    a.setCookie(COOKIE.sitzung, ergebnis.token)
    return a.weiter(withWeiter(ergebnis.ziel, weiter))
  },
}

const withWeiter = (ziel: string, weiter: string) => (weiter ? `${ziel}?weiter=${encodeURIComponent(weiter)}` : ziel)

type AnmeldungProps = Omit<Parameters<typeof AnmeldungView>[0], 'csrf'>

function showAnmeldung(a: Anfrage, props: AnmeldungProps): Response {
  const failed = props.abgelehnt || Object.keys(props.fehler).length > 0
  const kopf = { titel: 'Anmeldung', krumen, skripte, hauptspalte: 'breit' as const, fehler: failed }
  return a.seite(kopf, <AnmeldungView csrf={a.csrf()} {...props} />, failed ? 422 : 200)
}

/** Browser and address, as the record keeps them. */
export const clientOf = (a: Pick<Anfrage, 'request' | 'adresse'>) => ({
  userAgent: a.request.headers.get('user-agent'),
  adresse: a.adresse,
})

/** Ends a sign-in: cookies of the whole session and of the known device, or the page of a deactivated account. */
export function answerAbschluss(a: Anfrage, ergebnis: Abschlussergebnis): string {
  if (!ergebnis.ok) {
    a.setCookie(COOKIE.sitzung, '', 0)
    return routes.kontoDeaktiviert.href()
  }
  a.setCookie(COOKIE.sitzung, ergebnis.token)
  a.setCookie(COOKIE.geraet, ergebnis.geraet, GERAET_DAUER / 1000)
  return ergebnis.ziel
}

const totpTexte = {
  falsch: 'Dieser Code ist nicht richtig. Warten Sie auf den nächsten Code und geben Sie ihn ein.',
  verbraucht: 'Dieser Code wurde schon benutzt. Warten Sie auf den nächsten Code und geben Sie ihn ein.',
  uhr: 'Dieser Code passt zu einer anderen Uhrzeit. Stellen Sie auf Ihrem Gerät die Uhrzeit auf „automatisch“ und versuchen Sie es mit dem nächsten Code.',
  pause: 'Zu viele falsche Codes. Warten Sie 15 Minuten oder wählen Sie unten einen anderen Weg.',
} as const

const anmeldungTotp: HandlerOf<typeof routes.anmeldungTotp> = {
  get: async (a) => {
    if (a.besuch.stufe === 'voll') return a.weiter('/')
    return showTotp(a, safePath(a.frage('weiter'), ''), {})
  },
  post: async (a) => {
    if (a.besuch.stufe === 'voll') return a.weiter('/')
    const eingabe = a.lies(forms.totp)
    const weiter = safePath(eingabe.weiter, '')
    const { sitzungId, kontoId, stufe } = a.besuch
    if (stufe !== 'faktor') return a.weiter(routes.sicherheitshinweis.href())
    const geraet = a.cookie(COOKIE.geraet)
    const outcome = await a.env.db.transaction().execute(async (tx) => {
      const konto = await lockOwnKonto(tx, kontoId)
      const checked = await checkTotp(a.env, tx, { konto, code: eingabe.code, geraet, client: clientOf(a) })
      if (!checked.ok) return checked
      const abschluss = { konto, sitzungId, weg: 'totp', weiter: weiter || undefined, ...clientOf(a) } as const
      return completeAnmeldung(a.env, tx, { ...abschluss, geraet })
    })
    if ('grund' in outcome) return showTotp(a, weiter, { code: totpTexte[outcome.grund] })
    return a.weiter(answerAbschluss(a, outcome))
  },
}

async function showTotp(a: Anfrage<string, 'halb'>, weiter: string, fehler: Feldfehler<'code'>): Promise<Response> {
  const mitPasskey = (await countPasskeys(a.env.db, a.besuch.kontoId)) > 0
  const view = <TotpView csrf={a.csrf()} weiter={weiter} fehler={fehler} mitPasskey={mitPasskey} />
  return a.seite(
    { titel: 'Zweiten Faktor eingeben', krumen, fehler: Boolean(fehler.code) },
    view,
    fehler.code ? 422 : 200,
  )
}

const abmelden: HandlerOf<typeof routes.abmelden> = async (a) => {
  const { sitzungId, kontoId } = a.besuch
  await a.env.db.transaction().execute(async (tx) => {
    await endSitzung(tx, sitzungId)
    await recordEreignis(a.env, tx, { ereignis: 'konto.abgemeldet', akteur: 'kunde', kontoId })
  })
  a.setCookie(COOKIE.sitzung, '', 0)
  const response = a.weiter(`${routes.anmeldung.href()}?grund=abgemeldet`)
  response.headers.set('clear-site-data', '"cache", "storage"')
  return response
}

const sitzungVerlaengern: HandlerOf<typeof routes.sitzungVerlaengern> = async (a) => {
  const endet = await touchSitzung(a.env, a.besuch.sitzungId)
  return a.json({ endetInSekunden: Math.round((endet.getTime() - a.env.clock.now().getTime()) / 1000) })
}

/** What stands in a form when the session is about to end; the page sends it once. */
const sitzungEntwurf: HandlerOf<typeof routes.sitzungEntwurf> = async (a) => {
  const { pfad, felder } = a.lies(forms.entwurf)
  const { pathname } = new URL(safePath(pfad), a.url)
  if (!isAufhebbar(routes, pathname)) return a.json({ ok: false })
  await dropForm(a.env, a.besuch.kontoId, pathname)
  await keepForm(a.env, { kontoId: a.besuch.kontoId, pfad: pathname, felder: pickAufhebbar(felder) })
  return a.json({ ok: true })
}

export const anmeldenHandlers = {
  anmelden,
  anmeldung,
  anmeldungTotp,
  abmelden,
  sitzungVerlaengern,
  sitzungEntwurf,
}
