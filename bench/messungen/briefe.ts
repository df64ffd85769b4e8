import { projektordner } from '#platform/ordner.ts'
import { type Freischaltcodebrief, freischaltcodeDaten } from '#platform/typst/freischaltcode.ts'
import { createTypesetter } from '#platform/typst/index.ts'
import { type Ergebnis, type Seite, vergleiche } from '../vergleich.ts'

const JOBCENTER = {
  name: 'Jobcenter Musterstadt',
  strasse: 'Beispielallee 1',
  plz: '30159',
  ort: 'Musterstadt',
  telefon: '0511 1234567',
  servicezeiten: 'Montag bis Freitag von 8 bis 18 Uhr',
  email: 'post@jobcenter.example',
}

function letter(i: number): Freischaltcodebrief {
  const nummer = String(i).padStart(6, '0')
  const name = `Vorname${i} Nachname${i}`
  const code = `ABCD-${nummer.slice(2)}-EFGH-JKLM`
  const adresse = 'https://portal.example/freischaltcode'
  return {
    jobcenter: JOBCENTER,
    empfaenger: { zeilen: [name, `Beispielweg ${i}`, '30159 Musterstadt'] },
    anrede: `Guten Tag ${name},`,
    kundennummer: `123A${nummer}`,
    datum: '2026-11-23',
    gueltigBis: '2026-12-22',
    code,
    adresse,
    qrAdresse: `${adresse}#${code}`,
  }
}

/** Letters with a Freischaltcode: all in one file, as a batch prints them, against one file for each. */
export async function messeBriefe({ runden, anzahl }: { runden: number; anzahl: number }): Promise<Ergebnis> {
  // As it ships: the worker that the build made.
  const worker = new URL('dist/typst-worker.js', projektordner)
  const satz = createTypesetter({ maxQueue: anzahl, worker })
  let nr = 0
  const side = (name: string, print: (letters: Freischaltcodebrief[]) => Promise<unknown>): Seite => ({
    name,
    async run() {
      const letters = Array.from({ length: anzahl }, () => letter(++nr))
      const before = process.cpuUsage()
      await print(letters)
      const { user, system } = process.cpuUsage(before)
      return { wert: (user + system) / 1000 }
    },
  })
  const together = (letters: Freischaltcodebrief[]) => satz.pdf('freischaltcode', freischaltcodeDaten(letters))
  const single = async (letters: Freischaltcodebrief[]) => {
    for (const one of letters) await satz.pdf('freischaltcode', freischaltcodeDaten(one))
  }
  try {
    const gemessen = await vergleiche(
      [side(`${anzahl} Briefe in einer Datei`, together), side(`${anzahl} Briefe, jeder für sich`, single)],
      { runden, ziele: [1], einheit: `ms CPU je ${anzahl} Briefe` },
    )
    return {
      name: 'briefe',
      titel: `${anzahl} Briefe mit Freischaltcode setzen`,
      vergleiche: gemessen,
      anmerkungen: ['Jeder Brief mit eigener Anschrift, eigenem Code und eigenem QR-Code, PDF/UA-1.'],
    }
  } finally {
    await satz.close()
  }
}
