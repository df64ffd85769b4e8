import type { Bescheid, Liste } from '#modules/bescheide'
import { readWort } from '#platform/text/wort.ts'
import type { EtikettArt } from '#web/parts/index.ts'

export const listentexte: Record<Liste, { titel: string; leer: string; dazu: string }> = {
  freigabe: {
    titel: 'Zur Freigabe',
    leer: 'Es wartet nichts auf die Freigabe.',
    dazu: 'Hier stehen Entwürfe, die jemand zur Freigabe vorgelegt hat.',
  },
  entwuerfe: {
    titel: 'Entwürfe',
    leer: 'Es gibt keine Entwürfe.',
    dazu: 'Einen Entwurf beginnen Sie in der Akte mit „Bescheid erstellen“.',
  },
  post: {
    titel: 'Mit der Post zu senden',
    leer: 'Es ist nichts mit der Post zu senden.',
    dazu: 'Hier stehen freigegebene Schreiben, die nicht online zugestellt werden.',
  },
  klaeren: {
    titel: 'Zu klären',
    leer: 'Es ist nichts zu klären.',
    dazu: 'Hier stehen Schreiben, die sieben Tage ungelesen sind oder deren Zugang bestritten ist.',
  },
}

export const zustaende: Record<Bescheid['zustand'], { text: string; art: EtikettArt }> = {
  entwurf: { text: 'Entwurf', art: 'neutral' },
  'zur-freigabe': { text: 'Wartet auf Freigabe', art: 'info' },
  freigegeben: { text: 'Freigegeben', art: 'erfolg' },
  zurueckgegeben: { text: 'Zurückgegeben', art: 'warnung' },
}

export const briefgruende: Record<Bescheid['briefe'][number]['grund'], string> = {
  'ohne-zustimmung': 'Keine Zustimmung zur Online-Zustellung',
  'ohne-konto': 'Kein aktives Online-Konto',
  adresse: 'E-Mails an diese Person kommen zurück',
  abgewiesen: 'Die E-Mail wurde abgewiesen',
  zurueck: 'Die E-Mail kam zurück',
  ungelesen: 'Sieben Tage ungelesen',
  bestritten: 'Zugang bestritten',
  'auf-wunsch': 'Von Hand veranlasst',
}

export const klaerungsgruende = { ungelesen: 'Sieben Tage ungelesen', bestritten: 'Zugang bestritten' } as const

export const meldungen = {
  erstellt: 'Der Entwurf ist gespeichert. Prüfen Sie die Datei und legen Sie ihn zur Freigabe vor.',
  vorgelegt: 'Der Entwurf liegt zur Freigabe. Eine andere Person entscheidet.',
  fassung: 'Die neue Datei ist gespeichert. Prüfen Sie sie und legen Sie den Entwurf wieder vor.',
  verworfen: 'Der Entwurf ist gelöscht.',
  online: 'Freigegeben. Das Schreiben liegt im Portal bereit, die E-Mail ist unterwegs.',
  post: 'Freigegeben. Das Schreiben geht mit der Post: Es steht unter „Mit der Post zu senden“.',
  zurueckgegeben: 'Der Entwurf ist zurückgegeben.',
  gesendet: 'Es ist vermerkt, dass das Schreiben heute zur Post gegeben wurde.',
  'schon-gesendet': 'Es war nichts mehr zu senden. Es wurde nichts geändert.',
  brief: 'Das Schreiben steht unter „Mit der Post zu senden“.',
  geklaert: 'Es ist vermerkt, dass das geklärt ist.',
  unveraendert: 'Hier war nichts mehr zu tun. Es wurde nichts geändert.',
  'wird-geprueft': 'Die Datei wird noch auf Viren geprüft. Versuchen Sie es in einer Minute noch einmal.',
} as const

export type Meldung = keyof typeof meldungen

export const readMeldung = (text: string | undefined): Meldung | undefined => readWort(meldungen, text)
