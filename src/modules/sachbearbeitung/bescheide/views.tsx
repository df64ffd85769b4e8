import {
  type Bescheid,
  computeFristlage,
  Ereignistabelle,
  fassungOf,
  formatWochentag,
  Rechnung,
  readArt,
} from '#modules/bescheide'
import type { Kunde } from '#modules/jobcenter'
import type { Vorgangsbezug } from '#modules/postfach'
import { formatTag, formatZeit } from '#platform/text/datum.ts'
import { routes } from '#routes'
import type { Feldfehler } from '#web/felder.ts'
import type { Child, Html } from '#web/jsx.ts'
import { Beschreibungsliste, Etikett, Fehlerliste, Formular, Hinweis, Knopf, Titel } from '#web/parts/index.ts'
import { kundenzeile } from '../akte/views.tsx'
import { Freigabeformulare } from '../freigabe.tsx'
import { briefgruende, klaerungsgruende, type Meldung, meldungen, zustaende } from './texte.ts'
import { Wegvorschau } from './views-erstellen.tsx'
import { Bedenken, zeitzeilen } from './zeit-teile.tsx'

const belehrungen = { richtig: 'Steht in der Datei', falsch: 'Nicht richtig', fehlt: 'Fehlt' } as const

function Angaben({ bescheid, bezug }: { bescheid: Bescheid; bezug: Vorgangsbezug | undefined }): Html {
  const { zustand, vorgelegt, entschieden, entschiedenVon, belehrung } = bescheid
  const eintraege = [
    { begriff: 'Stand', wert: <Etikett art={zustaende[zustand].art}>{zustaende[zustand].text}</Etikett> },
    { begriff: 'Art', wert: readArt(bescheid.art).name },
    ...(bezug
      ? [{ begriff: 'Vorgang', wert: <a href={routes.dienstVorgang.href({ id: bezug.id })}>{bezug.titel}</a> }]
      : []),
    { begriff: 'Erstellt', wert: `${formatZeit(bescheid.erstellt)} von ${bescheid.erstelltVon.name}` },
    ...(vorgelegt ? [{ begriff: 'Vorgelegt', wert: formatZeit(vorgelegt) }] : []),
    ...(entschieden && entschiedenVon
      ? [{ begriff: zustaende[zustand].text, wert: `${formatZeit(entschieden)} von ${entschiedenVon.name}` }]
      : []),
    ...zeitzeilen(bescheid),
    ...(belehrung ? [{ begriff: 'Rechtsbehelfs\u00adbelehrung', wert: belehrungen[belehrung] }] : []),
    {
      begriff: 'Datei',
      wert: <a href={routes.dienstBescheidDatei.href({ id: bescheid.id })}>{bescheid.titel} (PDF)</a>,
    },
  ]
  return <Beschreibungsliste eintraege={eintraege} />
}

interface Tatform {
  csrf: string
  aktion: string
  children: Child
  art?: 'primaer' | 'sekundaer' | 'text'
}

function Tatknopf({ csrf, aktion, children, art }: Tatform): Html {
  return (
    <Formular csrf={csrf} aktion={aktion} form="zeile" nichtAufheben>
      <Knopf art={art}>{children}</Knopf>
    </Formular>
  )
}

function Entwurf({ csrf, bescheid }: { csrf: string; bescheid: Bescheid }): Html {
  const { id, zustand, grund } = bescheid
  return (
    <>
      {grund !== undefined && (
        <Hinweis art="warnung" titel="Zurückgegeben">
          <p>{grund}</p>
        </Hinweis>
      )}
      {zustand === 'entwurf' && (
        <>
          <p>Öffnen Sie die Datei und prüfen Sie sie: Genau so bekommt die Person sie.</p>
          <Tatknopf csrf={csrf} aktion={routes.dienstBescheidVorlegen.href({ id })}>
            Zur Freigabe vorlegen
          </Tatknopf>
        </>
      )}
      <p>
        <a href={routes.dienstBescheidFassung.href({ id })}>Datei ersetzen</a>
      </p>
      <Tatknopf csrf={csrf} aktion={routes.dienstBescheidVerwerfen.href({ id })} art="sekundaer">
        Entwurf löschen
      </Tatknopf>
    </>
  )
}

