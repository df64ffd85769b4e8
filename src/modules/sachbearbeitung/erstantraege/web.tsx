import {
  type ErstantragImDienst,
  matchErstantrag,
  printErstantragForDienst,
  readErstantragForDienst,
  recordReading,
  rejectErstantrag,
  type Wem,
} from '#modules/formulare'
import { findKontoOfKunde } from '#modules/profil'
import { isId } from '#platform/datenbank/id.ts'
import { tagInBerlin } from '#platform/text/datum.ts'
import { routes } from '#routes'
import type { Anfrage } from '#web/anfrage.ts'
import { badRequest, HttpError, notFound } from '#web/fehler.ts'
import { hasErrors } from '#web/felder.ts'
import type { HandlerOf } from '#web/router.tsx'
import { hasRecht } from '#web/schutz/rechte.ts'
import { openAkte } from '../akte/akte.ts'
import { dienstOf } from '../akte/web.tsx'
import { showBearbeitung } from '../eingang/bearbeitung.tsx'
import { namensuche, openSuche, sealSuche } from '../suche.ts'
import { noteVerfahren } from '../zugriff/zugriff.ts'
import * as forms from './forms.ts'
import { dienstErstantragTrennung } from './trennung.tsx'
import { type ErstantragProps, ErstantragView } from './views.tsx'
import { KundeView } from './views-kunde.tsx'
import { compareAngaben, hasOtherGeburtstag, listKandidaten } from './zuordnung.ts'

type A = Anfrage<`${string}:id`, 'sachbearbeitung:code-ausstellen'>

const krume = { text: 'Eingang', href: routes.dienstEingang.href() }

const schonEntschieden = () =>
  new HttpError(
    409,
    'Darüber wurde schon entschieden',
    'Jemand war schneller. Es wurde nichts geändert. Laden Sie den Erstantrag neu.',
  )

const ortOf = (a: A) => ({ id: a.params.id, jobcenterId: a.besuch.jobcenterId, von: dienstOf(a.besuch) })

/** @throws 404 for one of another Jobcenter as for none (AZ-02) */
async function own(a: A): Promise<ErstantragImDienst> {
  const found = await readErstantragForDienst(a.env, ortOf(a))
  if (!found) throw notFound()
  return found
}

/** The page with a search among the customers, of which the address shows nothing. */
function hrefOfSuche(a: A, eingabe: string): string {
  const suche = sealSuche(a.env, a.besuch, eingabe)
  return `${routes.dienstErstantrag.href({ id: a.params.id })}?${new URLSearchParams({ suche })}`
}

interface Stand {
  kundeId: string | undefined
  grund: string
  fehler: ErstantragProps['fehler']
}

async function show(a: A, { kundeId, grund, fehler }: Stand): Promise<Response> {
  const erstantrag = await own(a)
  const { jobcenterId, rollen } = a.besuch
  const suche = openSuche(a.env, a.besuch, a.frage('suche'))
  const offen = erstantrag.zustand === 'offen'
  // Comparing shows the record, so it counts as opening it.
  const kunde = offen && kundeId ? await openAkte(a.env, a.besuch, kundeId, 'anfrage') : undefined
  await recordReading(a.env, dienstOf(a.besuch), erstantrag)
  const bearbeitung = await showBearbeitung(a, { arten: ['erstantrag'], bezugId: erstantrag.id })
  const { vorname, nachname } = erstantrag.person
  const konto = kunde && (await findKontoOfKunde(a.env.db, kunde.id))
  const verknuepft = konto === erstantrag.kontoId ? ('dieses-konto' as const) : ('anderes-konto' as const)
  const props = {
    verknuepft: konto ? verknuepft : undefined,
    ...{ csrf: a.csrf(), erstantrag, kunde, suche, grund, fehler },
    vergleich: kunde ? compareAngaben(erstantrag, kunde) : [],
    abweichung: kunde !== undefined && hasOtherGeburtstag(erstantrag, kunde),
    kandidaten: offen && !kunde ? await listKandidaten(a.env, erstantrag, { jobcenterId, suche }) : [],
    andere: hrefOfSuche(a, `${vorname} ${nachname}`),
    darfVorgaenge: hasRecht(rollen, 'vorgaenge'),
  }
  const failed = hasErrors(fehler)
  const view = (
    <>
      {bearbeitung}
      <ErstantragView {...props} />
    </>
  )
  const kopf = { titel: 'Erstantrag', krumen: [krume, { text: 'Erstantrag' }], hauptspalte: 'breit' as const }
  return a.seite({ ...kopf, fehler: failed }, view, failed ? 422 : 200)
}

