import { describe, expect, test } from 'vitest'
import { readBounce } from './bounce.ts'

const ID = '01920000-0000-7000-8000-00000000abcd'
const DOMAIN = 'jobcenter.example'

const report = (action: string, original: string) =>
  [
    'Return-Path: <>',
    'From: MAILER-DAEMON@mx.post.example',
    'Subject: Undelivered Mail Returned to Sender',
    'Content-Type: multipart/report; report-type=delivery-status;',
    '\tboundary="grenze"',
    '',
    '--grenze',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.post.example',
    '',
    'Final-Recipient: rfc822; kim@post.example',
    `Action: ${action}`,
    'Status: 5.1.1',
    '',
    '--grenze',
    'Content-Type: text/rfc822-headers',
    '',
    original,
    '--grenze--',
    '',
  ].join('\r\n')

describe('Zurückgekommene Mails', () => {
  test.each([
    ['der Kopf der eigenen Mail', `Message-ID: <${ID}@${DOMAIN}>`],
    ['der Kopf mit umbrochener Zeile', `Message-ID:\r\n <${ID}@${DOMAIN}>`],
    ['quoted-printable', `Message-ID: =3C${ID.slice(0, 20)}=\r\n${ID.slice(20)}=40${DOMAIN}=3E`],
    ['große Buchstaben', `Message-ID: <${ID.toUpperCase()}@${DOMAIN.toUpperCase()}>`],
    ['eine fremde Nummer davor', `References: <x@andere.example> <${ID}@${DOMAIN}>`],
  ])('werden erkannt: %s', (_, original) => {
    expect(readBounce(report('failed', original), DOMAIN)).toBe(ID)
    expect(readBounce(report('failed', original).replaceAll('\r\n', '\n'), DOMAIN)).toBe(ID)
  })

  test('ein Server ohne Bericht für Maschinen unterschreibt als Postmeister', () => {
    const text = `Return-Path: <>\nFrom: Mail Delivery System <MAILER-DAEMON@mx.example>\n\nHi. This is qmail.\n\n--- Below\n\nMessage-ID: <${ID}@${DOMAIN}>\n`
    expect(readBounce(text, DOMAIN)).toBe(ID)
    expect(readBounce(text.replace('Return-Path: <>\n', ''), DOMAIN)).toBe(ID)
  })

  test.each([
    ['eine Verzögerung', report('delayed', `Message-ID: <${ID}@${DOMAIN}>`)],
    ['eine Empfangsbestätigung', report('delivered', `Message-ID: <${ID}@${DOMAIN}>`)],
    [
      'eine Abwesenheit',
      `Return-Path: <>\r\nAuto-Submitted: auto-replied\r\nFrom: kim@post.example\r\nIn-Reply-To: <${ID}@${DOMAIN}>\r\n\r\nIch bin im Urlaub.`,
    ],
    ['eine Antwort', `From: kim@post.example\r\nIn-Reply-To: <${ID}@${DOMAIN}>\r\n\r\nAction needed?\r\n`],
    ['eine andere Absenderin', report('failed', `Message-ID: <${ID}@boese.example>`)],
    ['eine Domain, die nur so anfängt', report('failed', `Message-ID: <${ID}@${DOMAIN}.boese.example>`)],
    ['eine Nummer, die keine ist', report('failed', `Message-ID: <1@${DOMAIN}>`)],
    ['nichts', ''],
  ])('nicht erkannt wird %s', (_, text) => {
    expect(readBounce(text, DOMAIN)).toBeUndefined()
  })

  test('INP-12: ein langer Text voller Klammern kostet nichts', () => {
    const begin = performance.now()
    readBounce(`${report('failed', '<'.repeat(400_000))}${'=\n'.repeat(100_000)}`, DOMAIN)
    expect(performance.now() - begin).toBeLessThan(2000)
  })
})