function Klaeren({ csrf, bescheid }: { csrf: string; bescheid: Bescheid }): Html | null {
  const { id, klaeren } = bescheid
  if (!klaeren) return null
  return (
    <>
      <Hinweis art="warnung" titel={klaerungsgruende[klaeren.grund]}>
        <p>
          Seit {formatZeit(klaeren.seit)}. Senden Sie das Schreiben mit der Post, oder vermerken Sie, dass es geklärt
          ist.
        </p>
      </Hinweis>
      <Tatknopf csrf={csrf} aktion={routes.dienstBescheidGeklaert.href({ id })} art="sekundaer">
        Als geklärt vermerken
      </Tatknopf>
    </>
  )
}

function Post({ csrf, bescheid }: { csrf: string; bescheid: Bescheid }): Html {
  const { id, briefe } = bescheid
  const offen = briefe.find((brief) => !brief.gesendet)
  if (!offen) {
    return (
      <Tatknopf csrf={csrf} aktion={routes.dienstBescheidBrief.href({ id })} art="sekundaer">
        {briefe.length > 0 || bescheid.weg === 'online' ? 'Auch mit der Post senden' : 'Mit der Post senden'}
      </Tatknopf>
    )
  }
  return (
    <>
      <Hinweis titel="Mit der Post zu senden">
        <p>{briefgruende[offen.grund]}. Öffnen Sie die Datei, drucken Sie sie und geben Sie sie zur Post.</p>
      </Hinweis>
      <Tatknopf csrf={csrf} aktion={routes.dienstBescheidGesendet.href({ id })}>
        Als gesendet vermerken
      </Tatknopf>
    </>
  )
}

const wege = { online: 'Online mit E-Mail', post: 'Mit der Post' } as const

function Zustellung({ csrf, bescheid }: { csrf: string; bescheid: Bescheid }): Html {
  const lage = computeFristlage(bescheid)
  const { bekanntgabe, frist } = lage
  return (
    <section aria-labelledby="zustellung">
      <h2 id="zustellung">Nachweis der Zustellung</h2>
      <Klaeren csrf={csrf} bescheid={bescheid} />
      <Post csrf={csrf} bescheid={bescheid} />
      <Beschreibungsliste
        eintraege={[
          { begriff: 'Weg', wert: bescheid.weg ? wege[bescheid.weg] : '–' },
          {
            begriff: 'Gilt als bekannt gegeben',
            wert: bekanntgabe.stand === 'bekannt' ? `am ${formatTag(bekanntgabe.tag)}` : 'Noch nicht',
          },
          ...(frist
            ? [
                {
                  begriff:
                    lage.rechtsbehelf === 'klage' ? 'Letzter Tag für die Klage' : 'Letzter Tag für den Widerspruch',
                  wert: frist.stand === 'berechnet' ? formatWochentag(frist.letzterTag) : 'Die Frist läuft noch nicht',
                },
              ]
            : []),
        ]}
      />
      <Rechnung lage={lage} />
      <Ereignistabelle bescheid={bescheid} />
      <p>
        <a href={routes.dienstBescheidNachweis.href({ id: bescheid.id })}>Nachweis für das Gericht ausgeben (JSON)</a>
      </p>
    </section>
  )
}

export interface BescheidProps {
  csrf: string
  bescheid: Bescheid
  kunde: Kunde
  meldung: Meldung | undefined
  /** May release, and did not make it. */
  darfFreigeben: boolean
  bezug: Vorgangsbezug | undefined
  bedenken: readonly string[]
}

