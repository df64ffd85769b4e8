import type { EtikettArt } from '#web/parts/index.ts'
import type { Termin } from './termin.ts'
import type { Thema, Weg } from './zeiten/store.ts'

export const wege: Record<Weg, string> = {
  'vor-ort': 'Vor Ort im Jobcenter',
  telefon: 'Am Telefon',
  video: 'Per Video',
}

export const themen: Record<Thema, string> = {
  arbeit: 'Arbeit und Ausbildung',
  leistung: 'Leistungen',
  allgemein: 'Alle Anliegen',
}

interface Stand {
  text: string
  art: EtikettArt
}

const staende: Record<Termin['zustand'], Stand> = {
  offen: { text: 'Noch nicht bestätigt', art: 'warnung' },
  bestaetigt: { text: 'Bestätigt', art: 'erfolg' },
  abgesagt: { text: 'Abgesagt', art: 'neutral' },
  'verhinderung-gemeldet': { text: 'Verhinderung mitgeteilt', art: 'warnung' },
  'verhinderung-anerkannt': { text: 'Entfällt: Grund anerkannt', art: 'neutral' },
  'verhinderung-abgelehnt': { text: 'Grund nicht anerkannt', art: 'warnung' },
  wahrgenommen: { text: 'Hat stattgefunden', art: 'neutral' },
  'nicht-erschienen': { text: 'Nicht erschienen', art: 'warnung' },
}

/** The state as a word. What is over needs no confirmation any more. */
export function standOf({ zustand, beginn }: Pick<Termin, 'zustand' | 'beginn'>, jetzt: Date): Stand | undefined {
  if (beginn <= jetzt && (zustand === 'offen' || zustand === 'bestaetigt')) return undefined
  return staende[zustand]
}

export const artnamen: Record<Termin['art'], string> = { gespraech: 'Gespräch', einladung: 'Einladung' }
