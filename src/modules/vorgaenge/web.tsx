import { readDokument } from '#modules/dokumente'
import { findJobcenterById } from '#modules/jobcenter'
import { afresh, DateiWartetView, takeFiles } from '#modules/postfach'
import { newId } from '#platform/datenbank/id.ts'
import { readInhalt } from '#platform/text/inhalte.ts'
import { routes } from '#routes'
import type { Anfrage } from '#web/anfrage.ts'
import { notFound } from '#web/fehler.ts'
import { hasErrors } from '#web/felder.ts'
import type { HandlerOf } from '#web/router.tsx'
import { rueckkehrHandlers } from './abwesenheit/web.tsx'
import { isFormat, printVorgang } from './ausgabe/ausgabe.ts'
import { belegHandlers } from './beleg/web.tsx'
import { readBesonderes } from './besonderes/teil.tsx'
import { readDazugehoeriges, type VorgaengeAnschluesse } from './bezug.tsx'
import { type Dienstslug, dienste, isFormlos } from './dienste-daten.ts'
import * as forms from './forms.ts'
import { ownsDatei, readVorgang, type Sendeergebnis, sendFormlos } from './kunde.ts'
import { leistungsname } from './leistung/leistungsname.ts'
import { mitreiseHandlers } from './mitreise/web.tsx'
import { ruecknahmeHandlers } from './ruecknahme/web.tsx'
import { unterlagenHandlers } from './unterlagen/web.tsx'
import { type FormlosProps, FormlosView, readMeldung, VorgangView } from './views.tsx'
import { vorbehaltHandlers } from './vorbehalt/web.tsx'
import type { GanzerVorgang } from './vorgang.ts'
import { widerspruchHandlers } from './widerspruch/web.tsx'
import { worte } from './worte-daten.ts'

type A = Anfrage<'/:slug', 'profil'>

const readSlug = (a: A): Dienstslug => {
  const { slug } = a.params
  if (!isFormlos(slug)) throw notFound()
  return slug
}

const texte: Record<Extract<Sendeergebnis, { ok: false }>['grund'], string> = {
  anhang: 'Eine Datei wurde nicht angenommen. Entfernen Sie sie und senden Sie noch einmal.',
  'schon-gesendet':
    'Das ist schon gesendet, vielleicht aus einem anderen Fenster. Ihr neuer Text steht noch hier. Dateien hängen Sie bitte noch einmal an.',
  weg: 'Ihr Profil ist nicht mehr verknüpft. Ihr Text steht noch hier.',
}

type Eingabe = Pick<FormlosProps, 'sendung' | 'vorhanden' | 'text' | 'fehler'>

function showFormlos(a: A, slug: Dienstslug, eingabe: Eingabe): Response {
  const { formlos } = dienste[slug]
  const titel = readInhalt(a.env, `eservices/${slug}`)?.titel ?? ''
  const failed = hasErrors(eingabe.fehler)
  const krumen = [
    { text: 'eServices', href: routes.eservices.href() },
    { text: titel, href: routes.eservice.href({ slug }) },
    { text: worte[formlos.was].knopf },
  ]
  const kopf = { titel: `${worte[formlos.was].knopf}: ${titel}`, krumen, fehler: failed }
  const rest = { csrf: a.csrf(), grenzen: a.env.settings.dateien, jetzt: a.env.clock.now() }
  return a.seite(kopf, <FormlosView {...{ formlos, titel }} {...rest} {...eingabe} />, failed ? 422 : 200)
}

