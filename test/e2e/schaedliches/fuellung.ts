// Puts hostile texts into every text that the portal stores, through the verbs of its modules, at a portal that runs
// (E2E_DATA_DIR, PORT). Prints one line of JSON: with which cookies, and at which addresses, they are shown.
import { findJobcenter } from '#modules/jobcenter'
import { joinServer } from '../../support/menschen-am-server.ts'
import { fillBescheide } from './bescheide.ts'
import { fillGespraeche } from './gespraeche.ts'
import { fillKonten } from './konten.ts'
import { type Buehne, createSicht } from './sicht.ts'
import { fillTermine } from './termine.ts'

const port = Number(process.env['PORT'])
const server = { ordner: process.env['E2E_DATA_DIR'] ?? '', port, basis: `http://localhost:${port}` }
const portal = await joinServer(server)
const jobcenter = await findJobcenter(portal.env.db)
if (!jobcenter) throw new Error('kein Jobcenter')
const buehne: Buehne = await createSicht(portal, jobcenter.id)
await fillKonten(buehne)
// Before the many files of the messages, which wait to be looked at too.
await fillBescheide(buehne)
await fillGespraeche(buehne)
await fillTermine(buehne)
console.log(JSON.stringify(buehne.sichten))
await portal.close()
process.exit(0)
