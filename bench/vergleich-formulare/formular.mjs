// The form that all of them serve: the pages of the Vermittlungsgutschein that are asked where no agency is chosen yet.
export const seiten = [
  {
    pfad: 'wunsch',
    frage: 'Welche Arbeit suchen Sie?',
    felder: [
      { name: 'taetigkeit', label: 'Tätigkeit oder Beruf', hinweis: 'Zum Beispiel: Lagerhelferin', art: 'text' },
      { name: 'region', label: 'Wo möchten Sie arbeiten?', hinweis: 'Orte oder Umkreis', art: 'text' },
      {
        name: 'arbeitsform',
        label: 'Wie möchten Sie arbeiten?',
        art: 'mehrfach',
        optionen: {
          vollzeit: 'Vollzeit',
          teilzeit: 'Teilzeit mit mindestens 15 Stunden in der Woche',
          schicht: 'Schicht, Nacht oder Wochenende',
          heim: 'Zu Hause',
        },
      },
    ],
  },
  {
    pfad: 'grund',
    frage: 'Warum möchten Sie eine private Arbeitsvermittlung nutzen?',
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
  {
    pfad: 'frueher',
    frage: 'Hatten Sie schon einmal einen solchen Gutschein?',
    felder: [{ name: 'frueher', label: 'Hatten Sie schon einmal einen solchen Gutschein?', art: 'janein' }],
  },
  {
    pfad: 'ausgesucht',
    frage: 'Haben Sie schon eine Arbeitsvermittlung ausgesucht?',
    felder: [{ name: 'ausgesucht', label: 'Haben Sie schon eine ausgesucht?', art: 'janein' }],
  },
  {
    pfad: 'regeln',
    frage: 'Haben Sie diese Regeln gelesen?',
    felder: [{ name: 'gelesen', label: 'Ich habe die Regeln gelesen.', art: 'bestaetigung' }],
  },
]

/** Where a text field says nothing else. */
export const TEXT = 200
