import { type Dokument, showDateiname } from '#modules/dokumente'
import type { Env } from '#platform/env.ts'
import { formatZeit, tagInBerlin } from '#platform/text/datum.ts'
import { createTypesetter, type Typesetter } from '#platform/typst/index.ts'
import { routes } from '#routes'
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
  kundennummer: string
}

const listDateien = (dateien: readonly Dokument[]) =>
  dateien.map(({ name, sha256, abgelegtSha256 }) => ({
    name: breakable(showDateiname(name)),
    sha256,
    abgelegt: abgelegtSha256 === sha256 ? '' : (abgelegtSha256 ?? ''),
  }))

function layOut(env: Env, vorgang: GanzerVorgang, von: Absender) {
  const { titel, nummer, erstellt, zustand, text, lesung = [], nachweise, dateien, beleg, fassungen } = vorgang
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
      { name: 'Kundennummer', wert: von.kundennummer },
      { name: 'Stand', wert: `${readZustand(zustand).text} (${formatZeit(env.clock.now())})` },
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
      stand: standVon(one, isEnde(zustand)),
      grund: one.grund ?? '',
    })),
    dateien: listDateien(dateien),
    code: beleg?.code ?? '',
    sha256: beleg?.sha256 ?? '',
    adresse: beleg ? new URL(routes.beleg.href({ code: beleg.code }), env.settings.baseUrl).href : '',
  }
}

/** What was sent, with its receipt, as PDF/UA-1, or PDF/A-2b to archive it. @throws Ueberlastet where too many are wanted at once */
export const typesetVorgang = (
  env: Env,
  vorgang: GanzerVorgang,
  { von, standard }: { von: Absender; standard: 'ua-1' | 'a-2b' },
): Promise<Uint8Array> => typesetter().pdf('vorgang', layOut(env, vorgang, von), { standard })
