import { parseKundennummer } from '#modules/jobcenter'
import { STAPEL_HOECHSTENS } from '#modules/profil'
import { felder, text, wahl } from '#web/felder.ts'

export const stapelform = felder({
  id: text(36),
  nummern: text(5000),
  abdruck: text(16),
  schritt: wahl(['vorschlag', 'pruefen', 'aendern', 'erstellen']),
})

export type Nummern = { ok: true; nummern: string[] } | { ok: false; fehler: string }

/** Kundennummern, one in each line or parted by commas, each once, in their stored form. */
export function parseNummern(eingabe: string): Nummern {
  const zeilen = eingabe.split(/[\n,;]+/).flatMap((zeile) => zeile.trim() || [])
  if (zeilen.length === 0) return { ok: false, fehler: 'Geben Sie wenigstens eine Kundennummer ein.' }
  const gelesen = zeilen.map((zeile) => ({ zeile, nummer: parseKundennummer(zeile) }))
  const falsch = gelesen.filter(({ nummer }) => !nummer.ok).map(({ zeile }) => zeile)
  if (falsch.length > 0) {
    return {
      ok: false,
      fehler: `Keine Kundennummer ist: ${falsch.slice(0, 5).join(', ')}. Sie sieht so aus: 123A456789`,
    }
  }
  const nummern = [...new Set(gelesen.flatMap(({ nummer }) => (nummer.ok ? nummer.nummer : [])))]
  if (nummern.length > STAPEL_HOECHSTENS) {
    const zuviel = `Ein Stapel fasst höchstens ${STAPEL_HOECHSTENS} Briefe, eingegeben sind ${nummern.length}.`
    return { ok: false, fehler: zuviel }
  }
  return { ok: true, nummern }
}
