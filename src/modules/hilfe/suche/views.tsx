import { routes } from '#routes'
import {
  Auswahl,
  Formular,
  Knopf,
  LeererZustand,
  Linkliste,
  MehrAnzeigen,
  Textfeld,
  Titel,
  Wegeliste,
} from '#web/parts/index.ts'
import type { Eintrag } from '../inhalt.ts'
import { Suchfeld } from '../views.tsx'
import type { Treffer } from './suche.ts'

/** So many answers are shown before „Mehr anzeigen“. */
const TREFFER = 10

interface SucheProps {
  frage: string
  treffer: readonly Treffer[]
  alle: boolean
}

export function SucheView({ frage, treffer, alle }: SucheProps) {
  const shown = alle ? treffer : treffer.slice(0, TREFFER)
  return (
    <>
      <Titel>Suche</Titel>
      <Suchfeld frage={frage} />
      {frage.trim() !== '' && (treffer.length === 0 ? <NichtsGefunden frage={frage} /> : <h2>Ergebnisse</h2>)}
      {shown.length > 0 && (
        <>
          <Wegeliste
            wege={shown.map(({ titel, href, art, kurz, auszug }) => ({
              text: titel,
              href,
              hinweis: (
                <>
                  {art} · {kurz}
                  {auszug && <p>{auszug}</p>}
                </>
              ),
            }))}
          />
          <MehrAnzeigen
            href={`${routes.suche.href()}?${new URLSearchParams({ q: frage, alle: 'ja' })}`}
            gezeigt={shown.length}
            gesamt={treffer.length}
            was={treffer.length === 1 ? 'Ergebnis' : 'Ergebnissen'}
          />
        </>
      )}
    </>
  )
}

function NichtsGefunden({ frage }: { frage: string }) {
  return (
    <LeererZustand titel={`Zu „${frage}“ wurde nichts gefunden`}>
      <p>Versuchen Sie ein einzelnes Wort oder ein anderes Wort für dieselbe Sache. Sie können auch hier nachsehen:</p>
      <Linkliste
        links={[
          { text: 'Hilfe', href: routes.hilfe.href() },
          { text: 'Alle eServices', href: routes.eservices.href() },
          { text: 'Hauptmenü', href: routes.menue.href() },
          { text: 'Kontakt', href: routes.kontakt.href() },
        ]}
      />
    </LeererZustand>
  )
}

interface EservicesProps {
  dienste: readonly Eintrag[]
  gesamt: number
  bereiche: readonly string[]
  filter: { q: string; bereich: string }
}

export function EservicesView({ dienste, gesamt, bereiche, filter }: EservicesProps) {
  const gefiltert = filter.q.trim() !== '' || filter.bereich !== ''
  return (
    <>
      <Titel einleitung="Was Sie beantragen, mitteilen oder erledigen können, was Sie dafür brauchen und wie es heute geht.">
        Leistungen und Angebote des Jobcenters
      </Titel>
      <Formular methode="get" aktion={routes.eservices.href()} vorlesen="Filter" nichtAufheben>
        <Textfeld name="q" label="Stichwort" typ="search" wert={filter.q} maxlaenge={200} breite="l" />
        <Auswahl
          name="bereich"
          label="Bereich"
          leer="Alle Bereiche"
          optionen={bereiche.map((bereich) => ({ wert: bereich, text: bereich }))}
          wert={filter.bereich}
          breite="l"
        />
        <div class="knopfzeile">
          <Knopf art="sekundaer">Filtern</Knopf>
        </div>
      </Formular>
      <p role="status">
        {dienste.length} von {gesamt} eServices
        {gefiltert && (
          <>
            {' · '}
            <a href={routes.eservices.href()}>Alle eServices anzeigen</a>
          </>
        )}
      </p>
      {dienste.length === 0 ? (
        <LeererZustand titel="Dazu gibt es keinen eService">
          <p>
            Suchen Sie mit einem anderen Wort, oder <a href={routes.kontakt.href()}>fragen Sie Ihr Jobcenter</a>.
          </p>
        </LeererZustand>
      ) : (
        <Wegeliste
          wege={dienste.map(({ name, titel, kurz }) => ({
            text: titel,
            href: routes.eservice.href({ slug: name }),
            hinweis: kurz,
          }))}
        />
      )}
    </>
  )
}
