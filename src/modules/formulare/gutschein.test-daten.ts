import type { Mensch } from '../../../test/support/menschen.ts'

const pathOf = ({ page }: Pick<Mensch, 'page'>) => new URL(page.url).pathname

/** Sends the form for a placement voucher through its pages, and answers the id of the case. */
export async function sendGutschein(mensch: Mensch): Promise<string> {
  await mensch.open('/eservices/vermittlungsgutschein/antrag')
  await mensch.submit(mensch.page.text.includes('Neu beginnen') ? 'Neu beginnen' : 'Beginnen')
  const oben = pathOf(mensch)
  const seiten: Record<string, Record<string, string>> = {
    wunsch: { taetigkeit: 'Lagerhelferin', region: 'Hannover', 'arbeitsform[]': 'vollzeit' },
    grund: { grund: 'Ich suche seit einem Jahr.' },
    frueher: { frueher: 'nein' },
    ausgesucht: { ausgesucht: 'nein' },
    regeln: { gelesen: 'ja' },
  }
  for (const [seite, werte] of Object.entries(seiten)) {
    await mensch.open(`${oben}/seiten/${seite}`)
    await mensch.submit('Weiter', werte)
    if (mensch.page.status !== 200) throw new Error(`${seite}: ${mensch.page.text}`)
  }
  await mensch.open(`${oben}/pruefen`)
  await mensch.submit('Absenden', { erklaert: 'ja' })
  if (!pathOf(mensch).startsWith('/vorgaenge/')) throw new Error(mensch.page.text)
  return pathOf(mensch).split('/').at(-1)!
}
