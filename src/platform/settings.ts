import { isAbsolute, resolve } from 'node:path'
import { z } from 'zod'
import { parseS3Url } from './dateien/s3-adresse.ts'
import { type Hauptschluessel, parseKeys } from './krypto/schluessel.ts'
import { parseEmail } from './post/email.ts'

export type Modus = 'schulung' | 'betrieb'

/** What the operator sets through the environment, read and checked here and nowhere else. */
export interface Settings {
  port: number
  host: string
  /** Origin without a trailing slash. */
  baseUrl: string
  databaseUrl: string | undefined
  /** Log-in of the role that owns the schema, for migrations alone. Undefined: `databaseUrl` serves both. */
  databaseOwnerUrl: string | undefined
  dataDir: string
  modus: Modus
  smtpUrl: string | undefined
  s3Url: string | undefined
  clamdUrl: string | undefined
  /** Undefined: made in DATA_DIR on first start (training only). */
  schluessel: Hauptschluessel[] | undefined
  absender: string
  vertrauterProxy: string | undefined
  sachbearbeitungPort: number | undefined
  /** Origin under which staff reach their side; the one of the portal where both share it. */
  sachbearbeitungUrl: string
  passwortRegel: 'seed' | 'nist'
  dateien: Dateigrenzen
  protokollZiel: string | undefined
  /** Encrypts backups; kept apart from `schluessel` and from the data. The first writes, all read. */
  sicherungSchluessel: Hauptschluessel[] | undefined
  /** Years that files of customers are kept after the last thing that happened in them. */
  aufbewahrungJahre: number
  /** Until so many hours before can a customer move or cancel an appointment. */
  terminAbsageStunden: number
  /** So many lines of lists go out to one person alone within 24 hours; more only once a second person has released them. */
  ausgabeZeilen: number
  /** The same of letters with a Freischaltcode that are made in batches. */
  ausgabeBriefe: number
}

/** How much may be uploaded; the same limits hold everywhere. */
export interface Dateigrenzen {
  /** Bytes of one file. */
  dateiBytes: number
  /** Files that are sent together. */
  anzahl: number
  /** Bytes of all files of one person. */
  personBytes: number
}

const MB = 1024 * 1024

/** A wrong or missing setting; the message names it in one plain sentence. */
export class SettingsError extends Error {
  override name = 'SettingsError'
}

const port = (name: string) =>
  z.coerce
    .number(`${name} muss eine Zahl sein.`)
    .int()
    .min(0, `${name} muss zwischen 0 und 65535 liegen.`)
    .max(65535, `${name} muss zwischen 0 und 65535 liegen.`)

const url = (name: string, schemes: string[]) =>
  z.string().refine((text) => URL.canParse(text) && schemes.includes(new URL(text).protocol), {
    message: `${name} muss eine Adresse mit ${schemes.map((scheme) => `${scheme}//`).join(' oder ')} sein.`,
  })

const count = (name: string, [min, max]: readonly [number, number]) =>
  z.coerce
    .number(`${name} muss eine Zahl sein.`)
    .int(`${name} muss eine ganze Zahl sein.`)
    .min(min, `${name} muss zwischen ${min} und ${max} liegen.`)
    .max(max, `${name} muss zwischen ${min} und ${max} liegen.`)

const schema = z.object({
  PORT: port('PORT').default(3000),
  HOST: z.string().default('127.0.0.1'),
  BASE_URL: url('BASE_URL', ['http:', 'https:']).optional(),
  DATABASE_URL: url('DATABASE_URL', ['postgres:', 'postgresql:']).optional(),
  DATABASE_OWNER_URL: url('DATABASE_OWNER_URL', ['postgres:', 'postgresql:']).optional(),
  DATA_DIR: z.string().default('./data'),
  MODUS: z.enum(['schulung', 'betrieb'], 'MODUS muss „schulung“ oder „betrieb“ sein.').default('schulung'),
  SMTP_URL: url('SMTP_URL', ['smtp:', 'smtps:']).optional(),
  S3_URL: url('S3_URL', ['http:', 'https:']).optional(),
  CLAMD_URL: url('CLAMD_URL', ['unix:', 'tcp:', 'tls:']).optional(),
  DATEI_MB: count('DATEI_MB', [1, 100]).default(10),
  DATEIEN_ANZAHL: count('DATEIEN_ANZAHL', [1, 50]).default(20),
  SPEICHER_MB: count('SPEICHER_MB', [10, 100_000]).default(1000),
  SCHLUESSEL: z.string().optional(),
  ABSENDER: z.string().optional(),
  VERTRAUTER_PROXY: z.union([z.ipv4(), z.ipv6()], 'VERTRAUTER_PROXY muss eine IP-Adresse sein.').optional(),
  SACHBEARBEITUNG_PORT: port('SACHBEARBEITUNG_PORT').optional(),
  SACHBEARBEITUNG_URL: url('SACHBEARBEITUNG_URL', ['http:', 'https:']).optional(),
  PASSWORT_REGEL: z.enum(['seed', 'nist'], 'PASSWORT_REGEL muss „seed“ oder „nist“ sein.').default('seed'),
  PROTOKOLL_ZIEL: z.string().optional(),
  SICHERUNG_SCHLUESSEL: z.string().optional(),
  AUFBEWAHRUNG_JAHRE: count('AUFBEWAHRUNG_JAHRE', [5, 30]).default(10),
  TERMIN_ABSAGE_STUNDEN: count('TERMIN_ABSAGE_STUNDEN', [0, 336]).default(24),
  AUSGABE_ZEILEN: count('AUSGABE_ZEILEN', [0, 1000]).default(50),
  AUSGABE_BRIEFE: count('AUSGABE_BRIEFE', [0, 1000]).default(10),
})

