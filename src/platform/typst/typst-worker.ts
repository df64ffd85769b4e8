import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { NodeCompiler, type NodeError } from '@myriaddreamin/typst-ts-node-compiler'
import type { Antwort, Auftrag } from './auftrag.ts'
import { coveredCodePoints, printableText } from './zeichen.ts'

const { vorlagen, schrift } = workerData as { vorlagen: string; schrift: string }
const port = parentPort!
const compiler = NodeCompiler.create({ workspace: vorlagen, fontArgs: [{ fontPaths: [schrift] }] })
const fonts = readdirSync(schrift)
  .filter((name) => name.endsWith('.ttf'))
  .map((name) => coveredCodePoints(readFileSync(join(schrift, name))))

/** Its message is already free of data. */
class Satzfehler extends Error {}

function answer(antwort: Antwort): void {
  port.postMessage(antwort, antwort.art === 'fertig' ? [antwort.pdf.buffer] : [])
}

function typeset(auftrag: Auftrag): Uint8Array<ArrayBuffer> {
  const daten: unknown = JSON.parse(auftrag.daten, (_key, value: unknown) =>
    typeof value === 'string' ? printableText(value, fonts) : value,
  )
  compiler.mapShadow(join(vorlagen, 'daten.json'), Buffer.from(JSON.stringify(daten)))
  for (const [name, bytes] of Object.entries(auftrag.bilder)) {
    compiler.mapShadow(join(vorlagen, 'bilder', name), Buffer.from(bytes))
  }
  const compiled = compiler.compile({ mainFilePath: join(vorlagen, `${auftrag.vorlage}.typ`) })
  if (compiled.result === null) throw new Satzfehler(describeErrors(compiled.takeError()))
  // A copy, so that the buffer belongs to this PDF alone and can be handed over.
  return new Uint8Array(compiler.pdf(compiled.result, { pdfStandard: auftrag.standard }))
}

type Meldung = { message: string; path?: string; range?: { start?: { line?: number } } | null }

function describeErrors(error: NodeError | null): string {
  if (error === null) return 'Unbekannter Fehler beim Setzen.'
  return compiler
    .fetchDiagnostics(error)
    .map((meldung: Meldung) => {
      const line = meldung.range?.start?.line
      const place = meldung.path ? `${basename(meldung.path)}${line === undefined ? '' : `:${line + 1}`}: ` : ''
      return place + withoutData(meldung.message)
    })
    .join(' · ')
}

/** What Typst quotes or puts behind a colon can be what someone typed, and errors go to the log: both are left out. */
function withoutData(message: string): string {
  const sentence = message.replaceAll('\\"', '"').replace(/`[^`]*(?:`|$)|"(?:[^"\\]|\\[\s\S])*(?:"|\\?$)/g, '…')
  return /^(?:PDF\/[\w-]+ error|assertion failed): [^:]*|^[^:]*/.exec(sentence)![0]
}

/** Errors of the export are no diagnostics but one text in the notation of Rust. */
function describeExport(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error)
  const messages = [...text.matchAll(/message: "((?:[^"\\]|\\.)*)"/g)].map((match) => withoutData(match[1]!))
  return messages.length > 0 ? [...new Set(messages)].join(' · ') : withoutData(text)
}

port.on('message', (auftrag: Auftrag) => {
  const { nummer } = auftrag
  try {
    answer({ art: 'fertig', nummer, pdf: typeset(auftrag) })
  } catch (error) {
    answer({ art: 'fehler', nummer, meldung: error instanceof Satzfehler ? error.message : describeExport(error) })
  } finally {
    compiler.resetShadow()
    // Without this the compiler's cache keeps every layout it ever made, some 4 MB for each document of several pages.
    compiler.evictCache(0)
  }
})

answer({ art: 'bereit' })
