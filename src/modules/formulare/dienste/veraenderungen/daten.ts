import { konto, optionen } from '../../bausteine/angaben.ts'
import { ist, textIn } from '../../bausteine/bedingungen.ts'
import { type Art, anschriftIn, fehltAnAnschrift } from './art.ts'

/** The address for letters, in its parts. */
export const POST = ['postStrasse', 'postPlz', 'postOrt'] as const

const bankverbindung: Art = {
  text: 'Neue Bankverbindung',
  kurz: 'Bankverbindung',
  ohnePerson: true,
  vorbehalt: (hier) => {
    const [inhaber, iban] = [textIn(hier, 'kontoinhaber'), textIn(hier, 'iban')]
    return { was: 'konto', neu: inhaber && iban ? { inhaber, iban } : undefined }
  },
  seiten: {
    bankverbindung: {
      frage: 'Auf welches Konto soll das Geld kommen?',
      info: 'Das neue Konto gilt erst, wenn Sie es bestätigt haben: mit Ihrem Ausweis im Jobcenter oder mit einem Code, der per Brief kommt. Bis dahin geht das Geld auf das bisherige Konto. Lassen Sie es so lange offen.',
      felder: konto,
    },
  },
  folgen: () => [
    'Zwei Beschäftigte prüfen das neue Konto. Sie bekommen eine Nachricht an Ihre bisherigen Adressen.',
    'Die nächste Zahlung wird schon einige Tage vor Monatsende vorbereitet. Sie kann noch auf das bisherige Konto gehen.',
  ],
  nachweise: [
    {
      ...{ name: 'konto', typ: 'KTO', titel: 'Kopf eines Kontoauszugs oder Bankkarte', art: 'angefordert' },
      hinweis: 'Name und IBAN müssen zu sehen sein. Schwärzen Sie alles andere.',
    },
  ],
}

const kontakt: Art = {
  text: 'Neue Telefonnummer, E-Mail oder Postanschrift',
  kurz: 'Kontaktdaten',
  vorbehalt: (hier) => (POST.some((name) => hier[name] !== undefined) ? anschriftIn(hier, POST) : undefined),
  seiten: {
    kontakt: {
      frage: 'Wie erreichen wir Sie jetzt?',
      info: 'Füllen Sie nur aus, was neu ist. Die E-Mail-Adresse, mit der Sie sich anmelden, ändern Sie in Ihren Kontoeinstellungen.',
      felder: [
        { name: 'neuesTelefon', label: 'Telefon', art: 'telefon', freiwillig: true },
        { name: 'neueEmail', label: 'E-Mail', art: 'email', freiwillig: true },
        {
          name: 'postStrasse',
          label: 'Andere Anschrift für Briefe: Straße und Hausnummer',
          hinweis:
            'Auch: bei Öz, Beispielweg 3. Die Anschrift gilt erst, wenn Sie sie bestätigt haben: im Jobcenter oder mit einem Code, der per Brief dorthin kommt.',
          art: 'text',
          freiwillig: true,
        },
        { name: 'postPlz', label: 'Postleitzahl', art: 'plz', freiwillig: true },
        { name: 'postOrt', label: 'Ort', art: 'text', freiwillig: true },
      ],
      warne: ({ hier }) => [
        ...(['neuesTelefon', 'neueEmail', ...POST].every((name) => hier[name] === undefined)
          ? ['Sie haben noch nichts eingetragen.']
          : []),
        ...(fehltAnAnschrift(hier, POST)
          ? ['Die Anschrift für Briefe ist noch nicht vollständig. So kann dorthin kein Brief gehen.']
          : []),
      ],
    },
  },
  folgen: ({ hier }) => [
    'An Ihren Leistungen ändert sich nichts.',
    ...(POST.every((name) => hier[name] === undefined)
      ? []
      : ['Sie müssen unter der Anschrift wirklich zu erreichen sein (§ 7b SGB II).']),
  ],
}

const name: Art = {
  text: 'Neuer Name',
  kurz: 'Name',
  seiten: {
    name: {
      frage: 'Wie ist der neue Name?',
      felder: [
        { name: 'neuerName', label: 'Neuer Vorname und Nachname', art: 'name' },
        {
          name: 'namensgrund',
          label: 'Warum hat sich der Name geändert?',
          art: 'auswahl',
          optionen: optionen({
            heirat: 'Heirat',
            scheidung: 'Scheidung',
            erklaerung: 'Erklärung oder Entscheidung des Amtes',
          }),
        },
      ],
    },
  },
  folgen: () => ['An Ihren Leistungen ändert sich nichts. Briefe und Bescheide tragen den neuen Namen.'],
  nachweise: [{ name: 'namensurkunde', typ: 'FAM', titel: 'Urkunde über den neuen Namen', art: 'noetig' }],
}

const aufenthaltstitel: Art = {
  text: 'Neuer Aufenthaltstitel',
  kurz: 'Aufenthaltstitel',
  seiten: {
    aufenthaltstitel: {
      frage: 'Welcher Aufenthaltstitel gilt jetzt?',
      felder: [
        { name: 'aufenthaltstitel', label: 'Titel', hinweis: 'Zum Beispiel: § 25 Abs. 3 AufenthG', art: 'text' },
        { name: 'titelBis', label: 'Gültig bis', art: 'datum' },
      ],
      warne: ({ hier, heute }) =>
        typeof hier['titelBis'] === 'string' && hier['titelBis'] < heute
          ? ['Der Titel ist abgelaufen. Gibt es eine Fiktionsbescheinigung, tragen Sie deren Ende ein.']
          : [],
    },
  },
  folgen: () => [
    'Ihr Jobcenter prüft, bis wann es bewilligen kann.',
    'Beantragen Sie die Verlängerung bei der Ausländerbehörde, bevor der Titel abläuft.',
  ],
  nachweise: [
    {
      ...{ name: 'aufenthaltstitel', typ: 'ID', titel: 'Aufenthaltstitel oder Fiktionsbescheinigung', art: 'noetig' },
      hinweis: 'Vorderseite und Rückseite.',
    },
  ],
}

