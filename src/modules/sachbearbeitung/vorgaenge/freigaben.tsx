import { formulardienste } from '#modules/formulare'
import { type Freigabe, grantFreigabe, listFreigaben, revokeFreigabe } from '#modules/vorgaenge'
import { isId, newId } from '#platform/datenbank/id.ts'
import { formatTag, tagInBerlin } from '#platform/text/datum.ts'
import { readInhalt } from '#platform/text/inhalte.ts'
import { routes } from '#routes'
import type { Anfrage } from '#web/anfrage.ts'
import { badRequest, notFound } from '#web/fehler.ts'
import { type Feldfehler, felder, hasErrors, text, wahl } from '#web/felder.ts'
import type { Html } from '#web/jsx.ts'
import { Auswahl, Datumsfeld, Formular, Knopf, Knopfzeile, Textbereich } from '#web/parts/index.ts'
import type { HandlerOf } from '#web/router.tsx'
import { openAkte } from '../akte/akte.ts'
import { Beendenform, BefristetSeite, checkBis, partsOf } from '../akte/befristet.tsx'

type A = Anfrage<'/:id', 'sachbearbeitung:vorgaenge'>

const schema = felder({
  ...{ aktion: wahl(['freischalten', 'beenden']), freigabe: text(36), dienst: text(60), zweck: text() },
  ...{ 'bis-tag': text(10), 'bis-monat': text(10), 'bis-jahr': text(10) },
})

type Fehler = Feldfehler<'dienst' | 'zweck' | 'bis'>
type Eingabe = Record<'dienst' | 'zweck' | 'tag' | 'monat' | 'jahr', string>

const TITEL = 'Freigeschaltete eServices'
const ZWECK_LAENGE = 500

interface Props {
  csrf: string
  kunde: { id: string; name: string }
  freigaben: readonly Freigabe[]
  dienste: readonly { wert: string; text: string }[]
  id: string
  eingabe: Eingabe
  fehler: Fehler
  meldung: string | undefined
}

function FreigabenView({ csrf, kunde, freigaben, dienste, id, eingabe, fehler, meldung }: Props): Html {
  const nameOf = (slug: string) => dienste.find(({ wert }) => wert === slug)?.text ?? slug
  return (
    <BefristetSeite
      {...{ kundeId: kunde.id, vorzeile: kunde.name, titel: TITEL, fehler, meldung }}
      leer={freigaben.length === 0 ? 'Es ist keine Förderleistung freigeschaltet.' : undefined}
      liste={
        <ul class="eintraege">
          {freigaben.map((one) => (
            <li>
              <div>
                <span class="eintraege__name">{nameOf(one.dienst)}</span>
                <div class="kern-hint">
                  bis {formatTag(one.bis)}, von {one.von}: {one.zweck}
                </div>
              </div>
              <Beendenform {...{ csrf, id: one.id }} feld="freigabe" wort="Freischaltung" name={nameOf(one.dienst)} />
            </li>
          ))}
        </ul>
      }
    >
      <h2>Freischalten</h2>
      <Formular csrf={csrf} vorlesen="Freischalten" nichtAufheben>
        <input type="hidden" name="freigabe" value={id} />
        <Auswahl
          name="dienst"
          label="eService"
          pflicht
          leer="Bitte wählen"
          optionen={dienste}
          wert={eingabe.dienst}
          fehler={fehler.dienst}
        />
        <Textbereich
          name="zweck"
          label="Wofür, und bis zu welchem Betrag?"
          hinweis="Die Person kann es lesen."
          pflicht
          wert={eingabe.zweck}
          fehler={fehler.zweck}
          zeilen={2}
        />
        <Datumsfeld name="bis" label="Freigeschaltet bis" pflicht wert={eingabe} fehler={fehler.bis} />
        <Knopfzeile>
          <Knopf name="aktion" wert="freischalten">
            Freischalten
          </Knopf>
        </Knopfzeile>
      </Formular>
    </BefristetSeite>
  )
}

const listDienste = ({ env }: Pick<A, 'env'>) =>
  formulardienste
    .filter(({ freischaltung }) => freischaltung)
    .map(({ slug }) => ({ wert: slug, text: readInhalt(env, `eservices/${slug}`)?.titel ?? slug }))

const meldungen: Record<string, string> = {
  frei: 'Der eService ist freigeschaltet.',
  beendet: 'Die Freischaltung ist beendet.',
}

async function show(a: A, teil: Pick<Props, 'id' | 'eingabe' | 'fehler'>): Promise<Response> {
  const { id, vorname, nachname } = await openAkte(a.env, a.besuch, a.params.id)
  const failed = hasErrors(teil.fehler)
  const meldung = failed ? undefined : meldungen[a.frage('meldung') ?? '']
  const freigaben = await listFreigaben(a.env, id)
  const kunde = { id, name: `${vorname} ${nachname}` }
  const krumen = [{ text: kunde.name, href: routes.dienstKunde.href({ id }) }, { text: TITEL }]
  const view = <FreigabenView csrf={a.csrf()} dienste={listDienste(a)} {...{ kunde, freigaben, meldung }} {...teil} />
  return a.seite({ titel: TITEL, krumen, fehler: failed }, view, failed ? 422 : 200)
}

const leer: Eingabe = { dienst: '', zweck: '', tag: '', monat: '', jahr: '' }

const dienstFreigaben: HandlerOf<typeof routes.dienstFreigaben> = {
  get: (a) => show(a, { id: newId(), eingabe: leer, fehler: {} }),
  post: async (a) => {
    const { aktion, freigabe, dienst, zweck, ...rest } = a.lies(schema)
    const { id: kundeId } = await openAkte(a.env, a.besuch, a.params.id)
    if (!aktion || !isId(freigabe)) throw badRequest()
    const pfad = routes.dienstFreigaben.href(a.params)
    if (aktion === 'beenden') {
      await revokeFreigabe(a.env, a.besuch, { id: freigabe, kundeId })
      return a.weiter(`${pfad}?meldung=beendet`)
    }
    const eingabe = { dienst, zweck, ...partsOf(rest) }
    const bis = checkBis(eingabe, { heute: tagInBerlin(a.env.clock.now()), ab: 'heute' })
    const fehler: Fehler = {}
    if (!listDienste(a).some(({ wert }) => wert === dienst)) fehler.dienst = 'Wählen Sie einen eService.'
    if (zweck.trim() === '' || zweck.length > ZWECK_LAENGE) {
      fehler.zweck = `Schreiben Sie mit höchstens ${ZWECK_LAENGE} Zeichen, wofür es ist.`
    }
    if ('fehler' in bis) fehler.bis = bis.fehler
    if ('fehler' in bis || hasErrors(fehler)) return show(a, { id: freigabe, eingabe, fehler })
    const neu = { id: freigabe, kundeId, dienst, zweck: zweck.trim(), bis: bis.tag }
    if (!(await grantFreigabe(a.env, a.besuch, neu))) throw notFound()
    return a.weiter(`${pfad}?meldung=frei`)
  },
}

export const freigabenHandlers = { dienstFreigaben }
