import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { afterAll, describe, expect, test } from 'vitest'
import { createTypesetter, Satzfehler, type TypesetterOptionen, Ueberlastet } from './index.ts'

const folder = mkdtempSync(join(tmpdir(), 'satz-'))
const root = fileURLToPath(new URL('../../..', import.meta.url))
const kopf = '#set document(title: "Probe")\n#set text(lang: "de")\n= Probe\n'
const vorlagen = join(folder, 'vorlagen')
mkdirSync(vorlagen)
writeFileSync(join(vorlagen, 'probe.typ'), `${kopf}#json("daten.json").text`)
writeFileSync(join(vorlagen, 'ohne-titel.typ'), '= Probe')
writeFileSync(join(vorlagen, 'bild.typ'), `${kopf}#image("bilder/punkt.png", alt: "Punkt")`)
writeFileSync(
  join(vorlagen, 'langsam.typ'),
  `${kopf}#{ for i in range(9000) { for j in range(2000) { let x = i * j } } }`,
)
afterAll(() => rmSync(folder, { recursive: true }))

async function withTypesetter<T>(options: TypesetterOptionen, use: (satz: ReturnType<typeof createTypesetter>) => T) {
  const satz = createTypesetter({ vorlagen, ...options })
  try {
    return await use(satz)
  } finally {
    await satz.close()
  }
}

const isPdf = (pdf: Uint8Array) => Buffer.from(pdf.subarray(0, 5)).toString('latin1') === '%PDF-'

describe('queue and worker', () => {
  test('the queue is bounded: what does not fit is refused, what was taken is typeset', () =>
    withTypesetter({ maxQueue: 2 }, async (satz) => {
      const jobs = Array.from({ length: 5 }, (_, i) => satz.pdf('probe', { text: `Brief ${i}` }))
      const results = await Promise.allSettled(jobs)
      expect(results.map((result) => result.status)).toEqual([
        'fulfilled',
        'fulfilled',
        'fulfilled',
        'rejected',
        'rejected',
      ])
      expect((results[4] as PromiseRejectedResult).reason).toBeInstanceOf(Ueberlastet)
    }))

  test('a job that never ends is given up, and the next one is typeset by a new worker', () =>
    withTypesetter({ zeitgrenze: 1500 }, async (satz) => {
      const slow = satz.pdf('langsam', {})
      const next = satz.pdf('probe', { text: 'danach' })
      await expect(slow).rejects.toThrow('zu lange')
      expect(isPdf(await next)).toBe(true)
    }))

  test('a worker that dies is replaced, and its job is tried once more', async () => {
    const marke = join(folder, 'gestorben')
    const worker = join(folder, 'stirbt-einmal.mjs')
    writeFileSync(
      worker,
      `import { existsSync, writeFileSync } from 'node:fs'
import { parentPort } from 'node:worker_threads'
parentPort.on('message', ({ nummer }) => {
  if (!existsSync(${JSON.stringify(marke)})) { writeFileSync(${JSON.stringify(marke)}, ''); process.exit(1) }
  parentPort.postMessage({ art: 'fertig', nummer, pdf: new TextEncoder().encode('%PDF-') })
})
parentPort.postMessage({ art: 'bereit' })`,
    )
    await withTypesetter({ worker: pathToFileURL(worker) }, async (satz) => {
      expect(isPdf(await satz.pdf('probe', {}))).toBe(true)
    })
  })

  test('a job on which every worker dies fails, and so does not block the others', async () => {
    const worker = join(folder, 'stirbt-immer.mjs')
    writeFileSync(
      worker,
      `import { parentPort } from 'node:worker_threads'
parentPort.on('message', ({ nummer, daten }) => {
  if (daten.includes('Gift')) throw new Error('tot')
  parentPort.postMessage({ art: 'fertig', nummer, pdf: new TextEncoder().encode('%PDF-') })
})
parentPort.postMessage({ art: 'bereit' })`,
    )
    await withTypesetter({ worker: pathToFileURL(worker) }, async (satz) => {
      const [poison, good] = await Promise.allSettled([satz.pdf('probe', 'Gift'), satz.pdf('probe', 'gut')])
      expect(poison.status).toBe('rejected')
      expect(good.status).toBe('fulfilled')
    })
  })

  test('after close everything that waits is rejected, and nothing new is taken', async () => {
    const satz = createTypesetter({ vorlagen })
    const waiting = Promise.allSettled([satz.pdf('probe', { text: 'a' }), satz.pdf('probe', { text: 'b' })])
    await satz.close()
    expect((await waiting).map((result) => result.status)).toEqual(['rejected', 'rejected'])
    await expect(satz.pdf('probe', { text: 'c' })).rejects.toThrow('beendet')
  })

  test('the bundled worker finds the templates as the source does', async () => {
    const dist = join(folder, 'paket', 'dist')
    mkdirSync(dist, { recursive: true })
    symlinkSync(join(root, 'package.json'), join(folder, 'paket', 'package.json'))
    symlinkSync(join(root, 'vorlagen'), join(folder, 'paket', 'vorlagen'))
    symlinkSync(join(root, 'node_modules'), join(folder, 'paket', 'node_modules'))
    await build({
      entryPoints: {
        server: join(root, 'src/platform/typst/index.ts'),
        'typst-worker': join(root, 'src/platform/typst/typst-worker.ts'),
      },
      outdir: dist,
      bundle: true,
      platform: 'node',
      format: 'esm',
      packages: 'external',
    })
    const bundled = (await import(
      /* @vite-ignore */ pathToFileURL(join(dist, 'server.js')).href
    )) as typeof import('./index.ts')
    const satz = bundled.createTypesetter()
    try {
      const daten = { titel: 'Titel', jobcenter: 'Jobcenter', stand: '2026-11-23', abschnitte: [] }
      expect(isPdf(await satz.pdf('arbeitshilfe', daten))).toBe(true)
    } finally {
      await satz.close()
    }
  })
})

describe('what is refused', () => {
  test('a document without a title is refused by PDF/UA-1', () =>
    withTypesetter({}, async (satz) => {
      await expect(satz.pdf('ohne-titel', {})).rejects.toThrow(/missing document title/)
    }))

  test('a template name cannot leave the folder of the templates, nor can the name of a picture', () =>
    withTypesetter({}, async (satz) => {
      await expect(satz.pdf('../package', {})).rejects.toBeInstanceOf(Satzfehler)
      const bilder = { '../probe.typ': new Uint8Array() }
      await expect(satz.pdf('probe', { text: '' }, { bilder })).rejects.toBeInstanceOf(Satzfehler)
    }))

  test('an error names the place in the template and nothing of the data', () =>
    withTypesetter({}, async (satz) => {
      writeFileSync(join(vorlagen, 'bruch.typ'), `${kopf}#int(json("daten.json").text)`)
      const error = await satz.pdf('bruch', { text: 'Kim Klicker' }).catch((cause: Error) => cause)
      expect(error).toBeInstanceOf(Satzfehler)
      expect((error as Error).message).toContain('bruch.typ:4')
      expect((error as Error).message).not.toMatch(/Kim|Klicker/)
    }))

  test('data and pictures of one job are gone in the next', () =>
    withTypesetter({}, async (satz) => {
      const point = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
      const bilder = { 'punkt.png': new Uint8Array(Buffer.from(point, 'base64')) }
      expect(isPdf(await satz.pdf('bild', {}, { bilder }))).toBe(true)
      await expect(satz.pdf('bild', {})).rejects.toThrow(/not found/)
    }))
})
