import { type Bescheid, type Liste, listen, readArt } from '#modules/bescheide'
import { routes } from '#routes'
import type { Child, Html } from '#web/jsx.ts'
import { Hinweis, Knopf, LeererZustand, Tabelle, Titel } from '#web/parts/index.ts'
import { kurzesDatum } from '../texte.ts'
import { briefgruende, klaerungsgruende, listentexte, type Meldung, meldungen, zustaende } from './texte.ts'

interface Listenzeile {
  bescheid: Bescheid
  name: string
}

/** What a list says besides title and customer. */
function hinweisOf(liste: Liste, { briefe, klaeren, zustand, erstelltVon }: Bescheid): string {
  const offen = briefe.find((brief) => !brief.gesendet)
  if (liste === 'post') return offen ? briefgruende[offen.grund] : ''
  if (liste === 'klaeren') return klaeren ? klaerungsgruende[klaeren.grund] : ''
  return liste === 'entwuerfe' ? `${zustaende[zustand].text}, ${erstelltVon.name}` : `Von ${erstelltVon.name}`
}

function seitOf(liste: Liste, { briefe, klaeren, vorgelegt, erstellt }: Bescheid): Date {
  if (liste === 'post') return briefe.find((brief) => !brief.gesendet)?.beauftragt ?? erstellt
  return (liste === 'klaeren' ? klaeren?.seit : liste === 'freigabe' ? vorgelegt : undefined) ?? erstellt
}

interface ListeProps {
  liste: Liste
  anzahlen: Record<Liste, number>
  zeilen: Listenzeile[]
  mehr: string | undefined
  darfFreigeben: boolean
  meldung: Meldung | undefined
}

const hoechstens = 99

export function ListenView({ liste, anzahlen, zeilen, mehr, darfFreigeben, meldung }: ListeProps): Html {
  const { titel, leer, dazu } = listentexte[liste]
  const href = ({ id }: Bescheid) =>
    liste === 'freigabe' && darfFreigeben
      ? routes.dienstBescheidFreigabe.href({ id })
      : routes.dienstBescheid.href({ id })
  return (
    <>
      <Titel>Bescheide</Titel>
      {meldung && <Hinweis art="info" titel={meldungen[meldung]} rolle="status" />}
      <nav class="reiter" aria-label="Listen">
        <ul>
          {listen.map((name) => (
            <li>
              <a
                href={`${routes.dienstBescheide.href()}?liste=${name}`}
                aria-current={name === liste ? 'page' : undefined}
              >
                {listentexte[name].titel} ({anzahlen[name] > hoechstens ? `${hoechstens}+` : anzahlen[name]})
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <h2>{titel}</h2>
      <Tabelle
        titel={titel}
        titelVerborgen
        dicht
        spalten={[{ text: 'Schreiben' }, { text: 'Art' }, { text: 'Für' }, { text: 'Seit' }, { text: 'Hinweis' }]}
        zeilen={zeilen.map(({ bescheid, name }): Child[] => [
          <a href={href(bescheid)}>{bescheid.titel}</a>,
          readArt(bescheid.art).name,
          <a href={routes.dienstKunde.href({ id: bescheid.kundeId })}>{name}</a>,
          kurzesDatum(seitOf(liste, bescheid)),
          hinweisOf(liste, bescheid),
        ])}
        leer={
          <LeererZustand titel={leer}>
            <p>{dazu}</p>
          </LeererZustand>
        }
      />
      {mehr && (
        <p>
          <Knopf art="sekundaer" href={mehr}>
            Mehr anzeigen
          </Knopf>
        </p>
      )}
    </>
  )
}
