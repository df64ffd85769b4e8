export { type Bescheidart, bescheidarten, readArt } from './arten-daten.ts'
export { type Bescheid, computeFristlage, type Fristlage, fassungOf } from './bescheid.ts'
export {
  type Bewilligungsstand,
  readBewilligtBis,
  readBewilligung,
} from './bewilligung/bewilligung.ts'
export { Bewilligungshinweis, showZeitraum } from './bewilligung/views.tsx'
export {
  computeLage,
  findFenster,
  isDran,
  type Leistungszeit,
  latestBis,
  usualVorlaeufigBis,
  type Zeitraum,
} from './bewilligung/zeitraum.ts'
export { bescheideQuellen } from './datenquelle.ts'
export { listBescheideDerAkte, listBescheideDesVorgangs, readBescheidDienst, readDatei, readListe } from './dienst.ts'
export {
  type Bescheidangaben,
  createAusVorlage,
  createEntwurf,
  dropEntwurf,
  type Entwurfsergebnis,
  replaceDatei,
  submitEntwurf,
  takeDatei,
} from './erstellen/entwurf.ts'
export { type Freigabeergebnis, releaseBescheid, returnBescheid } from './erstellen/freigabe.ts'
export { instructRemedy } from './erstellen/vorlage.ts'
export { findVorlage, type Vorlage, type Vorlagenname, vorlagen } from './erstellen/vorlagen-daten.ts'
export { findFeiertag, type Ort } from './fristen/feiertage.ts'
export { computeFrist, type Dauer } from './fristen/frist.ts'
export { countTage } from './fristen/kalender.ts'
export { isWerktag, nextWerktag } from './fristen/werktage.ts'
export { listBescheide, retrieveBescheid } from './lesen/lesen.ts'
export { bescheideHandlers, bescheideZu } from './lesen/web.tsx'
export { tagOf } from './lesen/widerspruch.ts'
export { countListen, type Liste, listen } from './listen.ts'
export { bescheideTasks } from './tasks.ts'
export { exportNachweis } from './zustellung/nachweis.ts'
export { markGesendet, type Postergebnis, sendOnPaper, settleKlaerung } from './zustellung/post.ts'
export { Ereignistabelle, formatWochentag, Rechnung } from './zustellung/views.tsx'
export { recordMailergebnis } from './zustellung/zustellung.ts'
