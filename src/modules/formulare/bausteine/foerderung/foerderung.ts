import type { Formulardienst } from '../../engine/dienst.ts'
import type { Antworten, Feld, Gruppe, Seite } from '../../engine/modell.ts'
import { betrieb, konto, optionen } from '../angaben.ts'
import { ist, textIn } from '../bedingungen.ts'

/** § 5 Abs. 4 SGB II: whoever draws Arbeitslosengeld gets these benefits from the Agentur. */
export const arbeitslosengeld =
  'Bekommen Sie auch Arbeitslosengeld? Dann ist für diese Hilfe Ihre Agentur für Arbeit zuständig (§ 5 Abs. 4 SGB II).'

/** Street, postcode and place under names that begin alike; `aus`: begins with the address known for the person. */
export function anschrift(vorsatz: string, { wenn, aus }: Pick<Feld, 'wenn'> & { aus?: true } = {}): Feld[] {
  const bedingt = wenn ? { wenn } : {}
  return [
    {
      name: `${vorsatz}Strasse`,
      label: 'Straße und Hausnummer',
      art: 'text',
      ...bedingt,
      ...(aus && { aus: 'strasse' }),
    },
    { name: `${vorsatz}Plz`, label: 'Postleitzahl', art: 'plz', ...bedingt, ...(aus && { aus: 'plz' }) },
    { name: `${vorsatz}Ort`, label: 'Ort', art: 'text', ...bedingt, ...(aus && { aus: 'ort' }) },
  ]
}

const betriebFeld = (name: string): Feld => betrieb.find((feld) => feld.name === name)!

/** The page with name and address of an employer. */
export const betriebSeite: Seite = {
  frage: 'Welcher Betrieb ist es?',
  felder: ['betrieb', 'betriebStrasse', 'betriebPlz', 'betriebOrt'].map(betriebFeld),
}

const required = ({ freiwillig: _, ...feld }: Feld): Feld => feld

/** The page about who can be asked at an employer; `pflicht` names the fields that must be filled in. */
export function betriebKontaktSeite(pflicht: readonly string[]): Seite {
  const felder = ['betriebKontakt', 'betriebTelefon', 'betriebEmail']
    .map(betriebFeld)
    .map((feld) => (pflicht.includes(feld.name) ? required(feld) : feld))
  return {
    frage: 'Wen kann man im Betrieb fragen?',
    warum: 'Für Rückfragen zu diesem Antrag.',
    felder: [...felder, betriebsnummer],
    warne: ({ hier }) => warnBetriebsnummer(hier),
  }
}

const betriebsnummer: Feld = {
  name: 'betriebsnummer',
  label: 'Betriebsnummer',
  hinweis: '8 Ziffern. Sie steht auf der Lohnabrechnung oder Sie fragen im Betrieb.',
  art: 'text',
  hoechstens: 20,
  freiwillig: true,
}

function warnBetriebsnummer(hier: Antworten): string[] {
  const nummer = textIn(hier, 'betriebsnummer')
  if (nummer === undefined || /^\d{8}$/.test(nummer.replaceAll(' ', ''))) return []
  return ['Eine Betriebsnummer hat 8 Ziffern. Prüfen Sie, was Sie eingegeben haben.']
}

/** Where the money goes. */
export const kontoSeite: Seite = {
  frage: 'Auf welches Konto soll das Geld?',
  info: 'Das gilt nur für diesen Antrag. Soll Ihr Jobcenter alle Leistungen auf ein anderes Konto zahlen, teilen Sie das unter „Veränderungen mitteilen“ mit.',
  felder: konto,
}

/** To the person, or straight to who delivers. */
export const zahlungswegSeite: Seite = {
  frage: 'An wen soll das Geld gehen?',
  felder: [
    {
      name: 'zahlungsweg',
      label: 'Das Geld geht',
      art: 'auswahl',
      optionen: optionen({ person: 'An mich', lieferant: 'Direkt an den Anbieter oder Händler' }),
    },
    {
      name: 'lieferantName',
      label: 'Name des Anbieters oder Händlers',
      art: 'text',
      wenn: ist('zahlungsweg', 'lieferant'),
    },
    {
      name: 'lieferantIban',
      label: 'IBAN des Anbieters oder Händlers',
      hinweis: 'Sie steht auf dem Angebot oder der Rechnung.',
      art: 'iban',
      wenn: ist('zahlungsweg', 'lieferant'),
    },
  ],
}

/** Begins with the account that the last application for support named, else with the name of the person as its owner. */
export const kontoVorbelegt = {
  setztFort: [
    'vermittlungsbudget',
    'einstiegsgeld-beschaeftigung',
    'einstiegsgeld-selbststaendigkeit',
    'massnahme-arbeitgeber',
  ],
  vorbelegen({ bekannt, letzte }) {
    const inhaber =
      textIn(letzte ?? {}, 'kontoinhaber') ?? [bekannt.vorname, bekannt.nachname].filter(Boolean).join(' ')
    const iban = textIn(letzte ?? {}, 'iban')
    return { ...(inhaber && { kontoinhaber: inhaber }), ...(iban && { iban }) }
  },
} satisfies Pick<Formulardienst, 'setztFort' | 'vorbelegen'>

/** Things or services with a supplier and a price. */
export const kostenstelle = (einzahl: string, beginn: string): Gruppe => ({
  beginn,
  einzahl,
  benenne: ({ bezeichnung }) => String(bezeichnung ?? ''),
  mindestens: 1,
  hoechstens: 30,
})

/** How long without work, and the obstacles that make Einstiegsgeld higher sooner (§ 1 ESGV). */
export const arbeitslosSeite: Seite = {
  frage: 'Seit wann sind Sie arbeitslos?',
  warum: 'Wer länger arbeitslos ist oder es schwerer hat, kann einen Zuschlag bekommen.',
  info: 'Schreiben Sie hier nichts über Krankheiten. Ein Häkchen genügt.',
  felder: [
    {
      name: 'arbeitslosSeit',
      label: 'Arbeitslos seit',
      hinweis: 'Ihr Jobcenter kennt den Tag meist. Wissen Sie ihn nicht genau, lassen Sie das Feld leer.',
      art: 'datum',
      bis: ({ heute }) => heute,
      freiwillig: true,
    },
    {
      name: 'erschwernisse',
      label: 'Was macht es Ihnen schwer, Arbeit zu finden?',
      art: 'mehrfach',
      freiwillig: true,
      optionen: optionen({
        gesundheit: 'Meine Gesundheit oder eine Behinderung',
        ausbildung: 'Kein Schulabschluss oder keine Ausbildung',
        sprache: 'Ich lerne noch Deutsch',
        betreuung: 'Ich betreue Kinder oder pflege Angehörige',
        alter: 'Mein Alter',
        anderes: 'Etwas anderes',
      }),
    },
  ],
}
