/** Where a sheet comes from and when: without what stands behind the path, which may be a secret or a search. */
export function prepareDruckkopf(): void {
  const adresse = document.querySelector('[data-druck-adresse]')
  const tag = document.querySelector('[data-druck-tag]')
  const update = () => {
    if (adresse) adresse.textContent = location.origin + location.pathname
    if (tag)
      tag.textContent = `Gedruckt am ${new Intl.DateTimeFormat('de-DE', { dateStyle: 'long' }).format(new Date())}`
  }
  addEventListener('beforeprint', update)
}
