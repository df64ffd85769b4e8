import { markGelesen } from '#modules/benachrichtigung'
import { findJobcenter, findJobcenterById } from '#modules/jobcenter'
import { computeWirkung } from '#modules/vorgaenge'
import { routes } from '#routes'
import type { Anfrage } from '#web/anfrage.ts'
import { notFound } from '#web/fehler.ts'
import { felder } from '#web/felder.ts'
import type { HandlerOf } from '#web/router.tsx'
import { type Antrag, asKunde } from '../antrag/antrag.ts'
import { findAntragOfErstantrag } from '../antrag/store.ts'
import { heuteOf } from '../seiten/seite.ts'
import { leftBehind } from '../seiten/warnungen.tsx'
import { krumenOf, own, titelOf } from '../seiten/web.tsx'
import { printErstantrag } from './ausgabe.ts'
import { formlosOf, personOf, readErstantrag } from './erstantrag.ts'
import { erstantragRuecknahme } from './ruecknahme.tsx'
import { canSichern, secureAntragsdatum } from './sichern.ts'
import { ErstantragView, readMeldung, SichernView } from './views.tsx'
import { gesichertHref } from './views-teile.tsx'

type A = Anfrage<'/:id', 'konto'>

const leer = felder({})

const ZU_VIELE =
  'Aus diesem Konto warten schon mehrere Anträge auf Ihr Jobcenter. Rufen Sie dort an, damit auch dieser Tag zählt.'

async function show(a: A, antrag: Antrag, fehler?: string): Promise<Response> {
  const kunde = asKunde(a.besuch)
  const jobcenter = kunde ? await findJobcenterById(a.env.db, kunde.profil.jobcenterId) : await findJobcenter(a.env.db)
  const props = {
    ...{ csrf: a.csrf(), id: antrag.id, titel: titelOf(a, antrag.dienst), person: personOf(antrag.antworten), fehler },
    ...{ heute: heuteOf(a.env), ohneProfil: !kunde, jobcenter: jobcenter?.name ?? 'Ihr Jobcenter' },
    warnungen: leftBehind(a.env, antrag, a.frage('hinweis')),
  }
  const krumen = krumenOf(antrag, 'Antragsdatum sichern')
  const kopf = { titel: 'Antragsdatum sichern', krumen, fehler: fehler !== undefined }
  return a.seite(kopf, <SichernView {...props} />, fehler ? 409 : 200)
}

const antragSichern: HandlerOf<typeof routes.antragSichern> = {
  get: async (a) => {
    const antrag = await own(a)
    if (antrag.gesichert) return a.weiter(gesichertHref(antrag.gesichert))
    return canSichern(a.env, antrag) ? show(a, antrag) : a.weiter(routes.antrag.href({ id: antrag.id }))
  },
  post: async (a) => {
    a.lies(leer)
    const antrag = await own(a)
    const done = await secureAntragsdatum(a.env, a.besuch, antrag.id)
    if (done.ok) return a.weiter(`${gesichertHref(done.gesichert)}?meldung=gesichert`)
    if (done.grund === 'weg') throw notFound()
    return done.grund === 'zu-viele' ? show(a, antrag, ZU_VIELE) : a.weiter(routes.antrag.href({ id: antrag.id }))
  },
}

const erstantrag: HandlerOf<typeof routes.erstantrag> = async (a) => {
  const { kontoId } = a.besuch
  const one = await readErstantrag(a.env, { id: a.params.id, kontoId })
  if (!one) throw notFound()
  await markGelesen(a.env, a.env.db, { leser: a.besuch, ziel: routes.erstantrag.href({ id: one.id }) })
  const draft = await findAntragOfErstantrag(a.env.db, { erstantragId: one.id, kontoId })
  const formlos = formlosOf(one)
  const kunde = asKunde(a.besuch)
  const { vorgangId, kundeId, ...rest } = one
  const wirkung = computeWirkung(formlos, one.zeit)
  // Wanted from a later month on: then the first of this one means nothing.
  const spaeter = one.person.ab.slice(0, 7) > wirkung.tag.slice(0, 7)
  const inProfil = one.uebernommen && kundeId !== undefined && kunde?.profil.kundeId === kundeId
  const props = {
    ...{ erstantrag: rest, meldung: readMeldung(a.frage('meldung')) },
    entwurf: draft && !kunde ? routes.antrag.href({ id: draft }) : undefined,
    anderesProfil: draft !== undefined && kunde !== undefined,
    vorgang: inProfil && vorgangId ? routes.vorgang.href({ id: vorgangId }) : undefined,
    wirkung: { tag: wirkung.tag, ab: spaeter ? undefined : wirkung.ab, vorschrift: formlos.vorschrift },
  }
  return a.seite({ titel: one.titel, krumen: [{ text: one.titel }] }, <ErstantragView {...props} />)
}

const erstantragPdf: HandlerOf<typeof routes.erstantragPdf> = async (a) => {
  const druck = await printErstantrag(a.env, { id: a.params.id, kontoId: a.besuch.kontoId })
  if (!druck) throw notFound()
  return a.datei(druck.inhalt, 'application/pdf', druck.name)
}

export const erstantragHandlers = { antragSichern, erstantrag, erstantragPdf, erstantragRuecknahme }
