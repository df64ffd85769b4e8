import { routes } from '#routes'
import type { Html } from '#web/jsx.ts'
import {
  Formular,
  Hinweis,
  Kasten,
  Kastenreihe,
  Knopf,
  type KnopfArt,
  Knopfzeile,
  Linkliste,
  Titel,
} from '#web/parts/index.ts'
import { BEANTRAGEN } from '../freischalten/antrag-views.tsx'
import type { Profil } from '../profil.ts'

export const artNamen = {
  privatperson: 'Privatperson',
  unternehmen: 'Unternehmen',
  institution: 'Institution',
} as const

export const nameOf = (profil: Profil) => profil.name ?? artNamen[profil.art]
export const stateOf = (profil: Profil) =>
  profil.kundennummer
    ? `Privatperson, Kundennummer ${profil.kundennummer}`
    : 'Noch mit keinem Jobcenter verknüpft. Es öffnet sich mit den Funktionen des Standardprofils.'

interface Wahl {
  csrf: string
  wahl: string
  text: string
  fuer: string
  art: KnopfArt
  weiter?: string
}

export function WahlFormular(props: Wahl): Html {
  return (
    <Formular csrf={props.csrf} aktion={routes.profilAuswaehlen.href()} form="zeile" vorlesen={props.fuer}>
      {props.weiter && <input type="hidden" name="weiter" value={props.weiter} />}
      <Knopf art={props.art} name="profil" wert={props.wahl} vorlesen={`${props.text}: ${props.fuer}`}>
        {props.text}
      </Knopf>
    </Formular>
  )
}

interface Auswahl {
  csrf: string
  profile: Profil[]
  /** Where to go after the choice; empty: to the start page. */
  weiter: string
  /** That page wants the profile of a customer. */
  noetig: boolean
}

export function AuswahlView({ csrf, profile, weiter, noetig }: Auswahl): Html {
  const kunde = profile.find((profil) => profil.kundennummer !== undefined)
  const ohne = 'Weiter als Privatperson ohne Profil'
  return (
    <>
      <Titel>Profil auswählen</Titel>
      {noetig && (
        <Hinweis titel="Für diese Seite brauchen Sie Ihr freigeschaltetes Profil">
          <p>Wählen Sie es aus. Danach geht es dort weiter.</p>
        </Hinweis>
      )}
      <Kastenreihe>
        {profile.map((profil) => (
          <Kasten
            titel={nameOf(profil)}
            symbol="person"
            aktionen={
              <WahlFormular
                csrf={csrf}
                wahl={profil.id}
                text="Auswählen"
                fuer={nameOf(profil)}
                art={profil === kunde ? 'primaer' : 'sekundaer'}
                weiter={noetig && profil.kundennummer === undefined ? '' : weiter}
              />
            }
          >
            <p>{stateOf(profil)}</p>
          </Kasten>
        ))}
        <Kasten
          titel={ohne}
          aktionen={
            <WahlFormular
              {...{ csrf, wahl: 'standard', text: 'Auswählen', fuer: ohne, art: 'sekundaer' }}
              weiter={noetig ? '' : weiter}
            />
          }
        >
          <p>Ich handle für mich selbst und möchte das Informationsangebot nutzen, zum Beispiel Stellen suchen.</p>
        </Kasten>
        <Kasten
          titel="Freischaltcode"
          symbol="brief"
          aktionen={
            <Knopf art={kunde ? 'sekundaer' : 'primaer'} href={routes.freischaltcode.href()}>
              Freischaltcode eingeben
            </Knopf>
          }
        >
          <p>Sie hatten Kontakt zu Ihrem Jobcenter und haben mit der Post einen Freischaltcode erhalten.</p>
        </Kasten>
        <Kasten
          titel="Neues Profil anlegen"
          symbol="plus"
          aktionen={
            <Knopf art="sekundaer" href={routes.profilNeu.href()}>
              Neues Profil anlegen oder freischalten
            </Knopf>
          }
        >
          <p>Sie handeln für sich selbst, für ein Unternehmen oder für eine Institution.</p>
        </Kasten>
      </Kastenreihe>
      <Formular csrf={csrf} aktion={routes.abmelden.href()} nichtAufheben>
        <Knopfzeile>
          <Knopf art="sekundaer">Abbrechen</Knopf>
          <Knopf art="text" href={routes.profile.href()}>
            Profile verwalten
          </Knopf>
        </Knopfzeile>
      </Formular>
      <Linkliste
        titel="Hilfe"
        links={[
          { text: BEANTRAGEN, href: routes.freischaltcodeBeantragen.href() },
          {
            text: 'Was ist ein Konto und was ist ein Profil?',
            href: routes.hilfeseite.href({ name: 'konto-und-profil' }),
          },
        ]}
      />
    </>
  )
}
