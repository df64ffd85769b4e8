/** Kinds of documents that customers hand in, by code; what the office itself writes is not among them. */
export const dokumentarten: Readonly<Record<string, string>> = {
  ID: 'Ausweis, Meldung, Aufenthalt',
  FAM: 'Urkunden der Familie',
  WOH: 'Wohnung und Heizung',
  EIN: 'Einkommen und Arbeit',
  SOZ: 'Bescheide anderer Stellen',
  KTO: 'Konten und Vermögen',
  VER: 'Versicherungen',
  UNT: 'Unterhalt',
  GES: 'Gesundheit',
  BIL: 'Schule und Ausbildung',
  BEW: 'Bewerbungen',
  FOE: 'Förderung: Angebote und Rechnungen',
  VOL: 'Vollmacht, Betreuung',
  WID: 'Zum Widerspruch',
}

export const isDokumentart = (code: string): boolean => Object.hasOwn(dokumentarten, code)
