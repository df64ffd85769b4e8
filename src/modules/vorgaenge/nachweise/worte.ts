import type { EtikettArt } from '#web/parts/index.ts'
import type { Nachweis } from './nachweise.ts'
import type { Nachweiszustand } from './store.ts'

/** How a document of a case stands, in the words of each side. */
export const nachweisstaende: Record<Nachweiszustand, { text: string; imDienst?: string; art: EtikettArt }> = {
  offen: { text: 'Fehlt noch', art: 'warnung' },
  'nicht-vorhanden': { text: 'Nicht vorhanden', art: 'neutral' },
  amt: { text: 'Jobcenter fordert an', imDienst: 'Darf angefordert werden', art: 'info' },
  vorgelegt: { text: 'Vorgelegt', imDienst: 'Zu prüfen', art: 'info' },
  angenommen: { text: 'Angenommen', art: 'erfolg' },
  abgelehnt: { text: 'Nicht ausreichend', art: 'fehler' },
  erlassen: { text: 'Nicht mehr nötig', art: 'neutral' },
}

export const standVon = ({ zustand }: Pick<Nachweis, 'zustand'>): string => nachweisstaende[zustand].text

export const nachweisname = ({ titel, fuer }: Pick<Nachweis, 'titel' | 'fuer'>): string =>
  fuer ? `${titel}: ${fuer}` : titel
