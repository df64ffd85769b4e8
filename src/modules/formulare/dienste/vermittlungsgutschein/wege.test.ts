import { checkPfade } from '../../engine/pfade.test-daten.ts'
import { vermittlungsgutschein } from './index.ts'

const wunsch = {
  taetigkeit: 'Lagerhelferin',
  region: 'Hannover, 30 km',
  arbeitsform: ['vollzeit'],
  grund: 'Ich suche seit einem Jahr.',
}

checkPfade(vermittlungsgutschein, {
  'ohne ausgesuchte Arbeitsvermittlung': {
    antworten: { ...wunsch, frueher: false, ausgesucht: false, gelesen: true },
    seiten: ['wunsch', 'grund', 'frueher', 'ausgesucht', 'regeln'],
    nachweise: [],
  },
  'mit einer zugelassenen': {
    antworten: {
      ...wunsch,
      ...{ frueher: true, frueherWann: '2024, ohne Erfolg', ausgesucht: true, gelesen: true },
      ...{ agentur: 'Wegweiser GmbH', agenturAnschrift: 'Beispielweg 1, 30159 Hannover', zulassung: 'ja' },
    },
    seiten: ['wunsch', 'grund', 'frueher', 'ausgesucht', 'agentur', 'regeln'],
    nachweise: ['zulassung'],
  },
  'Persona 11, lange arbeitslos, mit einer Arbeitsvermittlung ohne Zulassung': {
    antworten: { ...wunsch, frueher: false, ausgesucht: true, gelesen: true, agentur: 'Schnellweg', zulassung: 'nein' },
    seiten: ['wunsch', 'grund', 'frueher', 'ausgesucht', 'agentur', 'regeln'],
    nachweise: [],
  },
})
