import { markGelesen } from '#modules/benachrichtigung'
import { Bewilligungshinweis, type Bewilligungsstand, isDran, readBewilligung } from '#modules/bescheide'
import { findDienst, findEntwurf } from '#modules/formulare'
import { tagInBerlin } from '#platform/text/datum.ts'
import { routes } from '#routes'
import type { Anfrage, Seitenkopf } from '#web/anfrage.ts'
import type { Besuch } from '#web/besuch.ts'
import { notFound } from '#web/fehler.ts'
import { type Feldfehler, hasErrors } from '#web/felder.ts'
import type { HandlerOf } from '#web/router.tsx'
import { plainHeaders } from '#web/schutz/kopfzeilen.ts'
import { listVideos, VideosView } from '#web/videos/videos.tsx'
import { findBild, readArbeitshilfe, readArbeitshilfePdf } from './arbeitshilfe.ts'
import { submitMeldung } from './barriere/barriere.ts'
import * as forms from './barriere/forms.ts'
import { MeldungDankeView, MeldungFehler, MeldungView } from './barriere/views.tsx'
import { listSeiten, type Ordner, readSeite } from './inhalt.ts'
import { readMenue } from './menue.ts'
import { Antragswege, Profilhinweis, Schemaweg } from './orte/views.tsx'
import { readWerte } from './platzhalter.ts'
import { readIndex, search } from './suche/suche.ts'
import { EservicesView, SucheView } from './suche/views.tsx'
import { HilfeseiteView, HilfeView, InhaltView, MenueView, PdfHinweis, SpracheView } from './views.tsx'

const hilfeKrume = { text: 'Hilfe', href: routes.hilfe.href() }
const menueKrume = { text: 'Menü', href: routes.menue.href() }
const eservicesKrume = { text: 'eServices', href: routes.eservices.href() }

const WBA = 'weiterbewilligung'

/** The approval period of the open profile; whoever reads of it here has seen what the bell said. */
async function readOwnBewilligung({ env, besuch }: Anfrage): Promise<Bewilligungsstand | undefined> {
  const wer = besuch as Besuch | undefined
  if (wer?.stufe !== 'voll' || wer.profil?.art !== 'kunde') return undefined
  await markGelesen(env, env.db, { leser: wer, ziel: routes.eservice.href({ slug: WBA }) })
  return readBewilligung(env, env.db, wer.profil.kundeId)
}

/** A text with the contact beside it. */
async function showText(a: Anfrage, was: { aus: Ordner; name: string; krumen: NonNullable<Seitenkopf['krumen']> }) {
  const werte = await readWerte(a.env)
  const seite = readSeite(a.env, was.aus, was.name, werte)
  if (!seite) throw notFound()
  const kopf: Seitenkopf = { titel: seite.titel, krumen: [...was.krumen, { text: seite.titel }], hauptspalte: 'breit' }
  const stand = was.aus === 'eservices' && was.name === WBA ? await readOwnBewilligung(a) : undefined
  // The first application and the look for work need no profile; everything else that is sent does.
  const frei = was.aus !== 'eservices' || was.name === 'buergergeld' || was.name === 'job-finden'
  const heute = tagInBerlin(a.env.clock.now())
  const dienst = was.aus === 'eservices' && findDienst(was.name)
  const entwurf = dienst ? await findEntwurf(a.env, a.besuch as Besuch | undefined, dienst.slug) : undefined
  const davor = (
    <>
      {!frei && <Profilhinweis besuch={a.besuch as Besuch | undefined} />}
      {stand && <Bewilligungshinweis stand={stand} heute={heute} />}
      {was.aus === 'eservices' && (
        <Antragswege
          {...{ slug: was.name, heute, entwurf }}
          formlosZuerst={stand !== undefined && !isDran(stand.lage)}
        />
      )}
    </>
  )
  const danach = was.aus === 'eservices' && <Schemaweg slug={was.name} />
  return a.seite(kopf, <HilfeseiteView seite={seite} werte={werte} davor={davor} danach={danach} />)
}

/** A text that stands for itself, such as „Impressum“. */
async function showSeite(a: Anfrage, name: string): Promise<Response> {
  const werte = await readWerte(a.env)
  const seite = readSeite(a.env, 'seiten', name, werte)
  if (!seite) throw notFound()
  const videos = name === 'gebaerdensprache' ? listVideos(a.env, 'gsg') : []
  return a.seite({ titel: seite.titel }, <InhaltView seite={seite} danach={<VideosView videos={videos} />} />)
}

const menue: HandlerOf<typeof routes.menue> = (a) => {
  const { gruppen } = readMenue(a.env).hauptmenue
  return a.seite({ titel: 'Hauptmenü', hauptspalte: 'breit' }, <MenueView gruppen={gruppen} />)
}

const hilfe: HandlerOf<typeof routes.hilfe> = async (a) => {
  const werte = await readWerte(a.env)
  const guide = readArbeitshilfe(a.env, werte)
  const eintraege = listSeiten(a.env, 'hilfe')
  const all = guide ? [{ ...guide, name: 'arbeitshilfe', stichworte: [] }, ...eintraege] : eintraege
  return a.seite({ titel: 'Hilfe', hauptspalte: 'breit' }, <HilfeView eintraege={all} werte={werte} />)
}

const hilfeseite: HandlerOf<typeof routes.hilfeseite> = (a) => {
  const { name } = a.params
  if (name === 'arbeitshilfe') return a.weiter(routes.arbeitshilfe.href())
  return showText(a, { aus: 'hilfe', name, krumen: [hilfeKrume] })
}

