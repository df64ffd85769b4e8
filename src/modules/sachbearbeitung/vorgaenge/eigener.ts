import { readKunde } from '#modules/jobcenter'
import { findKontoOfKunde } from '#modules/profil'
import { listKenntnisse, openVorgangForDienst } from '#modules/vorgaenge'
import type { Anfrage } from '#web/anfrage.ts'
import { notFound } from '#web/fehler.ts'
import { hasRecht } from '#web/schutz/rechte.ts'
import { readVorgangVorbehalte } from '../vorbehalte/teile.tsx'
import { readBesonderes } from './besonderes-teil.tsx'
import { readDazu } from './dazu-teil.tsx'
import { speaksFor } from './kenntnis-teil.tsx'
import { readVergleich } from './vergleich-teil.tsx'
import type { VorgangProps } from './views.tsx'

type A = Anfrage<'/:id', 'sachbearbeitung:vorgaenge'>

/** @throws 404 for a case of another Jobcenter, for what is sealed for the Ärztlicher Dienst, and for none (AZ-02) */
export async function own(
  a: A,
): Promise<Pick<VorgangProps, 'vorgang' | 'kunde' | 'konto' | 'dazu' | 'vergleich' | 'besonderes' | 'kenntnisse'>> {
  const vorgang = await openVorgangForDienst(a.env, a.besuch, a.params.id)
  const kunde =
    vorgang && (await readKunde(a.env, a.env.db, { id: vorgang.kundeId, jobcenterId: a.besuch.jobcenterId }))
  if (!kunde || vorgang.versiegelt) throw notFound()
  const [kontoId, dazu, vergleich, kenntnisse] = await Promise.all([
    findKontoOfKunde(a.env.db, kunde.id),
    readDazu(a.env, a.besuch.jobcenterId, vorgang),
    readVergleich(a.env, a.besuch, vorgang),
    listKenntnisse(a.env.db, vorgang.id),
  ])
  const darf = hasRecht(a.besuch.rollen, 'vorbehalt-bestaetigen')
  const besonderes =
    (await readBesonderes(a.env, vorgang, a.csrf())) ?? (await readVorgangVorbehalte(a.env, vorgang, darf))
  return {
    ...{ vorgang, kunde, dazu, vergleich, besonderes, konto: kontoId !== undefined },
    kenntnisse: kenntnisse.map((one) => ({ ...one, eigene: speaksFor(a.besuch.rollen, one.bereich) })),
  }
}
