import { markGelesen } from '#modules/benachrichtigung'
import { listDokumente, readDokument } from '#modules/dokumente'
import { readErreichbarkeit, showAdressbanner } from '#modules/konto'
import { readZustimmungen } from '#modules/profil'
import { newId } from '#platform/datenbank/id.ts'
import type { routes } from '#routes'
import type { Anfrage } from '#web/anfrage.ts'
import { badRequest, notFound } from '#web/fehler.ts'
import { hasErrors } from '#web/felder.ts'
import type { HandlerOf } from '#web/router.tsx'
import { afresh, takeFiles } from './anhaenge.ts'
import { type Fach, fachnamen, faecher } from './anliegen.ts'
import { ausdruckHandlers } from './ausdruck/web.ts'
import { usualAnswer } from './dauer.ts'
import { type EingangRow, hasAgreedIn, openEingang, takeEingang } from './eingang.ts'
import { dropEntwurf, listEntwuerfe, readEntwurf, saveEntwurf } from './entwurf/entwurf.ts'
import { fachkrume, fachrouten, krume } from './fachrouten.ts'
import * as forms from './forms.ts'
import { DateiWartetView } from './gespraech/verlauf.tsx'
import { GespraechView, NeuView } from './gespraech/views.tsx'
import { beginOf, type PostfachAnschluesse, type Vorgangsbezug } from './gespraech/vorgang.tsx'
import {
  archiveGespraech,
  carryOver,
  findFach,
  listGespraeche,
  ownsAnhang,
  readGespraech,
  sendNachricht,
} from './kunde.ts'
import { readMark } from './marke.ts'
import { countNeu } from './store.ts'
import { sucheHandlers } from './suche/web.tsx'
import { FachView, listEntwurfszeilen, listZeilen, PostfachView, readOrdner, ZustimmungFehltView } from './views.tsx'

type A = Anfrage<string, 'profil'>

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
  const konto = await readErreichbarkeit(a.env.db, a.besuch.kontoId)
  const banner = showAdressbanner(a, konto?.adresse_gestoert)
  const view = <PostfachView faecher={stand} zugestimmt={await hasAgreed(a)} banner={banner} />
  return a.seite({ titel: 'Postfach', hauptspalte: 'breit' }, view)
}

async function readOrdnerliste(a: A, fach: Fach, ordner: ReturnType<typeof readOrdner>) {
  if (ordner === 'entwuerfe') {
    return { liste: listEntwurfszeilen(await listEntwuerfe(a.env, a.besuch, fach)), weiter: undefined }
  }
  const { zeilen, weiter } = await listGespraeche(a.env, a.besuch, { fach, ordner, vor: readMark(a.frage('vor')) })
  return { liste: listZeilen(zeilen), weiter }
}

const showFach = (fach: Fach) => async (a: A) => {
  const ordner = readOrdner(a.frage('ordner'))
  const row = a.besuch.vorab as EingangRow
  const banner = showAdressbanner(a, row.postfach_adresse)
  const zugestimmt = hasAgreedIn(row)
  const csrf = a.csrf()
  const dauer = await usualAnswer(a.env, { jobcenterId: a.besuch.profil.jobcenterId, fach })
  const rahmen = { fach, ordner, zugestimmt, banner, csrf, dauer }
  const view =
    ordner === 'eingang' && a.frage('vor') === undefined ? (
      takeEingang(a, [fach, zugestimmt, banner?.text, csrf, dauer], () => (
        <FachView {...rahmen} {...openEingang(a.env, a.besuch, fach, row)} />
      ))
    ) : (
      <FachView {...rahmen} {...(await readOrdnerliste(a, fach, ordner))} />
    )
  return a.seite({ titel: fachnamen[fach], krumen: [krume, { text: fachnamen[fach] }] }, view)
}

const filesOf = (a: A) =>
  takeFiles(a, { kundeId: a.besuch.profil.kundeId, akteur: { art: 'kunde', id: a.besuch.kontoId } })

const ownFiles = (a: A, sendung: string) =>
  listDokumente(a.env, a.env.db, { besitzer: { art: 'kunde', id: a.besuch.profil.kundeId }, sendung })

type NeuProps = Omit<Parameters<typeof NeuView>[0], 'csrf' | 'grenzen' | 'fach'>
type FindBezug = (a: A, id: string | undefined) => Promise<Vorgangsbezug | undefined>

