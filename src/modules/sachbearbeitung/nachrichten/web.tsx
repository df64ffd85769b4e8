import { deleteDokumente, listDokumente, readDokument, takeDokumente } from '#modules/dokumente'
import { readKunde } from '#modules/jobcenter'
import {
  type Antwortergebnis,
  answerGespraech,
  assignGespraech,
  checkNeu,
  checkText,
  clean,
  closeGespraech,
  DateiWartetView,
  findKundeOfGespraech,
  listArbeit,
  ownerOfAnhang,
  readAnliegen,
  readGespraechForDienst,
  readId,
  readMark,
  writeToKunde,
} from '#modules/postfach'
import { readZustimmungen } from '#modules/profil'
import { newId } from '#platform/datenbank/id.ts'
import { routes } from '#routes'
import type { Anfrage } from '#web/anfrage.ts'
import { badRequest, notFound } from '#web/fehler.ts'
import { dateifelder, felder, hasErrors, text, wahl } from '#web/felder.ts'
import type { HandlerOf } from '#web/router.tsx'
import { openAkte } from '../akte/akte.ts'
import { aktenkrume } from '../akte/web.tsx'
import { readBaustein } from './bausteine.ts'
import { EingangView, GespraechView, type Schreiben, SchreibenView, type Wessen, wessenTexte } from './views.tsx'

type A = Anfrage<string, 'sachbearbeitung:nachrichten'>

const aktion = wahl(['senden', 'baustein'])
const antwortForm = felder({ stand: text(10), baustein: text(40), text: text(), aktion, ...dateifelder })
const neuForm = felder({
  anliegen: text(60),
  betreff: text(),
  baustein: text(40),
  text: text(),
  aktion,
  ...dateifelder,
})
const standForm = felder({ stand: text(10), aktion: wahl(['uebernehmen', 'zurueck', 'erledigt']) })

const krume = { text: 'Eingang', href: routes.dienstEingang.href() }
const readWessen = (value: string | undefined): Wessen =>
  value !== undefined && Object.hasOwn(wessenTexte, value) ? (value as Wessen) : 'alle'

const dienstEingang: HandlerOf<typeof routes.dienstEingang> = async (a) => {
  const wessen = readWessen(a.frage('wessen'))
  const { zeilen, weiter } = await listArbeit(a.env, a.besuch, { wessen, nach: readMark(a.frage('nach')) })
  const { jobcenterId } = a.besuch
  const namen = await Promise.all(
    zeilen.map(async ({ kundeId }) => {
      const kunde = await readKunde(a.env, a.env.db, { id: kundeId, jobcenterId })
      return kunde ? `${kunde.nachname}, ${kunde.vorname}` : 'anderes Jobcenter'
    }),
  )
  const liste = zeilen.map((zeile, i) => ({
    ...zeile,
    kunde: namen[i]!,
    seit: zeile.offenSeit!,
    zustaendig: zeile.zustaendigName,
  }))
  const view = <EingangView wessen={wessen} zeilen={liste} weiter={weiter} />
  return a.seite({ titel: 'Eingang', krumen: [{ text: 'Eingang' }], hauptspalte: 'breit' }, view)
}

/** Files that staff attaches belong to the customer who gets them. */
async function takeFiles(a: A, kundeId: string) {
  const sendung = readId(a.feldVorDateien('sendung'))
  if (!sendung) throw badRequest()
  const besitzer = { art: 'kunde', id: kundeId } as const
  const akteur = { art: 'dienst', id: a.besuch.mitarbeiterId } as const
  const { fehler } = await takeDokumente(a.env, { besitzer, sendung, akteur }, a.dateien())
  return {
    sendung,
    fehler: fehler[0],
    async settle(entfernen: readonly string[]) {
      await a.env.db
        .transaction()
        .execute((tx) => deleteDokumente(a.env, tx, { besitzer, ids: entfernen, nurUngebundene: true }))
      return listDokumente(a.env, a.env.db, { besitzer, sendung })
    },
  }
}

