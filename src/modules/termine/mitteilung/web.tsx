import { deleteDokumente, listDokumente, readDokument, takeDokumente } from '#modules/dokumente'
import { isId, newId } from '#platform/datenbank/id.ts'
import { routes } from '#routes'
import type { Anfrage } from '#web/anfrage.ts'
import { badRequest, notFound } from '#web/fehler.ts'
import { hasErrors } from '#web/felder.ts'
import type { HandlerOf } from '#web/router.tsx'
import * as forms from '../forms.ts'
import { readTermin, waysOf } from '../kunde.ts'
import type { Termin } from '../termin.ts'
import { ownsDatei, sendMitteilung } from './mitteilung.ts'
import { DateiView, VerhinderungView, WunschView } from './views.tsx'

type A = Anfrage<string, 'profil'>

const krume = { text: 'Termine', href: routes.termine.href() }
const terminkrume = (id: string) => ({ text: 'Termin', href: routes.termin.href({ id }) })

async function own(a: A, id: string): Promise<Termin> {
  const termin = await readTermin(a.env, a.besuch, id)
  if (!termin) throw notFound()
  return termin
}

const goOn = (a: A, id: string, meldung: string) => a.weiter(`${routes.termin.href({ id })}?meldung=${meldung}`)

type VerhinderungProps = Omit<Parameters<typeof VerhinderungView>[0], 'csrf' | 'grenzen'>

function showVerhinderung(a: A, props: VerhinderungProps): Response {
  const failed = hasErrors(props.fehler)
  const titel = 'Verhinderung mitteilen'
  const kopf = { titel, krumen: [krume, terminkrume(props.termin.id), { text: titel }], fehler: failed }
  const view = <VerhinderungView csrf={a.csrf()} grenzen={a.env.settings.dateien} {...props} />
  return a.seite(kopf, view, failed ? 422 : 200)
}

const texte = {
  anhang: 'Eine Datei wurde nicht angenommen. Entfernen Sie sie und senden Sie noch einmal.',
  schon: 'Sie haben dazu schon etwas mitgeteilt. Ihr Jobcenter prüft es noch.',
} as const

const terminVerhinderung: HandlerOf<typeof routes.terminVerhinderung> = {
  get: async (a) => {
    const termin = await own(a, a.params.id)
    if (!waysOf(a.env, termin).verhinderung) return goOn(a, termin.id, 'zu-spaet')
    return showVerhinderung(a, {
      ...{ termin, sendung: newId(), vorhanden: [], werte: { grund: '', text: '' }, fehler: {} },
    })
  },
  post: async (a) => {
    const sendung = a.feldVorDateien('sendung')
    if (!sendung || !isId(sendung)) throw badRequest()
    const termin = await own(a, a.params.id)
    const besitzer = { art: 'kunde', id: a.besuch.profil.kundeId } as const
    const akteur = { art: 'kunde', id: a.besuch.kontoId } as const
    const files = await takeDokumente(a.env, { besitzer, sendung, akteur }, a.dateien())
    const eingabe = a.lies(forms.verhinderung)
    const entfernen = { besitzer, ids: eingabe['entfernen[]'], frei: { sendung } }
    await a.env.db.transaction().execute((tx) => deleteDokumente(a.env, tx, entfernen))
    const vorhanden = await listDokumente(a.env, a.env.db, { besitzer, sendung })
    const { grund, text, fehler: falsch } = forms.checkVerhinderung(eingabe)
    const fehler = { ...falsch, ...(files.fehler[0] ? { dateien: files.fehler[0] } : {}) }
    const again = { termin, sendung, vorhanden, werte: eingabe }
    if (hasErrors(fehler)) return showVerhinderung(a, { ...again, fehler })
    const anhaenge = vorhanden.map(({ id }) => id)
    const wahl = { art: 'verhinderung', terminId: termin.id, grund, text, anhaenge, sendung } as const
    const sent = await sendMitteilung(a.env, a.besuch, wahl)
    if (sent.ok) return goOn(a, termin.id, 'mitgeteilt')
    if (sent.grund === 'weg' || sent.grund === 'zu-spaet') return goOn(a, termin.id, 'zu-spaet')
    return showVerhinderung(a, { ...again, fehler: { formular: texte[sent.grund] } })
  },
}

