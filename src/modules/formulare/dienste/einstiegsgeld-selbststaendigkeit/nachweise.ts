import { stellungnahme } from '../../bausteine/foerderung/selbststaendigkeit.ts'
import { ist } from '../../bausteine/folge.ts'
import type { Nachweisregel } from '../../engine/nachweise.ts'
import { needsErlaubnis } from './seiten-vorhaben.ts'

export const nachweise: readonly Nachweisregel[] = [
  {
    name: 'businessplan',
    typ: 'FOE',
    titel: 'Businessplan',
    hinweis: 'Idee, Angebot, Kundschaft, Wettbewerb und Werbung auf einigen Seiten',
    art: 'noetig',
  },
  {
    name: 'kapitalplan',
    typ: 'FOE',
    titel: 'Plan für Kapital und Finanzierung',
    hinweis: 'Was Sie für den Start brauchen und woher das Geld kommt',
    art: 'noetig',
  },
  {
    name: 'vorschau',
    typ: 'FOE',
    titel: 'Vorschau auf Umsatz und Gewinn für drei Jahre',
    hinweis: 'Eine Tabelle genügt. Sie darf Teil des Businessplans sein.',
    art: 'noetig',
  },
  {
    name: 'liquiditaet',
    typ: 'FOE',
    titel: 'Liquiditätsplan für zwölf Monate',
    hinweis: 'Monat für Monat: was auf das Konto kommt und was abgeht',
    art: 'noetig',
  },
  stellungnahme,
  {
    name: 'lebenslauf',
    typ: 'BEW',
    titel: 'Lebenslauf',
    hinweis: 'Mit Stationen und Tätigkeiten. Ein Foto brauchen Sie nicht.',
    art: 'noetig',
  },
  {
    name: 'zeugnisse',
    typ: 'BIL',
    titel: 'Zeugnisse und Zertifikate',
    hinweis: 'Was zu Ihrem Vorhaben gehört, zum Beispiel Gesellenbrief oder Meisterbrief',
    art: 'hilfreich',
  },
  {
    name: 'erlaubnisse',
    typ: 'FOE',
    titel: 'Erlaubnisse',
    hinweis: 'Kopien. Ist etwas erst beantragt, genügt zunächst die Bestätigung darüber.',
    art: 'noetig',
    wenn: ({ alle }) => needsErlaubnis(alle['erlaubnisse']),
  },
  {
    name: 'schufa',
    typ: 'KTO',
    titel: 'Schufa-Auskunft',
    hinweis: 'Freiwillig. Einmal im Jahr ist die Datenkopie kostenlos.',
    art: 'hilfreich',
    wenn: ist('schufa', true),
  },
  {
    name: 'gewerbeanmeldung',
    typ: 'EIN',
    titel: 'Gewerbeanmeldung oder Fragebogen zur steuerlichen Erfassung',
    hinweis: 'Einer von beiden genügt. Reichen Sie ihn ein, sobald Sie angemeldet sind.',
    art: 'noetig',
  },
]
