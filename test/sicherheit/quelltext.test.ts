import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { ereignisse } from '../../src/modules/protokoll/index.ts'
import { newToken } from '../../src/platform/krypto/geheimnis.ts'

const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', 'src', 'server.ts'], {
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => /\.tsx?$/.test(file) && !/\.test(-daten)?\.tsx?$/.test(file) && existsSync(file))
const server = files.filter((file) => !file.startsWith('src/browser/'))
const read = (file: string) => readFileSync(file, 'utf8')

/** Files that hold the pattern, but those that may. */
function findIn(list: readonly string[], pattern: RegExp, may: readonly string[] = []): string[] {
  return list.filter((file) => !may.some((one) => file.endsWith(one)) && pattern.test(read(file)))
}

describe('Regeln für den Quelltext', () => {
  test('die Regeln sehen wirklich Quelltext', () => {
    expect(server.length).toBeGreaterThan(150)
    expect(findIn(server, /recordEreignis\(/).length).toBeGreaterThan(10)
  })

  test('INP-02: keine Anweisung an die Datenbank wird aus Text zusammengesetzt', () => {
    // There the names of tables and columns stand in a list of constants, and are quoted.
    expect(findIn(server, /\bsql\.(raw|lit|id|ref|table)\(/, ['datenbank/umschreiben.ts'])).toEqual([])
    // Statements that PostgreSQL takes no parameters for, from constants alone.
    expect(
      findIn(server, /\.query\(\s*`[^`]*\$\{/, [
        'platform/postgres/index.ts',
        'platform/migrate.ts',
        'datenbank/migrate.ts',
      ]),
    ).toEqual([])
    expect(findIn(server, /CompiledQuery\.raw\(\s*`/)).toEqual([])
  })

  test('INP-07: nach außen rufen nur das Siegel und der Objektspeicher, und sie folgen keiner Weiterleitung', () => {
    const calls = findIn(server, /(?<![.\w])fetch\(|node:https?'|undici/, ['web/ausgabe.ts'])
    const outgoing = calls.filter((file) => !/lauschen\.ts$/.test(file) && /(?:await|return) fetch\(/.test(read(file)))
    expect(outgoing.sort()).toEqual(['src/modules/protokoll/siegel.ts', 'src/platform/dateien/ablage-s3.ts'])
    for (const file of outgoing) expect(read(file), file).toContain("redirect: 'error'")
  })

  test('CRY-04: Zufall kommt vom System, und Geheimnisse werden in gleicher Zeit verglichen', () => {
    expect(findIn(server, /Math\.random\(/)).toEqual([])
    expect(findIn(server, /randomUUID\(/, ['konto/hash.ts'])).toEqual([])
    // `URL.hash` in weiterleitung.ts is the fragment of an address.
    const compared = /(token|hash|secret|geheimnis|proof|mac)\w*\s*(===|!==)\s*(?!undefined|null|'|0|true|false)\w/i
    expect(findIn(server, compared, ['weiterleitung.ts'])).toEqual([])
  })

  test('SES-01: Tokens haben 128 Bits, und unter 20.000 gleicht keins dem anderen', () => {
    const tokens = Array.from({ length: 20_000 }, newToken)
    expect(new Set(tokens).size).toBe(20_000)
    expect(tokens.every((token) => Buffer.from(token, 'base64url').length === 16)).toBe(true)
  })

  test('LOG-01: jedes Ereignis des Verzeichnisses wird irgendwo aufgezeichnet, und kein anderes', () => {
    const used = new Set(
      server
        .filter((file) => !/ereignisse(-[a-z]+-daten)?\.ts$/.test(file))
        .flatMap((file) =>
          [
            ...read(file).matchAll(/'((?:konto|profil|jobcenter|dienst|system|bescheid|termin|vorgang)\.[a-z-]+)'/g),
          ].map((match) => match[1]!),
        ),
    )
    expect(Object.keys(ereignisse).filter((name) => !used.has(name))).toEqual([])
  })

  test('INP-03: HTML entsteht nur im JSX; rohe Teile nur, wo sie schon geprüft sind', () => {
    // The runtime itself names what it refuses.
    expect(findIn(server, /dangerouslySetInnerHTML|\.innerHTML/, ['web/jsx.ts', 'web/jsx-typen.ts'])).toEqual([])
    expect(
      findIn(
        files.filter((file) => file.startsWith('src/browser/')),
        /innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|new Function/,
      ),
    ).toEqual([])
  })
})
