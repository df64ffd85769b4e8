import { readWort } from '#platform/text/wort.ts'
/** What staff reads after an act on a case, by the word in the address. */
export const meldungen = {
  uebernommen: 'Sie sind jetzt zuständig.',
  zurueck: 'Der Vorgang ist zurückgegeben.',
  gesetzt: 'Der neue Stand ist gesetzt. Die Person hört davon.',
  rueckfrage: 'Die Rückfrage ist gesendet. Die Person hört davon.',
  zurueckgezogen: 'Die Rückfrage ist zurückgezogen. Die Person hört davon.',
  schriftform: 'Es ist vermerkt, dass die Schriftform vorliegt. Die Person hört davon.',
  rueckkehr: 'Es ist vermerkt, dass die Rückkehr geprüft ist.',
  vermerkt: 'Der Vermerk ist gespeichert.',
  nachricht: 'Die Nachricht ist gesendet.',
  vollstaendig: 'Es ist vermerkt, dass der Antrag vollständig vorliegt.',
  kenntnis: 'Der Vorgang ist zur Kenntnis genommen.',
  gesehen: 'Die Rücknahme ist zur Kenntnis genommen.',
  stand: 'Jemand war schneller. Der Vorgang zeigt jetzt den neuen Stand. Es wurde nichts geändert.',
} as const

export type Meldung = keyof typeof meldungen

export const readMeldung = (text: string | undefined): Meldung | undefined => readWort(meldungen, text)
