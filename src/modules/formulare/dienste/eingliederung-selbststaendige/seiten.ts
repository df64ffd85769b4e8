import { addMonate } from '#platform/text/datum.ts'
import { choicesIn, isVorbei, sumOf, textIn, zahlIn } from '../../bausteine/bedingungen.ts'
import { nameBy } from '../../bausteine/benennen.ts'
import { deMinimis, warnAbove, zuschussSachgueter } from '../../bausteine/foerderung/foerderbetraege.ts'
import { arbeitslosengeld, kontoSeite, zahlungswegSeite } from '../../bausteine/foerderung/foerderung.ts'
import { tragfaehigkeitSeite, umfangSeite, vorhabenSeite } from '../../bausteine/foerderung/selbststaendigkeit.ts'
import {
  betrag,
  datum,
  euro,
  frei,
  hat,
  ist,
  jaNein,
  langtext,
  mehrere,
  nicht,
  oder,
  saetze,
  text,
  undAuch,
  vergangen,
  wahl,
  zahl,
} from '../../bausteine/folge.ts'
import { type Bedingung, entriesOf, type Gruppe, type Seite, type Sicht } from '../../engine/modell.ts'

type Seiten = Readonly<Record<string, Seite & { wenn?: Bedingung }>>

export const isSachgut: Bedingung = oder(hat('leistung', 'zuschuss'), hat('leistung', 'darlehen'))
export const isBeratung: Bedingung = hat('leistung', 'beratung')

export const leistung: Seiten = {
  leistung: {
    frage: 'Was brauchen Sie?',
    info: `Stellen Sie den Antrag, bevor Sie etwas kaufen oder bestellen. ${arbeitslosengeld}`,
    felder: [
      mehrere('leistung', 'Ich beantrage', {
        texte: {
          zuschuss: 'Zuschuss für Anschaffungen',
          darlehen: 'Darlehen für Anschaffungen',
          beratung: 'Beratung oder Wissen für mein Unternehmen',
        },
      }),
    ],
  },
}

export const taetigkeit: Seiten = {
  taetigkeit: vorhabenSeite({
    bestehend: 'Ich bin schon selbstständig',
    neu: 'Ich gründe neu',
    uebernahme: 'Ich übernehme ein Unternehmen',
    nebenerwerb: 'Ich mache aus einer Nebentätigkeit meinen Hauptberuf',
    franchise: 'Ich gründe mit Franchise',
  }),
  umfang: umfangSeite,
  stand: {
    frage: 'Seit wann sind Sie selbstständig?',
    felder: [
      jaNein('taetig', 'Arbeiten Sie schon selbstständig?'),
      vergangen('gewerbeSeit', 'Seit wann?', { wenn: ist('taetig', true) }),
      datum('beginn', 'Wann fangen Sie an?', { wenn: ist('taetig', false) }),
    ],
    warne: saetze([
      undAuch(ist('taetig', false), isBeratung),
      'Beratung und Wissen gibt es nur für Menschen, die schon selbstständig sind (§ 16c Abs. 2 SGB II).',
    ]),
  },
  zahlen: {
    wenn: ist('taetig', true),
    frage: 'Was haben Sie zuletzt eingenommen und ausgegeben?',
    warum: 'Das Jobcenter schätzt ein, ob Sie in absehbarer Zeit weniger oder keine Leistungen brauchen.',
    felder: [
      text('zeitraum', 'Für welche Zeit?', { hinweis: 'Zum Beispiel: Januar bis Juni 2026' }),
      betrag('einnahmen', 'Einnahmen in dieser Zeit'),
      betrag('ausgaben', 'Ausgaben in dieser Zeit'),
    ],
  },
}

export const sachgueter: Seiten = {
  sachgueter: {
    frage: 'Was möchten Sie anschaffen?',
    info: 'Nur Dinge, die Sie noch nicht bestellt oder gekauft haben. Laufende Kosten wie Miete, Waren oder Versicherungen gehören nicht dazu.',
    felder: [],
    sammlung: 'sachgueter',
    warne: ({ alle, heute }) =>
      isZuschussOnly(alle)
        ? warnAbove(sumOf(alle, 'sachgueter', 'preisBrutto'), {
            ...{ reihe: zuschussSachgueter, tag: heute },
            satz: (grenze) =>
              `Ein Zuschuss ist höchstens ${grenze}. Für mehr können Sie zusätzlich ein Darlehen beantragen (§ 16c Abs. 1 SGB II).`,
          })
        : [],
  },
  finanzierung: {
    frage: 'Wie bezahlen Sie die Anschaffungen sonst?',
    warum: 'Das Jobcenter zahlt nur, was Sie nicht anders finanzieren können.',
    felder: [
      betrag('eigenmittel', 'So viel zahlen Sie selbst', { hinweis: 'Wenn nichts, geben Sie 0 ein.' }),
      wahl('bank', 'Haben Sie eine Bank nach einem Kredit gefragt?', {
        texte: {
          abgelehnt: 'Ja, sie hat abgelehnt',
          zugesagt: 'Ja, sie hat zugesagt',
          offen: 'Ja, die Antwort steht aus',
          nein: 'Nein',
        },
      }),
      jaNein('andereZuschuesse', 'Haben Sie andere Zuschüsse oder Kredite dafür beantragt oder bekommen?'),
      text('andereZuschuesseWelche', 'Welche, und wie viel?', { wenn: ist('andereZuschuesse', true) }),
    ],
  },
}

