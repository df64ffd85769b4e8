// Baseline: plain node:http that sends the bytes and headers of a page of the portal, given as a file: from a string, as
// every page must that holds something new, or from bytes that were encoded beforehand.
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'

export interface Aufnahme {
  kopf: string[]
  text: string
}

const [port, datei = '', art] = process.argv.slice(2)
const { kopf, text } = JSON.parse(readFileSync(datei, 'utf8')) as Aufnahme
const koerper = art === 'puffer' ? Buffer.from(text) : text

createServer((_request, response) => {
  response.writeHead(200, kopf)
  response.end(koerper)
}).listen(Number(port), '127.0.0.1')
process.once('disconnect', () => process.exit(0))
