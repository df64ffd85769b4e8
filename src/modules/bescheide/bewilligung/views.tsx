import { formatTag, type Tag, tagInBerlin } from '#platform/text/datum.ts'
import { routes } from '#routes'
import type { Html } from '#web/jsx.ts'
import { Hinweis } from '#web/parts/index.ts'
import type { Bewilligungsstand } from './bewilligung.ts'
import type { Lage, Zeitraum } from './zeitraum.ts'

/** „1. Dezember 2026 bis 30. November 2027“ */
export const showZeitraum = ({ von, bis }: Zeitraum): string => `${formatTag(von)} bis ${formatTag(bis)}`

interface HinweisProps {
  stand: Bewilligungsstand
  heute: Tag
}

const LUECKE =
  'Der Antrag wirkt auf den ersten Tag des Monats zurück, in dem er eingeht (§ 37 Abs. 2 SGB II). Für Monate davor gibt es kein Geld, und die Krankenversicherung kann unterbrochen sein.'

const formlos = routes.eserviceFormlos.href({ slug: 'weiterbewilligung' })
const hauptantrag = <a href={routes.eservice.href({ slug: 'buergergeld' })}>zum Hauptantrag</a>

const beantragtText = ({ bis }: Zeitraum, { id, zeit }: NonNullable<Bewilligungsstand['beantragt']>) => (
  <Hinweis art="erfolg" titel="Ihr Antrag für die Zeit danach ist beim Jobcenter">
    <p>
      Sie haben ihn am {formatTag(tagInBerlin(zeit))} gesendet: <a href={routes.vorgang.href({ id })}>zum Vorgang</a>.
      Ihr Bewilligungszeitraum endet am {formatTag(bis)}.
    </p>
  </Hinweis>
)

const zuFrueh = ({ bis, fenster: { oeffnet } }: Bewilligungsstand) => (
  <Hinweis titel={`Der Antrag öffnet sich am ${formatTag(oeffnet)}`}>
    <p>
      Ihr Bewilligungszeitraum endet am <strong>{formatTag(bis)}</strong>; der Antrag öffnet sich am{' '}
      {formatTag(oeffnet)}. Dann bekommen Sie eine Nachricht. Vorher ist zu wenig darüber bekannt, was dann gilt.
    </p>
    <p>
      Einen Antrag stellen dürfen Sie trotzdem jederzeit: <a href={formlos}>formlos mit ein paar Zeilen</a>.
    </p>
  </Hinweis>
)

const offen = ({ bis }: Bewilligungsstand) => (
  <Hinweis titel={`Jetzt können Sie den Antrag stellen, bis ${formatTag(bis)}`}>
    <p>
      An diesem Tag endet Ihr Bewilligungszeitraum. Senden Sie den Antrag vier bis acht Wochen vorher, dann kommt das
      Geld ohne Pause.
    </p>
  </Hinweis>
)

const knapp = ({ bis }: Bewilligungsstand) => (
  <Hinweis art="warnung" titel={`Ihr Bewilligungszeitraum endet am ${formatTag(bis)}`}>
    <p>Senden Sie den Antrag am besten heute. Nachweise können Sie nachreichen.</p>
  </Hinweis>
)

const abgelaufen = ({ bis, fenster: { ohneLuecke } }: Bewilligungsstand, heute: Tag) => (
  <Hinweis art="warnung" titel={`Ihr Bewilligungszeitraum endete am ${formatTag(bis)}`}>
    <p>
      {heute <= ohneLuecke
        ? `Senden Sie den Antrag bis zum ${formatTag(ohneLuecke)}: Dann fehlt kein Geld, und Ihre Krankenversicherung läuft weiter.`
        : `Senden Sie den Antrag möglichst heute. ${LUECKE}`}
    </p>
  </Hinweis>
)

const vorbei = ({ bis }: Bewilligungsstand) => (
  <Hinweis art="warnung" titel={`Ihr Bewilligungszeitraum endete am ${formatTag(bis)}`}>
    <p>
      Das ist mehr als zwei Monate her. Ihr Jobcenter braucht wahrscheinlich den ganzen Antrag: {hauptantrag}. {LUECKE}
    </p>
    <p>
      Eilt es, senden Sie zuerst <a href={formlos}>ein paar Zeilen</a>: Auch sie zählen als Antrag.
    </p>
  </Hinweis>
)

const aufgehoben = ({ bis }: Bewilligungsstand, heute: Tag) => (
  <Hinweis titel={`Ihre Leistung ${bis < heute ? 'endete' : 'endet'} mit dem ${formatTag(bis)}`}>
    <p>
      So steht es im Bescheid über die Aufhebung. Brauchen Sie wieder Hilfe, stellen Sie einen neuen Antrag:{' '}
      {hauptantrag}, oder formlos mit ein paar Zeilen.
    </p>
  </Hinweis>
)

const hinweise: Record<Lage, (stand: Bewilligungsstand, heute: Tag) => Html> = {
  ...{ aufgehoben, 'zu-frueh': zuFrueh },
  ...{ offen, knapp, abgelaufen, vorbei },
}

/** What the start sheet of the renewal says to somebody whose approval period is known. */
export const Bewilligungshinweis = ({ stand, heute }: HinweisProps): Html =>
  stand.beantragt ? beantragtText(stand, stand.beantragt) : hinweise[stand.lage](stand, heute)
