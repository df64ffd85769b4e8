import { createApp } from './src/app.ts'
import { listen } from './src/platform/lauschen.ts'
import { openUmgebung } from './src/platform/oeffnen.ts'
import { StartRefused } from './src/platform/postgres/index.ts'
import { readSettings, SettingsError } from './src/platform/settings.ts'

/** So old may the name and colour of the Jobcenter be in one process when another changed them. */
const AUFFRISCHEN_MS = 5000

async function main() {
  const settings = readSettings(process.env)
  const umgebung = await openUmgebung(settings)
  const app = await createApp(umgebung.env)
  await umgebung.startTasks(app.aufgaben, true)
  await app.prepare()
  const lauscher = [await listen(app.fetch, settings)]
  if (settings.sachbearbeitungPort !== undefined) {
    lauscher.push(await listen(app.fetchDienst, { ...settings, port: settings.sachbearbeitungPort }))
  }
  const auffrischen = setInterval(() => {
    app
      .auffrischen()
      .catch((error: unknown) => umgebung.env.log.error({ err: error }, 'Daten des Jobcenters nicht gelesen'))
  }, AUFFRISCHEN_MS)
  let stopping: Promise<void> | undefined
  const stop = () => {
    stopping ??= (async () => {
      clearInterval(auffrischen)
      app.beende()
      await Promise.all(lauscher.map((one) => one.close()))
      await umgebung.close()
      process.exit(0)
    })()
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop)
  process.on('disconnect', stop)
  process.on('unhandledRejection', (error) => umgebung.env.log.error({ err: error }, 'Unbehandelter Fehler'))
  void umgebung.verloren.then((letztes) => {
    if (stopping) return
    umgebung.env.log.fatal({ letztes }, 'Die Datenbank ist weg')
    process.exit(1)
  })
  if (umgebung.hinweis) console.log(umgebung.hinweis)
  for (const line of app.willkommen) console.log(line)
}

main().catch((error: unknown) => {
  const refused = error instanceof SettingsError || error instanceof StartRefused
  if (refused) console.error(error.message)
  else if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE')
    console.error('Der Port ist schon belegt. Wählen Sie mit PORT einen anderen.')
  else console.error(error)
  process.exit(1)
})
