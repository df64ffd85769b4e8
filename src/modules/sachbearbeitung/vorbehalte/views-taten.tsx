import type { Kunde } from '#modules/jobcenter'
import { ausweise, type Vorbehalt, vorbehaltworte } from '#modules/vorgaenge'
import { formatTag } from '#platform/text/datum.ts'
import { readWort } from '#platform/text/wort.ts'
import { routes } from '#routes'
import type { Html } from '#web/jsx.ts'
import { Formular, Hinweis, Knopf, Knopfzeile, Kontrollkaestchen, Radiogruppe, Textbereich } from '#web/parts/index.ts'
import { Freigabeformulare } from '../freigabe.tsx'
import type { Eingabe, Fehler } from './forms.ts'

export const meldungen = {
  ausgewiesen: 'Bestätigt. Die Person hört davon.',
  freigegeben: 'Freigegeben. Die Person hört davon.',
  abgelehnt: 'Nicht freigegeben. Die Person hört davon.',
  uebernommen: 'Es ist vermerkt, dass sie im Fachverfahren steht.',
  gestoppt: 'Die Änderung ist gestoppt. Die Person hört davon.',
  geklaert: 'Es ist vermerkt, dass Sie es geprüft haben.',
  brief: 'Ein neuer Brief mit einem neuen Code ist erstellt.',
  unterwegs: 'Es ist schon ein Brief unterwegs. Es wurde nichts geändert.',
  'zu-viele': 'Es waren schon mehrere Briefe. Die Person kann die Änderung hier bestätigen.',
  gesperrt: 'Die Anschrift wurde selbst erst vor Kurzem mit einem Brief geändert: Ein Konto bestätigt die Person hier.',
  selbst: 'Das muss eine andere Person tun. Es wurde nichts geändert.',
  stand: 'Jemand war schneller. Sie sehen jetzt den neuen Stand. Es wurde nichts geändert.',
} as const

export type Meldung = keyof typeof meldungen

export const readMeldung = (text: string | undefined): Meldung | undefined => readWort(meldungen, text)

export interface VorbehaltProps {
  csrf: string
  kunde: Kunde
  vorbehalt: Vorbehalt
  /** The releasing right. */
  darfFreigeben: boolean
  /** The right to see the case itself. */
  darfVorgang: boolean
  ich: string
  jetzt: Date
  eingabe: Eingabe
  fehler: Fehler
  meldung: Meldung | undefined
}

const standfeld = ({ stand }: Vorbehalt) => <input type="hidden" name="stand" value={String(stand)} />

export function Ausweisform({ csrf, vorbehalt, eingabe, fehler }: VorbehaltProps): Html {
  const { neues, id } = vorbehalt
  return (
    <section aria-labelledby="ausweis">
      <h2 id="ausweis">Die Person ist da</h2>
      <p>
        Vergleichen Sie Bild, Name und Geburtsdatum. Fragen Sie, ob sie die Änderung selbst gemeldet hat.
        {neues.was === 'konto' && ' Danach gibt eine zweite Person das Konto frei.'}
      </p>
      <Formular
        csrf={csrf}
        aktion={routes.dienstVorbehaltAusweis.href({ id })}
        vorlesen="Ausweis gesehen"
        nichtAufheben
      >
        {standfeld(vorbehalt)}
        <Radiogruppe
          name="ausweis"
          label="Welchen Ausweis haben Sie gesehen?"
          pflicht
          optionen={Object.entries(ausweise).map(([wert, text]) => ({ wert, text }))}
          wert={eingabe.ausweis}
          fehler={fehler.ausweis}
        />
        <Kontrollkaestchen
          name="gesehen"
          label="Die Person steht vor mir und bestätigt die Änderung."
          pflicht
          gewaehlt={eingabe.gesehen}
          fehler={fehler.gesehen}
        />
        <Knopfzeile>
          <Knopf>Ausweis gesehen, bestätigen</Knopf>
        </Knopfzeile>
      </Formular>
    </section>
  )
}

