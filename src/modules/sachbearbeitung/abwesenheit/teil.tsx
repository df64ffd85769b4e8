import {
  type Abwesenheit,
  compareRueckkehr,
  countAbwesend,
  type GanzerVorgang,
  isEnde,
  listMitreisen,
  type Mitreise,
  mitreisezustaende,
  readAbwesenheit,
  showTage,
  showZeitraum,
} from '#modules/vorgaenge'
import type { Env } from '#platform/env.ts'
import { formatTag, formatZeit } from '#platform/text/datum.ts'
import { routes } from '#routes'
import type { Html } from '#web/jsx.ts'
import {
  Beschreibungsliste,
  Etikett,
  Formular,
  Hinweis,
  Knopf,
  Knopfzeile,
  Linkliste,
  Tabelle,
} from '#web/parts/index.ts'

const rueckkehrtexte = {
  frueher: 'früher als vereinbart',
  'wie-vereinbart': 'wie vereinbart',
  spaeter: 'später als vereinbart',
}

const warum = {
  fehlt: 'Die Rückmeldung fehlt',
  spaeter: 'Zurück, später als vereinbart',
  nachgemeldet: 'Zurück wie vereinbart, aber spät gemeldet',
} as const

const wasTun = {
  fehlt:
    'Bitte fragen Sie nach. Ohne Zustimmung besteht für die Zeit meist kein Anspruch (§ 7b SGB II). Das Portal hat die Person schon erinnert.',
  spaeter: 'Für die Tage nach dem vereinbarten Ende gibt es keine Zustimmung. Bitte prüfen Sie, was daraus folgt.',
  nachgemeldet: 'Bitte prüfen Sie, ob wegen der fehlenden Rückmeldung schon etwas veranlasst ist.',
} as const

interface Props {
  csrf: string
  vorgang: GanzerVorgang
  abwesenheit: Abwesenheit | undefined
  mitreisen: readonly Mitreise[]
}

/** What both sides of the house have to look at, each for itself. */
function Pruefen({ csrf, vorgang, abwesenheit }: Props): Html | null {
  const meldung = abwesenheit?.meldung
  if (!meldung) return null
  const offen = [
    ...(meldung.vermittlung ? [] : [{ wert: 'vermittlung', text: 'Für die Vermittlung geprüft' }]),
    ...(meldung.leistung ? [] : [{ wert: 'leistung', text: 'Für die Leistung geprüft' }]),
  ]
  const geprueft = (zeit: Date | undefined) => (zeit ? `geprüft am ${formatZeit(zeit)}` : 'noch nicht geprüft')
  return (
    <Hinweis art={offen.length > 0 ? 'warnung' : 'info'} titel={warum[meldung.art]} ebene={3}>
      <p>{wasTun[meldung.art]}</p>
      <p>
        Vermittlung: {geprueft(meldung.vermittlung)}. Leistung: {geprueft(meldung.leistung)}.
      </p>
      {offen.length > 0 && (
        <Formular csrf={csrf} aktion={routes.dienstRueckkehr.href({ id: vorgang.id })} nichtAufheben>
          <input type="hidden" name="stand" value={String(vorgang.stand)} />
          <Knopfzeile>
            {offen.map(({ wert, text }) => (
              <Knopf art="sekundaer" name="bereich" wert={wert}>
                {text}
              </Knopf>
            ))}
          </Knopfzeile>
        </Formular>
      )}
    </Hinweis>
  )
}

function Mitreisende({ mitreisen }: Props): Html | null {
  if (mitreisen.length === 0) return null
  return (
    <>
      <h3>Wer mitreist</h3>
      <Tabelle
        titel="Mitreisende, jede mit eigener Anfrage"
        titelVerborgen
        dicht
        spalten={[{ text: 'Person' }, { text: 'Stand' }, { text: 'Anfrage' }]}
        zeilen={mitreisen.map((one) => [
          `${one.nachname}, ${one.vorname}`,
          <Etikett art={mitreisezustaende[one.zustand].art}>{mitreisezustaende[one.zustand].text}</Etikett>,
          <a href={routes.dienstMitreise.href({ id: one.id })}>
            Anfrage zu {one.vorname} {one.nachname}
          </a>,
        ])}
      />
    </>
  )
}

const mitZahl = (zeit: { von: string; bis: string }) => `${showZeitraum(zeit)} (${showTage(countAbwesend(zeit))})`

function AbwesenheitDienst(props: Props): Html {
  const { vorgang, abwesenheit } = props
  const { gefragt, vereinbart, meldenBis, zurueck } = abwesenheit ?? {}
  const wie = zurueck && abwesenheit && compareRueckkehr(abwesenheit, zurueck.tag)
  return (
    <section aria-labelledby="abwesenheit">
      <h2 id="abwesenheit">Abwesenheit</h2>
      <Beschreibungsliste
        eintraege={[
          { begriff: 'Gefragt', wert: gefragt ? mitZahl(gefragt) : 'formlos, die Tage stehen im Text' },
          ...(vereinbart ? [{ begriff: 'Zugestimmt', wert: mitZahl(vereinbart) }] : []),
          ...(meldenBis ? [{ begriff: 'Rückmeldung bis', wert: formatTag(meldenBis) }] : []),
          ...(zurueck
            ? [
                {
                  begriff: 'Zurück seit',
                  wert: `${formatTag(zurueck.tag)}${wie ? `, ${rueckkehrtexte[wie]}` : ''} (gemeldet am ${formatZeit(zurueck.gemeldet)})`,
                },
              ]
            : []),
        ]}
      />
      <Pruefen {...props} />
      <Mitreisende {...props} />
      {!isEnde(vorgang.zustand) && (
        <Linkliste
          links={[
            { text: 'Über die Abwesenheit entscheiden', href: routes.dienstOrtsabwesenheit.href({ id: vorgang.id }) },
          ]}
        />
      )}
    </section>
  )
}

/** What the page of a case says of an absence. */
export async function readAbwesenheitDienst(env: Env, vorgang: GanzerVorgang, csrf: string): Promise<Html> {
  const [abwesenheit, mitreisen] = await Promise.all([
    readAbwesenheit(env, env.db, vorgang),
    listMitreisen(env, env.db, vorgang),
  ])
  return <AbwesenheitDienst {...{ csrf, vorgang, abwesenheit, mitreisen }} />
}
