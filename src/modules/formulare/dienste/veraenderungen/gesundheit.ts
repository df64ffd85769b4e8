import { optionen } from '../../bausteine/angaben.ts'
import { ist } from '../../bausteine/bedingungen.ts'
import type { Bedingung, Sicht } from '../../engine/modell.ts'
import { type Art, MELDEN, PRUEFUNG } from './art.ts'
import { countTage, istLangerAufenthalt, warnOfEnde } from './tage.ts'

const OHNE_DIAGNOSE = 'Schreiben Sie nichts über die Krankheit. Diagnosen und Befunde gehören nicht hierher.'

/** Up to three days nobody needs a note, unless it excuses from an appointment (§ 56 SGB II). */
const brauchtBescheinigung: Bedingung = ({ hier }) =>
  hier['terminVersaeumt'] === true ||
  (typeof hier['ab'] === 'string' &&
    typeof hier['krankBis'] === 'string' &&
    hier['krankBis'] >= hier['ab'] &&
    countTage(hier['ab'], hier['krankBis']) > 3)

const krankheit: Art = {
  text: 'Ich bin krank, oder jemand bei uns ist es',
  hinweis: 'Wer krankgeschrieben ist, kann nicht arbeiten und nicht zu Terminen kommen.',
  kurz: 'Krankheit',
  vermittlung: true,
  seiten: {
    krankheit: {
      frage: 'Bis wann gilt die Krankschreibung?',
      info: OHNE_DIAGNOSE,
      felder: [
        {
          name: 'krankBis',
          label: 'Krank bis',
          art: 'datum',
        },
        { name: 'terminVersaeumt', label: 'Fällt deshalb ein Termin aus?', art: 'janein' },
        {
          name: 'folgebescheinigung',
          label: 'Geht eine frühere Krankschreibung weiter?',
          art: 'janein',
          freiwillig: true,
        },
      ],
      warne: ({ hier }) => warnOfEnde(hier['ab'], hier['krankBis']),
    },
  },
  folgen: (sicht) => [
    'Wer krank ist, muss sich so lange nicht bewerben und nicht an Maßnahmen teilnehmen.',
    'Ihre Leistung läuft weiter. Wer arbeitet, bekommt zuerst Lohn, danach Krankengeld von der Krankenkasse.',
    ...(brauchtBescheinigung(sicht)
      ? ['Ihr Jobcenter braucht die Bescheinigung spätestens am vierten Tag der Krankheit.']
      : []),
  ],
  nachweise: [
    {
      ...{
        name: 'krankschreibung',
        typ: 'GES',
        titel: 'Krankschreibung (Bescheinigung der Arbeitsunfähigkeit)',
        art: 'noetig',
      },
      hinweis: 'Die Ausfertigung ohne Diagnose. Haben Sie nur die andere, verdecken Sie die Diagnose.',
      wenn: brauchtBescheinigung,
    },
  ],
}

const krankenversicherung: Art = {
  text: 'Die Krankenversicherung ändert sich',
  kurz: 'Krankenversicherung',
  seiten: {
    krankenversicherung: {
      frage: 'Welche Krankenversicherung gilt jetzt?',
      felder: [
        { name: 'kasse', label: 'Name der Krankenkasse oder Versicherung', art: 'text' },
        {
          name: 'versicherungsart',
          label: 'Art der Versicherung',
          art: 'auswahl',
          optionen: optionen({
            pflicht: 'Als Mitglied einer gesetzlichen Kasse',
            familie: 'In der Familienversicherung',
            freiwillig: 'Freiwillig in einer gesetzlichen Kasse',
            privat: 'Privat',
            keine: 'Gar nicht',
          }),
        },
        { name: 'basistarif', label: 'Ist es der Basistarif?', art: 'janein', wenn: ist('versicherungsart', 'privat') },
        {
          name: 'versicherungsnummer',
          label: 'Nummer der Versicherung',
          hinweis: 'Sie steht auf der Karte oder im Vertrag.',
          art: 'text',
          freiwillig: true,
        },
        {
          name: 'versicherungsbeitrag',
          label: 'Beitrag im Monat, mit Pflegeversicherung',
          art: 'betrag',
          wenn: ist('versicherungsart', 'freiwillig', 'privat'),
        },
      ],
      warne: ({ hier }) =>
        hier['versicherungsart'] === 'keine'
          ? ['Wer Leistungen vom Jobcenter bekommt, ist meist versichert. Rufen Sie Ihr Jobcenter an.']
          : [],
    },
  },
  folgen: (sicht) =>
    ist('versicherungsart', 'freiwillig', 'privat')(sicht)
      ? ['Das Jobcenter kann einen Zuschuss zu den Beiträgen zahlen (§ 26 SGB II).']
      : ist('versicherungsart', 'keine')(sicht)
        ? ['Ihr Jobcenter klärt, wie Sie oder die andere Person versichert werden.']
        : ['Das Jobcenter meldet die Änderung der Krankenkasse.'],
  nachweise: [
    { name: 'mitgliedschaft', typ: 'VER', titel: 'Bescheinigung der Krankenkasse oder Versicherung', art: 'noetig' },
    {
      ...{ name: 'beitrag', typ: 'VER', titel: 'Schreiben über den Beitrag', art: 'noetig' },
      wenn: ist('versicherungsart', 'freiwillig', 'privat'),
    },
  ],
}