interface Wunsch {
  termin: Termin | undefined
  sendung: string
  text: string
  fehler: { text?: string; formular?: string }
}

function showWunsch(a: A, { termin, sendung, text, fehler }: Wunsch): Response {
  const failed = hasErrors(fehler)
  const titel = termin ? 'Um eine andere Zeit bitten' : 'Um einen Termin bitten'
  const davor = termin ? [krume, terminkrume(termin.id)] : [krume]
  const view = <WunschView csrf={a.csrf()} {...{ termin, sendung, text, fehler }} />
  return a.seite({ titel, krumen: [...davor, { text: titel }], fehler: failed }, view, failed ? 422 : 200)
}

const showLeer = async (a: A, termin: Termin | undefined) =>
  showWunsch(a, { termin, sendung: newId(), text: (await a.aufgehoben())['text'] ?? '', fehler: {} })

async function takeWunsch(a: A, termin: Termin | undefined): Promise<Response> {
  const eingabe = a.lies(forms.wunsch)
  if (!isId(eingabe.sendung)) throw badRequest()
  const { text, fehler } = forms.checkWunsch(eingabe.text)
  const again = { termin, sendung: eingabe.sendung, text: eingabe.text }
  if (hasErrors(fehler)) return showWunsch(a, { ...again, fehler })
  const wahl = { art: 'wunsch', terminId: termin?.id, text, anhaenge: [], sendung: eingabe.sendung } as const
  const sent = await sendMitteilung(a.env, a.besuch, wahl)
  if (sent.ok) return termin ? goOn(a, termin.id, 'mitgeteilt') : a.weiter(routes.termineVereinbaren.href())
  if (sent.grund === 'schon') return showWunsch(a, { ...again, fehler: { formular: texte.schon } })
  return termin ? goOn(a, termin.id, 'zu-spaet') : a.weiter(routes.termineVereinbaren.href())
}

const terminwunsch: HandlerOf<typeof routes.terminwunsch> = {
  get: (a) => showLeer(a, undefined),
  post: (a) => takeWunsch(a, undefined),
}

const terminWunsch: HandlerOf<typeof routes.terminWunsch> = {
  get: async (a) => {
    const termin = await own(a, a.params.id)
    return waysOf(a.env, termin).wunsch ? showLeer(a, termin) : goOn(a, termin.id, 'zu-spaet')
  },
  post: async (a) => takeWunsch(a, await own(a, a.params.id)),
}

const terminmitteilungDatei: HandlerOf<typeof routes.terminmitteilungDatei> = async (a) => {
  const { id: mitteilungId, dokumentId } = a.params
  if (!(await ownsDatei(a.env, a.besuch, { mitteilungId, dokumentId }))) throw notFound()
  const besitzer = { art: 'kunde', id: a.besuch.profil.kundeId } as const
  const akteur = { art: 'kunde', id: a.besuch.kontoId } as const
  const trotzdem = a.frage('trotzdem') === 'ja'
  const datei = await readDokument(a.env, { besitzer, id: dokumentId }, { akteur, trotzdem })
  if (!datei) throw notFound()
  if (datei.ok) return a.anhang(datei.anhang)
  const view = <DateiView grund={datei.grund} zurueck={routes.termine.href()} />
  return a.seite({ titel: 'Datei', krumen: [krume, { text: 'Datei' }] }, view)
}

export const mitteilungHandlers = { terminVerhinderung, terminwunsch, terminWunsch, terminmitteilungDatei }
