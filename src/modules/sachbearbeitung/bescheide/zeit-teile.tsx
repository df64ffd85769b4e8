import {
  type Bescheid,
  type Bescheidart,
  type Bewilligungsstand,
  readArt,
  showZeitraum,
  usualVorlaeufigBis,
} from '#modules/bescheide'
import { addTage, formatTag, type Tag } from '#platform/text/datum.ts'
import type { Html } from '#web/jsx.ts'
import { Datumsfeld, Hinweis } from '#web/parts/index.ts'
import type { Falschfelder, Zeiteingabe, Zeitfehler } from './zeit-forms.ts'

export interface Zeitstand {
  zeit: Zeiteingabe
  fehler: Zeitfehler
  falsch?: Falschfelder | undefined
}

const DAUER = 'In der Regel zwölf Monate, bei vorläufiger Entscheidung sechs (§ 41 Abs. 3 SGB II).'
const WANN =
  'Bei Bewilligung, vorläufiger Bewilligung und Festsetzung. Bei einer Änderung nur, wenn sie den Zeitraum ändert.'
const GANZ =
  'Nur wenn sich der Bewilligungszeitraum selbst ändert: dann der ganze neue Zeitraum, nicht die geänderten Monate.'

interface ZeitteilProps extends Zeitstand {
  art: Bescheidart | undefined
  jede?: boolean
}

/** Asks for the time of a notice of this kind; `jede`: for what any kind may say, since it may still be chosen. */
export function Zeitteil({ art, jede, zeit, fehler, falsch }: ZeitteilProps): Html {
  const { zeitraum, hebtAuf } = art === undefined ? {} : readArt(art)
  const pflicht = zeitraum === 'pflicht'
  return (
    <>
      {(jede || zeitraum) && (
        <>
          <Datumsfeld
            name="von"
            label="Bewilligt von"
            hinweis={jede ? WANN : zeitraum === 'freiwillig' ? GANZ : undefined}
            pflicht={pflicht}
            wert={zeit.von}
            fehler={fehler.von}
            falsch={falsch?.von}
          />
          <Datumsfeld
            name="bis"
            label="Bewilligt bis"
            hinweis={DAUER}
            pflicht={pflicht}
            wert={zeit.bis}
            fehler={fehler.bis}
            falsch={falsch?.bis}
          />
        </>
      )}
      {(jede || hebtAuf) && (
        <Datumsfeld
          name="ende"
          label="Ohne Leistung ab"
          hinweis="Nur bei Aufhebung oder Entziehung, und nur wenn die Leistung ganz endet: der erste Tag ohne sie."
          wert={zeit.ende}
          fehler={fehler.ende}
          falsch={falsch?.ende}
        />
      )}
    </>
  )
}

/** Rows of a list that say for which time a notice is. */
export const zeitzeilen = ({ zeitraum, aufgehobenAb }: Pick<Bescheid, 'zeitraum' | 'aufgehobenAb'>) => [
  ...(zeitraum ? [{ begriff: 'Bewilligungs\u00adzeitraum', wert: showZeitraum(zeitraum) }] : []),
  ...(aufgehobenAb ? [{ begriff: 'Ohne Leistung ab', wert: formatTag(aufgehobenAb) }] : []),
]

const isMonatsende = (tag: Tag) => addTage(tag, 1).endsWith('-01')

/** What is unusual about the time of a draft, a sentence each. It keeps nobody from releasing it. */
export function listBedenken(
  { art, zeitraum, aufgehobenAb }: Pick<Bescheid, 'art' | 'zeitraum' | 'aufgehobenAb'>,
  { heute, bisher }: { heute: Tag; bisher: Bewilligungsstand | undefined },
): string[] {
  const endet = aufgehobenAb ? addTage(aufgehobenAb, -1) : undefined
  if (endet) {
    return bisher && endet < bisher.bis
      ? [`Die Bewilligung endet damit am ${formatTag(endet)} statt am ${formatTag(bisher.bis)}.`]
      : []
  }
  if (!zeitraum) return []
  const { von, bis } = zeitraum
  const ueberlappt = bisher && von <= bisher.bis && bis >= bisher.von
  return [
    ...(art === 'vorlaeufige-bewilligung' && bis > usualVorlaeufigBis(von)
      ? ['Vorläufig wird in der Regel für höchstens sechs Monate bewilligt (§ 41 Abs. 3 SGB II).']
      : []),
    ...(isMonatsende(bis) ? [] : ['Der Zeitraum endet nicht am letzten Tag eines Monats.']),
    ...(bis < heute && art !== 'festsetzung' ? ['Der Zeitraum ist schon zu Ende.'] : []),
    ...(ueberlappt && bis < bisher.bis
      ? [
          `Bisher ist bis ${formatTag(bisher.bis)} bewilligt. Mit der Freigabe gilt das frühere Ende, und danach richten sich die Erinnerungen.`,
        ]
      : []),
  ]
}

export function Bedenken({ saetze }: { saetze: readonly string[] }): Html | null {
  return saetze.length === 0 ? null : (
    <Hinweis art="warnung" titel="Prüfen Sie den Zeitraum">
      {saetze.length === 1 ? (
        <p>{saetze[0]}</p>
      ) : (
        <ul>
          {saetze.map((satz) => (
            <li>{satz}</li>
          ))}
        </ul>
      )}
    </Hinweis>
  )
}
