import type { Dienstslug, Was } from '../dienste-daten.ts'

interface Folgt {
  /** What happens with it at the office: `{{wer}}` who looks at it. A sentence each. */
  schritte: readonly string[]
  /** Until when, and what one can do where nothing comes. */
  dauer?: string
}

const BESCHEID =
  'Sie bekommen die Entscheidung als schriftlichen Bescheid. Er steht im Portal, wenn Sie Bescheide online erhalten, sonst kommt er mit der Post.'
const PRUEFT = '{{wer}} prüft, was Sie gesendet haben. Fehlt etwas, steht es hier bei diesem Vorgang.'

/** What comes after something was sent. */
export const folgtNach: Readonly<Record<Was, Folgt>> = {
  antrag: {
    schritte: [PRUEFT, BESCHEID],
    dauer: 'Hören Sie sechs Monate lang nichts, können Sie beim Sozialgericht auf eine Entscheidung klagen (§ 88 SGG).',
  },
  anfrage: { schritte: [PRUEFT, 'Die Antwort steht hier. Warten Sie auf sie, bevor Sie fahren.'] },
  mitteilung: {
    schritte: [PRUEFT, 'Ändert sich Ihre Leistung, bekommen Sie einen Änderungsbescheid.'],
    dauer: 'Soll etwas schneller gehen, rufen Sie an.',
  },
  widerspruch: {
    schritte: [
      '{{wer}} prüft die Entscheidung noch einmal. Fehlt etwas, steht es hier bei diesem Vorgang.',
      'Sie bekommen einen neuen Bescheid, der ganz oder zum Teil abhilft, oder einen Widerspruchsbescheid.',
    ],
    dauer: 'Hören Sie drei Monate lang nichts, können Sie beim Sozialgericht auf eine Entscheidung klagen (§ 88 SGG).',
  },
  unterlagen: {
    schritte: [
      'Der Ärztliche Dienst sieht sich an, was Sie gesendet haben. Reicht es nicht, lädt er Sie zu einem Gespräch oder zu einer Untersuchung ein.',
      'Ihr Jobcenter erfährt von ihm nur, was Sie arbeiten können, keine Diagnosen.',
    ],
  },
}

/** Where what is usual would be wrong. */
export const folgtNachDienst: Readonly<Partial<Record<Dienstslug, Folgt>>> = {
  arbeitsmarktprofil: {
    schritte: ['{{wer}} trägt Ihre Angaben in Ihr Profil ein und bespricht sie mit Ihnen.'],
    dauer: 'Eine Frist gibt es dafür nicht. Ändert sich etwas, senden Sie es einfach noch einmal.',
  },
  'berufliche-rehabilitation': {
    schritte: [PRUEFT, BESCHEID],
    dauer:
      'Innerhalb von zwei Wochen muss feststehen, welche Stelle zuständig ist (§ 14 SGB IX). Ist es eine andere, geht Ihr Antrag dorthin.',
  },
}
