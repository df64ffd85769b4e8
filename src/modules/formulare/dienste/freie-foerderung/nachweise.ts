import { ist } from '../../bausteine/bedingungen.ts'
import type { Nachweisregel } from '../../engine/nachweise.ts'

export const nachweise: readonly Nachweisregel[] = [
  {
    name: 'angebot',
    typ: 'FOE',
    titel: 'Kostenvoranschlag',
    hinweis:
      'Ein Angebot mit Preis, Datum und Namen des Anbieters. Bei höheren Beträgen kann das Jobcenter bis zu drei Angebote verlangen.',
    je: 'kosten',
    art: 'noetig',
  },
  {
    name: 'jobzusage',
    typ: 'EIN',
    titel: 'Zusage für die Arbeit',
    hinweis: 'Arbeitsvertrag, Entwurf oder eine Zusage per E-Mail',
    art: 'noetig',
    wenn: ist('jobzusage', true),
  },
  {
    name: 'ablehnung',
    typ: 'SOZ',
    titel: 'Ablehnung der anderen Stelle',
    hinweis: 'Der Bescheid oder ein Schreiben. Diagnosen dürfen Sie schwärzen.',
    art: 'noetig',
    wenn: ist('abgelehnt', true),
  },
  {
    name: 'verwendung',
    typ: 'FOE',
    titel: 'Rechnungen und Zahlungsbelege',
    hinweis: 'Reichen Sie sie nach der Zahlung ein. Bis wann, steht im Bescheid.',
    art: 'angefordert',
  },
]