const eserviceFormlos: HandlerOf<typeof routes.eserviceFormlos> = {
  get: async (a) => {
    const slug = readSlug(a)
    const text = (await a.aufgehoben())['text'] ?? dienste[slug].formlos.vorschlag
    return showFormlos(a, slug, { sendung: newId(), vorhanden: [], text, fehler: {} })
  },
  post: async (a) => {
    const slug = readSlug(a)
    const akteur = { art: 'kunde', id: a.besuch.kontoId } as const
    const { sendung, ...files } = await takeFiles(a, { kundeId: a.besuch.profil.kundeId, akteur })
    const eingabe = a.lies(forms.formlos)
    const vorhanden = await files.settle(eingabe['entfernen[]'])
    const text = forms.clean(eingabe.text)
    const textfehler = forms.checkText(text, 'Schreiben Sie, worum es geht.')
    const fehler = { ...(textfehler ? { text: textfehler } : {}), ...(files.fehler ? { dateien: files.fehler } : {}) }
    const again = { sendung, vorhanden, text: eingabe.text }
    if (hasErrors(fehler)) return showFormlos(a, slug, { ...again, fehler })
    const neu = { dienst: slug, text, dateien: vorhanden.map(({ id }) => id), sendung }
    const sent = await sendFormlos(a.env, a.besuch, neu)
    if (sent.ok) return a.weiter(`${routes.vorgang.href({ id: sent.id })}?meldung=gesendet`)
    return showFormlos(a, slug, { ...afresh(again, sent.grund), fehler: { formular: texte[sent.grund] } })
  },
}

type V = Anfrage<'/:id', 'profil'>

async function own(a: V): Promise<GanzerVorgang> {
  const vorgang = await readVorgang(a.env, a.besuch, a.params.id)
  if (!vorgang) throw notFound()
  return vorgang
}

const leistungskrume = ({ leistung }: GanzerVorgang) => ({
  text: 'Vorgänge',
  href: routes.leistung.href({ slug: leistung }),
})

const createVorgang =
  (anschluesse: VorgaengeAnschluesse): HandlerOf<typeof routes.vorgang> =>
  async (a) => {
    const one = await own(a)
    const kopf = { titel: one.titel, krumen: [leistungskrume(one), { text: one.titel }] }
    const meldung = readMeldung(a.frage('meldung'))
    const dazu = await readDazugehoeriges(a.env, anschluesse, one)
    const besonderes = await readBesonderes(a.env, a.besuch, one)
    const stelle = await findJobcenterById(a.env.db, a.besuch.profil.jobcenterId)
    const rest = { dazu, meldung, besonderes, stelle, name: leistungsname(a.env) }
    return a.seite(kopf, <VorgangView vorgang={one} {...rest} />)
  }

const vorgangAusgabe: HandlerOf<typeof routes.vorgangAusgabe> = async (a) => {
  const { id, format } = a.params
  const one = await readVorgang(a.env, a.besuch, id)
  if (!one || !isFormat(format)) throw notFound()
  const ausgabe = await printVorgang(a.env, one, { format, jobcenterId: a.besuch.profil.jobcenterId })
  if (!ausgabe) throw notFound()
  return a.datei(ausgabe.inhalt, ausgabe.typ, ausgabe.name)
}

const vorgangDatei: HandlerOf<typeof routes.vorgangDatei> = async (a) => {
  const { id: vorgangId, dokumentId } = a.params
  if (!(await ownsDatei(a.env, a.besuch, { vorgangId, dokumentId }))) throw notFound()
  const besitzer = { art: 'kunde', id: a.besuch.profil.kundeId } as const
  const akteur = { art: 'kunde', id: a.besuch.kontoId } as const
  const trotzdem = a.frage('trotzdem') === 'ja'
  const datei = await readDokument(a.env, { besitzer, id: dokumentId }, { akteur, trotzdem })
  if (!datei) throw notFound()
  if (datei.ok) return a.anhang(datei.anhang)
  const zurueck = routes.vorgang.href({ id: vorgangId })
  const view = <DateiWartetView zurueck={zurueck} zurueckText="Zurück zum Vorgang" grund={datei.grund} />
  return a.seite({ titel: 'Datei', krumen: [{ text: 'Vorgang', href: zurueck }, { text: 'Datei' }] }, view)
}

export const vorgaengeHandlers = (anschluesse: VorgaengeAnschluesse) => ({
  ...{ eserviceFormlos, ...unterlagenHandlers, ...ruecknahmeHandlers, vorgangAusgabe, vorgangDatei, ...belegHandlers },
  ...{ ...widerspruchHandlers, ...rueckkehrHandlers, ...mitreiseHandlers },
  ...vorbehaltHandlers,
  vorgang: createVorgang(anschluesse),
})
