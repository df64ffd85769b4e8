import { createReadStream, readdirSync } from 'node:fs'
import { Readable } from 'node:stream'
import type { Env } from '#platform/env.ts'
import { projektordner } from '#platform/ordner.ts'
import { plainHeaders } from './schutz/kopfzeilen.ts'

type Fetch = (request: Request, umgebung?: object) => Response | Promise<Response>

const types: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
}

let known: Set<string> | undefined

/** Only names that were built are files: nothing in a path can lead elsewhere. */
function findAsset(name: string): string | undefined {
  known ??= new Set(readdirSync(new URL('dist/assets/', projektordner)))
  return known.has(name) && name !== 'manifest.json' ? name : undefined
}

/** Serves the files of the browser build, whose names change with their content, before anything else looks at a request. */
export function serveAssets(env: Env, next: Fetch): Fetch {
  return (request, umgebung) => {
    const { pathname } = new URL(request.url)
    if (!pathname.startsWith('/assets/') || (request.method !== 'GET' && request.method !== 'HEAD')) {
      return next(request, umgebung)
    }
    const name = findAsset(pathname.slice('/assets/'.length))
    if (!name) return next(request, umgebung)
    const type = types[name.slice(name.lastIndexOf('.'))] ?? 'application/octet-stream'
    const headers = plainHeaders(type, 'public, max-age=31536000, immutable')
    const file = createReadStream(new URL(`dist/assets/${name}`, projektordner))
    file.on('error', (error) => env.log.error({ err: error }, 'Datei des Browser-Builds'))
    return new Response(request.method === 'HEAD' ? null : (Readable.toWeb(file) as ReadableStream), { headers })
  }
}
