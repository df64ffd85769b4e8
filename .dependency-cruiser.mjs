// The borders of the Bauplan: modules → web → platform, never back; a module uses only modules to its left.
const reihe = [
  'protokoll',
  'jobcenter',
  'konto',
  'benachrichtigung',
  'profil',
  'dokumente',
  'postfach',
  'vorgaenge',
  'bescheide',
  'termine',
  'formulare',
  'stellensuche',
  'hilfe',
  'begleitung',
  'uebersicht',
  'aufbewahrung',
  'sachbearbeitung',
  'schnittstelle',
  'schulung',
]

const leftOnly = reihe.map((name, index) => ({
  name: `${name}-nur-nach-links`,
  severity: 'error',
  from: { path: `^src/modules/${name}/` },
  to: { path: `^src/modules/(${reihe.slice(index + 1).join('|') || '-'})/` },
}))

const production = { pathNot: '\\.test(-daten)?\\.tsx?$' }

export default {
  forbidden: [
    ...leftOnly,
    {
      name: 'module-nur-durch-index',
      severity: 'error',
      from: { path: '^src/modules/([^/]+)/', ...production },
      to: { path: '^src/modules/[^/]+/', pathNot: ['^src/modules/$1/', '^src/modules/[^/]+/index\\.ts$'] },
    },
    {
      name: 'platform-kennt-nur-platform',
      severity: 'error',
      from: { path: '^src/platform/', ...production },
      to: { path: '^(src/(web|modules|app|routes|cli)|server|test)' },
    },
    {
      name: 'web-kennt-keine-module',
      severity: 'error',
      from: { path: '^src/(web/|routes)', ...production },
      to: { path: '^(src/(modules|app|cli)|server|test)' },
    },
    {
      name: 'routen-sind-nur-tabelle',
      severity: 'error',
      from: { path: '^src/routes(-dienst)?\\.ts$' },
      to: { path: '^src/', pathNot: '^src/(web/route|routes-dienst)\\.ts$' },
    },
    {
      name: 'server-ohne-browser',
      severity: 'error',
      from: { path: '^(server|src/(?!browser))' },
      to: { path: '^src/browser/' },
    },
    {
      name: 'browser-ohne-server',
      severity: 'error',
      from: { path: '^src/browser/' },
      to: { path: '^src/(?!browser)' },
    },
    {
      name: 'kein-kreis',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    { name: 'nicht-aufloesbar', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'nur-app-kennt-alle',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/(app|modules|cli)', '\\.test\\.tsx?$'] },
      to: { path: '^src/modules/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js'],
    },
  },
}
