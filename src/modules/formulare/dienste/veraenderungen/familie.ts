import { ist } from '../../bausteine/bedingungen.ts'
import { familienstaende } from '../../bausteine/haushalt.ts'
import { ALLE, type Art, PRUEFUNG, SCHUTZ } from './art.ts'

const getrennt = ist('familienstand', 'getrennt', 'geschieden', 'aufgehoben')

const familienstand: Art = {
  text: 'Heirat, Trennung, Scheidung oder ein anderer Familienstand',
  kurz: 'Familienstand',
  seiten: {
    familienstand: {
      frage: 'Was ist der neue Familienstand?',
      felder: [
        { name: 'familienstand', label: 'Neuer Familienstand', art: 'auswahl', optionen: familienstaende },
        { name: 'partnerName', label: 'Name der Partnerin oder des Partners', art: 'text', freiwillig: true },
      ],
    },
    familienstandUnterhalt: {
      wenn: getrennt,
      frage: 'Kommt Unterhalt?',
      warum: 'Nach einer Trennung kann Unterhalt zustehen. Er geht anderen Leistungen vor.',
      info: SCHUTZ,
      felder: [
        {
          name: 'unterhaltTitel',
          label: 'Gibt es eine Urkunde, ein Urteil oder eine Vereinbarung über Unterhalt?',
          art: 'janein',
        },
        {
          name: 'unterhaltGezahlt',
          label: 'Unterhalt, der wirklich kommt, im Monat',
          hinweis: 'Kommt keiner, tragen Sie 0 ein.',
          art: 'betrag',
        },
        {
          name: 'keinUnterhaltGrund',
          label: 'Warum kommt kein Unterhalt?',
          art: 'langtext',
          hoechstens: 1000,
          freiwillig: true,
          wenn: ist('unterhaltGezahlt', 0),
        },
      ],
    },
  },
  folgen: ({ hier, alle, heute }) => [
    ALLE,
    ...(getrennt({ hier, alle, heute }) ? ['Ihr Jobcenter fragt nach Unterhalt.'] : []),
    ...(ist('familienstand', 'verheiratet', 'lebenspartnerschaft')({ hier, alle, heute })
      ? ['Leben Sie zusammen, zählen Einkommen und Vermögen von beiden.']
      : []),
  ],
  nachweise: [
    {
      ...{ name: 'familienstand', typ: 'FAM', titel: 'Urkunde oder Urteil', art: 'noetig' },
      hinweis: 'Leben Sie getrennt und haben keins, genügt, was Sie dazu schreiben.',
    },
    {
      ...{
        name: 'titelUnterhalt',
        typ: 'UNT',
        titel: 'Urkunde, Urteil oder Vereinbarung über den Unterhalt',
        art: 'noetig',
      },
      wenn: ist('unterhaltTitel', true),
    },
  ],
}

const trennung: Art = {
  text: 'Wir trennen uns, wohnen aber noch zusammen',
  kurz: 'Trennung in der Wohnung',
  ohnePerson: true,
  seiten: {
    trennung: {
      frage: 'Was hat sich mit der Trennung geändert?',
      info: 'Ihr Jobcenter erzählt anderen nicht, was Sie hier schreiben. Werden Sie bedroht, hilft das Hilfetelefon: 116 016, kostenlos und rund um die Uhr.',
      felder: [
        { name: 'getrenntWirtschaften', label: 'Leben und wirtschaften Sie in der Wohnung getrennt?', art: 'janein' },
        { name: 'trennung', label: 'Was sollen wir wissen?', art: 'langtext', hoechstens: 2000 },
      ],
    },
  },
  folgen: () => [
    'Leben Sie getrennt, gehören Sie nicht mehr zu einer Bedarfsgemeinschaft. Jede Person stellt dann einen eigenen Antrag.',
    'Ihr Jobcenter fragt nach Unterhalt.',
  ],
}

const tod: Art = {
  text: 'Jemand ist gestorben',
  kurz: 'Tod',
  eilig: true,
  seiten: {
    tod: {
      frage: 'Was sollen wir noch wissen?',
      info: 'Mehr müssen Sie nicht schreiben. Sie können einfach weitergehen.',
      felder: [
        {
          name: 'todHinweis',
          label: 'Was sollen wir noch wissen?',
          art: 'langtext',
          hoechstens: 1000,
          freiwillig: true,
        },
      ],
    },
  },
  folgen: () => [
    'Die Leistungen für die Person, die gestorben ist, enden. Hatte sie einen Zugang zum Portal, wird er geschlossen.',
    ALLE,
    'Kosten der Bestattung übernimmt unter Umständen das Sozialamt (§ 74 SGB XII).',
  ],
  nachweise: [
    { name: 'sterbeurkunde', typ: 'FAM', titel: 'Sterbeurkunde', hinweis: 'Eine Kopie genügt.', art: 'noetig' },
  ],
}

const umgang: Art = {
  text: 'Ein Kind ist öfter oder seltener bei mir',
  hinweis: 'Umgang, Wechselmodell, neue Regelung der Betreuung',
  kurz: 'Umgang mit einem Kind',
  ohnePerson: true,
  seiten: {
    umgang: {
      frage: 'Wie oft ist das Kind bei Ihnen?',
      felder: [
        { name: 'umgangKind', label: 'Name des Kindes', art: 'text' },
        { name: 'umgangTage', label: 'Tage im Monat', art: 'zahl', bis: 31 },
      ],
    },
  },
  folgen: () => [
    'Für die Tage, an denen das Kind bei Ihnen ist, kann ihm Geld zustehen. Beim anderen Elternteil zählen diese Tage nicht.',
    PRUEFUNG,
  ],
  nachweise: [
    {
      ...{ name: 'umgang', typ: 'FAM', titel: 'Vereinbarung oder Beschluss über den Umgang', art: 'hilfreich' },
      hinweis: 'Haben Sie keine, genügt ein Kalender mit den Tagen.',
    },
  ],
}

export const familie = { familienstand, trennung, tod, umgang } as const satisfies Record<string, Art>
