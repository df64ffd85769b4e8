export { DateiFeld, type VorhandeneDatei } from './datei-feld.tsx'
export type { Fehlertext, FeldProps } from './feld.tsx'
export { Auswahl, Codefeld, type Option, Passwortfeld, Textbereich, Textfeld } from './felder.tsx'
export {
  Fehlerliste,
  type Fehlermeldung,
  Fehlervorlage,
  Formular,
  Passwortregeln,
  Pflichthinweis,
} from './formular.tsx'
export { Fortschritt, Kopierfeld, Schritte } from './fortschritt.tsx'
export {
  Aufklapper,
  Etikett,
  type EtikettArt,
  Hinweis,
  type HinweisArt,
  LeererZustand,
} from './hinweis.tsx'
export { Karte, Kartenreihe, Kasten, Kastenreihe } from './karten.tsx'
export { Knopf, type KnopfArt, Knopfzeile } from './knopf.tsx'
export { Aufgabenliste, Beschreibungsliste, Linkliste, MehrAnzeigen, type Verweis, Wegeliste } from './listen.tsx'
export { Livezeile } from './livezeile.tsx'
export { dienstwege } from './rahmen/dienstwege.ts'
export type { Besucher, Dienst, Frame } from './rahmen/frame.ts'
export { renderPage } from './rahmen/layout.tsx'
export { Seitenleiste, Spalten, Titel } from './seite.tsx'
export { Tabelle } from './tabelle.tsx'
export { Datumsfeld, type Datumsteile, Kontrollkaestchen, Mehrfachwahl, Radiogruppe } from './wahl.tsx'
export { Zeichen, type ZeichenName } from './zeichen.tsx'
