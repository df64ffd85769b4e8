import {
  type Besitzer,
  findEigenes,
  isDokumentart,
  listDokumente,
  readDokument,
  removeEigenes,
  takeDokumente,
} from '#modules/dokumente'
import { DateiWartetView, resumeSendung, takeFiles } from '#modules/postfach'
import { listOffeneSachen } from '#modules/vorgaenge'
import { isId } from '#platform/datenbank/id.ts'
import { routes } from '#routes'
import type { Anfrage } from '#web/anfrage.ts'
import type { Besuch, KundenBesuch } from '#web/besuch.ts'
import { badRequest, notFound } from '#web/fehler.ts'
import { dateifelder, felder, hasErrors, text } from '#web/felder.ts'
import type { HandlerOf } from '#web/router.tsx'
import { type Ablageergebnis, placeDokumente, readZweck } from './ablegen.ts'
import { listAlleVerwendungen, listDokumentzeilen } from './dokumente.ts'
import { DokumenteView, EntfernenView, type Meldung, readMeldung } from './views.tsx'
import { type NeuProps, NeuView } from './views-neu.tsx'

type A = Anfrage<string, 'profil'>

const besitzerOf = ({ besuch }: { besuch: KundenBesuch }) => ({ art: 'kunde', id: besuch.profil.kundeId }) as const

const TITEL = 'Dokumente und Nachweise'
const krume = { text: TITEL, href: routes.dokumente.href() }

/** `/dokumente` of a customer; everybody else reads there by which ways documents reach the Jobcenter. */
export async function showDokumente(a: Anfrage<'/', 'public'>, besuch: KundenBesuch): Promise<Response> {
  const vor = a.frage('vor')
  const [sachen, liste] = await Promise.all([
    listOffeneSachen(a.env, besuch),
    listDokumentzeilen(a.env, besuch, vor && isId(vor) ? vor : undefined),
  ])
  const view = <DokumenteView {...liste} sachen={sachen} meldung={readMeldung(a.frage('meldung'))} />
  return a.seite({ titel: TITEL }, view)
}

const schema = felder({ fuer: text(80), art: text(10), ...dateifelder })

type Rest = Pick<NeuProps, 'sendung' | 'vorhanden' | 'eingabe' | 'fehler'>

async function showNeu(a: A, rest: Rest): Promise<Response> {
  const failed = hasErrors(rest.fehler)
  const sachen = await listOffeneSachen(a.env, a.besuch)
  const titel = 'Dokument hochladen'
  const kopf = { titel, krumen: [krume, { text: titel }], fehler: failed, skripte: ['hochladen.js'] }
  const view = <NeuView csrf={a.csrf()} grenzen={a.env.settings.dateien} sachen={sachen} {...rest} />
  return a.seite(kopf, view, failed ? 422 : 200)
}

const scheitern: Record<Exclude<Ablageergebnis, 'ok'>, string> = {
  anhang: 'Eine Datei wurde nicht angenommen. Entfernen Sie sie und versuchen Sie es noch einmal.',
  ende: 'Dieser Vorgang ist inzwischen abgeschlossen. Wählen Sie, wofür das Dokument sonst ist.',
  weg: 'Diesen Vorgang gibt es nicht mehr. Wählen Sie, wofür das Dokument sonst ist.',
}

const dokumentNeu: HandlerOf<typeof routes.dokumentNeu> = {
  get: async (a) => {
    const resumed = await resumeSendung(a, besitzerOf(a))
    return showNeu(a, { ...resumed, eingabe: { fuer: a.frage('fuer') ?? '', art: '' }, fehler: {} })
  },
  post: async (a) => {
    const akteur = { art: 'kunde', id: a.besuch.kontoId } as const
    const { sendung, ...files } = await takeFiles(a, { kundeId: a.besuch.profil.kundeId, akteur })
    const { 'entfernen[]': entfernen, fuer, art } = a.lies(schema)
    const vorhanden = await files.settle(entfernen)
    const zweck = readZweck(fuer, await listOffeneSachen(a.env, a.besuch))
    const fehler: NeuProps['fehler'] = {}
    if (!zweck) fehler.fuer = 'Sagen Sie, wofür das Dokument ist.'
    else if (zweck.art !== 'nachweis' && !isDokumentart(art)) fehler.art = 'Wählen Sie, was es ist.'
    if (files.fehler) fehler.dateien = files.fehler
    else if (vorhanden.length === 0) fehler.dateien = 'Wählen Sie mindestens eine Datei.'
    const again = { sendung, vorhanden, eingabe: { fuer, art } }
    if (!zweck || hasErrors(fehler)) return showNeu(a, { ...again, fehler })
    const done = await placeDokumente(a.env, a.besuch, { zweck, art, ids: vorhanden.map(({ id }) => id) })
    if (done !== 'ok') return showNeu(a, { ...again, fehler: { formular: scheitern[done] } })
    if (zweck.art === 'aufheben') return goBack(a, 'aufgehoben')
    return a.weiter(`${routes.vorgang.href({ id: zweck.vorgangId })}?meldung=nachgereicht`)
  },
}

