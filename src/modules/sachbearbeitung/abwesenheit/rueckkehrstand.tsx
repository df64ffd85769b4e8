import { compareRueckkehr, type Mitreise, showAuskunft } from '#modules/vorgaenge'
import type { Html } from '#web/jsx.ts'
import { Etikett } from '#web/parts/index.ts'

export const rueckkehrtexte = {
  frueher: 'früher als vereinbart',
  'wie-vereinbart': 'wie vereinbart',
  spaeter: 'später als vereinbart',
}

/** „Wieder da seit dem 23. November 2026, später als vereinbart“; nothing was agreed to: without the comparison. */
export function describeRueckkehr({ auskunft, zustimmung, meldenBis }: Mitreise): string {
  if (!auskunft) return ''
  const wie = auskunft.art === 'zurueck' && compareRueckkehr({ vereinbart: zustimmung, meldenBis }, auskunft.tag)
  return wie ? `${showAuskunft(auskunft)}, ${rueckkehrtexte[wie]}` : showAuskunft(auskunft)
}

/** Whether somebody who travels along is back, and whether staff still has to look at it. */
export function Rueckkehrstand({ mitreise }: { mitreise: Mitreise }): Html {
  const { auskunft, meldung, eigenerVorgang } = mitreise
  const offen = meldung && !(meldung.vermittlung && meldung.leistung)
  return (
    <>
      {auskunft ? describeRueckkehr(mitreise) : eigenerVorgang ? 'meldet sich selbst zurück' : 'nicht gemeldet'}
      {offen && (
        <>
          {' '}
          <Etikett art="warnung">Zu prüfen</Etikett>
        </>
      )}
    </>
  )
}
