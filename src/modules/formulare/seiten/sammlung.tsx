import type { Html } from '#web/jsx.ts'
import { Hinweis, Knopf, Knopfzeile, LeererZustand } from '#web/parts/index.ts'
import type { Antrag } from '../antrag/antrag.ts'
import { isRemovable } from '../engine/aendern.ts'
import { entriesOf } from '../engine/modell.ts'
import { nameEntries } from '../engine/stand.ts'
import type { Station } from '../engine/weg.ts'
import { hrefOf } from './orte.ts'

interface SammlungProps {
  antrag: Antrag
  station: Station
  gruppe: string
  /** The entry that is to go: asks once more. */
  entfernen: string | undefined
  /** One was just removed. */
  entfernt?: boolean | undefined
}

/** The entries of a group, with the ways to add, change and remove one. */
export function Sammlung({ antrag, station, gruppe, entfernen, entfernt }: SammlungProps): Html {
  const art = antrag.dienst.formular.gruppen[gruppe]!
  const { beginn, einzahl, hoechstens, nieMehr } = art
  const eintraege = entriesOf(station.sicht.hier, gruppe)
  // By what is known of an entry, also before its own pages have asked for it.
  const named = (id: string) => nameEntries(antrag.dienst.formular, antrag.antworten, [...station.eintraege, id]).at(-1)
  const nameOf = (nr: number) => {
    const name = named(eintraege[nr]!.id)
    return name === undefined || name === einzahl ? `${einzahl} ${nr + 1}` : name
  }
  const isAsked = (nr: number) => entfernen === eintraege[nr]!.id && isRemovable(art, eintraege[nr]!)
  const here = hrefOf(antrag.id, station)
  return (
    <>
      {entfernt && (
        <Hinweis art="erfolg" rolle="status" titel="Der Eintrag ist entfernt">
          <p>{eintraege.length === 0 ? 'Die Liste ist leer.' : `Noch in der Liste: ${eintraege.length}`}</p>
        </Hinweis>
      )}
      {eintraege.length === 0 ? (
        <LeererZustand titel={`Noch nichts angegeben: ${einzahl}`} />
      ) : (
        <ul class="eintraege">
          {eintraege.map(({ id }, nr) => (
            <li>
              {isAsked(nr) ? (
                <p class="eintraege__name" tabindex={-1} autofocus>
                  {nameOf(nr)} mit allen Angaben entfernen? Die Angaben lassen sich nicht zurückholen.
                </p>
              ) : (
                <span class="eintraege__name">{nameOf(nr)}</span>
              )}
              {isAsked(nr) ? (
                <span class="eintraege__wege">
                  <Knopf
                    art="gefahr"
                    name="schritt"
                    wert={`entfernen~${id}`}
                    vorlesen={`${nameOf(nr)} wirklich entfernen`}
                  >
                    Wirklich entfernen
                  </Knopf>
                  <a href={here}>Abbrechen</a>
                </span>
              ) : (
                <span class="eintraege__wege">
                  <a
                    href={hrefOf(antrag.id, { seite: beginn, eintraege: [...station.eintraege, id] })}
                    aria-label={`${nameOf(nr)} ändern`}
                  >
                    Ändern
                  </a>
                  {isRemovable(art, eintraege[nr]!) && (
                    <a href={`${here}?entfernen=${id}`} aria-label={`${nameOf(nr)} entfernen`}>
                      Entfernen
                    </a>
                  )}
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
      {eintraege.length < hoechstens ? (
        <Knopfzeile>
          <Knopf art="sekundaer" name="schritt" wert="hinzufuegen">
            {einzahl} hinzufügen
          </Knopf>
        </Knopfzeile>
      ) : nieMehr ? null : (
        <p>Mehr als {hoechstens} passen nicht in dieses Formular. Schreiben Sie den Rest in einer Nachricht.</p>
      )}
    </>
  )
}
