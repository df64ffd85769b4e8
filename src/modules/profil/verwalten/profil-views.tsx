import type { Kunde } from '#modules/jobcenter'
import { formatTag, tagInBerlin } from '#platform/text/datum.ts'
import { routes } from '#routes'
import type { Html } from '#web/jsx.ts'
import { Beschreibungsliste, Knopf, Knopfzeile, Linkliste, Titel } from '#web/parts/index.ts'
import { BEANTRAGEN } from '../freischalten/antrag-views.tsx'
import { type Kontaktangabe, sprachen } from '../kontakt/kontakt.ts'
import type { Zustimmungen } from '../zustimmung/zustimmung.ts'
import { type Gemeldetes, HaushaltTeil, KontoTeil } from './gemeldetes-views.tsx'

export interface Profilangaben {
  kunde: Kunde
  email: string
  kontakt: Kontaktangabe | undefined
  zustimmungen: Zustimmungen | undefined
  gemeldetes: Gemeldetes
}

const zustimmung = (one: Zustimmungen[keyof Zustimmungen]) =>
  one ? `zugestimmt am ${formatTag(tagInBerlin(one.seit))}` : 'nicht zugestimmt'

function Erreichbarkeit({ email, kontakt, zustimmungen }: Profilangaben): Html {
  return (
    <>
      <h2>Wie Ihr Jobcenter Sie erreicht</h2>
      <Beschreibungsliste
        eintraege={[
          { begriff: 'E-Mail für Benachrichtigungen', wert: email },
          { begriff: 'Telefon', wert: kontakt?.telefon || 'nicht angegeben' },
          { begriff: 'Sprache', wert: sprachen[kontakt?.sprache ?? 'de'] },
          { begriff: 'Erreichbarkeit', wert: kontakt?.erreichbar || 'nicht angegeben' },
        ]}
      />
      <h2>Online-Kommunikation</h2>
      <Beschreibungsliste
        eintraege={[
          { begriff: 'Nachrichten', wert: zustimmung(zustimmungen?.nachrichten) },
          { begriff: 'Bescheide', wert: zustimmung(zustimmungen?.bescheide) },
        ]}
      />
      <Linkliste links={[{ text: 'Online-Kommunikation ändern', href: routes.onlineKommunikation.href() }]} />
    </>
  )
}

export function ProfilView({ angaben }: { angaben: Profilangaben | undefined }): Html {
  if (!angaben) return <StandardprofilView />
  const { kunde, gemeldetes } = angaben
  const { wartet, aendern } = gemeldetes
  const offen = wartet.anschrift ?? wartet.konto
  return (
    <>
      <Titel einleitung="Diese Daten hat Ihr Jobcenter von Ihnen.">Ihr Profil</Titel>
      <Beschreibungsliste
        eintraege={[
          {
            begriff: 'Name',
            wert: `${kunde.vorname} ${kunde.nachname}`,
            aktion: <a href={aendern.name}>Neuen Namen mitteilen</a>,
          },
          { begriff: 'Geburtsdatum', wert: formatTag(kunde.geburtstag) },
          { begriff: 'Kundennummer', wert: kunde.kundennummer },
          ...(kunde.bgNummer ? [{ begriff: 'BG-Nummer (Bedarfsgemeinschaft)', wert: kunde.bgNummer }] : []),
          {
            begriff: 'Anschrift',
            wert: `${kunde.strasse}, ${kunde.plz} ${kunde.ort}`,
            aktion: <a href={aendern.anschrift}>Umzug mitteilen</a>,
          },
        ]}
      />
      {wartet.anschrift}
      <p>
        Stimmt etwas nicht? <a href={routes.eservice.href({ slug: 'veraenderungen' })}>Veränderungen mitteilen</a>
      </p>
      <HaushaltTeil {...gemeldetes} />
      <KontoTeil {...gemeldetes} />
      <Erreichbarkeit {...angaben} />
      <Knopfzeile>
        <Knopf art="sekundaer" href={routes.profile.href()}>
          Profile verwalten
        </Knopf>
        <Knopf art={offen ? 'sekundaer' : 'primaer'} href={routes.profilBearbeiten.href()}>
          Profil bearbeiten
        </Knopf>
      </Knopfzeile>
    </>
  )
}

function StandardprofilView(): Html {
  return (
    <>
      <Titel einleitung="Ihr Konto ist noch nicht mit Ihren Daten beim Jobcenter verbunden.">Ihr Profil</Titel>
      <Knopfzeile>
        <Knopf art="sekundaer" symbol="person" href={routes.profilAuswaehlen.href()}>
          Standardprofil
        </Knopf>
      </Knopfzeile>
      <p>
        Mit dem Standardprofil lesen Sie alle Informationen, verwalten Ihr Konto und beantragen einen Freischaltcode.
        Das Jobcenter bekommt von Ihnen sonst nichts.
      </p>
      <h2>So verbinden Sie Ihr Konto</h2>
      <p>Mit dem Freischaltcode aus dem Brief Ihres Jobcenters sehen Sie hier Ihren Namen und Ihre Kundennummer.</p>
      <Knopfzeile>
        <Knopf href={routes.freischaltcode.href()}>Freischaltcode eingeben</Knopf>
      </Knopfzeile>
      <Linkliste links={[{ text: BEANTRAGEN, href: routes.freischaltcodeBeantragen.href() }]} />
    </>
  )
}
