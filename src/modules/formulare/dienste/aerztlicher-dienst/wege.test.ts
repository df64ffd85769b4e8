import { checkPfade } from '../../engine/pfade.test-daten.ts'
import { aerztlicherDienst } from './index.ts'

const auftraege = [{ id: 'a1', titel: 'Welche Arbeiten sind möglich?', datum: '2026-11-09', bis: '2026-11-30' }]
const leer = { freiwillig: true, dokumente: [], entbindungen: [] }
const praxis = { name: 'Praxis Dr. Beispiel', fach: 'Hausarztpraxis', strasse: 'Ring 1', plz: '30159', ort: 'Hannover' }

checkPfade(aerztlicherDienst, {
  'Person mit Krankheit und Auftrag: ein Befund und eine Schweigepflichtentbindung': {
    antworten: {
      ...leer,
      auftraege,
      auftrag: 'a1',
      dokumente: [{ id: 'd1', art: 'befund', datum: '2026-10-01', aussteller: 'Dr. Beispiel' }],
      entbindungen: [
        {
          ...{ id: 'e1', ...praxis, von: '2020-01', bis: '2026-11', umfang: ['befunde', 'auskunft'] },
          ...{ gueltigBis: '2027-03-31', einverstanden: true },
        },
      ],
      hinweis: 'Bitte rufen Sie vormittags an.',
    },
    seiten: [
      ...['freiwillig', 'auftrag', 'dokumente', 'dokument/d1', 'fragebogen', 'entbindungen', 'stelle/e1'],
      ...['umfang/e1', 'einverstanden/e1', 'hinweis'],
    ],
    nachweise: ['datei/d1', 'unterschrift/e1'],
  },
  'zu einem Auftrag aus einem Schreiben, mit dem ganzen Fragebogen': {
    antworten: {
      ...leer,
      ...{ auftrag: 'anderer', auftragVom: '2026-11-02', fragebogen: true },
      ...{ beschwerden: 'Schmerzen im Rücken', beschwerdenSeit: '2024', auswirkung: 'Langes Stehen geht nicht' },
      ...{ letzteArbeit: 'Lager', belastung: 'Heben' },
      krankheiten: [{ id: 'k1', bezeichnung: 'Bandscheibe', jahr: 2024 }],
      aufenthalte: [{ id: 'h1', einrichtung: 'Klinik Nord', art: 'krankenhaus', von: '2024-05', bis: '2024-06' }],
      ...{ behandlung: 'Krankengymnastik', medikamente: 'Keine', hilfsmittel: 'Einlagen', allergien: 'Pollen' },
      ...{ sehen: 'hilfe', hoeren: 'gut', seelisch: 'Schlaf', sucht: 'Nichts', unfall: 'Keiner' },
      ...{ verfahren: ['gdb'], krankschreibung: 'Mai 2026', groesse: 180, gewicht: 82.5, schwanger: false },
      ...{ fahren: 'kurz', sitzen: 'gut', stehen: 'nicht', heben: 'nicht', schicht: 'etwas', druck: 'gut' },
      ...{ wuensche: 'Büro', dolmetscher: true, sprache: 'Arabisch', begleitung: true, zeiten: 'vormittags' },
    },
    seiten: [
      ...['freiwillig', 'auftrag', 'dokumente', 'fragebogen', 'beschwerden', 'belastung', 'krankheiten'],
      ...['krankheit/k1', 'aufenthalte', 'aufenthalt/h1', 'therapie', 'sinne', 'seele', 'unfall', 'verfahren'],
      ...['koerper', 'koennen', 'wuensche', 'termin', 'entbindungen', 'hinweis'],
    ],
    nachweise: [],
  },
  'ohne Auftrag, mit der Ansprechperson besprochen': {
    antworten: {
      ...leer,
      ...{ auftraege: [], auftrag: 'ohne', besprochenMit: 'Frau Amt', dokumente: [{ id: 'd1', art: 'gdb' }] },
      fragebogen: false,
    },
    seiten: [
      ...['freiwillig', 'auftrag', 'besprochen', 'dokumente', 'dokument/d1', 'fragebogen', 'entbindungen', 'hinweis'],
    ],
    nachweise: ['datei/d1'],
  },
})
