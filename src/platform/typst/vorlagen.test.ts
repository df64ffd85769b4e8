import { encode } from 'uqr'
import { afterAll, describe, expect, type TestContext, test } from 'vitest'
import { poppler, readLayout } from '../../../test/support/poppler.ts'
import { type Freischaltcodebrief, freischaltcodeDaten } from './freischaltcode.ts'
import { createTypesetter } from './index.ts'
import { markdownToBlocks } from './markdown.ts'
import { qrModules } from './qr.ts'

const satz = createTypesetter()
afterAll(() => satz.close())

const example: Freischaltcodebrief = {
  jobcenter: {
    name: 'Jobcenter Musterstadt',
    strasse: 'Musterallee 12',
    plz: '12345',
    ort: 'Musterstadt',
    telefon: '01234 567-0',
    servicenummer: '0800 123 45 67',
    servicezeiten: 'Montag bis Freitag 8 bis 18 Uhr',
    oeffnungszeiten: 'Montag bis Freitag 8 bis 12 Uhr\nDonnerstag auch 14 bis 18 Uhr',
    email: 'post@jobcenter-musterstadt.example',
  },
  empfaenger: { zeilen: ['Kim Klicker', 'Beispielweg 3', '54321 Beispielhausen'] },
  anrede: 'Guten Tag Kim Klicker,',
  kundennummer: '123A456789',
  datum: '2026-11-23',
  gueltigBis: '2026-12-23',
  code: 'ACDE-FGHJ-KMNP',
  adresse: 'https://portal.example/freischaltcode',
  qrAdresse: 'https://portal.example/freischaltcode#ACDEFGHJKMNP',
  sachbearbeitung: 'Alex Amt',
}

const typeset = (...letters: Freischaltcodebrief[]) => satz.pdf('freischaltcode', freischaltcodeDaten(letters))

function pagesOf(context: TestContext, pdf: Uint8Array): string[] {
  const text = readLayout(context, pdf)
  // Direction marks are added by pdftotext around words from right to left.
  const plain = text.replace(/[\u200e\u200f\u202a-\u202e]/g, '')
  return plain
    .split('\f')
    .slice(0, -1)
    .map((page) => page.replace(/\s+/g, ' '))
}

type Word = { text: string; left: number; top: number; right: number; bottom: number }

/** Words of all pages with their place in millimetres from the upper left corner of the sheet. */
function wordsOf(context: TestContext, pdf: Uint8Array): Word[] {
  const boxes = poppler(context, pdf, ['pdftotext', '-bbox', '-', '-']).toString('utf8')
  const pattern = /<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)<\/word>/g
  return [...boxes.matchAll(pattern)].map((match) => {
    const [left, top, right, bottom] = match.slice(1, 5).map((points) => (Number(points) * 25.4) / 72)
    return { text: match[5]!, left: left!, top: top!, right: right!, bottom: bottom! }
  })
}

