import { readKunde } from '#modules/jobcenter'
import { deactivateKonto, reactivateKonto } from '#modules/konto'
import { issueFreischaltcode, listBriefe, readBrief } from '#modules/profil'
import { beginDienstsitzung, findDienst, startOf } from '#modules/sachbearbeitung'
import type { Tx } from '#platform/datenbank/db.ts'
import type { Env } from '#platform/env.ts'
import { routes, schulungRoutes } from '#routes'
import type { Anfrage } from '#web/anfrage.ts'
import { notFound } from '#web/fehler.ts'
import { felder } from '#web/felder.ts'
import type { HandlerOf } from '#web/router.tsx'
import { COOKIE } from '#web/schutz/cookies.ts'
import { askForHelp } from './anfang.ts'
import { BriefView, MailView } from './post-views.tsx'
import { deleteOpenReaktivierung, findBesucherkonten, findPersonen, hasSchulungsdaten } from './store.ts'
import { listAngelegte, listBesucherkonten, listKursdienst, listKurspersonen, listPost } from './uebersicht.ts'
import { AllesView, DienstbereitView, type Meldung, OhneDatenView, readMeldung, SchulungView } from './views.tsx'
import { assertSchulung, findPerson, resetPerson, resetSchulung } from './welt.ts'

const nichts = felder({})
const titel = 'Schulung'
const krumen = (text: string) => [{ text: titel, href: schulungRoutes.schulung.href() }, { text }]
const back = (a: Anfrage, meldung: Meldung) => a.weiter(`${schulungRoutes.schulung.href()}?meldung=${meldung}`)

const schulung: HandlerOf<typeof schulungRoutes.schulung> = async (a) => {
  const { env } = a
  if (!(await hasSchulungsdaten(env.db))) return a.seite({ titel }, <OhneDatenView />)
  const [personen, angelegte, besucher, dienst, mails] = await Promise.all([
    listKurspersonen(env),
    listAngelegte(env),
    listBesucherkonten(env),
    listKursdienst(env),
    listPost(env),
  ])
  const view = (
    <SchulungView
      csrf={a.csrf()}
      meldung={readMeldung(a.frage('meldung'))}
      {...{ personen, angelegte, besucher, dienst, mails }}
      gesendet={env.settings.smtpUrl !== undefined}
    />
  )
  return a.seite({ titel, hauptspalte: 'breit' }, view)
}

const schulungPost: HandlerOf<typeof schulungRoutes.schulungPost> = async (a) => {
  const mail = (await listPost(a.env)).find((each) => each.id === a.params.name)
  if (!mail) throw notFound()
  const kopf = { titel: mail.betreff, krumen: krumen('E-Mail') }
  return a.seite(kopf, <MailView mail={mail} ursprung={a.env.settings.baseUrl} />)
}

/** A letter of the Jobcenter of the course: of its people, and of those whom staff have put on file meanwhile. */
async function findBrief(env: Env, id: string) {
  for (const jobcenterId of new Set((await findPersonen(env.db)).map((row) => row.jobcenter_id))) {
    const brief = await readBrief(env, { id, jobcenterId }, { art: 'system' })
    const person = brief && (await readKunde(env, env.db, { id: brief.kundeId, jobcenterId }))
    if (!brief || !person) continue
    const rows = await listBriefe(env, env.db, { kundeId: brief.kundeId, jobcenterId })
    const brauchbar = rows.some((row) => row.id === id && row.brauchbar)
    return { ...brief, person, inhalt: brauchbar ? brief.inhalt : undefined }
  }
  return undefined
}

const schulungBrief: HandlerOf<typeof schulungRoutes.schulungBrief> = async (a) => {
  const { id } = a.params
  const brief = await findBrief(a.env, id)
  if (!brief) throw notFound()
  if (a.frage('datei') === 'pdf') {
    if (!brief.inhalt) throw notFound()
    return a.datei(await brief.inhalt.pdf(), 'application/pdf', 'Freischaltcode.pdf')
  }
  const { vorname, nachname, geburtstag } = brief.person
  const { zustand: stand, gueltigBis, inhalt } = brief
  const angaben = { id, name: `${vorname} ${nachname}`, geburtstag, stand, gueltigBis, code: inhalt?.code }
  return a.seite({ titel: 'Freischaltcode', krumen: krumen('Brief') }, <BriefView {...angaben} />)
}

const schulungNeuerBrief: HandlerOf<typeof schulungRoutes.schulungNeuerBrief> = async (a) => {
  a.lies(nichts)
  await assertSchulung(a.env)
  const found = await findPerson(a.env, a.params.id)
  if (!found) throw notFound()
  const { kunde_id: kundeId, jobcenter_id: jobcenterId } = found.row
  const brief = await issueFreischaltcode(a.env, { kundeId, jobcenterId, von: { art: 'system' } })
  if (!brief) throw notFound()
  return a.weiter(schulungRoutes.schulungBrief.href({ id: brief.briefId }))
}

