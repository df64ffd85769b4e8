import { readDokument } from '#modules/dokumente'
import { readKunde } from '#modules/jobcenter'
import {
  type Antwortergebnis,
  afresh,
  answerGespraech,
  assignGespraech,
  beginOf,
  checkNeu,
  checkText,
  clean,
  closeGespraech,
  DateiWartetView,
  findKundeOfGespraech,
  ownerOfAnhang,
  readAnliegen,
  readGespraechForDienst,
  takeFiles,
  type Vorgangsbezug,
  writeToKunde,
} from '#modules/postfach'
import { readNachrichtenhindernis } from '#modules/profil'
import { findVorgangsbezug } from '#modules/vorgaenge'
import { isId, newId } from '#platform/datenbank/id.ts'
import { routes } from '#routes'
import type { Anfrage } from '#web/anfrage.ts'
import { badRequest, notFound } from '#web/fehler.ts'
import { dateifelder, felder, hasErrors, text, wahl } from '#web/felder.ts'
import type { HandlerOf } from '#web/router.tsx'
import type { Stroeme } from '#web/strom/stroeme.ts'
import { openAkte } from '../akte/akte.ts'
import { aktenkrume } from '../akte/web.tsx'
import { findPostenOf } from '../eingang/store.ts'
import { readBaustein } from './bausteine.ts'
import { sprache } from './strom.ts'
import { GespraechView, type Schreiben, SchreibenView } from './views.tsx'

type A = Anfrage<string, 'sachbearbeitung:nachrichten'>

const aktion = wahl(['senden', 'baustein'])
const antwortForm = felder({
  stand: text(10),
  baustein: text(40),
  text: text(),
  aktion: wahl(['senden', 'baustein', 'zeigen']),
  ...dateifelder,
})
const neuForm = felder({
  vorgang: text(40),
  anliegen: text(60),
  betreff: text(),
  baustein: text(40),
  text: text(),
  aktion,
  ...dateifelder,
})
const standForm = felder({ stand: text(10), aktion: wahl(['uebernehmen', 'zurueck', 'erledigt']) })

const krume = { text: 'Eingang', href: routes.dienstEingang.href() }
const filesOf = (a: A, kundeId: string) =>
  takeFiles(a, { kundeId, akteur: { art: 'dienst', id: a.besuch.mitarbeiterId } })

