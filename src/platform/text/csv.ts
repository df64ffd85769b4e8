/** One record with the line of the file in which it begins. */
export interface CsvZeile {
  zeile: number
  felder: string[]
}

export type CsvErgebnis = { ok: true; zeilen: CsvZeile[] } | { ok: false; fehler: string }

const BOM = '\ufeff'

/** Spreadsheets of German offices write semicolons, others commas; the heading tells. */
function findTrenner(text: string): ';' | ',' {
  const kopf = /^[^\r\n]*/.exec(text)?.[0] ?? ''
  return kopf.includes(';') || !kopf.includes(',') ? ';' : ','
}

/** Reads the field that begins at a place; answers it with the place behind it and the line breaks in it. */
function readFeld(text: string, ab: number, trenner: string): { feld: string; bis: number } | undefined {
  if (text[ab] !== '"') {
    let bis = ab
    while (bis < text.length && text[bis] !== trenner && text[bis] !== '\r' && text[bis] !== '\n') bis++
    return { feld: text.slice(ab, bis), bis }
  }
  let feld = ''
  for (let i = ab + 1; ; ) {
    const ende = text.indexOf('"', i)
    if (ende < 0) return undefined
    feld += text.slice(i, ende)
    if (text[ende + 1] !== '"') return { feld, bis: ende + 1 }
    feld += '"'
    i = ende + 2
  }
}

const countBreaks = (text: string) => (text.match(/\r\n|\r|\n/g) ?? []).length

/**
 * Takes CSV apart (RFC 4180, semicolon or comma, any line ends, with or without a byte order mark). Empty lines are left
 * out. Refuses a quoted field that has no end, or that something stands behind.
 */
export function readCsv(eingabe: string): CsvErgebnis {
  const text = eingabe.startsWith(BOM) ? eingabe.slice(1) : eingabe
  const trenner = findTrenner(text)
  const zeilen: CsvZeile[] = []
  let zeile = 1
  for (let i = 0; i < text.length; ) {
    const felder: string[] = []
    const beginn = zeile
    for (;;) {
      const read = readFeld(text, i, trenner)
      if (!read) return { ok: false, fehler: `Zeile ${zeile}: Ein Anführungszeichen wird nicht geschlossen.` }
      zeile += countBreaks(read.feld)
      felder.push(read.feld)
      i = read.bis
      if (text[i] !== trenner) break
      i++
    }
    const ende = /\r\n|\r|\n|$/y
    ende.lastIndex = i
    if (!ende.test(text)) return { ok: false, fehler: `Zeile ${zeile}: Nach einem Anführungszeichen steht noch etwas.` }
    i = Math.max(ende.lastIndex, i)
    zeile++
    if (felder.some((feld) => feld.trim() !== '')) zeilen.push({ zeile: beginn, felder })
  }
  return { ok: true, zeilen }
}
