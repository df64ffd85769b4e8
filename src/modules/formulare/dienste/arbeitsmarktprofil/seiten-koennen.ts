import { optionen } from '../../bausteine/angaben.ts'
import { choicesIn, isVorbei } from '../../bausteine/bedingungen.ts'
import { nameBy } from '../../bausteine/benennen.ts'
import type { Teil } from '../../bausteine/folge.ts'
import { ENDE, type Seite } from '../../engine/modell.ts'

/** What somebody can do: skills, certificates, languages, driving, strengths. */

/** More than that says nothing any more. */
const STAERKEN = 10

const faehigkeiten: Record<string, Seite> = {
  faehigkeiten: {
    frage: 'Was können Sie besonders gut?',
    info: 'Fachliche Kenntnisse, zum Beispiel: Buchhaltung, Schweißen, Tabellenkalkulation.',
    felder: [],
    sammlung: 'faehigkeiten',
  },
  faehigkeit: {
    frage: 'Was ist es, und wie gut können Sie es?',
    felder: [
      { name: 'name', label: 'Fähigkeit', art: 'text' },
      {
        name: 'stufe',
        label: 'Wie gut?',
        art: 'auswahl',
        optionen: optionen({ grund: 'Grundkenntnisse', erweitert: 'Erweiterte Kenntnisse', experte: 'Sehr gut' }),
      },
    ],
  },
  zertifikate: {
    frage: 'Welche Scheine und Zertifikate haben Sie?',
    info: 'Zum Beispiel: Schweißerprüfung, Staplerschein, Sachkunde nach § 34a Gewerbeordnung, Belehrung zur Hygiene.',
    felder: [],
    sammlung: 'zertifikate',
  },
  zertifikat: {
    frage: 'Welcher Schein oder welches Zertifikat ist es?',
    felder: [
      { name: 'name', label: 'Bezeichnung', art: 'text' },
      {
        name: 'gueltigBis',
        label: 'Gültig bis',
        hinweis: 'Leer, wenn es nicht abläuft',
        art: 'datum',
        freiwillig: true,
      },
    ],
    warne: ({ hier, heute }) =>
      isVorbei(hier, 'gueltigBis', heute)
        ? ['Dieses Zertifikat ist abgelaufen. Fragen Sie Ihre Ansprechperson, ob Sie es erneuern können.']
        : [],
  },
}

const kursstand = optionen({
  keiner: 'Nicht besucht',
  angemeldet: 'Angemeldet',
  laeuft: 'Läuft',
  abgeschlossen: 'Abgeschlossen',
  abgebrochen: 'Abgebrochen',
})

const sprachen: Record<string, Seite> = {
  sprachen: { frage: 'Welche Sprachen sprechen Sie?', felder: [], sammlung: 'sprachen' },
  sprache: {
    frage: 'Welche Sprache ist es, und wie gut sprechen Sie sie?',
    felder: [
      { name: 'sprache', label: 'Sprache', art: 'text' },
      {
        name: 'niveau',
        label: 'Wie gut?',
        hinweis: 'Nehmen Sie die Stufe aus Ihrem Zertifikat oder schätzen Sie.',
        art: 'auswahl',
        optionen: optionen({
          muttersprache: 'Muttersprache',
          verhandlungssicher: 'Verhandlungssicher',
          erweitert: 'Erweiterte Kenntnisse',
          grund: 'Grundkenntnisse',
          c2: 'C2',
          c1: 'C1',
          b2: 'B2',
          b1: 'B1',
          a2: 'A2',
          a1: 'A1',
        }),
      },
      { name: 'zertifikat', label: 'Haben Sie dazu ein Zertifikat?', art: 'janein', freiwillig: true },
    ],
  },
  kurse: {
    frage: 'Haben Sie einen Deutschkurs besucht?',
    info: 'Wenn Deutsch Ihre Muttersprache ist, gehen Sie weiter.',
    felder: [
      { name: 'integrationskurs', label: 'Integrationskurs', art: 'auswahl', optionen: kursstand, freiwillig: true },
      { name: 'berufssprachkurs', label: 'Berufssprachkurs', art: 'auswahl', optionen: kursstand, freiwillig: true },
    ],
  },
}

const klassen = ['AM', 'A1', 'A2', 'A', 'B', 'BE', 'C1', 'C1E', 'C', 'CE', 'D1', 'D1E', 'D', 'DE', 'L', 'T']