const betreuung: Art = {
  text: 'Betreuung, Vormundschaft oder Vollmacht',
  kurz: 'Betreuung oder Vollmacht',
  seiten: {
    betreuung: {
      frage: 'Wer handelt für Sie oder für jemanden bei Ihnen?',
      felder: [
        {
          name: 'vertretungsart',
          label: 'Was ist es?',
          art: 'auswahl',
          optionen: optionen({ betreuung: 'Rechtliche Betreuung', vormund: 'Vormundschaft', vollmacht: 'Vollmacht' }),
        },
        { name: 'vertretungName', label: 'Name', art: 'name' },
        { name: 'vertretungAnschrift', label: 'Anschrift', art: 'text' },
        { name: 'vertretungTelefon', label: 'Telefon', art: 'telefon', freiwillig: true },
        { name: 'vertretungUmfang', label: 'Wofür gilt sie?', art: 'langtext', hoechstens: 1000 },
      ],
    },
  },
  folgen: () => [
    'Ihr Jobcenter schreibt und spricht dann auch mit dieser Person. Briefe können an sie gehen (§ 13 SGB X).',
  ],
  nachweise: [
    {
      ...{ name: 'bestellung', typ: 'VOL', titel: 'Betreuerausweis oder Bestellung', art: 'noetig' },
      wenn: ist('vertretungsart', 'betreuung', 'vormund'),
    },
    { name: 'vollmacht', typ: 'VOL', titel: 'Vollmacht', art: 'noetig', wenn: ist('vertretungsart', 'vollmacht') },
  ],
}

const abwesenheit: Art = {
  text: 'Ich bin verreist oder nicht erreichbar',
  kurz: 'Abwesenheit',
  vermittlung: true,
  seiten: {
    abwesenheit: {
      frage: 'Haben Sie die Abwesenheit schon abgestimmt?',
      info: 'Dafür gibt es ein eigenes Formular: „Abwesenheit online abstimmen“. Ohne Zustimmung gibt es für die Zeit meist kein Geld.',
      felder: [
        { name: 'abgestimmt', label: 'Hat das Jobcenter zugestimmt?', art: 'janein' },
        {
          name: 'abwesenheit',
          label: 'Was ändert sich an der Abwesenheit?',
          art: 'langtext',
          hoechstens: 1000,
          freiwillig: true,
        },
      ],
      warne: ({ hier }) =>
        hier['abgestimmt'] === false ? ['Senden Sie auch das Formular „Abwesenheit online abstimmen“.'] : [],
    },
  },
  folgen: () => ['Ohne Zustimmung haben Sie für die Zeit meist keinen Anspruch auf Leistungen (§ 7b SGB II).'],
}

const verzicht: Art = {
  text: 'Ich brauche keine Hilfe mehr',
  kurz: 'Ende der Hilfe',
  ohnePerson: true,
  vermittlung: true,
  seiten: {
    verzicht: {
      frage: 'Warum brauchen Sie keine Hilfe mehr?',
      info: 'Sie können auf Leistungen verzichten und das für die Zukunft jederzeit widerrufen (§ 46 SGB I). Mit der Leistung endet meist auch die Krankenversicherung über das Jobcenter.',
      felder: [
        { name: 'verzichtGrund', label: 'Ihr Grund', art: 'langtext', hoechstens: 1000 },
        { name: 'versicherungGeklaert', label: 'Wissen Sie, wie Sie danach krankenversichert sind?', art: 'janein' },
      ],
      warne: ({ hier }) =>
        hier['versicherungGeklaert'] === false
          ? ['Klären Sie mit Ihrer Krankenkasse, wie Sie versichert sind, bevor die Leistung endet.']
          : [],
    },
  },
  folgen: () => [
    'Die Leistungen für alle Personen Ihrer Bedarfsgemeinschaft enden, auch die Zahlungen an Vermieter und Krankenkasse.',
    'Brauchen Sie wieder Hilfe, stellen Sie einen neuen Antrag.',
    'Prüfen Sie Wohngeld und Kinderzuschlag.',
  ],
}

const sonstiges: Art = {
  text: 'Etwas anderes',
  kurz: 'Sonstiges',
  seiten: {
    sonstiges: {
      frage: 'Was hat sich geändert?',
      info: 'Schreiben Sie nichts über Krankheiten.',
      felder: [{ name: 'sonstiges', label: 'Ihre Mitteilung', art: 'langtext', hoechstens: 3000 }],
    },
  },
  folgen: () => ['Ihr Jobcenter prüft, ob sich etwas an Ihren Leistungen ändert, und schreibt Ihnen.'],
}

export const daten = {
  ...{ bankverbindung, kontakt, name, aufenthaltstitel, betreuung },
  ...{ abwesenheit, verzicht, sonstiges },
} as const satisfies Record<string, Art>
