import { Blattfenster } from './blatt.ts'
import { element, knopf, newElementId, stimme } from './dom.ts'
import { type Bearbeitung, turned, unbearbeitet } from './flaechen.ts'
import { type Blatt, writePdf } from './pdf.ts'
import { draw, printBlatt, readVorschau } from './zeichnen.ts'

interface Seite {
  datei: File
  /** Small and unchanged. */
  vorschau: HTMLCanvasElement
  bearbeitung: Bearbeitung
  li: HTMLLIElement
}

/** Tried one after another until the PDF is small enough: still readable, ever smaller. */
const stufen = [
  { kante: 2400, guete: 0.82 },
  { kante: 2000, guete: 0.72 },
  { kante: 1600, guete: 0.65 },
  { kante: 1300, guete: 0.55 },
]
const DAUMEN = 320
/** A page more than this many hangs old phones. */
const HOECHSTENS = 30

const two = (zahl: number) => String(zahl).padStart(2, '0')

/** „Fotos 2026-11-23 14.05.07.pdf“ */
function nameOf(zeit: Date): string {
  const tag = [zeit.getFullYear(), two(zeit.getMonth() + 1), two(zeit.getDate())].join('-')
  return `Fotos ${tag} ${[zeit.getHours(), zeit.getMinutes(), zeit.getSeconds()].map(two).join('.')}.pdf`
}

/** Several photos become the pages of one PDF, on this device: what is cut off or blackened never leaves it. */
export class Fotomappe {
  readonly #take: (datei: File) => void
  readonly #maxBytes: number
  readonly #seiten: Seite[] = []
  readonly #liste = element('ol', { class: 'fotos__seiten' })
  readonly #stand = stimme()
  readonly #senden: HTMLButtonElement
  readonly #fenster = new Blattfenster()
  #arbeitet = false

  /** `take` gets the finished PDF, and photos that this browser cannot read, as they are. */
  constructor(ort: HTMLElement, { maxBytes, take }: { maxBytes: number; take: (datei: File) => void }) {
    this.#take = take
    this.#maxBytes = maxBytes
    const id = newElementId('fotos')
    const feld = element('input', {
      ...{ type: 'file', id, accept: 'image/*', multiple: '', class: 'kern-form-input__input' },
    })
    feld.addEventListener('change', async () => {
      const dateien = [...(feld.files ?? [])]
      feld.value = ''
      for (const datei of dateien) await this.#add(datei)
    })
    this.#senden = knopf('Als eine PDF hochladen', { art: 'sekundaer' }, () => void this.#finish())
    const innen = element(
      'div',
      { class: 'fotos' },
      element(
        'p',
        {},
        'Ordnen, drehen, zuschneiden und schwärzen Sie hier. Das geschieht auf Ihrem Gerät: Was Sie schwärzen, verlässt es nicht.',
      ),
      element(
        'div',
        { class: 'kern-form-input' },
        element('label', { class: 'kern-label', for: id }, 'Fotos wählen oder aufnehmen'),
        feld,
      ),
      this.#liste,
      this.#stand,
      this.#senden,
    )
    const klappe = element(
      'details',
      { class: 'kern-accordion' },
      element(
        'summary',
        { class: 'kern-accordion__header' },
        element('span', { class: 'kern-title' }, 'Mehrere Fotos zu einer PDF machen'),
      ),
      element('div', { class: 'kern-accordion__body' }, innen),
    )
    ort.after(klappe)
    this.#refresh()
  }

