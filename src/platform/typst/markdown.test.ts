import { describe, expect, test } from 'vitest'
import { markdownToBlocks } from './markdown.ts'

describe('Markdown of guides', () => {
  test('headings, paragraphs, bold and links become blocks and runs', () => {
    expect(markdownToBlocks('## Konto *anlegen*\n\nÖffnen Sie\n[die **Startseite**](/) `jetzt`.')).toEqual([
      { art: 'ueberschrift', ebene: 2, text: 'Konto anlegen' },
      {
        art: 'absatz',
        text: [
          { text: 'Öffnen Sie' },
          { text: ' ' },
          { text: 'die ', link: '/' },
          { text: 'Startseite', fett: true, link: '/' },
          { text: ' ' },
          { text: 'jetzt' },
          { text: '.' },
        ],
      },
    ])
  })

  test('a picture inside a list keeps its place, and the numbers go on behind it', () => {
    expect(markdownToBlocks('1. eins\n2. zwei\n\n   ![Ein Formular](bild:form.png "Formular")\n\n3. drei')).toEqual([
      { art: 'liste', geordnet: true, punkte: [[{ text: 'eins' }], [{ text: 'zwei' }]] },
      { art: 'bild', datei: 'form.png', alt: 'Ein Formular', unterschrift: 'Formular' },
      { art: 'liste', geordnet: true, punkte: [[{ text: 'drei' }]], beginn: 3 },
    ])
  })

  test('a picture between two lists ends the first', () => {
    expect(markdownToBlocks('- a\n\n![B](bild:b)\n\n- c').map((block) => block.art)).toEqual(['liste', 'bild', 'liste'])
  })

  test('INP-03: HTML stays text', () => {
    expect(markdownToBlocks('<b onclick="x">a</b>')).toEqual([
      { art: 'absatz', text: [{ text: '<b onclick="x">a</b>' }] },
    ])
  })

  test.each([
    ['a picture without description', '![](bild:x)'],
    ['a picture from elsewhere', '![x](https://example.org/x.png)'],
    ['a picture in running text', 'Hier ![x](bild:x) steht es.'],
    ['a link to a neighbour file', '[x](andere-seite)'],
    ['a nested list', '- a\n  - b'],
    ['a table', '| a |\n| - |\n| b |'],
    ['a block of code', '```\na\n```'],
    ['a quotation', '> a'],
    ['text behind a picture in the same item', '- a\n\n  ![x](bild:x)\n\n  b'],
  ])('%s is refused', (_what, text) => {
    expect(() => markdownToBlocks(text)).toThrow()
  })
})
