import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createFileMailer, createSmtpMailer, readKeptMails } from './mail.ts'

interface Umschlag {
  von: string
  an: string[]
  inhalt: string
}

const received: Umschlag[] = []
let refuse = false
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS', 'AUTH'],
  onRcptTo: (to, _, done) => done(refuse ? new Error(`Postfach <${to.address}> voll`) : null),
  onData(stream, session, done) {
    let inhalt = ''
    stream.on('data', (part: Buffer) => {
      inhalt += part.toString()
    })
    stream.on('end', () => {
      const { mailFrom, rcptTo } = session.envelope
      received.push({ von: mailFrom ? mailFrom.address : '', an: rcptTo.map((one) => one.address), inhalt })
      done()
    })
  },
})
let url = ''
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`
})
afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())))

const mail = (teil: object = {}) => ({
  id: '01920000-0000-7000-8000-000000000001',
  an: 'kim@klicker.example',
  betreff: 'Bestätigung Ihrer E-Mail-Adresse',
  text: 'Guten Tag',
  html: '<p>Guten Tag</p>',
  ...teil,
})

describe('Mail über SMTP', () => {
  test('geht mit Text und HTML an genau die gespeicherte Adresse', async () => {
    await createSmtpMailer(url, 'konto@portal.example').send(mail())
    const got = received.at(-1)!
    expect(got).toMatchObject({ von: 'konto@portal.example', an: ['kim@klicker.example'] })
    expect(got.inhalt).toContain('multipart/alternative')
    expect(got.inhalt).toContain('Message-ID: <01920000-0000-7000-8000-000000000001@portal.example>')
    expect(got.inhalt).toMatch(/Auto-Submitted: auto-generated/i)
  })

  test('AUT-18: was in Betreff und Text steht, kann keinen Empfänger und keine Kopfzeile hinzufügen', async () => {
    const before = received.length
    for (const boese of [
      'a\r\nBcc: boese@fremd.example',
      'a\nTo: boese@fremd.example',
      'a\r\n\r\nboese@fremd.example',
      '=?utf-8?q?x=0D=0ABcc:_boese@fremd.example?=',
    ]) {
      await createSmtpMailer(url, 'konto@portal.example').send(mail({ betreff: boese, text: boese }))
    }
    const sent = received.slice(before)
    expect(sent).toHaveLength(4)
    for (const one of sent) {
      expect(one.an).toEqual(['kim@klicker.example'])
      expect(one.inhalt.split('\r\n\r\n')[0]).not.toMatch(/^(bcc|cc): /im)
    }
  })

  test('ein Nein des Mailservers ist ein Fehler, damit die Warteschlange es noch einmal versucht', async () => {
    refuse = true
    const failed = await createSmtpMailer(url, 'konto@portal.example')
      .send(mail())
      .catch((error: Error) => error)
    expect(failed).toBeInstanceOf(Error)
    // LOG-02: the answer of the server quotes the address.
    expect(JSON.stringify(failed, Object.getOwnPropertyNames(failed))).not.toContain('klicker')
    expect((failed as Error).message).toContain('550')
    refuse = false
  })
})

test('ohne Mailserver liegt jede Mail als Datei da, die neueste zuerst', async () => {
  const ordner = await mkdtemp(join(tmpdir(), 'post-'))
  try {
    let zeit = new Date('2026-11-23T09:00:00Z')
    const mailer = createFileMailer(join(ordner, 'post'), 'konto@portal.example', { now: () => zeit })
    await mailer.send(mail())
    zeit = new Date('2026-11-23T10:00:00Z')
    await mailer.send(mail({ id: '01920000-0000-7000-8000-000000000002', betreff: 'Zweite' }))
    expect((await readKeptMails(join(ordner, 'post'))).map((one) => one.betreff)).toEqual(['Zweite', mail().betreff])
    const eml = (await readdir(join(ordner, 'post'))).find((name) => name.endsWith('.eml'))!
    expect(await readFile(join(ordner, 'post', eml), 'utf8')).toContain('To: kim@klicker.example')
  } finally {
    await rm(ordner, { recursive: true })
  }
})
