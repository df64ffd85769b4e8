import type { Kunde } from '#modules/jobcenter'
import { type Auftragslage, endAuftrag, fragestellungen, giveAuftrag, readAuftragslage } from '#modules/vorgaenge'
import { isId, newId } from '#platform/datenbank/id.ts'
import { addTage, tagInBerlin } from '#platform/text/datum.ts'
import { routes } from '#routes'
import type { Anfrage } from '#web/anfrage.ts'
import { badRequest, notFound } from '#web/fehler.ts'
import { type Feldfehler, felder, hasErrors, text, wahl } from '#web/felder.ts'
import type { Html } from '#web/jsx.ts'
import { Auswahl, Datumsfeld, Formular, Knopf, Knopfzeile, Textfeld } from '#web/parts/index.ts'
import type { HandlerOf } from '#web/router.tsx'
import { openAkte } from '../akte/akte.ts'
import { Beendenform, BefristetSeite, checkBis, partsOf } from '../akte/befristet.tsx'
import { kundenzeile } from '../akte/views.tsx'
import { Auftragsliste } from './akte-teil.tsx'

type A = Anfrage<'/:id', 'sachbearbeitung:vorgaenge'>

const schema = felder({
  ...{ aktion: wahl(['erteilen', 'beenden']), auftrag: text(36), frage: text(40), eigene: text() },
  ...{ 'bis-tag': text(10), 'bis-monat': text(10), 'bis-jahr': text(10) },
})

/** The value of a question in own words. */
const EIGENE = 'eigene'
const FRAGE_LAENGE = 200
const TITEL = 'Auftrag an den Ärztlichen Dienst'
/** Papers are usually asked for within this time. */
const UEBLICH_TAGE = 14

type Fehler = Feldfehler<'frage' | 'eigene' | 'bis'>
type Eingabe = Record<'frage' | 'eigene' | 'tag' | 'monat' | 'jahr', string>

interface Props {
  csrf: string
  kunde: Kunde
  lage: Auftragslage
  /** Made with the form: a double click is one order. */
  id: string
  eingabe: Eingabe
  fehler: Fehler
  meldung: string | undefined
}

const optionen = [
  ...Object.entries(fragestellungen).map(([wert, frage]) => ({ wert, text: frage })),
  { wert: EIGENE, text: 'Etwas anderes' },
]

function AuftragView({ csrf, kunde, lage, id, eingabe, fehler, meldung }: Props): Html {
  const leer = lage.auftraege.length + lage.ohneAuftrag.length === 0
  return (
    <BefristetSeite
      {...{ kundeId: kunde.id, vorzeile: kundenzeile(kunde), titel: TITEL, fehler, meldung }}
      leer={leer ? 'Es gibt noch keinen Auftrag.' : undefined}
      liste={
        <Auftragsliste
          lage={lage}
          aktion={({ id: auftragId, frage, erledigt }) =>
            erledigt ? null : <Beendenform {...{ csrf, id: auftragId }} feld="auftrag" wort="Auftrag" name={frage} />
          }
        />
      }
    >
      <h2>Auftrag erteilen</h2>
      <p>
        Die Person bekommt eine Nachricht ohne Inhalt und kann ihre Unterlagen dem Ärztlichen Dienst senden. Sie sehen,
        dass etwas eingegangen ist, aber nicht was.
      </p>
      <Formular csrf={csrf} vorlesen="Auftrag erteilen" nichtAufheben>
        <input type="hidden" name="auftrag" value={id} />
        <Auswahl
          name="frage"
          label="Was soll geklärt werden?"
          pflicht
          leer="Bitte wählen"
          optionen={optionen}
          wert={eingabe.frage}
          fehler={fehler.frage}
        />
        <Textfeld
          name="eigene"
          label="In eigenen Worten"
          hinweis="Nur bei „Etwas anderes“. Nennen Sie keine Krankheit und keine Beschwerden. Die Person liest es."
          wert={eingabe.eigene}
          fehler={fehler.eigene}
        />
        <Datumsfeld name="bis" label="Unterlagen bis" pflicht wert={eingabe} fehler={fehler.bis} />
        <Knopfzeile>
          <Knopf name="aktion" wert="erteilen">
            Auftrag erteilen
          </Knopf>
        </Knopfzeile>
      </Formular>
    </BefristetSeite>
  )
}

