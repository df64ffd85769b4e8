import { kundeHilfe, runKunde } from './befehle/kunde.ts'
import { runBefehl } from './umgebung.ts'

await runBefehl(runKunde, kundeHilfe)
