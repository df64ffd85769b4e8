import { setTimeout as sleep } from 'node:timers/promises'
import { type Arbeitszeile, openVorgangZurAusgabe, printVorgang } from '#modules/vorgaenge'
import { writeZip, type Zipeintrag } from '#platform/dateien/zip.ts'
import type { Env } from '#platform/env.ts'
import { Ueberlastet } from '#platform/semaphore.ts'
import { tagInBerlin } from '#platform/text/datum.ts'
import { makeCsv } from '../../zahlen/csv.ts'
import { findGrundlage } from '../../zugriff/zugriff.ts'
import { tableOf } from '../liste.ts'
import { readAuswahl, type Wer } from './auswahl.ts'

/** What each case goes out as. */
const FORMATE = ['pdfa', 'json', 'xml'] as const

const GRUENDE = {
  zugriff: 'nein, nicht zuständig',
  weg: 'nein, nicht mehr da',
  fehler: 'nein, technischer Fehler: einzeln öffnen',
} as const

type Grund = keyof typeof GRUENDE

/** So often, and so many milliseconds apart, is asked again where too much is being typeset. */
const VERSUCHE = 20
const PAUSE = 1500

async function print(
  env: Env,
  vorgang: NonNullable<Awaited<ReturnType<typeof openVorgangZurAusgabe>>>,
  wahl: Parameters<typeof printVorgang>[2],
): ReturnType<typeof printVorgang> {
  for (let versuch = 1; ; versuch++) {
    try {
      return await printVorgang(env, vorgang, wahl)
    } catch (error) {
      if (!(error instanceof Ueberlastet) || versuch === VERSUCHE) throw error
      await sleep(PAUSE)
    }
  }
}

/** The files of one case; who may see it is asked again now, and that it went out is recorded first. */
async function readDateien(
  env: Env,
  dienst: Wer,
  { id, kundeId, nummer }: Arbeitszeile,
): Promise<Zipeintrag[] | Grund> {
  if (!(await findGrundlage(env, dienst, kundeId))) return 'zugriff'
  const vorgang = await openVorgangZurAusgabe(env, dienst, id)
  if (!vorgang) return 'weg'
  const dateien: Zipeintrag[] = []
  for (const format of FORMATE) {
    const ausgabe = await print(env, vorgang, { format, jobcenterId: dienst.jobcenterId })
    if (!ausgabe) return 'weg'
    dateien.push({ name: `${nummer}/${ausgabe.name}`, inhalt: ausgabe.inhalt })
  }
  return dateien
}

/** The list with what became of each; of what is left out it tells no more than the number. */
function listOf(env: Env, alle: readonly { zeile: Arbeitszeile; grund: Grund | undefined }[]): string {
  const [kopf = [], ...zeilen] = tableOf(
    env,
    alle.map(({ zeile }) => zeile),
  )
  const rows = zeilen.map((zeile, i) => {
    const { grund } = alle[i]!
    if (grund === undefined) return [...zeile, 'ja']
    return [zeile[0]!, ...zeile.slice(1).map(() => ''), GRUENDE[grund]]
  })
  return makeCsv([[...kopf, 'Im Archiv'], ...rows])
}

async function* collect(env: Env, dienst: Wer, zeilen: readonly Arbeitszeile[]): AsyncGenerator<Zipeintrag> {
  const alle: { zeile: Arbeitszeile; grund: Grund | undefined }[] = []
  for (const zeile of zeilen) {
    const dateien = await readDateien(env, dienst, zeile).catch((error: unknown): Grund => {
      env.log.error({ err: error, vorgang: zeile.id }, 'Vorgang nicht ausgegeben')
      return 'fehler'
    })
    if (typeof dateien !== 'string') yield* dateien
    alle.push({ zeile, grund: typeof dateien === 'string' ? dateien : undefined })
  }
  yield { name: 'vorgaenge.csv', inhalt: listOf(env, alle) }
}

/** So many cases go to one person alone within 24 hours; for more a second one has to agree (AZ-07). */
export const ALLEIN = 10

/** An archive written while it is sent: a case is opened when the ones before it are out, and no further once nobody takes it any more. */
function streamOf(env: Env, dienst: Wer, zeilen: readonly Arbeitszeile[]): ReadableStream<Uint8Array> {
  const archiv = writeZip(collect(env, dienst, zeilen), env.clock.now())
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { value } = await archiv.next()
        if (value) controller.enqueue(value)
        else controller.close()
      },
      async cancel() {
        await archiv.return(undefined)
      },
    },
    { highWaterMark: 0 },
  )
}

export interface Paket {
  /** Cases that go out. */
  anzahl: number
  gib(): Promise<{ inhalt: ReadableStream<Uint8Array>; typ: string; name: string }>
}

/** The chosen cases of the own Jobcenter as one archive; nothing is opened before `gib`. */
export async function preparePaket(env: Env, dienst: Wer, ids: readonly string[]): Promise<Paket> {
  const auswahl = ids.map((id) => ({ id, stand: 0 }))
  const zeilen = await readAuswahl(env, dienst, { tat: 'ausgeben', auswahl })
  return {
    anzahl: zeilen.filter(({ hindernis }) => hindernis === undefined).length,
    gib: async () => {
      const alle = zeilen.map(({ vorgang }) => vorgang)
      const name = `vorgaenge-${tagInBerlin(env.clock.now())}.zip`
      return { inhalt: streamOf(env, dienst, alle), typ: 'application/zip', name }
    },
  }
}
