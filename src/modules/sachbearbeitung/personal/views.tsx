import { formatZeit } from '#platform/text/datum.ts'
import { routes } from '#routes'
import type { Child, Html } from '#web/jsx.ts'
import {
  Beschreibungsliste,
  Etikett,
  type EtikettArt,
  Hinweis,
  Knopf,
  Knopfzeile,
  LeererZustand,
  Linkliste,
  Tabelle,
  Titel,
} from '#web/parts/index.ts'
import type { Rolle } from '#web/schutz/rechte.ts'
import { rollentexte } from '../texte.ts'
import type { AenderungRow, PersonRow } from './store.ts'

export const rollenText = (rollen: readonly Rolle[]) => rollen.map((rolle) => rollentexte[rolle]).join(', ') || 'keine'

/** How somebody gets in, in a word. */
function zugangText(person: PersonRow, jetzt: Date): { text: string; art: EtikettArt } {
  if (!person.aktiv) return { text: 'Gesperrt', art: 'fehler' }
  if (Number(person.passkeys) > 0) {
    return person.passkeys === 1
      ? { text: 'Passkey eingerichtet', art: 'erfolg' }
      : { text: `${person.passkeys} Passkeys eingerichtet`, art: 'erfolg' }
  }
  if (!person.eingeladen_bis) return { text: 'Kein Passkey', art: 'neutral' }
  return person.eingeladen_bis > jetzt
    ? { text: `Eingeladen bis ${formatZeit(person.eingeladen_bis)}`, art: 'info' }
    : { text: 'Einladung abgelaufen', art: 'warnung' }
}

export interface PersonalProps {
  personen: PersonRow[]
  offen: AenderungRow[]
  jetzt: Date
  mehr: string | undefined
}

function Offene({ offen }: Pick<PersonalProps, 'offen'>): Html | null {
  if (offen.length === 0) return null
  return (
    <section aria-labelledby="offen">
      <h2 id="offen">Wartet auf Freigabe</h2>
      <Tabelle
        titel="Rollen, die auf die Freigabe warten"
        titelVerborgen
        spalten={[{ text: 'Name' }, { text: 'Neue Rollen' }, { text: 'Beantragt' }]}
        zeilen={offen.map((one): Child[] => [
          <a href={routes.dienstRollenfreigabe.href({ id: one.id })}>{one.name}</a>,
          rollenText(one.rollen),
          `${formatZeit(one.beantragt)} von ${one.beantragt_name}`,
        ])}
      />
    </section>
  )
}

export function PersonalView({ personen, offen, jetzt, mehr }: PersonalProps): Html {
  return (
    <>
      <Titel einleitung="Wer in Ihrem Jobcenter mit welchen Rollen arbeitet. Akten von Kundinnen und Kunden sehen Sie mit der Rolle Administration nicht.">
        Personal
      </Titel>
      <Knopfzeile>
        <Knopf href={routes.dienstPersonNeu.href()}>Person einladen</Knopf>
      </Knopfzeile>
      <Offene offen={offen} />
      <section aria-labelledby="alle">
        <h2 id="alle">Mitarbeiterinnen und Mitarbeiter</h2>
        <Tabelle
          titel="Personal nach Namen"
          titelVerborgen
          dicht
          spalten={[{ text: 'Name' }, { text: 'Team' }, { text: 'Rollen' }, { text: 'Zugang' }]}
          zeilen={personen.map((person): Child[] => {
            const zugang = zugangText(person, jetzt)
            return [
              <a href={routes.dienstPerson.href({ id: person.id })}>{person.name}</a>,
              person.team,
              <>
                {rollenText(person.rollen)}
                {person.aenderung_id && (
                  <>
                    {' '}
                    <Etikett art="warnung">Freigabe offen</Etikett>
                  </>
                )}
              </>,
              <Etikett art={zugang.art}>{zugang.text}</Etikett>,
            ]
          })}
          leer={<LeererZustand titel="Auf dieser Seite steht niemand mehr." />}
        />
        {mehr && (
          <p>
            <Knopf art="sekundaer" href={mehr}>
              Mehr anzeigen
            </Knopf>
          </p>
        )}
      </section>
    </>
  )
}

