import { type Dokument, showDateiname } from '#modules/dokumente'
import type { Env } from '#platform/env.ts'
import { formatZeit, tagInBerlin } from '#platform/text/datum.ts'
import { createTypesetter, type Typesetter } from '#platform/typst/index.ts'
import { routes } from '#routes'
import type { Nachweis } from '../nachweise/nachweise.ts'
import { nachweisname, standVon } from '../nachweise/worte.ts'
import type { GanzerVorgang } from '../vorgang.ts'
import { isEnde, readZustand } from '../zustaende-daten.ts'

let satz: Typesetter | undefined

function typesetter(): Typesetter {
  satz ??= createTypesetter({ maxQueue: 8 })
  return satz
}

/** Ends its worker, if there is one. */
export async function closeVorgangsdruck(): Promise<void> {
  const open = satz
  satz = undefined
  await open?.close()
}

/** A word longer than a line would run off the paper. */
const breakable = (text: string) => text.replace(/\S{24}(?=\S)/g, '$&\u200b')

export interface Absender {
  name: string
  /** Undefined: nobody has found out yet whose customer it is. */
  kundennummer: string | undefined
}

type Datei = Pick<Dokument, 'name'> & Partial<Pick<Dokument, 'sha256' | 'abgelegtSha256'>>

/** What was sent, as far as it is printed. */
export interface Druckstueck
  extends Pick<GanzerVorgang, 'titel' | 'nummer' | 'erstellt' | 'text' | 'lesung' | 'beleg'> {
  /** How it stands, in words. */
  stand: string
  /** Nothing is waited for any more. */
  ende: boolean
  fassungen: readonly { erstellt: Date }[]
  nachweise: readonly Pick<Nachweis, 'titel' | 'fuer' | 'zustand' | 'freiwillig' | 'grund'>[]
  /** Without hashes where they are not the reader's to know. */
  dateien: readonly Datei[]
}

const listDateien = (dateien: readonly Datei[]) =>
  dateien.map(({ name, sha256 = '', abgelegtSha256 }) => ({
    name: breakable(showDateiname(name)),
    sha256,
    abgelegt: abgelegtSha256 === sha256 ? '' : (abgelegtSha256 ?? ''),
  }))

function layOut(env: Env, stueck: Druckstueck, von: Absender) {
  const { titel, nummer, erstellt, text, lesung = [], nachweise, dateien, beleg, fassungen } = stueck
  return {
    ...{ titel: breakable(titel), text: breakable(text), stand: tagInBerlin(erstellt) },
    untertitel: `Vorgang ${nummer}, ${von.name}`,
    angaben: [
      { name: 'Vorgangsnummer', wert: nummer },
      { name: 'Eingegangen', wert: formatZeit(erstellt) },
      ...(fassungen.length > 1
        ? [{ name: 'Fassung', wert: `${fassungen.length}, gesendet am ${formatZeit(fassungen.at(-1)!.erstellt)}` }]
        : []),
      { name: 'Name', wert: von.name },
      ...(von.kundennummer ? [{ name: 'Kundennummer', wert: von.kundennummer }] : []),
      { name: 'Stand', wert: `${stueck.stand} (${formatZeit(env.clock.now())})` },
    ],
    lesung: lesung.map((seite) => ({
      ...{ abschnitt: seite.abschnitt ?? '', titel: seite.titel, fuer: seite.fuer ?? '' },
      angaben: seite.angaben.map(({ frage, antwort }) => ({
        frage: breakable(frage),
        antwort: breakable(antwort),
      })),
    })),
    nachweise: nachweise.map((one) => ({
      titel: nachweisname(one),
      stand: standVon(one, stueck.ende),
      grund: one.grund ?? '',
    })),
    dateien: listDateien(dateien),
    code: beleg?.code ?? '',
    sha256: beleg?.sha256 ?? '',
    adresse: beleg ? new URL(routes.beleg.href({ code: beleg.code }), env.settings.baseUrl).href : '',
  }
}

interface Druck {
  von: Absender
  standard: 'ua-1' | 'a-2b'
}

/** What was sent, with its receipt, as PDF/UA-1, or PDF/A-2b to archive it. @throws Ueberlastet where too many are wanted at once */
export const typesetDruckstueck = (env: Env, stueck: Druckstueck, { von, standard }: Druck): Promise<Uint8Array> =>
  typesetter().pdf('vorgang', layOut(env, stueck, von), { standard })

/** The same of a case. @throws Ueberlastet */
export function typesetVorgang(env: Env, vorgang: GanzerVorgang, druck: Druck): Promise<Uint8Array> {
  const { zustand } = vorgang
  return typesetDruckstueck(env, { ...vorgang, stand: readZustand(zustand).text, ende: isEnde(zustand) }, druck)
}
