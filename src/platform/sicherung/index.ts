export { createSicherung } from './erstellen.ts'
export { SicherungAbgelehnt } from './fehler.ts'
export { openSicherung, type Pruefbericht, type Sicherungsort, verifySicherung } from './lesen.ts'
export { restoreSicherung } from './zuruecksichern.ts'