const texte: Record<Extract<Antwortergebnis, { ok: false }>['grund'], string> = {
  stand: 'Inzwischen hat jemand an diesem Gespräch gearbeitet. Lesen Sie es noch einmal; Ihr Text steht noch hier.',
  'ohne-zustimmung': 'Die Zustimmung zu Online-Nachrichten wurde widerrufen. Antworten Sie mit der Post.',
  anhang: 'Eine Datei wurde nicht angenommen. Entfernen Sie sie und senden Sie noch einmal.',
  weg: 'Das Gespräch gibt es nicht mehr.',
  'schon-gesendet':
    'Diese Nachricht ist schon gesendet, vielleicht aus einem anderen Fenster. Ihr neuer Text steht noch hier.',
}

const meldungen: Record<string, string> = {
  gesendet: 'Ihre Antwort ist gesendet.',
  uebernommen: 'Sie sind jetzt zuständig.',
  zurueck: 'Das Gespräch ist zurückgegeben.',
  erledigt: 'Das Gespräch ist als erledigt vermerkt.',
  veraltet: 'Jemand war schneller. Das Gespräch zeigt jetzt den neuen Stand.',
}

type Props = Pick<Schreiben, 'sendung' | 'vorhanden' | 'text' | 'fehler'>

async function showGespraech(a: Anfrage<'/:id', 'sachbearbeitung:nachrichten'>, props: Props): Promise<Response> {
  const { besuch, env } = a
  const found = await readGespraechForDienst(env, besuch, a.params.id)
  const kunde =
    found && (await readKunde(env, env.db, { id: found.gespraech.kundeId, jobcenterId: besuch.jobcenterId }))
  if (!kunde) throw notFound()
  const { nachrichten: zugestimmt } = await readZustimmungen(env.db, kunde.id)
  const failed = hasErrors(props.fehler)
  const { betreff } = found.gespraech
  const meldung = meldungen[a.frage('meldung') ?? '']
  const view = (
    <GespraechView
      {...found}
      {...props}
      csrf={a.csrf()}
      grenzen={env.settings.dateien}
      kunde={kunde}
      zugestimmt={zugestimmt !== undefined}
      ich={besuch.mitarbeiterId}
      meldung={failed ? undefined : meldung}
    />
  )
  return a.seite({ titel: betreff, krumen: [krume, { text: betreff }], fehler: failed }, view, failed ? 422 : 200)
}

const dienstGespraech: HandlerOf<typeof routes.dienstGespraech> = {
  get: (a) => showGespraech(a, { sendung: newId(), vorhanden: [], text: '', fehler: {} }),
  post: async (a) => {
    const kundeId = await findKundeOfGespraech(a.env, a.besuch, a.params.id)
    if (!kundeId) throw notFound()
    const files = await takeFiles(a, kundeId)
    const eingabe = a.lies(antwortForm)
    const { sendung } = files
    const vorhanden = await files.settle(eingabe['entfernen[]'])
    const again = { sendung, vorhanden, text: eingabe.text }
    if (eingabe.aktion === 'baustein') {
      return showGespraech(a, { ...again, text: insert(eingabe), fehler: {} })
    }
    const inhalt = clean(eingabe.text)
    const textfehler = checkText(inhalt)
    const fehler = { ...(textfehler ? { text: textfehler } : {}), ...(files.fehler ? { dateien: files.fehler } : {}) }
    if (hasErrors(fehler)) return showGespraech(a, { ...again, fehler })
    const anhaenge = vorhanden.map(({ id }) => id)
    const antwort = { id: a.params.id, sendung, text: inhalt, anhaenge, stand: Number(eingabe.stand) }
    const sent = await answerGespraech(a.env, a.besuch, antwort)
    if (sent.ok) return a.weiter(`${routes.dienstGespraech.href(a.params)}?meldung=gesendet`)
    return showGespraech(a, { ...afresh(again, sent.grund), fehler: { formular: texte[sent.grund] } })
  },
}

/** A text that is none of the message already sent goes on as a new one. */
const afresh = <P extends { sendung: string; vorhanden: unknown[] }>(props: P, grund: keyof typeof texte): P =>
  grund === 'schon-gesendet' ? { ...props, sendung: newId(), vorhanden: [] } : props

const insert = (eingabe: { baustein: string; text: string }) => {
  const baustein = readBaustein(eingabe.baustein)
  if (!baustein) return eingabe.text
  return eingabe.text.trim() === '' ? baustein : `${eingabe.text}\n\n${baustein}`
}

