import { readKunde } from '#modules/jobcenter'
import { findKontoOfKunde } from '#modules/profil'
import { openVersiegelten, readAuftragOf } from '#modules/vorgaenge'
import type { Anfrage } from '#web/anfrage.ts'
import { notFound } from '#web/fehler.ts'
import type { VersiegeltProps } from './views.tsx'

type A = Anfrage<'/:id', 'sachbearbeitung:aerztliche-unterlagen'>

/** @throws 404 for a case of another Jobcenter, for one that is not sealed, and for none (AZ-02) */
export async function own(a: A): Promise<Pick<VersiegeltProps, 'vorgang' | 'kunde' | 'auftrag' | 'konto'>> {
  const { jobcenterId } = a.besuch
  const vorgang = await openVersiegelten(a.env, a.besuch, a.params.id)
  const kunde = vorgang && (await readKunde(a.env, a.env.db, { id: vorgang.kundeId, jobcenterId }))
  if (!kunde) throw notFound()
  const [auftrag, kontoId] = await Promise.all([readAuftragOf(a.env, vorgang.id), findKontoOfKunde(a.env.db, kunde.id)])
  return { vorgang, kunde, auftrag, konto: kontoId !== undefined }
}
