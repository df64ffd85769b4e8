import { expect, test } from 'vitest'
import { attachment, downloadName } from './anhang.ts'

const names = [
  ...[
    'Kontoauszug.pdf',
    'Übersicht äöüß.pdf',
    'Đorđe Şahin.jpg',
    'договор.pdf',
    'عقد.pdf',
    '契約書.png',
    '😀.jpg',
    '👩‍👩‍👧.png',
  ],
  ...[
    'a"b.pdf',
    'a\\b.pdf',
    'a;b.pdf',
    "a'b.pdf",
    'a%22b.pdf',
    'a%b.pdf',
    'a=b.pdf',
    'a,b.pdf',
    '(a).pdf',
    '*.pdf',
    '?.pdf',
  ],
  ...[
    'a\r\nSet-Cookie: x=1.pdf',
    'a\nb.pdf',
    'a\0b.pdf',
    'a\tb.pdf',
    '\u0085.pdf',
    '\u2028.pdf',
    '\x7f.pdf',
    '\x1b[31m.pdf',
  ],
  ...[
    '../../etc/passwd',
    '..\\..\\x.pdf',
    '/etc/passwd',
    'C:\\x.pdf',
    '.',
    '..',
    '...',
    '.htaccess',
    ' .pdf',
    'a.pdf ',
    'a.pdf.',
  ],
  ...[
    'a\u202efdp.exe',
    '\u200b.pdf',
    '\ufeffa.pdf',
    'a\u00adb.pdf',
    '\u2066a.pdf',
    '\ud800.pdf',
    'a\udfff.pdf',
    '\u{e0041}.pdf',
  ],
  ...['<script>alert(1)</script>.pdf', '<img src=x onerror=alert(1)>', 'a|b.pdf', 'a>b.pdf', 'CON.pdf', 'a:b.pdf'],
  ...[
    'x'.repeat(5000),
    `${'ä'.repeat(300)}.pdf`,
    '',
    ' ',
    'ohne Ende',
    'a.tar.gz',
    `${'😀'.repeat(200)}.png`,
    "filename*=UTF-8''x.exe",
  ],
]

test(`UPL-07: ${names.length} feindliche Namen ergeben eine wohlgeformte Kopfzeile, die nur speichern lässt`, () => {
  expect(names.length).toBeGreaterThanOrEqual(60)
  for (const name of names) {
    const header = attachment(name)
    const shape = /^attachment; filename="([\w.() -]+)"; filename\*=UTF-8''((?:[\w.~!-]|%[0-9A-F]{2})+)$/.exec(header)
    expect(shape, JSON.stringify(name)).not.toBeNull()
    const full = decodeURIComponent(shape![2]!)
    expect(full, name).toBe(downloadName(name))
    expect(full).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}"\\/:*?<>|]/u)
    expect(full).not.toMatch(/^\.|\.\.$/)
    expect(new Headers({ 'content-disposition': header }).get('content-disposition')).toBe(header)
    expect([...full].length).toBeLessThanOrEqual(106)
  }
})

test('UPL-07: gewöhnliche Namen bleiben, wie sie sind', () => {
  for (const name of ['Kontoauszug Mai 2026.pdf', 'Übersicht (neu).pdf', 'Đorđe Şahin.jpg', 'договор.pdf']) {
    expect(downloadName(name)).toBe(name)
  }
  expect(attachment('Übersicht Straße.pdf')).toContain('filename="Ubersicht Strasse.pdf"')
})
