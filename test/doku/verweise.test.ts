import { readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, expect, test } from 'vitest'
import { codeWords, dokumente, exists } from './dokumente.ts'

/** Pictures that a command takes from the running portal; a clone without them is still whole. */
const entstehen = /^docs\/bilder\/(start-desktop|start-telefon|anmeldung|sachbearbeitung)\.png$/

const slug = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} -]/gu, '')
    .replaceAll(' ', '-')

const anchors = (text: string) => new Set([...text.matchAll(/^#+ (.+)$/gm)].map((match) => slug(match[1]!)))

/** What a link of a document points to and that is not there. */
function deadLinks(file: string, text: string): string[] {
  return [...text.matchAll(/\]\(([^)\s]+)\)/g)]
    .map((match) => match[1]!)
    .filter((target) => !/^(https?:|mailto:)/.test(target))
    .filter((target) => {
      const [path = '', anchor] = target.split('#')
      const full = path ? normalize(join(dirname(file), path)).replaceAll('\\', '/') : file
      if (!exists(full)) return !entstehen.test(full)
      return anchor !== undefined && !anchors(readFileSync(full, 'utf8')).has(anchor)
    })
}

/** Paths of this project in code style; patterns and examples stand with … < * or N. */
function deadPaths(text: string): string[] {
  return codeWords(text)
    .filter((word) => /^(src|db|test|docs|inhalte|vorlagen|werkzeuge|daten|bench)\/[\w./-]*$/.test(word))
    .filter((word) => !word.includes('NNNN') && !exists(word.replace(/[.]$/, '')) && !entstehen.test(word))
}

describe('Was die Unterlagen nennen, gibt es', () => {
  test('es sind viele Unterlagen', () => {
    expect(dokumente.size).toBeGreaterThan(30)
  })

  test.each([...dokumente].filter(([file]) => file.endsWith('.md') && !file.endsWith('/asvs.md')))(
    'Verweise in %s',
    (file, text) => {
      expect(deadLinks(file, text)).toEqual([])
    },
  )

  test.each([...dokumente].filter(([file]) => !/^daten|asvs/.test(file)))('Pfade in %s', (_, text) => {
    expect(deadPaths(text)).toEqual([])
  })

  test('ein toter Verweis, eine tote Sprungmarke und ein toter Pfad fallen auf', () => {
    const text = '[a](docs/fehlt.md) [b](README.md#fehlt) [c](README.md#einstellungen) `src/fehlt.ts` `src/app.ts`'
    expect(deadLinks('README.md', text)).toEqual(['docs/fehlt.md', 'README.md#fehlt'])
    expect(deadPaths(text)).toEqual(['src/fehlt.ts'])
  })
})

describe('Befehle', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> }
  const all = [...dokumente.values()].join('\n')

  test('jeden Befehl, den die Unterlagen nennen, gibt es', () => {
    const named = new Set([...all.matchAll(/npm run ([a-z-]+)/g)].map((match) => match[1]!))
    expect(named.size).toBeGreaterThan(3)
    expect([...named].filter((name) => !(name in scripts))).toEqual([])
  })

  test('jeder Befehl hat sein Programm', () => {
    const named = [...Object.values(scripts), ...all.match(/node start\.mjs run [a-z-]+/g)!]
    const programs = new Set(named.flatMap((line) => /start\.mjs run ([a-z-]+)/.exec(line)?.[1] ?? []))
    const missing = [...programs].filter((name) => !exists(`werkzeuge/${name}.mjs`) && !exists(`src/cli/${name}.ts`))
    expect(programs.size).toBeGreaterThan(5)
    expect(missing).toEqual([])
  })
})
