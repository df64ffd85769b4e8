import { describe, expect, test } from 'vitest'
import { anchorOf, plainText, renderMarkdown } from './markdown.ts'

const werte = {
  'jobcenter.name': 'Jobcenter <Muster>',
  'jobcenter.telefon': '0511 1234-0',
  'jobcenter.servicezeiten': 'Montag bis Freitag',
  'jobcenter.email': 'post@jobcenter.example',
  'leistung.name': 'Grundsicherungsgeld',
}
const html = (text: string) => renderMarkdown(text, werte).html.text

describe('headings', () => {
  test('can be linked to by their words, umlauts as two letters', () => {
    expect(anchorOf('Verarbeitung der Registrierungsdaten')).toBe('verarbeitung-der-registrierungsdaten')
    expect(anchorOf('Widerrufsmöglichkeit')).toBe('widerrufsmoeglichkeit')
    expect(anchorOf('112 wählen')).toBe('abschnitt-112-waehlen')
    expect(html('## Größe & Maß')).toBe('<h2 id="groesse-mass">Größe &amp; Maß</h2>\n')
  })

  test('never share an id with each other or with the frame of the page', () => {
    const { abschnitte } = renderMarkdown('## Inhalt\n\n## Fragen\n\n## Fragen', werte)
    expect(abschnitte.map(({ id }) => id)).toEqual(['inhalt-2', 'fragen', 'fragen-2'])
  })

  test('leave the h1 to the page', () => {
    expect(html('# Oben')).toBe('<h2 id="oben">Oben</h2>\n')
  })
})

describe('placeholders', () => {
  test('are filled and escaped, in link texts too; unknown ones vanish', () => {
    expect(html('Bei {{jobcenter.name}} {{gibt.nicht}}da')).toContain('Bei Jobcenter &lt;Muster&gt; da')
    expect(html('[{{leistung.name}} beantragen](/eservices/buergergeld)')).toContain(
      '<a href="/eservices/buergergeld">Grundsicherungsgeld beantragen</a>',
    )
  })

  test('bring no markup along', () => {
    const boese = { ...werte, 'jobcenter.name': '**fett** [x](javascript:alert(1)) <b>' }
    const out = renderMarkdown('{{jobcenter.name}} und {{jobcenter.telefon}}', boese).html.text
    expect(out).toContain('**fett** [x](javascript:alert(1)) &lt;b&gt;')
    expect(out).not.toMatch(/<strong>|<b>|href="javascript/)
  })

  test('become links where a telephone can call or write', () => {
    expect(html('Telefon: {{jobcenter.telefon}}.')).toContain('<a href="tel:051112340" class="nobr">0511 1234-0</a>.')
    expect(html('{{jobcenter.email}}')).toContain('<a href="mailto:post@jobcenter.example">')
    const boese = { ...werte, 'jobcenter.gebaerdentelefon': 'javascript:alert(1)' }
    expect(renderMarkdown('{{jobcenter.gebaerdentelefon}}', boese).html.text).toBe('<p>javascript:alert(1)</p>\n')
    expect(html('[{{jobcenter.telefon}}](/kontakt)')).toBe('<p><a href="/kontakt">0511 1234-0</a></p>\n')
  })
})

test('a paragraph wholly in emphasis is small print, others are not', () => {
  expect(html('*§ 16 BGG*')).toBe('<p class="kleingedrucktes">§ 16 BGG</p>\n')
  expect(html('*eins* und *zwei*')).toBe('<p><em>eins</em> und <em>zwei</em></p>\n')
})

test('a link out of the portal says so', () => {
  const out = html('[Schlichtungsstelle](https://www.schlichtungsstelle-bgg.de/) und [Kontakt](/kontakt)')
  expect(out).toContain('rel="noopener noreferrer external"')
  expect(out.match(/andere Website/g)).toHaveLength(1)
  expect(out).toContain('<a href="/kontakt">Kontakt</a>')
})

test('a wide table scrolls in a region that the keyboard reaches', () => {
  const out = html('## Zeiten\n\n| a | b |\n| --- | --: |\n| 1 | 2 |')
  expect(out).toContain('tabindex="0" aria-label="Tabelle: Zeiten"')
  expect(out).toContain('<th scope="col"')
  expect(out).not.toContain('style=')
})

test('a picture that is missing leaves its description', () => {
  expect(html('![Eine <Seite>](bild:start)')).toContain('Bild: Eine &lt;Seite&gt;')
})

test('plain text is what a reader would read', () => {
  expect(plainText('## Titel\n\n[{{leistung.name}}](/x) **fett**\n\n- Punkt', werte)).toBe(
    'Titel Grundsicherungsgeld fett Punkt',
  )
})

describe('INP-03: hostile Markdown stays text', () => {
  const angriffe = [
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '<svg/onload=alert(1)>',
    '[x](javascript:alert(1))',
    '[x](JaVaScRiPt:alert(1))',
    '[x](  javascript:alert(1))',
    '[x](java&#115;cript:alert(1))',
    '[x](javascript&colon;alert(1))',
    '[x](&#106;avascript:alert(1))',
    '[x](data:text/html;base64,PHNjcmlwdD4=)',
    '[x](vbscript:msgbox(1))',
    '[x](file:///etc/passwd)',
    '[x](//boese.example/)',
    '[x](/\\boese.example/)',
    '[x](\\\\boese.example)',
    '[x](https:///boese.example)',
    '[x](bild:start)',
    '<javascript:alert(1)>',
    '<data:text/html,x>',
    '[x][r]\n\n[r]: javascript:alert(1)',
    '![x](javascript:alert(1))',
    '![x](https://boese.example/zaehler.png)',
    '![x](data:image/svg+xml,<svg onload=alert(1)>)',
    '![" onerror="alert(1)](bild:start)',
    '[x](https://a.example/ "title\\" onclick=\\"alert(1)")',
    '## <img src=x onerror=alert(1)>',
    '`<script>`',
    '```html"><script>alert(1)</script>\n<script>\n```',
    '| <b>a</b> |\n| --- |\n| <i>b</i> |',
    '[x](/a"onmouseover="alert(1))',
  ]

  test.each(angriffe)('%s', (angriff) => {
    const out = html(angriff)
    // What is left when everything that we write ourselves is taken away must hold no tag and no foreign address.
    const eigene = /<\/?(?:p|a|h2|code|pre|em|strong|span|svg|path|section|table|thead|tbody|tr|th|td)(?=[\s>])[^<>]*>/g
    expect(out.replace(eigene, '')).not.toMatch(/<[a-z!/]/i)
    for (const [tag] of out.matchAll(eigene)) expect(tag.replace(/"[^"]*"/g, '')).not.toMatch(/\s(?:on\w+|src|style)=/i)
    for (const [, href] of out.matchAll(/href="([^"]*)"/g))
      expect(href).toMatch(/^(?:https?:\/\/[^/]|mailto:|tel:|#|\/(?![/\\]))/)
  })
})
