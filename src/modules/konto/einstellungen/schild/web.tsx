import { findJobcenter } from '#modules/jobcenter'
import type { Env } from '#platform/env.ts'
import { routes } from '#routes'
import { notFound } from '#web/fehler.ts'
import type { HandlerOf } from '#web/router.tsx'
import { COOKIE } from '#web/schutz/cookies.ts'
import { findKonto } from '../../store.ts'
import { leer, readNummer, readVerlaufsfilter, zeitraeume } from '../forms.ts'
import { readOptionen } from '../optionen/optionen.ts'
import { listAnmeldungen, reportNichtIch } from './schild.ts'
import { readVerlauf } from './verlauf.ts'
import { DeaktiviertView, NichtIchView, SicherheitView, VerlaufView } from './views.tsx'

const sicherheit: HandlerOf<typeof routes.sicherheit> = async (a) => {
  const { kontoId } = a.besuch
  const konto = await findKonto(a.env.db, kontoId)
  if (!konto) throw notFound()
  const blatt = await listAnmeldungen(a.env, kontoId, readNummer(a.frage('vor')))
  const view = <SicherheitView optionen={await readOptionen(a.env.db, konto)} blatt={blatt} />
  return a.seite({ titel: 'Sicherheit', hauptspalte: 'breit' }, view)
}

const krumen = [{ text: 'Sicherheit', href: routes.sicherheit.href() }, { text: 'Das war ich nicht' }]

const nichtIch: HandlerOf<typeof routes.nichtIch> = {
  get: (a) => {
    const view = <NichtIchView csrf={a.csrf()} erledigt={a.frage('erledigt') === 'ja'} />
    return a.seite({ titel: 'Das war ich nicht', krumen }, view)
  },
  post: async (a) => {
    a.lies(leer)
    const token = await reportNichtIch(a.env, a.besuch)
    a.setCookie(COOKIE.sitzung, token)
    a.setCookie(COOKIE.geraet, '', 0)
    return a.weiter(`${routes.nichtIch.href()}?erledigt=ja`)
  },
}

/** „Verlauf zum …“ for one benefit by its name in addresses; undefined for anything else. */
export type Verlaufsthema = (env: Env, leistung: string) => string | undefined

export const createVerlauf =
  (themaOf: Verlaufsthema): HandlerOf<typeof routes.verlauf> =>
  async (a) => {
    const { kontoId, profil } = a.besuch
    const leistung = a.frage('leistung') ?? ''
    const thema = themaOf(a.env, leistung)
    const filter = { ...readVerlaufsfilter((name) => a.frage(name)), ...(thema ? { leistung } : {}) }
    const kundeId = profil?.art === 'kunde' ? profil.kundeId : undefined
    const blatt = await readVerlauf(a.env, { kontoId, kundeId }, filter)
    const zeitraum = zeitraeume.find(({ wert }) => wert === a.frage('zeitraum'))?.wert ?? ''
    const next = new URLSearchParams({
      ...(thema ? { leistung } : {}),
      ...{ bereich: filter.bereich ?? '', zeitraum, vor: String(blatt.weiter) },
    })
    const mehr = blatt.weiter === undefined ? undefined : `${routes.verlauf.href()}?${next}`
    const view = <VerlaufView thema={thema} filter={filter} zeitraum={zeitraum} blatt={blatt} mehr={mehr} />
    return a.seite({ titel: thema ?? 'Verlauf', hauptspalte: 'breit' }, view)
  }

const kontoDeaktiviert: HandlerOf<typeof routes.kontoDeaktiviert> = async (a) => {
  const titel = 'Ihr Konto ist deaktiviert und nicht nutzbar'
  return a.seite({ titel }, <DeaktiviertView jobcenter={await findJobcenter(a.env.db)} />)
}

export const schildHandlers = { sicherheit, nichtIch, kontoDeaktiviert }
