import { findDokument } from '#modules/dokumente'
import { exportRecords, recordEreignis } from '#modules/protokoll'
import type { Env } from '#platform/env.ts'
import { readArt } from '../arten-daten.ts'
import { type Bescheid, computeFristlage, openBescheid } from '../bescheid.ts'
import { type Dienst, dienstEintrag } from '../erstellen/entwurf.ts'
import * as store from '../store.ts'

/** One thing that happened to a notice, in words that both sides read. */
export interface Ereigniszeile {
  zeit: Date
  text: string
}

const anlass = { neu: 'E-Mail zum neuen Schreiben', erinnerung: 'Zweite E-Mail (Erinnerung)' } as const

function mailZeilen({ mails }: Bescheid): Ereigniszeile[] {
  return mails.flatMap((mail) => {
    const zeilen: Ereigniszeile[] = []
    const was = anlass[mail.anlass]
    if (mail.zeit) {
      const wie =
        mail.ergebnis === 'uebergeben'
          ? 'abgeschickt, vom Mailserver angenommen'
          : 'nicht angekommen, vom Mailserver abgewiesen'
      zeilen.push({ zeit: mail.zeit, text: `${was} ${wie}` })
    } else zeilen.push({ zeit: mail.beauftragt, text: `${was} beauftragt, noch nicht abgeschickt` })
    if (mail.zurueck) zeilen.push({ zeit: mail.zurueck, text: `${was} kam als unzustellbar zurück` })
    return zeilen
  })
}

const bestritten: Record<'nie' | 'spaeter', string> = {
  nie: 'Gemeldet: Der Brief kam nicht an',
  spaeter: 'Gemeldet: Der Brief kam später an',
}

function briefZeilen({ briefe }: Bescheid): Ereigniszeile[] {
  return briefe.flatMap((brief) => [
    { zeit: brief.beauftragt, text: 'Für den Versand mit der Post vorgesehen' },
    ...(brief.gesendet ? [{ zeit: brief.gesendet, text: 'Mit der Post gesendet' }] : []),
    ...(brief.bestritten && brief.zugang
      ? [{ zeit: brief.bestritten, text: bestritten[brief.zugang === 'nie' ? 'nie' : 'spaeter'] }]
      : []),
  ])
}

/** What happened when, from the release on, the oldest first. */
export function listEreignisse(bescheid: Bescheid): Ereigniszeile[] {
  const { entschieden, bereitgestellt, abgerufen, mails, zustand } = bescheid
  if (zustand !== 'freigegeben' || !entschieden) return []
  const gemeldet = mails.find((mail) => mail.bestritten)?.bestritten
  const zeilen = [
    { zeit: entschieden, text: 'Freigegeben' },
    ...(bereitgestellt ? [{ zeit: bereitgestellt, text: 'Im Portal bereitgestellt' }] : []),
    ...mailZeilen(bescheid),
    ...briefZeilen(bescheid),
    ...(abgerufen ? [{ zeit: abgerufen, text: 'Zum ersten Mal heruntergeladen, nach Anmeldung' }] : []),
    ...(gemeldet ? [{ zeit: gemeldet, text: 'Gemeldet: Die E-Mail kam nicht oder zu spät an' }] : []),
  ]
  // Sorting keeps the order of what happened in one instant.
  return zeilen.sort((a, b) => a.zeit.getTime() - b.zeit.getTime())
}

/**
 * The whole proof of one notice for a court (LOG-05): what happened when, how the days were computed, the file by its hash,
 * and each record of the audit log with its link of the chain. Undefined where the Jobcenter has no such notice.
 */
export async function exportNachweis(env: Env, dienst: Dienst, id: string): Promise<object | undefined> {
  const row = await store.findBescheid(env.db, { id, jobcenterId: dienst.jobcenterId })
  if (!row) return undefined
  const bescheid = openBescheid(env, row)
  const lage = computeFristlage(bescheid)
  await recordEreignis(env, env.db, { ereignis: 'bescheid.nachweis-ausgegeben', ...dienstEintrag(dienst, row) })
  const besitzer = { art: 'kunde', id: row.kunde_id } as const
  const dokument = await findDokument(env, env.db, { besitzer, id: row.dokument_id })
  return {
    ausgegeben: env.clock.now(),
    bescheid: {
      id,
      art: readArt(bescheid.art).name,
      titel: bescheid.titel,
      weg: bescheid.weg,
      rechtsbehelfsbelehrung: bescheid.belehrung ?? null,
      datei: dokument && {
        id: dokument.id,
        sha256: dokument.abgelegtSha256 ?? dokument.sha256,
        groesse: dokument.groesse,
      },
      erstelltVon: bescheid.erstelltVon.name,
      freigegebenVon: bescheid.entschiedenVon?.name,
    },
    ereignisse: listEreignisse(bescheid),
    bekanntgabe: lage.bekanntgabe,
    rechtsbehelf: lage.rechtsbehelf ?? null,
    frist: lage.frist ?? null,
    protokoll: await exportRecords(env, { kundeId: row.kunde_id, detail: 'bescheid', wert: id }),
  }
}