const meldungen: Record<string, string> = {
  erteilt: 'Der Auftrag ist erteilt. Die Person hört davon.',
  beendet: 'Der Auftrag ist beendet.',
}

/** Puts on record who looked. @throws 404 for a customer of another Jobcenter as for none (AZ-02) */
const ownKunde = (a: A): Promise<Kunde> => openAkte(a.env, a.besuch, a.params.id)

async function show(a: A, teil: Pick<Props, 'id' | 'eingabe' | 'fehler'>): Promise<Response> {
  const kunde = await ownKunde(a)
  const failed = hasErrors(teil.fehler)
  const meldung = failed ? undefined : meldungen[a.frage('meldung') ?? '']
  const lage = await readAuftragslage(a.env, kunde.id)
  const name = `${kunde.vorname} ${kunde.nachname}`
  const krumen = [{ text: name, href: routes.dienstKunde.href({ id: kunde.id }) }, { text: TITEL }]
  const view = <AuftragView csrf={a.csrf()} {...{ kunde, lage, meldung }} {...teil} />
  return a.seite({ titel: TITEL, krumen, fehler: failed }, view, failed ? 422 : 200)
}

const heuteOf = ({ env }: Pick<A, 'env'>) => tagInBerlin(env.clock.now())

function anfang(a: A): Eingabe {
  const [jahr = '', monat = '', tag = ''] = addTage(heuteOf(a), UEBLICH_TAGE).split('-')
  return { frage: '', eigene: '', tag, monat, jahr }
}

/** The question as the person reads it. */
function readFrage({ frage, eigene }: Eingabe): { frage: string } | { fehler: Fehler } {
  if (Object.hasOwn(fragestellungen, frage)) return { frage: fragestellungen[frage]! }
  if (frage !== EIGENE) return { fehler: { frage: 'Wählen Sie, was geklärt werden soll.' } }
  const own = eigene.trim()
  const fits = own !== '' && own.length <= FRAGE_LAENGE
  return fits
    ? { frage: own }
    : { fehler: { eigene: `Schreiben Sie mit höchstens ${FRAGE_LAENGE} Zeichen, was geklärt werden soll.` } }
}

const dienstAerztlicherAuftrag: HandlerOf<typeof routes.dienstAerztlicherAuftrag> = {
  get: (a) => show(a, { id: newId(), eingabe: anfang(a), fehler: {} }),
  post: async (a) => {
    const { aktion, auftrag, frage, eigene, ...rest } = a.lies(schema)
    const { id: kundeId } = await ownKunde(a)
    if (!aktion || !isId(auftrag)) throw badRequest()
    const pfad = routes.dienstAerztlicherAuftrag.href(a.params)
    if (aktion === 'beenden') {
      await endAuftrag(a.env, a.besuch, { id: auftrag, kundeId })
      return a.weiter(`${pfad}?meldung=beendet`)
    }
    const eingabe = { frage, eigene, ...partsOf(rest) }
    const gefragt = readFrage(eingabe)
    const bis = checkBis(eingabe, { heute: heuteOf(a), ab: 'morgen' })
    const fehler: Fehler = {
      ...('fehler' in gefragt ? gefragt.fehler : {}),
      ...('fehler' in bis ? { bis: bis.fehler } : {}),
    }
    if ('fehler' in bis || 'fehler' in gefragt) return show(a, { id: auftrag, eingabe, fehler })
    const neu = { id: auftrag, kundeId, frage: gefragt.frage, bis: bis.tag }
    if (!(await giveAuftrag(a.env, a.besuch, neu))) throw notFound()
    return a.weiter(`${pfad}?meldung=erteilt`)
  },
}

export const auftragHandlers = { dienstAerztlicherAuftrag }
