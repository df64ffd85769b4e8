import { globSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { ereignisse } from '../../src/modules/protokoll/index.ts'
import { codeWords, read, rowsOf } from './dokumente.ts'

const UPDATE = 'Diese Datei schreibt ein Test: `npm test -- unit test/doku -u`.'

const sources = globSync(['src/**/*.{ts,tsx}', 'server.ts'])
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => !/\.test(-daten)?\.tsx?$/.test(file))
  .sort()
  .map((file) => [file, readFileSync(file, 'utf8')] as const)

const table = (head: string[], rows: string[][]) =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n')

test('das Verzeichnis der Ereignisse ist das des Quelltextes', async () => {
  const rows = Object.entries(ereignisse).map(([name, ereignis]) => {
    const { bereich, satz, abgelehnt } = ereignis as { bereich: string; satz: string; abgelehnt?: string }
    return [`\`${name}\``, bereich, satz, abgelehnt ?? '–']
  })
  expect(rows.length).toBeGreaterThan(30)
  const text = `# Verzeichnis der Ereignisse

${UPDATE} Ein Ereignis, das hier nicht steht, lässt sich nicht festhalten.
Was wofür festgehalten wird: [protokollierung.md](protokollierung.md).

${table(['Ereignis', 'Bereich', 'so steht es im Verlauf', 'wenn es abgelehnt wurde'], rows)}
`
  await expect(text).toMatchFileSnapshot('../../docs/sicherheit/ereignisse.md')
})

describe('CRY-03: das Verzeichnis der Kryptografie stimmt mit dem Quelltext überein', () => {
  const library = /import (type )?\{([^}]*)\} from '(node:crypto|@node-rs\/argon2|otpauth|@simplewebauthn\/[\w/]+)'/g

  test('jede Stelle', async () => {
    const rows = sources.flatMap(([file, source]) =>
      [...source.matchAll(library)]
        .filter((match) => !match[1])
        .map((match) => {
          const names = match[2]!.split(',').map((name) => name.trim())
          const used = names.filter((name) => name && !name.startsWith('type ')).sort()
          return [`\`${file}\``, match[3]!, used.map((name) => `\`${name}\``).join(', ')]
        }),
    )
    expect(rows.length).toBeGreaterThan(10)
    const text = `# Stellen mit Kryptografie

${UPDATE} Was sie tun und womit: [krypto.md](krypto.md). Im Browser arbeitet nur
der Passkey des Geräts.

${table(['Datei', 'Bibliothek', 'Funktionen'], rows)}
`
    await expect(text).toMatchFileSnapshot('../../docs/sicherheit/krypto-stellen.md')
  })

  test('auf keinem anderen Weg', () => {
    const other =
      /(require\(|import\()['"`](node:)?crypto|from 'crypto'|crypto\.subtle|import \* as \w+ from 'node:crypto'|Math\.random/
    expect(sources.filter(([, source]) => other.test(source)).map(([file]) => file)).toEqual([])
  })

  test('jedes Verfahren, das Node benutzt, nennt krypto.md', () => {
    const text = sources.map(([, source]) => source).join('\n')
    const algorithms = new Set(
      [...text.matchAll(/create(?:Hash|Hmac|Cipheriv|Decipheriv)\('([\w-]+)'|hkdfSync\('([\w-]+)'/g)].map(
        (match) => match[1] ?? match[2]!,
      ),
    )
    const named: Record<string, string> = { 'aes-256-gcm': 'AES-256-GCM', sha256: 'SHA-256', sha1: 'SHA-1' }
    expect(algorithms.size).toBeGreaterThan(2)
    expect(
      [...algorithms].filter((name) => !named[name] || !read('docs/sicherheit/krypto.md').includes(named[name])),
    ).toEqual([])
  })

  test('jeden Zweck eines Schlüsselhashes nennt krypto.md', () => {
    const purposes = sources.flatMap(([, source]) => {
      const constants = new Map(
        [...source.matchAll(/const (\w+) = '([a-z-]+)'/g)].map((match) => [match[1]!, match[2]!]),
      )
      const uses = [...source.matchAll(/schluessel\s*\.macs?\((?:'([a-z-]+)'|(\w+)),/g)]
      return uses.map((match) => match[1] ?? constants.get(match[2]!) ?? match[2]!)
    })
    const known = codeWords(read('docs/sicherheit/krypto.md'))
    expect(purposes.length).toBeGreaterThan(8)
    expect([...new Set(purposes)].filter((name) => !known.includes(name))).toEqual([])
  })
})

test('jede Lizenz, die REUSE.toml nennt, liegt in LICENSES', () => {
  const toml = readFileSync('REUSE.toml', 'utf8')
  const named = new Set([...toml.matchAll(/SPDX-License-Identifier = "([^"]+)"/g)].map((match) => match[1]!))
  const there = globSync('LICENSES/*.txt').map((file) => file.replace(/^LICENSES.|\.txt$/g, ''))
  expect([...named].sort()).toEqual(there.sort())
  expect(readFileSync('LICENSES/EUPL-1.2.txt', 'utf8')).toBe(readFileSync('LICENSE', 'utf8'))
})

test('jede Entscheidung steht in der Übersicht', () => {
  const files = globSync('docs/entscheidungen/0*.md').map((file) => file.replace(/^.*[\\/]/, ''))
  const listed = rowsOf(read('docs/entscheidungen/README.md')).slice(1)
  expect(files.length).toBeGreaterThan(10)
  expect(listed.map(([link = '']) => /\((.+)\)/.exec(link)?.[1]).sort()).toEqual(files.sort())
})
