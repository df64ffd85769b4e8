import { Fotomappe } from './hochladen/fotos.ts'
import { Hochladeliste } from './hochladen/liste.ts'

/** Files of a form go by themselves while it is filled in. Without this script they go with it, as they are. */
for (const feld of document.querySelectorAll<HTMLInputElement>('input[type=file][data-hochladen]')) {
  if (!feld.form) continue
  const liste = new Hochladeliste(feld.form, feld, feld.dataset['hochladen'] ?? '')
  new Fotomappe(liste.ende, { maxBytes: liste.maxBytes, take: (datei) => liste.take(datei) })
}
