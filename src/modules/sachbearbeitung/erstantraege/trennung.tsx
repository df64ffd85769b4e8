import { readErstantragForDienst, recordReading, separateErstantrag, type Trennung } from '#modules/formulare'
import { checkText, clean } from '#modules/vorgaenge'
import { routes } from '#routes'
import type { Anfrage } from '#web/anfrage.ts'
import { HttpError, notFound } from '#web/fehler.ts'
import { felder, text } from '#web/felder.ts'
import type { Html } from '#web/jsx.ts'
import { Fehlerliste, Formular, Knopf, Knopfzeile, Textbereich, Titel } from '#web/parts/index.ts'
import type { HandlerOf } from '#web/router.tsx'
import { dienstOf } from '../akte/web.tsx'

type A = Anfrage<'/:id', 'sachbearbeitung:code-ausstellen'>

interface Props {
  csrf: string
  id: string
  nummer: string
  grund: string
  fehler: { grund?: string }
}

/** Undoes a match that was wrong, while nothing came of it. */
function TrennungView({ csrf, id, nummer, grund, fehler }: Props): Html {
  return (
    <>
      <p class="zurueck">
        <a href={routes.dienstErstantrag.href({ id })}>Zurück</a>
      </p>
      <Titel vorzeile={`Vorgangsnummer ${nummer}`}>Zuordnung zurücknehmen</Titel>
      <Fehlerliste fehler={fehler} />
      <ul>
        <li>Der Vorgang wird aus der Akte genommen, mit den Dateien und mit Ihren Vermerken dazu.</li>
        <li>Der Freischaltcode aus dem Brief gilt nicht mehr. Ist der Brief noch im Haus, vernichten Sie ihn.</li>
        <li>Der Antrag steht wieder im Eingang, mit seinem Tag und seiner Nummer.</li>
        <li>Die Person, die ihn gestellt hat, sieht, dass er wieder zugeordnet werden muss.</li>
      </ul>
      <p>
        Hat die falsche Person den Brief oder den Vorgang schon gesehen, melden Sie das der oder dem
        Datenschutzbeauftragten.
      </p>
      <Formular csrf={csrf} nichtAufheben>
        <Textbereich
          name="grund"
          label="Grund"
          hinweis="Nur intern. Nennen Sie keine Namen und Nummern anderer Personen."
          pflicht
          wert={grund}
          fehler={fehler.grund}
          zeilen={3}
        />
        <Knopfzeile>
          <Knopf art="text" href={routes.dienstErstantrag.href({ id })}>
            Abbrechen
          </Knopf>
          <Knopf>Zuordnung zurücknehmen</Knopf>
        </Knopfzeile>
      </Formular>
    </>
  )
}

const hindernisse: Record<Exclude<Trennung, 'ok'>, string> = {
  eingeloest:
    'Der Freischaltcode ist schon eingelöst, oder das Profil war schon verknüpft. Wenden Sie sich an die Teamleitung.',
  begonnen:
    'An dem Vorgang ist schon gearbeitet: Es gibt einen Bescheid, er ist entschieden, oder die Person hat etwas dazu gesendet. Wenden Sie sich an die Teamleitung.',
  entschieden: 'Der Antrag ist nicht mehr zugeordnet. Laden Sie ihn neu.',
}

/** @throws 404 for one of another Jobcenter as for none (AZ-02) */
async function show(a: A, teil: Pick<Props, 'grund' | 'fehler'>): Promise<Response> {
  const wo = { id: a.params.id, jobcenterId: a.besuch.jobcenterId }
  const one = await readErstantragForDienst(a.env, wo)
  if (!one) throw notFound()
  await recordReading(a.env, dienstOf(a.besuch), one)
  const { id, nummer } = one
  const hier = routes.dienstErstantrag.href({ id })
  if (one.zustand !== 'zugeordnet' || one.uebernommen) return a.weiter(hier)
  const titel = 'Zuordnung zurücknehmen'
  const krumen = [
    { text: 'Eingang', href: routes.dienstEingang.href() },
    { text: 'Erstantrag', href: hier },
    { text: titel },
  ]
  const failed = teil.fehler.grund !== undefined
  const view = <TrennungView csrf={a.csrf()} {...{ id, nummer }} {...teil} />
  return a.seite({ titel, krumen, fehler: failed }, view, failed ? 422 : 200)
}

const schema = felder({ grund: text() })

export const dienstErstantragTrennung: HandlerOf<typeof routes.dienstErstantragTrennung> = {
  get: (a) => show(a, { grund: '', fehler: {} }),
  post: async (a) => {
    const eingabe = a.lies(schema)
    const wo = { id: a.params.id, jobcenterId: a.besuch.jobcenterId }
    if (!(await readErstantragForDienst(a.env, wo))) throw notFound()
    const grund = clean(eingabe.grund)
    const fehler = checkText(grund, 'Schreiben Sie, warum die Zuordnung falsch war.')
    if (fehler) return show(a, { grund: eingabe.grund, fehler: { grund: fehler } })
    const done = await separateErstantrag(a.env, { ...wo, von: dienstOf(a.besuch) }, grund)
    if (done === 'ok') return a.weiter(routes.dienstErstantrag.href(a.params))
    throw new HttpError(409, 'Das geht nicht mehr', `${hindernisse[done]} Es wurde nichts geändert.`)
  },
}
