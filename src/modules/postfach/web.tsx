import { markGelesen } from '#modules/benachrichtigung'
import { deleteDokumente, listDokumente, readDokument, takeDokumente } from '#modules/dokumente'
import { readZustimmungen } from '#modules/profil'
import { newId } from '#platform/datenbank/id.ts'
import { routes } from '#routes'
import type { Anfrage } from '#web/anfrage.ts'
import { badRequest, notFound } from '#web/fehler.ts'
import { hasErrors } from '#web/felder.ts'
import type { HandlerOf } from '#web/router.tsx'
import { type Fach, fachnamen, faecher } from './anliegen.ts'
import { dropEntwurf, listEntwuerfe, readEntwurf, saveEntwurf } from './entwurf.ts'
import { fachrouten } from './fachrouten.ts'
import * as forms from './forms.ts'
import {
  archiveGespraech,
  findFach,
  listGespraeche,
  ownsAnhang,
  readGespraech,
  readMark,
  sendNachricht,
} from './kunde.ts'
import { usualAnswer } from './postfach.ts'
import { countNeu } from './store.ts'
import { FachView, PostfachView, readOrdner, ZustimmungFehltView } from './views.tsx'
import { DateiWartetView, GespraechView, NeuView } from './views-gespraech.tsx'

type A = Anfrage<string, 'profil'>

const krume = { text: 'Postfach', href: routes.postfach.href() }
const fachkrume = (fach: Fach) => ({ text: fachnamen[fach], href: fachrouten[fach].liste.href() })

const hasAgreed = async (a: A) => Boolean((await readZustimmungen(a.env.db, a.besuch.profil.kundeId)).nachrichten)

const postfach: HandlerOf<typeof routes.postfach> = async (a) => {
  const { kundeId, jobcenterId } = a.besuch.profil
  const neu = await countNeu(a.env.db, kundeId)
  const stand = await Promise.all(
    faecher.map(async (fach) => ({
      fach,
      neu: neu[fach] ?? 0,
      dauer: await usualAnswer(a.env, { jobcenterId, fach }),
    })),
  )
  const view = <PostfachView faecher={stand} zugestimmt={await hasAgreed(a)} />
  return a.seite({ titel: 'Postfach', hauptspalte: 'breit' }, view)
}

const showFach = (fach: Fach) => async (a: A) => {
  const ordner = readOrdner(a.frage('ordner'))
  const vor = readMark(a.frage('vor'))
  const liste =
    ordner === 'entwuerfe'
      ? { zeilen: [], weiter: undefined }
      : await listGespraeche(a.env, a.besuch, { fach, ordner, vor })
  const view = (
    <FachView
      {...{ fach, ordner, ...liste }}
      entwuerfe={ordner === 'entwuerfe' ? await listEntwuerfe(a.env, a.besuch, fach) : []}
      dauer={await usualAnswer(a.env, { jobcenterId: a.besuch.profil.jobcenterId, fach })}
      zugestimmt={await hasAgreed(a)}
    />
  )
  return a.seite({ titel: fachnamen[fach], krumen: [krume, { text: fachnamen[fach] }] }, view)
}

/** The files of the form, taken into quarantine, and what of them is there now. */
async function takeFiles(a: A) {
  const sendung = forms.readId(a.feldVorDateien('sendung'))
  if (!sendung) throw badRequest()
  const besitzer = { art: 'kunde', id: a.besuch.profil.kundeId } as const
  const akteur = { art: 'kunde', id: a.besuch.kontoId } as const
  const { fehler } = await takeDokumente(a.env, { besitzer, sendung, akteur }, a.dateien())
  return {
    sendung,
    fehler: fehler[0],
    /** Takes out what the person does not want, and answers the rest. */
    async settle(entfernen: readonly string[]) {
      await a.env.db
        .transaction()
        .execute((tx) => deleteDokumente(a.env, tx, { besitzer, ids: entfernen, nurUngebundene: true }))
      return listDokumente(a.env, a.env.db, { besitzer, sendung })
    },
  }
}

const ownFiles = (a: A, sendung: string) =>
  listDokumente(a.env, a.env.db, { besitzer: { art: 'kunde', id: a.besuch.profil.kundeId }, sendung })

type NeuProps = Omit<Parameters<typeof NeuView>[0], 'csrf' | 'grenzen' | 'fach'>

function showNeu(a: A, fach: Fach, props: NeuProps): Response {
  const failed = hasErrors(props.fehler)
  const titel = 'Nachricht schreiben'
  const kopf = { titel, krumen: [krume, fachkrume(fach), { text: titel }], fehler: failed }
  const view = <NeuView csrf={a.csrf()} grenzen={a.env.settings.dateien} fach={fach} {...props} />
  return a.seite(kopf, view, failed ? 422 : 200)
}

const leer = { anliegen: '', betreff: '', text: '' }

