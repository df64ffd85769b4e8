import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { describe, expect, test } from 'vitest'

const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { encoding: 'utf8' })
  .split('\n')
  .filter((file) => /\.(ts|tsx|mjs|css|sql)$/.test(file) && existsSync(file))

/** Tables of pure data may be as long as their subject. */
const tables = /-daten\.tsx?$|parts\/zeichen\.tsx$/
const lines = (file: string) => readFileSync(file, 'utf8').split('\n').length

describe('Das Maß', () => {
  test('eine Datei hat höchstens 300 Zeilen, reine Tabellen ausgenommen', () => {
    const long = files
      .filter((file) => !tables.test(file) && lines(file) > 301)
      .map((file) => `${file}: ${lines(file)}`)
    expect(files.length).toBeGreaterThan(100)
    expect(long).toEqual([])
  })

  test('ein Ordner im Quelltext hat höchstens 15 Dateien, ohne Tests gezählt', () => {
    const counts = new Map<string, number>()
    for (const file of files.filter((one) => one.startsWith('src/') && !/\.test(-daten)?\.tsx?$/.test(one))) {
      counts.set(dirname(file), (counts.get(dirname(file)) ?? 0) + 1)
    }
    expect([...counts].filter(([, count]) => count > 15)).toEqual([])
  })

  test('es gibt keine Schubladen', () => {
    expect(files.filter((file) => /\/(utils?|helpers?|common|services|misc)\//.test(file))).toEqual([])
  })
})
