/** Menus in the header are `details`; these are the manners one expects of a menu. */
export function closeMenusGently(): void {
  const menus = [...document.querySelectorAll<HTMLDetailsElement>('.kopf__menue')]
  for (const menu of menus) {
    menu.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || !menu.open) return
      menu.open = false
      menu.querySelector('summary')?.focus()
    })
    menu.addEventListener('focusout', (event) => {
      // Without a new place (a tap on empty ground, another window) the click below decides.
      if (event.relatedTarget instanceof Node && !menu.contains(event.relatedTarget)) menu.open = false
    })
  }
  document.addEventListener('click', (event) => {
    for (const menu of menus) {
      if (menu.open && event.target instanceof Node && !menu.contains(event.target)) menu.open = false
    }
  })
}
