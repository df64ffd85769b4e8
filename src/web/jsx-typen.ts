import type { JSX as HonoJSX } from 'hono/jsx'
import type { Html } from './jsx.ts'

/** What may stand between two tags. Promises, functions and plain objects are refused when rendering. */
export type Child = Html | string | number | bigint | boolean | null | undefined | readonly Child[]

type Text = string | undefined
type Wert = string | number | undefined

type Capital = 'A' | 'C' | 'F' | 'H' | 'I' | 'M' | 'P' | 'R' | 'S' | 'T'
type Refused = `on${string}` | 'style' | 'srcdoc' | 'dangerouslySetInnerHTML' | `${string}${Capital}${string}`
type Loose = Promise<string> | readonly string[] | ((...args: never) => unknown)

/** Hono's element types end in an index signature; only the names that are spelled out survive here. */
type Spelled<T> = {
  [K in keyof T as string extends K ? never : number extends K ? never : K extends Refused ? never : K]: Exclude<
    T[K],
    Loose
  >
}

type Aria = {
  [K in `aria-${(typeof ariaTexts)[number]}`]?: Text
} & {
  [K in `aria-${(typeof ariaStates)[number]}`]?: boolean | 'true' | 'false' | 'mixed' | undefined
} & {
  [K in `aria-${(typeof ariaNumbers)[number]}`]?: Wert
}

const ariaTexts = [
  'activedescendant',
  'autocomplete',
  'braillelabel',
  'brailleroledescription',
  'colindextext',
  'controls',
  'current',
  'describedby',
  'description',
  'details',
  'errormessage',
  'flowto',
  'haspopup',
  'invalid',
  'keyshortcuts',
  'label',
  'labelledby',
  'live',
  'orientation',
  'owns',
  'placeholder',
  'relevant',
  'roledescription',
  'rowindextext',
  'sort',
  'valuetext',
] as const
const ariaStates = [
  'atomic',
  'busy',
  'checked',
  'disabled',
  'expanded',
  'hidden',
  'modal',
  'multiline',
  'multiselectable',
  'pressed',
  'readonly',
  'required',
  'selected',
] as const
const ariaNumbers = [
  'colcount',
  'colindex',
  'colspan',
  'level',
  'posinset',
  'rowcount',
  'rowindex',
  'rowspan',
  'setsize',
  'valuemax',
  'valuemin',
  'valuenow',
] as const

/** The attributes of WAI-ARIA 1.3; a misspelled one would be silent in every browser. */
export const ariaNames: ReadonlySet<string> = new Set(
  [...ariaTexts, ...ariaStates, ...ariaNumbers].map((name) => `aria-${name}`),
)

type Allgemein = {
  children?: Child
  role?: Text
  part?: Text
  [data: `data-${string}`]: string | number | boolean | undefined
} & Aria

type Ergaenzt = {
  button: { formaction?: Text; commandfor?: Text; command?: Text }
  input: { formaction?: Text }
  form: { action?: Text; rel?: Text }
  a: { rel?: Text }
  details: { name?: Text }
  link: { fetchpriority?: Text; color?: Text }
  script: { fetchpriority?: Text }
  img: { fetchpriority?: Text }
}

type HonoElements = HonoJSX.IntrinsicElements
type HonoTags = keyof { [K in keyof HonoElements as string extends K ? never : number extends K ? never : K]: true }

type Elements = {
  [T in HonoTags]: Allgemein &
    (T extends keyof Ergaenzt
      ? Omit<Spelled<HonoElements[T]>, keyof Ergaenzt[T]> & Ergaenzt[T]
      : Spelled<HonoElements[T]>)
}

type Svg = Allgemein & {
  [K in
    | 'class'
    | 'id'
    | 'd'
    | 'fill'
    | 'fill-rule'
    | 'clip-rule'
    | 'stroke'
    | 'stroke-linecap'
    | 'stroke-linejoin'
    | 'transform'
    | 'points'
    | 'focusable'
    | 'xmlns'
    | 'viewBox'
    | 'preserveAspectRatio'
    | 'href']?: Text
} & {
  [K in
    | 'width'
    | 'height'
    | 'x'
    | 'y'
    | 'x1'
    | 'x2'
    | 'y1'
    | 'y2'
    | 'cx'
    | 'cy'
    | 'r'
    | 'rx'
    | 'ry'
    | 'text-anchor'
    | 'stroke-width']?: Wert
}

type SvgElements = {
  [T in
    | 'svg'
    | 'g'
    | 'path'
    | 'circle'
    | 'ellipse'
    | 'rect'
    | 'line'
    | 'polyline'
    | 'polygon'
    | 'use'
    | 'symbol'
    | 'text'
    | 'desc']: Svg
}

export declare namespace JSX {
  type Element = Html
  type ElementType = keyof IntrinsicElements | ((props: never) => Child)
  interface ElementChildrenAttribute {
    children: unknown
  }
  interface IntrinsicAttributes {
    key?: string | number | undefined
  }
  interface IntrinsicElements extends Elements, SvgElements {}
}
