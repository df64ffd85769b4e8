import { type Dokument, dokumentarten, listDokumente } from '#modules/dokumente'
import { listGespraecheDerDateien } from '#modules/postfach'
import { listMitteilungenDerDateien } from '#modules/termine'
import { listVorgaengeDerDateien, markOf } from '#modules/vorgaenge'
import type { Env } from '#platform/env.ts'
import { formatKurz, tagInBerlin } from '#platform/text/datum.ts'
import { routes } from '#routes'
import type { Dienstbesuch } from '#web/besuch.ts'
import type { EtikettArt } from '#web/parts/index.ts'
import { hasRecht, type Recht, type Rolle } from '#web/schutz/rechte.ts'
import { type Eingangsfilter, findEingegangenes, type Ortsart } from './store.ts'

/** What a role has to be allowed to, so that it sees what was handed in there; the same as for the pages of these. */
const rechte: Record<Ortsart, Recht> = {
  vorgang: 'vorgaenge',
  aerztlich: 'aerztliche-unterlagen',
  nachricht: 'nachrichten',
  termin: 'termine',
}

const alle = Object.keys(rechte) as Ortsart[]

/** Where files of a customer can belong, as far as the roles show it. */
export const listOrtsarten = (rollen: readonly Rolle[]): Ortsart[] =>
  alle.filter((art) => hasRecht(rollen, rechte[art]))

/** A place that a file was handed in for. */
interface Ort {
  text: string
  href: string
  /** Where the file is opened with the right to that place. */
  datei: string
  zeit: Date
  /** For which document it stands, and how that one does. */
  nachweis: { name: string; stand: { text: string; art: EtikettArt } } | undefined
}

export interface Dokumentzeile {
  dokument: Dokument
  /** What kind of document it is, where that is known. */
  art: string | undefined
  eingang: Date
  /** The last one first; at least one. */
  orte: [Ort, ...Ort[]]
}

type Wer = Pick<Dienstbesuch, 'jobcenterId' | 'rollen'>
type Wo = Omit<Eingangsfilter, 'jobcenterId'>

/**
 * One page of what a customer of the own Jobcenter (checked by the caller) has handed in, and where the next one begins; of every
 * place only what the roles may see (AZ-05).
 */
export async function listEingegangenes(
  env: Env,
  wer: Wer,
  wo: Wo,
): Promise<{ zeilen: Dokumentzeile[]; weiter: string | undefined }> {
  const { kundeId, anzahl } = wo
  const { jobcenterId, rollen } = wer
  const arten = wo.arten.filter((art) => hasRecht(rollen, rechte[art]))
  const found = await findEingegangenes(env.db, { ...wo, jobcenterId, arten, anzahl: anzahl + 1 })
  const rows = found.slice(0, anzahl)
  const ids = rows.map((row) => row.dokument_id)
  if (ids.length === 0) return { zeilen: [], weiter: undefined }
  const [dokumente, nameOrt] = await Promise.all([
    listDokumente(env, env.db, { besitzer: { art: 'kunde', id: kundeId }, ids }),
    readOrte(env, wer, { kundeId, ids }),
  ])
  const zeilen = rows.flatMap(({ dokument_id, eingang, orte }) => {
    const dokument = dokumente.find(({ id }) => id === dokument_id)
    const named = orte.flatMap((ort) => nameOrt(dokument_id, ort) ?? [])
    const [first, ...rest] = named
    if (!dokument || !first) return []
    const typ = named.find((one) => one.typ)?.typ ?? dokument.art
    return [{ dokument, art: typ && dokumentarten[typ], eingang, orte: [first, ...rest] satisfies [Ort, ...Ort[]] }]
  })
  const last = rows.at(-1)
  return { zeilen, weiter: found.length > anzahl && last ? markOf(last.eingang, last.dokument_id) : undefined }
}

type Gefunden = { art: Ortsart; id: string; zeit: number }

/** Names the places of these files, each with the right to it. */
async function readOrte(env: Env, { jobcenterId, rollen }: Wer, wo: { kundeId: string; ids: readonly string[] }) {
  const darf = (art: Ortsart) => hasRecht(rollen, rechte[art])
  const dort = { ...wo, jobcenterId }
  const [vorgaenge, gespraeche, mitteilungen] = await Promise.all([
    darf('vorgang') || darf('aerztlich') ? listVorgaengeDerDateien(env, { jobcenterId, rollen }, wo) : [],
    darf('nachricht') ? listGespraecheDerDateien(env, dort) : [],
    darf('termin') ? listMitteilungenDerDateien(env, dort) : [],
  ])
  const nameVorgang = (dokumentId: string, id: string) => {
    const one = vorgaenge.find((each) => each.dokumentId === dokumentId && each.vorgangId === id)
    if (!one) return undefined
    const { vorgang, datei } = one.versiegelt
      ? { vorgang: routes.dienstAerztlicherVorgang, datei: routes.dienstAerztlicheDatei }
      : { vorgang: routes.dienstVorgang, datei: routes.dienstVorgangDatei }
    const text = `${one.titel} (${one.nummer})`
    const wege = { href: vorgang.href({ id }), datei: datei.href({ id, dokumentId }) }
    return { text, ...wege, nachweis: one.nachweis, typ: one.typ }
  }
  const nameNachricht = (dokumentId: string, id: string) => {
    const one = gespraeche.find((each) => each.dokumentId === dokumentId && each.gespraech.id === id)
    const wege = { href: routes.dienstGespraech.href({ id }), datei: routes.dienstDatei.href({ id, dokumentId }) }
    return one && { text: `Nachricht: ${one.gespraech.betreff}`, ...wege, nachweis: undefined, typ: undefined }
  }
  const nameMitteilung = (dokumentId: string, id: string) => {
    const one = mitteilungen.find((each) => each.dokumentId === dokumentId && each.mitteilungId === id)
    if (!one) return undefined
    const wort = one.art === 'verhinderung' ? 'Verhinderung' : 'Terminwunsch'
    const text = one.termin ? `${wort}: Termin am ${formatKurz(tagInBerlin(one.termin.beginn))}` : wort
    const href = one.termin
      ? routes.dienstTermin.href({ id: one.termin.id })
      : routes.dienstTerminmitteilung.href({ id })
    const datei = routes.dienstTerminmitteilungDatei.href({ id, dokumentId })
    return { text, href, datei, nachweis: undefined, typ: undefined }
  }
  const namen = { vorgang: nameVorgang, aerztlich: nameVorgang, nachricht: nameNachricht, termin: nameMitteilung }
  return (dokumentId: string, { art, id, zeit }: Gefunden) => {
    const named = namen[art](dokumentId, id)
    return named && { ...named, zeit: new Date(zeit) }
  }
}
