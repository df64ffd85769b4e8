import { addMonate } from '#platform/text/datum.ts'
import { optionen } from '../../bausteine/angaben.ts'
import { ist, isVorbei, textIn } from '../../bausteine/bedingungen.ts'
import { nameBy } from '../../bausteine/benennen.ts'
import { behandlungszeit, entbindungInfo, praxisFelder } from '../../bausteine/beteiligte/aerzte.ts'
import type { Teil } from '../../bausteine/folge.ts'
import { ENDE, type Seite } from '../../engine/modell.ts'

/** What decides who is responsible: the cause, other applications, insurance, and medical Rehabilitation. */

const traeger: Readonly<Record<string, string>> = {
  rentenversicherung: 'Rentenversicherung',
  unfallversicherung: 'Berufsgenossenschaft oder Unfallkasse',
  agentur: 'Agentur für Arbeit',
  krankenkasse: 'Krankenkasse',
  entschaedigung: 'Amt für Soziale Entschädigung',
  eingliederungshilfe: 'Träger der Eingliederungshilfe',
  jugendhilfe: 'Jugendamt',
  anderer: 'Eine andere Stelle',
}

/** Causes for which somebody else may have to pay. */
export const fremdeUrsachen = ['arbeitsunfall', 'berufskrankheit', 'schaedigung', 'verkehrsunfall'] as const

const ursache: Record<string, Seite> = {
  ursache: {
    frage: 'Was ist die Ursache?',
    warum: 'Nach einem Arbeitsunfall ist zum Beispiel die Unfallversicherung zuständig.',
    felder: [
      {
        name: 'ursache',
        label: 'Ursache',
        art: 'auswahl',
        optionen: optionen({
          arbeitsunfall: 'Ein Arbeitsunfall oder Wegeunfall',
          berufskrankheit: 'Eine Berufskrankheit',
          schaedigung: 'Eine Gewalttat, der Wehrdienst oder ein Impfschaden',
          verkehrsunfall: 'Ein Verkehrsunfall',
          sonstige: 'Etwas anderes, zum Beispiel eine Krankheit',
        }),
      },
      {
        name: 'ursacheStelle',
        label: 'Welche Berufsgenossenschaft, Versicherung oder Behörde kennt den Fall?',
        art: 'text',
        freiwillig: true,
        wenn: ist('ursache', ...fremdeUrsachen),
      },
      {
        name: 'aktenzeichen',
        label: 'Aktenzeichen dort',
        art: 'text',
        freiwillig: true,
        wenn: ist('ursache', ...fremdeUrsachen),
      },
    ],
  },
  andererAntrag: {
    frage: 'Haben Sie so einen Antrag schon bei einer anderen Stelle gestellt?',
    warum: 'Über einen Antrag entscheidet nur eine Stelle (§ 14 SGB IX).',
    felder: [{ name: 'andererAntrag', label: 'Schon bei einer anderen Stelle gestellt?', art: 'janein' }],
  },
  antraege: { frage: 'Bei welchen Stellen haben Sie den Antrag gestellt?', felder: [], sammlung: 'antraege' },
  antrag: {
    frage: 'Bei welcher Stelle war das, und was wurde daraus?',
    felder: [
      { name: 'traeger', label: 'Stelle', art: 'auswahl', optionen: optionen(traeger) },
      { name: 'gestellt', label: 'Wann haben Sie den Antrag gestellt?', art: 'datum', bis: ({ heute }) => heute },
      {
        name: 'ergebnis',
        label: 'Ergebnis',
        art: 'auswahl',
        optionen: optionen({
          offen: 'Noch keine Entscheidung',
          weitergeleitet: 'Weitergeleitet',
          bewilligt: 'Bewilligt',
          abgelehnt: 'Abgelehnt',
        }),
      },
    ],
    warne: ({ hier }) =>
      ['offen', 'weitergeleitet'].includes(textIn(hier, 'ergebnis') ?? '')
        ? ['Über diesen Antrag wird dort noch entschieden. Ihr Jobcenter klärt, ob ein zweiter Antrag nötig ist.']
        : [],
  },
}