/** The case that an address or a form names; nothing where it is not the customer's. */
const findBezugWith =
  ({ findVorgang }: PostfachAnschluesse): FindBezug =>
  async (a, vorgang) => {
    const id = forms.readId(vorgang)
    return id ? findVorgang(a.env, a.env.db, { id, kundeId: a.besuch.profil.kundeId }) : undefined
  }

function showNeu(a: A, fach: Fach, props: NeuProps): Response {
  const failed = hasErrors(props.fehler)
  const titel = 'Nachricht schreiben'
  const kopf = { titel, krumen: [krume, fachkrume(fach), { text: titel }], fehler: failed }
  const view = <NeuView csrf={a.csrf()} grenzen={a.env.settings.dateien} fach={fach} {...props} />
  return a.seite(kopf, view, failed ? 422 : 200)
}

const leer = { anliegen: '', betreff: '', text: '' }

const createNeu = (fach: Fach, findBezug: FindBezug): HandlerOf<typeof routes.leistungNeu> => ({
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
    const mit = await findMitgenommenes(a, fach, entwurf?.dazu ?? a.frage('dazu'))
    const vorhanden = [...(entwurf ? await ownFiles(a, sendung) : []), ...(mit?.dateien ?? [])]
    const bezug = await findBezug(a, entwurf ? entwurf.vorgang : (a.frage('vorgang') ?? mit?.vorgangId))
    const werte = entwurf ?? { ...leer, ...(bezug && beginOf(bezug)), ...mit, ...(await a.aufgehoben()) }
    const dazu = mit?.id ?? ''
    const rest = { entwurf: Boolean(entwurf), dazu, bezug, ohne: [] }
    return showNeu(a, fach, { sendung, vorhanden, werte, fehler: {}, ...rest })
  },
  post: async (a) => {
    const files = await filesOf(a)
    const eingabe = a.lies(forms.neu)
    const { sendung } = files
    const eigene = await files.settle(eingabe['entfernen[]'])
    const ordner = fachrouten[fach].liste.href()
    if (eingabe.aktion === 'verwerfen') {
      await files.settle(eigene.map(({ id }) => id))
      await dropEntwurf(a.env, a.besuch, sendung)
      return a.weiter(`${ordner}?ordner=entwuerfe`)
    }
    if (eingabe.aktion === 'entwurf') {
      const { anliegen, betreff, text, dazu, vorgang } = eingabe
      await saveEntwurf(a.env, a.besuch, { sendung, fach, anliegen, betreff, text, dazu, vorgang })
      return a.weiter(`${ordner}?ordner=entwuerfe`)
    }
    const ohne = [...eingabe['ohne[]'], ...eingabe['entfernen[]']]
    const mit = await findMitgenommenes(a, fach, eingabe.dazu)
    const vorhanden = [...eigene, ...(mit?.dateien ?? []).filter(({ id }) => !ohne.includes(id))]
    const geprueft = forms.checkNeu(fach, eingabe)
    const { anzahl } = a.env.settings.dateien
    const dateien = files.fehler ?? (vorhanden.length > anzahl ? forms.zuVieleDateien(anzahl) : undefined)
    const fehler = { ...(geprueft.ok ? {} : geprueft.fehler), ...(dateien ? { dateien } : {}) }
    const bezug = await findBezug(a, eingabe.vorgang)
    const again = { sendung, vorhanden, werte: eingabe, entwurf: false, dazu: mit?.id ?? '', bezug, ohne }
    if (!geprueft.ok || dateien) return showNeu(a, fach, { ...again, fehler })
    const { ok: _, text, ...sache } = geprueft
    const an = { ...sache, vorgang: bezug }
    const sent = await sendNachricht(a.env, a.besuch, { sendung, text, anhaenge: vorhanden.map(({ id }) => id), an })
    if (sent.ok) return a.weiter(`${fachrouten[fach].gespraech.href({ id: sent.gespraechId })}?gesendet=ja`)
    return showNeu(a, fach, { ...afresh(again, sent.grund), fehler: { formular: texte[sent.grund] } })
  },
})

/** What comes along from a conversation that the customer goes on with; nothing from one that is not theirs. */
async function findMitgenommenes(a: A, fach: Fach, gespraech: string | undefined) {
  const id = forms.readId(gespraech)
  const mit = id ? await carryOver(a.env, a.besuch, { id, fach }) : undefined
  return mit && { ...mit, id: id! }
}