export function BescheidDienstView(props: BescheidProps): Html {
  const { csrf, bescheid, kunde, meldung, darfFreigeben, bezug, bedenken } = props
  const { id, zustand } = bescheid
  return (
    <>
      <Titel vorzeile={kundenzeile(kunde)}>{bescheid.titel}</Titel>
      {meldung && <Hinweis art="info" titel={meldungen[meldung]} rolle="status" />}
      <Angaben bescheid={bescheid} bezug={bezug} />
      <Bedenken saetze={bedenken} />
      {(zustand === 'entwurf' || zustand === 'zurueckgegeben') && <Entwurf csrf={csrf} bescheid={bescheid} />}
      {zustand === 'zur-freigabe' &&
        (darfFreigeben ? (
          <p>
            <Knopf href={routes.dienstBescheidFreigabe.href({ id })}>Freigabe entscheiden</Knopf>
          </p>
        ) : (
          <p>Eine andere Person mit dem Recht zur Freigabe entscheidet.</p>
        ))}
      {zustand === 'freigegeben' && <Zustellung csrf={csrf} bescheid={bescheid} />}
      <p>
        <a href={routes.dienstKunde.href({ id: kunde.id })}>Zur Akte</a>
      </p>
    </>
  )
}

export interface FreigabeProps {
  csrf: string
  bescheid: Bescheid
  kunde: Kunde
  online: boolean
  eigene: boolean
  grund: string
  fehler: Feldfehler<'grund'>
  bezug: Vorgangsbezug | undefined
  bedenken: readonly string[]
  /** Meanwhile the file was replaced or handed in anew; nothing was decided. */
  veraltet?: true
}

export function FreigabeView(props: FreigabeProps): Html {
  const { csrf, bescheid, kunde, online, eigene, grund, fehler, bezug, bedenken } = props
  return (
    <>
      <Titel vorzeile={kundenzeile(kunde)}>Freigabe: {bescheid.titel}</Titel>
      <Fehlerliste fehler={fehler} />
      {props.veraltet && (
        <Hinweis art="warnung" rolle="status" titel="Der Entwurf hat sich inzwischen geändert">
          <p>
            Die Datei wurde ersetzt oder neu vorgelegt, nachdem Sie diese Seite geöffnet hatten. Lesen Sie sie noch
            einmal und entscheiden Sie dann. Es wurde nichts entschieden.
          </p>
        </Hinweis>
      )}
      <Angaben bescheid={bescheid} bezug={bezug} />
      {bescheid.zustand !== 'zur-freigabe' ? (
        <p>Hier ist nichts mehr zu entscheiden.</p>
      ) : eigene ? (
        <Hinweis titel="Das haben Sie selbst erstellt">
          Eine andere Person mit dem Recht zur Freigabe entscheidet.
        </Hinweis>
      ) : (
        <>
          <Bedenken saetze={bedenken} />
          <p>Öffnen Sie die Datei und prüfen Sie sie: Genau so bekommt die Person sie.</p>
          <Wegvorschau online={online} />
          {bezug && readArt(bescheid.art).entscheidet && (
            <p>Mit der Freigabe ist der Vorgang „{bezug.titel}“ entschieden. Die Person sieht das dort.</p>
          )}
          <Freigabeformulare
            csrf={csrf}
            mit={<input type="hidden" name="gesehen" value={fassungOf(bescheid)} />}
            frei={{ wert: 'freigegeben', knopf: 'Freigeben und zustellen' }}
            nein={{
              titel: 'Zurückgeben',
              feld: { name: 'grund', label: 'Was muss geändert werden?', wert: grund, fehler: fehler.grund, zeilen: 4 },
              wert: 'zurueckgegeben',
              knopf: 'Entwurf zurückgeben',
              nichtAufheben: true,
            }}
          />
        </>
      )}
      <p>
        <a href={routes.dienstBescheide.href()}>Zur Liste</a>
      </p>
    </>
  )
}
