import { element, knopf, newElementId } from './dom.ts'
import { type Bearbeitung, describeFlaeche, type Flaeche, MINDESTENS, moved, resized, spanned } from './flaechen.ts'

type Modus = 'schwarz' | 'ausschnitt'

const SCHRITT = 0.02
const pfeile: Record<string, readonly [number, number]> = {
  ArrowLeft: [-SCHRITT, 0],
  ArrowRight: [SCHRITT, 0],
  ArrowUp: [0, -SCHRITT],
  ArrowDown: [0, SCHRITT],
}

/** Where a rectangle stands that was added without a pointer. */
const neue: Record<Modus, Flaeche> = {
  schwarz: { x: 0.3, y: 0.4, breite: 0.4, hoehe: 0.1 },
  ausschnitt: { x: 0.1, y: 0.1, breite: 0.8, hoehe: 0.8 },
}

const hilfe: Record<Modus, string> = {
  schwarz:
    'Ziehen Sie mit Finger oder Maus ein Rechteck über das, was niemand lesen soll. Es wird aus dem Bild gelöscht, nicht nur verdeckt.',
  ausschnitt: 'Ziehen Sie ein Rechteck um das, was bleiben soll. Der Rest wird abgeschnitten.',
}

/** The page where one photo is cut and blackened: with a pointer, with the keyboard, or with the buttons below it. */
export class Blattfenster {
  readonly #dialog = element('dialog', { class: 'fotos__fenster' })
  readonly #buehne = element('div', { class: 'fotos__buehne' })
  readonly #hilfe = element('p')
  readonly #stand = element('p', { role: 'status', class: 'kern-sr-only' })
  readonly #werkzeug = element('div', { class: 'fotos__werkzeug', role: 'group', 'aria-label': 'Gewählte Fläche' })
  #modus: Modus = 'schwarz'
  #flaechen: Record<Modus, Flaeche[]> = { schwarz: [], ausschnitt: [] }
  #gewaehlt = -1

  /** Shows a photo as it is turned; resolves with what was marked, or undefined where nothing is to change. */
  open(bild: HTMLCanvasElement, bearbeitung: Bearbeitung, titel: string): Promise<Bearbeitung | undefined> {
    this.#flaechen = {
      schwarz: [...bearbeitung.schwarz],
      ausschnitt: bearbeitung.ausschnitt ? [bearbeitung.ausschnitt] : [],
    }
    this.#gewaehlt = -1
    const titelId = newElementId('fotos-titel')
    this.#dialog.setAttribute('aria-labelledby', titelId)
    this.#buehne.replaceChildren(bild)
    return new Promise((done) => {
      let result: Bearbeitung | undefined
      const fertig = knopf('Fertig', { art: 'primaer' }, () => {
        result = { ...bearbeitung, schwarz: this.#flaechen.schwarz, ausschnitt: this.#flaechen.ausschnitt[0] }
        this.#dialog.close()
      })
      this.#dialog.replaceChildren(
        element('h2', { id: titelId, class: 'kern-title' }, titel),
        this.#createWahl(),
        this.#hilfe,
        this.#buehne,
        knopf('Fläche hinzufügen', {}, () => this.#add(neue[this.#modus], true)),
        this.#werkzeug,
        element(
          'p',
          { class: 'kern-hint' },
          'Mit der Tastatur: Pfeiltasten verschieben, Umschalt und Pfeiltasten ändern die Größe, Entf entfernt.',
        ),
        element(
          'div',
          { class: 'knopfzeile' },
          knopf('Abbrechen', { art: 'text' }, () => this.#dialog.close()),
          fertig,
        ),
        this.#stand,
      )
      document.body.append(this.#dialog)
      this.#dialog.addEventListener(
        'close',
        () => {
          this.#dialog.remove()
          done(result)
        },
        { once: true },
      )
      this.#buehne.onpointerdown = (event) => this.#press(event)
      this.#show()
      this.#dialog.showModal()
    })
  }

  #createWahl(): HTMLElement {
    const name = newElementId('fotos-modus')
    const wahl = (modus: Modus, text: string) => {
      const id = `${name}-${modus}`
      const radio = element('input', { type: 'radio', class: 'kern-form-check__radio', id, name })
      radio.checked = this.#modus === modus
      radio.addEventListener('change', () => {
        this.#modus = modus
        this.#gewaehlt = -1
        this.#show()
      })
      return element(
        'div',
        { class: 'kern-form-check' },
        radio,
        element('label', { class: 'kern-label', for: id }, text),
      )
    }
    return element(
      'div',
      { class: 'fotos__modus', role: 'radiogroup', 'aria-label': 'Was möchten Sie tun?' },
      wahl('schwarz', 'Schwärzen'),
      wahl('ausschnitt', 'Zuschneiden'),
    )
  }

  #add(one: Flaeche, focus: boolean): void {
    const list = this.#flaechen[this.#modus]
    if (this.#modus === 'ausschnitt') list.length = 0
    list.push(one)
    this.#gewaehlt = list.length - 1
    this.#show()
    if (focus) this.#focus()
  }

