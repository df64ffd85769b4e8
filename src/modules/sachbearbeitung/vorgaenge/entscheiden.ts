import { type Bescheid, readArt } from '#modules/bescheide'
import { isEnde, RUECKFRAGE_ERLEDIGT, type Vorgang, type Vorgangszustand } from '#modules/vorgaenge'
import { formatTag, parseTag, type Tag, tagInBerlin } from '#platform/text/datum.ts'
import type { Eingabe } from './forms.ts'

/** States that say: a notice is there. */
const MIT_BESCHEID: readonly Vorgangszustand[] = ['entschieden', 'abhilfe', 'zurueckgewiesen']

type Schreiben = Pick<Bescheid, 'art' | 'zustand'>

/** Whether a state may only be set where staff says by what other way its notice went: none that decides was released about the case. */
export const needsPapier = (zustand: Vorgangszustand, bescheide: readonly Schreiben[]): boolean =>
  MIT_BESCHEID.includes(zustand) &&
  !bescheide.some((one) => one.zustand === 'freigegeben' && readArt(one.art).entscheidet === true)

const FEHLT =
  'Zu diesem Vorgang liegt kein freigegebener Bescheid im Portal. Erstellen Sie ihn mit „Bescheid erstellen“, oder nennen Sie den Tag, an dem er auf anderem Weg gesendet ist.'

/** The day on which the notice went out by another way: not before the case, and not to come. */
export function readPapier(
  { erstellt }: Pick<Vorgang, 'erstellt'>,
  eingabe: Eingabe,
  heute: Tag,
): { tag: Tag } | { fehler: string } {
  const [tag, monat, jahr] = [eingabe['papier-tag'], eingabe['papier-monat'], eingabe['papier-jahr']]
  if (`${tag}${monat}${jahr}`.trim() === '') return { fehler: FEHLT }
  const read = parseTag({ tag, monat, jahr })
  if (!read.ok) return { fehler: read.fehler }
  if (read.tag > heute)
    return { fehler: 'Der Tag liegt noch vor uns. Setzen Sie den Stand, wenn der Bescheid gesendet ist.' }
  const eingang = tagInBerlin(erstellt)
  if (read.tag < eingang) return { fehler: `Der Vorgang ist erst am ${formatTag(eingang)} eingegangen.` }
  return { tag: read.tag }
}

/** What the person reads with a state beyond the note of staff: how the notice comes, and that nothing more is asked. */
export function wordEnde(
  vorgang: { korrektur: object | undefined },
  { zustand, papier }: { zustand: Vorgangszustand; papier: Tag | undefined },
): string[] {
  return [
    ...(papier
      ? [
          `Ihr Bescheid ist am ${formatTag(papier)} auf anderem Weg an Sie gesendet, zum Beispiel mit der Post. Er steht nicht im Portal.`,
        ]
      : []),
    ...(isEnde(zustand) && vorgang.korrektur ? [RUECKFRAGE_ERLEDIGT] : []),
  ]
}
