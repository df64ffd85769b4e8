import { stellungnahme } from '../../bausteine/foerderung/selbststaendigkeit.ts'
import { ist, undAuch } from '../../bausteine/folge.ts'
import type { Nachweisregel } from '../../engine/nachweise.ts'
import { isBeratung, isSachgut } from './seiten.ts'

export const nachweise: readonly Nachweisregel[] = [
  {
    name: 'gewerbeanmeldung',
    typ: 'EIN',
    titel: 'Gewerbeanmeldung',
    hinweis: 'Bei freien Berufen genügt die Anmeldung beim Finanzamt.',
    art: 'noetig',
    wenn: ist('taetig', true),
  },
  {
    name: 'zahlen',
    typ: 'EIN',
    titel: 'Ihre letzten Zahlen',
    hinweis:
      'Eine Anlage EKS oder eine betriebswirtschaftliche Auswertung (BWA). Hat Ihr Jobcenter sie schon, brauchen Sie sie nicht noch einmal zu schicken.',
    art: 'noetig',
    wenn: ist('taetig', true),
  },
  {
    name: 'steuerbescheid',
    typ: 'EIN',
    titel: 'Letzter Steuerbescheid',
    hinweis:
      'Gibt es noch keinen, genügt die letzte Steuererklärung. Angaben zu anderen Personen dürfen Sie schwärzen.',
    art: 'noetig',
    wenn: ist('taetig', true),
  },
  {
    name: 'angebote',
    typ: 'FOE',
    titel: 'Angebote',
    hinweis: 'Bis zu drei Angebote zum Vergleichen, mit Preis und Datum. Ein Ausdruck aus dem Internet genügt.',
    je: 'sachgueter',
    art: 'noetig',
  },
  {
    name: 'bank',
    typ: 'FOE',
    titel: 'Ablehnung der Bank',
    hinweis: 'Brief oder E-Mail',
    art: 'noetig',
    wenn: undAuch(isSachgut, ist('bank', 'abgelehnt')),
  },
  stellungnahme,
  {
    name: 'deMinimis',
    typ: 'FOE',
    titel: 'De-minimis-Erklärung',
    hinweis: 'Den Vordruck bekommen Sie von Ihrem Jobcenter. Auch wer noch keine Beihilfe hatte, gibt sie ab.',
    art: 'noetig',
    wenn: isSachgut,
  },
  {
    name: 'beratungsangebot',
    typ: 'FOE',
    titel: 'Angebot der Beratung',
    hinweis: 'Mit Themen, Stunden und Preis',
    art: 'noetig',
    wenn: isBeratung,
  },
  {
    name: 'verwendung',
    typ: 'FOE',
    titel: 'Rechnungen und Zahlungsbelege',
    hinweis: 'Reichen Sie sie nach dem Kauf ein. Bis wann, steht im Bescheid.',
    art: 'angefordert',
    wenn: isSachgut,
  },
]
