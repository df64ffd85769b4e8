import { aenderungen, optionen, wahrheit } from '../../bausteine/angaben.ts'
import { ist } from '../../bausteine/folge.ts'
import type { Formulardienst } from '../../engine/dienst.ts'
import { ENDE, type Formular } from '../../engine/modell.ts'

/** Aktivierungs- und Vermittlungsgutschein for a private agency: § 45 Abs. 1 Nr. 3, Abs. 4 to 7 SGB III, § 16 Abs. 1 SGB II. */
const formular: Formular = {
  name: 'vermittlungsgutschein',
  fassung: 1,
  abschnitte: [
    { name: 'wunsch', titel: 'Was Sie suchen', beginn: 'wunsch' },
    { name: 'vermittlung', titel: 'Private Arbeitsvermittlung', beginn: 'ausgesucht' },
    { name: 'wissen', titel: 'Was Sie wissen müssen', beginn: 'regeln' },
  ],
  seiten: {
    wunsch: {
      frage: 'Welche Arbeit suchen Sie?',
      warum: 'Der Gutschein nennt die Tätigkeit und die Region, für die er gilt.',
      info: 'Bekommen Sie auch Arbeitslosengeld? Dann bekommen Sie den Gutschein bei Ihrer Agentur für Arbeit (§ 45 Abs. 7 SGB III).',
      felder: [
        { name: 'taetigkeit', label: 'Tätigkeit oder Beruf', hinweis: 'Zum Beispiel: Lagerhelferin', art: 'text' },
        { name: 'region', label: 'Wo möchten Sie arbeiten?', hinweis: 'Orte oder Umkreis', art: 'text' },
        {
          name: 'arbeitsform',
          label: 'Wie möchten Sie arbeiten?',
          art: 'mehrfach',
          optionen: optionen({
            vollzeit: 'Vollzeit',
            teilzeit: 'Teilzeit mit mindestens 15 Stunden in der Woche',
            schicht: 'Schicht, Nacht oder Wochenende',
            heim: 'Zu Hause',
          }),
        },
      ],
    },
    grund: {
      frage: 'Warum möchten Sie eine private Arbeitsvermittlung nutzen?',
      warum: 'Das Jobcenter entscheidet, ob der Gutschein in Ihrem Fall hilft.',
      felder: [
        {
          name: 'grund',
          label: 'Ihre Gründe',
          hinweis: 'Was haben Sie schon versucht? Was erhoffen Sie sich?',
          art: 'langtext',
          hoechstens: 2000,
        },
      ],
    },
    frueher: {
      frage: 'Hatten Sie schon einmal einen solchen Gutschein?',
      felder: [
        { name: 'frueher', label: 'Hatten Sie schon einmal einen solchen Gutschein?', art: 'janein' },
        {
          name: 'frueherWann',
          label: 'Wann war das, und was wurde daraus?',
          art: 'langtext',
          hoechstens: 1000,
          freiwillig: true,
          wenn: ist('frueher', true),
        },
      ],
    },
    ausgesucht: {
      frage: 'Haben Sie schon eine Arbeitsvermittlung ausgesucht?',
      warum: 'Sie wählen frei. Sie können das auch später tun.',
      felder: [{ name: 'ausgesucht', label: 'Haben Sie schon eine ausgesucht?', art: 'janein' }],
    },
    agentur: {
      frage: 'Welche Arbeitsvermittlung ist es?',
      felder: [
        { name: 'agentur', label: 'Name', art: 'text' },
        { name: 'agenturAnschrift', label: 'Anschrift', art: 'text', freiwillig: true },
        {
          name: 'zulassung',
          label: 'Ist sie zugelassen (AZAV)?',
          hinweis: 'Nur mit Zulassung kann sie den Gutschein einlösen. Fragen Sie dort nach.',
          art: 'auswahl',
          optionen: optionen({ ja: 'Ja', nein: 'Nein', unbekannt: 'Das weiß ich nicht' }),
        },
      ],
      warne: ({ hier }) =>
        hier['zulassung'] === 'nein'
          ? ['Ohne Zulassung wird der Gutschein nicht ausgezahlt. Suchen Sie eine andere Arbeitsvermittlung.']
          : [],
    },
    regeln: {
      frage: 'Haben Sie diese Regeln gelesen?',
      info: 'Sie zahlen der Arbeitsvermittlung nichts im Voraus. Schließen Sie den Vertrag schriftlich. Welche Arbeitsvermittlung Sie wählen, entscheiden Sie. Schließen Sie den Vertrag erst, wenn Sie den Gutschein haben.',
      felder: [{ name: 'gelesen', label: 'Ich habe die Regeln gelesen.', art: 'bestaetigung' }],
    },
  },
  uebergaenge: {
    wunsch: ['grund'],
    grund: ['frueher'],
    frueher: [ENDE],
    ausgesucht: [{ nach: 'agentur', wenn: ist('ausgesucht', true) }, ENDE],
    agentur: [ENDE],
    regeln: [ENDE],
  },
  gruppen: {},
}

export const vermittlungsgutschein: Formulardienst = {
  slug: 'vermittlungsgutschein',
  formular,
  nachweise: [
    {
      name: 'zulassung',
      typ: 'FOE',
      titel: 'Zulassung der Arbeitsvermittlung (AZAV)',
      hinweis:
        'Eine Kopie bekommen Sie bei der Arbeitsvermittlung. Ein Foto oder ein Ausdruck der Internetseite genügt.',
      art: 'hilfreich',
      wenn: ist('zulassung', 'ja', 'unbekannt'),
    },
  ],
  titel: ({ taetigkeit }) => ['Antrag Vermittlungsgutschein', taetigkeit].filter(Boolean).join(': '),
  erklaerung: [wahrheit, aenderungen],
  // Payment in two parts and the jobs that do not count: § 45 Abs. 6 SGB III.
  folgen: () => [
    'Stimmt das Jobcenter zu, bekommen Sie den Gutschein. Er gilt nur für die Zeit und die Region, die darauf stehen.',
    'Findet die Arbeitsvermittlung eine Stelle für Sie, bezahlt das Jobcenter sie: einen Teil nach 6 Wochen Arbeit, den Rest nach 6 Monaten.',
    'Es bezahlt nur für eine Stelle mit Beiträgen zur Sozialversicherung, die für mindestens 3 Monate gedacht ist.',
    'Haben Sie in den letzten 4 Jahren länger als 3 Monate in dem Betrieb gearbeitet, bezahlt es in der Regel nicht.',
  ],
}
