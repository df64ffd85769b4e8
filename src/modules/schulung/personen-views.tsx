import { formatTag, formatZeit } from '#platform/text/datum.ts'
import { schulungRoutes } from '#routes'
import type { Child, Html } from '#web/jsx.ts'
import {
  Aufklapper,
  Beschreibungsliste,
  Etikett,
  type EtikettArt,
  Formular,
  Knopf,
  Knopfzeile,
  LeererZustand,
  Tabelle,
} from '#web/parts/index.ts'
import type { AngelegtePerson, Kursbrief, Kursperson, Zugang } from './uebersicht.ts'
import { KIM, SCHULUNGSPASSWORT } from './welt-daten.ts'

export const briefstaende: Record<Kursbrief['stand'], { text: string; art: EtikettArt }> = {
  erstellt: { text: 'Noch nicht gesendet', art: 'warnung' },
  gesendet: { text: 'Gesendet', art: 'info' },
  eingeloest: { text: 'Eingelöst', art: 'erfolg' },
  ersetzt: { text: 'Ersetzt', art: 'neutral' },
  abgelaufen: { text: 'Abgelaufen', art: 'neutral' },
}

const kontostaende: Record<Zugang['zustand'], { text: string; art: EtikettArt }> = {
  unbestaetigt: { text: 'E-Mail noch nicht bestätigt', art: 'warnung' },
  aktiv: { text: 'Aktiv', art: 'erfolg' },
  deaktiviert: { text: 'Deaktiviert', art: 'fehler' },
}

const nameOf = ({ person }: Kursperson) => `${person.daten.vorname} ${person.daten.nachname}`

/** A long address may be broken after a dot or before the @. */
const brechbar = (email: string): Child[] =>
  email.split(/(?<=\.)|(?=@)/).flatMap((teil, i) => (i === 0 ? [teil] : [<wbr />, teil]))

function zugangEintraege(zugang: Zugang): { begriff: Child; wert: Child }[] {
  const stand = kontostaende[zugang.zustand]
  return [
    {
      begriff: 'Online-Konto',
      wert: (
        <>
          {zugang.email} <Etikett art={stand.art}>{stand.text}</Etikett>
        </>
      ),
    },
    ...(zugang.anfang ? [{ begriff: 'Passwort', wert: <code>{SCHULUNGSPASSWORT}</code> }] : []),
    ...(zugang.totp
      ? [
          {
            begriff: 'Zweiter Faktor (TOTP)',
            wert: (
              <>
                Code jetzt: <code>{zugang.totp.code}</code>
                <br />
                Schlüssel für eine App: <code>{zugang.totp.schluessel}</code>
              </>
            ),
          },
        ]
      : []),
  ]
}

function Briefliste({ briefe, name }: { briefe: Kursbrief[]; name: string }): Html {
  return (
    <Tabelle
      titel={`Briefe an ${name}`}
      dicht
      spalten={[{ text: 'Erstellt' }, { text: 'Stand' }, { text: 'Freischaltcode' }, { text: 'Gültig bis' }]}
      zeilen={briefe.map((brief): Child[] => [
        <a href={schulungRoutes.schulungBrief.href({ id: brief.id })}>{formatZeit(brief.erstellt)}</a>,
        <Etikett art={briefstaende[brief.stand].art}>{briefstaende[brief.stand].text}</Etikett>,
        brief.code ? <code>{brief.code}</code> : '–',
        formatTag(brief.gueltigBis),
      ])}
      leer={<p>Noch kein Brief mit Freischaltcode.</p>}
    />
  )
}

