import {
  betrag,
  folge,
  frei,
  ist,
  istNicht,
  jaNein,
  saetze,
  text,
  undAuch,
  vergangen,
  wahl,
} from '../../../bausteine/folge.ts'

const nichtGesetzlich = ist('gesetzlich', false)
const zahltBeitrag = undAuch(nichtGesetzlich, istNicht('versicherungsart', 'keine', 'heilfuersorge'))
const privat = undAuch(nichtGesetzlich, ist('versicherungsart', 'privat'))

/** HA 76 to 78 and SV. */
export const versicherung = folge({
  krankenkasse: {
    frage: 'Wie ist diese Person krankenversichert?',
    anSie: 'Wie sind Sie krankenversichert?',
    warum: 'Mit der Bewilligung zahlt das Jobcenter in der Regel die Beiträge.',
    felder: [
      jaNein('gesetzlich', 'Gesetzlich pflichtversichert oder familienversichert?'),
      text('krankenkasse', 'Name der Krankenkasse', { wenn: ist('gesetzlich', true) }),
      wahl('versicherungsart', 'Wie sonst?', {
        texte: {
          privat: 'Privat',
          freiwillig: 'Freiwillig gesetzlich',
          ausland: 'Im Ausland',
          ksk: 'Über die Künstlersozialkasse',
          heilfuersorge: 'Freie Heilfürsorge',
          keine: 'Gar nicht',
        },
        wenn: nichtGesetzlich,
      }),
    ],
    merke: saetze([
      ist('versicherungsart', 'keine'),
      'Wer Leistungen bekommt, wird meist über das Jobcenter krankenversichert. Brauchen Sie vorher eine Behandlung, rufen Sie Ihr Jobcenter an.',
    ]),
  },
  versicherer: {
    wenn: nichtGesetzlich,
    frage: 'Welche Krankenversicherung ist oder war das?',
    felder: [
      vergangen('versichertSeit', 'Seit wann gilt das?'),
      text('versicherer', 'Name der Versicherung', { wenn: istNicht('versicherungsart', 'keine') }),
      text('versicherungsnummer', 'Nummer', { ...frei, wenn: istNicht('versicherungsart', 'keine') }),
      jaNein('basistarif', 'Ist es der Basistarif?', { wenn: privat }),
      text('letzteKasse', 'Letzte gesetzliche Krankenkasse', frei),
    ],
    merke: saetze([
      undAuch(privat, ist('basistarif', false)),
      'Der Zuschuss reicht höchstens für den halbierten Basistarif (§ 26 SGB II). Fragen Sie die Versicherung nach einem Wechsel.',
    ]),
  },
  versicherungsbeitrag: {
    wenn: zahltBeitrag,
    frage: 'Was kostet die Versicherung im Monat?',
    warum: 'Das Jobcenter kann einen Zuschuss zahlen (§ 26 SGB II), bei privater Versicherung direkt an diese.',
    felder: [
      betrag('beitragKranken', 'Krankenversicherung'),
      betrag('beitragPflege', 'Pflegeversicherung'),
      jaNein('beitragRueckstand', 'Sind Beiträge offen?', frei),
      { name: 'versichererIban', label: 'IBAN der Versicherung', art: 'iban', wenn: privat },
    ],
  },
})
