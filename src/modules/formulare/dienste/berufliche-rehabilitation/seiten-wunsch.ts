import { optionen } from '../../bausteine/angaben.ts'
import { enthaelt, ist } from '../../bausteine/bedingungen.ts'
import { vertretungFelder } from '../../bausteine/beteiligte/vertretung.ts'
import type { Teil } from '../../bausteine/folge.ts'
import { ENDE, type Seite } from '../../engine/modell.ts'

/** What somebody wishes, who comes along, and to whom data may go. */

/** § 49 Abs. 3 and 8, §§ 55, 57 to 60 SGB IX. */
const leistungen = {
  abklaerung: 'Herausfinden, was zu mir passt (Eignungsabklärung, Arbeitserprobung)',
  erhalt: 'Meinen Arbeitsplatz behalten oder einen neuen finden, mit Hilfen',
  vorbereitung: 'Vorbereitung auf einen Beruf',
  ausbildung: 'Ausbildung',
  umschulung: 'Umschulung oder Weiterbildung',
  unterstuetzt: 'Unterstützte Beschäftigung: im Betrieb lernen, mit Begleitung',
  werkstatt: 'Werkstatt für behinderte Menschen oder ein anderer Anbieter',
  selbststaendig: 'Hilfe für eine Selbstständigkeit',
  beratung: 'Das weiß ich noch nicht: Ich möchte beraten werden',
}

const wunsch: Record<string, Seite> = {
  leistungen: {
    frage: 'Was wünschen Sie sich?',
    warum: 'Ihre Wünsche zählen bei der Auswahl mit. Festgelegt wird erst nach der Beratung.',
    felder: [
      {
        name: 'leistungen',
        label: 'Leistungen',
        hinweis: 'Sie können mehreres wählen.',
        art: 'mehrfach',
        optionen: optionen(leistungen),
      },
      {
        name: 'hilfen',
        label: 'Welche Hilfen am Arbeitsplatz?',
        art: 'mehrfach',
        optionen: optionen({
          hilfsmittel: 'Hilfsmittel, Umbau am Arbeitsplatz',
          kfz: 'Hilfe für ein Auto',
          assistenz: 'Arbeitsassistenz',
          coaching: 'Jobcoaching am Arbeitsplatz',
        }),
        wenn: enthaelt('leistungen', 'erhalt'),
      },
    ],
  },
  verfahren: {
    frage: 'Wie soll über die Leistungen gesprochen werden?',
    info: 'Persönliches Budget: Sie bekommen Geld und kaufen die Leistung selbst ein (§ 29 SGB IX). Teilhabeplankonferenz: Alle Stellen sprechen mit Ihnen an einem Tisch (§ 20 SGB IX). Dann darf die Entscheidung bis zu 2 Monate dauern.',
    felder: [
      { name: 'budget', label: 'Möchten Sie ein Persönliches Budget?', art: 'janein', freiwillig: true },
      { name: 'konferenz', label: 'Möchten Sie eine Teilhabeplankonferenz?', art: 'janein', freiwillig: true },
    ],
  },
}

const menschen: Record<string, Seite> = {
  begleitung: {
    frage: 'Soll jemand Sie begleiten oder vertreten?',
    felder: [
      {
        name: 'begleitung',
        label: 'Begleitet oder vertritt Sie jemand?',
        hinweis: 'Eine Vertrauensperson, ein Verband oder eine Betreuung',
        art: 'janein',
        freiwillig: true,
      },
    ],
  },
  vertrauensperson: {
    frage: 'Wer ist diese Person?',
    felder: vertretungFelder({
      begleitung: 'Begleitet mich zu Gesprächen',
      bevollmaechtigt: 'Vertritt mich mit Vollmacht',
      betreuung: 'Rechtliche Betreuung',
    }),
  },
  einwilligung: {
    frage: 'Darf Ihr Antrag mit anderen Stellen besprochen werden?',
    info: 'Manchmal muss die Agentur für Arbeit bei der Rentenversicherung, der Krankenkasse oder der Unfallversicherung nachfragen. Sie entscheiden das frei. Sagen Sie Nein, wird trotzdem entschieden; es kann länger dauern. Sie können Ihr Ja jederzeit für die Zukunft widerrufen.',
    felder: [
      {
        name: 'einwilligung',
        label: 'Ich bin einverstanden, dass Daten zu diesem Antrag an andere Rehabilitationsträger gehen',
        hinweis: 'Nur, soweit sie dort für diesen Antrag nötig sind (§ 67b SGB X)',
        art: 'janein',
        freiwillig: true,
      },
    ],
  },
}

export const wunschTeil: Teil = {
  seiten: { ...wunsch, ...menschen },
  uebergaenge: {
    leistungen: ['verfahren'],
    verfahren: [ENDE],
    begleitung: [{ nach: 'vertrauensperson', wenn: ist('begleitung', true) }, 'einwilligung'],
    vertrauensperson: ['einwilligung'],
    einwilligung: [ENDE],
  },
  gruppen: {},
}
