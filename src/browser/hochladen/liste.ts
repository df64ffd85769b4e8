import { element, knopf, stimme } from './dom.ts'
import { type Posten, Schlange } from './schlange.ts'

interface Zeile {
  li: HTMLLIElement
  text: HTMLElement
  balken: HTMLProgressElement
  nochmal: HTMLButtonElement
}

const texte = {
  wartet: 'Wartet',
  unterbrochen: 'Keine Verbindung. Es geht von selbst weiter, solange diese Seite offen ist.',
  sitzung: 'Ihre Sitzung ist zu Ende. Laden Sie die Seite neu und melden Sie sich an. Was angekommen ist, bleibt.',
} as const

const fieldOf = (form: HTMLFormElement, name: string) =>
  form.querySelector<HTMLInputElement>(`input[name="${name}"]`)?.value ?? ''

/** The files of one form on their way: what each does, taking one out again, and the form that waits for all of them. */
export class Hochladeliste {
  readonly #form: HTMLFormElement
  readonly #feld: HTMLInputElement
  readonly #schlange: Schlange
  readonly #zeilen = new Map<Posten, Zeile>()
  readonly #liste = element('ul', { class: 'hochladen__liste' })
  /** The last that it puts on the page. */
  readonly ende = stimme()
  /** The button that was pressed while files were on their way. */
  #wartend: { submitter: HTMLElement | null } | undefined

  constructor(form: HTMLFormElement, feld: HTMLInputElement, adresse: string) {
    this.#form = form
    this.#feld = feld
    const ziel = { adresse, sendung: fieldOf(form, 'sendung'), csrf: fieldOf(form, 'csrf') }
    this.#schlange = new Schlange(ziel, (posten) => this.#show(posten))
    feld.closest('.kern-form-input')?.after(this.#liste, this.ende)
    feld.addEventListener('change', () => {
      for (const datei of feld.files ?? []) this.take(datei)
      // Sent by itself from here on, not once more with the form.
      feld.value = ''
    })
    form.addEventListener('submit', (event) => this.#hold(event))
  }

  get maxBytes(): number {
    return Number(this.#feld.dataset['bytes'] ?? 0)
  }

  say(satz: string): void {
    this.ende.textContent = satz
  }

  take(datei: File): void {
    const text = this.#refusal(datei)
    const posten = text ? this.#schlange.refuse(datei, text) : this.#schlange.add(datei)
    this.#append(posten)
    this.#show(posten)
    this.#feld.required = false
  }

  /** What the server would say anyway, before it has to be sent. */
  #refusal(datei: File): string | undefined {
    const { anzahl } = this.#feld.dataset
    const before = this.#schlange.posten.filter(({ stand }) => stand.art !== 'abgewiesen').length
    if (before >= Number(anzahl))
      return `Möglich sind höchstens ${anzahl} Dateien auf einmal. Senden Sie den Rest danach.`
    if (datei.size > this.maxBytes) return `Die Datei ist zu groß. ${this.#grenzen()}`
    return datei.size === 0 ? 'Die Datei ist leer. Wählen Sie sie noch einmal.' : undefined
  }

  /** The sentence with the limits stands at the field; there is no second one. */
  #grenzen(): string {
    return document.getElementById(`${this.#feld.id}-hinweis`)?.textContent?.trim() ?? ''
  }

  #append(posten: Posten): void {
    const { name } = posten.datei
    const text = element('span', { class: 'hochladen__text' })
    const balken = element('progress', { max: '1', 'aria-label': `${name}: Fortschritt` })
    const nochmal = knopf('Jetzt noch einmal versuchen', { vorlesen: `${name} jetzt noch einmal senden` }, () =>
      this.#schlange.retry(),
    )
    const weg = knopf('Entfernen', { art: 'text', vorlesen: `${name} entfernen` }, () => this.#remove(posten))
    const li = element('li', {}, element('strong', { class: 'hochladen__name' }, name), balken, text, nochmal, weg)
    this.#zeilen.set(posten, { li, text, balken, nochmal })
    this.#liste.append(li)
  }

  #remove(posten: Posten): void {
    this.#schlange.remove(posten)
    this.#zeilen.get(posten)?.li.remove()
    this.#zeilen.delete(posten)
    // It has arrived and waits there for this form: the form says that it is not meant.
    if (posten.stand.art === 'da' && !this.#isThere(posten.stand.id)) {
      this.#form.append(element('input', { type: 'hidden', name: 'entfernen[]', value: posten.stand.id }))
    }
    this.#feld.focus()
    this.say(`${posten.datei.name} ist entfernt.`)
    this.#release()
  }

  #isThere(id: string): boolean {
    return this.#schlange.posten.some(({ stand }) => stand.art === 'da' && stand.id === id)
  }

  #show(posten: Posten): void {
    const zeile = this.#zeilen.get(posten)
    if (!zeile) return
    const { stand } = posten
    zeile.li.dataset['stand'] = stand.art
    zeile.balken.hidden = stand.art !== 'laeuft'
    zeile.nochmal.hidden = stand.art !== 'unterbrochen'
    if (stand.art === 'laeuft') {
      zeile.balken.value = stand.anteil
      zeile.text.textContent = stand.anteil < 1 ? `${Math.floor(stand.anteil * 100)} %` : 'Wird geprüft …'
      return
    }
    if (stand.art === 'da') zeile.text.textContent = 'Angekommen'
    else zeile.text.textContent = stand.art === 'abgewiesen' ? stand.text : texte[stand.art]
    if (stand.art === 'da') this.#arrived(stand.id)
    else if (stand.art === 'abgewiesen') this.say(stand.text)
    else if (stand.art !== 'wartet') this.say(texte[stand.art])
    this.#release()
  }

  #arrived(id: string): void {
    for (const field of this.#form.querySelectorAll<HTMLInputElement>('input[type=hidden][name="entfernen[]"]')) {
      if (field.value === id) field.remove()
    }
    // A page that is closed and opened again goes on with what has arrived.
    const adresse = new URL(location.href)
    adresse.searchParams.set('sendung', fieldOf(this.#form, 'sendung'))
    history.replaceState(history.state, '', adresse)
    const alle = this.#schlange.posten.filter(({ stand }) => stand.art !== 'abgewiesen')
    const da = alle.filter(({ stand }) => stand.art === 'da').length
    this.say(`${da} von ${alle.length} ${alle.length === 1 ? 'Datei' : 'Dateien'} angekommen.`)
  }

  #hold(event: SubmitEvent): void {
    if (!this.#schlange.offen) return
    event.preventDefault()
    this.#wartend = { submitter: event.submitter }
    this.#schlange.retry()
    this.say('Ihre Dateien sind noch unterwegs. Danach wird das Formular von selbst gesendet.')
  }

  /** Sends the form that waited, once everything has arrived. Where a file was refused, the person decides anew. */
  #release(): void {
    if (!this.#wartend || this.#schlange.offen) return
    const { submitter } = this.#wartend
    this.#wartend = undefined
    if (this.#schlange.posten.some(({ stand }) => stand.art === 'abgewiesen')) {
      this.say('Eine Datei wurde nicht angenommen. Prüfen Sie die Liste, und senden Sie dann noch einmal.')
      return
    }
    this.#form.requestSubmit(submitter)
  }
}
