// Prints every page of every form as one line of JSON: for the gallery in the browser.
import { listFormularseiten } from '../galerie/formularseiten.tsx'

console.log(JSON.stringify(listFormularseiten().map(({ name, html }) => ({ name, html }))))
