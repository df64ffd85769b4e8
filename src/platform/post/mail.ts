import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import nodemailer from 'nodemailer'
import type { Clock } from '../clock.ts'

/** One message to one stored address. Subject and texts carry no social data (PRI-02). */
export interface Mail {
  /** Becomes the Message-ID, so that a repeated hand-over can be recognised. */
  id: string
  an: string
  betreff: string
  text: string
  html: string
}

export interface Mailer {
  /** Resolves when the server has taken the mail over; rejects otherwise (the queue tries again). */
  send(mail: Mail): Promise<void>
}

/** A mail as the training pages show it. */
export interface AbgelegteMail extends Mail {
  zeit: Date
}

function compose(mail: Mail, absender: string) {
  const domain = absender.slice(absender.indexOf('@') + 1)
  return {
    from: absender,
    to: { name: '', address: mail.an },
    // The envelope is given apart from the header: nothing in a header can add a recipient (AUT-18).
    envelope: { from: absender, to: [mail.an] },
    subject: mail.betreff,
    text: mail.text,
    html: mail.html,
    messageId: `<${mail.id}@${domain}>`,
    headers: { 'Auto-Submitted': 'auto-generated' },
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}

/** Milliseconds until a mail server counts as hanging: before it greets, and in the middle of a mail. */
export interface Geduld {
  gruss: number
  antwort: number
}

const GEDULD: Geduld = { gruss: 10_000, antwort: 30_000 }

export function createSmtpMailer(url: string, absender: string, { gruss, antwort } = GEDULD): Mailer {
  const transport = nodemailer.createTransport({
    url,
    connectionTimeout: gruss,
    greetingTimeout: gruss,
    socketTimeout: antwort,
  })
  return {
    async send(mail) {
      try {
        await transport.sendMail(compose(mail, absender))
      } catch (error) {
        throw neutralError(error)
      }
    },
  }
}

/** The server refused for good: trying again changes nothing. */
export class MailAbgewiesen extends Error {
  override name = 'MailAbgewiesen'
}

/** What a mail server says quotes the address of the recipient; only its number may reach a log (LOG-02). */
function neutralError(error: unknown): Error {
  const { code, responseCode } = Object(error) as { code?: unknown; responseCode?: unknown }
  const refused = typeof responseCode === 'number' && responseCode >= 500 && responseCode < 600
  const facts = [code, responseCode].filter((one) => /^[A-Z0-9]{3,20}$/.test(String(one)))
  const text = `Die Mail wurde nicht angenommen (${facts.join(', ') || 'ohne Angabe'}).`
  return refused ? new MailAbgewiesen(text) : new Error(text)
}

/** Keeps each mail as `DATA_DIR/post/*.eml` and beside it as JSON for the training pages. */
export function createFileMailer(ordner: string, absender: string, clock: Clock): Mailer {
  const transport = nodemailer.createTransport({ streamTransport: true, buffer: true, newline: 'unix' })
  return {
    async send(mail) {
      await mkdir(ordner, { recursive: true, mode: 0o700 })
      const zeit = clock.now()
      const name = `${zeit.toISOString().replace(/[:.]/g, '-')}-${mail.id}`
      const sent = await transport.sendMail({ ...compose(mail, absender), date: zeit })
      await writeWhole(join(ordner, `${name}.eml`), sent.message as Buffer)
      await writeWhole(join(ordner, `${name}.json`), JSON.stringify({ ...mail, zeit }))
    },
  }
}

async function writeWhole(file: string, content: Buffer | string) {
  await writeFile(`${file}.neu`, content, { mode: 0o600 })
  await rename(`${file}.neu`, file)
}

/** All kept mails, newest first. */
export async function readKeptMails(ordner: string): Promise<AbgelegteMail[]> {
  const names = await readdir(ordner).catch(() => [] as string[])
  const mails = await Promise.all(
    names
      .filter((name) => name.endsWith('.json'))
      .sort()
      .reverse()
      .slice(0, 200)
      .map(async (name) => JSON.parse(await readFile(join(ordner, name), 'utf8')) as AbgelegteMail),
  )
  return mails.map((mail) => ({ ...mail, zeit: new Date(mail.zeit) }))
}

export async function removeKeptMails(ordner: string): Promise<void> {
  await rm(ordner, { recursive: true, force: true })
}