export const rueckzahlung: Seiten = {
  rueckzahlung: {
    frage: 'Wie zahlen Sie das Darlehen zurück?',
    felder: [
      betrag('rate', 'Rate im Monat'),
      { name: 'rateAb', label: 'Ab welchem Monat?', art: 'monat', von: ({ heute }) => heute.slice(0, 7) },
      text('sicherheit', 'Welche Sicherheit können Sie geben?', {
        ...frei,
        hinweis: 'Zum Beispiel: die Maschine selbst',
      }),
    ],
  },
}

export const deMinimisSeiten: Seiten = {
  beihilfenErhalten: {
    frage: 'Haben Sie in den letzten drei Jahren Beihilfen für Ihr Unternehmen bekommen?',
    warum: 'Ein Unternehmen darf in drei Jahren nur begrenzt Beihilfen bekommen (De-minimis-Regel der EU).',
    info: 'Im Bescheid steht, ob es eine De-minimis-Beihilfe war.',
    felder: [jaNein('beihilfenErhalten', 'Haben Sie Beihilfen bekommen?')],
  },
  beihilfen: {
    wenn: ist('beihilfenErhalten', true),
    frage: 'Welche Beihilfen waren das?',
    felder: [],
    sammlung: 'beihilfen',
    warne: warnDeMinimis,
  },
}

export const tragfaehigkeit: Seiten = { tragfaehigkeit: tragfaehigkeitSeite }

export const beratung: Seiten = {
  beratung: {
    frage: 'Welche Beratung brauchen Sie?',
    info: 'Es geht um die Führung Ihres Unternehmens, zum Beispiel Buchführung oder Werbung. Fachwissen für einen Beruf gehört nicht dazu.',
    felder: [
      langtext('beratungThemen', 'Themen'),
      text('beratungAnbieter', 'Wer soll Sie beraten?'),
      betrag('beratungKosten', 'Was kostet es?', frei),
    ],
  },
}

export const zahlung: Seiten = {
  zahlungsweg: zahlungswegSeite,
  konto: { ...kontoSeite, wenn: ist('zahlungsweg', 'person') },
}

export const sachgutSeiten: Seiten = {
  sachgut: {
    frage: 'Was ist es?',
    felder: [
      text('bezeichnung', 'Gegenstand', { hinweis: 'Zum Beispiel: Nähmaschine' }),
      wahl('zustand', 'Neu oder gebraucht?', { texte: { neu: 'Neu', gebraucht: 'Gebraucht' } }),
      langtext('zweck', 'Wofür brauchen Sie es?'),
      datum('noetigAb', 'Ab wann brauchen Sie es?'),
      jaNein('bestellt', 'Haben Sie es schon bestellt oder gekauft?'),
    ],
    warne: saetze(
      [ist('bestellt', true), 'Was schon bestellt oder gekauft ist, kann das Jobcenter nicht fördern.'],
      [
        undAuch(nicht(ist('bestellt', true)), ({ hier, heute }) => isVorbei(hier, 'noetigAb', heute)),
        'Der Tag liegt vor Ihrem Antrag. Prüfen Sie das Datum.',
      ],
    ),
  },
  sachgutPreis: {
    frage: 'Was kostet es?',
    felder: [
      text('anbieter', 'Anbieter oder Händler'),
      betrag('preisNetto', 'Preis ohne Umsatzsteuer'),
      betrag('preisBrutto', 'Preis mit Umsatzsteuer'),
      zahl('nutzungsdauer', 'Wie lange werden Sie es voraussichtlich nutzen?', { von: 1, bis: 50, einheit: 'Jahre' }),
    ],
    warne: saetze([
      ({ hier }) => (zahlIn(hier, 'preisBrutto') ?? Number.POSITIVE_INFINITY) < (zahlIn(hier, 'preisNetto') ?? 0),
      'Der Preis mit Umsatzsteuer ist niedriger als der ohne. Prüfen Sie beide.',
    ]),
  },
}

export const beihilfeSeiten: Seiten = {
  beihilfe: {
    frage: 'Welche Beihilfe war das?',
    felder: [text('geber', 'Von wem?'), vergangen('datum', 'Datum des Bescheids'), betrag('betrag', 'Betrag')],
  },
}

export const sachgutGruppe: Readonly<Record<string, Gruppe>> = {
  sachgueter: {
    beginn: 'sachgut',
    einzahl: 'Gegenstand',
    benenne: nameBy('bezeichnung'),
    mindestens: 1,
    hoechstens: 30,
  },
}

export const beihilfeGruppe: Readonly<Record<string, Gruppe>> = {
  beihilfen: { beginn: 'beihilfe', einzahl: 'Beihilfe', benenne: nameBy('geber'), mindestens: 1, hoechstens: 30 },
}

const isZuschussOnly = (alle: Sicht['alle']): boolean => {
  const gewaehlt = choicesIn(alle, 'leistung')
  return gewaehlt.includes('zuschuss') && !gewaehlt.includes('darlehen')
}

/** What was granted in the last three years, against the limit of today. */
function warnDeMinimis({ alle, heute }: Sicht): string[] {
  const seit = addMonate(heute, -36)
  const summe = entriesOf(alle, 'beihilfen')
    .filter((eintrag) => (textIn(eintrag, 'datum') ?? '') >= seit)
    .reduce((all, eintrag) => all + (zahlIn(eintrag, 'betrag') ?? 0), 0)
  return warnAbove(summe, {
    ...{ reihe: deMinimis, tag: heute },
    satz: (grenze) =>
      `Das sind in drei Jahren ${euro(summe)}. Mehr als ${grenze} Beihilfen sind nicht erlaubt. Das Jobcenter prüft, ob noch etwas möglich ist.`,
  })
}
