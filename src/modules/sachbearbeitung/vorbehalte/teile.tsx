import {
  listVorbehalteDerAkte,
  listVorbehalteOfVorgang,
  type Vorbehalt,
  Vorbehaltstand,
  vorbehaltworte,
} from '#modules/vorgaenge'
import type { Env } from '#platform/env.ts'
import { formatKurz } from '#platform/text/datum.ts'
import { routes } from '#routes'
import type { Child, Html } from '#web/jsx.ts'
import { LeererZustand, Tabelle } from '#web/parts/index.ts'
import { kurzesDatum } from '../texte.ts'

/** What is to be done next, in a word; never the account itself (PRI-09). */
function nameNaechstes(one: Vorbehalt): string {
  switch (one.zustand) {
    case 'wartet':
      return one.abgelaufenSeit ? 'Code abgelaufen' : 'Bestätigung der Person'
    case 'freigabe':
      return 'Freigabe durch eine zweite Person'
    case 'bestaetigt':
      return one.uebernommen ? '–' : 'Ins Fachverfahren übernehmen'
    case 'gestoppt':
      return one.geklaert ? '–' : 'Prüfen, was geschehen ist'
    default:
      return '–'
  }
}

function Vorbehaltetabelle({ vorbehalte, verlinkt }: { vorbehalte: readonly Vorbehalt[]; verlinkt: boolean }): Html {
  return (
    <Tabelle
      titel="Gemeldete Anschriften und Bankverbindungen, die neuesten zuerst"
      titelVerborgen
      dicht
      spalten={[
        { text: 'Was' },
        { text: 'Gemeldet' },
        { text: 'Gilt ab' },
        { text: 'Stand' },
        { text: 'Nächster Schritt' },
      ]}
      zeilen={vorbehalte.map((one): Child[] => {
        const { titel } = vorbehaltworte[one.neues.was]
        return [
          verlinkt ? <a href={routes.dienstVorbehalt.href({ id: one.id })}>{titel}</a> : titel,
          kurzesDatum(one.erstellt),
          formatKurz(one.ab),
          <Vorbehaltstand vorbehalt={one} fuer="dienst" />,
          nameNaechstes(one),
        ]
      })}
      leer={<LeererZustand titel="Es ist keine neue Anschrift oder Bankverbindung gemeldet." />}
    />
  )
}

/** In the record, for those who may confirm. */
export async function readAkteVorbehalte(env: Env, kundeId: string): Promise<Html> {
  return (
    <section aria-labelledby="vorbehalte">
      <h2 id="vorbehalte">Neue Anschrift oder Bankverbindung</h2>
      <Vorbehaltetabelle vorbehalte={await listVorbehalteDerAkte(env, kundeId)} verlinkt />
    </section>
  )
}

/** At the head of a case that reported one. `verlinkt`: for those who may confirm. */
export async function readVorgangVorbehalte(
  env: Env,
  vorgang: { id: string; kundeId: string },
  verlinkt: boolean,
): Promise<Html | undefined> {
  const vorbehalte = await listVorbehalteOfVorgang(env, env.db, vorgang)
  if (vorbehalte.length === 0) return undefined
  return (
    <section aria-labelledby="vorbehalte">
      <h2 id="vorbehalte">Wartet auf Bestätigung</h2>
      <p>Die Mitteilung zählt ab dem Tag, an dem sie kam. Nur was hier steht, gilt erst nach der Bestätigung.</p>
      <Vorbehaltetabelle vorbehalte={vorbehalte} verlinkt={verlinkt} />
    </section>
  )
}