const texte: Record<Extract<Antwortergebnis, { ok: false }>['grund'], string> = {
  stand: 'Inzwischen hat jemand an diesem Gespräch gearbeitet. Lesen Sie es noch einmal; Ihr Text steht noch hier.',
  'ohne-zustimmung': 'Die Zustimmung zu Online-Nachrichten wurde widerrufen. Antworten Sie mit der Post.',
  deaktiviert: 'Das Konto ist deaktiviert. Schreiben Sie mit der Post.',
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

/** The case of this customer that an address, a form or a conversation names; nothing where it is not theirs. */
async function findBezug(a: Pick<A, 'env'>, kundeId: string, vorgang: string | undefined) {
  return vorgang && isId(vorgang) ? findVorgangsbezug(a.env, a.env.db, { id: vorgang, kundeId }) : undefined
}

async function showGespraech(a: Anfrage<'/:id', 'sachbearbeitung:nachrichten'>, props: Props): Promise<Response> {
  const { besuch, env } = a
  const jetzt = env.clock.now()
  const found = await readGespraechForDienst(env, besuch, a.params.id)
  const kunde =
    found && (await readKunde(env, env.db, { id: found.gespraech.kundeId, jobcenterId: besuch.jobcenterId }))
  if (!kunde) throw notFound()
  const hindernis = await readNachrichtenhindernis(env.db, kunde.id)
  const posten = await findPostenOf(env.db, {
    arten: ['nachricht'],
    bezugId: a.params.id,
    jobcenterId: besuch.jobcenterId,
  })
  const failed = hasErrors(props.fehler)
  const { betreff, vorgangId } = found.gespraech
  const bezug = await findBezug(a, kunde.id, vorgangId)
  const meldung = meldungen[a.frage('meldung') ?? '']
  const view = (
    <GespraechView
      {...found}
      {...props}
      csrf={a.csrf()}
      grenzen={env.settings.dateien}
      kunde={kunde}
      bezug={bezug}
      hindernis={hindernis}
      ich={besuch.mitarbeiterId}
      bearbeitetVon={posten?.name ?? undefined}
      meldung={failed ? undefined : meldung}
      jetzt={jetzt}
    />
  )
  return a.seite({ titel: betreff, krumen: [krume, { text: betreff }], fehler: failed }, view, failed ? 422 : 200)
}

const dienstGespraech: HandlerOf<typeof routes.dienstGespraech> = {
  get: async (a) => {
    const { text: getippt = '' } = await a.aufgehoben()
    return showGespraech(a, { sendung: newId(), vorhanden: [], text: getippt, fehler: {} })
  },
  post: async (a) => {
    const kundeId = await findKundeOfGespraech(a.env, a.besuch, a.params.id)
    if (!kundeId) throw notFound()
    const files = await filesOf(a, kundeId)
    const eingabe = a.lies(antwortForm)
    const { sendung } = files
    const vorhanden = await files.settle(eingabe['entfernen[]'])
    const again = { sendung, vorhanden, text: eingabe.text }
    if (eingabe.aktion === 'baustein') {
      return showGespraech(a, { ...again, text: insert(eingabe), fehler: {} })
    }
    if (eingabe.aktion === 'zeigen') return showGespraech(a, { ...again, fehler: {} })
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

type NeuProps = Props & { anliegen: string; betreff: string; bezug: Vorgangsbezug | undefined }

async function showSchreiben(a: Anfrage<'/:id', 'sachbearbeitung:nachrichten'>, props: NeuProps): Promise<Response> {
  const kunde = await openAkte(a.env, a.besuch, a.params.id)
  const hindernis = await readNachrichtenhindernis(a.env.db, kunde.id)
  const failed = hasErrors(props.fehler)
  const titel = 'Nachricht schreiben'
  const rest = { csrf: a.csrf(), grenzen: a.env.settings.dateien, kunde, hindernis }
  const kopf = { titel, krumen: [aktenkrume(kunde.id), { text: titel }], fehler: failed }
  return a.seite(kopf, <SchreibenView {...rest} {...props} />, failed ? 422 : 200)
}

const dienstNachricht: HandlerOf<typeof routes.dienstNachricht> = {
  get: async (a) => {
    const bezug = await findBezug(a, a.params.id, a.frage('vorgang'))
    const anfang = bezug ? beginOf(bezug) : { anliegen: '', betreff: '', text: '' }
    const { anliegen, betreff, text: getippt } = { ...anfang, ...(await a.aufgehoben()) }
    return showSchreiben(a, { sendung: newId(), vorhanden: [], anliegen, betreff, text: getippt, bezug, fehler: {} })
  },
  post: async (a) => {
    const kunde = await readKunde(a.env, a.env.db, { id: a.params.id, jobcenterId: a.besuch.jobcenterId })
    if (!kunde) throw notFound()
    const files = await filesOf(a, kunde.id)
    const eingabe = a.lies(neuForm)
    const { sendung } = files
    const vorhanden = await files.settle(eingabe['entfernen[]'])
    const { anliegen, betreff } = eingabe
    const bezug = await findBezug(a, kunde.id, eingabe.vorgang)
    const again = { sendung, vorhanden, text: eingabe.text, anliegen, betreff, bezug }
    if (eingabe.aktion === 'baustein') return showSchreiben(a, { ...again, text: insert(eingabe), fehler: {} })
    const geprueft = checkNeu(readAnliegen(anliegen)?.fach ?? 'leistung', eingabe)
    const fehler = { ...(geprueft.ok ? {} : geprueft.fehler), ...(files.fehler ? { dateien: files.fehler } : {}) }
    if (!geprueft.ok || files.fehler) return showSchreiben(a, { ...again, fehler })
    const { ok: _, ...inhalt } = geprueft
    const anhaenge = vorhanden.map(({ id }) => id)
    const neu = { kundeId: kunde.id, sendung, anhaenge, vorgang: bezug, ...inhalt }
    const sent = await writeToKunde(a.env, a.besuch, neu)
    const zurueck = bezug ? routes.dienstVorgang.href({ id: bezug.id }) : routes.dienstKunde.href({ id: kunde.id })
    if (sent.ok) return a.weiter(`${zurueck}?meldung=nachricht`)
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

export const nachrichtenHandlers = (stroeme: Stroeme) => ({
  dienstGespraech,
  dienstGespraechStand,
  dienstNachricht,
  dienstDatei,
  dienstStrom: ((a) => stroeme.antworte(a, sprache)) satisfies HandlerOf<typeof routes.dienstStrom>,
})
