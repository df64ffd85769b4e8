import { addTage, parseTag, type Tag } from '#platform/text/datum.ts'
import { routes } from '#routes'
import type { Child, Html } from '#web/jsx.ts'
import { Fehlerliste, Formular, Hinweis, Knopf, LeererZustand, Titel } from '#web/parts/index.ts'

/** So far ahead at most something may run. */
const HOECHSTENS_TAGE = 366

/** A day until when something holds, as three fields post it. */
export type Bisfelder = Record<'bis-tag' | 'bis-monat' | 'bis-jahr', string>

export const partsOf = (posted: Bisfelder) => ({
  tag: posted['bis-tag'],
  monat: posted['bis-monat'],
  jahr: posted['bis-jahr'],
})

/** `ab`: the first day that can be chosen. */
export function checkBis(
  teile: ReturnType<typeof partsOf>,
  { heute, ab }: { heute: Tag; ab: 'heute' | 'morgen' },
): { tag: Tag } | { fehler: string } {
  const bis = parseTag(teile)
  if (!bis.ok) return { fehler: bis.fehler }
  const first = ab === 'heute' ? heute : addTage(heute, 1)
  if (bis.tag >= first && bis.tag <= addTage(heute, HOECHSTENS_TAGE)) return { tag: bis.tag }
  return {
    fehler:
      ab === 'heute'
        ? 'Wählen Sie einen Tag ab heute, höchstens in einem Jahr.'
        : 'Wählen Sie einen Tag, der noch kommt, höchstens in einem Jahr.',
  }
}

/** The button that ends one entry of a list. */
export const Beendenform = (props: { csrf: string; feld: string; id: string; wort: string; name: string }): Html => (
  <Formular csrf={props.csrf} form="zeile" vorlesen={`${props.wort} beenden: ${props.name}`} nichtAufheben>
    <input type="hidden" name={props.feld} value={props.id} />
    <Knopf art="sekundaer" name="aktion" wert="beenden" vorlesen={`Beenden: ${props.name}`}>
      Beenden
    </Knopf>
  </Formular>
)

interface Rahmen {
  kundeId: string
  vorzeile: string
  titel: string
  fehler: Readonly<Record<string, string | undefined>>
  meldung: string | undefined
  /** What stands there where the list is empty; undefined: it is not. */
  leer: string | undefined
  liste: Html
  children?: Child
}

/** A page of a record with what holds until a day, and the form for one more. */
export const BefristetSeite = (props: Rahmen): Html => (
  <>
    <p class="zurueck">
      <a href={routes.dienstKunde.href({ id: props.kundeId })}>Zurück zur Akte</a>
    </p>
    <Titel vorzeile={props.vorzeile}>{props.titel}</Titel>
    <Fehlerliste fehler={props.fehler} />
    {props.meldung && <Hinweis art="erfolg" rolle="status" titel={props.meldung} />}
    {props.leer === undefined ? props.liste : <LeererZustand titel={props.leer} />}
    {props.children}
  </>
)
