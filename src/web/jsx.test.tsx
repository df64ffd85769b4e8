import fc from 'fast-check'
import { jsx as honoJsx } from 'hono/jsx'
import { describe, expect, test } from 'vitest'
import { type Child, Fragment, Html, jsx, raw } from '#web/jsx.ts'

type Tree =
  | { art: 'text'; text: string }
  | { art: 'zahl'; zahl: number }
  | { art: 'nichts'; wert: null | undefined | boolean }
  | { art: 'element'; tag: string; attribute: Record<string, string | number | boolean>; kinder: Tree[] }
  | { art: 'liste'; kinder: Tree[] }

const text = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.stringMatching(/^[&<>"'a ]{0,12}$/))
const attribute = fc.record(
  {
    class: text,
    title: text,
    'data-x': fc.oneof(text, fc.integer()),
    'aria-label': text,
    'aria-hidden': fc.boolean(),
    hidden: fc.boolean(),
    tabindex: fc.integer(),
    draggable: fc.boolean(),
  },
  { requiredKeys: [] },
)
const tree = fc.letrec<{ baum: Tree; kinder: Tree[] }>((tie) => ({
  baum: fc.oneof(
    { maxDepth: 5, depthSize: 'small' },
    fc.record({ art: fc.constant('text' as const), text }),
    fc.record({ art: fc.constant('zahl' as const), zahl: fc.oneof(fc.integer(), fc.double()) }),
    fc.record({ art: fc.constant('nichts' as const), wert: fc.constantFrom(null, undefined, true, false) }),
    fc.record({
      art: fc.constant('element' as const),
      tag: fc.constantFrom('div', 'p', 'span', 'li', 'button', 'section'),
      attribute,
      kinder: tie('kinder'),
    }),
    fc.record({
      art: fc.constant('element' as const),
      tag: fc.constantFrom('br', 'hr', 'img'),
      attribute,
      kinder: fc.constant<Tree[]>([]),
    }),
    fc.record({ art: fc.constant('liste' as const), kinder: tie('kinder') }),
  ),
  kinder: fc.array(tie('baum'), { maxLength: 4 }),
})).baum

function ours(node: Tree): Child {
  if (node.art === 'text') return node.text
  if (node.art === 'zahl') return node.zahl
  if (node.art === 'nichts') return node.wert
  if (node.art === 'liste') return node.kinder.map(ours)
  return jsx(node.tag, { ...node.attribute, children: node.kinder.map(ours) })
}

type HonoChild = Parameters<typeof honoJsx>[2]

function honos(node: Tree): HonoChild {
  if (node.art === 'text') return node.text
  if (node.art === 'zahl') return node.zahl
  if (node.art === 'nichts') return node.wert
  if (node.art === 'liste') return node.kinder.map(honos)
  return honoJsx(node.tag, { ...node.attribute }, ...node.kinder.map(honos))
}

function Zeile(props: { name: string; children?: Child }) {
  return (
    <>
      {props.name}: {props.children}
    </>
  )
}

describe('rendering', () => {
  test('gives the same HTML as hono/jsx for any tree', () => {
    fc.assert(
      fc.property(tree, (node) => {
        const mine = jsx('main', { children: ours(node) }).text
        expect(mine).toBe(String(honoJsx('main', {}, honos(node))))
      }),
      { numRuns: 500 },
    )
  })

  test('lets no text leave its place, whatever it holds', () => {
    fc.assert(
      fc.property(text, (evil) => {
        const html = (<p title={evil}>{evil}</p>).text
        expect(html.replace(/&(?:amp|lt|gt|quot|#39);/g, '')).toMatch(/^<p title="[^"<>&']*">[^"<>&']*<\/p>$/)
      }),
    )
  })

  test('leaves out false attributes, except where "false" is a statement', () => {
    expect(
      (<button type="button" disabled={false} aria-expanded={false} data-a={false} spellcheck={false} />).text,
    ).toBe('<button type="button" aria-expanded="false" spellcheck="false"></button>')
  })

  test('takes components, fragments and finished markup', () => {
    expect((<Zeile name="A&B">{raw('<b>x</b>')}</Zeile>).text).toBe('A&amp;B: <b>x</b>')
    expect(jsx(() => '<i>', {}).text).toBe('&lt;i&gt;')
    expect(Fragment({ children: [1, 2n, null] }).text).toBe('12')
  })
})

describe('refusals', () => {
  const refused: [string, () => unknown][] = [
    ['event handlers', () => jsx('div', { onclick: 'alert(1)' })],
    ['event handlers in any case', () => jsx('div', { ONload: 'alert(1)' })],
    ['inline styles', () => jsx('div', { style: 'color:red' })],
    ['inline styles in capitals', () => jsx('div', { STYLE: 'color:red' })],
    ['foreign markup', () => jsx('div', { dangerouslySetInnerHTML: { __html: '<b>' } })],
    ['documents in an attribute', () => jsx('iframe', { srcdoc: '<b>' })],
    ['misspelled aria attributes', () => jsx('div', { 'aria-lable': 'x' })],
    ['attribute names with a blank', () => jsx('div', { 'a onclick=x': '1' })],
    ['element names with a bracket', () => jsx('div><script', {})],
    ['objects as children', () => jsx('div', { children: { text: '<b>' } as never })],
    ['promises as children', () => jsx('div', { children: Promise.resolve('x') as never })],
    ['functions as children', () => jsx('div', { children: (() => 'x') as never })],
    ['lookalikes of finished HTML', () => jsx('div', { children: JSON.parse('{"text":"<b>"}') })],
    ['objects as attribute values', () => jsx('div', { title: ['a'] })],
    ['content in empty elements', () => jsx('br', { children: 'x' })],
  ]
  test.each(refused)('refuses %s', (_name, render) => {
    expect(render).toThrow(TypeError)
  })

  test('refuses a second time as well', () => {
    for (let i = 0; i < 2; i++) expect(() => jsx('div', { onclick: 'x' })).toThrow(TypeError)
  })

  test('does not compile what the content security policy would block', () => {
    const probes = () => [
      // @ts-expect-error no handlers
      <p key="1" onclick="x" />,
      // @ts-expect-error no styles
      <p key="2" style="x" />,
      // @ts-expect-error no unknown attributes
      <p key="3" clas="x" />,
      // @ts-expect-error no unknown elements
      <knopf key="4" />,
    ]
    expect(probes).toThrow()
    expect(raw('x')).toBeInstanceOf(Html)
  })
})
