import { checkPfade } from '../../../src/modules/formulare/engine/pfade.test-daten.ts'
import { fahrrad } from './index.ts'

const angebote = [{ id: 'a1', haendler: 'Rad und Tat', gebraucht: true }]

checkPfade(fahrrad, {
  'für den Weg zur Arbeit': {
    antworten: { zweck: 'arbeit', ab: '2026-12-01', preis: 40_000, angebote },
    seiten: ['wofuer', 'arbeit', 'preis', 'angebote', 'angebot/a1'],
    nachweise: ['angebot/a1', 'vertrag'],
  },
  'für etwas anderes': {
    antworten: { zweck: 'anderes', anderes: 'Zur Schule der Kinder', preis: 40_000, angebote },
    seiten: ['wofuer', 'preis', 'angebote', 'angebot/a1'],
    nachweise: ['angebot/a1'],
  },
})
