import { aenderungen as meldepflicht, wahrheit } from '../../bausteine/angaben.ts'
import { textIn } from '../../bausteine/bedingungen.ts'
import { enterHaushalt } from '../../bausteine/haushalt.ts'
import type { Formulardienst } from '../../engine/dienst.ts'
import { type Antworten, type Eintrag, entriesOf } from '../../engine/modell.ts'
import type { Nachweisregel } from '../../engine/nachweise.ts'
import type { Art } from './art.ts'
import { arten, artOf, bereiche } from './arten.ts'
import { formular } from './formular.ts'

const nachweise: readonly Nachweisregel[] = Object.entries(arten).flatMap(([name, { nachweise: regeln = [] }]) =>
  regeln.map((regel) => ({
    ...regel,
    je: 'aenderungen',
    wenn: (sicht) => artOf(sicht.hier) === name && (regel.wenn === undefined || regel.wenn(sicht)),
  })),
)

/** The changes with their categories, in their order; without those that have none yet. */
const listArten = (alle: Antworten): [Eintrag, Art][] =>
  entriesOf(alle, 'aenderungen').flatMap((hier) => {
    const art = artOf(hier)
    return art === undefined ? [] : [[hier, arten[art]!]]
  })

const GENANNT = 3

/** The first change, where the way here says what it is about: „menschen“, „daten/bankverbindung“. */
function beginWith(bezug: string, newEintrag: () => string): Antworten {
  const [bereich = '', art = ''] = bezug.split('/')
  if (!Object.hasOwn(bereiche, bereich)) return {}
  const known = Object.hasOwn(bereiche[bereich]!.arten, art)
  return { aenderungen: [{ id: newEintrag(), bereich, ...(known ? { [bereich]: art } : {}) }] }
}

export const veraenderungen: Formulardienst = {
  slug: 'veraenderungen',
  formular,
  nachweise,
  titel: (alle) => {
    const kurz = [...new Set(listArten(alle).map(([, art]) => art.kurz))]
    const rest = kurz.length - GENANNT
    const genannt = kurz.slice(0, GENANNT).join(', ')
    return `Veränderungsmitteilung: ${genannt}${rest > 0 ? ` und ${rest} weitere` : ''}`
  },
  erklaerung: [
    wahrheit,
    meldepflicht,
    'Ich weiß: Wer Änderungen nicht mitteilt, muss Geld zurückzahlen (§ 50 SGB X) und kann ein Bußgeld bekommen (§ 63 SGB II).',
  ],
  folgen: (alle, heute) =>
    listArten(alle).flatMap(([hier, art]) => [
      ...art.folgen({ hier, alle, heute }).map((satz) => `${art.kurz}: ${satz}`),
      ...(art.vermittlung ? [`${art.kurz}: Auch Ihre Vermittlung im Jobcenter kann diese Mitteilung sehen.`] : []),
    ]),
  vorbehalte: (alle) =>
    listArten(alle).flatMap(([hier, art]) => {
      const was = art.vorbehalt?.(hier)
      return was ? [{ ...was, schluessel: `aenderungen/${hier.id}`, ab: textIn(hier, 'ab') }] : []
    }),
  zuteilung: (alle) => {
    const gewaehlt = listArten(alle).map(([, art]) => art)
    return { eilig: gewaehlt.some((art) => art.eilig), auchVermittlung: gewaehlt.some((art) => art.vermittlung) }
  },
  vorbelegen: ({ haushalt, bezug = '' }, newEintrag) => ({
    haushalt: enterHaushalt(haushalt, newEintrag),
    ...beginWith(bezug, newEintrag),
  }),
}
