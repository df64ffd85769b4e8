import { meinKonto } from '../../bausteine/pruefen.test-daten.ts'
import { checkPfade } from '../../engine/pfade.test-daten.ts'
import { freieFoerderung } from './index.ts'

const bedarf = {
  ...{ bedarf: 'Reparatur des Autos', ziel: 'Ich komme ab Januar pünktlich zur Frühschicht.' },
  zusammenhang: 'Die Schicht beginnt um 4 Uhr, dann fährt kein Bus.',
}
const kosten = [
  { id: 'p1', bezeichnung: 'Bremsen', anbieter: 'Werkstatt Meier', betrag: 640_00 },
  { id: 'p2', bezeichnung: 'Hauptuntersuchung', anbieter: 'Prüfstelle Nord', betrag: 150_00 },
]
const anfang = ['bedarf', 'ziel', 'zusammenhang', 'jobzusage', 'kosten', 'posten/p1']

checkPfade(freieFoerderung, {
  'Reparatur mit Zusage, die Stadt hat abgelehnt, das Geld geht an die Person': {
    antworten: {
      ...{ ...bedarf, ...meinKonto, kosten, jobzusage: true, form: 'darlehen', beginn: '2026-12-10' },
      ...{ andereTragen: true, andereWer: ['kommune', 'betrieb'], andereStand: 'Beide zahlen nicht.', abgelehnt: true },
      zahlungsweg: 'person',
    },
    seiten: [...anfang, 'posten/p2', 'andere', 'form', 'beginn', 'zahlungsweg', 'konto'],
    nachweise: ['angebot/p1', 'angebot/p2', 'jobzusage', 'ablehnung', 'verwendung'],
  },
  'ohne Zusage und ohne Wunsch zur Form, das Geld geht an die Werkstatt': {
    antworten: {
      ...{ ...bedarf, kosten: kosten.slice(0, 1), jobzusage: false, beginn: '2026-12-10', andereTragen: false },
      ...{ zahlungsweg: 'lieferant', lieferantName: 'Werkstatt Meier', lieferantIban: 'DE02120300000000202051' },
    },
    seiten: [...anfang, 'andere', 'form', 'beginn', 'zahlungsweg'],
    nachweise: ['angebot/p1', 'verwendung'],
  },
})
