import { spawnSync } from 'node:child_process'

/** A test that can be skipped while it runs, of Vitest or of Playwright. */
interface Uebergehbar {
  skip: (grund: string) => unknown
}

/** What a tool of poppler prints about the PDF on its standard input; skips the test where the tool is not installed. */
export function poppler(context: Uebergehbar, pdf: Uint8Array, [tool, ...args]: [string, ...string[]]): Buffer {
  const run = spawnSync(tool, args, { input: pdf, maxBuffer: 64e6 })
  if (run.error) context.skip(`${tool} ist nicht installiert`)
  return run.stdout
}

/** The text of a PDF about as it stands on the paper, in NFC; each page ends with a form feed. */
export const readLayout = (context: Uebergehbar, pdf: Uint8Array): string =>
  poppler(context, pdf, ['pdftotext', '-layout', '-', '-']).toString('utf8').normalize('NFC')

/** The text of a PDF in one line. */
export const readPdf = (context: Uebergehbar, pdf: Uint8Array): string => readLayout(context, pdf).replace(/\s+/g, ' ')
