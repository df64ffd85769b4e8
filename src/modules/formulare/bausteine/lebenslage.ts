import { optionen } from './angaben.ts'

/** Choices that a change and a renewal offer in the same words. */

export const beschaeftigungen = optionen({
  sv: 'Arbeit mit Sozialversicherung',
  minijob: 'Minijob',
  midijob: 'Midijob (etwas mehr als ein Minijob)',
  azubi: 'Ausbildung',
  werkstudent: 'Arbeit neben dem Studium',
  ferienjob: 'Ferienjob',
  freiwillig: 'Bundesfreiwilligendienst oder Freiwilliges Jahr',
})

export const lohnmonate = optionen({ laufend: 'Noch im selben Monat', folgend: 'Im Monat danach' })

export const sozialleistungen = optionen({
  alg: 'Arbeitslosengeld',
  rente: 'Rente',
  krankengeld: 'Krankengeld oder Übergangsgeld',
  verletztengeld: 'Verletztengeld',
  kurzarbeitergeld: 'Kurzarbeitergeld oder Insolvenzgeld',
  elterngeld: 'Elterngeld',
  mutterschaftsgeld: 'Mutterschaftsgeld',
  kindergeld: 'Kindergeld',
  kinderzuschlag: 'Kinderzuschlag',
  unterhaltsvorschuss: 'Unterhaltsvorschuss',
  wohngeld: 'Wohngeld',
  bafoeg: 'BAföG, Berufsausbildungsbeihilfe, Ausbildungsgeld',
  pflegegeld: 'Pflegegeld',
  entschaedigung: 'Soziale Entschädigung',
  andere: 'Eine andere Leistung',
})

export const leistungsstaende = optionen({
  beantragt: 'Beantragt, noch nicht entschieden',
  bewilligt: 'Bewilligt',
  abgelehnt: 'Abgelehnt',
  beendet: 'Beendet',
})

export const unterhaltsarten = optionen({
  kind: 'Für ein Kind',
  trennung: 'Während der Trennung',
  scheidung: 'Nach der Scheidung',
  betreuung: 'Weil ich ein kleines Kind betreue',
})

export const einmalarten = optionen({
  steuer: 'Steuererstattung',
  erbschaft: 'Erbschaft',
  schenkung: 'Geschenk',
  gewinn: 'Gewinn',
  abfindung: 'Abfindung',
  guthaben: 'Guthaben aus Neben- oder Heizkosten',
  versicherung: 'Geld von einer Versicherung',
  andere: 'Etwas anderes',
})

export const vermoegensarten = optionen({
  konto: 'Geld auf Konten',
  bargeld: 'Bargeld',
  wertpapiere: 'Wertpapiere, Depot, Sparbriefe',
  bauspar: 'Bausparvertrag',
  versicherung: 'Lebens- oder Rentenversicherung',
  altersvorsorge: 'Riester, Rürup oder Betriebsrente',
  fahrzeug: 'Auto oder Motorrad',
  immobilie: 'Haus, Wohnung, Grundstück',
  krypto: 'Kryptowährung, Gold, Genossenschaftsanteile',
  anderes: 'Etwas anderes',
})

export const wohnformen = optionen({
  miete: 'Zur Miete',
  untermiete: 'Zur Untermiete',
  eigentum: 'Im eigenen Haus oder in der eigenen Wohnung',
  wohnrecht: 'Mit einem Wohnrecht',
  heim: 'In einer Unterkunft, einem Heim oder einer Einrichtung',
  kostenlos: 'Ohne Kosten',
})

export const heizarten = optionen({
  gas: 'Gas',
  oel: 'Öl',
  fernwaerme: 'Fernwärme',
  strom: 'Strom',
  waermepumpe: 'Wärmepumpe',
  holz: 'Holz, Pellets oder Kohle',
  andere: 'Etwas anderes',
  unbekannt: 'Das weiß ich nicht',
})

export const warmwasserarten = optionen({
  zentral: 'Über die Heizung',
  dezentral: 'Über einen Durchlauferhitzer oder Boiler in der Wohnung',
  unbekannt: 'Das weiß ich nicht',
})

export const familienstaende = optionen({
  verheiratet: 'Verheiratet',
  lebenspartnerschaft: 'Eingetragene Lebenspartnerschaft',
  getrennt: 'Dauernd getrennt',
  geschieden: 'Geschieden',
  aufgehoben: 'Lebenspartnerschaft aufgehoben',
  verwitwet: 'Verwitwet',
})

export const bildungswege = optionen({
  schule: 'Schule',
  ausbildung: 'Ausbildung',
  studium: 'Studium',
  freiwilligendienst: 'Freiwilligendienst oder Wehrdienst',
  weiterbildung: 'Weiterbildung oder Umschulung',
})
