// `npm run bench`: builds the portal and the programs of bench/, then measures.
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from './bauen.mjs'

const root = join(fileURLToPath(import.meta.url), '../..')
const out = join(root, 'node_modules/.bench')

const common = {
  absWorkingDir: root,
  outdir: out,
  entryNames: '[name]',
  bundle: true,
  platform: 'node',
  target: 'node24',
  format: 'esm',
  packages: 'external',
  sourcemap: true,
  logLevel: 'warning',
}

/** React reads some attributes under names of its own. */
const reactNames = {
  name: 'react-names',
  setup({ onLoad }) {
    onLoad({ filter: /bench[\\/]ansichten[\\/]seite\.tsx$/ }, async ({ path }) => {
      const { readFile } = await import('node:fs/promises')
      const source = await readFile(path, 'utf8')
      const contents = source
        .replace(/(?<=\s)class=/g, 'className=')
        .replace(/(?<=\s)for=/g, 'htmlFor=')
        .replace(/(?<=\s)charset=/g, 'charSet=')
        // Without onChange React wants to be told that nobody listens.
        .replace(/(?<=\s)value=/g, 'defaultValue=')
      return { contents, loader: 'tsx' }
    })
  },
}

/** The same page for each JSX runtime. */
function buildView(esbuild, name, jsxImportSource, plugins = []) {
  return esbuild.build({
    ...common,
    entryPoints: [{ in: 'bench/ansichten/seite.tsx', out: `seite-${name}` }],
    tsconfigRaw: { compilerOptions: { jsx: 'react-jsx', jsxImportSource } },
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins,
  })
}

async function buildBench() {
  const esbuild = await import('esbuild')
  rmSync(out, { recursive: true, force: true })
  await Promise.all([
    esbuild.build({
      ...common,
      entryPoints: [
        'bench/lauf.ts',
        'bench/steuerung.ts',
        'bench/last/last.ts',
        'bench/formularserver.ts',
        'bench/ansichten/rechner.ts',
        'bench/grundlinie/seite.ts',
        'bench/grundlinie/hallo.ts',
        'bench/grundlinie/abfragen.ts',
        'bench/grundlinie/argon2.ts',
        'bench/grundlinie/assertion.ts',
        'bench/grundlinie/schritt.ts',
        'bench/grundlinie/upload.ts',
      ],
    }),
    buildView(esbuild, 'eigen', '#jsx'),
    buildView(esbuild, 'hono', 'hono/jsx'),
    buildView(esbuild, 'react', 'react', [reactNames]),
  ])
}

await build()
await buildBench()
const { main } = await import(pathToFileURL(join(out, 'lauf.js')).href)
process.exit(await main(process.argv.slice(2)))
