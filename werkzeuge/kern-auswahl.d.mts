import type { Plugin } from 'esbuild'

/** Lets only the rules and tokens of KERN's stylesheet into the build that our sources use. */
export function kernAuswahl(root: string): Plugin

/** KERN's stylesheet without the rules and tokens that do not occur in `sources`. */
export function pruneKern(css: string, sources: string): string