const istLang = ({ hier }: Pick<Sicht, 'hier'>) => istLangerAufenthalt(hier['ab'], hier['aufenthaltBis'])

const aufenthalt: Art = {
  text: 'Krankenhaus, Kur, Pflegeheim oder Haft',
  kurz: 'Aufenthalt in einer Einrichtung',
  vermittlung: true,
  seiten: {
    aufenthalt: {
      frage: 'Wo ist der Aufenthalt, und wie lange voraussichtlich?',
      info: OHNE_DIAGNOSE,
      felder: [
        {
          name: 'einrichtung',
          label: 'Was ist es?',
          art: 'auswahl',
          optionen: optionen({ krankenhaus: 'Krankenhaus', kur: 'Kur oder Reha', pflege: 'Pflegeheim', haft: 'Haft' }),
        },
        { name: 'einrichtungOrt', label: 'Name und Ort', art: 'text' },
        {
          name: 'aufenthaltBis',
          label: 'Voraussichtlich bis',
          art: 'datum',
          freiwillig: true,
        },
      ],
      warne: ({ hier }) => [
        ...warnOfEnde(hier['ab'], hier['aufenthaltBis']),
        ...(istLang({ hier }) && hier['einrichtung'] !== 'haft'
          ? ['Ab sechs Monaten in einer Einrichtung endet die Leistung meist. Ihr Jobcenter berät Sie.']
          : []),
      ],
    },
  },
  folgen: ({ hier }) => [
    ...(hier['einrichtung'] === 'haft'
      ? ['In Haft gibt es keine Leistung vom Jobcenter (§ 7 Abs. 4 SGB II). Die Leistung endet mit dem ersten Tag.']
      : []),
    ...(istLang({ hier }) && hier['einrichtung'] !== 'haft'
      ? ['Bei sechs Monaten oder mehr endet die Leistung vom ersten Tag an. Danach ist das Sozialamt zuständig.']
      : []),
    'Für Menschen, die mit Ihnen wohnen, geht die Leistung weiter.',
    ...(hier['aufenthaltBis'] === undefined ? [MELDEN] : []),
  ],
  nachweise: [
    {
      ...{ name: 'aufenthalt', typ: 'GES', titel: 'Bescheinigung über den Aufenthalt', art: 'noetig' },
      hinweis: 'Mit Beginn und voraussichtlichem Ende, ohne Diagnose.',
    },
  ],
}

const behinderung: Art = {
  text: 'Schwerbehinderung, Reha, Pflegegrad, Mehrbedarf',
  kurz: 'Behinderung und Mehrbedarf',
  seiten: {
    behinderung: {
      frage: 'Was ist neu festgestellt?',
      info: OHNE_DIAGNOSE,
      felder: [
        {
          name: 'feststellung',
          label: 'Was ist es?',
          art: 'auswahl',
          optionen: optionen({
            gdb: 'Grad der Behinderung',
            merkzeichen: 'Merkzeichen G oder aG',
            pflegegrad: 'Pflegegrad',
            erwerbsminderung: 'Erwerbsminderung',
            teilhabe: 'Leistungen zur Teilhabe oder Eingliederungshilfe',
            ernaehrung: 'Besondere Ernährung aus Gründen der Gesundheit',
            besonders: 'Ein anderer besonderer Bedarf',
          }),
        },
        {
          name: 'besondererBedarf',
          label: 'Was wird gebraucht?',
          art: 'text',
          wenn: ist('feststellung', 'besonders'),
        },
      ],
    },
  },
  folgen: ({ hier }) => [
    ...({
      teilhabe: ['Mit dieser Leistung gibt es meist einen Mehrbedarf (§ 21 Abs. 4 SGB II).'],
      ernaehrung: ['Ihr Jobcenter prüft einen Mehrbedarf für die Ernährung (§ 21 Abs. 5 SGB II).'],
      besonders: ['Ihr Jobcenter prüft, ob es den Bedarf übernimmt (§ 21 Abs. 6 SGB II).'],
      erwerbsminderung: ['Ihr Jobcenter prüft, wer in Zukunft zuständig ist.'],
    }[String(hier['feststellung'])] ?? []),
    PRUEFUNG,
  ],
  nachweise: [
    {
      ...{ name: 'feststellung', typ: 'GES', titel: 'Bescheid oder Ausweis', art: 'noetig' },
      hinweis: 'Die Seite mit dem Ergebnis genügt. Verdecken Sie Angaben zur Krankheit.',
      wenn: ist('feststellung', 'gdb', 'merkzeichen', 'pflegegrad', 'erwerbsminderung', 'teilhabe', 'besonders'),
    },
    {
      ...{
        name: 'ernaehrung',
        typ: 'GES',
        titel: 'Bescheinigung der Ärztin oder des Arztes (Anlage MEB)',
        art: 'noetig',
      },
      hinweis: 'Wollen Sie nicht, dass die Leistungsabteilung die Krankheit erfährt, sagen Sie es Ihrem Jobcenter.',
      wenn: ist('feststellung', 'ernaehrung'),
    },
  ],
}

export const gesundheit = { krankheit, krankenversicherung, aufenthalt, behinderung } as const satisfies Record<
  string,
  Art
>
