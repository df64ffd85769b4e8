// Writes docs/sicherheit/asvs.md: which requirement is proven by which test, read from the names of the tests (OPS-06).
// With --check it writes nothing, says what is wrong, and ends with 1 if anything is.
import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

const root = join(fileURLToPath(import.meta.url), '../..')
const REPORT = 'docs/sicherheit/asvs.md'
const PATTERNS = ['src/**/*.test.{ts,tsx}', 'test/**/*.{test,spec}.{ts,tsx}']

const AREAS = {
  AUT: 'Anmeldung und Wiederherstellung',
  SES: 'Sitzungen',
  AZ: 'Berechtigungen',
  INP: 'Eingaben, Ausgaben, Übertragung',
  UPL: 'Dateien',
  CRY: 'Verschlüsselung und Schlüssel',
  LOG: 'Protokollierung',
  PRI: 'Datenschutz',
  AVA: 'Verfügbarkeit',
  OPS: 'Betrieb',
}
const ID = new RegExp(`\\b(?:${Object.keys(AREAS).join('|')})-\\d{2}\\b`, 'g')

/** The words of `test.each(…)(…)`, `describe.skip(…)`: `['test', 'each']`. */
function wordsOf(expression) {
  if (ts.isIdentifier(expression)) return [expression.text]
  if (ts.isPropertyAccessExpression(expression)) return [...wordsOf(expression.expression), expression.name.text]
  if (ts.isCallExpression(expression)) return wordsOf(expression.expression)
  if (ts.isTaggedTemplateExpression(expression)) return wordsOf(expression.tag)
  return []
}

function textOf(node) {
  if (node === undefined) return undefined
  if (ts.isStringLiteralLike(node)) return node.text
  if (!ts.isTemplateExpression(node)) return undefined
  return node.head.text + node.templateSpans.map((span) => `…${span.literal.text}`).join('')
}

/**
 * The proofs of one test file: each test, or whole `describe`, whose name holds an id. Skipped ones prove nothing.
 * @returns {{ id: string, name: string, file: string }[]}
 */
export function findProofs(file, source) {
  const proofs = []
  const visit = (node) => {
    if (ts.isCallExpression(node)) {
      const [kind, ...rest] = wordsOf(node.expression)
      const name = textOf(node.arguments[0])
      if (['test', 'it', 'describe'].includes(kind) && name !== undefined) {
        if (rest.some((word) => ['skip', 'todo', 'fixme', 'step'].includes(word))) return
        for (const id of new Set(name.match(ID) ?? [])) proofs.push({ id, name, file })
      }
    }
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile(file, source, ts.ScriptTarget.Latest, false, file.endsWith('x') ? 4 : 3))
  return proofs
}

/**
 * Joins requirements, proofs and what is said about gaps.
 * @returns each requirement with `stand`: `belegt`, `teilweise` (tests and a gap), `offen` (a gap alone), `unklar` (nothing)
 */
export function assess(requirements, proofs, gaps) {
  return requirements.map((requirement) => {
    const own = proofs.filter(({ id }) => id === requirement.id)
    const gap = gaps[requirement.id]
    const stand = own.length > 0 ? (gap ? 'teilweise' : 'belegt') : gap ? 'offen' : 'unklar'
    return { ...requirement, proofs: own, gap, stand }
  })
}

/** German sentences on what is wrong; an empty list if nothing is. */
export function problems(requirements, proofs, gaps) {
  const known = new Set(requirements.map(({ id }) => id))
  const strange = proofs.filter(({ id }) => !known.has(id))
  const loose = Object.entries(gaps).filter(([id, gap]) => !known.has(id) || !gap.grund || !gap.geplant)
  const silent = assess(requirements, proofs, gaps).filter(({ teil, stand }) => teil && stand === 'unklar')
  return [
    ...strange.map(({ id, name, file }) => `${file}: „${name}“ nennt ${id}, das es in anforderungen.json nicht gibt.`),
    ...loose.map(([id]) => `offen.json: ${id} ist unbekannt oder nennt nicht grund und geplant.`),
    ...silent.map(({ id }) => `${id} hat weder einen Test noch einen Grund in offen.json.`),
  ]
}

const count = (rows, stand) => rows.filter((row) => row.stand === stand).length
const percent = (part, all) => (all === 0 ? '–' : `${Math.round((100 * part) / all)} %`)

function summaryRow(title, rows) {
  const states = ['belegt', 'teilweise', 'offen', 'unklar'].map((stand) => count(rows, stand))
  return `| ${[title, rows.length, ...states, percent(states[0], rows.length)].join(' | ')} |`
}

function summary(heading, groups) {
  return [
    `| ${heading} | gesamt | belegt | teilweise | offen | ohne Angabe | belegt in % |`,
    '| --- | ---: | ---: | ---: | ---: | ---: | ---: |',
    ...groups.map(([title, rows]) => summaryRow(title, rows)),
  ].join('\n')
}

