import { optionen } from '../../bausteine/angaben.ts'
import { ist, textIn } from '../../bausteine/bedingungen.ts'
import type { Teil } from '../../bausteine/folge.ts'
import { parseRvnr } from '../../engine/kennzeichen.ts'
import { ENDE, type Seite } from '../../engine/modell.ts'

/** Who applies, and what is known of a disability. */

const person: Record<string, Seite> = {
  person: {
    frage: 'Stimmen Ihre Daten?',
    warum: 'Die Agentur für Arbeit entscheidet über den Antrag und braucht Ihre Daten dafür.',
    info: 'So stehen Sie in Ihrer Akte. Was Sie hier ändern, gilt nur für diesen Antrag. Teilen Sie es bitte auch über „Veränderungen mitteilen“ mit, dann stimmt es überall.',
    felder: [
      { name: 'vorname', label: 'Vorname', art: 'name', aus: 'vorname' },
      { name: 'nachname', label: 'Nachname', art: 'name', aus: 'nachname' },
      { name: 'geburtsdatum', label: 'Geburtsdatum', art: 'datum', bis: ({ heute }) => heute, aus: 'geburtsdatum' },
      { name: 'strasse', label: 'Straße und Hausnummer', art: 'text', aus: 'strasse' },
      { name: 'plz', label: 'Postleitzahl', art: 'plz', aus: 'plz' },
      { name: 'ort', label: 'Ort', art: 'text', aus: 'ort' },
    ],
  },
  erreichbar: {
    frage: 'Wie kann man Sie erreichen?',
    felder: [
      { name: 'kundennummer', label: 'Kundennummer', art: 'text', hoechstens: 20, aus: 'kundennummer' },
      { name: 'telefon', label: 'Telefon', art: 'telefon', freiwillig: true, aus: 'telefon' },
      { name: 'email', label: 'E-Mail', art: 'email', freiwillig: true, aus: 'email' },
    ],
  },
  versicherung: {
    frage: 'Wie sind Sie versichert?',
    warum: 'So lässt sich prüfen, ob die Rentenversicherung oder die Agentur für Arbeit zuständig ist.',
    felder: [
      {
        name: 'rvnrStand',
        label: 'Haben Sie eine Rentenversicherungsnummer?',
        art: 'auswahl',
        optionen: optionen({ vorhanden: 'Ja', beantragt: 'Sie ist beantragt', keine: 'Nein' }),
      },
      {
        name: 'rvnr',
        label: 'Rentenversicherungsnummer',
        hinweis: 'Sie steht auf dem Schreiben der Rentenversicherung.',
        art: 'rvnr',
        wenn: ist('rvnrStand', 'vorhanden'),
      },
      { name: 'krankenkasse', label: 'Name Ihrer Krankenkasse', art: 'text' },
    ],
    warne: ({ hier, alle }) => {
      const read = parseRvnr(textIn(hier, 'rvnr') ?? '', textIn(alle, 'geburtsdatum'))
      return read.ok && read.warnung ? [read.warnung] : []
    },
  },
  bezug: {
    frage: 'Wovon leben Sie zurzeit?',
    felder: [
      {
        name: 'bezug',
        label: 'Leistung, die Sie bekommen',
        art: 'auswahl',
        optionen: optionen({
          grundsicherung: 'Grundsicherungsgeld (früher Bürgergeld)',
          alg: 'Arbeitslosengeld',
          krankengeld: 'Krankengeld',
          uebergangsgeld: 'Übergangsgeld',
          keine: 'Keine davon',
        }),
      },
    ],
  },
}

const stufen = [20, 30, 40, 50, 60, 70, 80, 90, 100].map((grad) => ({ wert: String(grad), text: String(grad) }))
const merkzeichen = ['G', 'aG', 'B', 'H', 'Bl', 'Gl', 'TBl', 'RF', '1. Kl.']

/** § 2 Abs. 2 and 3 SGB IX: 50 and more, or made equal from 30. */
function warneGrad(stand: string | undefined, grad: number): string[] {
  if (stand === 'schwerbehindert' && grad < 50)
    return ['Schwerbehindert ist man ab einem Grad von 50. Prüfen Sie beides.']
  if (stand === 'behinderung' && grad >= 50) return ['Ab einem Grad von 50 ist man schwerbehindert. Prüfen Sie beides.']
  if (stand === 'gleichgestellt' && (grad < 30 || grad >= 50)) {
    return ['Gleichgestellt werden Menschen mit einem Grad von 30 oder 40. Prüfen Sie beides.']
  }
  return []
}

const lage: Record<string, Seite> = {
  anlass: {
    frage: 'Warum können Sie Ihre bisherige Arbeit nicht mehr oder nur schwer machen?',
    info: 'Beschreiben Sie, was bei der Arbeit nicht mehr geht. Diagnosen gehören nicht hierher: Die schicken Sie nur dem Ärztlichen Dienst.',
    felder: [
      {
        name: 'anlass',
        label: 'Was geht nicht mehr?',
        hinweis: 'Haben Sie noch nicht gearbeitet: Was macht eine Ausbildung oder Arbeit schwer?',
        art: 'langtext',
        hoechstens: 4000,
      },
      {
        name: 'einschraenkung',
        label: 'Welcher Art ist die Einschränkung?',
        hinweis: 'Das sind besonders geschützte Daten. Sie müssen nichts wählen.',
        art: 'mehrfach',
        optionen: optionen({
          koerper: 'Körperlich',
          seele: 'Seelisch',
          lernen: 'Geistig oder beim Lernen',
          sinne: 'Sehen, Hören oder Sprechen',
          chronisch: 'Chronische Erkrankung',
        }),
        freiwillig: true,
      },
    ],
  },
  behinderung: {
    frage: 'Ist eine Behinderung anerkannt?',
    felder: [
      {
        name: 'behinderung',
        label: 'Stand',
        art: 'auswahl',
        optionen: optionen({
          nein: 'Nein',
          beantragt: 'Beantragt',
          behinderung: 'Behinderung mit einem Grad unter 50',
          gleichgestellt: 'Gleichgestellt',
          schwerbehindert: 'Schwerbehindert',
        }),
        freiwillig: true,
      },
      {
        name: 'gdb',
        label: 'Grad der Behinderung',
        art: 'auswahl',
        optionen: stufen,
        freiwillig: true,
        wenn: ist('behinderung', 'behinderung', 'gleichgestellt', 'schwerbehindert'),
      },
      {
        name: 'merkzeichen',
        label: 'Merkzeichen',
        hinweis: 'Sie stehen auf Ihrem Ausweis.',
        art: 'mehrfach',
        optionen: merkzeichen.map((wert) => ({ wert, text: wert })),
        freiwillig: true,
        wenn: ist('behinderung', 'schwerbehindert'),
      },
    ],
    warne: ({ hier }) => {
      const grad = textIn(hier, 'gdb')
      return grad === undefined ? [] : warneGrad(textIn(hier, 'behinderung'), Number(grad))
    },
  },
}

export const personTeil: Teil = {
  seiten: { ...person, ...lage },
  uebergaenge: {
    person: ['erreichbar'],
    erreichbar: ['versicherung'],
    versicherung: ['bezug'],
    bezug: [ENDE],
    anlass: ['behinderung'],
    behinderung: [ENDE],
  },
  gruppen: {},
}
