import { z } from 'zod'
import { safePath } from '#platform/text/weiterleitung.ts'
import { routes, schulungRoutes } from '#routes'
import type { Dienstbesuch } from '#web/besuch.ts'
import { felder, text } from '#web/felder.ts'
import type { HandlerOf } from '#web/router.tsx'
import { keptPath, pickAufhebbar } from '#web/schutz/aufheben.ts'
import { COOKIE } from '#web/schutz/cookies.ts'
import { dienstentwuerfe } from '../entwurf/entwurf.ts'
import { endDienstsitzung, extendDienstsitzung } from '../sitzung.ts'
import { readDienstziel } from '../zugang/forms.ts'
import { startOf } from './start.ts'
import { AngemeldetView, type Anmeldegrund, AnmeldungView } from './views.tsx'

const nichts = felder({})
const entwurf = felder({
  pfad: text(500),
  felder: z.record(z.string().max(100), z.string().max(60_000)).refine((value) => Object.keys(value).length <= 200),
})
const kopf = { titel: 'Anmeldung zur Sachbearbeitung', krumen: [{ text: 'Anmeldung' }] }

/** On a page of the staff side a visit is one of the staff, also where the page is public. */
const dienstOf = (a: { besuch: unknown }) => a.besuch as Dienstbesuch | undefined

const dienstAnmeldung: HandlerOf<typeof routes.dienstAnmeldung> = (a) => {
  const besuch = dienstOf(a)
  if (besuch) return a.seite(kopf, <AngemeldetView besuch={besuch} start={startOf(besuch)} />)
  const portal = a.marke.portal ?? ''
  const schulung = a.env.settings.modus === 'schulung' ? `${portal}${schulungRoutes.schulung.href()}` : undefined
  const grund: Anmeldegrund | undefined = (['abgelaufen', 'abgemeldet'] as const).find(
    (each) => each === a.frage('grund'),
  )
  const weiter = readDienstziel(a.frage('weiter')) ?? ''
  const view = (
    <AnmeldungView
      csrf={a.csrf()}
      {...{ weiter, schulung, portal }}
      grund={grund ?? (weiter === '' ? undefined : 'noetig')}
    />
  )
  return a.seite({ ...kopf, skripte: ['passkey.js'] }, view)
}

/** Whatever the roles, everybody may leave; twice, too. */
const dienstAbmelden: HandlerOf<typeof routes.dienstAbmelden> = async (a) => {
  a.lies(nichts)
  const besuch = dienstOf(a)
  if (besuch) await endDienstsitzung(a.env, besuch)
  a.setCookie(COOKIE.dienst, '', 0)
  const response = a.weiter(`${routes.dienstAnmeldung.href()}?grund=abgemeldet`)
  response.headers.set('clear-site-data', '"cache", "storage"')
  return response
}

/** What stands in a form when the session is about to end; the page sends it once. */
const dienstEntwurf: HandlerOf<typeof routes.dienstEntwurf> = async (a) => {
  const { pfad, felder: getippt } = a.lies(entwurf)
  const formular = { pfad: keptPath(new URL(safePath(pfad), a.url)), felder: pickAufhebbar(getippt) }
  await dienstentwuerfe.dropDienstForm(a.env, a.besuch, formular.pfad)
  await dienstentwuerfe.keepDienstForm(a.env, a.besuch, formular)
  return a.json({ ok: true })
}

const dienstVerlaengern: HandlerOf<typeof routes.dienstVerlaengern> = async (a) => {
  const endetInSekunden = await extendDienstsitzung(a.env, a.cookie(COOKIE.dienst) ?? '')
  return endetInSekunden === undefined ? a.json({}, 401) : a.json({ endetInSekunden })
}

export const dienstAnmeldungHandlers = { dienstAnmeldung, dienstAbmelden, dienstEntwurf, dienstVerlaengern }
