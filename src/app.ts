import { aufbewahrungQuellen, aufbewahrungTasks } from '#modules/aufbewahrung'
import { benachrichtigungHandlers, benachrichtigungQuellen, benachrichtigungTasks } from '#modules/benachrichtigung'
import { bescheideHandlers, bescheideQuellen, bescheideTasks, bescheideZu } from '#modules/bescheide'
import { dokumenteQuellen, dokumenteTasks } from '#modules/dokumente'
import {
  formulareHandlers,
  formulareQuellen,
  formulareTasks,
  listOffeneErstantraege,
  readGemeldetes,
} from '#modules/formulare'
import { hilfeHandlers } from '#modules/hilfe'
import { findJobcenter } from '#modules/jobcenter'
import { type KontoAnschluesse, kontoHandlers, kontoTasks, kontoVisits, prepareErsatz } from '#modules/konto'
import { eingangVorab, postfachHandlers, postfachQuellen, postfachTasks, reportFund } from '#modules/postfach'
import { briefnachweis, profilHandlers, profilQuellen, profilTasks, requestZugang } from '#modules/profil'
import { protokollTasks, recordEreignis, recordUmgehung } from '#modules/protokoll'
import {
  dienstentwuerfe,
  findDienstbesuch,
  sachbearbeitungHandlers,
  sachbearbeitungQuellen,
  sachbearbeitungTasks,
} from '#modules/sachbearbeitung'
import { hasSchulungsdaten, schulungHandlers, seedSchulung } from '#modules/schulung'
import { termineHandlers, termineQuellen, termineTasks } from '#modules/termine'
import { uebersichtHandlers, uebersichtVorab } from '#modules/uebersicht'
import {
  abwesenheitTasks,
  findVorgangsbezug,
  isLeistung,
  leistungsname,
  listOffeneVorgaengeOfKonto,
  readLeistung,
  reportFundInVorgang,
  vorbehalteTasks,
  vorgaengeHandlers,
  vorgaengeQuellen,
  vorgaengeTasks,
  widerspruchTasks,
} from '#modules/vorgaenge'
import type { Db } from '#platform/datenbank/db.ts'
import type { Aufgabe } from '#platform/datenbank/queue.ts'
import type { Env } from '#platform/env.ts'
import { mailTasks } from '#platform/post/postausgang.ts'
import { SettingsError } from '#platform/settings.ts'
import { routes, schulungRoutes } from '#routes'
import type { Marke } from '#web/anfrage.ts'
import { serveAssets } from '#web/ausgabe.ts'
import type { Besuchsquelle } from '#web/besuch.ts'
import { serviceRoutes } from '#web/dienste.ts'
import { createRouter, type Flaeche, type Handlers } from '#web/router.tsx'
import { createStroeme, type Stroeme } from '#web/strom/stroeme.ts'

type Routes = typeof routes

export interface App {
  /** Answers a request of the public, and where one port serves both, of the staff. */
  fetch(request: Request, umgebung?: object): Response | Promise<Response>
  /** The staff side, for its own listener. */
  fetchDienst(request: Request, umgebung?: object): Response | Promise<Response>
  aufgaben: Aufgabe[]
  /** Once the queue runs and before anybody is let in: the data of the training, what sign-in needs warm. */
  prepare(): Promise<void>
  /**
   * Reads again what this process keeps of the data of the Jobcenter. Each process does so for itself, now and then: a job
   * of the queue would reach one of them alone.
   */
  auffrischen(): Promise<void>
  /** Ends what would keep a connection open for ever. */
  beende(): void
  /** What to print when it listens. */
  willkommen: string[]
}

const neutral: Marke = { name: 'Offenes Jobcenter', kurzname: 'Jobcenter' }

async function readMarke(db: Db): Promise<Marke> {
  const jobcenter = await findJobcenter(db)
  return jobcenter ? { name: jobcenter.name, kurzname: jobcenter.kurzname, farbe: jobcenter.farbe } : neutral
}

/** What modules to the right know and do of an account. */
const anschluesse: KontoAnschluesse = {
  datenquellen: [
    ...profilQuellen,
    ...benachrichtigungQuellen,
    ...postfachQuellen,
    ...vorgaengeQuellen,
    ...dokumenteQuellen,
    ...bescheideQuellen,
    ...termineQuellen,
    ...formulareQuellen,
    ...aufbewahrungQuellen,
    ...sachbearbeitungQuellen,
  ],
  offenes: [listOffeneVorgaengeOfKonto, listOffeneErstantraege],
  pruefeBrief: briefnachweis,
  meldeZugang: requestZugang,
  verlaufsthema: (env, slug) => (isLeistung(slug) ? readLeistung(slug, leistungsname(env)).verlauf : undefined),
}