const arbeitshilfe: HandlerOf<typeof routes.arbeitshilfe> = async (a) => {
  const seite = readArbeitshilfe(a.env, await readWerte(a.env))
  if (!seite) throw notFound()
  const kopf = { titel: seite.titel, krumen: [hilfeKrume, { text: seite.titel }] }
  const videos = <VideosView videos={listVideos(a.env, 'de')} />
  return a.seite(kopf, <InhaltView seite={seite} davor={<PdfHinweis />} danach={videos} />)
}

const arbeitshilfePdf: HandlerOf<typeof routes.arbeitshilfePdf> = async (a) => {
  const pdf = await readArbeitshilfePdf(a.env, await readWerte(a.env))
  if (!pdf) throw notFound()
  return a.datei(pdf, 'application/pdf', 'Arbeitshilfe.pdf')
}

const bild: HandlerOf<typeof routes.bild> = (a) => {
  const name = /^([\w-]+)\.png$/.exec(a.params.name)?.[1]
  const found = name && findBild(a.env, name)
  if (!found) throw notFound()
  // The address names the content, so the browser may keep it.
  return new Response(new Uint8Array(found.bytes), { headers: plainHeaders('image/png', 'public, max-age=86400') })
}

const suche: HandlerOf<typeof routes.suche> = async (a) => {
  const frage = (a.frage('q') ?? '').slice(0, 200)
  const treffer = frage.trim() === '' ? [] : search(readIndex(a.env, await readWerte(a.env)), frage)
  return a.seite({ titel: 'Suche' }, <SucheView frage={frage} treffer={treffer} alle={a.frage('alle') === 'ja'} />)
}

const thema: HandlerOf<typeof routes.thema> = (a) =>
  showText(a, { aus: 'themen', name: a.params.slug, krumen: [menueKrume] })

const eservices: HandlerOf<typeof routes.eservices> = async (a) => {
  const all = listSeiten(a.env, 'eservices')
  const filter = { q: (a.frage('q') ?? '').slice(0, 200), bereich: a.frage('bereich') ?? '' }
  const bereiche = [...new Set(all.flatMap(({ gruppe }) => gruppe ?? []))].sort(new Intl.Collator('de').compare)
  const found =
    filter.q.trim() === ''
      ? undefined
      : new Set(search(readIndex(a.env, await readWerte(a.env)), filter.q, 'eservices').map(({ name }) => name))
  const dienste = all.filter(
    ({ name, gruppe }) => (!found || found.has(name)) && (filter.bereich === '' || gruppe === filter.bereich),
  )
  const props = { dienste, gesamt: all.length, bereiche, filter }
  const kopf = { titel: 'Leistungen und Angebote des Jobcenters', krumen: [menueKrume, { text: 'eServices' }] }
  return a.seite(kopf, <EservicesView {...props} />)
}

const eservice: HandlerOf<typeof routes.eservice> = (a) =>
  showText(a, { aus: 'eservices', name: a.params.slug, krumen: [eservicesKrume] })

const leer: forms.Meldung = { text: '', kontakt: '' }
const titelBarriere = 'Erklärung zur Barrierefreiheit'

async function showBarriere(a: Anfrage, werte: forms.Meldung, fehler: Feldfehler<keyof forms.Meldung>, status = 200) {
  const seite = readSeite(a.env, 'seiten', 'barrierefreiheit', await readWerte(a.env))
  if (!seite) throw notFound()
  const form = <MeldungView csrf={a.csrf()} werte={werte} fehler={fehler} />
  const view = <InhaltView seite={seite} davor={<MeldungFehler fehler={fehler} />} danach={form} />
  const kopf = { titel: titelBarriere, krumen: [{ text: 'Barrierefreiheit' }], fehler: hasErrors(fehler) }
  return a.seite(kopf, view, status)
}

const barrierefreiheit: HandlerOf<typeof routes.barrierefreiheit> = {
  get: (a) => showBarriere(a, leer, {}),
  post: async (a) => {
    const eingabe = a.lies(forms.meldung)
    const fehler = forms.checkMeldung(eingabe)
    if (hasErrors(fehler)) return showBarriere(a, eingabe, fehler, 422)
    if (!(await submitMeldung(a.env, eingabe, a.adresse))) {
      const formular =
        'Von diesem Anschluss kamen gerade mehrere Meldungen. Ihr Text steht noch im Formular. Senden Sie ihn in einer Stunde, oder rufen Sie an.'
      return showBarriere(a, eingabe, { formular }, 429)
    }
    const kontakt = eingabe.kontakt.trim() !== ''
    return a.seite({ titel: 'Meldung angekommen' }, <MeldungDankeView kontakt={kontakt} />)
  },
}

const sprache: HandlerOf<typeof routes.sprache> = (a) => a.seite({ titel: 'Sprache' }, <SpracheView />)

const nutzungsbedingungen: HandlerOf<typeof routes.nutzungsbedingungen> = (a) => showSeite(a, 'nutzungsbedingungen')
const datenschutz: HandlerOf<typeof routes.datenschutz> = (a) => showSeite(a, 'datenschutz')
const impressum: HandlerOf<typeof routes.impressum> = (a) => showSeite(a, 'impressum')
const kontakt: HandlerOf<typeof routes.kontakt> = (a) => showSeite(a, 'kontakt')
const leichteSprache: HandlerOf<typeof routes.leichteSprache> = (a) => showSeite(a, 'leichte-sprache')
const gebaerdensprache: HandlerOf<typeof routes.gebaerdensprache> = (a) => showSeite(a, 'gebaerdensprache')

export const seitenHandlers = {
  menue,
  hilfe,
  hilfeseite,
  arbeitshilfe,
  arbeitshilfePdf,
  bild,
  suche,
  thema,
  eservices,
  eservice,
  barrierefreiheit,
  sprache,
  nutzungsbedingungen,
  datenschutz,
  impressum,
  kontakt,
  leichteSprache,
  gebaerdensprache,
}
