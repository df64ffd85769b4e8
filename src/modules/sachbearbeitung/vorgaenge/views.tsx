import type { Kunde } from '#modules/jobcenter'
import { Anhaenge } from '#modules/postfach'
import {
  dienste,
  FassungenTeil,
  type GanzerVorgang,
  isEnde,
  LesungTeil,
  Nachweistafel,
  Schritte,
  Stand,
} from '#modules/vorgaenge'
import { formatKurz, formatTag, formatZeit, tagInBerlin } from '#platform/text/datum.ts'
import { routes } from '#routes'
import type { Html } from '#web/jsx.ts'
import {
  Beschreibungsliste,
  Etikett,
  Fehlerliste,
  Formular,
  Hinweis,
  Knopf,
  Knopfzeile,
  Linkliste,
  Textbereich,
  Titel,
} from '#web/parts/index.ts'
import { kundenzeile } from '../akte/views.tsx'
import { type Dazu, DazuTeil } from './dazu-teil.tsx'
import type { Eingabe, Fehler } from './forms.ts'
import { type Kenntnisstand, KenntnisTeil } from './kenntnis-teil.tsx'
import { type Meldung, meldungen } from './meldungen.ts'
import { type Vergleich, VergleichTeil } from './vergleich-teil.tsx'
import { Standform, standfeld } from './views-stand.tsx'

export interface VorgangProps {
  csrf: string
  kunde: Kunde
  vorgang: GanzerVorgang
  dazu: Dazu
  vergleich: Vergleich | undefined
  besonderes: Html | undefined
  /** What a side of the house has not seen yet. */
  kenntnisse: readonly Kenntnisstand[]
  /** Without an account the person learns of nothing here. */
  konto: boolean
  ich: string
  werte: Eingabe
  fehler: Fehler
  meldung: Meldung | undefined
}

function Vermerkform({ csrf, vorgang, werte, fehler }: VorgangProps): Html {
  return (
    <section aria-labelledby="vermerk">
      <h2 id="vermerk">Vermerk</h2>
      <Formular csrf={csrf} nichtAufheben>
        {standfeld(vorgang)}
        <Textbereich
          name="vermerk"
          label="Vermerk, nur intern"
          hinweis="Zum Beispiel ein Rückruf: wann, mit wem, was vereinbart ist. In der Kopie ihrer Daten liest die Person ihn."
          wert={werte.vermerk}
          fehler={fehler.vermerk}
          zeilen={3}
        />
        <Knopfzeile>
          <Knopf art="sekundaer" name="aktion" wert="vermerk">
            Vermerk speichern
          </Knopf>
        </Knopfzeile>
      </Formular>
    </section>
  )
}

function Taten({ csrf, vorgang, ich }: VorgangProps): Html {
  const meins = vorgang.zustaendig === ich
  return (
    <Formular csrf={csrf} aktion={routes.dienstVorgangTat.href({ id: vorgang.id })} nichtAufheben>
      {standfeld(vorgang)}
      <Knopfzeile>
        {vorgang.unvollstaendigSeit && (
          <Knopf art="sekundaer" name="aktion" wert="vollstaendig">
            Antrag liegt vollständig vor
          </Knopf>
        )}
        {vorgang.zustand === 'zurueckgenommen' && vorgang.offenSeit && (
          <Knopf art="sekundaer" name="aktion" wert="gesehen">
            Rücknahme zur Kenntnis nehmen
          </Knopf>
        )}
        <Knopf art="sekundaer" name="aktion" wert={meins ? 'zurueck' : 'uebernehmen'}>
          {meins ? 'Zurückgeben' : 'Übernehmen'}
        </Knopf>
      </Knopfzeile>
    </Formular>
  )
}

/** Files of a case, by their ids. */
export function Dateien({ vorgang, ids }: { vorgang: GanzerVorgang; ids: readonly string[] }): Html | null {
  return (
    <Anhaenge
      dokumente={vorgang.dateien.filter(({ id }) => ids.includes(id))}
      href={(dokumentId) => routes.dienstVorgangDatei.href({ id: vorgang.id, dokumentId })}
    />
  )
}

function listOhneNachweis({ dateien, nachweise }: GanzerVorgang): string[] {
  const zugeordnet = new Set(nachweise.flatMap((one) => one.dateien))
  return dateien.map(({ id }) => id).filter((id) => !zugeordnet.has(id))
}

/** What the person was told would follow: some of it is for staff to do. */
function Gelesenes({ vorgang: { folgen = [], zustand } }: { vorgang: GanzerVorgang }): Html | null {
  if (folgen.length === 0 || isEnde(zustand)) return null
  return (
    <>
      <h3>Was der Person vor dem Absenden gesagt wurde</h3>
      <ul>
        {folgen.map((satz) => (
          <li>{satz}</li>
        ))}
      </ul>
    </>
  )
}

