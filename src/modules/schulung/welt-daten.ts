import type { Jobcenterdaten, Kundendaten } from '#modules/jobcenter'
import type { Rolle } from '#web/schutz/rechte.ts'

// The fictitious world of a course. All names, numbers and addresses are invented; the mail addresses end in .example.

export type Ort = 'musterstadt' | 'beispielkreis'

export const jobcenter: Record<Ort, Jobcenterdaten> = {
  musterstadt: {
    name: 'Jobcenter Musterstadt',
    kurzname: 'Jobcenter Musterstadt',
    strasse: 'Musterallee 1',
    plz: '99999',
    ort: 'Musterstadt',
    telefon: '0999 123 0',
    servicenummer: '0800 0000 000',
    servicezeiten: 'Montag bis Donnerstag 8 bis 18 Uhr, Freitag 8 bis 14 Uhr',
    oeffnungszeiten: 'Montag bis Freitag 8 bis 12 Uhr, Donnerstag auch 14 bis 18 Uhr',
    email: 'kontakt@jobcenter-musterstadt.example',
    gebaerdentelefon: 'gebaerdentelefon@jobcenter-musterstadt.example',
    farbe: '#0b4f8a',
  },
  beispielkreis: {
    name: 'Jobcenter Beispielkreis',
    kurzname: 'Jobcenter Beispielkreis',
    strasse: 'Beispielplatz 2',
    plz: '99998',
    ort: 'Beispielhausen',
    telefon: '0998 456 0',
    servicenummer: '0800 0000 001',
    servicezeiten: 'Montag bis Freitag 8 bis 16 Uhr',
    oeffnungszeiten: 'Montag bis Freitag 8 bis 12 Uhr',
    email: 'kontakt@jobcenter-beispielkreis.example',
    gebaerdentelefon: 'gebaerdentelefon@jobcenter-beispielkreis.example',
    farbe: '#1f5f3a',
  },
}

export interface Dienstperson {
  ort: Ort
  name: string
  team: string
  rollen: Rolle[]
}

export const dienst: Dienstperson[] = [
  { ort: 'musterstadt', name: 'Sabine Sachlich', team: 'Leistung 1', rollen: ['leistungssachbearbeitung'] },
  { ort: 'musterstadt', name: 'Ivo Integrier', team: 'Vermittlung', rollen: ['integrationsfachkraft'] },
  { ort: 'musterstadt', name: 'Paula Pause', team: 'Vermittlung', rollen: ['integrationsfachkraft'] },
  { ort: 'musterstadt', name: 'Emine Empfang', team: 'Eingangszone', rollen: ['eingangszone'] },
  { ort: 'musterstadt', name: 'Thea Teamer', team: 'Leistung 1', rollen: ['teamleitung'] },
  { ort: 'musterstadt', name: 'Levin Leitmann', team: 'Vermittlung', rollen: ['teamleitung'] },
  { ort: 'musterstadt', name: 'Rita Revis', team: 'Innenrevision', rollen: ['revision'] },
  { ort: 'musterstadt', name: 'Adam Admin', team: 'IT', rollen: ['administration'] },
  { ort: 'musterstadt', name: 'Vera Vieraugen', team: 'IT', rollen: ['administration'] },
  { ort: 'musterstadt', name: 'Dr. Anna Arndt', team: 'Ärztlicher Dienst', rollen: ['aerztlicher-dienst'] },
  {
    ort: 'beispielkreis',
    name: 'Bernd Beispiel',
    team: 'Leistung',
    rollen: ['leistungssachbearbeitung', 'teamleitung'],
  },
]

/** Whose further role waits for a second person: asked for by the first, for Vera or another to release. */
export const rollenantrag = { von: 'Adam Admin', fuer: 'Ivo Integrier', dazu: 'eingangszone' } as const

/** Of the accounts of the fictitious people; the page /schulung shows it. */
export const SCHULUNGSPASSWORT = 'Ueben-macht-klug-26'

/** Of the letter before the visitor comes: none, made, sent, or so old that its code is over. */
export type Briefanfang = 'keiner' | 'erstellt' | 'gesendet' | 'abgelaufen'

/**
 * Of the account before the visitor comes.
 * `ohne-faktor`: registered, no second factor yet. `standardprofil`: no code entered yet. `antrag`: the same, and asked for a
 * letter. `verknuepft`: a used letter. `faktor-verloren`: linked, and asked for help. `zweites-konto`: linked, and the code was
 * entered in a second account. `deaktiviert`: linked. `reaktivierung`: the same, and staff asked for the release.
 */
