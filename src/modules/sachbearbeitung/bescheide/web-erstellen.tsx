import {
  createAusVorlage,
  createEntwurf,
  dropEntwurf,
  type Entwurfsergebnis,
  findVorlage,
  readBescheidDienst,
  replaceDatei,
  submitEntwurf,
  takeDatei,
} from '#modules/bescheide'
import { type Dokument, deleteDokumente, listDokumente, showDateiname } from '#modules/dokumente'
import { readPostgrund } from '#modules/profil'
import { findVorgangsbezug, leistungsname } from '#modules/vorgaenge'
import { isId, newId } from '#platform/datenbank/id.ts'
import { routes } from '#routes'
import type { Anfrage } from '#web/anfrage.ts'
import { badRequest, HttpError, notFound } from '#web/fehler.ts'
import { felder, hasErrors } from '#web/felder.ts'
import type { HandlerOf } from '#web/router.tsx'
import { openAkte } from '../akte/akte.ts'
import { aktenkrume } from '../akte/web.tsx'
import * as forms from './forms.ts'
import type { Meldung } from './texte.ts'
import { FassungView, HochladenView, VorlageView } from './views-erstellen.tsx'
import { readVorbelegung } from './vorbelegen.ts'
import { checkZeit, leereZeit, readZeit } from './zeit-forms.ts'

type A = Anfrage<string, 'sachbearbeitung:bescheid-erstellen'>
type MitId = A & { params: { id: string } }

const nichts = felder({})
export const listenkrume = { text: 'Bescheide', href: routes.dienstBescheide.href() }
export const bescheidHref = (id: string, meldung: Meldung) => `${routes.dienstBescheid.href({ id })}?meldung=${meldung}`

/** Whether a notice would be provided online at this moment. */
export const isOnline = async (a: Pick<A, 'env'>, kundeId: string): Promise<boolean> =>
  (await readPostgrund(a.env.db, kundeId)) === undefined

/** The one file of the form: the newest of the sending that was not taken out again. */
async function takeFile(a: MitId, kundeId: string) {
  const sendung = a.feldVorDateien('sendung')
  if (!sendung || !isId(sendung)) throw badRequest()
  const { fehler } = await takeDatei(a.env, a.besuch, { kundeId, sendung, dateien: a.dateien() })
  const besitzer = { art: 'kunde', id: kundeId } as const
  return {
    sendung,
    fehler: fehler[0],
    async settle(entfernen: readonly string[]): Promise<Dokument | undefined> {
      await a.env.db
        .transaction()
        .execute((tx) => deleteDokumente(a.env, tx, { besitzer, ids: entfernen, frei: { sendung } }))
      return (await listDokumente(a.env, a.env.db, { besitzer, sendung })).at(-1)
    },
  }
}

const listVorhandene = (dokument: Dokument | undefined) =>
  dokument ? [{ id: dokument.id, name: showDateiname(dokument.name) }] : []

/** The case of this customer that an address or a form names; nothing where it is not theirs. */
export async function findBezug(a: Pick<A, 'env'>, kundeId: string, vorgang: string | undefined) {
  return vorgang && isId(vorgang) ? findVorgangsbezug(a.env, a.env.db, { id: vorgang, kundeId }) : undefined
}

type Hochladen = Omit<Parameters<typeof HochladenView>[0], 'csrf' | 'kunde' | 'online' | 'grenzen'>

async function showHochladen(a: MitId, props: Hochladen): Promise<Response> {
  const kunde = await openAkte(a.env, a.besuch, a.params.id)
  const failed = hasErrors(props.fehler)
  const titel = 'Bescheid erstellen'
  const online = await isOnline(a, kunde.id)
  const grenzen = a.env.settings.dateien
  const view = <HochladenView csrf={a.csrf()} {...{ kunde, online, grenzen }} {...props} />
  return a.seite({ titel, krumen: [aktenkrume(kunde.id), { text: titel }], fehler: failed }, view, failed ? 422 : 200)
}

const KEINE_DATEI = 'Wählen Sie die PDF-Datei.'

