import { chunked, pdf } from '../../../../test/support/dateien.ts'
import type { Mensch } from '../../../../test/support/menschen.ts'
import { newId } from '../../../platform/datenbank/id.ts'
import { takeDokumente } from '../../dokumente/index.ts'
import { beginAntrag, readAntrag, saveAntrag } from '../../formulare/antrag/antrag.ts'
import { aerztlicherDienst } from '../../formulare/dienste/aerztlicher-dienst/index.ts'
import type { Antworten } from '../../formulare/engine/modell.ts'
import { savePosten } from '../../formulare/nachweise/nachweise.ts'
import { sendAntrag } from '../../formulare/senden/senden.ts'
import type { Buehne } from '../../vorgaenge/buehne.test-daten.ts'

/** What nobody but the person and the Ärztlicher Dienst may ever read. */
export const GEHEIM = 'Bandscheibenvorfall'

/** Papers with a file, answers and a note that all hold the secret; for the open order where there is one. */
export async function sendUnterlagen(
  { portal, werOf }: Buehne,
  mensch: Mensch,
  { antworten, ohneDatei }: { antworten?: Antworten; ohneDatei?: true } = {},
) {
  const { env } = portal
  const wer = werOf(mensch)
  const id = newId()
  await beginAntrag(env, wer, { id, dienst: aerztlicherDienst })
  await saveAntrag(env, wer, {
    id,
    change: (antrag) => ({
      ...antrag,
      antworten: {
        ...{ auftrag: 'anderer', auftragVom: '2026-11-02', ...antrag.antworten },
        ...{ freiwillig: true, dokumente: [{ id: 'd1', art: 'befund', aussteller: `Praxis ${GEHEIM}` }] },
        ...{ fragebogen: true, beschwerden: `${GEHEIM} seit Mai`, krankheiten: [], aufenthalte: [], entbindungen: [] },
        hinweis: `${GEHEIM}: bitte vormittags`,
        ...antworten,
      },
    }),
  })
  async function* dateien() {
    yield { feld: 'dateien', name: `${GEHEIM}.pdf`, inhalt: chunked(pdf()) }
  }
  const ort = {
    besitzer: { art: 'kunde', id: mensch.kundeId },
    sendung: newId(),
    akteur: { art: 'kunde', id: mensch.kontoId },
  } as const
  const [dokument] = ohneDatei ? [] : (await takeDokumente(env, ort, dateien())).dokumente
  if (dokument) {
    const neu = { id, schluessel: 'datei/d1', dateien: [dokument.id], auswahl: [], entfernen: [], wahl: undefined }
    const saved = await savePosten(env, wer, neu)
    if (saved !== 'ok') throw new Error(saved)
  }
  const sent = await sendAntrag(env, wer, id)
  if (!sent.ok || !sent.vorgangId) {
    throw new Error(JSON.stringify([sent, (await readAntrag(env, wer, id))?.antworten]))
  }
  await portal.runDue()
  return { id: sent.vorgangId, dokumentId: dokument?.id ?? '' }
}
