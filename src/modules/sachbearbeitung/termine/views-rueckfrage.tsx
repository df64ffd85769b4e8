import { type Bedenken, type Reihenstand, themen, wege } from '#modules/termine'
import { formatTag, type Tag, tagInBerlin } from '#platform/text/datum.ts'
import { formatTagMitWochentag, type Uhrzeit, wochentagOf } from '#platform/text/uhrzeit.ts'
import { routes } from '#routes'
import type { Html } from '#web/jsx.ts'
import { Beschreibungsliste, Formular, Hinweis, Knopf, Knopfzeile, Titel } from '#web/parts/index.ts'
import type { Zeitenwerte } from './forms.ts'

function nenneUhrzeit({ frueh, spaet }: Bedenken): string | undefined {
  if (frueh) return spaet ? 'beginnen vor 6 und enden nach 20 Uhr' : 'beginnen vor 6 Uhr'
  return spaet ? 'enden nach 20 Uhr' : undefined
}

/** What is unusual about these times, as a sentence. */
function nenneBedenken(ab: Tag, bedenken: Bedenken): string {
  const tag = `Der ${formatTag(ab)} ist ein Sonntag`
  const uhrzeit = nenneUhrzeit(bedenken)
  if (!bedenken.sonntag) return `Die Zeiten ${uhrzeit}.`
  return uhrzeit ? `${tag}, und die Zeiten ${uhrzeit}.` : `${tag}.`
}

const uhr = (zeit: Uhrzeit) => zeit.replace(/^0/, '')

const tageOf = ({ ab, bis }: Zeitenwerte): string =>
  bis === ab ? formatTagMitWochentag(ab) : `jeden ${wochentagOf(ab)} vom ${formatTag(ab)} bis ${formatTag(bis)}`

interface TrotzdemProps {
  csrf: string
  werte: Zeitenwerte
  bedenken: Bedenken
  /** As typed, to be sent again or to be changed. */
  eingabe: Readonly<Record<string, string>>
}

/** Before times are made that nobody would expect. */
export function TrotzdemView({ csrf, werte, bedenken, eingabe }: TrotzdemProps): Html {
  const { ab, von, ende, minuten, weg, ort, thema } = werte
  return (
    <>
      <Titel vorzeile="Zeiten anlegen">{nenneBedenken(ab, bedenken)} Trotzdem anlegen?</Titel>
      <p>Kundinnen und Kunden Ihres Jobcenters können diese Zeiten dann nehmen. Angelegt ist noch nichts.</p>
      <Beschreibungsliste
        eintraege={[
          { begriff: 'Wann', wert: tageOf(werte) },
          { begriff: 'Uhrzeit', wert: `${uhr(von)} bis ${uhr(ende)} Uhr, je Gespräch ${minuten} Minuten` },
          { begriff: 'Wie', wert: [wege[weg], ort].filter(Boolean).join(', ') },
          { begriff: 'Wofür', wert: themen[thema] },
        ]}
      />
      <Formular csrf={csrf} aktion={routes.dienstZeiten.href()} vorlesen="Trotzdem anlegen" nichtAufheben>
        {Object.entries(eingabe).map(([name, wert]) => (
          <input type="hidden" name={name} value={wert} />
        ))}
        <Knopfzeile>
          <Knopf art="sekundaer" name="schritt" wert="aendern">
            Angaben ändern
          </Knopf>
          <Knopf name="schritt" wert="trotzdem">
            Trotzdem anlegen
          </Knopf>
        </Knopfzeile>
      </Formular>
    </>
  )
}

export const zaehleZeiten = (anzahl: number) => (anzahl === 1 ? '1 Zeit' : `${anzahl} Zeiten`)

const bleibt = (vergeben: number) =>
  vergeben === 1
    ? '1 Zeit dieser Reihe ist vergeben. Dieser Termin bleibt.'
    : `${zaehleZeiten(vergeben)} dieser Reihe sind vergeben. Diese Termine bleiben.`

/** Before a whole series is taken back: what goes, and what stays. */
export function ReiheView({ csrf, reihe }: { csrf: string; reihe: Reihenstand }): Html {
  const { frei, vergeben, von, bis } = reihe
  const [erste, letzte] = [von && tagInBerlin(von), bis && tagInBerlin(bis)]
  return (
    <>
      <Titel vorzeile="Ganze Reihe">
        {frei === 0
          ? 'Von dieser Reihe ist nichts mehr frei'
          : `${frei === 1 ? '1 freie Zeit' : `${frei} freie Zeiten`} zurücknehmen?`}
      </Titel>
      {erste && letzte && (
        <p>
          {erste === letzte
            ? `Alle am ${formatTagMitWochentag(erste)}.`
            : `Vom ${formatTag(erste)} bis ${formatTag(letzte)}.`}{' '}
          Danach kann sie niemand mehr nehmen.
        </p>
      )}
      {vergeben > 0 ? (
        <Hinweis art="info" titel={bleibt(vergeben)}>
          <p>
            <a href={routes.dienstTermine.href()}>Termine verlegen oder absagen</a>
          </p>
        </Hinweis>
      ) : (
        <p>Vergeben ist keine.</p>
      )}
      {frei > 0 && (
        <Formular csrf={csrf} nichtAufheben>
          <Knopfzeile>
            <Knopf art="sekundaer" href={routes.dienstZeiten.href()}>
              Nicht zurücknehmen
            </Knopf>
            <Knopf art="gefahr">{`${zaehleZeiten(frei)} zurücknehmen`}</Knopf>
          </Knopfzeile>
        </Formular>
      )}
      {frei === 0 && (
        <p>
          <a href={routes.dienstZeiten.href()}>Zu meinen freien Zeiten</a>
        </p>
      )}
    </>
  )
}
