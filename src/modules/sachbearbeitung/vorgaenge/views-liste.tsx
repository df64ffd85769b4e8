import { type Arbeitszeile, type Dienstslug, Stand } from '#modules/vorgaenge'
import { routes } from '#routes'
import type { Child, Html } from '#web/jsx.ts'
import {
  Auswahl,
  Etikett,
  Formular,
  Hinweis,
  Knopf,
  Knopfzeile,
  LeererZustand,
  Linkliste,
  Tabelle,
  Titel,
} from '#web/parts/index.ts'
import { kurzesDatum } from '../texte.ts'
import { bereiche, fristtexte, isUeberfaellig, type Liste, listeHref, listentexte, type Wahl } from './liste.ts'

const einleitungen: Record<Liste, string> = {
  alle: 'Anträge und Mitteilungen, mit denen noch etwas zu tun ist. Was zuerst fällig ist, steht oben.',
  meine: 'Was Sie übernommen haben. Was zuerst fällig ist, steht oben.',
  niemand: 'Was noch niemand übernommen hat. Was zuerst fällig ist, steht oben.',
  unvollstaendig:
    'Das Datum des Antrags ist gesichert, Angaben fehlen noch. Fragen Sie nach, damit niemand leer ausgeht.',
}

export interface VorgaengeProps {
  csrf: string
  wahl: Wahl
  dienste: readonly { wert: Dienstslug; text: string }[]
  zeilen: Arbeitszeile[]
  weiter: string | undefined
  meldung: { art: 'erfolg' | 'warnung'; text: string } | undefined
  jetzt: Date
}

function Filter({ wahl, dienste }: Pick<VorgaengeProps, 'wahl' | 'dienste'>): Html {
  return (
    <Formular methode="get" aktion={routes.dienstVorgaenge.href()} form="zeile" vorlesen="Vorgänge filtern">
      <input type="hidden" name="liste" value={wahl.liste} />
      <Auswahl name="dienst" label="Service" leer="alle" wert={wahl.dienst ?? ''} optionen={dienste} />
      {wahl.liste !== 'unvollstaendig' && (
        <Auswahl
          name="frist"
          label="Fällig"
          leer="alle"
          wert={wahl.frist ?? ''}
          optionen={Object.entries(fristtexte).map(([wert, text]) => ({ wert, text }))}
        />
      )}
      <Knopf art="sekundaer">Filtern</Knopf>
    </Formular>
  )
}

function Faellig({ zeile, jetzt }: { zeile: Arbeitszeile; jetzt: Date }): Html {
  if (!zeile.faellig) return <span>–</span>
  const tag = kurzesDatum(zeile.faellig)
  return isUeberfaellig(zeile, jetzt) ? <Etikett art="fehler">{`überfällig seit ${tag}`}</Etikett> : <span>{tag}</span>
}

const AUSWAHL = 'auswahl'

/** The boxes belong to the form below by its name, so that the table has the whole width. */
function Arbeit({ csrf, wahl, zeilen, jetzt }: VorgaengeProps): Html {
  const unvollstaendig = wahl.liste === 'unvollstaendig'
  return (
    <>
      <Tabelle
        titel={listentexte[wahl.liste]}
        titelVerborgen
        dicht
        spalten={[
          { text: 'Vorgang' },
          { text: 'Von' },
          { text: 'Bereich' },
          { text: 'Stand' },
          { text: unvollstaendig ? 'Gesichert am' : 'Fällig' },
          ...(unvollstaendig ? [] : [{ text: 'Seit' }]),
          { text: 'Zuständig' },
          { text: 'Auswählen' },
        ]}
        zeilen={zeilen.map((zeile): Child[] => [
          <a href={routes.dienstVorgang.href({ id: zeile.id })}>{zeile.titel}</a>,
          <a href={routes.dienstKunde.href({ id: zeile.kundeId })}>{zeile.kunde}</a>,
          bereiche[zeile.bereich],
          <Stand vorgang={zeile} fuer="dienst" />,
          ...(unvollstaendig ? [] : [<Faellig zeile={zeile} jetzt={jetzt} />]),
          kurzesDatum(zeile.seit),
          zeile.zustaendigName ?? '–',
          <input
            type="checkbox"
            form={AUSWAHL}
            name="vorgang[]"
            value={`${zeile.id}_${zeile.stand}`}
            aria-label={`${zeile.titel} von ${zeile.kunde} auswählen`}
          />,
        ])}
      />
      <Formular
        id={AUSWAHL}
        csrf={csrf}
        aktion={routes.dienstVorgaengeAuswahl.href()}
        vorlesen="Mit ausgewählten Vorgängen"
        nichtAufheben
      >
        <input type="hidden" name="zurueck" value={listeHref(wahl)} />
        <Knopfzeile>
          <Knopf art="sekundaer" name="aktion" wert="ausgeben">
            Als Dateien ausgeben
          </Knopf>
          <Knopf art="sekundaer" name="aktion" wert="weiterleiten">
            Weiterleiten
          </Knopf>
          <Knopf art="sekundaer" name="aktion" wert="eingegangen">
            Als eingegangen setzen
          </Knopf>
          <Knopf name="aktion" wert="uebernehmen">
            Übernehmen
          </Knopf>
        </Knopfzeile>
        <p class="kleingedrucktes">Bevor etwas geschieht, sehen Sie eine Vorschau.</p>
      </Formular>
    </>
  )
}

export function VorgaengeView(props: VorgaengeProps): Html {
  const { wahl, zeilen, weiter, meldung } = props
  return (
    <>
      <Titel einleitung={einleitungen[wahl.liste]}>Vorgänge</Titel>
      {meldung && <Hinweis art={meldung.art} rolle="status" titel={meldung.text} />}
      <nav class="reiter" aria-label="Listen">
        <ul>
          {Object.entries(listentexte).map(([name, text]) => (
            <li>
              <a
                href={listeHref({ ...wahl, liste: name as Liste })}
                aria-current={name === wahl.liste ? 'page' : undefined}
              >
                {text}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <p>
        <a href={routes.dienstWidersprueche.href()}>Widersprüche nach dem letzten Tag</a>
      </p>
      <Filter {...props} />
      {zeilen.length > 0 ? (
        <Arbeit {...props} />
      ) : (
        <LeererZustand titel="Hier ist nichts offen.">
          <p>Was Kundinnen und Kunden im Portal beantragen oder mitteilen, steht dann hier.</p>
        </LeererZustand>
      )}
      {weiter && (
        <p>
          <a href={listeHref({ ...wahl, nach: weiter })}>Weitere anzeigen</a>
        </p>
      )}
      {zeilen.length > 0 && (
        <Linkliste
          links={[{ text: 'Diese Liste als CSV', href: listeHref({ ...wahl, datei: 'csv' }), symbol: 'datei' }]}
        />
      )}
    </>
  )
}
