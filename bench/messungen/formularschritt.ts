import { buergergeld } from '../../src/modules/formulare/dienste/buergergeld/index.ts'
import { nextStop } from '../../src/modules/formulare/engine/seite.ts'
import { keyOf, type Station, walk } from '../../src/modules/formulare/engine/weg.ts'
import { mehrfachName } from '../../src/modules/formulare/seiten/felder.ts'
import { hrefOf } from '../../src/modules/formulare/seiten/orte.ts'
import { heuteOf, printOf, showSeite } from '../../src/modules/formulare/seiten/seite.ts'
import { nimmSchritteAuf, type Schritt } from '../aufnahme-schritt.ts'
import type { Mensch } from '../fuellung.ts'
import { type Entwurf, fuelleEntwuerfe } from '../fuellung-entwuerfe.ts'
import { createHaushalt } from '../haushalt.ts'
import type { Formularschritt, Lastergebnis, Schritte, Schrittvorrat } from '../last/auftraege.ts'
import type { Prozess } from '../prozess.ts'
import { EBEN, type Umgebung } from '../umgebung.ts'
import { type Ergebnis, messeCpu, type Seite, vergleiche } from '../vergleich.ts'
import { type Mass, pageRequest } from './seiten.ts'

const VERBINDUNGEN = 10
const PERSONEN = 4
/** So many people fill in their Hauptantrag at the same time. */
const GLEICHZEITIG = 200
/** Sections with every kind of field; their pages follow one another. */
const ABSCHNITTE = ['kontakt', 'angaben', 'lage', 'wohnung']

const haushalt = createHaushalt(PERSONEN)
const { formular } = buergergeld

/** Two pages in a row of those sections, of the first person where they are gone through by person. */
function listPaare(heute: string): [Station, Station][] {
  const weg = walk(formular, haushalt, heute)
  const [erste] = new Set(weg.flatMap(({ eintraege }) => eintraege.slice(0, 1)))
  return weg.flatMap((station): [Station, Station][] => {
    const { abschnitt, eintraege } = station
    if (!ABSCHNITTE.includes(abschnitt) || eintraege.length > 1 || (eintraege[0] ?? erste) !== erste) return []
    const next = nextStop(formular, weg, station)
    return next?.abschnitt === abschnitt && formular.seiten[station.seite]!.sammlung === undefined
      ? [[station, next]]
      : []
  })
}

/** What a browser sends of a page that is left as it is. */
function postOf(station: Station): [string, string][] {
  const felder = Object.entries(showSeite(station)).flatMap(([name, wert]): [string, string][] =>
    typeof wert === 'string' ? [[name, wert]] : (wert ?? []).map((one) => [mehrfachName(name), one]),
  )
  return [...felder, ['abdruck', printOf({ dienst: buergergeld }, station)], ['schritt', 'weiter']]
}

/** The next page shows what there is to point out about this one. */
function hintOf(station: Station): string {
  const { warne, merke } = formular.seiten[station.seite]!
  return [warne, merke].some((one) => one && one(station.sicht).length > 0)
    ? `?${new URLSearchParams({ hinweis: keyOf(station) })}`
    : ''
}

function listSchritte(heute: string, { antragId, csrf }: Entwurf): Schritt[] {
  return listPaare(heute).map(([von, nach]) => ({
    pfad: hrefOf(antragId, von),
    felder: [['csrf', csrf], ...postOf(von)],
    nach: hrefOf(antragId, nach) + hintOf(von),
  }))
}

function asRequests(u: Umgebung, { mensch }: Entwurf, { pfad, felder, nach }: Schritt): Formularschritt {
  const get = pageRequest(u, nach, `__Host-sitzung=${mensch.token}`)
  const kopf = {
    ...get.kopf,
    origin: u.env.settings.baseUrl,
    'content-type': 'application/x-www-form-urlencoded',
  }
  const koerper = new URLSearchParams(felder).toString()
  return { post: { methode: 'POST', pfad, kopf, koerper }, nach, get }
}

