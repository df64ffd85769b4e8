import { aenderungen, optionen, wahrheit } from '../../bausteine/angaben.ts'
import { enthaelt, ist, isVorbei } from '../../bausteine/bedingungen.ts'
import { arbeitslosengeld, kontoSeite, kostenstelle, zahlungswegSeite } from '../../bausteine/foerderung/foerderung.ts'
import type { Formulardienst } from '../../engine/dienst.ts'
import { type Antworten, ENDE, type Formular, type Seite } from '../../engine/modell.ts'
import { nachweise } from './nachweise.ts'

const bedarf: Readonly<Record<string, Seite>> = {
  bedarf: {
    frage: 'Was brauchen Sie?',
    info: `Freie Förderung gibt es, wenn keine andere Hilfe passt. ${arbeitslosengeld}`,
    felder: [
      {
        name: 'bedarf',
        label: 'Ihr Bedarf in wenigen Worten',
        hinweis: 'Zum Beispiel: Reparatur des Autos, Arbeitsbrille, Begleitung nach dem Start',
        art: 'text',
      },
    ],
  },
  ziel: {
    frage: 'Was wollen Sie damit erreichen?',
    warum: 'Das Ziel muss feststehen, bevor die Förderung beginnt (§ 16f SGB II).',
    felder: [
      {
        name: 'ziel',
        label: 'Ihr Ziel',
        hinweis: 'Woran merken Sie, dass es geklappt hat?',
        art: 'langtext',
        hoechstens: 2000,
      },
    ],
  },
  zusammenhang: {
    frage: 'Wie hilft Ihnen das, Arbeit zu finden oder zu behalten?',
    info: 'Über Krankheiten brauchen Sie hier nichts zu schreiben.',
    felder: [
      {
        name: 'zusammenhang',
        label: 'So hilft es mir',
        hinweis: 'Was haben Sie schon versucht?',
        art: 'langtext',
        hoechstens: 2000,
      },
    ],
  },
  jobzusage: {
    frage: 'Haben Sie schon eine Zusage für eine Arbeit?',
    felder: [{ name: 'jobzusage', label: 'Haben Sie schon eine Zusage?', art: 'janein' }],
  },
}

const kosten: Readonly<Record<string, Seite>> = {
  kosten: {
    frage: 'Was kostet es?',
    warum: 'Das Jobcenter prüft jeden Posten einzeln.',
    felder: [],
    sammlung: 'kosten',
  },
  posten: {
    frage: 'Was kostet dieser Posten?',
    felder: [
      { name: 'bezeichnung', label: 'Wofür', hinweis: 'Zum Beispiel: neue Bremsen', art: 'text' },
      { name: 'anbieter', label: 'Bei wem', hinweis: 'Werkstatt, Geschäft oder Träger', art: 'text' },
      { name: 'betrag', label: 'Preis', art: 'betrag' },
    ],
  },
  andere: {
    frage: 'Muss oder kann jemand anderes die Kosten tragen?',
    warum: 'Freie Förderung kommt erst, wenn niemand sonst zahlt.',
    felder: [
      { name: 'andereTragen', label: 'Kommt jemand anderes dafür in Frage?', art: 'janein' },
      {
        name: 'andereWer',
        label: 'Wer?',
        art: 'mehrfach',
        optionen: optionen({
          krankenkasse: 'Krankenkasse',
          rente: 'Rentenversicherung',
          kommune: 'Stadt, Gemeinde oder Landkreis',
          betrieb: 'Betrieb',
          vermittlungsbudget: 'Jobcenter aus dem Vermittlungsbudget',
          andere: 'Jemand anderes',
        }),
        wenn: ist('andereTragen', true),
      },
      {
        name: 'andereStand',
        label: 'Was haben Sie dort gefragt, und was war die Antwort?',
        art: 'langtext',
        hoechstens: 2000,
        wenn: ist('andereTragen', true),
      },
      {
        name: 'abgelehnt',
        label: 'Wurde es dort abgelehnt?',
        art: 'janein',
        wenn: ist('andereTragen', true),
      },
    ],
    warne: (sicht) =>
      enthaelt('andereWer', 'vermittlungsbudget')(sicht)
        ? ['Für das Vermittlungsbudget gibt es einen eigenen Antrag. Fragen Sie im Jobcenter, welcher besser passt.']
        : [],
  },
}

