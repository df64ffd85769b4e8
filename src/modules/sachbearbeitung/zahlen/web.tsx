import { tagInBerlin } from '#platform/text/datum.ts'
import type { routes } from '#routes'
import type { HandlerOf } from '#web/router.tsx'
import { makeCsv } from './csv.ts'
import { alter, ZahlenView } from './views.tsx'
import { readZahlen, type Zahlen } from './zahlen.ts'

/** Both tables in one, with what each line is; hours as numbers, to calculate with. */
function tableOf({ offen, erledigt }: Zahlen): (string | number)[][] {
  const kopf = [
    'Zahl',
    'Team',
    'Art',
    'Anzahl',
    'Überfällig',
    'Lange ungelesen',
    'Stunden (Mitte)',
    'Stunden (höchstens)',
  ]
  return [
    [...kopf, ...alter.map(([, name]) => name)],
    ...offen.map((row) => [
      ...['offen', row.team, row.art, row.offen, row.ueberfaellig, row.ungelesen, row.mitte, row.aelteste],
      ...alter.map(([feld]) => row[feld]),
    ]),
    ...erledigt.map((row) => [
      'erste Antwort',
      row.team,
      row.art,
      row.anzahl,
      '',
      '',
      row.mitte,
      row.neun,
      ...alter.map(() => ''),
    ]),
  ]
}

const dienstZahlen: HandlerOf<typeof routes.dienstZahlen> = async (a) => {
  const csv = a.frage('datei') === 'csv'
  const zahlen = await readZahlen(a.env, a.besuch, csv ? 'csv' : 'seite')
  if (csv)
    return a.datei(makeCsv(tableOf(zahlen)), 'text/csv; charset=utf-8', `zahlen-${tagInBerlin(zahlen.stand)}.csv`)
  return a.seite({ titel: 'Zahlen', hauptspalte: 'breit' }, <ZahlenView zahlen={zahlen} />)
}

export const zahlenHandlers = { dienstZahlen }
