import { aenderungen, optionen, wahrheit } from '../../bausteine/angaben.ts'
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
          wenn: ({ hier }) => hier['frueher'] === true,
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
      info: 'Sie zahlen der Arbeitsvermittlung nichts im Voraus. Schließen Sie den Vertrag schriftlich. Welche Arbeitsvermittlung Sie wählen, entscheiden Sie.',
      felder: [{ name: 'gelesen', label: 'Ich habe die Regeln gelesen.', art: 'bestaetigung' }],
    },
  },
  uebergaenge: {
    wunsch: ['grund'],
    grund: ['frueher'],
    frueher: [ENDE],
    ausgesucht: [{ nach: 'agentur', wenn: ({ hier }) => hier['ausgesucht'] === true }, ENDE],
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
      hinweis: 'Sie bekommen sie bei der Arbeitsvermittlung.',
      art: 'hilfreich',
      wenn: ({ alle }) => alle['zulassung'] === 'ja',
    },
  ],
  titel: ({ taetigkeit }) => `Antrag Vermittlungsgutschein: ${taetigkeit ?? ''}`,
  erklaerung: [wahrheit, aenderungen],
}
