import { writeFileSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { projektordner } from '#platform/ordner.ts'
import { formatSeite, formatText, isFailed, type Lauf, SPIELRAUM } from './bericht.ts'
import { messeAnsturm, messePasskey, messePasswort } from './messungen/anmelden.ts'
import { messeAnsichten } from './messungen/ansichten.ts'
import { messeBriefe } from './messungen/briefe.ts'
import { messeAntragsdruck, messeWeg } from './messungen/formulare.ts'
import { messeFormularschritt } from './messungen/formularschritt.ts'
import { messeFormularvergleich } from './messungen/formularvergleich.ts'
import { messePostfach } from './messungen/postfach.ts'
import { type Mass, messeRegistrieren, messeStartseite } from './messungen/seiten.ts'
import { messeStart } from './messungen/start.ts'
import { messeUpload } from './messungen/upload.ts'
import { killAll } from './prozess.ts'
import { makeFolder, openUmgebung, removeFolder, type Umgebung } from './umgebung.ts'
import type { Ergebnis } from './vergleich.ts'

interface Messung {
  name: string
  /** Operations of each round, in a whole run and in a short one. */
  anzahl: readonly [number, number]
  run(mass: Mass, u: Umgebung): Promise<Ergebnis>
}

const messungen: readonly Messung[] = [
  { name: 'registrieren', anzahl: [8000, 2000], run: (mass, u) => messeRegistrieren(u, mass) },
  { name: 'startseite', anzahl: [4000, 1000], run: (mass, u) => messeStartseite(u, mass) },
  { name: 'passwort', anzahl: [60, 15], run: (mass, u) => messePasswort(u, mass) },
  { name: 'passkey', anzahl: [400, 100], run: (mass, u) => messePasskey(u, mass) },
  { name: 'ansturm', anzahl: [500, 60], run: (mass, u) => messeAnsturm(u, mass) },
  { name: 'formularschritt', anzahl: [2000, 400], run: (mass, u) => messeFormularschritt(u, mass) },
  { name: 'formularvergleich', anzahl: [1000, 300], run: (mass, u) => messeFormularvergleich(u, mass) },
]
/** These need neither the portal nor its database, or make their own. */
const allein = ['ansichten', 'upload', 'briefe', 'postfach', 'formularweg', 'antragsdruck', 'start'] as const

const PROFILE = join(tmpdir(), 'offenes-jobcenter-profil')

const USAGE = `Aufruf: npm run bench -- [--nur <Name>[,<Name>]] [--runden <Zahl>] [--kurz] [--check] [--profil]
  Namen: ${[...messungen.map(({ name }) => name), ...allein].join(', ')}
  --kurz    kleine Runden, wenige Konten: zum Ausprobieren
  --check   endet mit Fehler, wo ein Ziel um mehr als das ${SPIELRAUM}-fache verfehlt ist
  --profil  schreibt ein Profil des Portals (*.cpuprofile) nach ${PROFILE}
Ein ganzer Lauf schreibt docs/leistung.md.`

function readOptions(args: string[]) {
  const { values } = parseArgs({
    args,
    options: {
      nur: { type: 'string' },
      runden: { type: 'string' },
      kurz: { type: 'boolean', default: false },
      check: { type: 'boolean', default: false },
      profil: { type: 'boolean', default: false },
    },
  })
  const namen = [...messungen.map(({ name }) => name), ...allein]
  const nur = values.nur?.split(',')
  const runden = Number(values.runden ?? (values.kurz ? 3 : 5))
  if (nur?.some((name) => !namen.includes(name)) || !Number.isInteger(runden) || runden < 1) throw new TypeError(USAGE)
  return { ...values, nur, runden }
}

type Options = ReturnType<typeof readOptions>

async function run(options: Options, ordner: string, lauf: Lauf): Promise<Ergebnis[]> {
  const { nur, runden, kurz } = options
  const ergebnisse: Ergebnis[] = []
  const chosen = (name: string) => nur === undefined || nur.includes(name)
  const add = (ergebnis: Ergebnis) => {
    ergebnisse.push(ergebnis)
    console.log(formatText(ergebnis))
  }
  const execArgv = options.profil ? ['--cpu-prof', '--cpu-prof-interval=200', `--cpu-prof-dir=${PROFILE}`] : []
  const served = messungen.filter(({ name }) => chosen(name))
  if (served.length > 0) {
    console.log('Portal und Datenbank werden gefüllt …\n')
    const groesse = kurz ? { konten: 3000, passkeys: 100 } : { konten: 20_000, passkeys: 400 }
    const u = await openUmgebung(ordner, groesse, execArgv)
    lauf.postgres = u.serverVersion
    for (const { anzahl, run: messe } of served) add(await messe({ runden, anzahl: anzahl[kurz ? 1 : 0] }, u))
    await u.close()
  }
  if (chosen('ansichten')) add(await messeAnsichten({ runden, anzahl: kurz ? 1000 : 4000 }))
  if (chosen('upload')) add(await messeUpload(ordner, { runden, kurz }))
  if (chosen('briefe')) add(await messeBriefe({ runden, anzahl: kurz ? 20 : 100 }))
  if (chosen('postfach')) {
    const mass = { runden, anzahl: kurz ? 500 : 2000 }
    add(await messePostfach(ordner, mass, { kurz, execArgv }))
  }
  if (chosen('formularweg')) add(await messeWeg({ runden, anzahl: kurz ? 100 : 500 }))
  if (chosen('antragsdruck')) add(await messeAntragsdruck({ runden, anzahl: kurz ? 5 : 20 }))
  if (chosen('start')) add(await messeStart(ordner, { runden }))
  return ergebnisse
}

/** Measures what the arguments ask for; answers the exit code. */
export async function main(args: string[]): Promise<number> {
  let options: Options
  try {
    options = readOptions(args)
  } catch (error) {
    console.error(
      error instanceof TypeError && error.message.startsWith('Aufruf') ? error.message : `${error}\n${USAGE}`,
    )
    return 2
  }
  const ordner = makeFolder()
  process.once('exit', () => {
    killAll()
    removeFolder(ordner)
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(130))
  const lauf: Lauf = {
    beginn: new Date(),
    runden: options.runden,
    kurz: options.kurz,
    last: loadavg()[0] ?? 0,
    postgres: undefined,
  }
  const ergebnisse = await run(options, ordner, lauf)
  if (options.nur === undefined) {
    writeFileSync(new URL('docs/leistung.md', projektordner), formatSeite(ergebnisse, lauf))
    console.log('Geschrieben: docs/leistung.md')
  }
  const failed = ergebnisse.filter(({ vergleiche }) => vergleiche.some(isFailed))
  if (options.check && failed.length > 0) {
    console.error(`Verfehlt: ${failed.map(({ name }) => name).join(', ')}`)
    return 1
  }
  return 0
}