const dienstBescheidNeu: HandlerOf<typeof routes.dienstBescheidNeu> = {
  get: async (a) => {
    const bezug = await findBezug(a, a.params.id, a.frage('vorgang'))
    const eingabe = { art: '', titel: '', belehrung: '', zeit: leereZeit } as const
    return showHochladen(a, { sendung: newId(), eingabe, fehler: {}, vorhanden: [], bezug })
  },
  post: async (a) => {
    const kunde = await openAkte(a.env, a.besuch, a.params.id)
    const datei = await takeFile(a, kunde.id)
    const { art, titel, belehrung, vorgang, 'entfernen[]': entfernen, ...rest } = a.lies(forms.hochladen)
    const bezug = await findBezug(a, kunde.id, vorgang)
    const dokument = await datei.settle(entfernen)
    const eingabe = { art, titel, belehrung, zeit: readZeit(rest) }
    const checked = forms.checkHochladen(eingabe)
    const dateifehler = datei.fehler ?? (dokument ? undefined : KEINE_DATEI)
    if (!checked.ok || dateifehler !== undefined || !dokument) {
      const fehler = { ...(checked.ok ? {} : checked.fehler), ...(dateifehler ? { datei: dateifehler } : {}) }
      const vorhanden = listVorhandene(dokument)
      const falsch = checked.ok ? undefined : checked.falsch
      return showHochladen(a, { sendung: datei.sendung, eingabe, fehler, falsch, vorhanden, bezug })
    }
    const neu = { kundeId: kunde.id, sendung: datei.sendung, dokumentId: dokument.id, angaben: checked.angaben }
    const id = await createEntwurf(a.env, a.besuch, { ...neu, vorgangId: bezug?.id })
    if (!id) throw notFound()
    return a.weiter(bescheidHref(id, 'erstellt'))
  },
}

type Vorlagenstand = Pick<
  Parameters<typeof VorlageView>[0],
  'sendung' | 'werte' | 'fehler' | 'bezug' | 'zeit' | 'falsch'
>

async function showVorlage(a: MitId, stand: Vorlagenstand): Promise<Response> {
  const vorlage = findVorlage(a.frage('vorlage'))
  if (!vorlage) throw notFound()
  const kunde = await openAkte(a.env, a.besuch, a.params.id)
  const failed = hasErrors(stand.fehler)
  const online = await isOnline(a, kunde.id)
  const neu = { text: 'Bescheid erstellen', href: routes.dienstBescheidNeu.href({ id: kunde.id }) }
  const krumen = [aktenkrume(kunde.id), neu, { text: vorlage.titel }]
  const view = <VorlageView csrf={a.csrf()} {...{ kunde, online, vorlage }} {...stand} />
  return a.seite({ titel: vorlage.titel, krumen, fehler: failed }, view, failed ? 422 : 200)
}

const dienstBescheidVorlage: HandlerOf<typeof routes.dienstBescheidVorlage> = {
  get: async (a) => {
    const bezug = await findBezug(a, a.params.id, a.frage('vorgang'))
    const vorlage = findVorlage(a.frage('vorlage'))
    if (!vorlage) throw notFound()
    const werte = await readVorbelegung(a.env, a.besuch, { vorlage, vorgangId: bezug?.id })
    const kept = await a.aufgehoben()
    for (const { name } of vorlage.felder) werte[name] = kept[`feld-${name}`] ?? werte[name] ?? ''
    return showVorlage(a, { sendung: newId(), werte, fehler: {}, bezug, zeit: readZeit(kept) })
  },
  post: async (a) => {
    const name = a.frage('vorlage')
    const vorlage = findVorlage(name)
    if (!vorlage || !name) throw notFound()
    const eingabe = a.lies(forms.vorlagenform(vorlage)) as Record<string, string> & { sendung: string }
    const { sendung, vorgang, ...rest } = eingabe
    const bezug = await findBezug(a, a.params.id, vorgang)
    const werte = Object.fromEntries(vorlage.felder.map((feld) => [feld.name, rest[`feld-${feld.name}`] ?? '']))
    const zeit = readZeit(rest)
    const read = checkZeit(vorlage.art, zeit)
    const fehler = { ...forms.checkVorlage(vorlage, werte), ...(read.ok ? {} : read.fehler) }
    if (!read.ok || hasErrors(fehler)) {
      const falsch = read.ok ? undefined : read.falsch
      return showVorlage(a, { sendung, werte, fehler, bezug, zeit, falsch })
    }
    const neu = {
      vorgangId: bezug?.id,
      kundeId: a.params.id,
      sendung,
      vorlage: name,
      felder: werte,
      leistung: leistungsname(a.env),
      zeit: read.zeit,
    }
    const id = await createAusVorlage(a.env, a.besuch, neu)
    if (!id) throw notFound()
    return a.weiter(bescheidHref(id, 'erstellt'))
  },
}

