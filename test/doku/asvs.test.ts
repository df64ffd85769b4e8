import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import { assess, findProofs, problems, type Requirement, render } from '../../werkzeuge/asvs.mjs'

const run = promisify(execFile)

const anforderung = (id: string, teil?: string): Requirement => ({
  id,
  anforderung: `Satz zu ${id}`,
  asvs: ['V1.1.1'],
  prioritaet: 'P0',
  ...(teil ? { teil } : {}),
})
const beleg = (id: string) => ({ id, name: `${id}: ein Satz`, file: 'src/x.test.ts' })
const luecke = { grund: 'noch nicht gebaut', geplant: 'später' }

test('OPS-06: docs/sicherheit/asvs.md ist auf dem Stand der Tests, und keine fällige Zeile bleibt ohne Angabe', async () => {
  const { stdout, stderr } = await run(process.execPath, ['werkzeuge/asvs.mjs', '--check']).catch((error) => error)
  expect(stderr).toBe('')
  expect(stdout).toContain('Nachweise')
})

describe('OPS-06: ein Nachweis ist der Name eines Tests', () => {
  test('test, it, describe, each und Vorlagentext zählen, Übersprungenes nicht', () => {
    const source = `
      describe('SES-01: ganze Gruppe', () => {
        test('darin', () => {})
      })
      test.each([1, 2])('SES-02, SES-03: für %s', () => {})
      it(\`AZ-01: mit \${wert} darin\`, () => {})
      test.skip('AZ-02: später', () => {})
      describe.skip('AZ-03: später', () => { test('AZ-04: darin', () => {}) })
      test.todo('AZ-08: irgendwann')
      log('INP-01: kein Test')
    `
    const ids = findProofs('src/x.test.ts', source).map(({ id }) => id)
    expect(ids).toEqual(['SES-01', 'SES-02', 'SES-03', 'AZ-01'])
  })

  test('TSX und Playwright werden gelesen', () => {
    expect(findProofs('test/x.test.tsx', `test('INP-03: <b>', () => { const a = <b>x</b> })`)).toHaveLength(1)
    expect(findProofs('test/e2e/x.spec.ts', `test.describe('PRI-04: alles', () => {})`)).toHaveLength(1)
  })
})

describe('OPS-06: der Stand', () => {
  const rows = [anforderung('AUT-01'), anforderung('AUT-02'), anforderung('AUT-03'), anforderung('AUT-04', 'konto')]

  test('belegt, teilweise, offen und ohne Angabe werden unterschieden', () => {
    const gaps = { 'AUT-02': luecke, 'AUT-03': luecke }
    const stand = assess(rows, [beleg('AUT-01'), beleg('AUT-02')], gaps).map((row) => row.stand)
    expect(stand).toEqual(['belegt', 'teilweise', 'offen', 'unklar'])
  })

  test('eine fällige Zeile ohne Test und Grund, eine unbekannte id und eine Lücke ohne Grund fallen auf', () => {
    expect(problems(rows, [beleg('AUT-04')], {})).toEqual([])
    expect(problems(rows, [], { 'AUT-04': luecke })).toEqual([])
    expect(problems(rows, [], {})).toEqual([expect.stringContaining('AUT-04 hat weder')])
    expect(problems(rows, [beleg('AUT-04'), beleg('AUT-99')], {})).toEqual([expect.stringContaining('AUT-99')])
    const empty = { 'AUT-04': { grund: '', geplant: '' } }
    expect(problems(rows, [beleg('AUT-04')], empty)).toEqual([expect.stringContaining('offen.json: AUT-04')])
  })

  test('der Bericht rechnet Anteile und maskiert, was die Tabelle sprengt', () => {
    const proof = { ...beleg('AUT-01'), name: 'AUT-01: a|b <script>' }
    const report = render(assess(rows, [proof], { 'AUT-02': luecke }))
    expect(report).toContain('| Alle Anforderungen | 4 | 1 | 0 | 1 | 2 | 25 % |')
    expect(report).toContain('✓ a\\|b &lt;script> ([Test](../../src/x.test.ts))')
    expect(report).toContain('**Fehlt:** noch nicht gebaut *(später)*')
  })
})
