import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'

export type Gelesen = { ok: true; wert: unknown } | { ok: false; fehler: string }

/** Reads JSON from a file named on the command line, relative to where the person stood. */
export async function readJson(ordner: string, name: string): Promise<Gelesen> {
  let text: string
  try {
    text = await readFile(resolve(ordner, name), 'utf8')
  } catch {
    return { ok: false, fehler: `Die Datei „${name}“ lässt sich nicht lesen.` }
  }
  try {
    return { ok: true, wert: JSON.parse(text.replace(/^\uFEFF/, '')) }
  } catch {
    return { ok: false, fehler: `Die Datei „${name}“ enthält kein gültiges JSON.` }
  }
}