const nichtMehr = () =>
  new HttpError(
    409,
    'Dieser Entwurf ist schon weiter',
    'Jemand war schneller. Es wurde nichts geändert. Laden Sie die Seite neu.',
  )

/** Where a draft's act leads; what cannot be done says so. */
function answerEntwurf(a: A, ergebnis: Entwurfsergebnis, ziel: string): Response {
  if (ergebnis === 'fehlt') throw notFound()
  if (ergebnis === 'falscher-zustand') throw nichtMehr()
  return a.weiter(ziel)
}

const dienstBescheidVorlegen: HandlerOf<typeof routes.dienstBescheidVorlegen> = async (a) => {
  a.lies(nichts)
  const { id } = a.params
  const ergebnis = await submitEntwurf(a.env, a.besuch, id)
  return answerEntwurf(a, ergebnis, bescheidHref(id, ergebnis === 'ok' ? 'vorgelegt' : 'wird-geprueft'))
}

const dienstBescheidVerwerfen: HandlerOf<typeof routes.dienstBescheidVerwerfen> = async (a) => {
  a.lies(nichts)
  const ergebnis = await dropEntwurf(a.env, a.besuch, a.params.id)
  return answerEntwurf(a, ergebnis, `${routes.dienstBescheide.href()}?liste=entwuerfe&meldung=verworfen`)
}

type Fassungsstand = Pick<Parameters<typeof FassungView>[0], 'sendung' | 'fehler' | 'falsch' | 'vorhanden'> & {
  eingabe?: forms.HochladenEingabe
}

async function showFassung(a: MitId, stand: Fassungsstand): Promise<Response> {
  const found = await readBescheidDienst(a.env, a.besuch, a.params.id)
  if (!found) throw notFound()
  const { bescheid, kunde } = found
  if (bescheid.zustand !== 'entwurf' && bescheid.zustand !== 'zurueckgegeben') throw nichtMehr()
  const failed = hasErrors(stand.fehler)
  const titel = 'Datei ersetzen'
  const { id, grund } = bescheid
  const krumen = [listenkrume, { text: bescheid.titel, href: routes.dienstBescheid.href({ id }) }, { text: titel }]
  const grenzen = a.env.settings.dateien
  const eingabe = forms.typeAngaben(bescheid)
  const view = (
    <FassungView csrf={a.csrf()} {...{ kunde, id, grund, grenzen, eingabe }} titel={bescheid.titel} {...stand} />
  )
  return a.seite({ titel, krumen, fehler: failed }, view, failed ? 422 : 200)
}

const dienstBescheidFassung: HandlerOf<typeof routes.dienstBescheidFassung> = {
  get: (a) => showFassung(a, { sendung: newId(), fehler: {}, vorhanden: [] }),
  post: async (a) => {
    const found = await readBescheidDienst(a.env, a.besuch, a.params.id)
    if (!found) throw notFound()
    const datei = await takeFile(a, found.kunde.id)
    const { art, titel, belehrung, 'entfernen[]': entfernen, ...rest } = a.lies(forms.fassung)
    const dokument = await datei.settle(entfernen)
    const eingabe = { art, titel, belehrung, zeit: readZeit(rest) }
    const checked = forms.checkHochladen(eingabe)
    const dateifehler = datei.fehler ?? (dokument ? undefined : KEINE_DATEI)
    if (!checked.ok || dateifehler !== undefined || !dokument) {
      const fehler = { ...(checked.ok ? {} : checked.fehler), ...(dateifehler ? { datei: dateifehler } : {}) }
      const falsch = checked.ok ? undefined : checked.falsch
      const vorhanden = listVorhandene(dokument)
      return showFassung(a, { sendung: datei.sendung, eingabe, fehler, falsch, vorhanden })
    }
    const neu = { id: a.params.id, dokumentId: dokument.id, angaben: checked.angaben }
    const ergebnis = await replaceDatei(a.env, a.besuch, neu)
    return answerEntwurf(a, ergebnis, bescheidHref(a.params.id, ergebnis === 'ok' ? 'fassung' : 'wird-geprueft'))
  },
}

export const bescheideErstellenHandlers = {
  dienstBescheidNeu,
  dienstBescheidVorlage,
  dienstBescheidVorlegen,
  dienstBescheidVerwerfen,
  dienstBescheidFassung,
}