describe('letter with a Freischaltcode', () => {
  test('says the code, its last day, the address and whom to ask, on one page', async (context) => {
    const pages = pagesOf(context, await typeset(example))
    expect(pages).toHaveLength(1)
    for (const words of [
      'ACDE-FGHJ-KMNP',
      'Gültig bis 23. Dezember 2026',
      'https://portal.example/freischaltcode',
      '„Freischaltcode eingeben“',
      'Kim Klicker',
      '123A456789',
      '23. November 2026',
      '0800 123 45 67',
      'Seite 1 von 1',
    ])
      expect(pages[0]).toContain(words)
    expect(pages[0]).not.toContain('Betreff')
  })

  test('is declared as PDF/UA-1, tagged, titled and in German', async () => {
    const pdf = Buffer.from(await typeset(example)).toString('latin1')
    expect(pdf).toContain('<pdfuaid:part>1</pdfuaid:part>')
    expect(pdf).toMatch(/\/Lang \(de-DE\)/)
    expect(pdf).toMatch(/\/DisplayDocTitle true/)
    expect(pdf).toMatch(/\/Marked true/)
    expect(pdf).toContain('/StructTreeRoot')
  })

  test('has headings, lists and a description of the QR code in its structure', async (context) => {
    const pdf = await typeset(example)
    const structure = poppler(context, pdf, ['pdfinfo', '-struct', '-']).toString('utf8')
    expect(structure.match(/^\s*H1\b/gm)).toHaveLength(1)
    expect(structure.match(/^\s*H2\b/gm)).toHaveLength(3)
    expect(structure.match(/^\s*LI\b/gm)).toHaveLength(5)
    expect(structure.match(/^\s*Figure\b/gm)).toHaveLength(1)
    expect(Buffer.from(pdf).toString('latin1')).toContain('/Alt ')
  })

  test('can be made as PDF/A-2b for the archive', async () => {
    const pdf = await satz.pdf('freischaltcode', freischaltcodeDaten(example), { standard: 'a-2b' })
    expect(Buffer.from(pdf).toString('latin1')).toContain('<pdfaid:part>2</pdfaid:part>')
  })

  test('manages with a Jobcenter that has stated nothing but name and address', async (context) => {
    const { name, strasse, plz, ort } = example.jobcenter
    const [page] = pagesOf(context, await typeset({ ...example, jobcenter: { name, strasse, plz, ort, email: '' } }))
    expect(page).toContain('einen neuen beantragen')
    expect(page).not.toContain('Rufen Sie uns an')
  })

  test('a hundred letters become one file in which each letter counts its own pages', async (context) => {
    const letters = Array.from({ length: 100 }, (_, i) => ({ ...example, kundennummer: `K-${i}-K` }))
    const long = { ...example, anrede: 'Guten Tag,\n'.repeat(20), kundennummer: 'lang' }
    const pages = pagesOf(context, await typeset(...letters, long, example))
    expect(pages).toHaveLength(103)
    letters.forEach((letter, i) => {
      expect(pages[i]).toContain(letter.kundennummer)
      expect(pages[i]).toContain('Seite 1 von 1')
    })
    expect(pages.slice(100).map((page) => /Seite \d von \d/.exec(page)?.[0])).toEqual([
      'Seite 1 von 2',
      'Seite 2 von 2',
      'Seite 1 von 1',
    ])
  })

  const longAddress = [
    'Frau',
    'Prof. Dr. Maria-Magdalena Wilhelmine Freifrau von und zu Hohenlohe',
    'c/o Wohngemeinschaft für Erwachsene mit Behinderung',
    'Hinterhaus, 3. Stock rechts',
    'Lange-Straßennamen-Allee 123 b',
    '17438 Wolgast-Mahlzow an der Peene',
  ]
  test.for([
    ['a short', example.empfaenger.zeilen],
    ['a long', longAddress],
  ] as const)(
    '%s address stands in the window wherever the sheet slides, and nothing else does',
    async ([, zeilen], context) => {
      const words = wordsOf(context, await typeset({ ...example, empfaenger: { zeilen: [...zeilen] } }))
      // DIN 680: window 20 to 110 mm by 45 to 90 mm; a sheet of 210 by 105 mm in 220 by 110 slides 10 mm and 5 mm.
      const everSeen = words.filter((w) => w.right > 10 && w.left < 110 && w.bottom > 45 && w.top < 95)
      const alwaysSeen = words.filter((w) => w.left >= 20 && w.right <= 100 && w.top >= 50 && w.bottom <= 90)
      const { name, strasse, plz, ort } = example.jobcenter
      const expected = `${name} · ${strasse} · ${plz} ${ort} ${zeilen.join(' ')}`
      expect(alwaysSeen.map((w) => w.text).join(' ')).toBe(expected)
      expect(everSeen).toEqual(alwaysSeen)
      // The address zone of form B begins at 62.7 mm, its text at 25 mm.
      const first = alwaysSeen.find((w) => w.text === zeilen[0]!.split(' ')[0])!
      expect(first.left).toBeCloseTo(25, 0)
      expect(first.top).toBeGreaterThan(62)
      expect(first.top).toBeLessThan(65)
    },
  )
})

