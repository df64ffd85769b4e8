import type { Eintrag, Formular } from '../engine/modell.ts'
import { textIn } from './bedingungen.ts'

/** Pages of a form that belong together, with the groups that they collect. */
export type Teil = Pick<Formular, 'seiten' | 'uebergaenge' | 'gruppen'>

/** The tables of a form from its parts; no name may stand in two of them. @throws Error where one does */
export function joinTeile(...teile: readonly Teil[]): Teil {
  const all = teile.reduce<Teil>(
    (joined, { seiten, uebergaenge, gruppen }) => ({
      seiten: { ...joined.seiten, ...seiten },
      uebergaenge: { ...joined.uebergaenge, ...uebergaenge },
      gruppen: { ...joined.gruppen, ...gruppen },
    }),
    { seiten: {}, uebergaenge: {}, gruppen: {} },
  )
  const count = teile.reduce((sum, { seiten }) => sum + Object.keys(seiten).length, 0)
  if (count !== Object.keys(all.seiten).length) throw new Error('Zwei Teile haben eine Seite mit demselben Namen.')
  return all
}

/** Names an entry of a group by one of its answers. */
export const nameBy =
  (feld: string) =>
  (eintrag: Eintrag): string =>
    textIn(eintrag, feld) ?? ''
