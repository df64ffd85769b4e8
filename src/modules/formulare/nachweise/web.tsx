import { dokumentwahl, listEigene } from '#modules/dokumente'
import { resumeSendung, takeFiles } from '#modules/postfach'
import { parseTag, type Tag } from '#platform/text/datum.ts'
import { routes } from '#routes'
import type { Anfrage } from '#web/anfrage.ts'
import { notFound } from '#web/fehler.ts'
import { dateifelder, felder, hasErrors, text, wahl } from '#web/felder.ts'
import type { HandlerOf } from '#web/router.tsx'
import type { Antrag, Nachweiswahl } from '../antrag/antrag.ts'
import { findDateien } from '../antrag/store.ts'
import { heuteOf } from '../seiten/seite.ts'
import { krumenOf, own, titelOf } from '../seiten/web.tsx'
import { canAmtGive } from './amt.ts'
import { type Belegposten, listPosten, savePosten } from './nachweise.ts'
import { NachweiseView, type NachweisProps, NachweisView } from './views.tsx'

type A = Anfrage<'/:id/:nachweis', 'konto'>

const schema = felder({
  wahl: wahl(['spaeter', 'nicht-vorhanden', 'amt']),
  ...{ 'bis-tag': text(10), 'bis-monat': text(10), 'bis-jahr': text(10), grund: text() },
  ...dokumentwahl,
  ...dateifelder,
})

const antragNachweise: HandlerOf<typeof routes.antragNachweise> = async (a) => {
  const antrag = await own(a)
  const posten = await listPosten(a.env, antrag)
  const titel = titelOf(a, antrag.dienst)
  const view = <NachweiseView id={antrag.id} titel={titel} posten={posten} />
  return a.seite({ titel: 'Nachweise', krumen: krumenOf(antrag, 'Nachweise') }, view)
}

async function findPosten(a: A): Promise<{ antrag: Antrag; posten: Belegposten }> {
  const antrag = await own(a)
  const posten = (await listPosten(a.env, antrag)).find(({ adresse }) => adresse === a.params.nachweis)
  if (!posten) throw notFound()
  return { antrag, posten }
}

type Rest = Pick<NachweisProps, 'sendung' | 'vorhanden' | 'auswahl' | 'eingabe' | 'fehler'>

/** So many of one's own files can be chosen from; older ones are handed in anew. */
const ZUR_WAHL = 100

/** A file stands for one document of a form: those that are in it already are not offered again. */
async function listWahl(a: A, antrag: Antrag) {
  const [eigene, dateien] = await Promise.all([
    listEigene(a.env, a.env.db, { besitzer: antrag.besitzer, brauchbar: true, anzahl: ZUR_WAHL }),
    findDateien(a.env.db, antrag.id),
  ])
  const used = new Set(dateien.map(({ dokument_id }) => dokument_id))
  return eigene.filter(({ id }) => !used.has(id))
}

async function show(a: A, { antrag, posten }: { antrag: Antrag; posten: Belegposten }, rest: Rest): Promise<Response> {
  const failed = hasErrors(rest.fehler)
  const eigene = await listWahl(a, antrag)
  const versiegelt = antrag.dienst.versiegelt === true
  const props = { csrf: a.csrf(), id: antrag.id, posten, versiegelt, eigene, grenzen: a.env.settings.dateien, ...rest }
  const krumen = [
    ...krumenOf(antrag, '').slice(0, 1),
    { text: 'Nachweise', href: routes.antragNachweise.href({ id: antrag.id }) },
    { text: posten.titel },
  ]
  const kopf = { titel: posten.titel, krumen, fehler: failed, skripte: ['hochladen.js'] }
  return a.seite(kopf, <NachweisView {...props} />, failed ? 422 : 200)
}

function eingabeOf(wahl: Nachweiswahl | undefined): NachweisProps['eingabe'] {
  const [jahr, monat, tag] = wahl?.bis?.split('-') ?? []
  return { wahl: wahl?.wahl ?? '', grund: wahl?.grund ?? '', bis: { tag, monat, jahr } }
}

const GRUND_LAENGE = 500

interface Gelesen {
  wahl: Nachweiswahl | undefined
  fehler: NachweisProps['fehler']
}

function readWahl({ wahl, grund, bis }: NachweisProps['eingabe'], heute: Tag): Gelesen {
  const fehler: NachweisProps['fehler'] = {}
  if (grund.length > GRUND_LAENGE) fehler.grund = `Kürzen Sie den Text auf höchstens ${GRUND_LAENGE} Zeichen.`
  if (wahl === '') return { wahl: undefined, fehler }
  const neu: Nachweiswahl = { wahl: wahl as Nachweiswahl['wahl'], ...(grund ? { grund } : {}) }
  if (wahl !== 'spaeter' || !(bis.tag || bis.monat || bis.jahr)) return { wahl: neu, fehler }
  const tag = parseTag(bis)
  if (!tag.ok) fehler.bis = tag.fehler
  else if (tag.tag < heute) fehler.bis = 'Geben Sie einen Tag ab heute an.'
  else neu.bis = tag.tag
  return { wahl: neu, fehler }
}

const antragNachweis: HandlerOf<typeof routes.antragNachweis> = {
  get: async (a) => {
    const found = await findPosten(a)
    const eingabe = eingabeOf(found.posten.wahl)
    const resumed = await resumeSendung(a, found.antrag.besitzer)
    return show(a, found, { ...resumed, auswahl: [], eingabe, fehler: {} })
  },
  post: async (a) => {
    const found = await findPosten(a)
    const akteur = { art: 'kunde', id: a.besuch.kontoId } as const
    const { sendung, ...files } = await takeFiles(a, { besitzer: found.antrag.besitzer, akteur })
    const posted = a.lies(schema)
    const entfernen = posted['entfernen[]']
    const vorhanden = await files.settle(entfernen)
    const bis = { tag: posted['bis-tag'], monat: posted['bis-monat'], jahr: posted['bis-jahr'] }
    const moeglich = posted.wahl !== 'amt' || (!found.antrag.dienst.versiegelt && canAmtGive(found.posten))
    const eingabe = { wahl: moeglich ? posted.wahl : ('' as const), grund: posted.grund.trim(), bis }
    const { wahl, fehler } = readWahl(eingabe, heuteOf(a.env))
    const auswahl = posted['auswahl[]']
    const left = found.posten.dateien.filter(({ id }) => !entfernen.includes(id))
    if (files.fehler) fehler.dateien = files.fehler
    else if (
      vorhanden.length + auswahl.length + left.length === 0 &&
      !wahl &&
      !hasErrors(fehler) &&
      entfernen.length === 0
    ) {
      fehler.dateien = 'Wählen Sie eine Datei, oder sagen Sie, was aus dem Nachweis wird.'
    }
    const again = { sendung, vorhanden, auswahl, eingabe, fehler }
    if (hasErrors(fehler)) return show(a, found, again)
    const { id } = found.antrag
    const dateien = vorhanden.map((one) => one.id)
    const done = await savePosten(a.env, a.besuch, {
      id,
      schluessel: found.posten.schluessel,
      dateien,
      auswahl,
      entfernen,
      wahl,
    })
    if (done === 'weg') throw notFound()
    if (done === 'ok') return a.weiter(routes.antragNachweise.href({ id }))
    const formular = 'Eine Datei wurde nicht angenommen. Entfernen Sie sie und speichern Sie noch einmal.'
    return show(a, found, { ...again, fehler: { formular } })
  },
}

export const nachweiseHandlers = { antragNachweise, antragNachweis }