interface Gegenstand {
  prozess: Prozess
  port: number
  vorrat: string
  anzahl: number
}

const measured = (u: Umgebung, name: string, { prozess, ...rest }: Gegenstand): Seite => ({
  name,
  async run() {
    const auftrag: Schritte = { art: 'schritte', ...rest, verbindungen: VERBINDUNGEN }
    const { wert, ergebnis } = await messeCpu(prozess, rest.anzahl, () => u.last.frage<Lastergebnis>(auftrag))
    return { wert, zeiten: ergebnis }
  },
})

/** Drafts of so many people, and every step of them as what is sent. */
async function fillVorrat(u: Umgebung, name: string, menschen: readonly Mensch[]): Promise<Entwurf[]> {
  const heute = heuteOf(u.env)
  const entwuerfe = await fuelleEntwuerfe(u.env, u.owner, { menschen, dienst: buergergeld, antworten: haushalt })
  const jeEntwurf = entwuerfe.map((one) => listSchritte(heute, one).map((schritt) => asRequests(u, one, schritt)))
  // The same step of all of them, then the next one: no draft is worked on twice at once.
  const schritte = jeEntwurf[0]!.flatMap((_, i) => jeEntwurf.map((one) => one[i]!))
  await u.last.frage({ art: 'schrittvorrat', name, schritte } satisfies Schrittvorrat)
  return entwuerfe
}

/** One step of the Hauptantrag: a page is sent, and the next one opened. */
export async function messeFormularschritt(u: Umgebung, { runden, anzahl }: Mass): Promise<Ergebnis> {
  await u.setzeSitzungen(EBEN)
  const { menschen } = u.fuellung
  const [erster] = await fillVorrat(u, 'schritte', menschen.slice(0, GLEICHZEITIG))
  // The baseline writes as many bytes, but none that anybody could read.
  await fillVorrat(u, 'grundlinie', menschen.slice(GLEICHZEITIG, 2 * GLEICHZEITIG))
  const heute = heuteOf(u.env)
  const schritte = listSchritte(heute, erster!)
  const aufnahme = await nimmSchritteAuf(u, erster!, schritte)
  const grundlinie = await u.starteGrundlinie('schritt', aufnahme)
  const seiten = [
    measured(u, 'Portal', { prozess: u.portal, port: u.port, vorrat: 'schritte', anzahl }),
    measured(u, 'node:http, dieselben Anweisungen auf pg, ein Template-Literal', {
      ...grundlinie,
      vorrat: 'grundlinie',
      anzahl,
    }),
  ] as const
  const gemessen = await vergleiche(seiten, { runden, ziele: [2], einheit: 'µs CPU je Schritt', aufwaermen: 3 })
  const anweisungen = Object.values(aufnahme.antworten).reduce((sum, { abfragen }) => sum + abfragen.length, 0)
  const je = (anweisungen / schritte.length).toFixed(1).replace('.', ',')
  const bytes = JSON.stringify(haushalt).length / 1000
  return {
    name: 'formularschritt',
    titel: 'Ein Schritt im Hauptantrag: absenden, prüfen, speichern, nächste Seite',
    vergleiche: gemessen,
    anmerkungen: [
      `Haushalt mit ${PERSONEN} Personen, ${walk(formular, haushalt, heute).length} Seiten auf dem Weg, Entwurf ${bytes.toFixed(1)} kB; ${schritte.length} Schritte nacheinander in ${GLEICHZEITIG} Entwürfen, ${VERBINDUNGEN} Verbindungen, ${anzahl} Schritte je Runde.`,
      `Im Mittel ${je} Anweisungen je Schritt, in derselben Transaktion; das Portal prüft dabei Sitzung, Herkunft und Abdruck, entschlüsselt und verschlüsselt den Entwurf und liest und prüft jede Angabe, die Grundlinie nichts davon.`,
    ],
  }
}
