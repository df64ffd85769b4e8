import { ICH, nameWer } from '../../bausteine/haushalt.ts'
import { type Antworten, type Eintrag, entriesOf } from '../../engine/modell.ts'

export const textsOf = (optionen: readonly { wert: string; text: string }[]) =>
  Object.fromEntries(optionen.map(({ wert, text }) => [wert, text]))

export const named = (name: string) => (eintrag: Eintrag) => String(eintrag[name] ?? '')

/** Two people may work for the same firm: whose it is stands behind the name, unless there is one person only. */
export const ofWhom =
  (wer: string, benenne: (eintrag: Eintrag) => string) =>
  (eintrag: Eintrag, alle: Antworten): string => {
    const [own, owner] = [benenne(eintrag), nameWer(alle, 'personen', eintrag[wer])]
    const several = alle['wohntAllein'] !== true && entriesOf(alle, 'personen').length > 0
    return several && own !== '' && owner !== '' ? `${own} (${owner})` : own
  }

/** The one of the household whom a choice names. */
export const belongsTo =
  (wer: string) =>
  (eintrag: Eintrag, alle: Antworten): { id: string; name: string } | undefined => {
    const id = eintrag[wer]
    if (typeof id !== 'string') return undefined
    return { id, name: id === ICH.wert ? nameWer(alle, 'personen', id) : '' }
  }

export const chosen =
  (texte: Readonly<Record<string, string>>, name: string) =>
  (eintrag: Eintrag): string =>
    texte[String(eintrag[name])] ?? ''