export type Kontoanfang =
  | 'ohne-faktor'
  | 'standardprofil'
  | 'antrag'
  | 'verknuepft'
  | 'faktor-verloren'
  | 'zweites-konto'
  | 'deaktiviert'
  | 'reaktivierung'

export interface Person {
  /** Stands in the address of the mailbox and names the person in the tables; never changes. */
  kuerzel: string
  ort: Ort
  situation: string
  brief: Briefanfang
  konto?: Kontoanfang
  daten: Kundendaten
}

const ort = { plz: '99999', ort: 'Musterstadt' }
const person = (
  kuerzel: string,
  rest: Omit<Person, 'kuerzel' | 'ort' | 'daten'> & { daten: Omit<Kundendaten, 'plz' | 'ort'> },
): Person => ({ ...rest, kuerzel, ort: 'musterstadt', daten: { ...rest.daten, ...ort } })

export const KIM = 'kim.klicker'

export const personen: Person[] = [
  person(KIM, {
    situation:
      'Alleinstehend, wohnt zur Miete, sucht Arbeit. Die Weiterbewilligung steht an. Hat noch kein Konto: Damit beginnt der Kurs.',
    brief: 'gesendet',
    daten: {
      vorname: 'Kim',
      nachname: 'Klicker',
      geburtstag: '1990-02-01',
      strasse: 'Lindenweg 4',
      kundennummer: '123A456789',
      bgNummer: '97122//0000004',
    },
  }),
  person('ayse.yildiz', {
    situation:
      'Alleinerziehend, zwei Kinder, arbeitet in Teilzeit. Das Profil ist verknüpft, die Weiterbewilligung beantragt.',
    brief: 'keiner',
    konto: 'verknuepft',
    daten: {
      vorname: 'Ayşe',
      nachname: 'Yıldız-Krüger',
      geburtstag: '1994-07-12',
      strasse: 'Ahornstraße 17',
      kundennummer: '123B100001',
      bgNummer: '97122//0000011',
    },
  }),
  person('elif.yildiz', {
    situation: 'Zehn Jahre alt, Tochter von Ayşe Yıldız-Krüger. Post geht an die Mutter.',
    brief: 'keiner',
    daten: {
      vorname: 'Elif',
      nachname: 'Yıldız-Krüger',
      geburtstag: '2016-05-30',
      strasse: 'Ahornstraße 17',
      kundennummer: '123B100002',
      bgNummer: '97122//0000011',
    },
  }),
  person('deniz.yildiz', {
    situation: 'Fünf Jahre alt, Sohn von Ayşe Yıldız-Krüger.',
    brief: 'keiner',
    daten: {
      vorname: 'Deniz',
      nachname: 'Yıldız-Krüger',
      geburtstag: '2021-09-08',
      strasse: 'Ahornstraße 17',
      kundennummer: '123B100003',
      bgNummer: '97122//0000011',
    },
  }),
  person('juergen.grossmann', {
    situation: 'Paar mit zwei Kindern, vertritt die Bedarfsgemeinschaft. Der Brief ist unterwegs.',
    brief: 'gesendet',
    daten: {
      vorname: 'Jürgen',
      nachname: 'Großmann',
      geburtstag: '1979-11-23',
      strasse: 'Am Alten Güterbahnhof 102',
      kundennummer: '123C200001',
      bgNummer: '97122//0000012',
    },
  }),
  person('malgorzata.grossmann', {
    situation:
      'Partnerin von Jürgen Großmann, eigenes Konto. Das Konto ist deaktiviert, die Reaktivierung ist beantragt.',
    brief: 'keiner',
    konto: 'reaktivierung',
    daten: {
      vorname: 'Małgorzata',
      nachname: 'Großmann-Wiśniewska',
      geburtstag: '1981-02-28',
      strasse: 'Am Alten Güterbahnhof 102',
      kundennummer: '123C200002',
      bgNummer: '97122//0000012',
    },
  }),
  person('lena.grossmann', {
    situation: 'Siebzehn Jahre alt, geht zur Schule, gehört zur Bedarfsgemeinschaft der Eltern.',
    brief: 'keiner',
    daten: {
      vorname: 'Lena',
      nachname: 'Großmann',
      geburtstag: '2009-04-17',
      strasse: 'Am Alten Güterbahnhof 102',
      kundennummer: '123C200003',
      bgNummer: '97122//0000012',
    },
  }),
  person('tom.grossmann', {
    situation: 'Zwanzig Jahre alt, in Ausbildung mit eigenem Einkommen. Der Brief ist noch nicht gesendet.',
    brief: 'erstellt',
    daten: {
      vorname: 'Tom Jakub',
      nachname: 'Großmann',
      geburtstag: '2006-08-01',
      strasse: 'Am Alten Güterbahnhof 102',
      kundennummer: '123C200004',
      bgNummer: '97122//0000012',
    },
  }),
  person('dorde.petrovic', {
    situation:
      'Selbstständig seit acht Jahren, privat versichert. Hat ein Konto ohne Profil und einen Brief beantragt.',
    brief: 'keiner',
    konto: 'antrag',
    daten: {
      vorname: 'Đorđe',
      nachname: 'Petrović',
      geburtstag: '1984-01-06',
      strasse: 'Handwerkerhof 3',
      kundennummer: '123D300001',
      bgNummer: '97122//0000013',
    },
  }),
  person('stefania.ionescu', {
    situation: 'Aus einem anderen EU-Land, seit sechs Monaten hier, Minijob. Der Brief ist abgelaufen.',
    brief: 'abgelaufen',
    daten: {
      vorname: 'Ștefania',
      nachname: 'Ionescu',
      geburtstag: '2001-12-24',
      strasse: 'Bahnhofstraße 88, Whg. 12',
      kundennummer: '123E400001',
      bgNummer: '97122//0000014',
    },
  }),
  person('anh.nguyen', {
    situation: 'Mit Fiktionsbescheinigung. Hat alle Anmeldewege verloren und um Hilfe gebeten.',
    brief: 'keiner',
    konto: 'faktor-verloren',
    daten: {
      vorname: 'Ánh Tuyết',
      nachname: 'Nguyễn Thị',
      geburtstag: '1996-06-15',
      strasse: 'Rosengasse 5',
      kundennummer: '123F500001',
      bgNummer: '97122//0000015',
    },
  }),
  person('mia.sommer', {
    situation: 'Sechzehn Jahre alt, beantragt allein Leistungen (§ 36 SGB I).',
    brief: 'erstellt',
    daten: {
      vorname: 'Mia',
      nachname: 'Sommer',
      geburtstag: '2010-03-03',
      strasse: 'Schulstraße 21',
      kundennummer: '123G600001',
      bgNummer: '97122//0000016',
    },
  }),
  person('wilhelm.brandt', {
    situation: 'Hat eine rechtliche Betreuung. Den Brief bekommt die Betreuerin zur Kenntnis.',
    brief: 'keiner',
    daten: {
      vorname: 'Wilhelm',
      nachname: 'Brandt',
      geburtstag: '1961-10-10',
      strasse: 'Haus Abendsonne, Parkweg 9',
      kundennummer: '123H700001',
      bgNummer: '97122//0000017',
    },
  }),
  person('renate.oeztuerk', {
    situation: '58 Jahre alt, mit Vermögen. Hat ein Konto, aber noch keinen zweiten Faktor.',
    brief: 'gesendet',
    konto: 'ohne-faktor',
    daten: {
      vorname: 'Renate',
      nachname: 'Öztürk-Jäger',
      geburtstag: '1968-09-19',
      strasse: 'Mühlenbreite 40',
      kundennummer: '123J800001',
      bgNummer: '97122//0000018',
    },
  }),
  person('samuel.oconnor', {
    situation: 'Krank, der Ärztliche Dienst ist eingeschaltet. Das Konto ist deaktiviert.',
    brief: 'keiner',
    konto: 'deaktiviert',
    daten: {
      vorname: 'Samuel',
      nachname: 'O’Connor',
      geburtstag: '1977-03-17',
      strasse: 'Birkenallee 2',
      kundennummer: '123K900001',
      bgNummer: '97122//0000019',
    },
  }),
  person('ivana.simunkova', {
    situation:
      'Lange arbeitslos, möchte eine Maßnahme bei einem Arbeitgeber. Die Einlösung in einem zweiten Konto wartet.',
    brief: 'keiner',
    konto: 'zweites-konto',
    daten: {
      vorname: 'Ivana',
      nachname: 'Šimůnková',
      geburtstag: '1983-05-05',
      strasse: 'Gartenstraße 66',
      kundennummer: '123L100001',
      bgNummer: '97122//0000020',
    },
  }),
  person('horst.mueller', {
    situation: 'Nutzt wenig Technik, legt am letzten Tag Widerspruch ein.',
    brief: 'keiner',
    daten: {
      vorname: 'Horst',
      nachname: 'Müller-Lüdenscheidt',
      geburtstag: '1966-12-31',
      strasse: 'Kirchplatz 1',
      kundennummer: '123M200001',
      bgNummer: '97122//0000021',
    },
  }),
  person('maria.hohenstein', {
    situation: 'Ein Name mit 60 Zeichen: Passt er in jede Zeile?',
    brief: 'gesendet',
    daten: {
      vorname: 'Maria Magdalena Theresia',
      nachname: 'Freifrau von Hohenstein-Wittgenberg',
      geburtstag: '1972-01-29',
      strasse: 'Straße der Deutsch-Französischen Freundschaft 147, Hinterhaus',
      kundennummer: '123N300001',
      bgNummer: '97122//0000022',
    },
  }),
  person('li.ng', {
    situation: 'Ein Name mit vier Buchstaben. Hat ein Konto mit Standardprofil.',
    brief: 'gesendet',
    konto: 'standardprofil',
    daten: {
      vorname: 'Li',
      nachname: 'Ng',
      geburtstag: '1999-02-28',
      strasse: 'Hafenstraße 7',
      kundennummer: '123P400001',
      bgNummer: '97122//0000023',
    },
  }),
  person('fatima.alhasan', {
    situation: 'Gehört zu einer Bedarfsgemeinschaft mit ihrem Bruder.',
    brief: 'keiner',
    daten: {
      vorname: 'Fāṭima',
      nachname: 'al-Ḥasan',
      geburtstag: '1992-08-20',
      strasse: 'Nordring 250',
      kundennummer: '123Q500001',
      bgNummer: '97122//0000024',
    },
  }),
  person('yusuf.alhasan', {
    situation: 'Bruder von Fāṭima al-Ḥasan, an einem Schalttag geboren.',
    brief: 'erstellt',
    daten: {
      vorname: 'Yūsuf',
      nachname: 'al-Ḥasan',
      geburtstag: '2000-02-29',
      strasse: 'Nordring 250',
      kundennummer: '123Q500002',
      bgNummer: '97122//0000024',
    },
  }),
  person('jose.nunez', {
    situation: 'Zwei Nachnamen, neu zugezogen. Wohnt in einer Unterkunft.',
    brief: 'keiner',
    daten: {
      vorname: 'José María',
      nachname: 'Núñez Muñoz',
      geburtstag: '1988-10-03',
      strasse: 'Gemeinschaftsunterkunft West, Feldweg 30',
      kundennummer: '123R600001',
    },
  }),
  person('thordis.bjoernsdottir', {
    situation: 'Gründet ein Unternehmen und fragt nach Einstiegsgeld.',
    brief: 'keiner',
    daten: {
      vorname: 'Þórdís',
      nachname: 'Björnsdóttir',
      geburtstag: '1986-07-07',
      strasse: 'Gründerhof 11',
      kundennummer: '123S700001',
      bgNummer: '97122//0000025',
    },
  }),
  person('kwame.mensah', {
    situation: 'Sucht eine Ausbildung, nutzt nur das Handy.',
    brief: 'keiner',
    daten: {
      vorname: 'Kwame',
      nachname: 'Mensah-Boateng',
      geburtstag: '2004-11-11',
      strasse: 'Südstraße 19',
      kundennummer: '123T800001',
      bgNummer: '97122//0000026',
    },
  }),
  {
    kuerzel: 'klara.kreis',
    ort: 'beispielkreis',
    situation: 'Wird vom Jobcenter Beispielkreis betreut. In Musterstadt ist sie nicht zu finden.',
    brief: 'erstellt',
    daten: {
      vorname: 'Klara',
      nachname: 'Kreis',
      geburtstag: '1991-04-04',
      strasse: 'Dorfstraße 8',
      plz: '99998',
      ort: 'Beispielhausen',
      kundennummer: '456A100001',
      bgNummer: '97198//0000001',
    },
  },
]
