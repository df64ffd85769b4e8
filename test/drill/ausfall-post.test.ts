import { SMTPServer } from 'smtp-server'
import { describe, expect, onTestFinished, test } from 'vitest'
import { newId } from '../../src/platform/datenbank/id.ts'
import { createSmtpMailer } from '../../src/platform/post/mail.ts'
import { enqueueMail } from '../../src/platform/post/postausgang.ts'
import { freePort } from '../support/server.ts'
import { MINUTE, openPortal, workLater } from './umgebung.ts'

type Postmodus = 'gut' | 'haengt' | 'haengt-nach-daten' | 'spaeter' | 'nie'

/** A mail server that keeps the ledger: what it has taken, by Message-ID. */
async function openPost() {
  const port = await freePort()
  const taken: string[] = []
  const state = { modus: 'gut' as Postmodus }
  const refusal = (code: number) => Object.assign(new Error('nicht jetzt'), { responseCode: code })
  const create = () =>
    new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      onConnect: (_, done) => void (state.modus === 'haengt' || done()),
      onRcptTo: (_, __, done) => {
        if (state.modus === 'spaeter') done(refusal(451))
        else if (state.modus === 'nie') done(refusal(550))
        else done()
      },
      onData(stream, _, done) {
        let text = ''
        stream.on('data', (part: Buffer) => (text += part.toString()))
        stream.on('end', () => {
          if (state.modus === 'haengt-nach-daten') return
          taken.push(/^Message-ID: <([0-9a-f-]{36})@/im.exec(text)?.[1] ?? 'ohne')
          done()
        })
      },
    })
  let server = create()
  const listen = () => new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()))
  server.on('error', () => undefined)
  await listen()
  return {
    url: `smtp://127.0.0.1:${port}`,
    taken,
    state,
    stop: close,
    async start() {
      server = create()
      server.on('error', () => undefined)
      await listen()
    },
  }
}

describe('AVA-04: Ausfall des Mailservers', () => {
  test('AVA-04: aus, hängend, ablehnend: nichts geht verloren, nichts zweimal hinaus, nichts, was nicht geschah', {
    timeout: 120_000,
  }, async () => {
    const portal = await openPortal()
    const post = await openPost()
    onTestFinished(post.stop)
    const { env } = portal
    env.mailer = createSmtpMailer(post.url, 'konto@portal.example', { gruss: 300, antwort: 500 })
    const promised: string[] = []
    let refused = 0
    const order = async () => {
      for (let i = 0; i < 6; i++) {
        const mail = { an: `p${promised.length}.${i}@post.example`, betreff: 'B', text: 'T', html: 'H' }
        const act = env.db.transaction().execute(async (tx) => {
          await enqueueMail(env, tx, mail)
          if (i % 3 === 2) throw new Error('die Tat scheitert')
        })
        await act.catch(() => refused++)
      }
      const rows = await portal.owner.selectFrom('postausgang').select('id').execute()
      for (const { id } of rows) if (!promised.includes(id)) promised.push(id)
    }
    for (const modus of ['gut', 'haengt', 'spaeter', 'nie', 'haengt-nach-daten', 'gut'] as const) {
      post.state.modus = modus
      await order()
      const before = post.taken.length
      await workLater(portal)
      if (modus !== 'gut') expect([modus, post.taken.length]).toEqual([modus, before])
    }
    await post.stop()
    await order()
    for (let i = 0; i < 4; i++) await workLater(portal, 60)
    // Long after the pauses have grown to hours: back after one round of minutes.
    await post.start()
    post.state.modus = 'gut'
    await workLater(portal)
    await workLater(portal)
    console.log(`Mails: versprochen ${promised.length}, angekommen ${post.taken.length}, zurückgerollt ${refused}.`)
    expect(refused).toBe(14)
    expect([...post.taken].sort()).toEqual([...promised].sort())
    expect(await portal.owner.selectFrom('postausgang').selectAll().execute()).toEqual([])
  })

  test('AVA-04: nach Tagen ohne Mailserver wird, wessen Schicksal zählt, als abgewiesen gemeldet, und erst dann', async () => {
    const portal = await openPortal()
    const { env } = portal
    env.mailer = {
      async send() {
        throw new Error('Mailserver aus')
      },
    }
    const told: unknown[] = []
    const nachweis = portal.app.aufgaben.find(({ name }) => name === 'bescheid-benachrichtigt')!
    nachweis.run = async (daten) => void told.push(daten['ergebnis'])
    await env.db.transaction().execute(async (tx) => {
      const mail = { an: 'a@post.example', betreff: 'B', text: 'T', html: 'H' }
      await enqueueMail(env, tx, mail)
      await enqueueMail(env, tx, { ...mail, nachweis: { aufgabe: nachweis.name, id: newId() } })
    })
    const left = async (tage: number) => {
      await portal.forward(tage * 24 * 60 * MINUTE)
      await portal.app.aufgaben.find(({ name }) => name === 'mails-aufgeben')!.run({})
      await portal.app.aufgaben.find(({ name }) => name === 'konto-aufraeumen')!.run({})
      await portal.runDue()
      return [(await portal.owner.selectFrom('postausgang').select('id').execute()).length, told.length]
    }
    expect(await left(2)).toEqual([2, 0])
    expect(await left(2)).toEqual([1, 0])
    expect(await left(4)).toEqual([0, 1])
    expect(told).toEqual(['abgewiesen'])
  })
})