/**
 * Reads and checks the settings.
 * @throws SettingsError that names the first setting that is wrong or missing
 */
export function readSettings(env: Record<string, string | undefined>): Settings {
  const given = Object.fromEntries(
    Object.keys(schema.shape)
      .map((name) => [name, env[name]?.trim()])
      .filter(([, value]) => value),
  )
  const read = schema.safeParse(given)
  if (!read.success) throw new SettingsError(read.error.issues[0]!.message)
  const raw = read.data
  const baseUrl = readOrigin('BASE_URL', raw.BASE_URL ?? `http://localhost:${raw.PORT}`)
  const settings: Settings = {
    port: raw.PORT,
    host: raw.HOST,
    baseUrl,
    databaseUrl: raw.DATABASE_URL,
    databaseOwnerUrl: raw.DATABASE_OWNER_URL,
    dataDir: isAbsolute(raw.DATA_DIR) ? raw.DATA_DIR : resolve(raw.DATA_DIR),
    modus: raw.MODUS,
    smtpUrl: raw.SMTP_URL,
    s3Url: readS3(raw.S3_URL),
    clamdUrl: raw.CLAMD_URL,
    schluessel: readKeys('SCHLUESSEL', raw.SCHLUESSEL),
    absender: readAbsender(raw.ABSENDER ?? 'kontoservice@offenes-jobcenter.example'),
    vertrauterProxy: raw.VERTRAUTER_PROXY,
    sachbearbeitungPort: raw.SACHBEARBEITUNG_PORT,
    sachbearbeitungUrl: raw.SACHBEARBEITUNG_URL
      ? readOrigin('SACHBEARBEITUNG_URL', raw.SACHBEARBEITUNG_URL)
      : staffOrigin(baseUrl, raw.SACHBEARBEITUNG_PORT),
    passwortRegel: raw.PASSWORT_REGEL,
    dateien: { dateiBytes: raw.DATEI_MB * MB, anzahl: raw.DATEIEN_ANZAHL, personBytes: raw.SPEICHER_MB * MB },
    protokollZiel: readZiel(raw.PROTOKOLL_ZIEL),
    sicherungSchluessel: readKeys('SICHERUNG_SCHLUESSEL', raw.SICHERUNG_SCHLUESSEL),
    aufbewahrungJahre: raw.AUFBEWAHRUNG_JAHRE,
    terminAbsageStunden: raw.TERMIN_ABSAGE_STUNDEN,
    ausgabeZeilen: raw.AUSGABE_ZEILEN,
    ausgabeBriefe: raw.AUSGABE_BRIEFE,
  }
  refuseSharedKey(settings)
  if (settings.modus === 'betrieb') refuseUnsafe(settings, given)
  else refuseOpenTraining(settings)
  return settings
}

function readOrigin(name: string, text: string): string {
  const address = new URL(text)
  if (address.origin !== text.replace(/\/$/, '')) {
    throw new SettingsError(`${name} darf nur aus Schema, Name und Port bestehen, zum Beispiel https://portal.example.`)
  }
  return address.origin
}

/** Behind a proxy staff come by the portal's own address; without one their port is part of theirs. */
function staffOrigin(baseUrl: string, sachbearbeitungPort: number | undefined): string {
  const address = new URL(baseUrl)
  if (sachbearbeitungPort !== undefined && address.protocol === 'http:') address.port = String(sachbearbeitungPort)
  return address.origin
}

function readKeys(name: string, text: string | undefined): Hauptschluessel[] | undefined {
  try {
    return text === undefined ? undefined : parseKeys(text)
  } catch (error) {
    throw new SettingsError(`${name} ist nicht brauchbar: ${(error as Error).message}.`)
  }
}