const meldungen = {
  geaendert: 'Die Rollen sind geändert. Die Person muss sich neu anmelden.',
  beantragt: 'Die neuen Rollen warten auf die Freigabe durch eine zweite Person.',
  gleich: 'An den Rollen wurde nichts geändert.',
  freigegeben: 'Die Rollen sind freigegeben. Die Person muss sich neu anmelden.',
  abgelehnt: 'Die Änderung der Rollen ist abgelehnt. Es bleibt, wie es war.',
  gesperrt: 'Der Zugang ist gesperrt. Alle Sitzungen sind beendet.',
  entsperrt: 'Die Sperre ist aufgehoben.',
  sitzungen: 'Alle Sitzungen der Person sind beendet.',
  'schon-da':
    'Die Person ist schon eingeladen, der Code wurde einmal gezeigt. Haben Sie ihn nicht mehr, erstellen Sie einen neuen.',
} as const
export type Meldung = keyof typeof meldungen
export const readMeldung = (wert: string | undefined) =>
  Object.keys(meldungen).find((each): each is Meldung => each === wert)

export interface PersonProps {
  person: PersonRow
  jetzt: Date
  /** The person who looks. */
  selbst: boolean
  sitzungen: number
  meldung: Meldung | undefined
}

export function PersonView({ person, jetzt, selbst, sitzungen, meldung }: PersonProps): Html {
  const zugang = zugangText(person, jetzt)
  const { id } = person
  const hatPasskey = Number(person.passkeys) > 0
  return (
    <>
      <Titel vorzeile={person.team}>{person.name}</Titel>
      {meldung && (
        <Hinweis art={meldung === 'schon-da' ? 'info' : 'erfolg'} rolle="status" titel={meldungen[meldung]} />
      )}
      {person.aenderung_id && (
        <Hinweis art="warnung" titel="Rollen warten auf die Freigabe">
          <p>Nach der Freigabe gilt: {rollenText(person.beantragt ?? [])}.</p>
          <p>
            <a href={routes.dienstRollenfreigabe.href({ id: person.aenderung_id })}>Ansehen und entscheiden</a>
          </p>
        </Hinweis>
      )}
      <Beschreibungsliste
        eintraege={[
          { begriff: 'Rollen', wert: rollenText(person.rollen) },
          { begriff: 'Zugang', wert: <Etikett art={zugang.art}>{zugang.text}</Etikett> },
          {
            begriff: 'Angemeldet',
            wert: sitzungen === 0 ? 'nein' : sitzungen === 1 ? 'ja' : `in ${sitzungen} Sitzungen`,
          },
        ]}
      />
      <Linkliste
        titel="Was Sie tun können"
        links={[
          { text: 'Rollen und Team ändern', href: routes.dienstPersonRollen.href({ id }) },
          ...(selbst || !person.aktiv
            ? []
            : [
                {
                  text: hatPasskey ? 'Passkey verloren: Zugang ersetzen' : 'Neuen Einrichtungscode erstellen',
                  href: routes.dienstPersonEinladung.href({ id }),
                },
              ]),
          ...(sitzungen > 0
            ? [{ text: 'Alle Sitzungen beenden', href: routes.dienstPersonSitzungen.href({ id }) }]
            : []),
          ...(selbst
            ? [{ text: 'Ihre eigenen Passkeys', href: routes.dienstZugang.href() }]
            : [
                {
                  text: person.aktiv ? 'Zugang sperren' : 'Sperre aufheben',
                  href: routes.dienstPersonSperre.href({ id }),
                },
              ]),
        ]}
      />
      <p>
        <a href={routes.dienstPersonal.href()}>Zum Personal</a>
      </p>
    </>
  )
}