async function match(a: A, wem: Wem): Promise<Response | 'nummer-vergeben'> {
  const done = await matchErstantrag(a.env, ortOf(a), wem)
  if (done.art === 'kein-kunde') throw notFound()
  if (done.art === 'entschieden') throw schonEntschieden()
  if (done.art === 'nummer-vergeben') return done.art
  await noteVerfahren(a.env, a.besuch, { kundeId: done.kundeId, text: 'Erstantrag zugeordnet' })
  if (done.briefId) return a.weiter(routes.dienstBrief.href({ id: done.briefId }))
  return a.weiter(routes.dienstErstantrag.href({ id: a.params.id }))
}

const dienstErstantrag: HandlerOf<typeof routes.dienstErstantrag> = {
  get: (a) => {
    const gewaehlt = a.frage('kunde')
    return show(a, { kundeId: gewaehlt && isId(gewaehlt) ? gewaehlt : undefined, grund: '', fehler: {} })
  },
  post: async (a) => {
    const { entscheidung, kunde, geprueft, grund } = a.lies(forms.entscheidung)
    const erstantrag = await own(a)
    if (erstantrag.zustand !== 'offen') throw schonEntschieden()
    if (entscheidung === 'ablehnen') return reject(a, grund)
    if (entscheidung !== 'zuordnen' || !isId(kunde)) throw badRequest()
    const akte = await openAkte(a.env, a.besuch, kunde, 'anfrage')
    if (hasOtherGeburtstag(erstantrag, akte) && !geprueft) {
      const fehler = { geprueft: 'Prüfen Sie, ob es dieselbe Person ist, und setzen Sie hier ein Häkchen.' }
      return show(a, { kundeId: kunde, grund: '', fehler })
    }
    const done = await match(a, { kundeId: kunde })
    if (done === 'nummer-vergeben') throw badRequest()
    return done
  },
}

async function reject(a: A, eingabe: string): Promise<Response> {
  const { grund, fehler } = forms.checkGrund(eingabe)
  if (fehler) return show(a, { kundeId: undefined, grund: eingabe, fehler: { grund: fehler } })
  if (!(await rejectErstantrag(a.env, ortOf(a), grund))) throw schonEntschieden()
  return a.weiter(routes.dienstErstantrag.href({ id: a.params.id }))
}

const dienstErstantragSuche: HandlerOf<typeof routes.dienstErstantragSuche> = (a) =>
  a.weiter(hrefOfSuche(a, a.lies(namensuche).suche))

function prefill({ person }: ErstantragImDienst): forms.Kundeneingabe {
  const { vorname, nachname, plz, strasse = '', ort = '' } = person
  const [jahr = '', monat = '', tag = ''] = person.geburtsdatum.split('-')
  const geboren = { 'geburtstag-tag': tag, 'geburtstag-monat': monat, 'geburtstag-jahr': jahr }
  return { ...{ vorname, nachname, plz, strasse, ort }, ...geboren, kundennummer: '', bgNummer: '' }
}

function showKunde(a: A, werte: forms.Kundeneingabe, fehler: forms.Kundenfehler): Response {
  const { id } = a.params
  const erstantrag = { text: 'Erstantrag', href: routes.dienstErstantrag.href({ id }) }
  const failed = hasErrors(fehler)
  const kopf = { titel: 'Person anlegen', krumen: [krume, erstantrag, { text: 'Person anlegen' }], fehler: failed }
  return a.seite(kopf, <KundeView csrf={a.csrf()} id={id} werte={werte} fehler={fehler} />, failed ? 422 : 200)
}

const dienstErstantragKunde: HandlerOf<typeof routes.dienstErstantragKunde> = {
  get: async (a) => {
    const erstantrag = await own(a)
    await recordReading(a.env, dienstOf(a.besuch), erstantrag)
    if (erstantrag.zustand !== 'offen') return a.weiter(routes.dienstErstantrag.href({ id: erstantrag.id }))
    return showKunde(a, prefill(erstantrag), {})
  },
  post: async (a) => {
    const werte = a.lies(forms.neuerKunde)
    await own(a)
    const checked = forms.checkKunde(werte, tagInBerlin(a.env.clock.now()))
    if (!checked.ok) return showKunde(a, werte, checked.fehler)
    const done = await match(a, { daten: checked.daten })
    if (done !== 'nummer-vergeben') return done
    return showKunde(a, werte, { kundennummer: 'Diese Kundennummer hat schon eine andere Person.' })
  },
}

const dienstErstantragPdf: HandlerOf<typeof routes.dienstErstantragPdf> = async (a) => {
  const { jobcenterId } = a.besuch
  const ort = { id: a.params.id, jobcenterId, von: dienstOf(a.besuch) }
  const druck = await printErstantragForDienst(a.env, ort)
  if (!druck) throw notFound()
  return a.datei(druck.inhalt, 'application/pdf', druck.name)
}

export const erstantraegeHandlers = {
  ...{ dienstErstantrag, dienstErstantragSuche, dienstErstantragKunde, dienstErstantragPdf },
  dienstErstantragTrennung,
}
