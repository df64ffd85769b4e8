import { Nummer } from '#modules/hilfe'
import type { JobcenterRow } from '#modules/jobcenter'
import { formatSpanne } from '#platform/text/uhrzeit.ts'
import { routes } from '#routes'
import type { Html } from '#web/jsx.ts'
import { Etikett, Kasten, Kastenreihe, Knopf } from '#web/parts/index.ts'
import type { UebersichtRow } from './store.ts'

interface Neu {
  leistung: number
  vermittlung: number
}

function Neues({ anzahl }: { anzahl: number }): Html | null {
  return anzahl > 0 ? (
    <p>
      <Etikett art="info">{anzahl === 1 ? '1 neue Nachricht' : `${anzahl} neue Nachrichten`}</Etikett>
    </p>
  ) : null
}

const faecher = (neu: Neu) => (
  <>
    <Kasten titel={<a href={routes.leistungspostfach.href()}>Leistungspostfach</a>} symbol="brief" ebene={3}>
      <Neues anzahl={neu.leistung} />
      <p>Fragen zu Geld, Bescheiden, Miete und Einkommen.</p>
    </Kasten>
    <Kasten titel={<a href={routes.vermittlungspostfach.href()}>Vermittlungspostfach</a>} symbol="brief" ebene={3}>
      <Neues anzahl={neu.vermittlung} />
      <p>Fragen zu Arbeit, Bewerbung und Maßnahmen.</p>
    </Kasten>
  </>
)

const terminkasten = (termin: UebersichtRow['termin']) => (
  <Kasten
    titel={<a href={routes.termine.href()}>Termine</a>}
    symbol="kalender"
    ebene={3}
    aktionen={
      <Knopf art="sekundaer" href={routes.termineVereinbaren.href()}>
        Termine vereinbaren
      </Knopf>
    }
  >
    {termin ? (
      <p>
        Ihr nächster Termin:
        <br />
        <a href={routes.termin.href({ id: termin.id })}>
          {formatSpanne({ beginn: new Date(termin.beginn), ende: new Date(termin.ende) })}
        </a>
      </p>
    ) : (
      <p>Sie haben keinen Termin.</p>
    )}
  </Kasten>
)

const nachricht = (
  <Knopf art="sekundaer" href={routes.vermittlungspostfach.href()}>
    Nachricht schreiben
  </Knopf>
)
const mehr = (
  <Knopf art="sekundaer" href={routes.meinJobcenter.href()}>
    Mehr Informationen
  </Knopf>
)

function Lines({ text }: { text: string }) {
  return (
    <>
      {text.split('\n').map((line, i) => (
        <>
          {i > 0 && <br />}
          {line}
        </>
      ))}
    </>
  )
}

export interface KontaktProps {
  jobcenter: JobcenterRow | null
  neu: Neu
  termin: UebersichtRow['termin']
}

/** „Kontakt und Kommunikation“. */
export function Kontakt({ jobcenter, neu, termin }: KontaktProps) {
  return (
    <section aria-labelledby="kontakt">
      <h2 id="kontakt">Kontakt und Kommunikation</h2>
      <Kastenreihe>
        {faecher(neu)}
        {terminkasten(termin)}
        <Kasten titel="Ihr persönlicher Kontakt" symbol="telefon" ebene={3} aktionen={nachricht}>
          <p>
            Wer für Sie zuständig ist, steht in Ihren Briefen.
            {jobcenter && (
              <>
                {' '}
                Telefon: <Nummer nummer={jobcenter.telefon} />
              </>
            )}
          </p>
        </Kasten>
        <Kasten titel="Ihr Jobcenter" symbol="ort" ebene={3} aktionen={mehr}>
          {jobcenter && (
            <>
              <p>
                {jobcenter.name}
                <br />
                {jobcenter.strasse}
                <br />
                {jobcenter.plz} {jobcenter.ort}
              </p>
              <p>
                <strong>Öffnungszeiten</strong>
                <br />
                <Lines text={jobcenter.oeffnungszeiten} />
              </p>
            </>
          )}
        </Kasten>
      </Kastenreihe>
    </section>
  )
}
