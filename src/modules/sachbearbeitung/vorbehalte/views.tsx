import { findBrief, NeuesTeil, VorbehaltSchritte, Vorbehaltstand, vorbehaltworte } from '#modules/vorgaenge'
import { formatTag, formatZeit } from '#platform/text/datum.ts'
import { routes } from '#routes'
import type { Child, Html } from '#web/jsx.ts'
import { Beschreibungsliste, Fehlerliste, Hinweis, Linkliste, Titel } from '#web/parts/index.ts'
import { kundenzeile } from '../akte/views.tsx'
import {
  Ausweisform,
  Freigabeform,
  Gestoppt,
  meldungen,
  Stoppform,
  Tatknopf,
  Uebernahme,
  type VorbehaltProps,
} from './views-taten.tsx'

function Angaben({ vorbehalt, kunde }: VorbehaltProps): Html {
  const { neues, ab, erstellt, bestaetigt, entschieden, uebernommen } = vorbehalt
  const { titel } = vorbehaltworte[neues.was]
  const eintraege: { begriff: string; wert: Child }[] = [
    { begriff: 'Stand', wert: <Vorbehaltstand vorbehalt={vorbehalt} fuer="dienst" /> },
    { begriff: titel, wert: <NeuesTeil neues={neues} /> },
    ...(neues.was === 'anschrift'
      ? [{ begriff: 'In der Akte', wert: `${kunde.strasse}, ${kunde.plz} ${kunde.ort}` }]
      : []),
    { begriff: 'Gilt ab', wert: formatTag(ab) },
    { begriff: 'Gemeldet', wert: formatZeit(erstellt) },
    ...(bestaetigt
      ? [
          {
            begriff: 'Bestätigt',
            wert: bestaetigt.gesehenVon
              ? `${formatZeit(bestaetigt.zeit)} mit Ausweis, gesehen von ${bestaetigt.gesehenVon.name}`
              : `${formatZeit(bestaetigt.zeit)} mit dem Code aus dem Brief`,
          },
        ]
      : []),
    ...(entschieden
      ? [
          {
            begriff: vorbehalt.zustand === 'abgelehnt' ? 'Nicht freigegeben' : 'Freigegeben',
            wert: `${formatZeit(entschieden.zeit)} von ${entschieden.von.name}`,
          },
        ]
      : []),
    ...(uebernommen
      ? [{ begriff: 'Im Fachverfahren', wert: `${formatZeit(uebernommen.zeit)}, ${uebernommen.von}` }]
      : []),
    ...(vorbehalt.grund ? [{ begriff: 'Begründung', wert: vorbehalt.grund }] : []),
  ]
  return <Beschreibungsliste eintraege={eintraege} />
}

function Briefe({ csrf, vorbehalt, jetzt }: VorbehaltProps): Html {
  const { briefe, zustand, briefAb, ohneBrief, id } = vorbehalt
  const neu = zustand === 'wartet' && !briefAb && !ohneBrief && !findBrief(vorbehalt, jetzt)
  return (
    <section aria-labelledby="briefe">
      <h2 id="briefe">Briefe</h2>
      {briefAb && <p>Der Brief mit dem Code wird am {formatTag(briefAb)} erstellt, wenn die Person dort wohnt.</p>}
      {ohneBrief && zustand === 'wartet' && <p>{meldungen.gesperrt}</p>}
      <Linkliste
        links={briefe.map((brief) => ({
          text: brief.art === 'code' ? 'Brief mit dem Code' : 'Hinweis an die bisherige Anschrift',
          href: routes.dienstVorbehaltbrief.href({ id: brief.id }),
          hinweis: `Erstellt ${formatZeit(brief.erstellt)}, ${brief.gesendet ? `gesendet ${formatZeit(brief.gesendet)}` : brief.ende ? 'nicht mehr nötig' : 'noch nicht gesendet'}`,
        }))}
      />
      {neu && (
        <Tatknopf {...{ csrf, vorbehalt }} aktion={routes.dienstVorbehaltNeuerBrief.href({ id })}>
          Neuen Brief mit Code erstellen
        </Tatknopf>
      )}
    </section>
  )
}

/** A new address or account for staff: what it is, how far it is, and what is to be done. */
export function VorbehaltView(props: VorbehaltProps): Html {
  const { vorbehalt, kunde, meldung } = props
  const { zustand } = vorbehalt
  return (
    <>
      <Titel vorzeile={kundenzeile(kunde)}>{vorbehaltworte[vorbehalt.neues.was].titel}</Titel>
      <Fehlerliste fehler={props.fehler} />
      {meldung && (
        <Hinweis
          art={meldung === 'stand' || meldung === 'selbst' ? 'warnung' : 'info'}
          rolle="status"
          titel={meldungen[meldung]}
        />
      )}
      <Angaben {...props} />
      {zustand === 'wartet' && <Ausweisform {...props} />}
      {zustand === 'freigabe' && <Freigabeform {...props} />}
      {zustand === 'bestaetigt' && <Uebernahme {...props} />}
      {zustand === 'gestoppt' && <Gestoppt {...props} />}
      <Briefe {...props} />
      <Stoppform {...props} />
      <section aria-labelledby="schritte">
        <h2 id="schritte">Was bisher geschah</h2>
        <VorbehaltSchritte vorbehalt={vorbehalt} />
      </section>
      <Linkliste
        links={[
          ...(props.darfVorgang
            ? [{ text: 'Zum Vorgang', href: routes.dienstVorgang.href({ id: vorbehalt.vorgangId }) }]
            : []),
          { text: 'Zur Akte', href: routes.dienstKunde.href({ id: kunde.id }) },
        ]}
      />
    </>
  )
}
