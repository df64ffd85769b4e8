import type { Zeichen } from './zeichen.ts'

/** Why a PDF is not taken. Each has a sentence for the person who sent it. */
export type PdfMangel =
  | 'kein-pdf'
  | 'beschaedigt'
  | 'verschluesselt'
  | 'skript'
  | 'aktion'
  | 'anlage'
  | 'formular'
  | 'medien'
  | 'entpackt-zu-gross'
  | 'doppelgesicht'

/** Names that have no harmless meaning, wherever they stand. */
const anywhere: Record<string, PdfMangel> = {
  Encrypt: 'verschluesselt',
  JavaScript: 'skript',
  JS: 'skript',
  Launch: 'aktion',
  SubmitForm: 'aktion',
  ImportData: 'aktion',
  GoToR: 'aktion',
  GoToE: 'aktion',
  RichMediaExecute: 'aktion',
  EmbeddedFile: 'anlage',
  EmbeddedFiles: 'anlage',
  FileAttachment: 'anlage',
  Collection: 'anlage',
  XFA: 'formular',
  RichMedia: 'medien',
  Rendition: 'medien',
}

/** Names that count only as the kind of something: elsewhere they may be the name of a font or a colour. */
const asKind: Record<string, PdfMangel> = {
  Movie: 'medien',
  Sound: 'medien',
  '3D': 'medien',
  Screen: 'medien',
  ResetForm: 'formular',
  Hide: 'formular',
}
const kinds = new Set(['S', 'Subtype', 'Type'])

/** What one object says, gathered token by token. */
export class Fund {
  mangel: PdfMangel | undefined
  readonly namen = new Set<string>()
  /** The values of keys that the expansion of a stream needs: filters in order, numbers by key. */
  readonly filter: string[] = []
  readonly zahlen = new Map<string, number>()
  #key = ''
  #inFilter = false

  add(zeichen: Zeichen): void {
    if (zeichen.art === 'name') this.#addName(zeichen.text)
    else if (zeichen.art === 'wort' && /^\d{1,12}$/.test(zeichen.text) && !this.zahlen.has(this.#key)) {
      this.zahlen.set(this.#key, Number(zeichen.text))
    }
    if (zeichen.art === 'klammer' && zeichen.text === '<<' && this.#key === 'EF') this.mangel ??= 'anlage'
    if (zeichen.art === 'klammer' && zeichen.text !== '[') this.#inFilter = false
    if (zeichen.art === 'wort' || zeichen.art === 'text') this.#inFilter = false
  }

  #addName(name: string): void {
    if (this.namen.size < 10_000) this.namen.add(name)
    this.mangel ??= Object.hasOwn(anywhere, name) ? anywhere[name] : undefined
    if (kinds.has(this.#key) && Object.hasOwn(asKind, name)) this.mangel ??= asKind[name]
    if (this.#inFilter && isFilter(name)) this.filter.push(name)
    else this.#inFilter = name === 'Filter'
    this.#key = name
  }

  /** A file specification may name its content by reference too. */
  close(): void {
    if (this.namen.has('EF') && (this.namen.has('UF') || this.namen.has('Filespec'))) this.mangel ??= 'anlage'
  }
}

const filters = new Set([
  ...[
    'FlateDecode',
    'Fl',
    'LZWDecode',
    'LZW',
    'ASCII85Decode',
    'A85',
    'ASCIIHexDecode',
    'AHx',
    'RunLengthDecode',
    'RL',
  ],
  ...['DCTDecode', 'DCT', 'JPXDecode', 'CCITTFaxDecode', 'CCF', 'JBIG2Decode', 'Crypt'],
])
const isFilter = (name: string) => filters.has(name)
