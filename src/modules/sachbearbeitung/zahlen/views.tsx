import { formatZeit } from '#platform/text/datum.ts'
import { routes } from '#routes'
import type { Child, Html } from '#web/jsx.ts'
import { Knopf, Knopfzeile, LeererZustand, Tabelle, Titel } from '#web/parts/index.ts'
import { WERKTAGE } from '../eingang/ungelesen.ts'
import { eingangHref } from '../eingang/views.tsx'
import { Balkendiagramm } from './diagramm.tsx'
import { type Erledigt, formatDauer, type Offen, sumByTeam, WOCHEN, type Zahlen } from './zahlen.ts'

const zahl = new Intl.NumberFormat('de-DE')

export const alter = [
  ['bis2', 'bis 2 Tage'],
  ['bis7', '3 bis 7 Tage'],
  ['bis14', '8 bis 14 Tage'],
  ['bis30', '15 bis 30 Tage'],
  ['mehr', 'mehr als 30 Tage'],
] as const satisfies readonly (readonly [keyof Offen, string])[]

function Offenes({ offen }: { offen: Offen[] }): Html {
  const alle = sumByTeam(offen, (row) => row.offen)
  const spaet = sumByTeam(offen, (row) => row.ueberfaellig)
  return (
    <section aria-labelledby="offen">
      <h2 id="offen">Was offen ist</h2>
      {offen.length > 0 && (
        <>
          <Balkendiagramm
            id="d-offen"
            titel="Offene Aufgaben je Team"
            beschreibung="Ein Balken je Team: so viele Aufgaben sind offen, dunkel der Teil, der überfällig ist. Die Zahlen stehen in der Tabelle darunter."
            balken={[...alle].map(([name, wert]) => {
              const davon = spaet.get(name) ?? 0
              return {
                name,
                wert,
                davon,
                text: davon > 0 ? `${zahl.format(wert)}, ${zahl.format(davon)} spät` : zahl.format(wert),
              }
            })}
          />
          <p class="diagramm__legende">
            <span class="diagramm__feld" aria-hidden="true" /> offen{' '}
            <span class="diagramm__feld diagramm__feld--davon" aria-hidden="true" /> davon überfällig
          </p>
        </>
      )}
      <Tabelle
        titel="Offene Aufgaben nach Team und Art"
        dicht
        spalten={[
          { text: 'Team' },
          { text: 'Art' },
          { text: 'Offen', zahl: true },
          { text: 'Überfällig', zahl: true },
          { text: 'Alter, mittleres' },
          { text: 'Alter, höchstes' },
        ]}
        zeilen={offen.map((row): Child[] => [
          row.team,
          row.art,
          zahl.format(row.offen),
          zahl.format(row.ueberfaellig),
          formatDauer(row.mitte),
          formatDauer(row.aelteste),
        ])}
        leer={<LeererZustand titel="Es ist nichts offen." />}
      />
    </section>
  )
}

/** What the Teamleitung has to look at: messages that nobody has opened. */
function Ungelesenes({ offen }: { offen: Offen[] }): Html | null {
  const teams = [...sumByTeam(offen, (row) => row.ungelesen)].filter(([, anzahl]) => anzahl > 0)
  if (teams.length === 0) return null
  return (
    <section aria-labelledby="ungelesen">
      <h2 id="ungelesen">Länger als {WERKTAGE} Werktage ungelesen</h2>
      <Tabelle
        titel={`Nachrichten, die seit mehr als ${WERKTAGE} Werktagen niemand geöffnet hat`}
        dicht
        spalten={[{ text: 'Team' }, { text: 'Nachrichten', zahl: true }]}
        zeilen={teams.map(([team, anzahl]): Child[] => [team, zahl.format(anzahl)])}
      />
      <p>
        <a href={eingangHref({ sicht: 'ungelesen' })}>Im Eingang ansehen und zuteilen</a>
      </p>
    </section>
  )
}

function Alter({ offen }: { offen: Offen[] }): Html {
  const summen = alter.map(([feld, name]) => ({ name, wert: offen.reduce((sum, row) => sum + row[feld], 0) }))
  return (
    <section aria-labelledby="alter">
      <h2 id="alter">Wie alt das Offene ist</h2>
      <Balkendiagramm
        id="d-alter"
        titel="Offene Aufgaben nach Alter"
        beschreibung="Ein Balken je Spanne von Tagen: so viele Aufgaben sind so lange offen. Die Zahlen stehen in der Tabelle darunter."
        balken={summen.map(({ name, wert }) => ({ name, wert, text: zahl.format(wert) }))}
      />
      <Tabelle
        titel="Offene Aufgaben nach Alter"
        titelVerborgen
        dicht
        spalten={[{ text: 'Alter' }, { text: 'Offen', zahl: true }]}
        zeilen={summen.map(({ name, wert }) => [name, zahl.format(wert)])}
      />
    </section>
  )
}

/** Of several kinds of one team the weighted middle says enough for a plot; the table has each. */
function middleByTeam(erledigt: Erledigt[]): { name: string; wert: number }[] {
  const anzahl = sumByTeam(erledigt, (row) => row.anzahl)
  const stunden = sumByTeam(erledigt, (row) => row.mitte * row.anzahl)
  return [...anzahl].map(([name, n]) => ({ name, wert: (stunden.get(name) ?? 0) / n }))
}

function Antworten({ erledigt }: { erledigt: Erledigt[] }): Html {
  return (
    <section aria-labelledby="antworten">
      <h2 id="antworten">Zeit bis zur ersten Antwort</h2>
      {erledigt.length > 0 && (
        <Balkendiagramm
          id="d-antwort"
          titel="Zeit bis zur ersten Antwort je Team"
          beschreibung="Ein Balken je Team: die mittlere Zeit bis zur ersten Antwort, gemittelt über die Arten. Die Zahlen stehen in der Tabelle darunter."
          balken={middleByTeam(erledigt).map(({ name, wert }) => ({ name, wert, text: formatDauer(wert) }))}
        />
      )}
      <Tabelle
        titel={`Erste Antworten der letzten ${WOCHEN} Wochen`}
        dicht
        spalten={[
          { text: 'Team' },
          { text: 'Art' },
          { text: 'Beantwortet', zahl: true },
          { text: 'Mittlere Zeit' },
          { text: 'Neun von zehn innerhalb' },
        ]}
        zeilen={erledigt.map((row): Child[] => [
          row.team,
          row.art,
          zahl.format(row.anzahl),
          formatDauer(row.mitte),
          formatDauer(row.neun),
        ])}
        leer={<LeererZustand titel={`In den letzten ${WOCHEN} Wochen wurde noch nichts beantwortet.`} />}
      />
    </section>
  )
}

/** Figures of teams, as plots with the table of the same numbers beside each. */
export function ZahlenView({ zahlen }: { zahlen: Zahlen }): Html {
  return (
    <>
      <Titel einleitung={`Stand: ${formatZeit(zahlen.stand)}. Die Zahlen gelten Teams, nie einzelnen Personen.`}>
        Zahlen
      </Titel>
      <Ungelesenes offen={zahlen.offen} />
      <Offenes offen={zahlen.offen} />
      {zahlen.offen.length > 0 && <Alter offen={zahlen.offen} />}
      <Antworten erledigt={zahlen.erledigt} />
      <Knopfzeile>
        <Knopf art="sekundaer" symbol="datei" href={`${routes.dienstZahlen.href()}?datei=csv`}>
          Als CSV-Datei speichern
        </Knopf>
      </Knopfzeile>
    </>
  )
}
