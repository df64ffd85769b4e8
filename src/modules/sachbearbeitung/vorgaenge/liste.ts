import {
  type Arbeitszeile,
  type Dienstslug,
  isDienst,
  listOffeneVorgaenge,
  readStelle,
  zustandText,
} from '#modules/vorgaenge'
import type { Env } from '#platform/env.ts'
import { addTage, formatKurz, tagInBerlin } from '#platform/text/datum.ts'
import { readInhalt } from '#platform/text/inhalte.ts'
import { zeitInBerlin } from '#platform/text/uhrzeit.ts'
import { routes } from '#routes'
import type { Dienstbesuch } from '#web/besuch.ts'

export const listentexte = {
  alle: 'Alle offenen',
  meine: 'Meine',
  niemand: 'Ohne Zuständigkeit',
  unvollstaendig: 'Begonnen, unvollständig',
} as const
export type Liste = keyof typeof listentexte

export const bereiche = { leistung: 'Leistung', vermittlung: 'Vermittlung' } as const

export const fristtexte = { ueberfaellig: 'überfällig', heute: 'bis heute', woche: 'in sieben Tagen' } as const
export type Frist = keyof typeof fristtexte

/** What the list shows; it stands in the address. */
export interface Wahl {
  liste: Liste
  dienst: Dienstslug | undefined
  frist: Frist | undefined
}

const isOne = <T extends object>(texte: T, name: string | undefined): name is keyof T & string =>
  name !== undefined && Object.hasOwn(texte, name)

export function readWahl(frage: (name: string) => string | undefined): Wahl {
  const [liste, dienst, frist] = [frage('liste'), frage('dienst'), frage('frist')]
  return {
    liste: isOne(listentexte, liste) ? liste : 'alle',
    dienst: dienst !== undefined && isDienst(dienst) ? dienst : undefined,
    frist: isOne(fristtexte, frist) ? frist : undefined,
  }
}

/** An address of the list that keeps the filters. */
export function listeHref(wahl: Partial<Wahl> & { nach?: string | undefined; datei?: 'csv' }): string {
  const { liste, ...rest } = wahl
  const frage = new URLSearchParams(liste && liste !== 'alle' ? { liste } : {})
  for (const [name, wert] of Object.entries(rest)) if (wert) frage.set(name, wert)
  return frage.size > 0 ? `${routes.dienstVorgaenge.href()}?${frage}` : routes.dienstVorgaenge.href()
}

/** What is due before: now, the end of today, the end of the seventh day. */
function instantOf(frist: Frist | undefined, jetzt: Date): Date | undefined {
  if (frist === undefined) return undefined
  if (frist === 'ueberfaellig') return jetzt
  const tage = frist === 'heute' ? 1 : 8
  return zeitInBerlin(addTage(tagInBerlin(jetzt), tage), '00:00')
}

/** One page of the work list of cases, or as many as a file takes. */
export function readListe(
  env: Env,
  dienst: Pick<Dienstbesuch, 'mitarbeiterId' | 'jobcenterId'>,
  { liste, ...wahl }: Wahl & { nach?: string | undefined; anzahl?: number },
) {
  const welche =
    liste === 'unvollstaendig' ? ({ liste, wessen: 'alle' } as const) : ({ liste: 'offen', wessen: liste } as const)
  const vor = liste === 'unvollstaendig' ? undefined : instantOf(wahl.frist, env.clock.now())
  const rest = wahl.anzahl === undefined ? {} : { anzahl: wahl.anzahl }
  return listOffeneVorgaenge(env, dienst, { ...welche, ...rest, dienst: wahl.dienst, vor, nach: readStelle(wahl.nach) })
}

export const dienstname = (env: Env, dienst: string): string => readInhalt(env, `eservices/${dienst}`)?.titel ?? dienst

/** The list as a table for a spreadsheet. */
export function tableOf(env: Env, zeilen: readonly Arbeitszeile[]): string[][] {
  const kopf = [
    'Vorgangsnummer',
    'Titel',
    'Service',
    'Von',
    'Bereich',
    'Stand',
    'Eingegangen',
    'Seit',
    'Fällig',
    'Zuständig',
  ]
  const tag = (zeit: Date | undefined) => (zeit ? formatKurz(tagInBerlin(zeit)) : '')
  return [
    kopf,
    ...zeilen.map((one) => [
      ...[
        one.nummer,
        one.titel,
        dienstname(env, one.dienst),
        one.kunde,
        bereiche[one.bereich],
        zustandText(one, 'dienst'),
      ],
      ...[tag(one.erstellt), tag(one.seit), tag(one.faellig), one.zustaendigName ?? ''],
    ]),
  ]
}

/** What was due before now. */
export const isUeberfaellig = ({ faellig }: Pick<Arbeitszeile, 'faellig'>, jetzt: Date): boolean =>
  faellig !== undefined && faellig < jetzt
