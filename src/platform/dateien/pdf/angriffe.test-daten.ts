import { deflateSync } from 'node:zlib'
import { flate, objectList, type PdfObjekte } from '../../../../test/support/dateien.ts'
import type { PdfMangel } from './index.ts'

const text = (inhalt: string) => Buffer.from(inhalt)
const script = '<< /S /JavaScript /JS (app.alert\\(1\\)) >>'
/** What a hostile PDF holds, its objects, how it is called, and what stands in its trailer. */
export const angriffe: readonly [string, PdfObjekte, PdfMangel, string?][] = [
  ['ein Skript', { 5: script }, 'skript'],
  ['ein Skript beim Öffnen', { 1: `<< /Type /Catalog /Pages 2 0 R /OpenAction ${script} >>` }, 'skript'],
  ['ein Skript mit versteckten Namen', { 5: '<< /S /J#61vaScript /#4aS (x) >>' }, 'skript'],
  ['ein Skript ohne Leerzeichen', { 5: '<</S/JavaScript/JS<61>>>' }, 'skript'],
  ['ein Skript hinter einem Kommentar', { 5: '<< /S %>> endobj\n/JavaScript /JS (x) >>' }, 'skript'],
  ['ein Skript hinter einer Klammer im Text', { 5: '<< /T (endobj \\) stream) /S /JavaScript >>' }, 'skript'],
  ['ein Skript hinter falschem Ende', { 5: '<< /A endobj /S /JavaScript >>' }, 'skript'],
  ['ein Skript hinter falschem Strom', { 5: '<< /A stream /S /JavaScript >>' }, 'skript'],
  ['ein Skript in einer gepackten Liste', { 5: objectList(script) }, 'skript'],
  [
    'ein Skript in einer doppelt gepackten Liste',
    {
      5: {
        kopf: '/Type /ObjStm /N 1 /First 4 /Filter [/FlateDecode /Fl]',
        strom: deflateSync(deflateSync(`9 0 ${script}`)),
      },
    },
    'skript',
  ],
  [
    'ein Skript in einer Liste als Hexzahlen',
    {
      5: {
        kopf: '/Type /ObjStm /N 1 /First 4 /Filter /ASCIIHexDecode',
        strom: text(`${text(`9 0 ${script}`).toString('hex')}>`),
      },
    },
    'skript',
  ],
  ['ein Skript in einer Liste ohne Art', { 5: flate(`9 0 ${script}`, '/N 1 /First 4') }, 'skript'],
  [
    'ein Skript in einem fremden Strom',
    { 5: { kopf: '', strom: text(`abc\n9 0 obj\n${script}\nendobj\n`) } },
    'skript',
  ],
  [
    'eine Liste mit fremdem Filter',
    { 5: { kopf: '/Type /ObjStm /N 1 /First 4 /Filter /RunLengthDecode', strom: text('x') } },
    'beschaedigt',
  ],
  [
    'eine Liste mit verstecktem Filter',
    { 5: { kopf: '/Type /ObjStm /N 1 /First 4 /Filter 6 0 R', strom: deflateSync('9 0 <<>>') } },
    'beschaedigt',
  ],
  [
    'eine Liste mit Vorhersage',
    { 5: flate(`9 0 ${script}`, '/Type /ObjStm /N 1 /First 4 /DecodeParms << /Predictor 12 >>') },
    'beschaedigt',
  ],
  [
    'eine verdorbene Liste',
    { 5: { kopf: '/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode', strom: text('xxxx') } },
    'beschaedigt',
  ],
  ['einen Startbefehl', { 5: '<< /S /Launch /F (cmd.exe) >>' }, 'aktion'],
  ['einen Startbefehl über einen Verweis', { 5: '<< /S 6 0 R >>', 6: '/Launch' }, 'aktion'],
  ['ein Absenden an eine Adresse', { 5: '<< /S /SubmitForm /F (http://x) >>' }, 'aktion'],
  ['ein Laden von Daten', { 5: '<< /S /ImportData /F (x) >>' }, 'aktion'],
  ['einen Sprung in eine fremde Datei', { 5: '<< /S /GoToR /F (\\\\\\\\host\\\\x.pdf) >>' }, 'aktion'],
  ['einen Sprung in eine Anlage', { 5: '<< /S /GoToE >>' }, 'aktion'],
  ['eine Anlage', { 5: { kopf: '/Type /EmbeddedFile', strom: text('MZ') } }, 'anlage'],
  ['ein Verzeichnis von Anlagen', { 5: '<< /Names << /EmbeddedFiles 6 0 R >> >>' }, 'anlage'],
  ['eine Anlage ohne Art', { 5: '<< /F (a.exe) /EF << /F 6 0 R >> >>' }, 'anlage'],
  ['eine Anlage über einen Verweis', { 5: '<< /UF (a.exe) /EF 6 0 R >>' }, 'anlage'],
  ['eine angeheftete Datei', { 5: '<< /Subtype /FileAttachment >>' }, 'anlage'],
  ['eine Sammlung', { 1: '<< /Type /Catalog /Pages 2 0 R /Collection << >> >>' }, 'anlage'],
  ['ein XFA-Formular', { 5: '<< /XFA [(x) 6 0 R] >>' }, 'formular'],
  ['ein Leeren des Formulars', { 5: '<< /S /ResetForm >>' }, 'formular'],
  ['Medien', { 5: '<< /Subtype /RichMedia >>' }, 'medien'],
  ['einen Film', { 5: '<< /Subtype /Movie >>' }, 'medien'],
  ['Ton', { 5: '<< /S /Sound >>' }, 'medien'],
  ['3D', { 5: '<< /Subtype /3D >>' }, 'medien'],
  ['eine Darbietung', { 5: '<< /S /Rendition >>' }, 'medien'],
  ['einen Schutz', {}, 'verschluesselt', '/Encrypt 5 0 R'],
  ['einen Schutz in der Liste der Verweise', { 5: flate('x', '/Type /XRef /Encrypt 6 0 R') }, 'verschluesselt'],
  ['keine Seiten', { 3: '<< >>' }, 'beschaedigt'],
  ['keinen Katalog', { 1: '<< >>' }, 'beschaedigt'],
]
