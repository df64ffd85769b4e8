import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { csvCell, makeCsv } from '../../src/modules/sachbearbeitung/zahlen/csv.ts'
import { writeKalender } from '../../src/modules/termine/kalender/ics.ts'
import { systemClock } from '../../src/platform/clock.ts'
import { checkDatei } from '../../src/platform/dateien/pruefung.ts'
import { createLog } from '../../src/platform/log.ts'
import { createFileMailer } from '../../src/platform/post/mail.ts'
import { freischaltcodeDaten } from '../../src/platform/typst/freischaltcode.ts'
import { createTypesetter } from '../../src/platform/typst/index.ts'
import { renderMail } from '../../src/web/mail.tsx'
import { schaedliche } from '../support/schaedlich.ts'

// What browsers make of the same texts: test/e2e/schaedliches.spec.ts.
const satz = createTypesetter()
afterAll(() => satz.close())

const UMBRUCH = '\r\nBcc: boese@boese.example\r\n\r\nGefälscht'

test('INP-03: in Briefen stehen 200 schädliche Texte als Buchstaben: kein Skript, kein Anhang, keine Aktion', async () => {
  const jobcenter = {
    ...{ name: 'Jobcenter Musterstadt', strasse: 'Musterallee 12', plz: '12345', ort: 'Musterstadt' },
    ...{ telefon: '01234 567-0', servicenummer: '0800 1', servicezeiten: 'Mo', oeffnungszeiten: 'Mo' },
    email: 'post@jobcenter-musterstadt.example',
  }
  const letters = schaedliche.map((text) => ({
    ...{ jobcenter, kundennummer: '123A456789', datum: '2026-11-23', gueltigBis: '2026-12-23' },
    ...{ code: 'ACDE-FGHJ-KMNP', adresse: 'https://portal.example/freischaltcode' },
    ...{ qrAdresse: 'https://portal.example/freischaltcode#ACDEFGHJKMNP', sachbearbeitung: text },
    empfaenger: { zeilen: [text, text, '54321 Beispielhausen'] },
    anrede: `Guten Tag ${text},`,
  }))
  const pdf = await satz.pdf('freischaltcode', freischaltcodeDaten(letters))
  // The portal’s own check of strangers’ files: it refuses scripts, actions, attachments and forms.
  expect(await checkDatei(pdf, 'pdf')).toBeUndefined()
}, 60_000)

const mail = (text: string) =>
  renderMail({
    ...{ betreff: `Betreff ${text}`, absender: text, absaetze: [text], danach: [text] },
    knopf: { text, href: 'https://portal.example/' },
    kontakt: 'https://portal.example/kontakt',
  })
const tags = (html: string) => [...html.matchAll(/<\/?[a-z!][^>]*>/gi)].map(([tag]) => tag)

test('INP-03: in E-Mails entsteht aus 200 schädlichen Texten kein Element und kein Empfänger', async () => {
  const plain = tags(mail('x').html)
  for (const text of schaedliche) {
    const { html, text: klartext } = mail(text)
    expect([text, tags(html)]).toEqual([text, plain])
    expect(klartext).toContain(text)
  }
  const ordner = mkdtempSync(join(tmpdir(), 'ausgaben-'))
  const mailer = createFileMailer(ordner, 'portal@jobcenter.example', systemClock)
  for (const [i, text] of schaedliche.entries()) {
    await mailer.send({ id: `m${i}`, an: 'kim@post.example', ...mail(text + UMBRUCH) })
  }
  const files = readdirSync(ordner).filter((name) => name.endsWith('.eml'))
  expect(files).toHaveLength(200)
  for (const name of files) {
    const eml = readFileSync(join(ordner, name), 'utf8')
    const kopf = eml.slice(0, eml.indexOf('\n\n')).replace(/\n[ \t]+/g, ' ')
    const namen = kopf.split('\n').map((line) => line.slice(0, line.indexOf(':')).toLowerCase())
    expect(namen.filter((one) => ['bcc', 'cc', 'reply-to'].includes(one))).toEqual([])
    expect(namen.filter((one) => one === 'to' || one === 'from' || one === 'subject')).toHaveLength(3)
    expect(kopf).toContain('To: kim@post.example')
  }
  rmSync(ordner, { recursive: true })
}, 60_000)

test('INP-03: in Kalendern bleibt jeder schädliche Text in seiner Zeile', () => {
  const jetzt = new Date('2026-11-23T09:00:00Z')
  const eintrag = (text: string) => ({
    ...{ id: '01920000-0000-7000-8000-000000000001', stand: 1, geaendert: jetzt, beginn: jetzt, ende: jetzt },
    ...{ titel: text, ort: text, abgesagt: false },
  })
  const namesOf = (text: string) =>
    writeKalender([eintrag(text)])
      .replaceAll('\r\n ', '')
      .split('\r\n')
      .map((line) => line.split(/[:;]/)[0])
  const plain = namesOf('x')
  for (const text of schaedliche) expect([text, namesOf(text + UMBRUCH)]).toEqual([text, plain])
})

test('INP-03: in Tabellen für Programme wird kein schädlicher Text zur Formel oder zu einer zweiten Zelle', () => {
  for (const text of schaedliche) {
    for (const one of [text, `=${text}`, `\t@${text}`, ` +${text}`, text + UMBRUCH]) {
      const cell = csvCell(one)
      expect([one, /^"?[\s]*[=+\-@\t\r]/.test(cell)]).toEqual([one, false])
      // What stands outside of quotes neither separates nor ends a line.
      const outside = cell.replaceAll('""', '').replace(/"[^"]*"/g, '')
      expect([one, /[;\r\n"]/.test(outside)]).toEqual([one, false])
    }
  }
  expect(makeCsv([['a', 'b']]).split('\r\n')).toHaveLength(2)
})

test('INP-03: im Log ist jede Zeile ein Objekt, auch mit schädlichem Text', () => {
  const lines: string[] = []
  const log = createLog('info', { write: (line: string) => void lines.push(line) })
  for (const text of schaedliche) {
    log.warn({ err: new Error(text + UMBRUCH), kennung: text + UMBRUCH }, text + UMBRUCH)
  }
  expect(lines).toHaveLength(200)
  for (const [i, line] of lines.entries()) {
    expect(line.trimEnd()).not.toMatch(/[\r\n]/)
    const { kennung, msg, err } = JSON.parse(line)
    const want = schaedliche[i]! + UMBRUCH
    expect([kennung, msg, err.meldung]).toEqual([want, want, want])
  }
})
