import type { Feld, Seite } from '../../engine/modell.ts'
import type { Nachweisregel } from '../../engine/nachweise.ts'
import { ist, istNicht, langtext, saetze, text, undAuch, vergangen, wahl, zahl } from '../folge.ts'
import { anschrift } from './foerderung.ts'

/** A business is run as a main occupation from so many hours a week on. */
const STUNDEN_HAUPTBERUF = 15

const rechtsformen = {
  einzel: 'Einzelunternehmen',
  frei: 'Freier Beruf',
  gbr: 'GbR',
  ug: 'UG (haftungsbeschränkt)',
  gmbh: 'GmbH',
  anderes: 'Eine andere',
}

/** Name, form and branch of a business; `arten` are the kinds of start that can be chosen. */
export const vorhabenSeite = (arten: Readonly<Record<string, string>>): Seite => ({
  frage: 'Mit welchem Unternehmen sind Sie selbstständig?',
  info: 'Geben Sie an, was Sie planen, wenn es das Unternehmen noch nicht gibt.',
  felder: [
    text('unternehmen', 'Name des Unternehmens', { hinweis: 'Oder ein Arbeitstitel' }),
    wahl('rechtsform', 'Rechtsform', { texte: rechtsformen }),
    text('rechtsformAndere', 'Welche?', { wenn: ist('rechtsform', 'anderes') }),
    text('branche', 'Branche', { hinweis: 'Zum Beispiel: Friseurhandwerk, Webdesign' }),
    wahl('vorhabenArt', 'Wie fangen Sie an?', { texte: arten }),
  ],
})

const stunden: Feld = zahl('wochenstunden', 'Stunden in der Woche', { von: 1, bis: 80, komma: 2, einheit: 'Stunden' })

/** Where, for how many hours and with whom. */
export const umfangSeite: Seite = {
  frage: 'Wo, wie viel und mit wem arbeiten Sie?',
  felder: [
    ...anschrift('sitz'),
    stunden,
    wahl('mitWem', 'Arbeiten Sie allein?', {
      texte: {
        allein: 'Ja, allein',
        partner: 'Mit Partnern, denen das Unternehmen mitgehört',
        personal: 'Mit Angestellten',
      },
    }),
    zahl('mitWemAnzahl', 'Wie viele Personen außer Ihnen?', { von: 1, bis: 999, wenn: istNicht('mitWem', 'allein') }),
  ],
  warne: ({ hier }) =>
    Number(hier['wochenstunden'] ?? STUNDEN_HAUPTBERUF) < STUNDEN_HAUPTBERUF
      ? [`Gefördert wird nur, was Ihr Hauptberuf ist, also in der Regel ab ${STUNDEN_HAUPTBERUF} Stunden in der Woche.`]
      : [],
}

/** Whether somebody competent has checked that one can live on it. */
export const tragfaehigkeitSeite: Seite = {
  frage: 'Wer hat geprüft, ob Ihr Unternehmen sich trägt?',
  warum: 'Das Jobcenter fördert nur, wenn eine fachkundige Stelle das bestätigt.',
  felder: [
    wahl('fachstelle', 'Fachkundige Stelle', {
      texte: {
        ihk: 'Industrie- und Handelskammer',
        hwk: 'Handwerkskammer',
        verband: 'Berufsverband oder Berufskammer',
        bank: 'Bank oder Sparkasse',
        initiative: 'Gründungsinitiative',
        steuer: 'Steuerberatung',
        keine: 'Noch niemand',
      },
    }),
    text('fachstelleName', 'Name und Ort', { wenn: istNicht('fachstelle', 'keine') }),
    vergangen('fachstelleAm', 'Datum der Stellungnahme', { freiwillig: true, wenn: istNicht('fachstelle', 'keine') }),
    wahl('fachstelleErgebnis', 'Ergebnis', {
      texte: {
        tragfaehig: 'Das Unternehmen trägt sich',
        bedingt: 'Es trägt sich unter Bedingungen',
        nicht: 'Es trägt sich nicht',
        offen: 'Das Ergebnis liegt noch nicht vor',
      },
      wenn: istNicht('fachstelle', 'keine'),
    }),
    langtext('fachstelleBedingungen', 'Welche Bedingungen sind das?', {
      wenn: undAuch(istNicht('fachstelle', 'keine'), ist('fachstelleErgebnis', 'bedingt')),
    }),
  ],
  warne: saetze(
    [
      ist('fachstelle', 'keine'),
      'Ohne die Stellungnahme kann das Jobcenter nicht entscheiden. Sie können sie nachreichen.',
    ],
    [
      undAuch(istNicht('fachstelle', 'keine'), ist('fachstelleErgebnis', 'nicht')),
      'Trägt sich das Unternehmen nicht, kann das Jobcenter es in der Regel nicht fördern.',
    ],
  ),
}

export const stellungnahme: Nachweisregel = {
  name: 'stellungnahme',
  typ: 'FOE',
  titel: 'Stellungnahme der fachkundigen Stelle',
  hinweis:
    'Sie bestätigt, dass Sie von der Selbstständigkeit leben können. Liegt sie noch nicht vor, reichen Sie sie nach.',
  art: 'noetig',
}
