import {
  betrag,
  euro,
  folge,
  frei,
  ist,
  jaNein,
  langtext,
  nicht,
  oder,
  saetze,
  text,
  undAuch,
  verbinde,
  vergangen,
  wahl,
  zahl,
} from '../../../bausteine/folge.ts'
import { type Eintrag, entriesOf, type Sicht } from '../../../engine/modell.ts'
import { abAlter, isIch } from '../haushalt.ts'
import { freibetragOf, vermoegenOf } from './vermoegenswert.ts'

const plain =
  (...namen: readonly string[]) =>
  (eintrag: Eintrag): string =>
    namen
      .map((name) => eintrag[name])
      .filter(Boolean)
      .join(' ')

const kontoarten = {
  giro: 'Girokonto',
  tagesgeld: 'Tagesgeld oder Festgeld',
  sparbuch: 'Sparbuch oder Sparkonto',
  depot: 'Depot',
  bauspar: 'Bausparvertrag',
} as const

const nothing = ' Nichts vorhanden: Geben Sie 0 ein.'

const hatVermoegen = oder(abAlter(15), ist('hatVermoegen', true))

/** Where all that is owned together lies above what is left to everybody; it is asked for what each thing is worth. */
function assessSumme(sicht: Sicht): string[] {
  const frei = freibetragOf(sicht)
  return frei !== undefined && vermoegenOf(sicht) > frei
    ? [
        `Zusammen liegt das Vermögen über den Freibeträgen von ${euro(frei)}. Das Jobcenter prüft, was davon zählt. Halten Sie Nachweise über die Werte bereit.`,
      ]
    : []
}

/** The benefits go to an account, and who applies has told of none. */
const lacksOwnAccount = (sicht: Sicht): boolean =>
  isIch(sicht) && sicht.alle['hatKonto'] === true && entriesOf(sicht.hier, 'konten').length === 0

