import { findJobcenterById, readKunde } from '#modules/jobcenter'
import { typesetter } from '#modules/profil'
import { formatTag, tagInBerlin } from '#platform/text/datum.ts'
import { routes } from '#routes'
import type { Anfrage } from '#web/anfrage.ts'
import { notFound } from '#web/fehler.ts'
import { felder, hasErrors, text } from '#web/felder.ts'
import type { HandlerOf } from '#web/router.tsx'
import { clean } from '../forms.ts'
import { readVorgang } from '../kunde.ts'
import { isEnde } from '../zustaende-daten.ts'
import { type BegruendungProps, BegruendungView } from './views.tsx'
import { heuteOf, readWiderspruch, sendBegruendung } from './widerspruch.ts'

type V = Anfrage<'/:id', 'profil'>

/** @throws 404 for a foreign case as for none, and for one that is no Widerspruch */
async function own(a: V) {
  const vorgang = await readVorgang(a.env, a.besuch, a.params.id)
  const widerspruch = vorgang && (await readWiderspruch(a.env, a.env.db, vorgang))
  if (!widerspruch) throw notFound()
  return { vorgang, widerspruch }
}

/** The letter to sign, of the day on which it is printed. @throws Ueberlastet, Satzfehler */
const vorgangWiderspruch: HandlerOf<typeof routes.vorgangWiderspruch> = async (a) => {
  const { vorgang, widerspruch } = await own(a)
  const { jobcenterId, kundeId } = a.besuch.profil
  const [kunde, jobcenter] = await Promise.all([
    readKunde(a.env, a.env.db, { id: kundeId, jobcenterId }),
    findJobcenterById(a.env.db, jobcenterId),
  ])
  if (!kunde || !jobcenter) throw notFound()
  const name = `${kunde.vorname} ${kunde.nachname}`
  const pdf = await typesetter().pdf('widerspruch', {
    absender: {
      zeilen: [name, kunde.strasse, `${kunde.plz} ${kunde.ort}`],
      kundennummer: kunde.kundennummer,
      bgNummer: kunde.bgNummer ?? '',
    },
    empfaenger: { zeilen: [jobcenter.name, jobcenter.strasse, `${jobcenter.plz} ${jobcenter.ort}`] },
    datum: heuteOf(a.env),
    betreff: 'Widerspruch',
    absaetze: [
      ...widerspruch.absaetze,
      `Dieselben Angaben habe ich am ${formatTag(tagInBerlin(vorgang.erstellt))} im Portal gesendet (Vorgangsnummer ${vorgang.nummer}). Bitte bestätigen Sie mir, dass mein Widerspruch angekommen ist.`,
    ],
    name,
  })
  return a.datei(pdf, 'application/pdf', `Widerspruch-${vorgang.nummer}.pdf`)
}

const schema = felder({ text: text(12_000) })
const HOECHSTENS = 10_000
const zahl = new Intl.NumberFormat('de-DE')

function check(grund: string): string | undefined {
  if (grund === '') return 'Schreiben Sie Ihre Gründe.'
  if (grund.length <= HOECHSTENS) return undefined
  return `Ihr Text ist um ${zahl.format(grund.length - HOECHSTENS)} Zeichen zu lang. Kürzen Sie ihn oder senden Sie eine Datei.`
}

async function show(a: V, eingabe: Pick<BegruendungProps, 'text' | 'fehler'>): Promise<Response> {
  const { vorgang } = await own(a)
  if (isEnde(vorgang.zustand)) return a.weiter(routes.vorgang.href(a.params))
  const titel = 'Widerspruch begründen'
  const krumen = [{ text: vorgang.titel, href: routes.vorgang.href(a.params) }, { text: titel }]
  const failed = hasErrors(eingabe.fehler)
  const view = <BegruendungView csrf={a.csrf()} vorgang={vorgang} {...eingabe} />
  return a.seite({ titel, krumen, fehler: failed }, view, failed ? 422 : 200)
}

const vorgangBegruendung: HandlerOf<typeof routes.vorgangBegruendung> = {
  get: async (a) => show(a, { text: (await a.aufgehoben())['text'] ?? '', fehler: {} }),
  post: async (a) => {
    const eingabe = a.lies(schema)
    const grund = clean(eingabe.text)
    const fehler = check(grund)
    if (fehler) return show(a, { text: eingabe.text, fehler: { text: fehler } })
    const done = await sendBegruendung(a.env, a.besuch, { id: a.params.id, text: grund })
    if (!done) throw notFound()
    return a.weiter(`${routes.vorgang.href(a.params)}?meldung=${done === 'ok' ? 'begruendet' : 'veraltet'}`)
  },
}

export const widerspruchHandlers = { vorgangWiderspruch, vorgangBegruendung }