interface Ziel {
  kontoId: string | undefined
  kundeId: string | undefined
}

/** The account of a fictitious person, or of a visitor by its own id; 404 for any other. */
async function findZiel(env: Env, id: string): Promise<Ziel> {
  await assertSchulung(env)
  const found = await findPerson(env, id)
  if (found) return { kontoId: found.row.konto_id ?? undefined, kundeId: id }
  if ((await findBesucherkonten(env.db)).some((konto) => konto.id === id)) return { kontoId: id, kundeId: undefined }
  throw notFound()
}

type Kontotat = (env: Env, tx: Tx, wechsel: Parameters<typeof deactivateKonto>[2]) => Promise<boolean>

async function changeKonto(a: Anfrage<string, 'public'>, id: string, tat: Kontotat): Promise<boolean> {
  const { kontoId, kundeId } = await findZiel(a.env, id)
  if (!kontoId) return false
  const wechsel = { kontoId, akteur: 'system', grund: 'schulung', ...(kundeId ? { kundeId } : {}) } as const
  return a.env.db.transaction().execute((tx) => tat(a.env, tx, wechsel))
}

const schulungDeaktivieren: HandlerOf<typeof schulungRoutes.schulungDeaktivieren> = async (a) => {
  a.lies(nichts)
  const done = await changeKonto(a, a.params.id, deactivateKonto)
  return back(a, done ? 'deaktiviert' : 'kein-konto')
}

const reactivate: Kontotat = async (env, tx, wechsel) => {
  await deleteOpenReaktivierung(tx, wechsel.kontoId)
  return reactivateKonto(env, tx, wechsel)
}

const schulungReaktivieren: HandlerOf<typeof schulungRoutes.schulungReaktivieren> = async (a) => {
  a.lies(nichts)
  const done = await changeKonto(a, a.params.id, reactivate)
  return back(a, done ? 'reaktiviert' : 'kein-konto')
}

const schulungFaktorVerloren: HandlerOf<typeof schulungRoutes.schulungFaktorVerloren> = async (a) => {
  a.lies(nichts)
  const { kontoId, kundeId } = await findZiel(a.env, a.params.id)
  if (!kontoId) return back(a, 'kein-konto')
  const linked = kundeId !== undefined && (await findPerson(a.env, kundeId))?.row.profil_id
  if (!linked) return back(a, 'faktor-ohne-profil')
  await askForHelp(a.env, kontoId)
  return back(a, 'faktor-verloren')
}

const schulungZuruecksetzen: HandlerOf<typeof schulungRoutes.schulungZuruecksetzen> = async (a) => {
  a.lies(nichts)
  if (!(await resetPerson(a.env, a.params.id))) throw notFound()
  return back(a, 'zurueckgesetzt')
}

const schulungAlles: HandlerOf<typeof schulungRoutes.schulungAlles> = {
  get: (a) =>
    a.seite({ titel: 'Alles zurücksetzen', krumen: krumen('Alles zurücksetzen') }, <AllesView csrf={a.csrf()} />),
  post: async (a) => {
    a.lies(nichts)
    await resetSchulung(a.env)
    a.setCookie(COOKIE.sitzung, '', 0)
    a.setCookie(COOKIE.dienst, '', 0)
    return back(a, 'alles')
  },
}

const schulungDienst: HandlerOf<typeof schulungRoutes.schulungDienst> = async (a) => {
  a.lies(nichts)
  await assertSchulung(a.env)
  const wer = { mitarbeiterId: a.params.id, weg: 'schulung', bisher: a.cookie(COOKIE.dienst) } as const
  const token = await a.env.db.transaction().execute((tx) => beginDienstsitzung(a.env, tx, wer))
  if (!token) throw notFound()
  a.setCookie(COOKIE.dienst, token)
  const besuch = await findDienst(a.env, token)
  const ziel = (besuch && startOf(besuch)) ?? routes.dienstAnmeldung.href()
  const { baseUrl, sachbearbeitungUrl } = a.env.settings
  if (sachbearbeitungUrl === baseUrl) return a.weiter(ziel)
  // Browsers do not follow a form to another origin (CSP, form-action); a link they do.
  const view = <DienstbereitView href={`${sachbearbeitungUrl}${ziel}`} />
  return a.seite({ titel: 'Sachbearbeitung', krumen: krumen('Sachbearbeitung') }, view)
}

export const schulungHandlers = {
  schulung,
  schulungPost,
  schulungBrief,
  schulungNeuerBrief,
  schulungDeaktivieren,
  schulungReaktivieren,
  schulungFaktorVerloren,
  schulungZuruecksetzen,
  schulungAlles,
  schulungDienst,
}
