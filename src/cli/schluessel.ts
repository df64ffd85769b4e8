import { runSchluessel, schluesselHilfe } from './befehle/schluessel.ts'
import { runBefehl } from './umgebung.ts'

await runBefehl(runSchluessel, schluesselHilfe)
