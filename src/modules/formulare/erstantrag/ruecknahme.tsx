import { computeWirkung, Ruecknahmeformular, type RuecknahmeformularProps, ZUSTIMMUNG } from '#modules/vorgaenge'
import { formatTag, type Tag } from '#platform/text/datum.ts'
import { routes } from '#routes'
import type { Anfrage } from '#web/anfrage.ts'
import { notFound } from '#web/fehler.ts'
import { felder, haken } from '#web/felder.ts'
import type { Html } from '#web/jsx.ts'
import { Fehlerliste, Titel } from '#web/parts/index.ts'
import type { HandlerOf } from '#web/router.tsx'
import { formlosOf, readErstantrag } from './erstantrag.ts'
import { canWithdraw, isUnter18, withdrawErstantrag } from './zuruecknehmen.ts'

type A = Anfrage<'/:id', 'konto'>

interface Props extends Pick<RuecknahmeformularProps, 'csrf' | 'minderjaehrig' | 'fehler'> {
  id: string
  titel: string
  tag: Tag
  /** It lies on a file by now. */
  zugeordnet: boolean
}

/** Asks once more: the day does not come again by itself. */
function RuecknahmeView({ csrf, id, titel, tag, zugeordnet, minderjaehrig, fehler }: Props): Html {
  return (
    <>
      <Titel vorzeile={titel}>Antrag zurücknehmen?</Titel>
      <Fehlerliste fehler={fehler} />
      <p>
        Ihr Jobcenter prüft den Antrag dann nicht weiter{zugeordnet ? '' : ' und ordnet ihn niemandem mehr zu'}. Der{' '}
        {formatTag(tag)} zählt dann nicht mehr. Stellen Sie später einen neuen Antrag, gilt der Tag, an dem er eingeht.
        Geld gibt es dann frühestens vom 1. jenes Monats an.
      </p>
      <p>Ihre Belege und Ihr Entwurf bleiben in Ihrem Konto.</p>
      <Ruecknahmeformular
        {...{ csrf, minderjaehrig, fehler }}
        knopf="Antrag zurücknehmen"
        abbrechen={routes.erstantrag.href({ id })}
      />
    </>
  )
}

/** @throws 404 for one of another account as for none */
async function show(a: A, fehler: Props['fehler']): Promise<Response> {
  const one = await readErstantrag(a.env, { id: a.params.id, kontoId: a.besuch.kontoId })
  if (!one) throw notFound()
  const { id, titel } = one
  const hier = routes.erstantrag.href({ id })
  if (!canWithdraw(one)) return a.weiter(hier)
  const { tag } = computeWirkung(formlosOf(one), one.zeit)
  const props = {
    id,
    titel,
    tag,
    zugeordnet: one.zustand === 'zugeordnet',
    minderjaehrig: isUnter18(a.env, one),
    fehler,
  }
  const krumen = [{ text: titel, href: hier }, { text: 'Antrag zurücknehmen' }]
  const failed = fehler.zustimmung !== undefined
  const kopf = { titel: 'Antrag zurücknehmen', krumen, fehler: failed }
  return a.seite(kopf, <RuecknahmeView csrf={a.csrf()} {...props} />, failed ? 422 : 200)
}

const schema = felder({ zustimmung: haken() })

export const erstantragRuecknahme: HandlerOf<typeof routes.erstantragRuecknahme> = {
  get: (a) => show(a, {}),
  post: async (a) => {
    const { zustimmung } = a.lies(schema)
    const { kontoId } = a.besuch
    const done = await withdrawErstantrag(a.env, { id: a.params.id, kontoId, zustimmung })
    if (!done) throw notFound()
    if (done === 'zustimmung') return show(a, { zustimmung: ZUSTIMMUNG })
    const meldung = done === 'ok' ? 'zurueckgenommen' : 'veraltet'
    return a.weiter(`${routes.erstantrag.href(a.params)}?meldung=${meldung}`)
  },
}