describe('text is text', () => {
  const payloads = [
    '#panic("weg")',
    '#include "brief.typ"',
    '*fett* _kursiv_ `code`',
    '[ ] { } ( )',
    '\\ \\u{41} \\#',
    '@label <label>',
    '$x^2$',
    '= Titel',
    '- Punkt',
    '/ Begriff: Wort',
    '// Kommentar /* weg */',
    '"gerade" \'einfach\' -- --- ... ~',
    '<b>fett</b> &amp; %PDF-1.7',
    'Zoë Ødegård-Müller, geb. Groß-STRAẞE',
    'Łukasz Świątek, Çağla Şahin, Ģirts Ķēniņš',
    'Nguyễn Thị Ánh, Ḥasan Ṭāhā, Jürgen D’Angelo',
    'J̌an, C̆elik, K̲han, n̂a, z̄',
    'Αλέξης Ζορμπάς, Тарас Шевченко',
  ]

  // Where blanks stand is a guess of pdftotext.
  const withoutBlanks = (text: string) => text.replaceAll(' ', '')

  test('INP-03: names and signs of the markup are printed literally in a letter', async (context) => {
    const pages = pagesOf(context, await typeset(...payloads.map((anrede) => ({ ...example, anrede }))))
    expect(pages).toHaveLength(payloads.length)
    payloads.forEach((payload, i) => {
      expect(withoutBlanks(pages[i]!)).toContain(withoutBlanks(payload.normalize('NFC')))
    })
  })

  test('INP-03: a name in Arabic letters is printed with all its letters', async (context) => {
    const name = 'محمد علي'
    const [page] = pagesOf(context, await typeset({ ...example, empfaenger: { zeilen: [name] } }))
    for (const letter of name.replaceAll(' ', '')) expect(page).toContain(letter)
    expect(page).not.toContain('▯')
  })

  test('a sign that no font has is printed as a box, and invisible signs are left out', async (context) => {
    const [page] = pagesOf(context, await typeset({ ...example, anrede: 'Tag 陈\u0007\u202e\ufeff😀 A\u0000B\ud800,' }))
    expect(page).toContain('Tag ▯▯ AB�,')
  })

  test('INP-03: markup in a guide is printed literally, and its links stay links', async (context) => {
    const abschnitte = markdownToBlocks(
      '# A #panic()\n\nText @label $x$ \\*x\\* [Portal](/anmelden)\n\n1. #eins\n2. **[zwei]**',
    )
    const daten = {
      titel: 'Hilfe *1*',
      jobcenter: '#JC',
      stand: '2026-11-23',
      adresse: 'https://portal.example/',
      abschnitte,
    }
    const pdf = await satz.pdf('arbeitshilfe', daten)
    const [page] = pagesOf(context, pdf)
    for (const words of ['Hilfe *1*', 'A #panic()', 'Text @label $x$ *x* Portal', '1. #eins', '2. [zwei]', '#JC'])
      expect(page).toContain(words)
    expect(Buffer.from(pdf).toString('latin1')).toContain('(https://portal.example/anmelden)')
  })
})

describe('QR code', () => {
  test('shows on paper every module of the matrix, with a quiet zone around', async (context) => {
    const pdf = await typeset(example)
    const structure = poppler(context, pdf, ['pdfinfo', '-struct', '-']).toString('utf8')
    const box = /BBox \[([\d.]+) ([\d.]+) ([\d.]+)/.exec(structure)!
    const [left, bottom, right] = box.slice(1).map(Number) as [number, number, number]
    const image = poppler(context, pdf, ['pdftoppm', '-gray', '-r', '288', '-'])
    const head = /^P5\s(\d+)\s(\d+)\s255\s/.exec(image.toString('latin1', 0, 40))!
    const [width, height] = head.slice(1).map(Number) as [number, number]
    const pixels = image.subarray(image.length - width * height)
    // 288 dpi are 4 pixels a point; y runs upwards in the PDF and downwards in the picture; 4 modules stay free.
    const modules = qrModules(example.qrAdresse)
    const side = ((right - left) * 4) / (modules.length + 8)
    const top = height - bottom * 4 - side * (modules.length + 8)
    const dark = (x: number, y: number) =>
      pixels[Math.floor(top + side * (y + 4.5)) * width + Math.floor(left * 4 + side * (x + 4.5))]! < 128
    expect(modules.map((row, y) => row.map((_, x) => dark(x, y)))).toEqual(modules)
    for (let i = -4; i < modules.length + 4; i++) expect([dark(i, -2), dark(-2, i)]).toEqual([false, false])
  })

  test('holds exactly the address with the code', () => {
    const text = example.qrAdresse
    const modules = qrModules(text)
    expect(modules).toEqual(encode(text, { ecc: 'M', boostEcc: true, border: 0 }).data)
    expect(modules).not.toEqual(qrModules(`${text.slice(0, -1)}Q`))
    // A finder pattern stands in the corner: no quiet zone is part of the matrix.
    expect(modules[0]?.slice(0, 8)).toEqual([true, true, true, true, true, true, true, false])
    expect(modules).toHaveLength(modules[0]!.length)
  })
})
