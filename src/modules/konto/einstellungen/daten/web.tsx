import { formatTag, tagInBerlin } from '#platform/text/datum.ts'
import { routes } from '#routes'
import type { Anfrage } from '#web/anfrage.ts'
import { badRequest } from '#web/fehler.ts'
import { type Feldfehler, hasErrors } from '#web/felder.ts'
import type { HandlerOf } from '#web/router.tsx'
import { lockHandelnd } from '../../handelnd.ts'
import { findLinkkonto } from '../../wiederherstellen/linkkonto.ts'
import { LinkAbgelaufenView } from '../../wiederherstellen/views.tsx'
import * as forms from '../forms.ts'
import { showSetting } from '../web.tsx'
import { collectDaten, type Datenquelle, eigeneTeile } from './datenkopie.ts'
import { renderLesbar } from './lesbar.tsx'
import {
  findConsent,
  findLoeschtag,
  type Offenes,
  requestLoeschung,
  undoLoeschung,
  undoLoeschungByLink,
  withdrawConsent,
} from './loeschung.ts'
import {
  BehaltenView,
  BleibtView,
  DatenkopieView,
  EinwilligungView,
  KontoLoeschenView,
  LoeschungLaeuftView,
  TITEL,
} from './views.tsx'

/** What modules to the right know of an account; put together by the composition root. */
export interface Anschluesse {
  datenquellen: readonly Datenquelle[]
  offenes: readonly Offenes[]
}

const createDatenkopie = (quellen: readonly Datenquelle[]): HandlerOf<typeof routes.datenkopie> => ({
  get: (a) => {
    const teile = [...Object.values(eigeneTeile), ...quellen].map(({ name }) => name)
    return showSetting(a, { titel: TITEL.kopie }, [<DatenkopieView csrf={a.csrf()} teile={teile} />, {}])
  },
  post: async (a) => {
    const { form } = a.lies(forms.datenkopie)
    if (!form) throw badRequest()
    const kopie = await collectDaten(a.env, a.besuch.kontoId, quellen)
    const name = `kopie-ihrer-daten-${tagInBerlin(kopie.stand)}`
    if (form === 'json') return a.datei(JSON.stringify(kopie, null, 2), 'application/json', `${name}.json`)
    return a.datei(renderLesbar(kopie, a.marke.name), 'text/html; charset=utf-8', `${name}.html`)
  },
})

const einwilligung: HandlerOf<typeof routes.einwilligung> = {
  get: async (a) => {
    const { erteilt, fassung } = (await findConsent(a.env.db, a.besuch.kontoId)) ?? {}
    const view = <EinwilligungView csrf={a.csrf()} erteilt={erteilt} fassung={fassung} />
    return showSetting(a, { titel: TITEL.einwilligung }, [view, {}])
  },
  post: async (a) => {
    a.lies(forms.leer)
    const { sitzungId } = a.besuch
    await a.env.db.transaction().execute(async (tx) => {
      await withdrawConsent(a.env, tx, { konto: await lockHandelnd(a.env, tx, a.besuch), sitzungId })
    })
    return a.weiter(routes.kontoLoeschen.href())
  },
}

function createKontoLoeschen(offenes: readonly Offenes[]): HandlerOf<typeof routes.kontoLoeschen> {
  const show = async (a: Anfrage<string, 'konto+frisch'>, fehler: Feldfehler<'einverstanden'>) => {
    const offen = (await Promise.all(offenes.map((read) => read(a.env, a.env.db, a.besuch.kontoId)))).flat()
    const view = <KontoLoeschenView csrf={a.csrf()} offen={offen} fehler={fehler} />
    return showSetting(a, { titel: TITEL.loeschen }, [view, fehler])
  }
  return {
    get: async (a) => {
      const am = await findLoeschtag(a.env.db, a.besuch.kontoId)
      if (!am) return show(a, {})
      const view = <LoeschungLaeuftView csrf={a.csrf()} tag={formatTag(tagInBerlin(am))} />
      return showSetting(a, { titel: TITEL.loeschen }, [view, {}])
    },
    post: async (a) => {
      const { einverstanden } = a.lies(forms.bestaetigung)
      const fehler = einverstanden
        ? {}
        : { einverstanden: 'Setzen Sie den Haken, wenn Ihr Konto gelöscht werden soll.' }
      if (hasErrors(fehler)) return show(a, fehler)
      const { sitzungId } = a.besuch
      await a.env.db.transaction().execute(async (tx) => {
        const konto = await lockHandelnd(a.env, tx, a.besuch)
        await requestLoeschung(a.env, tx, { konto, grund: 'wunsch', sitzungId })
      })
      return a.weiter(routes.kontoLoeschen.href())
    },
  }
}

/** By the link of the mail, or without one by whoever is signed in. */
const loeschungZuruecknehmen: HandlerOf<typeof routes.loeschungZuruecknehmen> = {
  get: async (a) => {
    const id = a.frage('id')
    const found = await findLinkkonto(a.env, a.env.db, { art: 'loeschung', token: id })
    if (!id || found?.konto.zustand !== 'aktiv') return showAbgelaufen(a)
    return a.seite({ titel: TITEL.behalten }, <BehaltenView csrf={a.csrf()} id={id} />)
  },
  post: async (a) => {
    const { id } = a.lies(forms.link)
    const besuch = a.besuch?.stufe === 'voll' ? a.besuch : undefined
    if (!id && besuch) {
      await a.env.db.transaction().execute(async (tx) => {
        await undoLoeschung(a.env, tx, await lockHandelnd(a.env, tx, besuch))
      })
      return a.weiter(`${routes.kontoeinstellungen.href()}?getan=behalten`)
    }
    if (!(await undoLoeschungByLink(a.env, id))) return showAbgelaufen(a)
    return a.seite({ titel: TITEL.behalten }, <BleibtView />)
  },
}

function showAbgelaufen(a: Anfrage): Response {
  const neu = { text: 'Zur Anmeldung', href: routes.anmeldung.href() }
  return a.seite(
    { titel: TITEL.behalten },
    <LinkAbgelaufenView titel={TITEL.behalten} dauer="sieben Tage" neu={neu} />,
    410,
  )
}

/** The pages that need what other modules know. */
export const datenHandlers = ({ datenquellen, offenes }: Anschluesse) => ({
  datenkopie: createDatenkopie(datenquellen),
  kontoLoeschen: createKontoLoeschen(offenes),
  einwilligung,
  loeschungZuruecknehmen,
})
