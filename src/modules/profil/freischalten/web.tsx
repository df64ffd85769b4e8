import { findJobcenter } from '#modules/jobcenter'
import { tagInBerlin } from '#platform/text/datum.ts'
import { routes } from '#routes'
import type { Anfrage } from '#web/anfrage.ts'
import type { Besuch } from '#web/besuch.ts'
import { notFound } from '#web/fehler.ts'
import type { Access } from '#web/route.ts'
import type { HandlerOf } from '#web/router.tsx'
import { COOKIE } from '#web/schutz/cookies.ts'
import { readProfilAnzeige } from '../profil.ts'
import { listOwnAntraege, requestFreischaltcode } from './antrag.ts'
import { BEANTRAGEN, type BeantragenSeite, BeantragenView } from './antrag-views.tsx'
import { readPause } from './bremse.ts'
import { antragForm, checkAntrag, checkCode, codeForm } from './forms.ts'
import { redeemFreischaltcode } from './freischaltcode.ts'
import { type CodeSeite, CodeView, ErfolgView } from './views.tsx'

type Signed<A extends Access> = Anfrage<string, A> & { besuch: Besuch }

function showCode(a: Signed<'konto'>, seite: Omit<CodeSeite, 'csrf'>, status = 200): Response {
  const auswahl = { text: 'Profil auswählen', href: routes.profilAuswaehlen.href() }
  const titel = 'Freischaltcode eingeben'
  const kopf = { titel, krumen: [auswahl, { text: titel }], skripte: ['freischaltcode.js'], fehler: status >= 400 }
  return a.seite(kopf, <CodeView csrf={a.csrf()} {...seite} />, status)
}

/** 429: not evaluated, too many tries. 422: evaluated and not accepted. */
const statusOf = { pause: 429, langsam: 429, falsch: 422, zweite: 200 } as const

const freischaltcode: HandlerOf<typeof routes.freischaltcode> = {
  get: async (a) => {
    const pause = await readPause(a.env, a.besuch.kontoId)
    return showCode(a, {
      grund: a.frage('grund') === 'profil',
      verknuepft: a.besuch.profil?.art === 'kunde',
      pause,
    })
  },
  post: async (a) => {
    const werte = a.lies(codeForm)
    const eingabe = checkCode(werte, tagInBerlin(a.env.clock.now()))
    if (!eingabe.ok) return showCode(a, { werte, maengel: eingabe }, 422)
    const ergebnis = await redeemFreischaltcode(a.env, {
      besuch: a.besuch,
      code: eingabe.code,
      geburtstag: eingabe.geburtstag,
      userAgent: a.request.headers.get('user-agent'),
      adresse: a.adresse,
    })
    if (ergebnis.art !== 'ok') return showCode(a, { werte, ablehnung: ergebnis }, statusOf[ergebnis.art])
    if (ergebnis.token) a.setCookie(COOKIE.sitzung, ergebnis.token)
    return a.weiter(routes.freischaltcodeErfolg.href())
  },
}

const freischaltcodeErfolg: HandlerOf<typeof routes.freischaltcodeErfolg> = async (a) => {
  const anzeige = await readProfilAnzeige(a.env, a.besuch)
  if (!anzeige) throw notFound()
  return a.seite({ titel: 'Ihr Profil ist freigeschaltet' }, <ErfolgView {...anzeige} />)
}

async function showBeantragen(
  a: Signed<'konto'>,
  seite: Omit<BeantragenSeite, 'csrf' | 'antraege' | 'telefon' | 'zeiten'>,
  status = 200,
): Promise<Response> {
  const jobcenter = await findJobcenter(a.env.db)
  const antraege = await listOwnAntraege(a.env, a.env.db, a.besuch.kontoId)
  const kontakt = { telefon: jobcenter?.servicenummer, zeiten: jobcenter?.servicezeiten }
  const view = <BeantragenView csrf={a.csrf()} antraege={antraege} {...kontakt} {...seite} />
  return a.seite({ titel: BEANTRAGEN, fehler: status === 422 }, view, status)
}

const freischaltcodeBeantragen: HandlerOf<typeof routes.freischaltcodeBeantragen> = {
  get: async (a) => {
    const gesendet = a.frage('gesendet')
    const ergebnis = gesendet === 'ok' || gesendet === 'schon-offen' ? gesendet : undefined
    return showBeantragen(a, { werte: await a.aufgehoben(), ergebnis })
  },
  post: async (a) => {
    const werte = a.lies(antragForm)
    const eingabe = checkAntrag(werte, tagInBerlin(a.env.clock.now()))
    if (!eingabe.ok) return showBeantragen(a, { werte, maengel: eingabe }, 422)
    const ergebnis = await requestFreischaltcode(a.env, a.besuch, eingabe.angaben)
    return a.weiter(`${routes.freischaltcodeBeantragen.href()}?gesendet=${ergebnis}`)
  },
}

export const freischaltenHandlers = { freischaltcode, freischaltcodeErfolg, freischaltcodeBeantragen }
