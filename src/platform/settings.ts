import { isAbsolute, resolve } from 'node:path'
import { z } from 'zod'
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
  passwortRegel: 'seed' | 'nist'
  protokollZiel: string | undefined
}

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

const schema = z.object({
  PORT: port('PORT').default(3000),
  HOST: z.string().default('127.0.0.1'),
  BASE_URL: url('BASE_URL', ['http:', 'https:']).optional(),
  DATABASE_URL: url('DATABASE_URL', ['postgres:', 'postgresql:']).optional(),
  DATA_DIR: z.string().default('./data'),
  MODUS: z.enum(['schulung', 'betrieb'], 'MODUS muss „schulung“ oder „betrieb“ sein.').default('schulung'),
  SMTP_URL: url('SMTP_URL', ['smtp:', 'smtps:']).optional(),
  S3_URL: url('S3_URL', ['http:', 'https:']).optional(),
  CLAMD_URL: url('CLAMD_URL', ['tcp:', 'unix:']).optional(),
  SCHLUESSEL: z.string().optional(),
  ABSENDER: z.string().optional(),
  VERTRAUTER_PROXY: z.union([z.ipv4(), z.ipv6()], 'VERTRAUTER_PROXY muss eine IP-Adresse sein.').optional(),
  SACHBEARBEITUNG_PORT: port('SACHBEARBEITUNG_PORT').optional(),
  PASSWORT_REGEL: z.enum(['seed', 'nist'], 'PASSWORT_REGEL muss „seed“ oder „nist“ sein.').default('seed'),
  PROTOKOLL_ZIEL: z.string().optional(),
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
  const settings: Settings = {
    port: raw.PORT,
    host: raw.HOST,
    baseUrl: readBaseUrl(raw.BASE_URL ?? `http://localhost:${raw.PORT}`),
    databaseUrl: raw.DATABASE_URL,
    dataDir: isAbsolute(raw.DATA_DIR) ? raw.DATA_DIR : resolve(raw.DATA_DIR),
    modus: raw.MODUS,
    smtpUrl: raw.SMTP_URL,
    s3Url: raw.S3_URL,
    clamdUrl: raw.CLAMD_URL,
    schluessel: raw.SCHLUESSEL === undefined ? undefined : readKeys(raw.SCHLUESSEL),
    absender: readAbsender(raw.ABSENDER ?? 'kontoservice@offenes-jobcenter.example'),
    vertrauterProxy: raw.VERTRAUTER_PROXY,
    sachbearbeitungPort: raw.SACHBEARBEITUNG_PORT,
    passwortRegel: raw.PASSWORT_REGEL,
    protokollZiel: readZiel(raw.PROTOKOLL_ZIEL),
  }
  if (settings.modus === 'betrieb') refuseUnsafe(settings, given)
  else refuseOpenTraining(settings)
  return settings
}

function readBaseUrl(text: string): string {
  const address = new URL(text)
  if (address.origin !== text.replace(/\/$/, '')) {
    throw new SettingsError(
      'BASE_URL darf nur aus Schema, Name und Port bestehen, zum Beispiel https://portal.example.',
    )
  }
  return address.origin
}

function readKeys(text: string): Hauptschluessel[] {
  try {
    return parseKeys(text)
  } catch (error) {
    throw new SettingsError(`SCHLUESSEL ist nicht brauchbar: ${(error as Error).message}.`)
  }
}

function readAbsender(text: string): string {
  const email = parseEmail(text)
  if (!email.ok) throw new SettingsError(`ABSENDER ist keine E-Mail-Adresse: ${email.fehler}`)
  return email.adresse
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
  if (!settings.baseUrl.startsWith('https://'))
    throw new SettingsError('BASE_URL muss im Betrieb mit https:// beginnen.')
  if (settings.sachbearbeitungPort === settings.port && settings.port !== 0) {
    throw new SettingsError('SACHBEARBEITUNG_PORT muss sich von PORT unterscheiden.')
  }
  refusePlainPeer('DATABASE_URL', settings.databaseUrl!, (address) =>
    ['verify-full', 'verify-ca'].includes(address.searchParams.get('sslmode') ?? ''),
  )
  refusePlainPeer(
    'SMTP_URL',
    settings.smtpUrl!,
    (address) => address.protocol === 'smtps:' || address.searchParams.get('requireTLS') === 'true',
  )
}

/** Over the network a peer must be reached with a verified certificate (CRY-06); on this machine it need not. */
function refusePlainPeer(name: string, text: string, isVerified: (address: URL) => boolean) {
  const address = new URL(text)
  const local =
    address.hostname === '' || isLocal(address.hostname) || address.searchParams.get('host')?.startsWith('/')
  if (!local && !isVerified(address)) {
    const how = name === 'DATABASE_URL' ? 'sslmode=verify-full' : 'smtps:// oder requireTLS=true'
    throw new SettingsError(`${name} führt unverschlüsselt über das Netz: Ergänzen Sie ${how}.`)
  }
}

function refuseOpenTraining(settings: Settings) {
  const address = new URL(settings.baseUrl)
  if (address.protocol === 'http:' && !isLocal(address.hostname)) {
    throw new SettingsError('BASE_URL ohne https ist nur in der Schulung auf diesem Rechner (localhost) erlaubt.')
  }
}