const mobil: Record<string, Seite> = {
  mobilitaet: {
    frage: 'Wie kommen Sie zur Arbeit?',
    felder: [
      {
        name: 'klassen',
        label: 'Führerscheinklassen',
        art: 'mehrfach',
        optionen: klassen.map((wert) => ({ wert, text: wert })),
        freiwillig: true,
      },
      {
        name: 'fahrerlaubnis',
        label: 'Weitere Fahrerlaubnis',
        hinweis: 'Zum Beispiel: zur Fahrgastbeförderung',
        art: 'text',
        freiwillig: true,
      },
      { name: 'fahrzeug', label: 'Können Sie ein Fahrzeug nutzen?', art: 'janein', freiwillig: true },
      { name: 'oepnv', label: 'Fahren Sie nur mit Bus und Bahn?', art: 'janein', freiwillig: true },
      {
        name: 'hemmnis',
        label: 'Was macht Ihnen Wege schwer?',
        hinweis: 'Zum Beispiel: kein Bus vor 6 Uhr. Keine Diagnosen.',
        art: 'langtext',
        hoechstens: 1000,
        freiwillig: true,
      },
    ],
    warne: ({ hier }) => [
      ...(hier['fahrzeug'] === true && hier['oepnv'] === true
        ? ['Sie können ein Fahrzeug nutzen und fahren nur mit Bus und Bahn. Prüfen Sie, ob beides stimmt.']
        : []),
      ...(hier['fahrzeug'] === true && choicesIn(hier, 'klassen').length === 0
        ? ['Sie haben keine Führerscheinklasse gewählt. Ergänzen Sie sie, wenn Sie selbst fahren.']
        : []),
    ],
  },
}

const staerken: Record<string, Seite> = {
  staerken: {
    frage: 'Was sind Ihre persönlichen Stärken?',
    info: 'Wählen Sie bis zu 10. Wenige, die wirklich passen, sagen mehr als viele.',
    felder: [
      {
        name: 'staerken',
        label: 'Stärken',
        art: 'mehrfach',
        optionen: optionen({
          auffassung: 'Schnelle Auffassung',
          belastbar: 'Belastbarkeit',
          einfuehlung: 'Einfühlungsvermögen',
          entscheidung: 'Entscheidungen treffen',
          flexibel: 'Flexibilität',
          fuehrung: 'Führung',
          geduld: 'Geduld',
          kommunikation: 'Kommunikation',
          kreativ: 'Kreativität',
          kunden: 'Umgang mit Kundinnen und Kunden',
          lernen: 'Freude am Lernen',
          motivation: 'Einsatzbereitschaft',
          organisation: 'Organisation',
          puenktlich: 'Pünktlichkeit',
          selbststaendig: 'Selbstständiges Arbeiten',
          sorgfalt: 'Sorgfalt',
          team: 'Teamarbeit',
          ziel: 'Zielstrebigkeit',
          zuverlaessig: 'Zuverlässigkeit',
        }),
        freiwillig: true,
      },
    ],
    warne: ({ hier }) =>
      choicesIn(hier, 'staerken').length > STAERKEN
        ? [`Sie haben ${choicesIn(hier, 'staerken').length} Stärken gewählt. Wählen Sie höchstens ${STAERKEN} aus.`]
        : [],
  },
}

export const koennenTeil: Teil = {
  seiten: { ...faehigkeiten, ...sprachen, ...mobil, ...staerken },
  uebergaenge: {
    faehigkeiten: ['zertifikate'],
    faehigkeit: [ENDE],
    zertifikate: [ENDE],
    zertifikat: [ENDE],
    sprachen: ['kurse'],
    sprache: [ENDE],
    kurse: [ENDE],
    mobilitaet: [ENDE],
    staerken: [ENDE],
  },
  gruppen: {
    faehigkeiten: {
      beginn: 'faehigkeit',
      einzahl: 'Fähigkeit',
      benenne: nameBy('name'),
      hoechstens: 30,
    },
    zertifikate: {
      beginn: 'zertifikat',
      einzahl: 'Zertifikat',
      benenne: nameBy('name'),
      hoechstens: 20,
    },
    sprachen: {
      beginn: 'sprache',
      einzahl: 'Sprache',
      benenne: nameBy('sprache'),
      hoechstens: 15,
    },
  },
}
