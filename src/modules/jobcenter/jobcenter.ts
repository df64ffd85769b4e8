import { z } from 'zod'
import type { Tx } from '#platform/datenbank/db.ts'
import { newId } from '#platform/datenbank/id.ts'
import type { Env } from '#platform/env.ts'
import { parseEmail } from '#platform/post/email.ts'
import { showInvisible } from '#platform/text/anzeige.ts'
import { LAENDER, type Land } from '#platform/text/laender.ts'
import type { Feldfehler } from '#web/felder.ts'
import { changeJobcenter, insertJobcenter } from './store.ts'

const isPlain = (text: string) => text.split('\n').every((line) => showInvisible(line) === line)

const text = (feld: string, max = 200) =>
  z
    .string(`Das Feld „${feld}“ fehlt.`)
    .trim()
    .min(1, `Das Feld „${feld}“ fehlt.`)
    .max(max, `Kürzen Sie das Feld „${feld}“ auf höchstens ${max} Zeichen.`)
    .refine(isPlain, `Entfernen Sie im Feld „${feld}“ unsichtbare Zeichen.`)

const laender = Object.keys(LAENDER) as [Land, ...Land[]]

/** The data of a Jobcenter, as one JSON object. Line breaks are kept in `oeffnungszeiten` and `servicezeiten`. */
const schema = z.strictObject(
  {
    name: text('name', 100),
    kurzname: text('kurzname', 40),
    strasse: text('strasse', 100),
    plz: z.string('Das Feld „plz“ fehlt.').regex(/^\d{5}$/, 'Das Feld „plz“ braucht 5 Ziffern.'),
    ort: text('ort', 100),
    telefon: text('telefon', 40),
    servicenummer: text('servicenummer', 40),
    servicezeiten: text('servicezeiten', 500),
    oeffnungszeiten: text('oeffnungszeiten', 500),
    email: z
      .string('Das Feld „email“ fehlt.')
      .refine((value) => parseEmail(value).ok, 'Das Feld „email“ ist keine E-Mail-Adresse.'),
    gebaerdentelefon: text('gebaerdentelefon', 200),
    farbe: z
      .string('Das Feld „farbe“ fehlt.')
      .regex(/^#[0-9a-f]{6}$/, 'Das Feld „farbe“ hat die Form #rrggbb in Kleinbuchstaben.'),
    land: z.enum(laender, `Das Feld „land“ ist eines von ${laender.join(', ')}.`).optional(),
    brief_bei_ungelesen: z.boolean('Das Feld „brief_bei_ungelesen“ ist true oder false.').optional(),
  },
  'Erwartet wird ein JSON-Objekt mit den bekannten Feldern.',
)

export type Jobcenterdaten = z.infer<typeof schema>
export type JobcenterErgebnis = { ok: true; id: string } | { ok: false; fehler: Feldfehler }

function errorsOf(error: z.ZodError): Feldfehler {
  const fehler: Feldfehler = {}
  for (const issue of error.issues) {
    if (issue.code === 'unrecognized_keys')
      fehler.formular = `Unbekannte Felder: ${issue.keys.join(', ').slice(0, 200)}.`
    else fehler[String(issue.path[0] ?? 'formular')] ??= issue.message
  }
  return fehler
}

type Given<T> = { [Name in keyof T]: Exclude<T[Name], undefined> }

/** Without the fields that nobody named: they keep what they have. */
function given<T extends object>(daten: T): Given<T> {
  return Object.fromEntries(Object.entries(daten).filter(([, value]) => value !== undefined)) as Given<T>
}

/** Makes a Jobcenter from JSON. */
export async function createJobcenter(env: Env, tx: Tx, wert: unknown): Promise<JobcenterErgebnis> {
  const read = schema.safeParse(wert)
  if (!read.success) return { ok: false, fehler: errorsOf(read.error) }
  const id = newId()
  await insertJobcenter(tx, { id, erstellt: env.clock.now(), ...given(read.data) })
  return { ok: true, id }
}

/** Changes the fields that the JSON names; the others stay. */
export async function updateJobcenter(tx: Tx, id: string, wert: unknown): Promise<JobcenterErgebnis> {
  const read = schema.partial().safeParse(wert)
  if (!read.success) return { ok: false, fehler: errorsOf(read.error) }
  const werte = given(read.data)
  if (Object.keys(werte).length === 0) return { ok: false, fehler: { formular: 'Die Datei nennt kein Feld.' } }
  if (await changeJobcenter(tx, id, werte)) return { ok: true, id }
  return { ok: false, fehler: { formular: 'Dieses Jobcenter gibt es nicht.' } }
}
