import type { Db } from '#platform/datenbank/db.ts'
import { newId } from '#platform/datenbank/id.ts'
import type { Env } from '#platform/env.ts'
import { csrfProof } from '#web/schutz/csrf.ts'
import { sealAntrag } from '../src/modules/formulare/antrag/antrag.ts'
import * as store from '../src/modules/formulare/antrag/store.ts'
import type { Formulardienst } from '../src/modules/formulare/engine/dienst.ts'
import type { Antworten } from '../src/modules/formulare/engine/modell.ts'
import type { Mensch } from './fuellung.ts'

/** Somebody with a draft, and what proves that a page was theirs. */
export interface Entwurf {
  mensch: Mensch
  antragId: string
  csrf: string
}

/** A draft with these answers for each of them, sealed with their own key. */
export async function fuelleEntwuerfe(
  env: Env,
  owner: Db,
  { menschen, dienst, antworten }: { menschen: readonly Mensch[]; dienst: Formulardienst; antworten: Antworten },
): Promise<Entwurf[]> {
  const jetzt = env.clock.now()
  return owner.transaction().execute(async (tx) => {
    const entwuerfe: Entwurf[] = []
    for (const mensch of menschen) {
      const { kontoId: konto_id, kundeId: kunde_id } = mensch
      const id = newId()
      const schluessel = await store.findKey(tx, kunde_id)
      const sitzung = await tx.selectFrom('sitzung').select('id').where('konto_id', '=', konto_id).executeTakeFirst()
      if (!schluessel || !sitzung) throw new Error('Dem Menschen fehlt Schlüssel oder Sitzung.')
      const inhalt = sealAntrag(env, { id, konto_id, kunde_id, schluessel }, { antworten, nachweise: {} })
      const { slug, formular } = dienst
      const row = { id, konto_id, kunde_id, dienst: slug, fassung: formular.fassung, inhalt }
      await store.insertAntrag(tx, { ...row, begonnen: jetzt, geaendert: jetzt })
      entwuerfe.push({ mensch, antragId: id, csrf: csrfProof(env, sitzung.id) })
    }
    return entwuerfe
  })
}
