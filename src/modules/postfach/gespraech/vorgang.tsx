import type { Db, Tx } from '#platform/datenbank/db.ts'
import type { Env } from '#platform/env.ts'
import type { Html } from '#web/jsx.ts'
import type { Anliegenname, Fach } from '../anliegen.ts'
import { fachrouten } from '../fachrouten.ts'
import { BETREFF_LAENGE } from '../forms.ts'

/** A case as a conversation that belongs to it shows it. */
export interface Vorgangsbezug {
  id: string
  titel: string
  /** „2026-0000123“ */
  nummer: string
  /** In which mailbox one writes about it. */
  fach: Fach
  /** Where the customer reads it. */
  href: string
  /** Who works on it: a question about it is theirs, too. */
  zustaendig: string | undefined
}

/** What a module to the right knows of cases. */
export interface PostfachAnschluesse {
  /** Undefined for the case of another customer as for none. */
  findVorgang(env: Env, db: Db | Tx, wo: { id: string; kundeId: string }): Promise<Vorgangsbezug | undefined>
}

/** Where a customer writes about a case. */
export const zumVorgangHref = ({ fach, id }: Pick<Vorgangsbezug, 'fach' | 'id'>): string =>
  `${fachrouten[fach].neu.href()}?vorgang=${id}`

const sache: Record<Fach, Anliegenname> = { leistung: 'vorgang', vermittlung: 'vorgang-arbeit' }

/** What a message about a case begins with. */
export const beginOf = ({ fach, titel }: Pick<Vorgangsbezug, 'fach' | 'titel'>) => ({
  anliegen: sache[fach],
  betreff: [...titel].slice(0, BETREFF_LAENGE).join(''),
  text: '',
})

/** Which case it is about, with the way there; by its number alone where the title stands above already. */
export function Vorgangszeile(props: { bezug: Vorgangsbezug; href: string; betreff?: string }): Html {
  const { bezug, href, betreff } = props
  if (betreff === beginOf(bezug).betreff) {
    return (
      <p>
        <a href={href}>Zum Vorgang {bezug.nummer}</a>
      </p>
    )
  }
  return (
    <p>
      Zum Vorgang: <a href={href}>{bezug.titel}</a> (Nummer {bezug.nummer})
    </p>
  )
}
