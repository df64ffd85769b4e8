import { qrModules } from './qr.ts'

/** The Jobcenter as letters print it. Empty texts are left out; line breaks are kept. */
export type Briefkopf = {
  name: string
  strasse: string
  plz: string
  ort: string
  telefon?: string
  servicenummer?: string
  servicezeiten?: string
  oeffnungszeiten?: string
  email?: string
}

/** One letter with a Freischaltcode. Dates as YYYY-MM-DD, `code` in groups of four, `qrAdresse` with the code behind #. */
export type Freischaltcodebrief = {
  jobcenter: Briefkopf
  empfaenger: { zeilen: string[] }
  anrede: string
  kundennummer: string
  datum: string
  gueltigBis: string
  code: string
  adresse: string
  qrAdresse: string
  sachbearbeitung?: string
}

/** Data for the template `freischaltcode`: one letter or many in one file, each with the modules of its QR code. */
export function freischaltcodeDaten(letters: Freischaltcodebrief | readonly Freischaltcodebrief[]): unknown {
  const list = Array.isArray(letters) ? (letters as readonly Freischaltcodebrief[]) : [letters as Freischaltcodebrief]
  return { letters: list.map((letter) => ({ ...letter, qr: qrModules(letter.qrAdresse) })) }
}
