// The form with @defra/forms-engine-plugin as its documentation sets it up: hapi, yar, crumb, answers in the memory cache.
import { join } from 'node:path'
import plugin from '@defra/forms-engine-plugin'
import { Engine } from '@hapi/catbox-memory'
import crumb from '@hapi/crumb'
import hapi from '@hapi/hapi'
import inert from '@hapi/inert'
import yar from '@hapi/yar'
import pino from 'hapi-pino'
import { seiten, TEXT } from './formular.mjs'

const port = Number(process.argv[2])
let ids = 0
/** Definitions name their parts by UUID. */
const newId = () => `00000000-0000-4000-8000-${String(++ids).padStart(12, '0')}`
const lists = []

function addList(title, texte, type = 'string') {
  const items = Object.entries(texte).map(([value, text]) => ({ id: newId(), text, value }))
  const list = { id: newId(), name: `liste${lists.length}`, title, type, items }
  lists.push(list)
  return list.id
}

function componentOf({ name, label, hinweis, art, hoechstens = TEXT, optionen }) {
  const common = { id: newId(), name, title: label, shortDescription: label, hint: hinweis ?? '', options: {} }
  switch (art) {
    case 'mehrfach':
      return { ...common, type: 'CheckboxesField', list: addList(label, optionen) }
    case 'langtext':
      return { ...common, type: 'MultilineTextField', schema: { max: hoechstens } }
    case 'janein':
      return { ...common, type: 'YesNoField' }
    case 'bestaetigung':
      return { ...common, type: 'CheckboxesField', list: addList(label, { ja: label }) }
    default:
      return { ...common, type: 'TextField', schema: { max: hoechstens } }
  }
}

const definition = {
  name: 'Vermittlungsgutschein',
  engine: 'V2',
  schema: 2,
  startPage: '/wunsch',
  pages: [
    ...seiten.map(({ pfad, frage, felder }) => ({
      id: newId(),
      title: frage,
      path: `/${pfad}`,
      components: felder.map(componentOf),
      next: [],
    })),
    { id: newId(), title: 'Angaben prüfen', path: '/summary', controller: 'SummaryPageController', components: [] },
  ],
  conditions: [],
  sections: [],
  lists,
}

const now = new Date()
const state = {
  createdAt: now,
  createdBy: { id: 'x', displayName: 'x' },
  updatedAt: now,
  updatedBy: { id: 'x', displayName: 'x' },
}
const metadata = {
  id: newId(),
  slug: 'gutschein',
  title: definition.name,
  organisation: 'Defra',
  teamName: 'Team',
  teamEmail: 'team@post.example',
  notificationEmail: 'team@post.example',
  live: state,
  ...state,
}

const server = hapi.server({
  port,
  host: '127.0.0.1',
  cache: [{ name: 'session', engine: new Engine({ maxByteSize: 0 }) }],
})
await server.register({ plugin: pino, options: { level: 'silent' } })
await server.register(inert)
await server.register({ plugin: crumb, options: { cookieOptions: { isSecure: false } } })
await server.register({
  plugin: yar,
  options: {
    maxCookieSize: 0,
    cache: { cache: 'session' },
    cookieOptions: { password: 'nur-fuer-die-messung-nur-fuer-die-messung', isSecure: false },
  },
})
await server.register({
  plugin,
  options: {
    cache: 'session',
    baseUrl: `http://127.0.0.1:${port}`,
    nunjucks: { baseLayoutPath: 'rahmen.html', paths: [join(import.meta.dirname, 'ansichten')] },
    services: {
      formsService: {
        getFormMetadata: async () => metadata,
        getFormMetadataById: async () => metadata,
        getFormDefinition: async () => definition,
      },
      formSubmissionService: { persistFiles: async () => ({}), submit: async () => ({}) },
      outputService: { submit: async () => undefined },
    },
    viewContext: () => ({ config: { serviceName: definition.name, cdpEnvironment: 'prod' } }),
  },
})
await server.start()
process.once('disconnect', () => process.exit(0))
