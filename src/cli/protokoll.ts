import { protokollHilfe, runProtokoll } from './befehle/protokoll.ts'
import { runBefehl } from './umgebung.ts'

await runBefehl(runProtokoll, protokollHilfe)
