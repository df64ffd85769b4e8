import { type Ereignisname, ereignisse } from '#modules/protokoll'
import { type Rolle, rollen } from '#web/schutz/rechte.ts'
import { rollentexte } from '../texte.ts'
import { geschehen, listengruppen, listennamen, worte } from './worte-daten.ts'

const isRolle = (text: string): text is Rolle => (rollen as string[]).includes(text)

/** Which list, and how many rows of it were shown. */
function describeListe({ liste, anzahl }: Record<string, unknown>): string {
  const name = String(liste)
  const wort = listennamen[name] ?? listengruppen[name.split('-')[0]!] ?? 'Termine'
  return typeof anzahl === 'number' ? `${wort}, ${anzahl === 1 ? '1 Zeile' : `${anzahl} Zeilen`}` : wort
}

/** An act in words, with the roles it was about. */
export function describeTat(row: { ereignis: Ereignisname; details: Record<string, unknown> }): string {
  const wort = worte[row.ereignis] ?? geschehen[row.ereignis] ?? ereignisse[row.ereignis].satz
  if (row.ereignis === 'jobcenter.liste-geoeffnet') return `${wort}: ${describeListe(row.details)}`
  const genannt = row.details['rollen']
  if (typeof genannt !== 'string') return wort
  const namen = genannt
    .split(' ')
    .filter(isRolle)
    .map((rolle) => rollentexte[rolle])
  return `${wort}: ${namen.join(', ') || 'keine'}`
}