export function Freigabeform(props: VorbehaltProps): Html {
  const { csrf, vorbehalt, eingabe, fehler, ich, darfFreigeben } = props
  const { bestaetigt, id } = vorbehalt
  if (!darfFreigeben || bestaetigt?.gesehenVon?.id === ich) {
    return (
      <Hinweis titel={darfFreigeben ? 'Das haben Sie selbst bestätigt' : 'Wartet auf die Freigabe'}>
        <p>Eine andere Person der Leistungssachbearbeitung oder der Teamleitung prüft das Konto und gibt es frei.</p>
      </Hinweis>
    )
  }
  return (
    <section aria-labelledby="freigabe">
      <h2 id="freigabe">Freigeben</h2>
      {vorbehalt.ohneBrief && (
        <Hinweis art="warnung" titel="Die Anschrift ist neu" ebene={3}>
          <p>
            Sie wurde in den letzten vier Wochen mit einem Brief geändert. Fragen Sie die Person, bevor Sie freigeben.
          </p>
        </Hinweis>
      )}
      <p>Vergleichen Sie Name und IBAN mit dem Nachweis beim Vorgang. Fragen Sie bei Zweifeln die Person.</p>
      <Freigabeformulare
        csrf={csrf}
        aktion={routes.dienstVorbehaltFreigabe.href({ id })}
        mit={standfeld(vorbehalt)}
        frei={{ wert: 'freigeben', knopf: 'Bankverbindung freigeben' }}
        nein={{
          titel: 'Nicht freigeben',
          ebene: 3,
          feld: {
            ...{ name: 'ablehnung', label: 'Warum nicht?', hinweis: 'Die Person liest es.', zeilen: 3 },
            ...{ wert: eingabe.ablehnung, fehler: fehler.ablehnung },
          },
          wert: 'ablehnen',
          knopf: 'Nicht freigeben',
          nichtAufheben: true,
        }}
      />
    </section>
  )
}

export function Tatknopf({
  csrf,
  vorbehalt,
  aktion,
  children,
}: {
  csrf: string
  vorbehalt: Vorbehalt
  aktion: string
  children: string
}): Html {
  return (
    <Formular csrf={csrf} aktion={aktion} form="zeile" vorlesen={children} nichtAufheben>
      {standfeld(vorbehalt)}
      <Knopf>{children}</Knopf>
    </Formular>
  )
}

export function Uebernahme({ csrf, vorbehalt, ich, darfFreigeben }: VorbehaltProps): Html | null {
  const { neues, bestaetigt, entschieden, id, ab } = vorbehalt
  if (vorbehalt.uebernommen) return null
  const selbst = neues.was === 'konto' && bestaetigt?.weg === 'brief' && entschieden?.von.id === ich
  if (!darfFreigeben || selbst) {
    return (
      <Hinweis titel="Noch nicht im Fachverfahren">
        <p>
          {selbst
            ? 'Sie haben das Konto freigegeben. Eine andere Person trägt es im Fachverfahren ein.'
            : 'Die Leistungssachbearbeitung trägt sie dort ein.'}
        </p>
      </Hinweis>
    )
  }
  return (
    <section aria-labelledby="uebernahme">
      <h2 id="uebernahme">Ins Fachverfahren übernehmen</h2>
      <p>
        Tragen Sie {vorbehaltworte[neues.was].akkusativ} dort ab dem {formatTag(ab)} ein und vermerken Sie es hier.
        {neues.was === 'konto' && ' Zahlungen bereitet das Fachverfahren schon einige Tage vor Monatsende vor.'}
      </p>
      <Tatknopf {...{ csrf, vorbehalt }} aktion={routes.dienstVorbehaltUebernahme.href({ id })}>
        Im Fachverfahren eingetragen
      </Tatknopf>
    </section>
  )
}

export function Gestoppt({ csrf, vorbehalt, darfFreigeben }: VorbehaltProps): Html {
  return (
    <>
      <Hinweis
        art="warnung"
        titel={vorbehalt.selbstGestoppt ? 'Die Person sagt: Das war ich nicht' : 'Diese Änderung ist gestoppt'}
      >
        <p>
          Verwenden Sie die Angaben nicht. Sprechen Sie mit der Person, und deaktivieren Sie bei Verdacht auf fremden
          Zugriff das Konto in der Akte.
        </p>
      </Hinweis>
      {!vorbehalt.geklaert && darfFreigeben && (
        <Tatknopf {...{ csrf, vorbehalt }} aktion={routes.dienstVorbehaltKlaerung.href({ id: vorbehalt.id })}>
          Geprüft
        </Tatknopf>
      )}
    </>
  )
}

export function Stoppform({ csrf, vorbehalt, eingabe, fehler }: VorbehaltProps): Html | null {
  const { zustand, giltSeit, uebernommen } = vorbehalt
  const stoppbar =
    zustand === 'wartet' || zustand === 'freigabe' || (zustand === 'bestaetigt' && !giltSeit && !uebernommen)
  if (!stoppbar) return null
  return (
    <section aria-labelledby="stopp">
      <h2 id="stopp">Die Person sagt: Das war ich nicht</h2>
      <Formular
        csrf={csrf}
        aktion={routes.dienstVorbehaltStopp.href({ id: vorbehalt.id })}
        vorlesen="Änderung stoppen"
        nichtAufheben
      >
        {standfeld(vorbehalt)}
        <Textbereich
          name="grund"
          label="Was hat die Person gesagt, und wie haben Sie sie erkannt?"
          hinweis="Die Person kann es lesen."
          pflicht
          wert={eingabe.grund}
          fehler={fehler.grund}
          zeilen={3}
        />
        <Knopfzeile>
          <Knopf art="gefahr">Änderung stoppen</Knopf>
        </Knopfzeile>
      </Formular>
    </section>
  )
}
