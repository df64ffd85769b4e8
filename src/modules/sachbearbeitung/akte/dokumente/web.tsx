import { recordListe } from '#modules/protokoll'
import { readAuftragslage, readStelle } from '#modules/vorgaenge'
import type { Env } from '#platform/env.ts'
import { routes } from '#routes'
import type { Dienstbesuch } from '#web/besuch.ts'
import type { Html } from '#web/jsx.ts'
import type { HandlerOf } from '#web/router.tsx'
import { openAkte } from '../akte.ts'
import { listEingegangenes, listOrtsarten } from './dokumente.ts'
import { AkteDokumente, DokumenteView } from './views.tsx'

const JE_SEITE = 30
const IN_DER_AKTE = 5

/** The last files in the record, which the caller has opened. */
export async function readAkteDokumente(env: Env, besuch: Dienstbesuch, kundeId: string): Promise<Html> {
  const wo = { kundeId, arten: listOrtsarten(besuch.rollen), nach: undefined, anzahl: IN_DER_AKTE }
  const { zeilen } = await listEingegangenes(env, besuch, wo)
  return <AkteDokumente {...{ kundeId, zeilen }} />
}

/** What came for the Ärztlicher Dienst, for those who may know that it did, and nothing else of it; the last first. */
async function listVersiegeltes(env: Env, { rollen }: Dienstbesuch, kundeId: string) {
  const arten = listOrtsarten(rollen)
  if (!arten.includes('vorgang') || arten.includes('aerztlich')) return []
  const { auftraege, ohneAuftrag } = await readAuftragslage(env, kundeId)
  const eingaenge = [...auftraege.flatMap((auftrag) => auftrag.eingaenge), ...ohneAuftrag]
  return eingaenge.filter(({ dateien }) => dateien > 0).sort((a, b) => b.tag.localeCompare(a.tag))
}

const dienstAktendokumente: HandlerOf<typeof routes.dienstAktendokumente> = async (a) => {
  const kunde = await openAkte(a.env, a.besuch, a.params.id)
  const arten = listOrtsarten(a.besuch.rollen)
  const art = arten.find((one) => one === a.frage('ort'))
  const wo = { kundeId: kunde.id, arten: art ? [art] : arten, nach: readStelle(a.frage('nach')), anzahl: JE_SEITE }
  const liste = await listEingegangenes(a.env, a.besuch, wo)
  await recordListe(a.env, a.besuch, { liste: 'akte-dokumente', anzahl: liste.zeilen.length })
  const versiegelt = art ? [] : await listVersiegeltes(a.env, a.besuch, kunde.id)
  const akte = { text: 'Akte', href: routes.dienstKunde.href({ id: kunde.id }) }
  return a.seite(
    { titel: 'Dokumente', krumen: [akte, { text: 'Dokumente' }], hauptspalte: 'breit' },
    <DokumenteView {...liste} {...{ kunde, arten, art, versiegelt }} />,
  )
}

export const aktendokumenteHandlers = { dienstAktendokumente }
