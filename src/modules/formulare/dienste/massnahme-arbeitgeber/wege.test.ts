import { meinBetrieb, meinKonto } from '../../bausteine/pruefen.test-daten.ts'
import { checkPfade } from '../../engine/pfade.test-daten.ts'
import { massnahmeArbeitgeber } from './index.ts'

const inhalt = {
  ...{ taetigkeit: 'Verkäuferin', ziele: ['eignung', 'einstellung'], inhalte: 'Beraten, Kasse, Waren einräumen' },
  ...{ stundenTag: 6, tage: ['mo', 'di', 'mi', 'do', 'fr'], uhrVon: '08:00', uhrBis: '14:30' },
  geburtsdatum: '1988-03-02',
}
const seitenVorn = ['betrieb', 'betriebKontakt', 'verhaeltnis', 'inhalt', 'zeitraum', 'arbeitszeit', 'uebernahme']
const nachher = ['erklaerungsbogen', 'beurteilung']

checkPfade(massnahmeArbeitgeber, {
  'Persona 11, lange arbeitslos, 10 Wochen, mit allen Kosten': {
    antworten: {
      ...{ ...meinBetrieb, ...inhalt, ...meinKonto, von: '2027-01-11', bis: '2027-03-21' },
      ...{ frueherDort: true, frueherDortWann: '2015, Aushilfe', schonMassnahme: true, schonMassnahmeWann: '2020' },
      ...{ verwandt: true, verwandtWie: 'Schwester', uebernahme: true, uebernahmeAb: '2027-04-01' },
      ...{
        uebernahmeSv: true,
        kostenDa: true,
        kostenarten: ['fahrt', 'kinder', 'unterkunft', 'kleidung', 'gesundheit'],
      },
      ...{ verkehrsmittel: 'oeffentlich', fahrkarte: 'monat', fahrpreis: 63_00, fahrtage: 50 },
      ...{ unterkunftOrt: 'Hamburg', unterkunftJe: 'tag', unterkunftKosten: 50_00, verpflegungKosten: 20_00 },
      ...{ kleidungWas: 'Schuhe', kleidungKosten: 60_00, gesundheitKosten: 30_00 },
      kinder: [{ id: 'k1', kindName: 'Mia', betreuungKosten: 100_00 }],
    },
    seiten: [
      ...[...seitenVorn, 'kosten', 'fahrt', 'kinder', 'kind/k1'],
      ...['unterkunft', 'kleidung', 'gesundheit', 'konto'],
    ],
    nachweise: [
      ...['arbeitgebererklaerung', 'fahrkarte', 'betreuung/k1', 'unterkunft', 'kleidung', 'gesundheit'],
      ...nachher,
    ],
  },
  'zwei Wochen mit dem Auto': {
    antworten: {
      ...{ ...meinBetrieb, ...inhalt, ...meinKonto, von: '2026-12-07', bis: '2026-12-18' },
      ...{ frueherDort: false, schonMassnahme: false, verwandt: false, kostenDa: true, kostenarten: ['fahrt'] },
      ...{ verkehrsmittel: 'auto', kilometer: 12, fahrtage: 10 },
    },
    seiten: [...seitenVorn, 'kosten', 'fahrt', 'konto'],
    nachweise: ['arbeitgebererklaerung', ...nachher],
  },
  'ohne Kosten': {
    antworten: {
      ...{ ...meinBetrieb, ...inhalt, ...meinKonto, von: '2026-12-07', bis: '2026-12-18' },
      ...{ frueherDort: false, schonMassnahme: false, verwandt: false, kostenDa: false },
    },
    seiten: [...seitenVorn, 'kosten', 'konto'],
    nachweise: ['arbeitgebererklaerung', ...nachher],
  },
})