const goBack = (a: A, meldung: Meldung) => a.weiter(`${routes.dokumente.href()}?meldung=${meldung}`)

/** Also who has no customer's profile begins a form: then the files are those of the account. */
const ownerOf = ({ kontoId, profil }: Besuch): Besitzer =>
  profil?.art === 'kunde' ? { art: 'kunde', id: profil.kundeId } : { art: 'konto', id: kontoId }

/**
 * For the script that sends each file of a form by itself, into the sending of that form, before the form goes: GET says what
 * has arrived. Files that no form takes up are removed after a day.
 */
const dokumenteHochladen: HandlerOf<typeof routes.dokumenteHochladen> = {
  get: async (a) => {
    const sendung = a.frage('sendung')
    // Of a sending that nobody made nothing has arrived.
    if (!sendung || !isId(sendung)) return a.json({ dateien: [], fehler: null })
    return a.json({ dateien: await listArrived(a, { besitzer: ownerOf(a.besuch), sendung }), fehler: null })
  },
  post: async (a) => {
    const sendung = a.feldVorDateien('sendung')
    if (!sendung || !isId(sendung)) throw badRequest()
    const besitzer = ownerOf(a.besuch)
    const ort = { besitzer, sendung, akteur: { art: 'kunde', id: a.besuch.kontoId } as const }
    const { fehler } = await takeDokumente(a.env, ort, a.dateien())
    a.lies(felder({ sendung: text(36) }))
    return a.json({ dateien: await listArrived(a, { besitzer, sendung }), fehler: fehler[0] ?? null })
  },
}

/** Only what the customer sent in this sending and nothing refers to yet. */
async function listArrived(
  a: Pick<Anfrage, 'env'>,
  wo: { besitzer: Besitzer; sendung: string },
): Promise<{ id: string; sha256: string }[]> {
  const there = await listDokumente(a.env, a.env.db, wo)
  return there
    .filter(({ herkunft, gebunden, zustand }) => herkunft === 'kunde' && !gebunden && zustand !== 'fehler')
    .map(({ id, sha256 }) => ({ id, sha256 }))
}

async function own(a: Anfrage<'/:id', 'profil'>) {
  const found = await findEigenes(a.env, a.env.db, { besitzer: besitzerOf(a), id: a.params.id })
  if (!found) throw notFound()
  return found
}

const dokumentDatei: HandlerOf<typeof routes.dokumentDatei> = async (a) => {
  const { id } = await own(a)
  const besitzer = besitzerOf(a)
  const akteur = { art: 'kunde', id: a.besuch.kontoId } as const
  const trotzdem = a.frage('trotzdem') === 'ja'
  const datei = await readDokument(a.env, { besitzer, id }, { akteur, trotzdem })
  if (!datei) throw notFound()
  if (datei.ok) return a.anhang(datei.anhang)
  const view = <DateiWartetView zurueck={krume.href} zurueckText="Zurück zu Ihren Dokumenten" grund={datei.grund} />
  return a.seite({ titel: 'Datei', krumen: [krume, { text: 'Datei' }] }, view)
}

const dokumentEntfernen: HandlerOf<typeof routes.dokumentEntfernen> = {
  get: async (a) => {
    const { id, name } = await own(a)
    const verwendungen = await listAlleVerwendungen(a.env, a.besuch, [id])
    const view = <EntfernenView csrf={a.csrf()} {...{ id, name, verwendungen }} />
    return a.seite({ titel: 'Dokument entfernen', krumen: [krume, { text: 'Entfernen' }] }, view)
  },
  post: async (a) => {
    a.lies(felder({}))
    const { kontoId, profil } = a.besuch
    const done = await removeEigenes(a.env, { kundeId: profil.kundeId, kontoId, id: a.params.id })
    if (!done) throw notFound()
    return goBack(a, done === 'ok' ? 'entfernt' : 'verwendet')
  },
}

export const dokumenteHandlers = { dokumentNeu, dokumenteHochladen, dokumentDatei, dokumentEntfernen }
