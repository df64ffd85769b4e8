import { availableParallelism } from 'node:os'
import type { Sharp } from 'sharp'
import { createSchleuse } from '../../semaphore.ts'
import { isTooLarge, MAX_PIXEL } from './masse.ts'

/** Why a picture is not taken. */
export type BildMangel = 'beschaedigt' | 'zu-viele-pixel'

let library: Promise<typeof import('sharp')['default']> | undefined

/** Loaded with the first picture: at the start it would cost every start 50 ms and 20 MB. */
function loadSharp() {
  library ??= import('sharp').then(({ default: sharp }) => {
    // Of all that the library reads, only these two ever see a stranger's bytes.
    sharp.block({ operation: ['VipsForeignLoad'] })
    sharp.unblock({ operation: ['VipsForeignLoadJpeg', 'VipsForeignLoadPng'] })
    sharp.cache(false)
    sharp.concurrency(1)
    return sharp
  })
  return library
}

/** Pictures need much memory: few at a time. */
const schleuse = createSchleuse({ parallel: Math.max(1, Math.min(2, availableParallelism() - 1)), maxWartend: 200 })

/** Decoded pixels, four bytes each. */
export interface Pixel {
  breite: number
  hoehe: number
  rgba: Uint8Array
}

async function open(bytes: Uint8Array): Promise<Sharp> {
  const sharp = await loadSharp()
  return sharp(bytes, { failOn: 'error', limitInputPixels: MAX_PIXEL, animated: false })
}

async function openPixel({ rgba, breite, hoehe }: Pixel): Promise<Sharp> {
  const sharp = await loadSharp()
  return sharp(rgba, { raw: { width: breite, height: hoehe, channels: 4 }, limitInputPixels: MAX_PIXEL })
}

async function checkSize(bytes: Uint8Array): Promise<BildMangel | undefined> {
  const { width = 0, height = 0 } = await (await open(bytes)).metadata()
  if (width < 1 || height < 1) return 'beschaedigt'
  return isTooLarge(width, height) ? 'zu-viele-pixel' : undefined
}

const tooMany = (error: unknown) => error instanceof Error && /pixel limit/i.test(error.message)

async function guarded<T>(run: () => Promise<T>): Promise<T | BildMangel> {
  return schleuse.run(async () => {
    // A library that is not there is the portal's fault, not the picture's.
    await loadSharp()
    try {
      return await run()
    } catch (error) {
      return tooMany(error) ? 'zu-viele-pixel' : 'beschaedigt'
    }
  })
}

/** Reads a JPEG or PNG to its last line and answers what is wrong with it. The number of pixels is asked for first (UPL-03). */
export function checkBild(bytes: Uint8Array): Promise<BildMangel | undefined> {
  return guarded(async () => {
    const mangel = await checkSize(bytes)
    if (mangel) return mangel
    // Small, but made from all of it: a picture that was cut off does not get through.
    const image = await open(bytes)
    await image.resize(16, 16, { fit: 'fill', fastShrinkOnLoad: true }).raw().toBuffer()
    return undefined
  })
}

/**
 * A new picture with the same pixels, upright and in sRGB, and nothing else of the old file: no EXIF, place, comment, text,
 * profile or what was hung on behind (UPL-03). Pixels of a HEIC become a JPEG.
 */
export function reencodeBild(quelle: Uint8Array | Pixel, ziel: 'jpeg' | 'png'): Promise<Buffer | BildMangel> {
  return guarded(async () => {
    const mangel = quelle instanceof Uint8Array ? await checkSize(quelle) : undefined
    if (mangel) return mangel
    const input = quelle instanceof Uint8Array ? (await open(quelle)).autoOrient() : await openPixel(quelle)
    const upright = input.toColourspace('srgb')
    return ziel === 'png'
      ? upright.png({ compressionLevel: 6 }).toBuffer()
      : upright.flatten({ background: '#ffffff' }).jpeg({ quality: 88 }).toBuffer()
  })
}

/** A JPEG whose longer side has at most `kante` pixels: as much as paper shows. */
export function shrinkBild(bytes: Uint8Array, kante: number): Promise<Buffer | BildMangel> {
  return guarded(async () => {
    const upright = (await open(bytes)).autoOrient().resize(kante, kante, { fit: 'inside', withoutEnlargement: true })
    return upright.toColourspace('srgb').flatten({ background: '#ffffff' }).jpeg({ quality: 80 }).toBuffer()
  })
}