const geld: Readonly<Record<string, Seite>> = {
  form: {
    frage: 'Wie soll das Jobcenter helfen?',
    felder: [
      {
        name: 'form',
        label: 'Ihr Wunsch',
        art: 'auswahl',
        freiwillig: true,
        optionen: [
          {
            wert: 'zuschuss',
            text: 'Zuschuss',
            hinweis: 'Sie zahlen ihn nicht zurück, wenn Sie ihn wie vereinbart verwenden.',
          },
          { wert: 'darlehen', text: 'Darlehen', hinweis: 'Sie zahlen es in Raten zurück.' },
        ],
      },
    ],
    warne: ({ hier }) =>
      hier['form'] === 'darlehen'
        ? ['Ein Darlehen zahlen Sie zurück. Das Jobcenter kann die Raten von Ihren Leistungen abziehen.']
        : [],
  },
  beginn: {
    frage: 'Wann beginnt es, oder wann müssen Sie bezahlen?',
    info: 'Kaufen, bestellen und unterschreiben Sie erst, wenn Sie die Antwort des Jobcenters haben.',
    felder: [{ name: 'beginn', label: 'Beginn oder Tag der Zahlung', art: 'datum' }],
    warne: ({ hier, heute }) =>
      isVorbei(hier, 'beginn', heute)
        ? ['Der Tag liegt vor Ihrem Antrag. Das Jobcenter fördert in der Regel nur, was danach beginnt.']
        : [],
  },
  zahlungsweg: zahlungswegSeite,
  konto: kontoSeite,
}

/** Free support: § 16f SGB II. */
const formular: Formular = {
  name: 'freie-foerderung',
  fassung: 1,
  abschnitte: [
    { name: 'bedarf', titel: 'Was Sie brauchen und wozu', beginn: 'bedarf' },
    { name: 'kosten', titel: 'Kosten', beginn: 'kosten' },
    { name: 'geld', titel: 'Zahlung', beginn: 'form' },
  ],
  seiten: { ...bedarf, ...kosten, ...geld },
  uebergaenge: {
    bedarf: ['ziel'],
    ziel: ['zusammenhang'],
    zusammenhang: ['jobzusage'],
    jobzusage: [ENDE],
    kosten: ['andere'],
    posten: [ENDE],
    andere: [ENDE],
    form: ['beginn'],
    beginn: ['zahlungsweg'],
    zahlungsweg: [{ nach: 'konto', wenn: ist('zahlungsweg', 'person') }, ENDE],
    konto: [ENDE],
  },
  gruppen: { kosten: kostenstelle('Posten', 'posten') },
}

const folgen = ({ form }: Antworten): string[] => [
  'Ihr Jobcenter entscheidet, ob und wie viel es zahlt.',
  'Nach der Zahlung zeigen Sie mit Rechnungen, wofür Sie das Geld verwendet haben. Die Frist steht im Bescheid.',
  'Dauert die Förderung länger, sieht sich das Jobcenter zwischendurch mit Ihnen an, ob sie hilft (§ 16f Abs. 2 SGB II).',
  ...(form === 'darlehen' ? ['Ein Darlehen zahlen Sie zurück.'] : []),
]

export const freieFoerderung: Formulardienst = {
  slug: 'freie-foerderung',
  formular,
  nachweise,
  titel: ({ bedarf: was }) => ['Antrag Freie Förderung SGB II', was].filter(Boolean).join(': '),
  erklaerung: [wahrheit, aenderungen, 'Ich verwende das Geld nur für den Zweck, den ich genannt habe.'],
  folgen,
  freischaltung: true,
}
