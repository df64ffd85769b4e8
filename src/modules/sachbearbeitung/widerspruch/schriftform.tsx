import {
  type Form,
  formen,
  formtexte,
  type GanzerVorgang,
  nameRest,
  noteSchriftform,
  readWiderspruch,
  type Widerspruch,
} from '#modules/vorgaenge'
import { formatTag, parseTag, type Tag, tagInBerlin } from '#platform/text/datum.ts'
import { routes } from '#routes'
import type { Anfrage } from '#web/anfrage.ts'
import { notFound } from '#web/fehler.ts'
import { type Feldfehler, felder, hasErrors, text } from '#web/felder.ts'
import type { Html } from '#web/jsx.ts'
import {
  Beschreibungsliste,
  Datumsfeld,
  Fehlerliste,
  Formular,
  Knopf,
  Knopfzeile,
  Radiogruppe,
  Titel,
} from '#web/parts/index.ts'
import type { HandlerOf } from '#web/router.tsx'
import { own } from '../vorgaenge/eigener.ts'

type A = Anfrage<'/:id', 'sachbearbeitung:vorgaenge'>

const schema = felder({
  ...{ stand: text(10), form: text(20) },
  ...{ 'tag-tag': text(10), 'tag-monat': text(10), 'tag-jahr': text(10) },
})

/** What staff itself can establish; proof of identity is noted by the portal. */
const vermerkbar = formen.filter((form) => form !== 'ausweis')

type Fehler = Feldfehler<'form' | 'tag'>
type Eingabe = Record<'form' | 'tag' | 'monat' | 'jahr', string>

interface Props {
  csrf: string
  vorgang: GanzerVorgang
  widerspruch: Widerspruch
  heute: Tag
  eingabe: Eingabe
  fehler: Fehler
}

function SchriftformView({ csrf, vorgang, widerspruch, heute, eingabe, fehler }: Props): Html {
  const { letzterTag, form, bescheid } = widerspruch
  const rest = nameRest(letzterTag, heute)
  return (
    <>
      <p class="zurueck">
        <a href={routes.dienstVorgang.href({ id: vorgang.id })}>Zurück zum Vorgang</a>
      </p>
      <Titel vorzeile={vorgang.titel}>Schriftform vermerken</Titel>
      <Fehlerliste fehler={fehler} />
      <Beschreibungsliste
        eintraege={[
          { begriff: 'Bescheid', wert: bescheid },
          { begriff: 'Letzter Tag', wert: letzterTag ? `${formatTag(letzterTag)} (${rest})` : 'nicht berechnet' },
          ...(form ? [{ begriff: 'Bisher vermerkt', wert: `${formtexte[form.art]}, ${formatTag(form.tag)}` }] : []),
        ]}
      />
      <Formular csrf={csrf} nichtAufheben>
        <input type="hidden" name="stand" value={String(vorgang.stand)} />
        <Radiogruppe
          name="form"
          label="Wie liegt der Widerspruch vor?"
          pflicht
          optionen={vermerkbar.map((wert) => ({ wert, text: formtexte[wert] }))}
          wert={eingabe.form}
          fehler={fehler.form}
        />
        <Datumsfeld
          name="tag"
          label="Angekommen am"
          hinweis="Der Tag des Eingangsstempels, nicht der von heute."
          pflicht
          wert={eingabe}
          fehler={fehler.tag}
        />
        <p>Die Person liest im Vorgang, dass die Schriftform vorliegt, und seit wann.</p>
        <Knopfzeile>
          <Knopf>Schriftform liegt vor</Knopf>
        </Knopfzeile>
      </Formular>
    </>
  )
}

/** @throws 404 for what is no Widerspruch of the own Jobcenter */
async function ownWiderspruch(a: A): Promise<Pick<Props, 'vorgang' | 'widerspruch'>> {
  const { vorgang } = await own(a)
  const widerspruch = await readWiderspruch(a.env, a.env.db, vorgang)
  if (!widerspruch) throw notFound()
  return { vorgang, widerspruch }
}

const heuteOf = ({ env }: Pick<A, 'env'>) => tagInBerlin(env.clock.now())

async function show(a: A, teil: Pick<Props, 'eingabe' | 'fehler'>): Promise<Response> {
  const one = await ownWiderspruch(a)
  const failed = hasErrors(teil.fehler)
  const titel = 'Schriftform vermerken'
  const krumen = [
    { text: 'Vorgänge', href: routes.dienstVorgaenge.href() },
    { text: one.vorgang.titel, href: routes.dienstVorgang.href(a.params) },
    { text: titel },
  ]
  const view = <SchriftformView csrf={a.csrf()} heute={heuteOf(a)} {...one} {...teil} />
  return a.seite({ titel, krumen, fehler: failed }, view, failed ? 422 : 200)
}

const leer: Eingabe = { form: '', tag: '', monat: '', jahr: '' }

const readForm = (eingabe: string): Form | undefined => vermerkbar.find((form) => form === eingabe)

/** No Bescheid under SGB II, and so no Widerspruch, is older. */
const FRUEHESTENS: Tag = '2005-01-01'

const dienstSchriftform: HandlerOf<typeof routes.dienstSchriftform> = {
  get: (a) => show(a, { eingabe: leer, fehler: {} }),
  post: async (a) => {
    const { stand, form: gewaehlt, ...rest } = a.lies(schema)
    const eingabe = { form: gewaehlt, tag: rest['tag-tag'], monat: rest['tag-monat'], jahr: rest['tag-jahr'] }
    const form = readForm(gewaehlt)
    const tag = parseTag(eingabe)
    const fehler: Fehler = {}
    if (!form) fehler.form = 'Wählen Sie, wie er vorliegt.'
    if (!tag.ok) fehler.tag = tag.fehler
    else if (tag.tag > heuteOf(a) || tag.tag < FRUEHESTENS) {
      fehler.tag = 'Geben Sie einen Tag an, der nicht in der Zukunft liegt.'
    }
    if (!form || !tag.ok || hasErrors(fehler)) return show(a, { eingabe, fehler })
    await ownWiderspruch(a)
    const done = await noteSchriftform(a.env, a.besuch, { id: a.params.id, stand: Number(stand), form, tag: tag.tag })
    if (!done.ok && done.grund === 'weg') throw notFound()
    return a.weiter(`${routes.dienstVorgang.href(a.params)}?meldung=${done.ok ? 'schriftform' : 'stand'}`)
  },
}

export const schriftformHandlers = { dienstSchriftform }