/** A backup that the key of the data opens would be no safer than the data (OPS-01). */
function refuseSharedKey({ schluessel = [], sicherungSchluessel = [] }: Settings) {
  if (schluessel.some((one) => sicherungSchluessel.some((other) => other.wert.equals(one.wert)))) {
    throw new SettingsError('SICHERUNG_SCHLUESSEL muss ein anderer Schlüssel sein als SCHLUESSEL.')
  }
}

function readAbsender(text: string): string {
  const email = parseEmail(text)
  if (!email.ok) throw new SettingsError(`ABSENDER ist keine E-Mail-Adresse: ${email.fehler}`)
  return email.adresse
}

function readS3(text: string | undefined): string | undefined {
  try {
    if (text !== undefined) parseS3Url(text)
  } catch (error) {
    throw new SettingsError(`S3_URL ist nicht brauchbar: ${(error as Error).message}.`)
  }
  return text
}

function readZiel(text: string | undefined): string | undefined {
  if (text === undefined || isAbsolute(text) || text.startsWith('https://')) return text
  throw new SettingsError('PROTOKOLL_ZIEL muss ein Ordner mit vollem Pfad oder eine https-Adresse sein.')
}

const isLocal = (host: string) => ['localhost', '127.0.0.1', '[::1]'].includes(host)

function refuseUnsafe(settings: Settings, given: Record<string, unknown>) {
  const required = {
    DATABASE_URL: 'eine eigene PostgreSQL-Datenbank',
    SMTP_URL: 'ein Mailserver',
    CLAMD_URL: 'ein Virenscanner',
    SCHLUESSEL: 'ein eigener Schlüssel',
    BASE_URL: 'die öffentliche https-Adresse',
    SACHBEARBEITUNG_PORT: 'ein eigener Port für die Sachbearbeitung',
    ABSENDER: 'die Absenderadresse der E-Mails',
  }
  for (const [name, what] of Object.entries(required)) {
    if (!given[name]) throw new SettingsError(`${name} fehlt: Im Betrieb ist ${what} nötig.`)
  }
  for (const [name, origin] of [
    ['BASE_URL', settings.baseUrl],
    ['SACHBEARBEITUNG_URL', settings.sachbearbeitungUrl],
  ] as const) {
    if (!origin.startsWith('https://')) throw new SettingsError(`${name} muss im Betrieb mit https:// beginnen.`)
  }
  if (settings.sachbearbeitungPort === settings.port && settings.port !== 0) {
    throw new SettingsError('SACHBEARBEITUNG_PORT muss sich von PORT unterscheiden.')
  }
  if (settings.databaseOwnerUrl === settings.databaseUrl) {
    throw new SettingsError('DATABASE_OWNER_URL muss sich mit einer anderen Rolle anmelden als DATABASE_URL.')
  }
  const verified = (address: URL) => ['verify-full', 'verify-ca'].includes(address.searchParams.get('sslmode') ?? '')
  refusePlainPeer('DATABASE_URL', settings.databaseUrl!, verified)
  if (settings.databaseOwnerUrl) refusePlainPeer('DATABASE_OWNER_URL', settings.databaseOwnerUrl, verified)
  refusePlainPeer(
    'SMTP_URL',
    settings.smtpUrl!,
    (address) => address.protocol === 'smtps:' || address.searchParams.get('requireTLS') === 'true',
  )
  refusePlainPeer('CLAMD_URL', settings.clamdUrl!, (address) => address.protocol === 'tls:')
  if (settings.s3Url) refusePlainPeer('S3_URL', settings.s3Url, (address) => address.protocol === 'https:')
}

const secured: Record<string, string> = {
  DATABASE_URL: 'sslmode=verify-full',
  DATABASE_OWNER_URL: 'sslmode=verify-full',
  SMTP_URL: 'smtps:// oder requireTLS=true',
  CLAMD_URL: 'tls://',
  S3_URL: 'https://',
}

/** Over the network a peer must be reached with a verified certificate (CRY-06); on this machine it need not. */
function refusePlainPeer(name: string, text: string, isVerified: (address: URL) => boolean) {
  const address = new URL(text)
  // A host among the parameters of a PostgreSQL address is the one that counts.
  const host = address.searchParams.get('host') ?? address.hostname
  const local = host === '' || host.startsWith('/') || isLocal(host)
  if (!local && !isVerified(address)) {
    throw new SettingsError(`${name} führt unverschlüsselt über das Netz: Ergänzen Sie ${secured[name]}.`)
  }
}

function refuseOpenTraining(settings: Settings) {
  const address = new URL(settings.baseUrl)
  if (address.protocol === 'http:' && !isLocal(address.hostname)) {
    throw new SettingsError('BASE_URL ohne https ist nur in der Schulung auf diesem Rechner (localhost) erlaubt.')
  }
}
