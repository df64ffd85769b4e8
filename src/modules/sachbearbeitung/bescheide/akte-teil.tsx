import { type Bescheid, type Bewilligungsstand, readArt } from '#modules/bescheide'
import { formatTag, tagInBerlin } from '#platform/text/datum.ts'
import { routes } from '#routes'
import type { Child, Html } from '#web/jsx.ts'
import { Etikett, Knopf, Knopfzeile, LeererZustand, Tabelle } from '#web/parts/index.ts'
import { kurzesDatum } from '../texte.ts'
import { zustaende } from './texte.ts'

interface AkteBescheideProps {
  bescheide: Bescheid[]
  kundeId: string
  bewilligung: Bewilligungsstand | undefined
}

/** Until when the benefit is granted, and whether more is applied for. */
function Bewilligt({ stand: { bis, bescheidId, lage, beantragt } }: { stand: Bewilligungsstand }): Html {
  return (
    <p>
      <a href={routes.dienstBescheid.href({ id: bescheidId })}>
        {lage === 'aufgehoben' ? 'Aufgehoben, zuletzt bewilligt bis' : 'Bewilligt bis'} {formatTag(bis)}
      </a>
      {beantragt && (
        <>
          {' · '}
          <a href={routes.dienstVorgang.href({ id: beantragt.id })}>
            Weiterbewilligung beantragt am {formatTag(tagInBerlin(beantragt.zeit))}
          </a>
        </>
      )}
    </p>
  )
}

/** Part of the record of a customer. */
export function AkteBescheide({ bescheide, kundeId, bewilligung }: AkteBescheideProps): Html {
  return (
    <section aria-labelledby="bescheide">
      <h2 id="bescheide">Bescheide und Schreiben</h2>
      {bewilligung && <Bewilligt stand={bewilligung} />}
      <Tabelle
        titel="Bescheide und Schreiben, die neuesten zuerst"
        titelVerborgen
        dicht
        spalten={[{ text: 'Schreiben' }, { text: 'Art' }, { text: 'Erstellt' }, { text: 'Stand' }]}
        zeilen={bescheide.map((bescheid): Child[] => [
          <a href={routes.dienstBescheid.href({ id: bescheid.id })}>{bescheid.titel}</a>,
          readArt(bescheid.art).name,
          kurzesDatum(bescheid.erstellt),
          <Etikett art={zustaende[bescheid.zustand].art}>{zustaende[bescheid.zustand].text}</Etikett>,
        ])}
        leer={<LeererZustand titel="Es gibt noch kein Schreiben." />}
      />
      <Knopfzeile>
        <Knopf art="sekundaer" href={routes.dienstBescheidNeu.href({ id: kundeId })}>
          Bescheid erstellen
        </Knopf>
      </Knopfzeile>
    </section>
  )
}
