import { aufbewahrungHilfe, runAufbewahrungBefehl } from './befehle/aufbewahrung.ts'
import { runBefehl } from './umgebung.ts'

await runBefehl(runAufbewahrungBefehl, aufbewahrungHilfe)
