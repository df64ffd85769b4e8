// KERN's stylesheet is one file of 400 KB; most of it are icons and utilities that no page here uses.
// This esbuild plugin lets only those rules through whose classes occur in our sources, and only those tokens that are read.
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * @param {string} root the project folder
 * @returns {import('esbuild').Plugin}
 */
export function kernAuswahl(root) {
  return {
    name: 'kern-auswahl',
    setup(build) {
      build.onLoad({ filter: /@kern-ux[\\/]native[\\/]dist[\\/]kern\.css$/ }, ({ path }) => {
        const sources = globSync(['src/**/*.{ts,tsx}', 'src/browser/**/*.css'], { cwd: root })
          .filter((file) => !/\.test\.tsx?$/.test(file))
          .map((file) => readFileSync(join(root, file), 'utf8'))
          .join('\n')
        return { contents: pruneKern(readFileSync(path, 'utf8'), sources), loader: 'css' }
      })
    },
  }
}

/**
 * @param {string} css KERN's stylesheet
 * @param {string} sources all text in which class names and tokens may occur
 * @returns {string} the rules and tokens that are used
 */
export function pruneKern(css, sources) {
  const classes = new Set(sources.match(/kern-[a-z0-9_-]+/g))
  const rules = pruneRules(parse(css.replace(/\/\*[\s\S]*?\*\//g, '')), classes)
  return pruneTokens(rules, sources)
}

/** `[head, body]` pairs, in order; statements without a block have no body. */
function parse(css) {
  const blocks = []
  let i = 0
  while (i < css.length) {
    const end = indexOutsideStrings(css, i, '{;')
    if (end === -1) break
    const head = css.slice(i, end).trim()
    if (css[end] === ';') {
      blocks.push([head, undefined])
      i = end + 1
      continue
    }
    const close = closingBrace(css, end)
    blocks.push([head, css.slice(end + 1, close)])
    i = close + 1
  }
  return blocks
}

function indexOutsideStrings(css, from, wanted) {
  let quote = ''
  for (let i = from; i < css.length; i++) {
    const c = css[i]
    if (quote) {
      if (c === quote) quote = ''
    } else if (c === '"' || c === "'") quote = c
    else if (wanted.includes(c)) return i
  }
  return -1
}

function closingBrace(css, open) {
  let depth = 0
  for (let i = open; i !== -1; i = indexOutsideStrings(css, i + 1, '{}')) {
    depth += css[i] === '{' ? 1 : -1
    if (depth === 0) return i
  }
  throw new Error('KERN: unbalanced braces')
}

function pruneRules(blocks, classes) {
  let out = ''
  for (const [head, body] of blocks) {
    if (body === undefined || head.startsWith('@keyframes')) {
      if (!head.startsWith('@charset')) out += body === undefined ? `${head};\n` : `${head}{${body}}\n`
    } else if (head.startsWith('@')) {
      const inner = pruneRules(parse(body), classes)
      if (inner !== '') out += `${head}{${inner}}\n`
    } else {
      const selectors = splitSelectors(head).filter((selector) => isUsed(selector, classes))
      if (selectors.length > 0) out += `${selectors.join(',')}{${body}}\n`
    }
  }
  return out
}

function splitSelectors(head) {
  const parts = ['']
  let depth = 0
  for (const c of head) {
    if (c === '(') depth++
    if (c === ')') depth--
    if (c === ',' && depth === 0) parts.push('')
    else parts[parts.length - 1] += c
  }
  return parts.map((part) => part.trim())
}

/** The portal follows the system's colour scheme, so selectors for a chosen theme go too. */
function isUsed(selector, classes) {
  let bare = selector
  while (/\([^()]*\)/.test(bare)) bare = bare.replace(/\([^()]*\)/g, '')
  if (bare.includes('[data-kern-theme')) return false
  return [...bare.matchAll(/\.([a-zA-Z0-9_-]+)/g)].every(([, name]) => classes.has(name))
}

/** Tokens lean on tokens: repeats until nothing unread is left. */
function pruneTokens(css, sources) {
  let kept = css
  for (;;) {
    const read = new Set((kept + sources).match(/var\(\s*--[a-z0-9-]+/g)?.map((use) => use.replace(/var\(\s*/, '')))
    const next = kept.replace(/(?<=[{;}]\s*)(--kern-[a-z0-9-]+)\s*:[^;{}]*;?/g, (rule, name) =>
      read.has(name) ? rule : '',
    )
    if (next === kept) return kept
    kept = next
  }
}
