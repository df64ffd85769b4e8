import { zahlIn } from '../../bausteine/bedingungen.ts'
import { kontoSeite } from '../../bausteine/foerderung/foerderung.ts'
import { tragfaehigkeitSeite } from '../../bausteine/foerderung/selbststaendigkeit.ts'
import { betrag, euro, frei, hat, jaNein, langtext, mehrere, saetze, text, wahl } from '../../bausteine/folge.ts'
import type { Antworten, Bedingung, Seite } from '../../engine/modell.ts'

type Seiten = Readonly<Record<string, Seite & { wenn?: Bedingung }>>

export const konzept: Seiten = {
  konzept: {
    frage: 'Was bieten Sie an, und wer kauft es?',
    info: 'Zwei oder drei Sätze zu jeder Frage genügen. Das Ausführliche steht in Ihrem Businessplan.',
    felder: [
      langtext('idee', 'Ihre Idee'),
      langtext('kunden', 'Ihre Kundinnen und Kunden'),
      langtext('wettbewerb', 'Wer bietet das auch an?'),
      langtext('werbung', 'Wie erfahren die Leute von Ihnen?'),
      langtext('preise', 'Ihre Preise', { hinweis: 'Und wie Sie darauf gekommen sind' }),
    ],
  },
}

export const zahlen: Seiten = {
  kapital: {
    frage: 'Wie viel Geld brauchen Sie am Anfang?',
    felder: [
      betrag('kapitalbedarf', 'Für den Start brauchen Sie', {
        hinweis: 'Anschaffungen, Waren, Kaution und die ersten Monate zusammen',
      }),
      betrag('eigenmittel', 'Davon haben Sie selbst'),
      betrag('kredite', 'Davon kommt aus Krediten und von anderen'),
    ],
    warne: ({ hier }) => warnKapital(hier),
  },
  vorschau: {
    frage: 'Was erwarten Sie in den ersten drei Jahren?',
    info: 'Schätzen Sie. Die genaue Rechnung laden Sie später hoch.',
    felder: [1, 2, 3].flatMap((jahr) => [
      betrag(`umsatz${jahr}`, `Einnahmen im ${jahr}. Jahr`),
      betrag(`ausgaben${jahr}`, `Ausgaben im ${jahr}. Jahr`),
    ]),
    warne: ({ hier }) => warnVorschau(hier),
  },
  privat: {
    frage: 'Wie viel brauchen Sie im Monat zum Leben?',
    warum: 'Das Unternehmen soll das eines Tages tragen.',
    felder: [
      betrag('privatbedarf', 'Im Monat', {
        hinweis: 'Miete, Essen, Versicherungen, Steuern und Raten für Sie und Ihre Familie',
      }),
    ],
  },
}

export const absicherung: Seiten = {
  tragfaehigkeit: tragfaehigkeitSeite,
  absicherung: {
    frage: 'Wie sind Sie abgesichert?',
    felder: [
      wahl('krankenversicherung', 'Krankenversicherung', {
        texte: {
          gesetzlich: 'Gesetzlich',
          privat: 'Privat',
          familie: 'Über die Familie',
          offen: 'Noch nicht geklärt',
        },
      }),
      wahl('rente', 'Altersvorsorge', {
        texte: {
          gesetzlich: 'Gesetzliche Rentenversicherung',
          versorgungswerk: 'Versorgungswerk',
          privat: 'Private Vorsorge',
          keine: 'Noch keine',
        },
      }),
      wahl('unfall', 'Unfallversicherung', {
        texte: { bg: 'Berufsgenossenschaft', privat: 'Privat', keine: 'Noch keine' },
      }),
      jaNein('haftpflicht', 'Haben Sie eine Haftpflichtversicherung für das Unternehmen, oder schließen Sie eine ab?'),
    ],
    warne: saetze([
      ({ hier }) => hier['krankenversicherung'] === 'offen',
      'Klären Sie die Krankenversicherung vor dem Beginn mit Ihrer Krankenkasse.',
    ]),
  },
}

export const weiteres: Seiten = {
  foerderung: {
    frage: 'Haben Sie andere Hilfen beantragt?',
    warum: 'Verschiedene Hilfen müssen zusammenpassen.',
    felder: [
      mehrere('andereHilfen', 'Diese Hilfen habe ich beantragt oder bekommen', {
        ...frei,
        texte: {
          sachgueter: 'Leistungen zur Eingliederung von Selbständigen (§ 16c SGB II)',
          gruendungszuschuss: 'Gründungszuschuss der Agentur für Arbeit',
          coaching: 'Gutschein für ein Coaching',
          mikrokredit: 'Mikrokredit',
          andere: 'Etwas anderes',
        },
      }),
      text('andereHilfenWelche', 'Was ist das andere?', { wenn: hat('andereHilfen', 'andere') }),
    ],
    warne: saetze([
      hat('andereHilfen', 'gruendungszuschuss'),
      'Gründungszuschuss gibt es nur mit Arbeitslosengeld. Dann ist die Agentur für Arbeit auch für alles Weitere zuständig.',
    ]),
  },
  konto: kontoSeite,
  mitteilen: {
    frage: 'Was müssen Sie dem Jobcenter mitteilen?',
    info: 'Sie bekommen Einstiegsgeld nur, solange Sie selbstständig sind. Zu viel gezahltes Geld zahlen Sie zurück.',
    felder: [
      {
        name: 'mitteilen',
        label:
          'Ich teile dem Jobcenter sofort mit, wenn ich die Selbstständigkeit beende oder sich etwas daran ändert.',
        art: 'bestaetigung',
      },
    ],
  },
}

function warnKapital(hier: Antworten): string[] {
  const [bedarf, eigen, kredite] = ['kapitalbedarf', 'eigenmittel', 'kredite'].map((name) => zahlIn(hier, name))
  if (bedarf === undefined) return []
  const fehlt = bedarf - (eigen ?? 0) - (kredite ?? 0)
  return fehlt > 0 ? [`Für ${euro(fehlt)} steht noch nicht fest, woher das Geld kommt.`] : []
}

function warnVorschau(hier: Antworten): string[] {
  const [umsatz, ausgaben] = [zahlIn(hier, 'umsatz3'), zahlIn(hier, 'ausgaben3')]
  if (umsatz === undefined || ausgaben === undefined || umsatz > ausgaben) return []
  return [
    'Auch im dritten Jahr bleibt nach dieser Schätzung nichts übrig. Das Jobcenter fördert, wovon man leben kann.',
  ]
}
