import { existsSync, globSync, readFileSync } from 'node:fs'

/** Every document that people read on the project itself, by its path. Texts of the portal are checked elsewhere. */
export const dokumente: ReadonlyMap<string, string> = new Map(
  globSync(['*.md', 'docs/**/*.md', 'daten/**/*.md', '*.yml'])
    .map((file) => file.replaceAll('\\', '/'))
    .sort()
    .map((file) => [file, readFileSync(file, 'utf8')]),
)

export function read(file: string): string {
  const text = dokumente.get(file)
  if (text === undefined) throw new Error(`${file} fehlt`)
  return text
}

/** The cells of every table row below a heading, up to the next heading; all rows of the document without one. */
export function rowsOf(text: string, heading?: string): string[][] {
  const from = heading === undefined ? 0 : text.indexOf(`\n## ${heading}\n`)
  if (from < 0) throw new Error(`Die Überschrift „${heading}“ fehlt`)
  const next = heading === undefined ? -1 : text.indexOf('\n## ', from + 4)
  return text
    .slice(from, next < 0 ? undefined : next)
    .split('\n')
    .filter((line) => line.startsWith('| ') && !/^\| -+/.test(line))
    .map((line) =>
      line
        .slice(1, -1)
        .split(/(?<!\\)\|/)
        .map((cell) => cell.trim()),
    )
}

/** The words that a text sets in code style. */
export const codeWords = (text: string): string[] => [...text.matchAll(/`([^`\n]+)`/g)].map((match) => match[1]!)

export const exists = (path: string): boolean => existsSync(path)
