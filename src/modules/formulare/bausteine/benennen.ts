import type { Eintrag } from '../engine/modell.ts'
import { textIn } from './bedingungen.ts'

/** Names an entry of a group by one of its answers. */
export const nameBy =
  (feld: string) =>
  (eintrag: Eintrag): string =>
    textIn(eintrag, feld) ?? ''
