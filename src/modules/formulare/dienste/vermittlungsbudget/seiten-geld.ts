import { optionen } from '../../bausteine/angaben.ts'
import { ist, isVorbei, sumOf, zahlIn } from '../../bausteine/bedingungen.ts'
import { kontoSeite } from '../../bausteine/foerderung/foerderung.ts'
import { euro } from '../../bausteine/folge.ts'
import { type Antworten, type Bedingung, entriesOf, type Seite } from '../../engine/modell.ts'

const einAnderer: Bedingung = ({ hier }) => hier['andere'] !== undefined && hier['andere'] !== 'keine'

/** Who else pays, how much and when; the same for every kind. */
export const geld: Readonly<Record<string, Seite>> = {
  andere: {
    frage: 'Zahlt jemand anderes etwas dazu?',
    warum: 'Das Jobcenter darf nur zahlen, was sonst niemand übernimmt.',
    felder: [
      {
        name: 'betriebZahlt',
        label: 'Zahlt der Betrieb?',
        hinweis: 'Gibt es noch keinen Betrieb, wählen Sie „Nein“.',
        art: 'auswahl',
        optionen: optionen({ nein: 'Nein', teil: 'Einen Teil', ganz: 'Alles', unbekannt: 'Das weiß ich nicht' }),
      },
      { name: 'betriebBetrag', label: 'So viel zahlt der Betrieb', art: 'betrag', wenn: ist('betriebZahlt', 'teil') },
      {
        name: 'andere',
        label: 'Zahlt eine andere Stelle?',
        art: 'auswahl',
        optionen: optionen({
          keine: 'Nein',
          krankenkasse: 'Krankenkasse',
          rente: 'Rentenversicherung',
          agentur: 'Agentur für Arbeit',
          kommune: 'Stadt, Gemeinde oder Landkreis',
          andere: 'Jemand anderes',
        }),
      },
      { name: 'andereWer', label: 'Wer ist das?', art: 'text', wenn: ist('andere', 'andere') },
      { name: 'andereBetrag', label: 'So viel zahlt diese Stelle', art: 'betrag', wenn: einAnderer },
    ],
    warne: ({ hier }) =>
      hier['betriebZahlt'] === 'ganz' ? ['Was der Betrieb zahlt, kann das Jobcenter nicht noch einmal zahlen.'] : [],
  },
  kosten: {
    frage: 'Wie viel Geld brauchen Sie, und wann?',
    info: 'Stellen Sie den Antrag, bevor Sie etwas kaufen, buchen oder unterschreiben (§ 324 SGB III).',
    felder: [
      { name: 'betrag', label: 'So viel beantragen Sie', art: 'betrag' },
      {
        name: 'kostenAm',
        label: 'Wann entstehen die Kosten?',
        hinweis: 'Der Tag, an dem Sie kaufen, buchen oder unterschreiben',
        art: 'datum',
      },
      {
        name: 'haertegrund',
        label: 'Warum konnten Sie den Antrag nicht vorher stellen?',
        art: 'langtext',
        hoechstens: 2000,
        wenn: ({ hier, heute }) => isVorbei(hier, 'kostenAm', heute),
      },
      {
        name: 'vorschuss',
        label: 'Brauchen Sie das Geld, bevor Sie bezahlen?',
        art: 'janein',
        freiwillig: true,
      },
    ],
    warne: ({ hier, heute }) => [
      ...(isVorbei(hier, 'kostenAm', heute)
        ? ['Die Kosten sind vor dem Antrag entstanden. Das Jobcenter kann sie nur in einem Härtefall übernehmen.']
        : []),
      ...warnBetrag(hier),
    ],
  },
  konto: kontoSeite,
}

const EINZELPREISE: Readonly<Record<string, string>> = {
  nachweis: 'nachweisKosten',
  fuehrerschein: 'fsKosten',
  erscheinung: 'erscheinungKosten',
}

/** What is asked for lies above what the pages before add up to, where they do. */
function warnBetrag(alle: Antworten): string[] {
  const art = String(alle['art'])
  const summe =
    art === 'kleidung' && entriesOf(alle, 'ausstattung').length > 0
      ? sumOf(alle, 'ausstattung', 'preis')
      : zahlIn(alle, EINZELPREISE[art] ?? '')
  const betrag = zahlIn(alle, 'betrag')
  if (betrag === 0) return ['Sie beantragen 0,00 €. Tragen Sie ein, wie viel Sie brauchen.']
  if (summe === undefined || betrag === undefined || betrag <= summe) return []
  return [`Sie beantragen mehr, als Sie vorher an Kosten genannt haben (${euro(summe)}).`]
}
