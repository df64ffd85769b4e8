// The form with hof as its documentation sets it up: Express, its default theme and views, sessions as it makes them with
// Redis, but in the memory store of express-session. Its own option for that store gives one session to everybody.
import { mkdirSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { seiten, TEXT } from './formular.mjs'

const require = createRequire(import.meta.url)
const hof = require('hof')
const session = require('express-session')

const [port, folder] = [Number(process.argv[2]), process.argv[3]]

const arten = {
  text: () => ({ mixin: 'input-text', validate: ['required', { type: 'maxlength', arguments: TEXT }] }),
  langtext: ({ hoechstens }) => ({
    mixin: 'textarea',
    validate: ['required', { type: 'maxlength', arguments: hoechstens }],
  }),
  mehrfach: ({ optionen }) => ({ mixin: 'checkbox-group', validate: 'required', options: Object.keys(optionen) }),
  janein: () => ({ mixin: 'radio-group', validate: 'required', options: ['ja', 'nein'] }),
  bestaetigung: () => ({ mixin: 'checkbox', validate: 'required' }),
}

const felder = seiten.flatMap((seite) => seite.felder)
const fields = Object.fromEntries(felder.map((feld) => [feld.name, arten[feld.art](feld)]))
const steps = Object.fromEntries([
  ...seiten.map(({ pfad, felder: eigene }, i) => [
    `/${pfad}`,
    { fields: eigene.map(({ name }) => name), next: `/${seiten[i + 1]?.pfad ?? 'fertig'}` },
  ]),
  ['/fertig', { template: 'confirmation' }],
])

/** Fields and texts come from files. */
function writeFiles() {
  const texte = {
    fields: Object.fromEntries(
      felder.map(({ name, label, hinweis, optionen }) => [
        name,
        {
          label,
          legend: label,
          hint: hinweis,
          options: Object.fromEntries(
            Object.entries(optionen ?? { ja: 'Ja', nein: 'Nein' }).map(([wert, text]) => [wert, { label: text }]),
          ),
        },
      ]),
    ),
    pages: Object.fromEntries(seiten.map(({ pfad, frage }) => [pfad, { header: frage }])),
    validation: { default: 'Prüfen Sie diese Angabe.' },
  }
  const en = join(folder, 'translations/en')
  mkdirSync(en, { recursive: true })
  writeFileSync(join(en, 'default.json'), JSON.stringify(texte))
  writeFileSync(join(folder, 'fields.js'), `module.exports = ${JSON.stringify(fields)}\n`)
}

writeFiles()
const store = new session.MemoryStore()
const secret = 'x'.repeat(32)
const cookie = { sameSite: 'strict', httpOnly: true }
hof({
  root: folder,
  translations: 'translations',
  appName: 'Vermittlungsgutschein',
  routes: [{ name: 'gutschein', baseUrl: '/gutschein', steps, fields: 'fields', translations: 'translations' }],
  port,
  host: '127.0.0.1',
  loglevel: 'error',
  rateLimits: { requests: { active: false } },
  middleware: [session({ name: 'hod.sid', secret, store, cookie, saveUninitialized: true, resave: true })],
  // Only so that it looks for no Redis: what it makes with it would take the ids of the other one over.
  sessionStore: new session.MemoryStore(),
  session: { secret },
})
process.once('disconnect', () => process.exit(0))