const dienstGespraechStand: HandlerOf<typeof routes.dienstGespraechStand> = async (a) => {
  const { stand, aktion: was } = a.lies(standForm)
  if (!was) throw badRequest()
  const { id } = a.params
  const wahl = { id, stand: Number(stand) }
  const an = was === 'uebernehmen' ? a.besuch.mitarbeiterId : undefined
  const done =
    was === 'erledigt'
      ? await closeGespraech(a.env, a.besuch, wahl)
      : await assignGespraech(a.env, a.besuch, { ...wahl, an })
  const meldung = was === 'uebernehmen' ? 'uebernommen' : was
  // A foreign one is answered by the page itself: there is none.
  return a.weiter(`${routes.dienstGespraech.href({ id })}?meldung=${done ? meldung : 'veraltet'}`)
}

type NeuProps = Props & { anliegen: string; betreff: string }

async function showSchreiben(a: Anfrage<'/:id', 'sachbearbeitung:nachrichten'>, props: NeuProps): Promise<Response> {
  const kunde = await openAkte(a.env, a.besuch, a.params.id)
  const { nachrichten } = await readZustimmungen(a.env.db, kunde.id)
  const failed = hasErrors(props.fehler)
  const titel = 'Nachricht schreiben'
  const rest = { csrf: a.csrf(), grenzen: a.env.settings.dateien, kunde, zugestimmt: nachrichten !== undefined }
  const kopf = { titel, krumen: [aktenkrume(kunde.id), { text: titel }], fehler: failed }
  return a.seite(kopf, <SchreibenView {...rest} {...props} />, failed ? 422 : 200)
}

const dienstNachricht: HandlerOf<typeof routes.dienstNachricht> = {
  get: (a) => showSchreiben(a, { sendung: newId(), vorhanden: [], text: '', anliegen: '', betreff: '', fehler: {} }),
  post: async (a) => {
    const kunde = await readKunde(a.env, a.env.db, { id: a.params.id, jobcenterId: a.besuch.jobcenterId })
    if (!kunde) throw notFound()
    const files = await takeFiles(a, kunde.id)
    const eingabe = a.lies(neuForm)
    const { sendung } = files
    const vorhanden = await files.settle(eingabe['entfernen[]'])
    const { anliegen, betreff } = eingabe
    const again = { sendung, vorhanden, text: eingabe.text, anliegen, betreff }
    if (eingabe.aktion === 'baustein') return showSchreiben(a, { ...again, text: insert(eingabe), fehler: {} })
    const geprueft = checkNeu(readAnliegen(anliegen)?.fach ?? 'leistung', eingabe)
    const fehler = { ...(geprueft.ok ? {} : geprueft.fehler), ...(files.fehler ? { dateien: files.fehler } : {}) }
    if (!geprueft.ok || files.fehler) return showSchreiben(a, { ...again, fehler })
    const { ok: _, ...inhalt } = geprueft
    const anhaenge = vorhanden.map(({ id }) => id)
    const sent = await writeToKunde(a.env, a.besuch, { kundeId: kunde.id, sendung, anhaenge, ...inhalt })
    if (sent.ok) return a.weiter(`${routes.dienstKunde.href({ id: kunde.id })}?meldung=nachricht`)
    return showSchreiben(a, { ...afresh(again, sent.grund), fehler: { formular: texte[sent.grund] } })
  },
}

const dienstDatei: HandlerOf<typeof routes.dienstDatei> = async (a) => {
  const { id: gespraechId, dokumentId } = a.params
  const kundeId = await ownerOfAnhang(a.env, a.besuch, { gespraechId, dokumentId })
  if (!kundeId) throw notFound()
  const akteur = { art: 'dienst', id: a.besuch.mitarbeiterId } as const
  const besitzer = { art: 'kunde', id: kundeId } as const
  const trotzdem = a.frage('trotzdem') === 'ja'
  const datei = await readDokument(a.env, { besitzer, id: dokumentId }, { akteur, trotzdem })
  if (!datei) throw notFound()
  if (datei.ok) return a.anhang(datei.anhang)
  const zurueck = routes.dienstGespraech.href({ id: gespraechId })
  return a.seite(
    { titel: 'Datei', krumen: [krume, { text: 'Datei' }] },
    <DateiWartetView zurueck={zurueck} grund={datei.grund} />,
  )
}

export const nachrichtenHandlers = {
  dienstEingang,
  dienstGespraech,
  dienstGespraechStand,
  dienstNachricht,
  dienstDatei,
}
