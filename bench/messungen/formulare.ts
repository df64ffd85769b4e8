import { fileURLToPath } from 'node:url'
import PDFDocument from 'pdfkit'
import { projektordner } from '#platform/ordner.ts'
import { createTypesetter } from '#platform/typst/index.ts'
import { buergergeld } from '../../src/modules/formulare/dienste/buergergeld/index.ts'
import type { Antworten } from '../../src/modules/formulare/engine/modell.ts'
import { listNachweise } from '../../src/modules/formulare/engine/nachweise.ts'
import { listAufgaben, readBack } from '../../src/modules/formulare/engine/stand.ts'
import { showAnswer } from '../../src/modules/formulare/engine/text.ts'
import { walk } from '../../src/modules/formulare/engine/weg.ts'
import { createHaushalt, HEUTE } from '../haushalt.ts'
import { type Ergebnis, type Seite, vergleiche } from '../vergleich.ts'

const STAPEL = 10

/** Processor time of this process, in µs for each of `anzahl` runs. */
const side = (name: string, anzahl: number, run: (i: number) => unknown): Seite => ({
  name,
  async run() {
    const before = process.cpuUsage()
    for (let i = 0; i < anzahl; i++) await run(i)
    const { user, system } = process.cpuUsage(before)
    return { wert: (user + system) / anzahl }
  },
})

/** The way, the documents and the list of tasks of a large household, against JSON there and back of its answers. */
export async function messeWeg({ runden, anzahl }: { runden: number; anzahl: number }): Promise<Ergebnis> {
  const haushalt = createHaushalt(12)
  const { formular, nachweise } = buergergeld
  const text = JSON.stringify(haushalt)
  const compute = (antworten: Antworten) => [
    walk(formular, antworten, HEUTE).length,
    listNachweise(formular, nachweise, { antworten, heute: HEUTE }).length,
    listAufgaben(formular, antworten, { heute: HEUTE }).length,
  ]
  const product: Seite = {
    name: 'Weg, Nachweise und Aufgaben',
    async run() {
      let cpu = 0
      for (let i = 0; i < anzahl; i += STAPEL) {
        // Freshly read, as a request does: nothing that was computed from the same object helps. Few at once, as a
        // request leaves nothing behind either.
        const copies = Array.from({ length: STAPEL }, () => JSON.parse(text) as Antworten)
        const before = process.cpuUsage()
        for (const antworten of copies) compute(antworten)
        const { user, system } = process.cpuUsage(before)
        cpu += user + system
      }
      return { wert: cpu / anzahl }
    },
  }
  const json = side('JSON hin und zurück', anzahl, () => JSON.parse(JSON.stringify(haushalt)))
  // The engine of a portal has been running for long.
  const gemessen = await vergleiche([product, json], { runden, ziele: [5], einheit: 'µs CPU', aufwaermen: 3 })
  const [seiten, belege] = compute(haushalt)
  return {
    name: 'formularweg',
    titel: 'Weg, Nachweise und Aufgaben eines Hauptantrags mit zwölf Personen',
    vergleiche: gemessen,
    anmerkungen: [
      `${seiten} Seiten, ${belege} Nachweise, ${new Intl.NumberFormat('de-DE').format(text.length)} Zeichen JSON.`,
    ],
  }
}

interface Paar {
  frage: string
  antwort: string
}

function readLesung(antworten: Antworten): { titel: string; fuer: string; angaben: Paar[] }[] {
  const { formular } = buergergeld
  return readBack(formular, antworten, HEUTE).map(({ station, eintraege, angaben }) => ({
    titel: formular.seiten[station.seite]!.frage,
    fuer: eintraege.join(', '),
    angaben: angaben.map(({ feld, wert }) => ({ frage: feld.label, antwort: showAnswer(feld, wert, station.sicht) })),
  }))
}

/** The PDF of a Hauptantrag of five people, against pdfkit with as many paragraphs. */
export async function messeAntragsdruck({ runden, anzahl }: { runden: number; anzahl: number }): Promise<Ergebnis> {
  const lesung = readLesung(createHaushalt(5))
  const paare = lesung.flatMap(({ angaben }) => angaben)
  const satz = createTypesetter({ maxQueue: 4, worker: new URL('dist/typst-worker.js', projektordner) })
  const daten = {
    ...{ titel: 'Antrag Grundsicherungsgeld', untertitel: 'Vorgang 2026-0000001, Kim Klicker', stand: HEUTE, text: '' },
    ...{ angaben: [], nachweise: [], dateien: [], code: '', sha256: '', adresse: '', lesung },
  }
  const font = fileURLToPath(new URL('vorlagen/schrift/FiraSans-Regular.ttf', projektordner))
  const pdfkit = () =>
    new Promise<number>((resolve) => {
      const document = new PDFDocument({ size: 'A4', font })
      let bytes = 0
      document.on('data', (part: Buffer) => {
        bytes += part.length
      })
      document.on('end', () => resolve(bytes))
      for (const { titel, angaben } of lesung) {
        document.text(titel)
        for (const { frage, antwort } of angaben) document.text(frage).text(antwort)
      }
      document.end()
    })
  try {
    const gemessen = await vergleiche(
      [
        side('Typst, PDF/UA-1 mit Gliederung', anzahl, (i) =>
          satz.pdf('vorgang', { ...daten, untertitel: `Vorgang ${i}` }),
        ),
        side('pdfkit, dieselben Absätze in derselben Schrift, ohne Auszeichnung', anzahl, pdfkit),
      ],
      { runden, ziele: [1], einheit: 'µs CPU je PDF' },
    )
    return {
      name: 'antragsdruck',
      titel: 'Ein Hauptantrag mit fünf Personen als PDF',
      vergleiche: gemessen,
      anmerkungen: [`${paare.length} Antworten auf ${lesung.length} Seiten des Formulars.`],
    }
  } finally {
    await satz.close()
  }
}
