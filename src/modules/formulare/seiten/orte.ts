import { routes } from '#routes'
import type { Schritt } from '../engine/modell.ts'

/** The address of a page of a draft. */
export function hrefOf(id: string, { seite, eintraege }: Pick<Schritt, 'seite' | 'eintraege'>): string {
  const [eintrag, unter] = eintraege
  if (unter !== undefined && eintrag !== undefined) return routes.antragUntereintrag.href({ id, seite, eintrag, unter })
  if (eintrag !== undefined) return routes.antragEintrag.href({ id, seite, eintrag })
  return routes.antragSeite.href({ id, seite })
}
