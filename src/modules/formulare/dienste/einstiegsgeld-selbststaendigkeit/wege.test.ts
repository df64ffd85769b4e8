import { meinKonto } from '../../bausteine/pruefen.test-daten.ts'
import { checkPfade } from '../../engine/pfade.test-daten.ts'
import { einstiegsgeldSelbststaendigkeit } from './index.ts'

const vorhaben = {
  ...{ unternehmen: 'Haarwerk', rechtsform: 'einzel', branche: 'Friseurhandwerk', vorhabenArt: 'neu' },
  ...{ sitzStrasse: 'Lange Straße 4', sitzPlz: '30159', sitzOrt: 'Hannover', wochenstunden: 40, mitWem: 'allein' },
  ...{ beginn: '2027-01-04', angemeldet: false },
}
const person = {
  ...{ qualifikation: 'Meisterin im Friseurhandwerk', erfahrung: '12 Jahre im Salon', frueherSelbststaendig: false },
  ...{ schulden: false, insolvenz: false, belastbar: true },
}
const plan = {
  ...{ idee: 'Salon', kunden: 'Familien', wettbewerb: 'Zwei Salons', werbung: 'Zettel', preise: 'Ab 25 Euro' },
  ...{ kapitalbedarf: 20_000_00, eigenmittel: 5_000_00, kredite: 15_000_00, privatbedarf: 1800_00 },
  ...{ umsatz1: 40_000_00, ausgaben1: 30_000_00, umsatz2: 50_000_00, ausgaben2: 32_000_00 },
  ...{ umsatz3: 60_000_00, ausgaben3: 34_000_00 },
  ...{ krankenversicherung: 'gesetzlich', rente: 'gesetzlich', unfall: 'bg', haftpflicht: true },
  ...{ ...meinKonto, mitteilen: true },
}
const seiten = [
  ...['vorhaben', 'umfang', 'beginn', 'koennen', 'frueher', 'schulden', 'gesundheit', 'arbeitslos'],
  ...['erlaubnisse', 'konzept', 'kapital', 'vorschau', 'privat', 'tragfaehigkeit', 'absicherung'],
  ...['foerderung', 'konto', 'mitteilen'],
]
const immer = ['businessplan', 'kapitalplan', 'vorschau', 'liquiditaet', 'stellungnahme', 'lebenslauf', 'zeugnisse']

checkPfade(einstiegsgeldSelbststaendigkeit, {
  'Neugründung ohne Erlaubnis, die Prüfung steht noch aus': {
    antworten: { ...vorhaben, ...person, ...plan, erlaubnisse: ['keine'], fachstelle: 'keine' },
    seiten,
    nachweise: [...immer, 'gewerbeanmeldung'],
  },
  'Persona 4, seit 8 Jahren selbstständig, macht daraus den Hauptberuf': {
    antworten: {
      ...{ ...vorhaben, ...person, ...plan, rechtsform: 'anderes', rechtsformAndere: 'Partnerschaft' },
      ...{ vorhabenArt: 'nebenerwerb', mitWem: 'personal', mitWemAnzahl: 2, angemeldet: true },
      ...{ angemeldetAm: '2018-11-01', frueherSelbststaendig: true, frueherWas: 'Mobiler Friseur seit 2018' },
      ...{ frueherEnde: 'Der Salon davor schloss.', schulden: true, insolvenz: false, schufa: true },
      ...{ belastbar: false, einschraenkungen: 'Nicht schwer heben', arbeitslosSeit: '2025-01-01' },
      ...{ erschwernisse: ['alter'], erlaubnisse: ['handwerk', 'andere'], erlaubnisAndere: 'Sondernutzung' },
      ...{ erlaubnisStand: 'teils', fachstelle: 'hwk', fachstelleName: 'HWK Hannover', fachstelleAm: '2026-11-02' },
      ...{
        fachstelleErgebnis: 'bedingt',
        fachstelleBedingungen: 'Kredit wird zugesagt',
        krankenversicherung: 'privat',
      },
      ...{ andereHilfen: ['mikrokredit', 'andere'], andereHilfenWelche: 'Stiftung' },
    },
    seiten,
    nachweise: [...immer, 'erlaubnisse', 'schufa', 'gewerbeanmeldung'],
  },
})
