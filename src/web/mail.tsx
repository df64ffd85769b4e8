import { type Html, raw } from './jsx.ts'

/** What a mail says. Never anything of a matter: that something is there, from whom, where (PRI-02). */
export interface Mailtext {
  betreff: string
  absender: string
  absaetze: string[]
  knopf?: { text: string; href: string }
  /** Another way, below the button. */
  zweiter?: { text: string; href: string }
  /** After the button. */
  danach?: string[]
  kontakt: string
}

const style = `body{margin:0;padding:24px;font:16px/1.5 system-ui,sans-serif;color:#1a1a1a;background:#fff}
main{max-width:560px}a{color:#0b4f8a;overflow-wrap:anywhere}.knopf{display:inline-block;padding:12px 20px;background:#0b4f8a;color:#fff;border-radius:4px;text-decoration:none}
footer{margin-top:32px;padding-top:16px;border-top:1px solid #ccc;color:#555;font-size:14px}`

const noReply = 'Bitte antworten Sie nicht auf diese E-Mail. Sie wurde automatisch versandt.'
const help = (kontakt: string) =>
  `Technische Hilfe, das Servicetelefon für Menschen mit Hörbeeinträchtigungen und weitere Wege finden Sie hier: ${kontakt}`

/** The text part and the HTML part of a mail, with the same words. */
export function renderMail(mail: Mailtext): { betreff: string; text: string; html: string } {
  const danach = mail.danach ?? []
  const closing = ['Mit freundlichen Grüßen', `Ihr ${mail.absender}`]
  const text = [
    'Guten Tag,',
    ...mail.absaetze,
    ...(mail.knopf ? [`${mail.knopf.text}:\n${mail.knopf.href}`] : []),
    ...(mail.zweiter ? [`${mail.zweiter.text}:\n${mail.zweiter.href}`] : []),
    ...danach,
    closing.join('\n'),
    '-- ',
    noReply,
    help(mail.kontakt),
  ].join('\n\n')
  const paragraphs = (lines: string[]): Html[] => lines.map((line) => <p>{line}</p>)
  const html = (
    <html lang="de">
      <head>
        <meta charset="utf-8" />
        <title>{mail.betreff}</title>
        <style>{raw(style)}</style>
      </head>
      <body>
        <main>
          <p>Guten Tag,</p>
          {paragraphs(mail.absaetze)}
          {mail.knopf && (
            <p>
              <a class="knopf" href={mail.knopf.href}>
                {mail.knopf.text}
              </a>
            </p>
          )}
          {mail.knopf && <p>Wenn sich der Knopf nicht öffnen lässt, kopieren Sie diese Adresse: {mail.knopf.href}</p>}
          {mail.zweiter && (
            <p>
              <a href={mail.zweiter.href}>{mail.zweiter.text}</a>
            </p>
          )}
          {paragraphs(danach)}
          <p>
            {closing[0]}
            <br />
            {closing[1]}
          </p>
          <footer>
            <p>{noReply}</p>
            <p>
              Technische Hilfe, das Servicetelefon für Menschen mit Hörbeeinträchtigungen und weitere Wege finden Sie{' '}
              <a href={mail.kontakt}>auf der Seite „Kontakt“</a>.
            </p>
          </footer>
        </main>
      </body>
    </html>
  )
  return { betreff: mail.betreff, text: `${text}\n`, html: `<!doctype html>${html.toString()}` }
}
