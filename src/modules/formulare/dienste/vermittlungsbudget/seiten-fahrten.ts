import { addTage, type Tag } from '#platform/text/datum.ts'
import { optionen } from '../../bausteine/angaben.ts'
import { ist, isVorbei, textIn } from '../../bausteine/bedingungen.ts'
import { anschrift } from '../../bausteine/foerderung/foerderung.ts'
import type { Antworten, Bedingung, Seite } from '../../engine/modell.ts'

const oeffentlich: Bedingung = ist('verkehrsmittel', 'bahn', 'oepnv')
const isPendel: Bedingung = ist('art', 'pendel')

/** Commuting is usually paid for six months at most. */
const PENDELN_TAGE = 184

/** The ways to an appointment, to the first day of work and to work each day. */
export const fahrten: Readonly<Record<string, Seite>> = {
  termin: {
    frage: 'Zu welchem Termin fahren Sie?',
    felder: [
      {
        name: 'anlass',
        label: 'Anlass',
        art: 'auswahl',
        optionen: optionen({
          vorstellung: 'Vorstellungsgespräch',
          eignung: 'Eignungstest oder Probearbeit',
          beratung: 'Berufsberatung',
          messe: 'Messe für Arbeit oder Ausbildung',
        }),
      },
      { name: 'terminAm', label: 'Tag', art: 'datum' },
      { name: 'terminUm', label: 'Uhrzeit', hinweis: 'Zum Beispiel 9:30', art: 'uhrzeit' },
      { name: 'terminOrt', label: 'Wo ist der Termin?', hinweis: 'Straße, Hausnummer und Ort', art: 'text' },
    ],
    warne: ({ hier, heute }) =>
      isVorbei(hier, 'terminAm', heute)
        ? ['Der Termin ist schon vorbei. Anträge nimmt das Jobcenter in der Regel nur vor der Fahrt an.']
        : [],
  },
  antritt: {
    frage: 'Wann fahren Sie zu Ihrem ersten Arbeitstag?',
    felder: [{ name: 'antrittAm', label: 'Tag der Fahrt', art: 'datum' }],
  },
  pendeln: {
    frage: 'Wie oft fahren Sie zur Arbeit?',
    felder: [
      { name: 'pendelAb', label: 'Fahrten ab', art: 'datum' },
      { name: 'pendelBis', label: 'Fahrten bis', art: 'datum', von: ({ hier }) => startOf(hier), freiwillig: true },
      { name: 'pendelTage', label: 'Tage in der Woche', art: 'zahl', von: 1, bis: 7, einheit: 'Tage' },
    ],
    warne: ({ hier }) => warnPendeln(hier),
  },
  start: {
    frage: 'Wo fahren Sie los?',
    felder: anschrift('start', { aus: true }),
  },
  arbeitsort: {
    frage: 'Wo arbeiten Sie?',
    felder: [
      {
        name: 'arbeitsortBetrieb',
        label: 'Ist es die Anschrift des Betriebs, die Sie schon genannt haben?',
        art: 'janein',
      },
      ...anschrift('arbeitsort', { wenn: ist('arbeitsortBetrieb', false) }),
    ],
  },
  fahrt: {
    frage: 'Wie fahren Sie?',
    info: 'Bei Bus und Bahn zählt der günstigste Fahrschein der niedrigsten Klasse.',
    felder: [
      {
        name: 'verkehrsmittel',
        label: 'Verkehrsmittel',
        hinweis: 'Womit Sie den größten Teil der Strecke fahren',
        art: 'auswahl',
        optionen: optionen({
          bahn: 'Zug',
          oepnv: 'Bus, Straßenbahn, U-Bahn, S-Bahn',
          auto: 'Eigenes Auto oder Motorrad',
          mitfahrt: 'Ich fahre bei jemandem mit',
        }),
      },
      {
        name: 'fahrpreis',
        label: 'Preis der Fahrkarten, hin und zurück',
        art: 'betrag',
        wenn: (sicht) => oeffentlich(sicht) && !isPendel(sicht),
      },
      {
        name: 'monatskarte',
        label: 'Preis der Monatskarte',
        art: 'betrag',
        wenn: (sicht) => oeffentlich(sicht) && isPendel(sicht),
      },
      {
        name: 'kilometer',
        label: 'Kilometer, einfache Strecke',
        art: 'zahl',
        von: 1,
        bis: 3000,
        einheit: 'km',
        wenn: ist('verkehrsmittel', 'auto', 'mitfahrt'),
      },
    ],
  },
  uebernachtung: {
    frage: 'Müssen Sie dort übernachten?',
    felder: [
      { name: 'uebernachtung', label: 'Müssen Sie übernachten?', art: 'janein' },
      {
        name: 'uebernachtungKosten',
        label: 'Kosten der Übernachtung',
        art: 'betrag',
        wenn: ist('uebernachtung', true),
      },
      {
        name: 'uebernachtungGrund',
        label: 'Warum können Sie nicht am selben Tag hin und zurück fahren?',
        art: 'text',
        wenn: ist('uebernachtung', true),
      },
    ],
  },
}

const startOf = (hier: Antworten): Tag => textIn(hier, 'pendelAb') ?? '1900-01-01'

function warnPendeln(hier: Antworten): string[] {
  const [ab, bis] = [textIn(hier, 'pendelAb'), textIn(hier, 'pendelBis')]
  if (ab === undefined || bis === undefined || bis <= addTage(ab, PENDELN_TAGE)) return []
  return ['Fahrten zur Arbeit zahlt das Jobcenter meist höchstens 6 Monate lang.']
}
