import { parseArgs } from 'node:util'
import { listLaeufe, listSperren, lockAkte, requestAufhebung, runAufbewahrung } from '#modules/aufbewahrung'
import { findJobcenter, findKundeByNummer, parseKundennummer } from '#modules/jobcenter'
import type { Env } from '#platform/env.ts'
import type { Befehl } from '../umgebung.ts'

export const aufbewahrungHilfe = `Aufbewahren und löschen

  npm run aufbewahrung -- stand
      die letzten Läufe und was sie gelöscht haben
  npm run aufbewahrung -- lauf
      löscht jetzt, was lange genug aufbewahrt ist; sonst geschieht es jede Nacht
  npm run aufbewahrung -- sperren 123A456789 --grund "Widerspruch vom 1.3.2026"
      hält die Akte fest, sofort und vorerst sieben Tage; länger, wenn jemand es im Portal bestätigt
  npm run aufbewahrung -- freigeben 123A456789 --grund "Rechtskräftig seit 1.6.2026"
      beantragt, dass die üblichen Fristen wieder gelten; es geschieht, wenn jemand es im Portal freigibt
  npm run aufbewahrung -- sperren
      nennt alle Akten, die festgehalten werden

Rückgabe: 0 erledigt, 1 abgelehnt oder fehlgeschlagen, 2 falsch aufgerufen`

/** `npm run aufbewahrung`; answers the exit code. */
export async function runAufbewahrungBefehl(env: Env, befehl: Befehl): Promise<number> {
  const { values, positionals } = parseArgs({
    args: befehl.worte,
    options: { grund: { type: 'string' } },
    allowPositionals: true,
    strict: false,
  })
  const [tat, nummer, ...rest] = positionals
  const grund = typeof values.grund === 'string' ? values.grund.trim() : ''
  if (rest.length > 0) return 2
  if (tat === 'stand' && !nummer) return printLaeufe(env, befehl)
  if (tat === 'lauf' && !nummer) return runNow(env, befehl)
  if (tat === 'sperren' && !nummer) return printSperren(env, befehl)
  if (tat === 'sperren' && nummer && grund) {
    const act = async (kundeId: string) =>
      (await lockAkte(env, { kundeId, grund, von: undefined })) ? GESPERRT : 'Die Akte wird schon festgehalten.'
    return withKunde(env, befehl, { text: nummer, act })
  }
  if (tat === 'freigeben' && nummer && grund) {
    const act = async (kundeId: string) =>
      (await requestAufhebung(env, { kundeId, grund, von: undefined })) ? BEANTRAGT : NICHTS
    return withKunde(env, befehl, { text: nummer, act })
  }
  return 2
}

// The operator is one person; the second one is in the portal (AZ-07).
const GESPERRT =
  'Die Akte wird festgehalten, vorerst sieben Tage. Für länger muss es jemand im Portal bestätigen: Festgehaltene Akten.'
const BEANTRAGT =
  'Die Aufhebung ist beantragt. Die Akte wird weiter festgehalten, bis jemand im Portal sie freigibt: Festgehaltene Akten.'
const NICHTS = 'Die Akte wird nicht festgehalten, oder die Aufhebung ist schon beantragt.'

const words = (zahlen: Record<string, number>) =>
  Object.entries(zahlen)
    .map(([name, anzahl]) => `${name} ${anzahl}`)
    .join(', ') || 'nichts'

async function printLaeufe(env: Env, { schreibe }: Befehl): Promise<number> {
  for (const { begonnen, beendet, zahlen } of await listLaeufe(env.db, 30)) {
    schreibe(`${begonnen.toISOString()}  ${beendet ? 'beendet' : 'unterbrochen, geht weiter'}  ${words(zahlen)}`)
  }
  return 0
}

async function runNow(env: Env, { schreibe }: Befehl): Promise<number> {
  for (;;) {
    const lauf = await runAufbewahrung(env)
    if (lauf.stand === 'fertig') {
      schreibe(`Gelöscht: ${words(lauf.zahlen)}`)
      return 0
    }
    if (lauf.stand === 'besetzt') {
      schreibe('Das Portal löscht gerade selbst.')
      return 1
    }
  }
}

async function printSperren(env: Env, { schreibe }: Befehl): Promise<number> {
  for (const { kunde, grund, gesetzt, bis, aufhebung } of await listSperren(env)) {
    const stand = [
      bis ? `unbestätigt, bis ${bis.toISOString().slice(0, 10)}` : undefined,
      aufhebung ? 'Aufhebung beantragt' : undefined,
    ].filter((one) => one !== undefined)
    const seit = gesetzt.zeit.toISOString().slice(0, 10)
    schreibe([kunde.kundennummer, `seit ${seit}`, ...stand, grund].join('  '))
  }
  return 0
}

async function withKunde(
  env: Env,
  { schreibe }: Befehl,
  { text, act }: { text: string; act(id: string): Promise<string> },
): Promise<number> {
  const nummer = parseKundennummer(text)
  const jobcenter = await findJobcenter(env.db)
  const wo = jobcenter && nummer.ok ? { jobcenterId: jobcenter.id, kundennummer: nummer.nummer } : undefined
  const kunde = wo && (await findKundeByNummer(env, env.db, wo))
  if (!kunde) {
    schreibe('Diese Kundennummer gibt es nicht.')
    return 1
  }
  schreibe(await act(kunde.id))
  return 0
}
