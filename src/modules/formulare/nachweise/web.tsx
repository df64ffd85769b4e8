import { takeFiles } from '#modules/postfach'
import { newId } from '#platform/datenbank/id.ts'
import { parseTag, type Tag } from '#platform/text/datum.ts'
import { routes } from '#routes'
import type { Anfrage } from '#web/anfrage.ts'
import { notFound } from '#web/fehler.ts'
import { dateifelder, felder, hasErrors, text, wahl } from '#web/felder.ts'
import type { HandlerOf } from '#web/router.tsx'
import type { Antrag, Nachweiswahl } from '../antrag/antrag.ts'
import { heuteOf } from '../seiten/seite.ts'
import { krumenOf, own, titelOf } from '../seiten/web.tsx'
import { type Belegposten, listPosten, savePosten } from './nachweise.ts'
import { NachweiseView, type NachweisProps, NachweisView } from './views.tsx'

type A = Anfrage<'/:id/:nachweis', 'profil'>

const schema = felder({
  wahl: wahl(['spaeter', 'nicht-vorhanden', 'amt']),
  ...{ 'bis-tag': text(10), 'bis-monat': text(10), 'bis-jahr': text(10), grund: text() },
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

type Rest = Pick<NachweisProps, 'sendung' | 'vorhanden' | 'eingabe' | 'fehler'>

function show(a: A, { antrag, posten }: { antrag: Antrag; posten: Belegposten }, rest: Rest): Response {
  const failed = hasErrors(rest.fehler)
  const props = { csrf: a.csrf(), id: antrag.id, posten, grenzen: a.env.settings.dateien, ...rest }
  const krumen = [
    ...krumenOf(antrag, '').slice(0, 1),
    { text: 'Nachweise', href: routes.antragNachweise.href({ id: antrag.id }) },
    { text: posten.titel },
  ]
  return a.seite({ titel: posten.titel, krumen, fehler: failed }, <NachweisView {...props} />, failed ? 422 : 200)
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
    return show(a, found, { sendung: newId(), vorhanden: [], eingabe, fehler: {} })
  },
  post: async (a) => {
    const found = await findPosten(a)
    const akteur = { art: 'kunde', id: a.besuch.kontoId } as const
    const { sendung, ...files } = await takeFiles(a, { kundeId: a.besuch.profil.kundeId, akteur })
    const posted = a.lies(schema)
    const entfernen = posted['entfernen[]']
    const vorhanden = await files.settle(entfernen)
    const bis = { tag: posted['bis-tag'], monat: posted['bis-monat'], jahr: posted['bis-jahr'] }
    const eingabe = { wahl: posted.wahl, grund: posted.grund.trim(), bis }
    const { wahl, fehler } = readWahl(eingabe, heuteOf(a.env))
    const left = found.posten.dateien.filter(({ id }) => !entfernen.includes(id))
    if (files.fehler) fehler.dateien = files.fehler
    else if (vorhanden.length + left.length === 0 && !wahl && !hasErrors(fehler) && entfernen.length === 0) {
      fehler.dateien = 'Wählen Sie eine Datei, oder sagen Sie, was aus dem Nachweis wird.'
    }
    const again = { sendung, vorhanden, eingabe, fehler }
    if (hasErrors(fehler)) return show(a, found, again)
    const { id } = found.antrag
    const dateien = vorhanden.map((one) => one.id)
    const done = await savePosten(a.env, a.besuch, {
      id,
      schluessel: found.posten.schluessel,
      dateien,
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