const createNeu = (fach: Fach): HandlerOf<typeof routes.leistungNeu> => ({
  get: async (a) => {
    if (!(await hasAgreed(a))) {
      return a.seite(
        { titel: 'Nachricht schreiben', krumen: [krume, fachkrume(fach)] },
        <ZustimmungFehltView fach={fach} />,
      )
    }
    const id = forms.readId(a.frage('entwurf'))
    const entwurf = id ? await readEntwurf(a.env, a.besuch, id) : undefined
    const sendung = entwurf?.sendung ?? newId()
    const vorhanden = entwurf ? await ownFiles(a, sendung) : []
    const werte = entwurf ?? { ...leer, ...(await a.aufgehoben()) }
    return showNeu(a, fach, { sendung, vorhanden, werte, fehler: {}, entwurf: Boolean(entwurf) })
  },
  post: async (a) => {
    const files = await takeFiles(a)
    const eingabe = a.lies(forms.neu)
    const { sendung } = files
    const vorhanden = await files.settle(eingabe['entfernen[]'])
    const ordner = fachrouten[fach].liste.href()
    if (eingabe.aktion === 'verwerfen') {
      await files.settle(vorhanden.map(({ id }) => id))
      await dropEntwurf(a.env, a.besuch, sendung)
      return a.weiter(`${ordner}?ordner=entwuerfe`)
    }
    if (eingabe.aktion === 'entwurf') {
      const { anliegen, betreff, text } = eingabe
      await saveEntwurf(a.env, a.besuch, { sendung, fach, anliegen, betreff, text })
      return a.weiter(`${ordner}?ordner=entwuerfe`)
    }
    const geprueft = forms.checkNeu(fach, eingabe)
    const fehler = { ...(geprueft.ok ? {} : geprueft.fehler), ...(files.fehler ? { dateien: files.fehler } : {}) }
    const again = { sendung, vorhanden, werte: eingabe, entwurf: false }
    if (!geprueft.ok || files.fehler) return showNeu(a, fach, { ...again, fehler })
    const { anliegen, betreff, text } = geprueft
    const anhaenge = vorhanden.map(({ id }) => id)
    const sent = await sendNachricht(a.env, a.besuch, { sendung, text, anhaenge, an: { anliegen, betreff } })
    if (sent.ok) return a.weiter(`${fachrouten[fach].gespraech.href({ id: sent.gespraechId })}?gesendet=ja`)
    return showNeu(a, fach, { ...afresh(again, sent.grund), fehler: { formular: texte[sent.grund] } })
  },
})

const texte = {
  'ohne-zustimmung':
    'Ihre Zustimmung zur Online-Kommunikation fehlt. Speichern Sie den Text als Entwurf und stimmen Sie in Ihrem Profil zu.',
  anhang: 'Eine Datei wurde nicht angenommen. Entfernen Sie sie und senden Sie noch einmal.',
  weg: 'Dieses Gespräch gibt es nicht mehr. Ihr Text steht noch hier.',
  'schon-gesendet':
    'Diese Nachricht ist schon gesendet, vielleicht aus einem anderen Fenster. Ihr neuer Text steht noch hier. Dateien hängen Sie bitte noch einmal an.',
} as const

/** A text that is none of the message already sent goes on as a new one. */
const afresh = <P extends { sendung: string; vorhanden: unknown[] }>(props: P, grund: keyof typeof texte): P =>
  grund === 'schon-gesendet' ? { ...props, sendung: newId(), vorhanden: [] } : props

type GespraechProps = Pick<
  Parameters<typeof GespraechView>[0],
  'sendung' | 'vorhanden' | 'fehler' | 'text' | 'entwurf' | 'gesendet'
>

async function showGespraech(a: Anfrage<'/:id', 'profil'>, fach: Fach, props: GespraechProps): Promise<Response> {
  const found = await readGespraech(a.env, a.besuch, { id: a.params.id, fach })
  if (!found) throw notFound()
  const ziel = fachrouten[fach].gespraech.href({ id: a.params.id })
  await markGelesen(a.env, a.env.db, { kontoId: a.besuch.kontoId, ziel })
  const failed = hasErrors(props.fehler)
  const { betreff } = found.gespraech
  const kopf = { titel: betreff, krumen: [krume, fachkrume(fach), { text: betreff }], fehler: failed }
  const frame = { csrf: a.csrf(), grenzen: a.env.settings.dateien, zugestimmt: await hasAgreed(a) }
  return a.seite(kopf, <GespraechView {...found} {...frame} {...props} />, failed ? 422 : 200)
}

