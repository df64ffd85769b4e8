import { createHash } from 'node:crypto'
import type { Env } from '#platform/env.ts'
import { readInhalt } from '#platform/text/inhalte.ts'
import { readBild } from '#platform/text/inhaltsverzeichnis.ts'
import { createTypesetter } from '#platform/typst/index.ts'
import { type Block, type Lauf, markdownToBlocks } from '#platform/typst/markdown.ts'
import { routes } from '#routes'
import { jsx } from '#web/jsx.ts'
import type { Seite } from './inhalt.ts'
import { type Bildart, renderMarkdown } from './markdown.ts'
import { fillPlatzhalter, type Werte } from './platzhalter.ts'

/** A picture with its size in pixels and a name for its content. */
export interface Bild {
  bytes: Buffer
  breite: number
  hoehe: number
  fassung: string
}

const bilder = new Map<string, Bild>()

/** A picture of the guide; undefined where it was not made yet. Only what exists is kept in memory. */
export function findBild(env: Pick<Env, 'settings'>, name: string): Bild | undefined {
  const key = `${env.settings.dataDir}|${name}`
  const known = bilder.get(key)
  if (known) return known
  const bytes = readBild(env, name)
  // The header of a PNG holds its size at a fixed place.
  if (!bytes || bytes.length < 24 || bytes.toString('latin1', 12, 16) !== 'IHDR') return undefined
  const fassung = createHash('sha256').update(bytes).digest('hex').slice(0, 8)
  const bild = { bytes, breite: bytes.readUInt32BE(16), hoehe: bytes.readUInt32BE(20), fassung }
  bilder.set(key, bild)
  return bild
}

const pictures =
  (env: Pick<Env, 'settings'>): Bildart =>
  (name, alt) => {
    const bild = findBild(env, name)
    if (!bild) return jsx('span', { class: 'bildersatz', children: `Bild: ${alt}` })
    const src = `${routes.bild.href({ name: `${name}.png` })}?v=${bild.fassung}`
    // Shown at the size of the screen that it was taken from.
    const [width, height] = [bild.breite, bild.hoehe].map((pixels) => Math.round(pixels / 1.5))
    return jsx('img', { class: 'bildschirm', src, alt, width, height, loading: 'lazy' })
  }

let seite: { key: string; seite: Seite } | undefined

/** The guide as a page, rendered once for each state of the Jobcenter's data. */
export function readArbeitshilfe(env: Pick<Env, 'settings'>, werte: Werte): Seite | undefined {
  const inhalt = readInhalt(env, 'arbeitshilfe')
  if (!inhalt) return undefined
  const key = `${env.settings.dataDir}|${JSON.stringify(werte)}`
  if (seite?.key !== key) {
    const { titel, kurz, stand, gruppe } = inhalt
    seite = { key, seite: { titel, kurz, stand, gruppe, ...renderMarkdown(inhalt.markdown, werte, pictures(env)) } }
  }
  return seite.seite
}

type Ersatz = { art: 'ersatz'; text: string }

function fillRun(lauf: Lauf, werte: Werte): Lauf {
  return { ...lauf, text: fillPlatzhalter(lauf.text, werte) }
}

/** A block with its values; a picture that is missing becomes a box with its description. */
function fillBlock(env: Pick<Env, 'settings'>, block: Block, werte: Werte): Block | Ersatz {
  if (block.art === 'ueberschrift') return { ...block, text: fillPlatzhalter(block.text, werte) }
  if (block.art === 'absatz') return { ...block, text: block.text.map((lauf) => fillRun(lauf, werte)) }
  if (block.art === 'liste') {
    return { ...block, punkte: block.punkte.map((punkt) => punkt.map((lauf) => fillRun(lauf, werte))) }
  }
  return findBild(env, block.datei) ? block : { art: 'ersatz', text: `Bild: ${block.alt}` }
}

let pdf: { key: string; bytes: Promise<Uint8Array> } | undefined

/**
 * The guide as PDF/UA, made once for each content and kept. Whoever asks meanwhile waits for the same one. Undefined where
 * there is no text. Rejects with `Ueberlastet` or `Satzfehler`.
 */
export function readArbeitshilfePdf(env: Pick<Env, 'settings'>, werte: Werte): Promise<Uint8Array> | undefined {
  const inhalt = readInhalt(env, 'arbeitshilfe')
  if (!inhalt) return undefined
  const abschnitte = markdownToBlocks(inhalt.markdown).map((block) => fillBlock(env, block, werte))
  const namen = abschnitte.flatMap((block) => (block.art === 'bild' ? [block.datei] : []))
  const bilder = Object.fromEntries(namen.map((name) => [name, findBild(env, name)!]))
  const daten = {
    titel: inhalt.titel,
    jobcenter: werte['jobcenter.name'],
    stand: inhalt.stand,
    adresse: env.settings.baseUrl,
    abschnitte,
  }
  const fassungen = Object.entries(bilder).map(([name, { fassung }]) => [name, fassung])
  const key = createHash('sha256')
    .update(JSON.stringify([daten, fassungen]))
    .digest('hex')
  if (pdf?.key !== key) pdf = { key, bytes: typeset(daten, bilder) }
  return pdf.bytes
}

/** A typesetter for this one document: afterwards the worker's memory is given back. */
async function typeset(daten: unknown, bilder: Record<string, Bild>): Promise<Uint8Array> {
  const typesetter = createTypesetter()
  const bytes = Object.fromEntries(Object.entries(bilder).map(([name, bild]) => [name, new Uint8Array(bild.bytes)]))
  try {
    return await typesetter.pdf('arbeitshilfe', daten, { bilder: bytes })
  } catch (error) {
    pdf = undefined
    throw error
  } finally {
    await typesetter.close()
  }
}
