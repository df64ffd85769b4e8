import { readKunde } from '#modules/jobcenter'
import { findStapelOfBrief, issueFreischaltcode, listBriefe, markBriefGesendet, readBrief } from '#modules/profil'
import { routes } from '#routes'
import type { Dienstbesuch } from '#web/besuch.ts'
import { notFound } from '#web/fehler.ts'
import { felder } from '#web/felder.ts'
import type { HandlerOf } from '#web/router.tsx'
import { hasRecht } from '#web/schutz/rechte.ts'
import { giveOrAsk } from '../ausgaben/web.tsx'
import { openAkte, readAkte } from './akte.ts'
import { readTeile, readUmfeld, sprungzieleOf } from './teile.tsx'
import { AkteView, BriefView, CodeView, readMeldung } from './views.tsx'

const nichts = felder({})
export const aktenkrume = (id: string) => ({ text: 'Akte', href: routes.dienstKunde.href({ id }) })
export const dienstOf = (besuch: Dienstbesuch) => ({ art: 'dienst', id: besuch.mitarbeiterId }) as const

const dienstKunde: HandlerOf<typeof routes.dienstKunde> = async (a) => {
  const akte = await readAkte(a.env, a.besuch, a.params.id)
  const { rollen } = a.besuch
  const darf = {
    deaktivieren: hasRecht(rollen, 'konto-deaktivieren'),
    reaktivieren: hasRecht(rollen, 'reaktivierung-beantragen'),
    freigeben: hasRecht(rollen, 'reaktivierung-freigeben'),
  }
  const view = (
    <AkteView
      {...{ akte, darf }}
      umfeld={await readUmfeld(a.env, a.besuch, akte.kunde)}
      teile={await readTeile(a.env, a.besuch, akte.kunde.id)}
      sprungziele={sprungzieleOf(a.besuch)}
      meldung={readMeldung(a.frage('meldung'))}
    />
  )
  const titel = `${akte.kunde.vorname} ${akte.kunde.nachname}`
  return a.seite({ titel, krumen: [{ text: 'Akte' }], hauptspalte: 'breit' }, view)
}

const dienstCode: HandlerOf<typeof routes.dienstCode> = {
  get: async (a) => {
    const { id } = a.params
    const kunde = await openAkte(a.env, a.besuch, id)
    const briefe = await listBriefe(a.env, a.env.db, { kundeId: id, jobcenterId: a.besuch.jobcenterId })
    const titel = 'Freischaltcode ausstellen'
    const ersetzt = briefe.some((brief) => brief.brauchbar)
    const krumen = [aktenkrume(id), { text: titel }]
    return a.seite({ titel, krumen }, <CodeView csrf={a.csrf()} kunde={kunde} ersetzt={ersetzt} />)
  },
  post: async (a) => {
    a.lies(nichts)
    const auftrag = { kundeId: a.params.id, jobcenterId: a.besuch.jobcenterId, von: dienstOf(a.besuch) }
    const brief = await issueFreischaltcode(a.env, auftrag)
    if (!brief) throw notFound()
    return a.weiter(routes.dienstBrief.href({ id: brief.briefId }))
  },
}

const dienstBrief: HandlerOf<typeof routes.dienstBrief> = async (a) => {
  const { id } = a.params
  const { jobcenterId } = a.besuch
  const datei = a.frage('datei') === 'pdf'
  // One after the other, the letters of a batch would leave by the side of its release.
  const stapel = datei && (await findStapelOfBrief(a.env, { id, jobcenterId }))
  if (stapel) return giveOrAsk(a, { art: 'freischaltbriefe', wahl: { stapel, brief: id, kunden: [] } })
  const brief = await readBrief(a.env, { id, jobcenterId }, dienstOf(a.besuch))
  const kunde = brief && (await readKunde(a.env, a.env.db, { id: brief.kundeId, jobcenterId }))
  if (!kunde) throw notFound()
  const row = (await listBriefe(a.env, a.env.db, { kundeId: kunde.id, jobcenterId })).find((each) => each.id === id)
  // Used, replaced or over: nobody should print it again, also before the night in which it is emptied.
  const inhalt = row?.brauchbar ? brief.inhalt : undefined
  if (datei) {
    if (!inhalt) throw notFound()
    return a.datei(await inhalt.pdf(), 'application/pdf', 'Freischaltcode.pdf')
  }
  const titel = 'Brief mit Freischaltcode'
  const { zustand, gueltigBis } = brief
  const view = <BriefView csrf={a.csrf()} {...{ id, kunde, zustand, gueltigBis }} leer={!inhalt} />
  return a.seite({ titel, krumen: [aktenkrume(kunde.id), { text: titel }] }, view)
}

const dienstBriefGesendet: HandlerOf<typeof routes.dienstBriefGesendet> = async (a) => {
  a.lies(nichts)
  const wo = { id: a.params.id, jobcenterId: a.besuch.jobcenterId }
  const brief = await readBrief(a.env, wo, dienstOf(a.besuch))
  if (!brief) throw notFound()
  const marked = await markBriefGesendet(a.env, wo, dienstOf(a.besuch))
  return a.weiter(`${routes.dienstKunde.href({ id: brief.kundeId })}?meldung=${marked ? 'gesendet' : 'schon-gesendet'}`)
}

export const akteHandlers = { dienstKunde, dienstCode, dienstBrief, dienstBriefGesendet }