/** So many pages of a form, and what stands below them is far away. */
const LANG = 12
const sprungziele = [
  ['text', 'Was die Person gesendet hat'],
  ['nachweise', 'Nachweise'],
  ['schritte', 'Was bisher geschah'],
] as const

/** One case: what was sent, where it stands, and what staff can do. */
export function VorgangView(props: VorgangProps): Html {
  const { vorgang, kunde, meldung } = props
  return (
    <>
      <Titel vorzeile={`Vorgangsnummer ${vorgang.nummer}`}>{vorgang.titel}</Titel>
      <Fehlerliste fehler={props.fehler} />
      {meldung && (
        <Hinweis art={meldung === 'stand' ? 'warnung' : 'erfolg'} rolle="status" titel={meldungen[meldung]} />
      )}
      <p>
        <a href={routes.dienstKunde.href({ id: kunde.id })}>{kundenzeile(kunde)}</a>
      </p>
      <Beschreibungsliste
        eintraege={[
          { begriff: 'Stand', wert: <Stand vorgang={vorgang} fuer="dienst" /> },
          ...(vorgang.eilig && !isEnde(vorgang.zustand)
            ? [{ begriff: 'Dringend', wert: <Etikett art="fehler">Eilig</Etikett> }]
            : []),
          { begriff: 'Eingegangen', wert: formatZeit(vorgang.erstellt) },
          ...(dienste[vorgang.dienst].formlos.was === 'antrag'
            ? [{ begriff: 'Tag des Antrags', wert: formatTag(tagInBerlin(vorgang.erstellt)) }]
            : []),
          ...(vorgang.faellig ? [{ begriff: 'Fällig', wert: formatTag(tagInBerlin(vorgang.faellig)) }] : []),
          { begriff: 'Zuständig', wert: vorgang.zustaendigName ?? 'noch niemand' },
          ...(vorgang.unvollstaendigSeit
            ? [
                {
                  begriff: 'Antrag',
                  wert: (
                    <Etikett art="warnung">
                      Angaben fehlen seit {formatKurz(tagInBerlin(vorgang.unvollstaendigSeit))}
                    </Etikett>
                  ),
                },
              ]
            : []),
        ]}
      />
      {vorgang.lesung && vorgang.lesung.length > LANG && (
        <nav class="sprungziele" aria-label="Auf dieser Seite">
          <ul>
            {sprungziele.map(([id, text]) => (
              <li>
                <a href={`#${id}`}>{text}</a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      <KenntnisTeil {...props} />
      <Taten {...props} />
      {props.besonderes}
      <section aria-labelledby="text">
        <h2 id="text">Was die Person gesendet hat</h2>
        {vorgang.text !== '' && <p class="gespraech__text">{vorgang.text}</p>}
        <Gelesenes vorgang={vorgang} />
        {vorgang.lesung && <LesungTeil lesung={vorgang.lesung} />}
        <Dateien vorgang={vorgang} ids={listOhneNachweis(vorgang)} />
        {vorgang.formular && !isEnde(vorgang.zustand) && (
          <Linkliste
            links={[
              {
                text: vorgang.korrektur ? 'Offene Rückfrage ansehen' : 'Rückfrage zu den Angaben',
                href: routes.dienstVorgangKorrektur.href({ id: vorgang.id }),
                ...(vorgang.korrektur ? { hinweis: `Antwort bis ${formatTag(vorgang.korrektur.frist)}` } : {}),
              },
            ]}
          />
        )}
      </section>
      <FassungenTeil fassungen={vorgang.fassungen} />
      <VergleichTeil vergleich={props.vergleich} />
      <section aria-labelledby="nachweise">
        <h2 id="nachweise">Nachweise</h2>
        {vorgang.nachweise.length > 0 ? (
          <Nachweistafel
            nachweise={vorgang.nachweise}
            seite="dienst"
            ebene={3}
            ende={isEnde(vorgang.zustand)}
            anhaenge={(ids) => <Dateien vorgang={vorgang} ids={ids} />}
          />
        ) : (
          <p>Zu diesem Vorgang sind keine Nachweise gefragt.</p>
        )}
        <Linkliste
          links={[
            { text: 'Nachweise prüfen und anfordern', href: routes.dienstVorgangNachweise.href({ id: vorgang.id }) },
          ]}
        />
      </section>
      <section aria-labelledby="schritte">
        <h2 id="schritte">Was bisher geschah</h2>
        <Schritte schritte={vorgang.schritte} ich="dienst" dienst={vorgang.dienst} />
      </section>
      <DazuTeil vorgang={vorgang} {...props.dazu} />
      <Standform {...props} />
      <Vermerkform {...props} />
      <Linkliste
        links={[
          { text: 'Alle Vorgänge', href: routes.dienstVorgaenge.href() },
          { text: 'Zur Akte', href: routes.dienstKunde.href({ id: kunde.id }) },
        ]}
      />
    </>
  )
}