const createGespraech = (fach: Fach): HandlerOf<typeof routes.leistungsgespraech> => ({
  get: async (a) => {
    const id = forms.readId(a.frage('entwurf'))
    const entwurf = id ? await readEntwurf(a.env, a.besuch, id) : undefined
    const sendung = entwurf?.sendung ?? newId()
    const vorhanden = entwurf ? await ownFiles(a, sendung) : []
    const gesendet = a.frage('gesendet') === 'ja'
    const text = entwurf?.text ?? (await a.aufgehoben())['text'] ?? ''
    return showGespraech(a, fach, { sendung, vorhanden, text, fehler: {}, entwurf: Boolean(entwurf), gesendet })
  },
  post: async (a) => {
    const files = await takeFiles(a)
    const eingabe = a.lies(forms.antwort)
    const { sendung } = files
    const vorhanden = await files.settle(eingabe['entfernen[]'])
    const gespraechId = a.params.id
    const here = fachrouten[fach].gespraech.href({ id: gespraechId })
    const text = forms.clean(eingabe.text)
    if (eingabe.aktion === 'verwerfen') {
      await files.settle(vorhanden.map(({ id }) => id))
      await dropEntwurf(a.env, a.besuch, sendung)
      return a.weiter(here)
    }
    if (eingabe.aktion === 'entwurf') {
      const kept = await saveEntwurf(a.env, a.besuch, { sendung, fach, gespraechId, anliegen: '', betreff: '', text })
      if (!kept) throw notFound()
      return a.weiter(`${fachrouten[fach].liste.href()}?ordner=entwuerfe`)
    }
    const again = { sendung, vorhanden, text: eingabe.text, entwurf: false, gesendet: false }
    const textfehler = forms.checkText(text)
    const fehler = { ...(textfehler ? { text: textfehler } : {}), ...(files.fehler ? { dateien: files.fehler } : {}) }
    if (hasErrors(fehler)) return showGespraech(a, fach, { ...again, fehler })
    const anhaenge = vorhanden.map(({ id }) => id)
    const sent = await sendNachricht(a.env, a.besuch, { sendung, text, anhaenge, an: { gespraechId } })
    if (sent.ok) return a.weiter(`${here}?gesendet=ja`)
    return showGespraech(a, fach, { ...afresh(again, sent.grund), fehler: { formular: texte[sent.grund] } })
  },
})

/** Typed text, kept by the script while it is being written. */
const postfachEntwurf: HandlerOf<typeof routes.postfachEntwurf> = async (a) => {
  const { sendung, fach, gespraech, ...inhalt } = a.lies(forms.entwurf)
  const id = forms.readId(sendung)
  if (!id || !fach) throw badRequest()
  const gespraechId = forms.readId(gespraech)
  const ok = await saveEntwurf(a.env, a.besuch, { sendung: id, fach, gespraechId, ...inhalt })
  return a.json({ ok })
}

const gespraechArchiv: HandlerOf<typeof routes.gespraechArchiv> = async (a) => {
  const { weg, stand } = a.lies(forms.archiv)
  const { id } = a.params
  const fach = await findFach(a.env, a.besuch, id)
  const done = fach && (await archiveGespraech(a.env, a.besuch, { id, weg: weg === 'ja', stand: Number(stand) }))
  if (!done) throw notFound()
  if (done === 'veraltet') return a.weiter(fachrouten[fach].gespraech.href({ id }))
  return a.weiter(`${fachrouten[fach].liste.href()}${weg === 'ja' ? '?ordner=archiv' : ''}`)
}

const nachrichtDatei: HandlerOf<typeof routes.nachrichtDatei> = async (a) => {
  const { id: gespraechId, dokumentId } = a.params
  if (!(await ownsAnhang(a.env, a.besuch, { gespraechId, dokumentId }))) throw notFound()
  const besitzer = { art: 'kunde', id: a.besuch.profil.kundeId } as const
  const akteur = { art: 'kunde', id: a.besuch.kontoId } as const
  const trotzdem = a.frage('trotzdem') === 'ja'
  const datei = await readDokument(a.env, { besitzer, id: dokumentId }, { akteur, trotzdem })
  if (!datei) throw notFound()
  if (datei.ok) return a.anhang(datei.anhang)
  const fach = await findFach(a.env, a.besuch, gespraechId)
  const zurueck = fachrouten[fach!].gespraech.href({ id: gespraechId })
  return a.seite(
    { titel: 'Datei', krumen: [krume, { text: 'Datei' }] },
    <DateiWartetView zurueck={zurueck} grund={datei.grund} />,
  )
}

export const postfachHandlers = {
  postfach,
  leistungspostfach: showFach('leistung'),
  vermittlungspostfach: showFach('vermittlung'),
  leistungNeu: createNeu('leistung'),
  vermittlungNeu: createNeu('vermittlung'),
  leistungsgespraech: createGespraech('leistung'),
  vermittlungsgespraech: createGespraech('vermittlung'),
  postfachEntwurf,
  gespraechArchiv,
  nachrichtDatei,
}
