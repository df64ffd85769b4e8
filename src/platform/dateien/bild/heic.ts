import type { Antwort } from '../auftrag.ts'
import { isTooLarge } from './masse.ts'

const broken: Antwort = { art: 'mangel', mangel: 'beschaedigt' }

/**
 * Opens a HEIC, and with `lesen` decodes its main picture, upright. The size is asked for before anything is decoded.
 * Runs in a worker: WebAssembly holds its thread while it decodes, and never gives memory back.
 */
export async function readHeic(bytes: Uint8Array, lesen: boolean): Promise<Antwort> {
  const images = await decode(bytes)
  const image = images.find((each) => each.is_primary()) ?? images[0]
  if (!image) return broken
  const width = image.get_width()
  const height = image.get_height()
  if (!(width > 0 && height > 0)) return broken
  if (isTooLarge(width, height)) return { art: 'mangel', mangel: 'zu-viele-pixel' }
  if (!lesen) return { art: 'gut' }
  const target = { data: new Uint8ClampedArray(width * height * 4), width, height }
  const shown = await new Promise<object | null>((resolve) => image.display(target, resolve))
  if (!shown) return broken
  return { art: 'pixel', pixel: { breite: width, hoehe: height, rgba: new Uint8Array(target.data.buffer) } }
}

async function decode(bytes: Uint8Array) {
  // Loaded when it is needed: it takes longer to start than most files take to be read.
  const { default: libheif } = await import('libheif-js/wasm-bundle.js')
  try {
    return new libheif.HeifDecoder().decode(bytes)
  } catch {
    return []
  }
}
