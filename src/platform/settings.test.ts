import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { readSettings, SettingsError } from './settings.ts'

const key = () => randomBytes(32).toString('base64')
const betrieb = {
  MODUS: 'betrieb',
  DATABASE_URL: 'postgresql://portal:geheim@localhost/portal',
  SMTP_URL: 'smtps://mail.example:465',
  CLAMD_URL: 'tcp://localhost:3310',
  SCHLUESSEL: `s1:${key()}`,
  BASE_URL: 'https://portal.example',
  SACHBEARBEITUNG_PORT: '3001',
  ABSENDER: 'konto@portal.example',
}

describe('Einstellungen', () => {
  test('ohne alles ist es eine Schulung auf diesem Rechner', () => {
    expect(readSettings({})).toMatchObject({
      modus: 'schulung',
      port: 3000,
      host: '127.0.0.1',
      baseUrl: 'http://localhost:3000',
    })
  })

  test('ein vollständiger Betrieb wird angenommen, auch mit zwei Schlüsseln zum Wechseln', () => {
    const two = readSettings({ ...betrieb, SCHLUESSEL: `neu:${key()},alt:${key()}` })
    expect(two.schluessel?.map((one) => one.id)).toEqual(['neu', 'alt'])
  })

  const unsafe: [string, Record<string, string>, string][] = [
    ['keine Datenbank', { DATABASE_URL: '' }, 'DATABASE_URL'],
    ['kein Mailserver', { SMTP_URL: '' }, 'SMTP_URL'],
    ['kein Virenscanner', { CLAMD_URL: '' }, 'CLAMD_URL'],
    ['keine Schlüssel', { SCHLUESSEL: '' }, 'SCHLUESSEL'],
    ['Virenscanner über das Netz ohne TLS', { CLAMD_URL: 'tcp://scanner.example:3310' }, 'CLAMD_URL'],
    ['Objektspeicher über das Netz ohne TLS', { S3_URL: 'http://k:g@s3.example/akten' }, 'S3_URL'],
    ['Objektspeicher ohne Zugang', { S3_URL: 'https://s3.example/akten' }, 'S3_URL'],
    ['Objektspeicher ohne Bucket', { S3_URL: 'https://k:g@s3.example/' }, 'S3_URL'],
    ['Dateien ohne Grenze', { DATEI_MB: '0' }, 'DATEI_MB'],
    ['keine Adresse', { BASE_URL: '' }, 'BASE_URL'],
    ['kein eigener Port der Sachbearbeitung', { SACHBEARBEITUNG_PORT: '' }, 'SACHBEARBEITUNG_PORT'],
    ['kein Absender', { ABSENDER: '' }, 'ABSENDER'],
    ['http', { BASE_URL: 'http://portal.example' }, 'BASE_URL'],
    ['http auf localhost', { BASE_URL: 'http://localhost:3000' }, 'BASE_URL'],
    ['Adresse mit Pfad', { BASE_URL: 'https://portal.example/portal' }, 'BASE_URL'],
    ['Adresse mit Zugangsdaten', { BASE_URL: 'https://a:b@portal.example' }, 'BASE_URL'],
    ['Adresse ohne Sinn', { BASE_URL: 'portal' }, 'BASE_URL'],
    ['Schlüssel aus Nullen', { SCHLUESSEL: `s1:${Buffer.alloc(32).toString('base64')}` }, 'SCHLUESSEL'],
    ['Schlüssel aus Mustern', { SCHLUESSEL: `s1:${Buffer.from('abcd'.repeat(8)).toString('base64')}` }, 'SCHLUESSEL'],
    ['Schlüssel zu kurz', { SCHLUESSEL: `s1:${randomBytes(16).toString('base64')}` }, 'SCHLUESSEL'],
    ['Schlüssel zu lang', { SCHLUESSEL: `s1:${randomBytes(64).toString('base64')}` }, 'SCHLUESSEL'],
    ['Schlüssel ohne Namen', { SCHLUESSEL: key() }, 'SCHLUESSEL'],
    ['Schlüsselname zweimal', { SCHLUESSEL: `s1:${key()},s1:${key()}` }, 'SCHLUESSEL'],
    ['Schlüssel als Wort', { SCHLUESSEL: 'changeme' }, 'SCHLUESSEL'],
    ['Datenbank über das Netz ohne TLS', { DATABASE_URL: 'postgresql://a:b@db.example/portal' }, 'DATABASE_URL'],
    [
      'Datenbank mit TLS ohne Prüfung',
      { DATABASE_URL: 'postgresql://a:b@db.example/portal?sslmode=require' },
      'DATABASE_URL',
    ],
    [
      'Datenbank über das Netz, der Rechner steht in den Angaben',
      { DATABASE_URL: 'postgresql:///portal?user=a&password=b&host=db.example' },
      'DATABASE_URL',
    ],
    [
      'Eigentümerin über das Netz ohne TLS',
      { DATABASE_OWNER_URL: 'postgresql://a:b@db.example/portal' },
      'DATABASE_OWNER_URL',
    ],
    [
      'Eigentümerin und Anwendung mit derselben Anmeldung',
      { DATABASE_OWNER_URL: 'postgresql://portal:geheim@localhost/portal' },
      'DATABASE_OWNER_URL',
    ],
    ['Sachbearbeitung ohne https', { SACHBEARBEITUNG_URL: 'http://amt.example' }, 'SACHBEARBEITUNG_URL'],
    ['Sachbearbeitung mit Pfad', { SACHBEARBEITUNG_URL: 'https://amt.example/innen' }, 'SACHBEARBEITUNG_URL'],
    ['Mail über das Netz ohne TLS', { SMTP_URL: 'smtp://mail.example:25' }, 'SMTP_URL'],
    ['Mail an falsches Schema', { SMTP_URL: 'http://mail.example' }, 'SMTP_URL'],
    ['derselbe Port für alle', { PORT: '3001' }, 'SACHBEARBEITUNG_PORT'],
    ['Port ohne Sinn', { PORT: '99999' }, 'PORT'],
    ['Modus ohne Sinn', { MODUS: 'produktion' }, 'MODUS'],
    ['Regel ohne Sinn', { PASSWORT_REGEL: 'keine' }, 'PASSWORT_REGEL'],
    ['Proxy als Name', { VERTRAUTER_PROXY: 'proxy.example' }, 'VERTRAUTER_PROXY'],
    ['Siegel an http', { PROTOKOLL_ZIEL: 'http://siegel.example' }, 'PROTOKOLL_ZIEL'],
    ['Absender ohne Adresse', { ABSENDER: 'Jobcenter' }, 'ABSENDER'],
  ]
  test.each(unsafe)('CRY-05: „%s“ beendet den Start mit einem Satz, der die Einstellung nennt', (_, change, name) => {
    expect(() => readSettings({ ...betrieb, ...change })).toThrow(SettingsError)
    expect(() => readSettings({ ...betrieb, ...change })).toThrow(name)
  })

  test('eine Schulung ohne https gibt es nur auf diesem Rechner', () => {
    expect(() => readSettings({ BASE_URL: 'http://schulung.example' })).toThrow('BASE_URL')
    expect(readSettings({ BASE_URL: 'https://schulung.example' }).baseUrl).toBe('https://schulung.example')
  })

  test('die Sachbearbeitung hat ihre eigene Herkunft: gesetzt, sonst die des Portals oder der eigene Port', () => {
    const amt = 'https://amt.example'
    expect(readSettings({ ...betrieb, SACHBEARBEITUNG_URL: amt }).sachbearbeitungUrl).toBe(amt)
    const ohne = readSettings(betrieb)
    expect(ohne.sachbearbeitungUrl).toBe(ohne.baseUrl)
    expect(readSettings({ SACHBEARBEITUNG_PORT: '3001' }).sachbearbeitungUrl).toBe('http://localhost:3001')
    expect(readSettings({}).sachbearbeitungUrl).toBe('http://localhost:3000')
  })

  test('eine Meldung wiederholt nie ein Geheimnis', () => {
    const geheim = 'Kennwort-im-Klartext'
    for (const name of ['DATABASE_URL', 'DATABASE_OWNER_URL', 'SMTP_URL', 'SCHLUESSEL']) {
      try {
        readSettings({ ...betrieb, [name]: `postgresql://a:${geheim}@db.example/x` })
      } catch (error) {
        expect((error as Error).message).not.toContain(geheim)
      }
    }
  })
})
