for (const button of document.querySelectorAll<HTMLButtonElement>('[data-kopieren]')) {
  if (!navigator.clipboard) break
  const stand = button.closest('.kopierfeld')?.querySelector('[role=status]')
  button.hidden = false
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(button.dataset['kopieren'] ?? '')
      if (stand) stand.textContent = 'Kopiert'
    } catch {
      if (stand) stand.textContent = 'Kopieren ist hier nicht möglich. Bitte markieren Sie den Text.'
    }
  })
}

// A module of its own: its names are nobody else's.
export {}