/** VM 15 to 24, person by person; 0 must be typed. */
export const eigenesVermoegen = verbinde(
  folge(
    {
      bargeld: {
        frage: 'Wie viel Geld hat diese Person?',
        anSie: 'Wie viel Geld haben Sie?',
        felder: [
          jaNein('hatVermoegen', 'Hat das Kind Geld, ein Konto oder andere Werte?', {
            hinweis: 'Kinder haben oft kein Vermögen. Dann genügt ein „Nein“.',
            wenn: nicht(abAlter(15)),
          }),
          vergangen('vermoegenTag', 'Stand der Angaben', { hinweis: 'Am besten heute', wenn: hatVermoegen }),
          betrag('bargeld', 'Bargeld', { hinweis: 'Nichts: 0', wenn: hatVermoegen }),
          betrag('kreditkarte', 'Guthaben auf Kreditkarten', { hinweis: 'Nichts: 0', wenn: hatVermoegen }),
          betrag('bezahldienst', 'Guthaben bei Bezahldiensten', {
            hinweis: 'Zum Beispiel PayPal. Nichts: 0',
            wenn: hatVermoegen,
          }),
        ],
      },
      konten: {
        wenn: hatVermoegen,
        frage: 'Welche Konten hat diese Person?',
        anSie: 'Welche Konten haben Sie?',
        info: 'Auch Sparbücher, Depots und Bausparverträge, auch im Ausland. Gibt es keine, gehen Sie einfach weiter.',
        felder: [],
        sammlung: 'konten',
        warne: saetze([
          lacksOwnAccount,
          'Für das Geld haben Sie ein Konto angegeben. Gehört es Ihnen, fügen Sie es auch hier hinzu.',
        ]),
      },
      anlagen: {
        wenn: hatVermoegen,
        frage: 'Welches andere Geldvermögen gibt es?',
        info: `Was schon bei den Konten steht, geben Sie hier nicht noch einmal an.${nothing}`,
        felder: [
          betrag('sparbriefe', 'Sparbriefe und Wertpapiere ohne Depot'),
          betrag('lebensversicherung', 'Kapital-Lebensversicherung', { hinweis: 'Rückkaufswert' }),
          betrag('praemienrueckgewaehr', 'Versicherung mit Rückgabe der Beiträge', { hinweis: 'Rückkaufswert' }),
          betrag('krypto', 'Kryptowerte'),
          betrag('genossenschaft', 'Genossenschaftsanteile'),
        ],
      },
      sachwerte: {
        wenn: hatVermoegen,
        frage: 'Welche wertvollen Sachen gibt es?',
        info: `Gewöhnlicher Hausrat zählt nicht.${nothing}`,
        felder: [
          betrag('edelmetall', 'Gold, Silber, Schmuck'),
          betrag('sammlungen', 'Sammlungen und Kunst'),
          betrag('sonstigesVermoegen', 'Sonstiges'),
          text('sonstigesWas', 'Was ist das?', { wenn: ({ hier }) => Number(hier['sonstigesVermoegen'] ?? 0) > 0 }),
        ],
        merke: assessSumme,
      },
      vorsorge: {
        wenn: abAlter(15),
        frage: 'Gibt es Verträge für die Altersvorsorge?',
        warum: 'Geld, das für das Alter bestimmt ist, bleibt frei (§ 12 Abs. 1 SGB II).',
        info: 'Zum Beispiel Riester, Rürup oder Betriebsrente. Gibt es keine, gehen Sie einfach weiter.',
        felder: [],
        sammlung: 'vorsorge',
      },
      rentenpflicht: {
        wenn: abAlter(15),
        frage: 'War diese Person hauptberuflich selbständig, ohne in die Rente einzuzahlen?',
        anSie: 'Waren Sie hauptberuflich selbständig, ohne in die Rente einzuzahlen?',
        warum: 'Dann bleibt für jedes angefangene Jahr ein zusätzlicher Betrag für das Alter frei.',
        felder: [
          zahl('jahreSelbstaendig', 'Wie viele Jahre?', { ...frei, von: 0, bis: 60 }),
          jaNein('rentenbefreit', 'Von der Rentenversicherung befreit?', frei),
          langtext('rentenbefreitGrund', 'Warum?', { wenn: ist('rentenbefreit', true) }),
        ],
      },
    },
    {
      konten: {
        beginn: 'konto',
        einzahl: 'Konto',
        benenne: ({ kontoart, bank }) =>
          [kontoarten[kontoart as keyof typeof kontoarten], bank].filter(Boolean).join(', '),
        hoechstens: 30,
      },
      vorsorge: { beginn: 'vorsorgevertrag', einzahl: 'Vertrag', benenne: plain('vorsorgeAnbieter'), hoechstens: 15 },
    },
  ),
  folge({
    konto: {
      frage: 'Welches Konto ist das?',
      felder: [
        wahl('kontoart', 'Art', { texte: kontoarten }),
        text('bank', 'Bank'),
        text('ibanEnde', 'Letzte vier Zeichen der IBAN', frei),
        betrag('guthaben', 'Guthaben oder Wert', { hinweis: 'Im Minus: 0' }),
        vergangen('guthabenTag', 'Stand am'),
      ],
      warne: saetze([
        undAuch(
          ({ hier }) => hier['ibanEnde'] !== undefined,
          ({ hier }) => !/^\d{4}$/.test(String(hier['ibanEnde'])),
        ),
        'Geben Sie nur die letzten vier Ziffern an.',
      ]),
    },
  }),
  folge({
    vorsorgevertrag: {
      frage: 'Welcher Vertrag ist das?',
      felder: [
        wahl('vorsorgeArt', 'Art', {
          texte: {
            riester: 'Riester',
            ruerup: 'Rürup (Basisrente)',
            bav: 'Betriebliche Altersvorsorge',
            andere: 'Andere',
          },
        }),
        text('vorsorgeAnbieter', 'Anbieter', frei),
        betrag('vorsorgeWert', 'Wert heute'),
        jaNein('vorsorgeGebunden', 'Ist das Geld fest für das Alter bestimmt?'),
      ],
    },
  }),
)
