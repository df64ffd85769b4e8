import { listGespraecheZu, threadRow, type Vorgangsbezug, type Zeile, zumVorgangHref } from '#modules/postfach'
import type { Db, Tx } from '#platform/datenbank/db.ts'
import type { Env } from '#platform/env.ts'
import { routes } from '#routes'
import type { Child, Html } from '#web/jsx.ts'
import { Knopf, Knopfzeile, type Verweis, Wegeliste } from '#web/parts/index.ts'
import { dienste } from './dienste-daten.ts'
import { findVorgang } from './store.ts'
import { openVorgang } from './vorgang.ts'

interface Wo {
  vorgangId: string
  kundeId: string
}

type Weg = Verweis & { stand?: Child }

/** What modules to the right know of a case. */
export interface VorgaengeAnschluesse {
  /** Notices about it that the customer may read, the newest first. */
  bescheideZu(env: Env, wo: Wo): Promise<Weg[]>
}

/** A case as what belongs to it names it. Undefined for the case of another customer as for none. */
export async function findVorgangsbezug(
  env: Env,
  db: Db | Tx,
  wo: { id: string; kundeId: string },
): Promise<Vorgangsbezug | undefined> {
  const row = await findVorgang(db, wo)
  if (!row) return undefined
  const { id, titel, nummer, dienst, zustaendig } = openVorgang(env, row)
  return { id, titel, nummer, zustaendig, fach: dienste[dienst].bereich, href: routes.vorgang.href({ id }) }
}

export interface Dazugehoeriges {
  gespraeche: Zeile[]
  bescheide: Weg[]
  /** Where one writes about it. */
  schreiben: string
}

/** Conversations and notices about a case of this customer. */
export async function readDazugehoeriges(
  env: Env,
  { bescheideZu }: VorgaengeAnschluesse,
  vorgang: { id: string; kundeId: string; dienst: keyof typeof dienste },
): Promise<Dazugehoeriges> {
  const wo = { vorgangId: vorgang.id, kundeId: vorgang.kundeId }
  const [gespraeche, bescheide] = await Promise.all([listGespraecheZu(env, wo), bescheideZu(env, wo)])
  return { gespraeche, bescheide, schreiben: zumVorgangHref({ id: vorgang.id, fach: dienste[vorgang.dienst].bereich }) }
}

/** Notices about a case: what decides it stands above it, everything else below. */
export function BescheideTeil({ bescheide }: Pick<Dazugehoeriges, 'bescheide'>): Html | null {
  if (bescheide.length === 0) return null
  return (
    <section aria-labelledby="bescheide">
      <h2 id="bescheide">Bescheide dazu</h2>
      <Wegeliste wege={bescheide} />
    </section>
  )
}

/** Conversations about a case, and the way to write about it. */
export function DazugehoerigesTeil({ gespraeche, schreiben }: Dazugehoeriges): Html {
  return (
    <section aria-labelledby="nachrichten">
      <h2 id="nachrichten">Nachrichten dazu</h2>
      {gespraeche.length > 0 ? (
        <Wegeliste wege={gespraeche.map(threadRow)} />
      ) : (
        <p>Sie haben eine Frage dazu? Schreiben Sie: Ihr Jobcenter sieht gleich, um welchen Vorgang es geht.</p>
      )}
      <Knopfzeile>
        <Knopf art="sekundaer" symbol="brief" href={schreiben}>
          Nachricht zu diesem Vorgang
        </Knopf>
      </Knopfzeile>
    </section>
  )
}
