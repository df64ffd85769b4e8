import { compareGesendetes } from '#modules/formulare'
import { type Aenderung, AenderungenTeil, type GanzerVorgang, readVoriges, type Vorgang } from '#modules/vorgaenge'
import type { Env } from '#platform/env.ts'
import { formatTag, tagInBerlin } from '#platform/text/datum.ts'
import { routes } from '#routes'
import type { Html } from '#web/jsx.ts'
import { Aufklapper } from '#web/parts/index.ts'

export interface Vergleich {
  voriger: Vorgang
  aenderungen: Aenderung[]
}

/** What differs from the last application with the same form; undefined where there was none. */
export async function readVergleich(
  env: Env,
  dienst: Parameters<typeof readVoriges>[1],
  { id, formular, erstellt }: GanzerVorgang,
): Promise<Vergleich | undefined> {
  const voriges = formular && (await readVoriges(env, dienst, id))
  const aenderungen = voriges && compareGesendetes(voriges.formular, formular, tagInBerlin(erstellt))
  return voriges && aenderungen && { voriger: voriges.vorgang, aenderungen }
}

/** Beside the answers: what is new in them. */
export function VergleichTeil({ vergleich }: { vergleich: Vergleich | undefined }): Html | null {
  if (!vergleich) return null
  const { voriger, aenderungen } = vergleich
  const titel = `Unterschiede zum letzten Mal (${formatTag(tagInBerlin(voriger.erstellt))})`
  return (
    <section aria-labelledby="vergleich">
      <h2 id="vergleich">{titel}</h2>
      {aenderungen.length === 0 ? (
        <p>Alle Antworten sind dieselben.</p>
      ) : (
        <Aufklapper
          titel={aenderungen.length === 1 ? 'Eine andere Antwort' : `${aenderungen.length} andere Antworten`}
          offen
        >
          <AenderungenTeil aenderungen={aenderungen} />
        </Aufklapper>
      )}
      <p>
        <a href={routes.dienstVorgang.href({ id: voriger.id })}>Vorgang {voriger.nummer} ansehen</a>
      </p>
    </section>
  )
}