const vorher: Record<string, Seite> = {
  rente: {
    frage: 'Waren Sie mindestens 15 Jahre in der Rentenversicherung?',
    warum: 'Dann ist vielleicht die Rentenversicherung zuständig (§ 11 SGB VI).',
    felder: [
      {
        name: 'rvZeiten',
        label: '15 Jahre oder mehr in der Rentenversicherung?',
        hinweis: 'Auch Zeiten mit Kindern oder Krankheit können zählen.',
        art: 'auswahl',
        optionen: optionen({ ja: 'Ja', nein: 'Nein', unbekannt: 'Das weiß ich nicht' }),
        freiwillig: true,
      },
    ],
  },
  medReha: {
    frage: 'Waren Sie in den letzten 4 Jahren in einer medizinischen Rehabilitation?',
    warum: 'Wer sie bezahlt hat, ist oft auch danach zuständig.',
    felder: [
      {
        name: 'medReha',
        label: 'Medizinische Rehabilitation (Kur, Reha-Klinik)',
        art: 'auswahl',
        optionen: optionen({ nein: 'Nein', laeuft: 'Sie läuft gerade', beendet: 'Ja, sie ist beendet' }),
        freiwillig: true,
      },
    ],
  },
  klinik: {
    frage: 'Wann und wo war die Rehabilitation?',
    info: 'Den Entlassungsbericht schicken Sie nur über „Dokumente an Ärztlichen Dienst übermitteln“. In diesem Antrag würde ihn auch jemand sehen, der ihn nicht braucht.',
    felder: [
      { name: 'rehaVon', label: 'Beginn', art: 'datum', freiwillig: true },
      {
        name: 'rehaBis',
        label: 'Ende',
        art: 'datum',
        von: ({ hier }) => textIn(hier, 'rehaVon') ?? '',
        freiwillig: true,
      },
      { name: 'klinik', label: 'Klinik', art: 'text', freiwillig: true },
    ],
    warne: ({ hier, heute }) =>
      isVorbei(hier, 'rehaBis', addMonate(heute, -48))
        ? ['Das Ende liegt mehr als 4 Jahre zurück. Prüfen Sie das Jahr.']
        : [],
  },
}

const aerzte: Record<string, Seite> = {
  aerzte: {
    frage: 'Wer behandelt Sie?',
    info: 'Das ist freiwillig. Es hilft, wenn ein Gutachten nötig ist.',
    felder: [],
    sammlung: 'aerzte',
  },
  praxis: { frage: 'Welche Praxis oder Klinik ist es?', felder: praxisFelder },
  behandlung: {
    frage: 'Darf der Ärztliche Dienst dort nachfragen?',
    info: entbindungInfo,
    felder: [
      ...behandlungszeit,
      {
        name: 'entbindung',
        label: 'Ich entbinde diese Stelle gegenüber dem Ärztlichen Dienst von der Schweigepflicht',
        hinweis: 'Nur für diesen Antrag',
        art: 'janein',
      },
    ],
  },
}

export const zustaendigTeil: Teil = {
  seiten: { ...ursache, ...vorher, ...aerzte },
  uebergaenge: {
    ursache: ['andererAntrag'],
    andererAntrag: [{ nach: 'antraege', wenn: ist('andererAntrag', true) }, 'rente'],
    antraege: ['rente'],
    antrag: [ENDE],
    rente: ['medReha'],
    medReha: [{ nach: 'klinik', wenn: ist('medReha', 'laeuft', 'beendet') }, ENDE],
    klinik: [ENDE],
    aerzte: [ENDE],
    praxis: ['behandlung'],
    behandlung: [ENDE],
  },
  gruppen: {
    antraege: {
      beginn: 'antrag',
      einzahl: 'Antrag',
      benenne: (eintrag) => traeger[textIn(eintrag, 'traeger') ?? ''] ?? '',
      mindestens: 1,
      hoechstens: 5,
    },
    aerzte: {
      beginn: 'praxis',
      einzahl: 'Praxis oder Klinik',
      benenne: nameBy('name'),
      hoechstens: 15,
    },
  },
}
