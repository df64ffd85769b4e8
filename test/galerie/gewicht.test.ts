import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, test } from 'vitest'
import { renderPage } from '#web/parts/index.ts'
import { build } from '../../werkzeuge/bauen.mjs'
import { pruneKern } from '../../werkzeuge/kern-auswahl.mjs'
import { rahmen } from './rahmen.ts'
import { teile } from './teile.tsx'

const assets = new URL('../../dist/assets/', import.meta.url)

/** Bytes of a built file as they go over the line; fonts are compressed already. */
function weight(name: string): number {
  const manifest = JSON.parse(readFileSync(new URL('manifest.json', assets), 'utf8')) as Record<string, string>
  const bytes = readFileSync(new URL(manifest[name]!, assets))
  return name.endsWith('.woff2') ? bytes.length : gzipSync(bytes).length
}

describe('weight', () => {
  beforeAll(() => build())

  test('a page with every part of the gallery weighs less than 100 KB, its scripts less than 30 KB', () => {
    const html = gzipSync(
      renderPage(
        rahmen.at(-1)!.frame,
        teile.map((teil) => teil.html),
      ),
    ).length
    const scripts = weight('portal.js') + weight('passwort.js') + weight('kopieren.js')
    const fonts = weight('fira-sans-latin-400-normal.woff2') + weight('fira-sans-latin-600-normal.woff2')
    expect(scripts).toBeLessThan(30_000)
    expect(html + scripts + fonts + weight('portal.css')).toBeLessThan(100_000)
  })

  test('a page that takes photos loads less than 30 KB of scripts too', () => {
    expect(weight('portal.js') + weight('hochladen.js')).toBeLessThan(30_000)
  })
})

describe('the selection from KERN', () => {
  const css = `
    :root { --kern-a: var(--kern-b); --kern-b: 1px; --kern-c: 2px; }
    [data-kern-theme=dark], .kern-dark { --kern-a: 0 }
    .kern-btn, .kern-weg { width: var(--kern-a) }
    .kern-btn:not(.kern-weg) .kern-label { content: "}{" }
    @media print { .kern-weg { width: 0 } }
    @media (forced-colors: active) { .kern-btn { border: 0 } .kern-weg { border: 0 } }
    @keyframes dreh { 0% { opacity: 0 } }`
  const kept = pruneKern(css, 'class="kern-btn kern-label"')

  test('keeps rules, tokens and media of used classes', () => {
    expect(kept).toContain('.kern-btn{')
    expect(kept).toContain('.kern-btn:not(.kern-weg) .kern-label{ content: "}{" }')
    expect(kept).toContain('--kern-b')
    expect(kept).toContain('@media (forced-colors: active){.kern-btn{')
    expect(kept).toContain('@keyframes dreh{ 0% { opacity: 0 } }')
  })

  test('drops what no page uses', () => {
    expect(kept).not.toMatch(/--kern-c|kern-dark|kern-theme|print|\.kern-weg\{/)
  })
})
