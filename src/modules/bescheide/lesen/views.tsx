import type { Vorgangsbezug } from '#modules/postfach'
import { formatTag, type Tag, tagInBerlin } from '#platform/text/datum.ts'
import { routes } from '#routes'
import type { Html } from '#web/jsx.ts'
import {
  Beschreibungsliste,
  Etikett,
  Formular,
  Hinweis,
  Knopf,
  Knopfzeile,
  LeererZustand,
  Linkliste,
  Titel,
  Wegeliste,
} from '#web/parts/index.ts'
import { readArt } from '../arten-daten.ts'
import { type Bescheid, computeFristlage, type Fristlage } from '../bescheid.ts'
import { showZeitraum } from '../bewilligung/views.tsx'
import { Ereignistabelle, formatWochentag, Rechnung } from '../zustellung/views.tsx'
import type { Bescheidliste } from './lesen.ts'
import { tagOf } from './widerspruch.ts'

const namen = { widerspruch: 'Widerspruch', klage: 'Klage' } as const

/** Until when something can be done, in a few words. */
function shortFrist({ frist, rechtsbehelf }: Fristlage, heute: Tag): string | undefined {
  if (!frist || !rechtsbehelf) return undefined
  const was = namen[rechtsbehelf]
  if (frist.stand === 'offen') return `${was} möglich, Frist läuft noch nicht`
  return frist.letzterTag < heute
    ? `Frist für ${was} endete am ${formatTag(frist.letzterTag)}`
    : `${was} möglich bis ${formatTag(frist.letzterTag)}`
}

/** A notice as a list of ways shows it. */
export function zeile(bescheid: Bescheid, heute: Tag) {
  const neu = bescheid.weg === 'online' && !bescheid.abgerufen
  const teile = [readArt(bescheid.art).name, formatTag(tagOf(bescheid)), shortFrist(computeFristlage(bescheid), heute)]
  return {
    text: neu ? <strong>{bescheid.titel}</strong> : bescheid.titel,
    href: routes.bescheid.href({ id: bescheid.id }),
    hinweis: teile.filter(Boolean).join(' · '),
    ...(neu ? { stand: <Etikett art="info">Neu</Etikett> } : {}),
    ...(bescheid.weg === 'post' ? { stand: <Etikett>Kam mit der Post</Etikett> } : {}),
  }
}

function OhneZustimmung(): Html {
  return (
    <Hinweis titel="Neue Schreiben kommen mit der Post">
      <p>
        Möchten Sie Bescheide hier lesen statt als Brief? Dann stimmen Sie der Online-Kommunikation zu. Das ist
        freiwillig, und Sie widerrufen es jederzeit.
      </p>
      <Knopfzeile>
        <Knopf href={routes.onlineKommunikation.href()}>Online-Kommunikation zustimmen</Knopf>
      </Knopfzeile>
    </Hinweis>
  )
}

interface ListeProps extends Omit<Bescheidliste, 'adresseGestoert'> {
  /** That mails come back, or that this is settled. */
  banner: Html | undefined
  heute: Tag
}

export function BescheideView({ banner, heute, bescheide, weiter, zugestimmt }: ListeProps): Html {
  return (
    <>
      <Titel einleitung="Bescheid: die schriftliche Entscheidung des Jobcenters. Hier liegen auch andere Schreiben an Sie.">
        Bescheide
      </Titel>
      {banner}
      {!zugestimmt && <OhneZustimmung />}
      {bescheide.length === 0 ? (
        <LeererZustand titel="Hier liegt noch kein Schreiben">
          <p>
            {zugestimmt
              ? 'Legt Ihr Jobcenter ein Schreiben für Sie bereit, bekommen Sie eine E-Mail.'
              : 'Ihr Jobcenter schickt Ihnen alle Schreiben mit der Post.'}
          </p>
        </LeererZustand>
      ) : (
        <Wegeliste wege={bescheide.map((bescheid) => zeile(bescheid, heute))} />
      )}
      {weiter && (
        <p>
          <Knopf art="sekundaer" href={`${routes.bescheide.href()}?vor=${weiter}`}>
            Ältere anzeigen
          </Knopf>
        </p>
      )}
      <Linkliste
        links={[
          { text: 'Hilfe zu Bescheiden und Widerspruch', href: routes.hilfeseite.href({ name: 'bescheide' }) },
          { text: 'Online-Kommunikation einstellen', href: routes.onlineKommunikation.href() },
        ]}
      />
    </>
  )
}

