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
import { Beschreibungsliste, Etikett, Linkliste, Tabelle } from '#web/parts/index.ts'
import { Pruefen } from './pruefen.tsx'
import { Rueckkehrstand, rueckkehrtexte } from './rueckkehrstand.tsx'

interface Props {
  csrf: string
  vorgang: GanzerVorgang
  abwesenheit: Abwesenheit | undefined
  mitreisen: readonly Mitreise[]
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
        spalten={[{ text: 'Person' }, { text: 'Stand' }, { text: 'Rückkehr' }, { text: 'Anfrage' }]}
        zeilen={mitreisen.map((one) => [
          `${one.nachname}, ${one.vorname}`,
          <Etikett art={mitreisezustaende[one.zustand].art}>{mitreisezustaende[one.zustand].text}</Etikett>,
          <Rueckkehrstand mitreise={one} />,
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
      {abwesenheit?.meldung && (
        <Pruefen
          {...{ csrf: props.csrf, stand: vorgang.stand, meldung: abwesenheit.meldung, ebene: 3 }}
          aktion={routes.dienstRueckkehr.href({ id: vorgang.id })}
        />
      )}
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