const texte = {
  'ohne-zustimmung':
    'Ihre Zustimmung zur Online-Kommunikation fehlt. Speichern Sie den Text als Entwurf und stimmen Sie in Ihrem Profil zu.',
  anhang: 'Eine Datei wurde nicht angenommen. Entfernen Sie sie und senden Sie noch einmal.',
  'zu-viele':
    'Das waren sehr viele Nachrichten in kurzer Zeit. Speichern Sie den Text als Entwurf und senden Sie ihn in einer Stunde, oder rufen Sie an.',
  weg: 'Dieses Gespräch gibt es nicht mehr. Ihr Text steht noch hier.',
  'schon-gesendet':
    'Diese Nachricht ist schon gesendet, vielleicht aus einem anderen Fenster. Ihr neuer Text steht noch hier. Dateien hängen Sie bitte noch einmal an.',
} as const

type GespraechProps = Pick<
  Parameters<typeof GespraechView>[0],
  'sendung' | 'vorhanden' | 'fehler' | 'text' | 'entwurf' | 'gesendet'
>

type Ort = { fach: Fach; findBezug: FindBezug }

async function showGespraech(a: Anfrage<'/:id', 'profil'>, ort: Ort, props: GespraechProps): Promise<Response> {
  const { fach } = ort
  const jetzt = a.env.clock.now()
  const found = await readGespraech(a.env, a.besuch, { id: a.params.id, fach })
  if (!found) throw notFound()
  const ziel = fachrouten[fach].gespraech.href({ id: a.params.id })
  await markGelesen(a.env, a.env.db, { leser: a.besuch, ziel })
  const failed = hasErrors(props.fehler)
  const { betreff, vorgangId } = found.gespraech
  const bezug = await ort.findBezug(a, vorgangId)
  const kopf = { titel: betreff, krumen: [krume, fachkrume(fach), { text: betreff }], fehler: failed }
  const frame = { csrf: a.csrf(), grenzen: a.env.settings.dateien, zugestimmt: await hasAgreed(a), jetzt }
  return a.seite(kopf, <GespraechView {...found} {...frame} bezug={bezug} {...props} />, failed ? 422 : 200)
}

const createGespraech = (ort: Ort): HandlerOf<typeof routes.leistungsgespraech> => ({
  get: async (a) => {
    const id = forms.readId(a.frage('entwurf'))
    const entwurf = id ? await readEntwurf(a.env, a.besuch, id) : undefined
    const sendung = entwurf?.sendung ?? newId()
    const vorhanden = entwurf ? await ownFiles(a, sendung) : []
    const gesendet = a.frage('gesendet') === 'ja'
    const text = entwurf?.text ?? (await a.aufgehoben())['text'] ?? ''
    return showGespraech(a, ort, { sendung, vorhanden, text, fehler: {}, entwurf: Boolean(entwurf), gesendet })
  },
  post: async (a) => {
    const files = await filesOf(a)
    const eingabe = a.lies(forms.antwort)
    const { sendung } = files
    const vorhanden = await files.settle(eingabe['entfernen[]'])
    const gespraechId = a.params.id
    const { fach } = ort
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
    if (eingabe.aktion === 'zeigen') return showGespraech(a, ort, { ...again, fehler: {} })
    const textfehler = forms.checkText(text)
    const fehler = { ...(textfehler ? { text: textfehler } : {}), ...(files.fehler ? { dateien: files.fehler } : {}) }
    if (hasErrors(fehler)) return showGespraech(a, ort, { ...again, fehler })
    const anhaenge = vorhanden.map(({ id }) => id)
    const sent = await sendNachricht(a.env, a.besuch, { sendung, text, anhaenge, an: { gespraechId } })
    if (sent.ok) return a.weiter(`${here}?gesendet=ja`)
    return showGespraech(a, ort, { ...afresh(again, sent.grund), fehler: { formular: texte[sent.grund] } })
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

export function postfachHandlers(anschluesse: PostfachAnschluesse) {
  const findBezug = findBezugWith(anschluesse)
  return {
    postfach,
    leistungspostfach: showFach('leistung'),
    vermittlungspostfach: showFach('vermittlung'),
    leistungNeu: createNeu('leistung', findBezug),
    vermittlungNeu: createNeu('vermittlung', findBezug),
    leistungsgespraech: createGespraech({ fach: 'leistung', findBezug }),
    vermittlungsgespraech: createGespraech({ fach: 'vermittlung', findBezug }),
    ...sucheHandlers,
    ...ausdruckHandlers,
    postfachEntwurf,
    gespraechArchiv,
    nachrichtDatei,
  }
}
