import type { EtikettArt } from '#web/parts/index.ts'
import type { Nachweis } from './nachweise.ts'
import type { Nachweiszustand } from './store.ts'

/** How a document of a case stands, in the words of each side. */
const nachweisstaende: Record<Nachweiszustand, { text: string; imDienst?: string; art: EtikettArt }> = {
  offen: { text: 'Fehlt noch', art: 'warnung' },
  'nicht-vorhanden': { text: 'Nicht vorhanden', art: 'neutral' },
  amt: { text: 'Jobcenter fordert an', imDienst: 'Darf angefordert werden', art: 'info' },
  vorgelegt: { text: 'Vorgelegt', imDienst: 'Zu prüfen', art: 'info' },
  angenommen: { text: 'Angenommen', art: 'erfolg' },
  abgelehnt: { text: 'Nicht ausreichend', art: 'fehler' },
  erlassen: { text: 'Nicht mehr nötig', art: 'neutral' },
}

/** What may come, and is not awaited. */
const freiwillige: { text: string; imDienst?: string; art: EtikettArt } = {
  ...{ text: 'Können Sie nachreichen', imDienst: 'Freiwillig', art: 'neutral' },
}

/** What was never handed in, once nothing more is awaited. */
const ausgeblieben: { text: string; imDienst?: string; art: EtikettArt } = { text: 'Nicht eingereicht', art: 'neutral' }

/** How a document stands; `ende`: its case waits for nothing more. */
export function standOf({ zustand, freiwillig }: Pick<Nachweis, 'zustand' | 'freiwillig'>, ende: boolean) {
  if (zustand !== 'offen') return nachweisstaende[zustand]
  if (ende) return ausgeblieben
  return freiwillig ? freiwillige : nachweisstaende.offen
}

export const standVon = (nachweis: Pick<Nachweis, 'zustand' | 'freiwillig'>, ende: boolean): string =>
  standOf(nachweis, ende).text

export const nachweisname = ({ titel, fuer }: Pick<Nachweis, 'titel' | 'fuer'>): string =>
  fuer ? `${titel}: ${fuer}` : titel

/** Whether that side has nothing more to do about a document: what the customer handed in or spoke of is for staff to look at. */
export const isErledigt = ({ zustand }: Pick<Nachweis, 'zustand'>, seite: 'kunde' | 'dienst'): boolean =>
  seite === 'kunde'
    ? zustand !== 'offen' && zustand !== 'abgelehnt'
    : zustand === 'angenommen' || zustand === 'erlassen'
