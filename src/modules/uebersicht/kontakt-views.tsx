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

const mehr = (
  <Knopf art="sekundaer" href={routes.meinJobcenter.href()}>
    Mehr Informationen
  </Knopf>
)

interface KontaktpersonProps {
  kontakt: UebersichtRow['kontakt']
  leistung: UebersichtRow['zustaendig']
  jobcenter: JobcenterRow | null
}

const nachricht = (
  <Knopf art="sekundaer" href={routes.vermittlungNeu.href()}>
    Nachricht schreiben
  </Knopf>
)

function Zeiten({ kontakt, jobcenter }: Omit<KontaktpersonProps, 'leistung'>): Html | null {
  const nummer = kontakt?.telefon || jobcenter?.telefon
  if (!nummer) return null
  return (
    <p>
      Telefon: <Nummer nummer={nummer} />
      {kontakt?.telefon && kontakt.sprechzeiten && (
        <>
          <br />
          Telefonzeiten: {kontakt.sprechzeiten}
        </>
      )}
    </p>
  )
}

/** Whoever is away is not hidden: people shall know whom they reach meanwhile. */
function Abwesend({ kontakt }: { kontakt: NonNullable<UebersichtRow['kontakt']> }): Html | null {
  if (!kontakt.abwesend) return null
  const { vertretung } = kontakt
  return (
    <p>
      Zurzeit nicht im Haus.{' '}
      {vertretung ? (
        <>
          Vertretung: {vertretung.name}
          {vertretung.telefon && (
            <>
              , Telefon: <Nummer nummer={vertretung.telefon} />
            </>
          )}
        </>
      ) : (
        'Ihre Nachricht liest das Team.'
      )}
    </p>
  )
}

/** „Ihr persönlicher Kontakt“: who is named, and an honest word where nobody is. */
function PersoenlicherKontakt({ kontakt, leistung, jobcenter }: KontaktpersonProps): Html {
  const wer = kontakt?.name ?? kontakt?.team
  return (
    <Kasten titel="Ihr persönlicher Kontakt" symbol="telefon" ebene={3} aktionen={nachricht}>
      {wer ? (
        <p>
          <strong>{kontakt?.name ?? `Team ${wer}`}</strong>
          {kontakt?.name && kontakt.team && (
            <>
              <br />
              Team {kontakt.team}
            </>
          )}
        </p>
      ) : (
        <p>Für Sie ist noch niemand benannt. Ihr Jobcenter antwortet Ihnen trotzdem.</p>
      )}
      {kontakt && <Abwesend kontakt={kontakt} />}
      <Zeiten kontakt={kontakt} jobcenter={jobcenter} />
      {leistung && (
        <p>
          Für Ihre Leistungen zuständig: {leistung.name ?? `Team ${leistung.team}`}
          {leistung.name && leistung.team ? `, Team ${leistung.team}` : ''}
        </p>
      )}
    </Kasten>
  )
}

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
  kontakt: UebersichtRow['kontakt']
  zustaendig: UebersichtRow['zustaendig']
  jobcenter: JobcenterRow | null
  neu: Neu
  termin: UebersichtRow['termin']
}

/** „Kontakt und Kommunikation“. */
export function Kontakt({ kontakt, zustaendig, jobcenter, neu, termin }: KontaktProps) {
  return (
    <section aria-labelledby="kontakt">
      <h2 id="kontakt">Kontakt und Kommunikation</h2>
      <Kastenreihe>
        {faecher(neu)}
        {terminkasten(termin)}
        <PersoenlicherKontakt kontakt={kontakt} leistung={zustaendig} jobcenter={jobcenter} />
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
