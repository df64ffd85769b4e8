import type { Fassung } from '../korrektur/fassung.ts'
import type { GanzerVorgang } from '../vorgang.ts'
import type { Absender } from './ausdruck.ts'

/** Each version as it was sent; above stands the last. */
const exportFassung = ({ nr, erstellt, formular, lesung, aenderungen, beleg }: Fassung) => ({
  ...{ nr, gesendet: erstellt.toISOString(), formular, lesung, aenderungen },
  ...(beleg ? { beleg: { code: beleg.code, sha256: beleg.sha256 } } : {}),
})

/** A case as data: what was sent with the version of its form, files by their hashes, the steps so far. `schema`: where its answers are described. */
export function exportVorgang(vorgang: GanzerVorgang, von: Absender, schema?: string): object {
  const { nummer, dienst, titel, erstellt, zustand, text, formular, lesung, beleg, fassungen } = vorgang
  return {
    ...{ nummer, dienst, titel, eingegangen: erstellt.toISOString(), stand: zustand, von },
    ...(text === '' ? {} : { text }),
    ...(formular ? { formular: { ...(schema ? { schema } : {}), ...formular } } : {}),
    ...(lesung ? { lesung } : {}),
    ...(fassungen.length > 1 ? { fassungen: fassungen.map(exportFassung) } : {}),
    nachweise: vorgang.nachweise.map(({ typ, titel, fuer, zustand, frist, dateien }) => ({
      ...{ typ, titel, fuer, stand: zustand, frist, dateien },
    })),
    dateien: vorgang.dateien.map(({ id, name, typ, groesse, sha256, abgelegtSha256 }) => ({
      ...{ id, name, typ, groesse, sha256, sha256Abgelegt: abgelegtSha256 },
    })),
    schritte: vorgang.schritte.flatMap(({ zustand, von, zeit, notiz }) =>
      zustand ? { zeit: zeit.toISOString(), stand: zustand, von, notiz } : [],
    ),
    ...(beleg ? { beleg: { code: beleg.code, sha256: beleg.sha256 } } : {}),
  }
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Text as XML 1.0 may hold it: signs that it forbids are left out. */
const toText = (text: string) =>
  text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replace(/[&<>"]/g, (sign) => entities[sign]!)

/** JSON data as XML: an element for each name, one for each entry of a list. Names that no element may have become `wert`. */
export function toXml(name: string, wert: unknown, tiefe = 0): string {
  const einzug = '  '.repeat(tiefe)
  const tag = /^[A-Za-z_][\w.-]*$/.test(name) ? name : 'wert'
  if (wert === undefined || wert === null) return ''
  if (Array.isArray(wert)) return wert.map((one) => toXml(name, one, tiefe)).join('')
  if (typeof wert !== 'object') return `${einzug}<${tag}>${toText(String(wert))}</${tag}>\n`
  const inner = Object.entries(wert).map(([key, value]) => toXml(key, value, tiefe + 1))
  return `${einzug}<${tag}>\n${inner.join('')}${einzug}</${tag}>\n`
}
