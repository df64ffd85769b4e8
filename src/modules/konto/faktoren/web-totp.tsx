import { routes } from '#routes'
import type { Anfrage } from '#web/anfrage.ts'
import type { Feldfehler } from '#web/felder.ts'
import type { HandlerOf } from '#web/router.tsx'
import { COOKIE } from '#web/schutz/cookies.ts'
import { openEmail } from '../konto.ts'
import { findKonto, type KontoRow } from '../store.ts'
import { otpauthUri, secretGroups } from '../totp.ts'
import { readCodes } from './codes.ts'
import * as forms from './forms.ts'
import { confirmTotp, newVorgang, type Vorgang } from './totp-einrichten.ts'
import { TotpEingerichtetView, TotpEinrichtenView, TotpOhnePasswortView } from './views-totp.tsx'
import { backPath, beteiligtOf, nextPath, pathBeforeSetup, setTokens } from './wege.ts'

type Halb = Anfrage<string, 'halb'>

const titel = 'Zweiten Faktor einrichten'
const texte = {
  leer: 'Geben Sie die 6 Ziffern ein, die Ihre App gerade zeigt.',
  falsch:
    'Dieser Code passt nicht. Prüfen Sie, ob die App den Schlüssel von dieser Seite hat, und nehmen Sie den nächsten Code.',
  uhr: 'Dieser Code passt zu einer anderen Uhrzeit. Stellen Sie auf Ihrem Gerät die Uhrzeit auf „automatisch“ und nehmen Sie den nächsten Code.',
  alt: 'Die Seite war lange offen. Entfernen Sie den alten Eintrag in der App und fügen Sie den neuen Schlüssel hinzu.',
  pause: 'Das waren sehr viele Versuche. Bitte versuchen Sie es in 15 Minuten noch einmal.',
} as const

const totpEinrichten: HandlerOf<typeof routes.totpEinrichten> = {
  get: async (a) => {
    const before = await pathBeforeSetup(a.env, a.besuch, routes.totpEinrichten.href())
    if (before) return a.weiter(before)
    return showTotp(a, newVorgang(a.env, a.besuch.sitzungId), {})
  },
  post: async (a) => {
    const eingabe = a.lies(forms.totp)
    const ergebnis = await confirmTotp(a.env, beteiligtOf(a), { siegel: eingabe.schluessel, code: eingabe.code })
    if (ergebnis.ok) {
      setTokens(a, ergebnis)
      return a.weiter(routes.totpEingerichtet.href())
    }
    if ('ziel' in ergebnis) return a.weiter(ergebnis.ziel)
    if ('deaktiviert' in ergebnis) {
      a.setCookie(COOKIE.sitzung, '', 0)
      return a.weiter(routes.kontoDeaktiviert.href())
    }
    if (ergebnis.grund === 'passwort') return a.weiter(routes.totpEinrichten.href())
    if (ergebnis.grund === 'alt') return showAgain(a)
    return showTotp(a, ergebnis.vorgang, { code: texte[ergebnis.grund] })
  },
}

/** The seal of the page is not good any more: a new key, for whoever may still have one. */
async function showAgain(a: Halb): Promise<Response> {
  const before = await pathBeforeSetup(a.env, a.besuch, routes.totpEinrichten.href())
  return before ? a.weiter(before) : showTotp(a, newVorgang(a.env, a.besuch.sitzungId), { code: texte.alt })
}

async function showTotp(a: Halb, vorgang: Vorgang, fehler: Feldfehler<'code'>): Promise<Response> {
  const konto = (await findKonto(a.env.db, a.besuch.kontoId)) as KontoRow
  if (!konto.passwort) return a.seite({ titel }, <TotpOhnePasswortView zurueck={backPath(a.besuch)} />)
  const { secret, siegel } = vorgang
  const kontoname = a.marke.name
  const view = (
    <TotpEinrichtenView
      csrf={a.csrf()}
      kontoname={kontoname}
      schluessel={secretGroups(secret)}
      uri={otpauthUri({ aussteller: kontoname, konto: openEmail(a.env, konto), secret })}
      siegel={siegel}
      fehler={fehler}
      zurueck={backPath(a.besuch)}
      ersetzt={konto.totp !== null}
    />
  )
  const failed = Boolean(fehler.code)
  return a.seite({ titel, skripte: ['kopieren.js'], fehler: failed }, view, failed ? 422 : 200)
}

const totpEingerichtet: HandlerOf<typeof routes.totpEingerichtet> = async (a) => {
  const { gesamt } = await readCodes(a.env.db, a.besuch.kontoId)
  const view = <TotpEingerichtetView csrf={a.csrf()} weiter={nextPath(a.besuch)} ohneCodes={gesamt === 0} />
  return a.seite({ titel }, view)
}

export const totpHandlers = { totpEinrichten, totpEingerichtet }
