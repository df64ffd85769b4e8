import { jobcenterHilfe, runJobcenter } from './befehle/jobcenter.ts'
import { runBefehl } from './umgebung.ts'

await runBefehl(runJobcenter, jobcenterHilfe)
