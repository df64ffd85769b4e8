import { kundeKey } from '#modules/jobcenter'
import type { Datenquelle } from '#modules/konto'
import { recordEreignis } from '#modules/protokoll'
import type { Db, Tx } from '#platform/datenbank/db.ts'
import type { Env } from '#platform/env.ts'
import type { KundenBesuch } from '#web/besuch.ts'

declare module '#platform/datenbank/db.ts' {
  interface Tables {
    kontaktangabe: { kunde_id: string; inhalt: Buffer; geaendert: Date }
  }
}

/** In which language somebody wants to talk; people choose from it. */
export const sprachen = {
  de: 'Deutsch',
  leicht: 'Deutsch in einfacher Sprache',
  dgs: 'Deutsche Gebärdensprache',
  en: 'Englisch',
  uk: 'Ukrainisch',
  ar: 'Arabisch',
  tr: 'Türkisch',
  ru: 'Russisch',
  andere: 'eine andere Sprache',
} as const
export type Sprache = keyof typeof sprachen

/** How a customer can be reached, as they say themselves; an empty text: nothing said. */
export interface Kontakt {
  telefon: string
  sprache: Sprache
  /** „vormittags, am besten per Telefon“ */
  erreichbar: string
}

export interface Kontaktangabe extends Kontakt {
  geaendert: Date
  /** What stood there before the last change. */
  vorher: Kontakt | undefined
}

const context = (kundeId: string) => `kontaktangabe|inhalt|${kundeId}`

const selectRows = (db: Db | Tx) =>
  db
    .selectFrom('personenschluessel as s')
    .leftJoin('kontaktangabe as a', 'a.kunde_id', 's.besitzer')
    .select(['s.besitzer as id', 's.verpackt as schluessel', 'a.inhalt', 'a.geaendert'])

type Row = Awaited<ReturnType<ReturnType<typeof selectRows>['execute']>>[number]

function open(env: Env, row: Row): Kontaktangabe | undefined {
  if (!row.inhalt || !row.geaendert) return undefined
  const inhalt = JSON.parse(kundeKey(env, row).open(context(row.id), row.inhalt)) as Kontakt & { vorher?: Kontakt }
  return { ...inhalt, vorher: inhalt.vorher, geaendert: row.geaendert }
}

/** What a customer said of it; undefined: nothing yet. The caller has found the customer through its owner. */
export async function readKontakt(env: Env, db: Db | Tx, kundeId: string): Promise<Kontaktangabe | undefined> {
  const row = await selectRows(db).where('s.besitzer', '=', kundeId).executeTakeFirst()
  return row && open(env, row)
}

const same = (a: Kontakt, b: Kontakt) =>
  a.telefon === b.telefon && a.sprache === b.sprache && a.erreichbar === b.erreichbar

/** Keeps what the customer of the open profile says, with what it was before. Nothing happens where it stands so already. */
export function saveKontakt(env: Env, { kontoId, profil }: Pick<KundenBesuch, 'kontoId' | 'profil'>, neu: Kontakt) {
  const { kundeId } = profil
  return env.db.transaction().execute(async (tx) => {
    const row = await selectRows(tx).where('s.besitzer', '=', kundeId).forNoKeyUpdate('s').executeTakeFirst()
    if (!row) return
    const alt = open(env, row)
    const { telefon, sprache, erreichbar } = neu
    if (same(alt ?? { telefon: '', sprache: 'de', erreichbar: '' }, neu)) return
    const vorher = alt && { telefon: alt.telefon, sprache: alt.sprache, erreichbar: alt.erreichbar }
    const inhalt = { telefon, sprache, erreichbar, ...(vorher ? { vorher } : {}) }
    const werte = {
      inhalt: kundeKey(env, row).seal(context(kundeId), JSON.stringify(inhalt)),
      geaendert: env.clock.now(),
    }
    await tx
      .insertInto('kontaktangabe')
      .values({ kunde_id: kundeId, ...werte })
      .onConflict((conflict) => conflict.column('kunde_id').doUpdateSet(werte))
      .execute()
    const wer = { akteur: 'kunde', akteurId: kontoId, kontoId, kundeId } as const
    await recordEreignis(env, tx, { ereignis: 'profil.kontakt-geaendert', ...wer })
  })
}

/** For the copy of one's data. */
export const kontaktQuelle: Datenquelle = {
  name: 'Wie Ihr Jobcenter Sie erreicht',
  read: async (env, db, kontoId) => {
    const rows = await selectRows(db)
      .innerJoin('profil as p', 'p.kunde_id', 's.besitzer')
      .where('p.konto_id', '=', kontoId)
      .execute()
    return rows.flatMap((row) => open(env, row) ?? [])
  },
}
