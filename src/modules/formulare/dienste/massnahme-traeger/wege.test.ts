import { meinKonto } from '../../bausteine/pruefen.test-daten.ts'
import { checkPfade } from '../../engine/pfade.test-daten.ts'
import { massnahmeTraeger } from './index.ts'

checkPfade(massnahmeTraeger, {
  'Persona 11, lange arbeitslos, noch kein Träger, keine Kosten': {
    antworten: { ziel: 'heranfuehrung', traegerBekannt: false, kostenDa: false },
    seiten: ['ziel', 'inhalte', 'traegerBekannt', 'kosten'],
    nachweise: [],
  },
  'Persona 13, der Träger ist gewählt und kann den Gutschein einlösen': {
    antworten: {
      ...{ ziel: 'stabilisierung', inhalte: ['bewerbung', 'alltag'], traegerBekannt: true, traeger: 'Lernhaus' },
      ...{ massnahme: 'Coaching Plus', massnahmenummer: '123/4567/16', ort: 'Hannover', von: '2027-01-11' },
      ...{ bis: '2027-03-05', wochenstunden: 20, durchfuehrung: 'beides', zugelassen: 'ja' },
      ...{
        zulassungTraeger: 'T-1',
        zulassungMassnahme: 'M-1',
        kostenDa: true,
        kostenarten: ['fahrt', 'kinder', 'unterkunft'],
      },
      ...{ verkehrsmittel: 'oeffentlich', fahrkarte: 'woche', fahrpreis: 20_00, fahrtage: 30, ...meinKonto },
      ...{ unterkunftOrt: 'Celle', unterkunftJe: 'monat', unterkunftKosten: 400_00, verpflegungKosten: 150_00 },
      kinder: [{ id: 'k1', kindName: 'Mia', betreuungKosten: 100_00 }],
    },
    seiten: [
      ...['ziel', 'inhalte', 'traegerBekannt', 'traeger', 'zeit', 'zulassung'],
      ...['kosten', 'fahrt', 'kinder', 'kind/k1', 'unterkunft', 'konto'],
    ],
    nachweise: ['angebot', 'zulassung', 'fahrkarte', 'betreuung/k1', 'unterkunft', 'erklaerungsbogen'],
  },
  'Gründungscoaching, mit dem Auto, vom Träger ist noch wenig bekannt': {
    antworten: {
      ...{ ziel: 'selbststaendigkeit', inhalte: ['gruendung'], traegerBekannt: true, traeger: 'Gründerhaus' },
      ...{ kostenDa: true, kostenarten: ['fahrt'], verkehrsmittel: 'auto', kilometer: 20, fahrtage: 12, ...meinKonto },
    },
    seiten: ['ziel', 'inhalte', 'traegerBekannt', 'traeger', 'zeit', 'zulassung', 'kosten', 'fahrt', 'konto'],
    nachweise: ['angebot', 'zulassung', 'erklaerungsbogen'],
  },
})
