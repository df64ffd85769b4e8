import { findJobcenterById } from '#modules/jobcenter'
import { routes } from '#routes'
import type { Anfrage } from '#web/anfrage.ts'
import { notFound } from '#web/fehler.ts'
import { felder, hasErrors, text } from '#web/felder.ts'
import type { HandlerOf } from '#web/router.tsx'
import { normalizeBestaetigungscode } from './brief.ts'
import { readPause, readVorbehalt, redeemBestaetigungscode, requestBrief, stopOwn } from './kunde.ts'
import { type Meldung, readMeldung, StoppView, type VorbehaltProps, VorbehaltView } from './views.tsx'
import type { Vorbehalt } from './vorbehalt.ts'
import { worte } from './worte-daten.ts'

type A = Anfrage<'/:id', 'profil'>

const nichts = felder({})
const codeForm = felder({ code: text(1000) })

/** @throws 404 for a foreign one as for none (AZ-02) */
async function own(a: A): Promise<Vorbehalt> {
  const vorbehalt = await readVorbehalt(a.env, a.besuch, a.params.id)
  if (!vorbehalt) throw notFound()
  return vorbehalt
}

const krumenOf = ({ neues, vorgangId }: Vorbehalt) => [
  { text: 'Vorgang', href: routes.vorgang.href({ id: vorgangId }) },
  { text: worte[neues.was].titel },
]

const isStoppbar = ({ zustand, giltSeit, uebernommen }: Vorbehalt) =>
  zustand === 'wartet' || zustand === 'freigabe' || (zustand === 'bestaetigt' && !giltSeit && !uebernommen)

async function show(a: A, teil: Pick<VorbehaltProps, 'fehler'>, status = 200): Promise<Response> {
  const vorbehalt = await own(a)
  const [jobcenter, pause] = await Promise.all([
    findJobcenterById(a.env.db, vorbehalt.jobcenterId),
    readPause(a.env, a.besuch),
  ])
  if (!jobcenter) throw notFound()
  const failed = hasErrors(teil.fehler)
  const rest = {
    csrf: a.csrf(),
    jetzt: a.env.clock.now(),
    meldung: failed ? undefined : readMeldung(a.frage('meldung')),
  }
  const view = (
    <VorbehaltView {...{ vorbehalt, jobcenter, pause }} {...rest} {...teil} stoppbar={isStoppbar(vorbehalt)} />
  )
  return a.seite({ titel: worte[vorbehalt.neues.was].titel, krumen: krumenOf(vorbehalt), fehler: failed }, view, status)
}

const goOn = (a: A, meldung: Meldung) => a.weiter(`${routes.vorbehalt.href(a.params)}?meldung=${meldung}`)

const FORM = 'Geben Sie den Code aus dem Brief mit 12 Zeichen ein, zum Beispiel ACDE-FGHJ-KMNP.'
const FALSCH = 'Der Code wurde nicht angenommen. Vergleichen Sie ihn mit dem neuesten Brief.'

const vorbehalt: HandlerOf<typeof routes.vorbehalt> = {
  get: (a) => show(a, { fehler: {} }),
  post: async (a) => {
    const code = normalizeBestaetigungscode(a.lies(codeForm).code)
    if (!code) return show(a, { fehler: { code: FORM } }, 422)
    const done = await redeemBestaetigungscode(a.env, a.besuch, { id: a.params.id, code })
    if (!done) throw notFound()
    if (done.art === 'falsch') return show(a, { fehler: { code: FALSCH } }, 422)
    if (done.art === 'pause') return show(a, { fehler: {} }, 429)
    return goOn(a, done.art === 'ok' ? 'bestaetigt' : 'stand')
  },
}

const vorbehaltBrief: HandlerOf<typeof routes.vorbehaltBrief> = async (a) => {
  a.lies(nichts)
  const done = await requestBrief(a.env, a.besuch, a.params.id)
  if (!done) throw notFound()
  return goOn(a, done === 'ok' ? 'brief' : done)
}

const vorbehaltStopp: HandlerOf<typeof routes.vorbehaltStopp> = {
  get: async (a) => {
    const one = await own(a)
    if (!isStoppbar(one)) return goOn(a, 'stand')
    const hier = routes.vorbehalt.href(a.params)
    const titel = 'Das waren Sie nicht?'
    const krumen = [{ text: worte[one.neues.was].titel, href: hier }, { text: titel }]
    return a.seite({ titel, krumen }, <StoppView csrf={a.csrf()} vorbehalt={one} />)
  },
  post: async (a) => {
    a.lies(nichts)
    const done = await stopOwn(a.env, a.besuch, a.params.id)
    if (!done) throw notFound()
    return goOn(a, done === 'ok' ? 'gestoppt' : 'stand')
  },
}

export const vorbehaltHandlers = { vorbehalt, vorbehaltBrief, vorbehaltStopp }
