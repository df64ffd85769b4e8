import { type Ergebnisname, hasTage, type Zeitraum } from '#modules/vorgaenge'
import { addTage, parseTag, type Tag } from '#platform/text/datum.ts'
import { text } from '#web/felder.ts'

/** Fields of the days that are agreed to. */
export const tagefelder = {
  ...{ 'von-tag': text(10), 'von-monat': text(10), 'von-jahr': text(10) },
  ...{ 'bis-tag': text(10), 'bis-monat': text(10), 'bis-jahr': text(10) },
}

export type Tageeingabe = Record<keyof typeof tagefelder, string>

const splitTag = (name: 'von' | 'bis', tag: Tag | undefined) => {
  const [jahr = '', monat = '', day = ''] = (tag ?? '').split('-')
  return { [`${name}-tag`]: day, [`${name}-monat`]: monat, [`${name}-jahr`]: jahr }
}

/** What stands there at first: the days that were asked for. */
export const prefillTage = (gefragt: Zeitraum | undefined): Tageeingabe =>
  ({ ...splitTag('von', gefragt?.von), ...splitTag('bis', gefragt?.bis) }) as Tageeingabe

export const partsOf = (eingabe: Tageeingabe, name: 'von' | 'bis') => ({
  ...{ tag: eingabe[`${name}-tag`], monat: eingabe[`${name}-monat`], jahr: eingabe[`${name}-jahr`] },
})

export type Tageergebnis =
  | { ok: true; tage: Zeitraum | undefined }
  | { ok: false; fehler: Partial<Record<'von' | 'bis', string>> }

/** So far from today nothing can be agreed to. */
const SPANNE = { zurueck: -366, voraus: 732 }

/**
 * The days that go with a decision: as asked for where it is agreed to as asked, else as typed. Undefined where none go with it.
 */
export function readTage(
  eingabe: Tageeingabe,
  { ergebnis, gefragt, heute }: { ergebnis: Ergebnisname; gefragt: Zeitraum | undefined; heute: Tag },
): Tageergebnis {
  if (!hasTage(ergebnis)) return { ok: true, tage: undefined }
  if (ergebnis === 'zugestimmt' && gefragt) return { ok: true, tage: gefragt }
  const [von, bis] = [parseTag(partsOf(eingabe, 'von')), parseTag(partsOf(eingabe, 'bis'))]
  const refused = { ...(von.ok ? {} : { von: von.fehler }), ...(bis.ok ? {} : { bis: bis.fehler }) }
  if (!von.ok || !bis.ok) return { ok: false, fehler: refused }
  const tage = { von: von.tag, bis: bis.tag }
  const refuse = (feld: 'von' | 'bis', satz: string): Tageergebnis => ({ ok: false, fehler: { [feld]: satz } })
  if (tage.bis < tage.von) return refuse('bis', 'Der letzte Tag liegt vor dem ersten.')
  if (tage.von < addTage(heute, SPANNE.zurueck)) return refuse('von', 'Der erste Tag liegt mehr als ein Jahr zurück.')
  if (tage.bis > addTage(heute, SPANNE.voraus)) return refuse('bis', 'Der letzte Tag liegt mehr als zwei Jahre voraus.')
  if (ergebnis === 'teilweise' && tage.von === gefragt?.von && tage.bis === gefragt.bis) {
    return refuse('von', 'Das sind die Tage, nach denen gefragt ist. Ändern Sie sie, oder stimmen Sie zu wie gefragt.')
  }
  return { ok: true, tage }
}