  async #add(datei: File): Promise<void> {
    if (this.#seiten.length >= HOECHSTENS) {
      this.#say(`Eine PDF kann hier höchstens ${HOECHSTENS} Seiten haben. Machen Sie eine zweite.`)
      return
    }
    this.#say('Das Foto wird gelesen …')
    const vorschau = await readVorschau(datei)
    if (!vorschau) {
      this.#take(datei)
      this.#say(
        `${datei.name} lässt sich in diesem Browser nicht bearbeiten. Das Foto wird so hochgeladen, wie es ist.`,
      )
      return
    }
    const li = element('li', { class: 'fotos__seite' })
    const seite: Seite = { datei, vorschau, bearbeitung: unbearbeitet, li }
    this.#seiten.push(seite)
    this.#liste.append(li)
    this.#show(seite)
    this.#refresh()
    this.#say(`${this.#seiten.length} ${this.#seiten.length === 1 ? 'Seite' : 'Seiten'}.`)
  }

  #say(satz: string): void {
    this.#stand.textContent = satz
  }

  /** The picture and the buttons of one page, with the button in focus that was. */
  #show(seite: Seite): void {
    const nummer = this.#seiten.indexOf(seite) + 1
    const focused = [...seite.li.querySelectorAll('button')].indexOf(document.activeElement as HTMLButtonElement)
    const bild = draw(seite.vorschau, seite.bearbeitung, DAUMEN)
    bild.setAttribute('role', 'img')
    bild.setAttribute('aria-label', `Seite ${nummer}: ${seite.datei.name}`)
    const tun = (text: string, was: string, run: () => void) => knopf(text, { vorlesen: `Seite ${nummer} ${was}` }, run)
    const vor = tun('Nach vorn', 'nach vorn', () => this.#move(seite, -1))
    const zurueck = tun('Nach hinten', 'nach hinten', () => this.#move(seite, 1))
    vor.disabled = nummer === 1
    zurueck.disabled = nummer === this.#seiten.length
    const knoepfe = element(
      'div',
      { class: 'fotos__knoepfe' },
      vor,
      zurueck,
      tun('Drehen', 'nach rechts drehen', () => this.#change(seite, turned(seite.bearbeitung))),
      tun('Schwärzen und zuschneiden', 'schwärzen und zuschneiden', () => void this.#edit(seite)),
      tun('Entfernen', 'entfernen', () => this.#remove(seite)),
    )
    seite.li.replaceChildren(element('strong', {}, `Seite ${nummer}`), bild, knoepfe)
    const again = seite.li.querySelectorAll('button')[focused]
    if (again) (again.disabled ? seite.li.querySelector<HTMLButtonElement>('button:enabled') : again)?.focus()
  }

  #change(seite: Seite, bearbeitung: Bearbeitung): void {
    seite.bearbeitung = bearbeitung
    this.#show(seite)
  }

  #move(seite: Seite, um: -1 | 1): void {
    const at = this.#seiten.indexOf(seite)
    const other = this.#seiten[at + um]
    if (!other) return
    this.#seiten[at] = other
    this.#seiten[at + um] = seite
    const focused = document.activeElement as HTMLElement | null
    if (um < 0) other.li.before(seite.li)
    else other.li.after(seite.li)
    // Moving an element takes the focus from it.
    focused?.focus()
    this.#refresh()
    this.#say(`Jetzt Seite ${at + um + 1}.`)
  }

  #remove(seite: Seite): void {
    this.#seiten.splice(this.#seiten.indexOf(seite), 1)
    seite.li.remove()
    this.#refresh()
    this.#say('Seite entfernt.')
    this.#senden.parentElement?.querySelector<HTMLElement>('input')?.focus()
  }

  async #edit(seite: Seite): Promise<void> {
    const nummer = this.#seiten.indexOf(seite) + 1
    const bild = draw(seite.vorschau, { ...unbearbeitet, drehung: seite.bearbeitung.drehung }, 1200)
    const neu = await this.#fenster.open(bild, seite.bearbeitung, `Seite ${nummer} bearbeiten`)
    if (neu) this.#change(seite, neu)
    seite.li.querySelectorAll<HTMLElement>('button')[3]?.focus()
  }

  #refresh(): void {
    for (const seite of this.#seiten) this.#show(seite)
    this.#senden.hidden = this.#seiten.length === 0
  }

  async #finish(): Promise<void> {
    if (this.#arbeitet) return
    this.#arbeitet = true
    try {
      const pdf = await this.#print()
      if (!pdf) {
        this.#say('Das wird zu groß für eine Datei. Entfernen Sie Seiten, und machen Sie daraus eine zweite PDF.')
        return
      }
      this.#take(new File([pdf], nameOf(new Date()), { type: 'application/pdf' }))
      const anzahl = this.#seiten.length
      for (const { li } of this.#seiten.splice(0)) li.remove()
      this.#refresh()
      this.#say(`Die PDF mit ${anzahl} ${anzahl === 1 ? 'Seite' : 'Seiten'} steht in der Liste der Dateien.`)
    } catch {
      this.#say('Aus diesen Fotos ließ sich keine PDF machen. Laden Sie sie oben einzeln hoch.')
    } finally {
      this.#arbeitet = false
    }
  }

  /** Undefined where it stays too large. */
  async #print(): Promise<Uint8Array<ArrayBuffer> | undefined> {
    for (const stufe of stufen) {
      const blaetter: Blatt[] = []
      for (const [i, { datei, bearbeitung }] of this.#seiten.entries()) {
        this.#say(`Seite ${i + 1} von ${this.#seiten.length} wird vorbereitet …`)
        blaetter.push(await printBlatt(datei, bearbeitung, stufe))
      }
      const pdf = writePdf(blaetter)
      if (pdf.length <= this.#maxBytes) return pdf
    }
    return undefined
  }
}