function Frist({ bescheid, lage, heute }: { bescheid: Bescheid; lage: Fristlage; heute: Tag }): Html | null {
  const { frist, rechtsbehelf } = lage
  if (!frist || !rechtsbehelf) return null
  const was = namen[rechtsbehelf]
  const { sofort } = readArt(bescheid.art)
  return (
    <section aria-labelledby="frist">
      <h2 id="frist">Sind Sie nicht einverstanden?</h2>
      {frist.stand === 'offen' && (
        <p>Die Frist für {was === 'Klage' ? 'die Klage' : 'den Widerspruch'} läuft noch nicht.</p>
      )}
      {frist.stand === 'berechnet' && frist.letzterTag >= heute && (
        <p>
          Letzter Tag für {was === 'Klage' ? 'die Klage' : 'den Widerspruch'}:{' '}
          <strong>{formatWochentag(frist.letzterTag)}</strong>, bis 24 Uhr.
        </p>
      )}
      {frist.stand === 'berechnet' && frist.letzterTag < heute && (
        <p>
          Die Frist endete am {formatWochentag(frist.letzterTag)}. Konnten Sie sie ohne Schuld nicht einhalten, fragen
          Sie nach der Wiedereinsetzung (§ 67 SGG). Ihr Jobcenter kann einen Bescheid auch später noch überprüfen (§ 44
          SGB X).
        </p>
      )}
      {sofort && <p>Der Bescheid gilt sofort, auch wenn Sie Widerspruch einlegen ({sofort}).</p>}
      <Rechnung lage={lage} />
      <p>
        <Knopf art="sekundaer" href={routes.bescheidWiderspruch.href({ id: bescheid.id })}>
          {was === 'Klage' ? 'Klage erheben: so geht es' : 'Widerspruch einlegen'}
        </Knopf>
      </p>
    </section>
  )
}

const wegtexte = { online: 'Online in diesem Portal', post: 'Mit der Post. Hier liegt eine Kopie für Sie.' } as const

export interface DetailProps {
  csrf: string
  bescheid: Bescheid
  heute: Tag
  kannBestreiten: boolean
  gemeldet: boolean
  /** The case that it belongs to. */
  bezug: Vorgangsbezug | undefined
}

export function BescheidView({ csrf, bescheid, heute, kannBestreiten, gemeldet, bezug }: DetailProps): Html {
  const lage = computeFristlage(bescheid)
  const { id, weg, abgerufen } = bescheid
  const { bekanntgabe } = lage
  return (
    <>
      <Titel vorzeile={readArt(bescheid.art).name}>{bescheid.titel}</Titel>
      {gemeldet && (
        <Hinweis art="erfolg" rolle="status" titel="Ihre Meldung ist angekommen">
          <p>Ihr Jobcenter prüft sie. Die Frist haben wir neu berechnet.</p>
        </Hinweis>
      )}
      <Beschreibungsliste
        eintraege={[
          { begriff: 'Vom', wert: formatTag(tagOf(bescheid)) },
          ...(bezug ? [{ begriff: 'Vorgang', wert: <a href={bezug.href}>{bezug.titel}</a> }] : []),
          ...(bescheid.zeitraum
            ? [{ begriff: 'Bewilligungs\u00adzeitraum', wert: showZeitraum(bescheid.zeitraum) }]
            : []),
          ...(bescheid.aufgehobenAb ? [{ begriff: 'Ohne Leistung ab', wert: formatTag(bescheid.aufgehobenAb) }] : []),
          { begriff: 'Weg', wert: weg ? wegtexte[weg] : '' },
          {
            begriff: 'Gelesen',
            wert: abgerufen ? (
              `Heruntergeladen am ${formatTag(tagInBerlin(abgerufen))}`
            ) : (
              <Etikett art="info">Neu</Etikett>
            ),
          },
          {
            begriff: 'Gilt als bekannt gegeben',
            wert: bekanntgabe.stand === 'bekannt' ? `am ${formatTag(bekanntgabe.tag)}` : 'Noch nicht',
          },
        ]}
      />
      <Formular csrf={csrf} aktion={routes.bescheidAbruf.href({ id })} nichtAufheben>
        <Knopfzeile>
          <Knopf symbol="datei">Herunterladen (PDF)</Knopf>
        </Knopfzeile>
      </Formular>
      {lage.frist ? <Frist bescheid={bescheid} lage={lage} heute={heute} /> : <Rechnung lage={lage} />}
      <section aria-labelledby="geschehen">
        <h2 id="geschehen">Was bisher geschah</h2>
        <Ereignistabelle bescheid={bescheid} />
        {kannBestreiten && (
          <Linkliste
            links={[
              {
                text: 'Ich habe das Schreiben nicht oder erst später bekommen',
                href: routes.bescheidBestreiten.href({ id }),
              },
            ]}
          />
        )}
      </section>
    </>
  )
}