/** One form for each person: each button sends it somewhere else. */
function Handgriffe({
  csrf,
  id,
  konto,
  mitBrief,
}: {
  csrf: string
  id: string
  konto: Zugang | undefined
  mitBrief: boolean
}): Html {
  const {
    schulungDeaktivieren,
    schulungFaktorVerloren,
    schulungNeuerBrief,
    schulungReaktivieren,
    schulungZuruecksetzen,
  } = schulungRoutes
  const aktiv = konto?.zustand === 'aktiv'
  return (
    <Formular csrf={csrf} aktion={schulungZuruecksetzen.href({ id })} nichtAufheben>
      <Knopfzeile>
        {mitBrief && (
          <Knopf art="sekundaer" formaktion={schulungNeuerBrief.href({ id })}>
            Neuen Brief erzeugen
          </Knopf>
        )}
        {aktiv && (
          <Knopf art="sekundaer" formaktion={schulungDeaktivieren.href({ id })}>
            Konto deaktivieren
          </Knopf>
        )}
        {konto?.zustand === 'deaktiviert' && (
          <Knopf art="sekundaer" formaktion={schulungReaktivieren.href({ id })}>
            Reaktivieren
          </Knopf>
        )}
        {aktiv && (
          <Knopf art="sekundaer" formaktion={schulungFaktorVerloren.href({ id })}>
            Zweiten Faktor verloren
          </Knopf>
        )}
        <Knopf art="sekundaer">Zurücksetzen</Knopf>
      </Knopfzeile>
    </Formular>
  )
}

function Inhalt({ csrf, kurs }: { csrf: string; kurs: Kursperson }): Html {
  const { daten, situation } = kurs.person
  return (
    <>
      <p>{situation}</p>
      <Beschreibungsliste
        eintraege={[
          { begriff: 'Geburtsdatum', wert: formatTag(daten.geburtstag) },
          { begriff: 'Kundennummer', wert: daten.kundennummer },
          { begriff: 'BG-Nummer', wert: daten.bgNummer ?? '–' },
          { begriff: 'Profil', wert: kurs.verknuepft ? 'verknüpft' : 'nicht verknüpft' },
          ...kurs.konten.flatMap(zugangEintraege),
        ]}
      />
      <Briefliste briefe={kurs.briefe} name={nameOf(kurs)} />
      <Handgriffe csrf={csrf} id={kurs.id} konto={kurs.konten[0]} mitBrief />
    </>
  )
}

const kontowort = (kurs: Kursperson): string => {
  const [konto] = kurs.konten
  if (!konto) return 'kein Konto'
  if (konto.zustand === 'deaktiviert') return 'Konto deaktiviert'
  return kurs.verknuepft ? 'Profil verknüpft' : 'Konto ohne Profil'
}

export function Besucherkonten({ csrf, konten }: { csrf: string; konten: Zugang[] }): Html {
  return (
    <section aria-labelledby="konten">
      <h2 id="konten">Weitere Konten</h2>
      <p>Konten, die noch mit keinem Profil verknüpft sind. „Zurücksetzen“ löscht sie.</p>
      {konten.length === 0 && <LeererZustand titel="Es gibt gerade keine." />}
      {konten.map((konto) => (
        <Aufklapper
          titel={
            <>
              {brechbar(konto.email)}: {kontostaende[konto.zustand].text}
            </>
          }
        >
          <Beschreibungsliste eintraege={zugangEintraege(konto)} />
          <Handgriffe csrf={csrf} id={konto.id} konto={konto} mitBrief={false} />
        </Aufklapper>
      ))}
    </section>
  )
}

/** Nothing where nobody was put on file yet. */
export function Angelegte({ personen }: { personen: AngelegtePerson[] }): Html | undefined {
  if (personen.length === 0) return undefined
  return (
    <section aria-labelledby="angelegte">
      <h2 id="angelegte">Im Kurs angelegte Menschen</h2>
      <p>Wen die Sachbearbeitung angelegt hat, mit den Briefen, die im Briefkasten lägen.</p>
      {personen.map(({ name, geburtstag, kundennummer, briefe }) => (
        <Aufklapper titel={name}>
          <Beschreibungsliste
            eintraege={[
              { begriff: 'Geburtsdatum', wert: formatTag(geburtstag) },
              { begriff: 'Kundennummer', wert: kundennummer },
            ]}
          />
          <Briefliste briefe={briefe} name={name} />
        </Aufklapper>
      ))}
    </section>
  )
}

export function Personen({ csrf, personen }: { csrf: string; personen: Kursperson[] }): Html {
  return (
    <section aria-labelledby="personen">
      <h2 id="personen">Erfundene Menschen</h2>
      {personen.map((kurs) => (
        <Aufklapper titel={`${nameOf(kurs)}: ${kontowort(kurs)}`} offen={kurs.person.kuerzel === KIM}>
          <Inhalt csrf={csrf} kurs={kurs} />
        </Aufklapper>
      ))}
    </section>
  )
}
