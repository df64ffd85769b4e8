import type { Annahmefehler } from '#platform/dateien/annahme.ts'
import type { Dateimangel } from '#platform/dateien/pruefung.ts'
import { type Dateityp, dateiarten, nameTypen } from '#platform/dateien/typen.ts'
import { showInvisible } from '#platform/text/anzeige.ts'
import { formatBytes } from '#platform/text/menge.ts'
import type { EtikettArt } from '#web/parts/index.ts'
import type { Dokument } from './dokument.ts'

/** Names of files as they are shown: what is hidden in them is marked, and very long ones are cut. */
export function showDateiname(name: string): string {
  const shown = showInvisible(name)
  return shown.length > 120 ? `${shown.slice(0, 80)} … ${shown.slice(-30)}` : shown
}

const quoted = (name: string) => `„${showDateiname(name)}“`

const asPrint =
  'Öffnen Sie die Datei, wählen Sie „Drucken“ und dann „Als PDF speichern“. Laden Sie die neue Datei hoch.'

const maengel: Record<Dateimangel, [was: string, tun: string]> = {
  'kein-pdf': ['ist keine vollständige PDF-Datei', 'Speichern Sie die Datei noch einmal und laden Sie sie neu hoch.'],
  beschaedigt: [
    'lässt sich nicht lesen. Vielleicht wurde die Datei nicht ganz gespeichert',
    'Speichern oder fotografieren Sie das Dokument noch einmal.',
  ],
  verschluesselt: [
    'ist mit einem Passwort oder einer Sperre geschützt',
    'Entfernen Sie den Schutz, oder fotografieren Sie die Seiten und laden Sie die Fotos hoch.',
  ],
  skript: ['enthält ein Programm (JavaScript)', asPrint],
  aktion: ['enthält einen Befehl, der Programme startet oder Daten verschickt', asPrint],
  anlage: ['enthält weitere Dateien', `Laden Sie diese einzeln hoch. Für die PDF selbst: ${asPrint}`],
  formular: ['enthält ein Formular, das Programme ausführt', asPrint],
  medien: ['enthält Ton, Film oder 3D-Inhalte', asPrint],
  'entpackt-zu-gross': ['wird beim Öffnen zu groß', 'Speichern Sie weniger Seiten in einer Datei.'],
  doppelgesicht: ['enthält noch eine Datei anderer Art', asPrint],
  'zu-viele-pixel': [
    'hat zu viele Bildpunkte',
    'Stellen Sie in der Kamera eine kleinere Auflösung ein (höchstens 50 Megapixel).',
  ],
}

/** How the check of a file stands, in a word. */
export function pruefstandOf({ zustand, geprueft }: Pick<Dokument, 'zustand' | 'geprueft'>): {
  text: string
  art: EtikettArt
} {
  if (zustand === 'quarantaene') return { text: 'Wird geprüft', art: 'info' }
  if (zustand !== 'sauber') return { text: 'Nicht angenommen', art: 'fehler' }
  return geprueft ? { text: 'Geprüft', art: 'erfolg' } : { text: 'Nicht geprüft', art: 'neutral' }
}

/** Why the content of a file was not taken, and what to do, in sentences. */
export function explainMangel(name: string, mangel: string): string {
  const known = Object.hasOwn(maengel, mangel) ? maengel[mangel as Dateimangel] : maengel.beschaedigt
  return `${quoted(name)} ${known[0]}. ${known[1]}`
}

export function explainFund(name: string, grund: string): string {
  return grund === 'virus'
    ? `${quoted(name)} enthält schädliche Software und wurde gelöscht. Niemand hat die Datei geöffnet. Prüfen Sie Ihr Gerät mit einem Virenscanner und senden Sie das Dokument noch einmal, zum Beispiel als Foto.`
    : `${quoted(name)} ließ sich nicht ganz auf Viren prüfen und wurde gelöscht. Senden Sie das Dokument in anderer Form, zum Beispiel als Foto.`
}

export interface Grenztexte {
  erlaubt: readonly Dateityp[]
  dateiBytes: number
}

/** Why a file was turned away while it arrived, and what to do. */
export function explainAnnahme(name: string, fehler: Annahmefehler, grenzen: Grenztexte): string {
  if (fehler.grund === 'leer') return `${quoted(name)} ist leer. Wählen Sie die Datei noch einmal.`
  if (fehler.grund === 'zu-gross') {
    return `${quoted(name)} ist größer als ${formatBytes(grenzen.dateiBytes)}. Verkleinern Sie die Datei, oder teilen Sie sie auf mehrere auf.`
  }
  const types = nameTypen(grenzen.erlaubt)
  if (fehler.grund === 'endung') {
    const { name: art, endungen } = dateiarten[fehler.typ]
    return `${quoted(name)} endet auf „.${showInvisible(fehler.endung)}“, ist aber eine ${art}-Datei. Ändern Sie das Ende des Namens in „.${endungen[0]}“ und laden Sie sie noch einmal hoch.`
  }
  const found = fehler.gefunden ? `ist eine Datei der Art „${fehler.gefunden}“` : 'hat keinen Inhalt, den wir kennen'
  return `${quoted(name)} ${found}. Möglich ${grenzen.erlaubt.length === 1 ? 'ist' : 'sind'} ${types}. Speichern Sie das Dokument als PDF, oder fotografieren Sie es.`
}

export const zuVoll = (name: string): string =>
  `${quoted(name)} passt nicht mehr in Ihren Speicher. Löschen Sie Dokumente, die Sie nicht mehr brauchen.`

export const zuViele = (name: string, anzahl: number): string =>
  `${quoted(name)} wurde nicht angenommen: Möglich sind höchstens ${anzahl} Dateien auf einmal.`