const createHandlers = (stroeme: Stroeme): Handlers<Routes> => ({
  ...kontoHandlers(anschluesse),
  ...benachrichtigungHandlers(stroeme),
  ...profilHandlers({ readGemeldetes }),
  ...postfachHandlers({ findVorgang: findVorgangsbezug }),
  ...vorgaengeHandlers({ bescheideZu }),
  ...bescheideHandlers,
  ...termineHandlers,
  ...formulareHandlers,
  ...hilfeHandlers,
  ...uebersichtHandlers,
  ...sachbearbeitungHandlers(stroeme),
})

/** Puts the modules together. The only file that knows every one of them. */
export async function createApp(env: Env): Promise<App> {
  const schulung = env.settings.modus === 'schulung'
  if (!schulung && (await hasSchulungsdaten(env.db))) throw new SettingsError(SCHULUNGSDATEN)
  const { baseUrl, sachbearbeitungUrl } = env.settings
  const ursprung = { oeffentlich: baseUrl, sachbearbeitung: sachbearbeitungUrl }
  const withPortal = (one: Marke): Marke => (sachbearbeitungUrl === baseUrl ? one : { ...one, portal: baseUrl })
  let marke = await readMarke(env.db)
  let dienstmarke = withPortal(marke)
  const readAgain = async () => {
    const read = await readMarke(env.db)
    // Layouts are kept for as long as this is the same object.
    if (JSON.stringify(read) === JSON.stringify(marke)) return
    marke = read
    dienstmarke = withPortal(read)
  }
  const stroeme = createStroeme(env)
  const handlers = createHandlers(stroeme)
  const create = (flaeche: Flaeche): App['fetch'] => {
    const currentMarke = () => (flaeche === 'sachbearbeitung' ? dienstmarke : marke)
    const common = { env, flaeche, besuchsquelle, marke: currentMarke, vorab, ursprung }
    const router = schulung
      ? createRouter({
          ...common,
          routes: { ...routes, ...schulungRoutes },
          handlers: { ...handlers, ...schulungHandlers },
        })
      : createRouter({ ...common, routes, handlers })
    const services = serviceRoutes(env, () => marke)
    return serveAssets(
      env,
      services((request, umgebung) => router.fetch(request, umgebung)),
    )
  }
  return {
    fetch: create(env.settings.sachbearbeitungPort === undefined ? 'beide' : 'oeffentlich'),
    fetchDienst: create('sachbearbeitung'),
    aufgaben: [
      ...mailTasks(env),
      ...protokollTasks(env),
      ...kontoTasks(env, anschluesse),
      ...benachrichtigungTasks(env),
      ...profilTasks(env),
      ...postfachTasks(env),
      ...dokumenteTasks(env, {
        beiFund: async (...fund) => {
          await reportFund(...fund)
          await reportFundInVorgang(...fund)
        },
      }),
      ...vorgaengeTasks(env),
      ...abwesenheitTasks(env),
      ...bescheideTasks(env),
      ...termineTasks(env),
      ...widerspruchTasks(env),
      ...vorbehalteTasks(env),
      ...formulareTasks(env),
      ...aufbewahrungTasks(env),
      ...sachbearbeitungTasks(env),
    ],
    async prepare() {
      if (schulung) await seedSchulung(env)
      await prepareErsatz(env.schluessel)
      await stroeme.beginne()
      await readAgain()
      await recordEreignis(env, env.db, { ereignis: 'system.gestartet', akteur: 'system' })
    },
    auffrischen: readAgain,
    beende: stroeme.beende,
    willkommen: welcome(env),
  }
}

const vorab = {
  [routes.start.pfad]: uebersichtVorab,
  [routes.leistungspostfach.pfad]: eingangVorab.leistung,
  [routes.vermittlungspostfach.pfad]: eingangVorab.vermittlung,
}

const besuchsquelle: Besuchsquelle = {
  ...kontoVisits,
  ...dienstentwuerfe,
  findDienst: findDienstbesuch,
  recordRefusal: (env, { mitarbeiterId }) =>
    recordEreignis(env, env.db, {
      ereignis: 'system.zugriff-verweigert',
      ergebnis: 'abgelehnt',
      akteur: 'dienst',
      akteurId: mitarbeiterId,
    }),
  recordUmgehung,
}

const SCHULUNGSDATEN =
  'MODUS=betrieb: Diese Datenbank enthält Schulungsdaten. Nehmen Sie für den Betrieb eine neue, leere Datenbank.'

function welcome({ settings }: Env): string[] {
  const lines = [`Offenes Jobcenter: ${settings.baseUrl}`]
  if (settings.sachbearbeitungPort !== undefined) {
    lines.push(`Sachbearbeitung: ${settings.sachbearbeitungUrl}${routes.dienstStart.href()}`)
  }
  if (settings.modus === 'schulung') {
    lines.push(
      'Schulung mit erfundenen Menschen. Zum Ausprobieren: registrieren Sie sich und werden Sie Kim Klicker.',
      `Wie das geht, alle Mails und Briefe: ${settings.baseUrl}${schulungRoutes.schulung.href()}`,
    )
  }
  return lines
}
