/** Cells that a spreadsheet would take for a formula begin with one of these; full-width forms and leading blanks too. */
const FORMEL = /^[\s\u00a0]*[=+\-@\t\r＝＋－＠]/

/**
 * One cell as German spreadsheets read it: quoted where needed, a number with a comma, and a text that would be a formula
 * behind an apostrophe.
 */
export function csvCell(wert: string | number): string {
  if (typeof wert === 'number') return String(Math.round(wert * 100) / 100).replace('.', ',')
  const text = FORMEL.test(wert) || /^[\t\r\n]/.test(wert) ? `'${wert}` : wert
  return /[";\r\n\t]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text
}

/** A table as CSV: UTF-8 with a byte order mark, semicolons, lines that end as RFC 4180 has them. */
export function makeCsv(zeilen: readonly (readonly (string | number)[])[]): string {
  return `\ufeff${zeilen.map((zeile) => zeile.map(csvCell).join(';')).join('\r\n')}\r\n`
}
