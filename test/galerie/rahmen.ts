import type { Frame } from '#web/parts/index.ts'
import { langerName } from './langes.ts'

const grund: Frame = {
  titel: 'Beispiel',
  pfad: '/beispiel',
  krumen: [{ text: 'Kontoeinstellungen', href: '/kontoeinstellungen' }, { text: 'Beispiel' }],
  jobcenter: { name: 'Jobcenter Region Musterstadt', kurzname: 'Jobcenter Musterstadt' },
  schulung: false,
  nonce: 'beispiel',
  csrf: 'beispiel',
  besuch: { art: 'gast' },
}

/** The frame in every state of a visit. */
export const rahmen: readonly { name: string; frame: Frame }[] = [
  { name: 'Gast', frame: grund },
  { name: 'Gast auf der Startseite', frame: { ...grund, pfad: '/', krumen: [] } },
  { name: 'Fehler im Formular', frame: { ...grund, fehler: true, skripte: ['passwort.js'] } },
  { name: 'Profil noch nicht gewählt', frame: { ...grund, besuch: { art: 'halb' } } },
  {
    name: 'Angemeldet',
    frame: {
      ...grund,
      schulung: true,
      besuch: { art: 'angemeldet', name: 'Kim Klicker', ungelesen: 0, endetInSekunden: 1500, mitProfil: true },
    },
  },
  {
    name: 'Angemeldet mit langem Namen und vielem Ungelesenen',
    frame: {
      ...grund,
      jobcenter: {
        name: 'Jobcenter der Verbandsgemeinden Oberes Beispieltal und Schwarzenberg',
        kurzname: 'Jobcenter Oberes Beispieltal',
      },
      besuch: { art: 'angemeldet', name: langerName, ungelesen: 123, endetInSekunden: 59, mitProfil: false },
    },
  },
  {
    name: 'Sachbearbeitung',
    frame: {
      ...grund,
      pfad: '/sachbearbeitung/kunden',
      hauptspalte: 'breit',
      sachbearbeitung: {
        name: langerName,
        endetInSekunden: 1500,
        navigation: [
          { text: 'Aufgaben', href: '/sachbearbeitung/aufgaben' },
          { text: 'Kunden', href: '/sachbearbeitung/kunden' },
        ],
      },
    },
  },
]
