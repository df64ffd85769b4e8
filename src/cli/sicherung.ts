import { runSicherung, sicherungHilfe } from './befehle/sicherung.ts'
import { runWorte } from './umgebung.ts'

await runWorte(runSicherung, sicherungHilfe)
