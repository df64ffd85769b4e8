import { countAusgaenge, recordEreignis } from '#modules/protokoll'
import { later, STUNDE } from '#platform/clock.ts'
import type { Db, Tx } from '#platform/datenbank/db.ts'
import type { Env } from '#platform/env.ts'
import type { Settings } from '#platform/settings.ts'
import type { Dienstbesuch } from '#web/besuch.ts'
import { hasRecht } from '#web/schutz/rechte.ts'
import { ALLEIN } from '../vorgaenge/auswahl/paket.ts'
import { type Ausgabename, type Ausgangsliste, ausgabearten, readAusgabeart } from './arten.ts'
import * as store from './store.ts'

/** What somebody fetched alone counts so long, in hours. */
export const FENSTER = 24

type Wer = Pick<Dienstbesuch, 'mitarbeiterId' | 'rollen' | 'sitzungId'>

interface Grenze {
  name: string
  /** Whose lines are added up. */
  listen: readonly Ausgangsliste[]
  hoechstens(settings: Settings): number
}

const daten: Grenze = {
  name: 'Einträge aus Listen und Archiven',
  listen: ['vorgaenge-csv', 'vorgaenge-archiv'],
  hoechstens: ({ ausgabeZeilen }) => ausgabeZeilen,
}
const archive: Grenze = {
  name: 'davon Vorgänge als Dateien',
  listen: ['vorgaenge-archiv'],
  hoechstens: ({ ausgabeZeilen }) => Math.min(ALLEIN, ausgabeZeilen),
}
const briefe: Grenze = {
  name: 'Briefe mit Freischaltcode aus Stapeln',
  listen: ['freischaltbriefe'],
  hoechstens: ({ ausgabeBriefe }) => ausgabeBriefe,
}

/** Which limits hold for a kind, all of them at once. */
const grenzen: Record<Ausgabename, readonly Grenze[]> = {
  vorgaenge: [daten],
  vorgangsarchiv: [daten, archive],
  freischaltbriefe: [briefe],
}

/** How much of a limit somebody has used. */
export interface Verbrauch {
  name: string
  hoechstens: number
  verbraucht: number
}

export const freeOf = ({ hoechstens, verbraucht }: Verbrauch): number => Math.max(0, hoechstens - verbraucht)

/** In a course many share one person, so that only what was fetched since the own sign-in counts. */
async function beginOf(env: Env, db: Db | Tx, { sitzungId }: Wer): Promise<Date> {
  const tag = later(env.clock.now(), -FENSTER * STUNDE)
  const angemeldet = env.settings.modus === 'schulung' ? await store.findAnmeldung(db, sitzungId) : undefined
  return angemeldet && angemeldet > tag ? angemeldet : tag
}

interface Frage {
  regeln: readonly Grenze[]
  sachen: readonly string[]
}

async function measure(env: Env, db: Db | Tx, { wer, regeln, sachen }: Frage & { wer: Wer }) {
  const listen = [...new Set(regeln.flatMap((regel) => regel.listen))]
  const seit = await beginOf(env, db, wer)
  const { summen, bekannt } = await countAusgaenge(db, { mitarbeiterId: wer.mitarbeiterId, seit, listen, sachen })
  const stand = regeln.map(({ name, listen: eigene, hoechstens }): Verbrauch => {
    const verbraucht = eigene.reduce((summe, liste) => summe + (summen.get(liste) ?? 0), 0)
    return { name, hoechstens: hoechstens(env.settings), verbraucht }
  })
  return { stand, bekannt }
}

const tightest = (stand: readonly Verbrauch[]): Verbrauch =>
  stand.reduce((eng, one) => (freeOf(one) < freeOf(eng) ? one : eng))

/** What is left of the limit that leaves the least for this kind. */
export async function readVerbrauch(env: Env, wer: Wer, art: Ausgabename): Promise<Verbrauch> {
  return tightest((await measure(env, env.db, { wer, regeln: grenzen[art], sachen: [] })).stand)
}

/** Every limit that concerns this person. */
export async function listVerbrauch(env: Env, wer: Wer): Promise<Verbrauch[]> {
  const namen = (Object.keys(ausgabearten) as Ausgabename[]).filter((one) =>
    hasRecht(wer.rollen, readAusgabeart(one).recht),
  )
  const regeln = [...new Set(namen.flatMap((one) => grenzen[one]))]
  return regeln.length === 0 ? [] : (await measure(env, env.db, { wer, regeln, sachen: [] })).stand
}

export interface Ausgang {
  art: Ausgabename
  wahl: unknown
  anzahl: number
}

interface Eintrag extends Ausgang {
  mitarbeiterId: string
  /** The request that a second person released. */
  ausgabe?: string
  /** They have it already. */
  wiederholt?: boolean
}

/** Puts on record that something goes out now. */
export function recordAusgang(env: Env, db: Db | Tx, eintrag: Eintrag): Promise<void> {
  const { art, wahl, anzahl, mitarbeiterId, ausgabe, wiederholt } = eintrag
  const { liste, sachen } = readAusgabeart(art)
  const [sache] = sachen(wahl)
  return recordEreignis(env, db, {
    ereignis: 'jobcenter.liste-geoeffnet',
    akteur: 'dienst',
    akteurId: mitarbeiterId,
    details: {
      ...{ liste, anzahl },
      ...(sache && { sache }),
      ...(ausgabe && { ausgabe }),
      ...(wiederholt && { wiederholt }),
    },
  })
}

/**
 * Lets something go out to one person alone, as long as it fits within every limit with what they fetched in the last 24 hours,
 * and puts it on record; checked and recorded in one, so that of many at once none slips through (AZ-07, AZ-08). Otherwise nothing
 * is recorded, and the answer is the limit that it would break.
 */
export function takeAlone(env: Env, wer: Wer, ausgang: Ausgang): Promise<Verbrauch | undefined> {
  const { art, wahl, anzahl } = ausgang
  return env.db.transaction().execute(async (tx) => {
    await store.lockMitarbeiter(tx, wer.mitarbeiterId)
    const sachen = readAusgabeart(art).sachen(wahl)
    const { stand, bekannt: wiederholt } = await measure(env, tx, { wer, regeln: grenzen[art], sachen })
    const eng = tightest(stand)
    if (!wiederholt && anzahl > freeOf(eng)) return eng
    await recordAusgang(env, tx, { ...ausgang, mitarbeiterId: wer.mitarbeiterId, wiederholt })
    return undefined
  })
}