/** An ASVS requirement counts as proven when every requirement that names it is. */
function chapterGroups(rows) {
  const byAsvs = new Map()
  for (const row of rows) for (const id of row.asvs) byAsvs.set(id, [...(byAsvs.get(id) ?? []), row.stand])
  const groups = new Map()
  for (const [id, states] of byAsvs) {
    const chapter = id.split('.')[0]
    const same = states.every((stand) => stand === states[0])
    const stand = same ? states[0] : 'teilweise'
    groups.set(chapter, [...(groups.get(chapter) ?? []), { stand }])
  }
  return [...groups].sort(([a], [b]) => Number(a.slice(1)) - Number(b.slice(1)))
}

const cell = (text) =>
  text.replaceAll('\\', '\\\\').replaceAll('|', '\\|').replaceAll('<', '&lt;').replaceAll('\n', ' ')
const bare = (name) => cell(name.replace(/^(?:[A-Z]{2,3}-\d{2}(?:, | und )?)+: */, ''))

function evidence({ proofs, gap }) {
  const names = [...new Map(proofs.map(({ name, file }) => [`${name}${file}`, { name, file }])).values()]
  const tests = names.map(({ name, file }) => `✓ ${bare(name)} ([Test](../../${file}))`)
  const missing = gap ? [`**Fehlt:** ${cell(gap.grund)} *(${cell(gap.geplant)})*`] : []
  return [...tests, ...missing].join('<br>')
}

function areaSection(area, rows) {
  const lines = rows.map(
    (row) =>
      `| ${row.id} | ${cell(row.anforderung)} | ${row.asvs.join(', ')} | ${row.prioritaet} | ${row.stand} | ${evidence(row)} |`,
  )
  return [
    `## ${area} · ${AREAS[area]}`,
    '',
    '| id | Anforderung | ASVS | Priorität | Stand | Nachweis |',
    '| --- | --- | --- | --- | --- | --- |',
    ...lines,
  ].join('\n')
}

const INTRO = `# Stand der Nachweise

Diese Datei entsteht aus den Namen der Tests: \`node start.mjs run asvs\`. Von Hand wird nur \`offen.json\` gepflegt.
Der Test eines Nachweises beginnt mit der id der Anforderung (\`SES-02: …\`).

- **belegt**: Mindestens ein Test weist die Anforderung nach, und es ist keine Lücke bekannt.
- **teilweise**: Es gibt Tests und eine bekannte Lücke.
- **offen**: Noch kein Test; der Grund und der Ort, wo es geplant ist, stehen dabei.
- **ohne Angabe**: Weder Test noch Grund. Für Zeilen, die fällig sind, lässt das die Prüfung scheitern.

P0: vor den ersten echten Daten. P1: vor einem öffentlichen Versuch. P2: für die höchste Stufe. Die Nummern der Spalte
ASVS sind die des OWASP Application Security Verification Standard 5.0.0.`

export function render(rows) {
  const by = (key) => [...new Set(rows.map(key))].map((value) => [value, rows.filter((row) => key(row) === value)])
  const areas = by(({ id }) => id.split('-')[0])
  const due = rows.filter(({ teil }) => teil)
  const sections = [
    INTRO,
    '## Überblick',
    summary('Umfang', [
      ['Alle Anforderungen', rows],
      ['davon jetzt fällig (Konto)', due],
      ...by((row) => row.prioritaet).sort(),
    ]),
    summary(
      'Bereich',
      areas.map(([area, own]) => [`${area} · ${AREAS[area]}`, own]),
    ),
    summary('ASVS-Kapitel (genannte Anforderungen)', chapterGroups(rows)),
    ...areas.map(([area, own]) => areaSection(area, own)),
  ]
  return `${sections.join('\n\n')}\n`
}

function readJson(path) {
  return JSON.parse(readFileSync(join(root, path), 'utf8'))
}

function main() {
  const requirements = readJson('docs/sicherheit/anforderungen.json')
  const gaps = readJson('docs/sicherheit/offen.json')
  const files = globSync(PATTERNS, { cwd: root })
    .map((file) => file.replaceAll('\\', '/'))
    .sort()
  const proofs = files.flatMap((file) => findProofs(file, readFileSync(join(root, file), 'utf8')))
  const report = render(assess(requirements, proofs, gaps))
  const found = problems(requirements, proofs, gaps)
  if (!process.argv.includes('--check')) writeFileSync(join(root, REPORT), report)
  else if (readFileSync(join(root, REPORT), 'utf8') !== report)
    found.push(`${REPORT} ist veraltet: node start.mjs run asvs`)
  for (const sentence of found) console.error(sentence)
  if (found.length > 0) process.exitCode = 1
  else console.log(`${REPORT}: ${proofs.length} Nachweise in ${files.length} Dateien.`)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main()
