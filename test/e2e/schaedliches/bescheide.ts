import { createEntwurf, releaseBescheid, returnBescheid, submitEntwurf, takeDatei } from '#modules/bescheide'
import { newId } from '#platform/datenbank/id.ts'
import { chunked, pdf } from '../../support/dateien.ts'
import { schaedliche } from '../../support/schaedlich.ts'
import { alle, type Buehne, text } from './sicht.ts'

/** The check of a file runs in the portal itself: hand it in as soon as it is through. */
async function submit({ portal, sachlich }: Buehne, id: string): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    if ((await submitEntwurf(portal.env, sachlich, id)) === 'ok') return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('Die Datei wurde nicht frei.')
}

/** Notices with hostile titles and file names; every second one is released, the others go back with a reason. */
export async function fillBescheide(buehne: Buehne): Promise<void> {
  const { portal, sachlich, teamer } = buehne
  const kim = buehne.menschen[0]!
  const sicht = buehne.kundensicht(kim)
  const basis = '/sachbearbeitung/bescheide'
  for (const i of alle) {
    const ort = { kundeId: kim.kundeId, sendung: newId() }
    async function* dateien() {
      yield {
        feld: 'datei',
        name: `[bescheid.datei] ${schaedliche[i]}.pdf`,
        inhalt: chunked(pdf({ 5: `<< /Lauf (${i}) >>` })),
      }
    }
    const { dokumente } = await takeDatei(portal.env, sachlich, { ...ort, dateien: dateien() })
    const angaben = { art: 'bewilligung', titel: text('bescheid.titel', i), belehrung: 'richtig' } as const
    const id = await createEntwurf(portal.env, sachlich, { ...ort, dokumentId: dokumente[0]!.id, angaben })
    if (!id) throw new Error('kein Entwurf')
    await submit(buehne, id)
    if (i % 2 === 0) await releaseBescheid(portal.env, teamer, { id })
    else await returnBescheid(portal.env, teamer, { id, grund: text('bescheid.grund', i) })
    if (i % 2 === 0) sicht.seiten.push(`/bescheide/${id}`, `/bescheide/${id}/widerspruch`, `/bescheide/${id}/zugang`)
    buehne.dienstsicht.seiten.push(`${basis}/${id}`)
    buehne.leitungssicht.seiten.push(`${basis}/${id}`, `${basis}/${id}/freigabe`)
  }
  sicht.seiten.push('/bescheide', '/kontoeinstellungen/daten')
  const listen = ['freigabe', 'entwuerfe', 'post', 'klaeren'].map((liste) => `${basis}?liste=${liste}`)
  buehne.dienstsicht.seiten.push(...listen)
}
