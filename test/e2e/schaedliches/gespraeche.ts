import { type Sendungsort, takeDokumente } from '#modules/dokumente'
import { answerGespraech, sendNachricht, writeToKunde } from '#modules/postfach'
import { newId } from '#platform/datenbank/id.ts'
import { saveEntwurf } from '../../../src/modules/postfach/entwurf/entwurf.ts'
import { chunked, pdf } from '../../support/dateien.ts'
import { gebuendelt, schaedliche } from '../../support/schaedlich.ts'
import { alle, type Buehne, text, werOf } from './sicht.ts'

/** Files whose names are the texts of one bundle, one each: names are cut where they are too long. */
async function takeFiles({ portal }: Buehne, i: number, wer: { kundeId: string; kontoId: string }): Promise<string[]> {
  const ids: string[] = []
  const namen = schaedliche.filter((_, nr) => nr % gebuendelt.length === i)
  for (let ab = 0; ab < namen.length; ab += 10) {
    async function* dateien() {
      for (const name of namen.slice(ab, ab + 10)) {
        yield { feld: 'dateien', name: `[datei.name] ${name}.pdf`, inhalt: chunked(pdf()) }
      }
    }
    const ort: Sendungsort = {
      besitzer: { art: 'kunde', id: wer.kundeId },
      sendung: newId(),
      akteur: { art: 'kunde', id: wer.kontoId },
    }
    const { dokumente, fehler } = await takeDokumente(portal.env, ort, dateien())
    if (fehler.length > 0) throw new Error(fehler.join())
    ids.push(...dokumente.map(({ id }) => id))
  }
  return ids
}

async function standOf({ portal }: Buehne, id: string): Promise<number> {
  const row = portal.env.db.selectFrom('gespraech').select('stand').where('id', '=', id)
  return (await row.executeTakeFirstOrThrow()).stand
}

/** Conversations of one customer with every bundle: subject, text, files, answers of staff, drafts. */
export async function fillGespraeche(buehne: Buehne): Promise<void> {
  const { portal, jobcenterId, sachlich } = buehne
  const { env } = portal
  const kim = buehne.menschen[0]!
  const wer = werOf(kim, jobcenterId)
  const sicht = buehne.kundensicht(kim)
  for (const i of alle) {
    const anhaenge = await takeFiles(buehne, i, kim)
    const an = { anliegen: 'miete', betreff: text('gespraech.betreff', i) } as const
    const sent = await sendNachricht(env, wer, { sendung: newId(), text: text('nachricht.text', i), anhaenge, an })
    if (!sent.ok) throw new Error(sent.grund)
    const id = sent.gespraechId
    const antwort = { id, stand: await standOf(buehne, id), sendung: newId(), anhaenge: [] }
    if (i > 3) await answerGespraech(env, sachlich, { ...antwort, text: text('antwort.text', i) })
    const neu = { kundeId: kim.kundeId, anliegen: 'bewerbung', sendung: newId(), anhaenge: [] } as const
    await writeToKunde(env, sachlich, { ...neu, betreff: text('dienst.betreff', i), text: text('dienst.text', i) })
    const entwurf = { anliegen: 'miete', betreff: text('entwurf.betreff', i), text: text('entwurf.text', i) }
    await saveEntwurf(env, wer, { ...entwurf, sendung: newId(), fach: 'leistung' })
  }
  const rows = await env.db
    .selectFrom('gespraech')
    .select(['id', 'postfach'])
    .where('kunde_id', '=', kim.kundeId)
    .execute()
  for (const { id, postfach } of rows) {
    sicht.seiten.push(`/postfach/${postfach}/${id}`)
    buehne.dienstsicht.seiten.push(`/sachbearbeitung/gespraeche/${id}`)
  }
  sicht.seiten.push('/postfach/leistung', '/postfach/vermittlung', '/postfach/leistung?ordner=entwuerfe')
  sicht.seiten.push('/benachrichtigungen')
}
