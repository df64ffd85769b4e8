import { lastDay } from '#modules/profil'
import { formatKurz, tagInBerlin } from '#platform/text/datum.ts'
import type { EtikettArt } from '#web/parts/index.ts'
import type { Rolle } from '#web/schutz/rechte.ts'
import type { Kontostand } from './store.ts'
import type { Briefstand } from './uebersicht/kundenliste.ts'

/** One word for each state, on every page of the staff side. */
export const kontotexte: Record<Kontostand, { text: string; art: EtikettArt }> = {
  'kein-konto': { text: 'Kein Konto', art: 'neutral' },
  verknuepft: { text: 'Profil verknüpft', art: 'erfolg' },
  deaktiviert: { text: 'Deaktiviert', art: 'fehler' },
}

export const rollentexte: Record<Rolle, string> = {
  leistungssachbearbeitung: 'Leistungssachbearbeitung',
  integrationsfachkraft: 'Integrationsfachkraft',
  eingangszone: 'Eingangszone',
  teamleitung: 'Teamleitung',
  'aerztlicher-dienst': 'Ärztlicher Dienst',
  administration: 'Administration',
  revision: 'Revision',
}

/** „02.02.2025“ of an instant, in German time. */
export const kurzesDatum = (zeit: Date) => formatKurz(tagInBerlin(zeit))

export function briefText(brief: Briefstand | undefined): { text: string; art: EtikettArt } {
  if (!brief) return { text: 'Kein Brief', art: 'neutral' }
  const bis = brief.gueltigBis ? ` bis ${formatKurz(lastDay(brief.gueltigBis))}` : ''
  if (brief.art === 'erstellt') return { text: 'Noch nicht gesendet', art: 'warnung' }
  if (brief.art === 'gesendet') return { text: `Gültig${bis}`, art: 'info' }
  return brief.art === 'eingeloest' ? { text: 'Eingelöst', art: 'erfolg' } : { text: 'Abgelaufen', art: 'neutral' }
}