  #focus(): void {
    this.#buehne.querySelector<HTMLElement>('[aria-pressed="true"]')?.focus()
  }

  #change(neu: Flaeche | undefined): void {
    const list = this.#flaechen[this.#modus]
    if (!list[this.#gewaehlt]) return
    if (neu) list[this.#gewaehlt] = neu
    else {
      list.splice(this.#gewaehlt, 1)
      this.#gewaehlt = -1
    }
    this.#stand.textContent = neu ? describeFlaeche(neu) : 'Fläche entfernt.'
    this.#show()
  }

  #with(change: (one: Flaeche) => Flaeche | undefined): void {
    const one = this.#flaechen[this.#modus][this.#gewaehlt]
    if (one) this.#change(change(one))
  }

  /** Rectangles as buttons: they can be reached, chosen and moved without a pointer. Focus stays where it was. */
  #show(): void {
    this.#hilfe.textContent = hilfe[this.#modus]
    const hadFocus = this.#buehne.contains(document.activeElement)
    for (const old of this.#buehne.querySelectorAll('.fotos__flaeche')) old.remove()
    const other: Modus = this.#modus === 'schwarz' ? 'ausschnitt' : 'schwarz'
    for (const one of this.#flaechen[other]) this.#buehne.append(this.#place(one, other, 'div'))
    this.#flaechen[this.#modus].forEach((one, i) => {
      const button = this.#place(one, this.#modus, 'button')
      const was = this.#modus === 'schwarz' ? `Schwärzung ${i + 1}` : 'Ausschnitt'
      button.setAttribute('aria-label', `${was}: ${describeFlaeche(one)}`)
      button.setAttribute('aria-pressed', String(i === this.#gewaehlt))
      button.setAttribute('type', 'button')
      button.dataset['nummer'] = String(i)
      button.append(element('span', { class: 'fotos__griff' }))
      button.addEventListener('focus', () => this.#choose(i))
      button.addEventListener('keydown', (event) => this.#key(event))
      this.#buehne.append(button)
    })
    if (hadFocus) this.#focus()
    this.#showWerkzeug()
  }

  #place(one: Flaeche, modus: Modus, name: 'div' | 'button'): HTMLElement {
    const made = element(name, { class: `fotos__flaeche fotos__flaeche--${modus}` })
    made.style.left = `${one.x * 100}%`
    made.style.top = `${one.y * 100}%`
    made.style.width = `${one.breite * 100}%`
    made.style.height = `${one.hoehe * 100}%`
    return made
  }

  #choose(i: number): void {
    this.#gewaehlt = i
    for (const one of this.#buehne.querySelectorAll<HTMLElement>('button.fotos__flaeche')) {
      one.setAttribute('aria-pressed', String(one.dataset['nummer'] === String(i)))
    }
    this.#showWerkzeug()
  }

  #showWerkzeug(): void {
    this.#werkzeug.hidden = this.#gewaehlt < 0
    if (this.#werkzeug.childElementCount > 0) return
    const move = (dx: number, dy: number) => () => this.#with((one) => moved(one, dx, dy))
    const size = (db: number, dh: number) => () => this.#with((one) => resized(one, db, dh))
    this.#werkzeug.append(
      knopf('Nach links', {}, move(-SCHRITT, 0)),
      knopf('Nach rechts', {}, move(SCHRITT, 0)),
      knopf('Nach oben', {}, move(0, -SCHRITT)),
      knopf('Nach unten', {}, move(0, SCHRITT)),
      knopf('Breiter', {}, size(SCHRITT, 0)),
      knopf('Schmaler', {}, size(-SCHRITT, 0)),
      knopf('Höher', {}, size(0, SCHRITT)),
      knopf('Flacher', {}, size(0, -SCHRITT)),
      knopf('Fläche entfernen', {}, () => this.#with(() => undefined)),
    )
  }

  #key(event: KeyboardEvent): void {
    const pfeil = pfeile[event.key]
    if (pfeil) this.#with((one) => (event.shiftKey ? resized(one, ...pfeil) : moved(one, ...pfeil)))
    else if (event.key === 'Delete' || event.key === 'Backspace') this.#with(() => undefined)
    else return
    event.preventDefault()
  }

  /** A press on a rectangle moves it, on its corner resizes it, anywhere else begins a new one. */
  #press(event: PointerEvent): void {
    const rahmen = this.#buehne.getBoundingClientRect()
    const at = ({ clientX, clientY }: PointerEvent) => ({
      x: (clientX - rahmen.left) / rahmen.width,
      y: (clientY - rahmen.top) / rahmen.height,
    })
    const start = at(event)
    const ziel = event.target instanceof Element ? event.target : null
    const button = ziel?.closest<HTMLElement>('button.fotos__flaeche')
    const griff = ziel?.closest('.fotos__griff')
    event.preventDefault()
    // The rectangles are made anew while they move; the stage stays.
    this.#buehne.setPointerCapture(event.pointerId)
    if (button) this.#choose(Number(button.dataset['nummer']))
    else this.#add(spanned(start, start), false)
    const before = this.#flaechen[this.#modus][this.#gewaehlt]!
    const follow = (next: PointerEvent) => {
      const now = at(next)
      const [dx, dy] = [now.x - start.x, now.y - start.y]
      if (!button) this.#change(spanned(start, now))
      else this.#change(griff ? resized(before, dx, dy) : moved(before, dx, dy))
    }
    const end = () => {
      removeEventListener('pointermove', follow)
      const one = this.#flaechen[this.#modus][this.#gewaehlt]
      // A tap is no rectangle.
      if (!button && one && (one.breite < MINDESTENS / 2 || one.hoehe < MINDESTENS / 2)) this.#change(undefined)
      this.#focus()
    }
    addEventListener('pointermove', follow)
    addEventListener('pointerup', end, { once: true })
    addEventListener('pointercancel', end, { once: true })
  }
}
