import { addTage } from '#platform/text/datum.ts'
import { optionen } from '../../bausteine/angaben.ts'
import { choicesIn, enthaelt, ist } from '../../bausteine/bedingungen.ts'
import { type Antworten, entriesOf, type Sicht } from '../../engine/modell.ts'
import { type Art, anschriftIn, fehltAnAnschrift, MELDEN, SCHUTZ } from './art.ts'
import { beginMehrbedarf, istUnter25, zeige } from './tage.ts'

const einzug: Art = {
  text: 'Jemand zieht bei uns ein',
  kurz: 'Einzug',
  ohnePerson: true,
  seiten: {
    einzug: {
      frage: 'Wer zieht ein?',
      felder: [
        { name: 'einzugVorname', label: 'Vorname', art: 'name' },
        { name: 'einzugNachname', label: 'Nachname', art: 'name' },
        { name: 'einzugGeboren', label: 'Geburtsdatum', art: 'datum', bis: ({ heute }) => heute },
        {
          name: 'einzugBeziehung',
          label: 'Wer ist das für Sie?',
          art: 'auswahl',
          optionen: optionen({
            partner: 'Meine Partnerin oder mein Partner',
            kind: 'Mein Kind oder das Kind meiner Partnerin oder meines Partners',
            eltern: 'Meine Mutter oder mein Vater',
            verwandte: 'Andere Verwandte',
            mitbewohner: 'Mitbewohnerin oder Mitbewohner',
            untermieter: 'Untermieterin oder Untermieter',
          }),
        },
        { name: 'gemeinsamWirtschaften', label: 'Kaufen Sie ein und kochen Sie zusammen?', art: 'janein' },
      ],
    },
    einzugLage: {
      frage: 'Wie lebt diese Person bisher?',
      warum: 'Davon hängt ab, ob sie zu Ihrer Bedarfsgemeinschaft gehört und was ihr zusteht.',
      info: 'Genaueres über Einkommen und Vermögen fragt Ihr Jobcenter, wenn es nötig ist.',
      felder: [
        { name: 'einzugStaat', label: 'Staatsangehörigkeit', art: 'text' },
        {
          name: 'einzugEinkommen',
          label: 'Welches Einkommen hat sie?',
          art: 'mehrfach',
          optionen: optionen({
            arbeit: 'Lohn',
            selbstaendig: 'Selbständige Arbeit',
            leistung: 'Rente oder eine andere Leistung',
            unterhalt: 'Unterhalt',
            keins: 'Keins',
            unbekannt: 'Das weiß ich nicht',
          }),
        },
        {
          name: 'einzugVermoegen',
          label: 'Hat sie Vermögen?',
          art: 'auswahl',
          optionen: optionen({ nein: 'Nein', ja: 'Ja', unbekannt: 'Das weiß ich nicht' }),
        },
        { name: 'einzugBildung', label: 'Geht sie zur Schule, lernt oder studiert sie?', art: 'janein' },
        { name: 'einzugKasse', label: 'Krankenkasse', art: 'text', freiwillig: true },
      ],
    },
  },
  folgen: ({ hier }) => [
    'Die Kosten der Wohnung werden auf alle verteilt, die dort wohnen. Der Anteil Ihrer Bedarfsgemeinschaft sinkt dadurch meist.',
    ...(hier['einzugBeziehung'] === 'partner' || hier['einzugBeziehung'] === 'kind'
      ? ['Gehört die Person zu Ihrer Bedarfsgemeinschaft, zählen auch ihr Bedarf, ihr Einkommen und ihr Vermögen.']
      : []),
    ...(hier['einzugBeziehung'] === 'untermieter' ? ['Was Sie an Miete bekommen, mindert Ihre Kosten.'] : []),
  ],
  nachweise: [
    { name: 'einzugMeldung', typ: 'ID', titel: 'Meldebescheinigung der Person, die einzieht', art: 'noetig' },
    {
      ...{
        name: 'einzugEinkommen',
        typ: 'EIN',
        titel: 'Nachweise über das Einkommen der Person, die einzieht',
        art: 'noetig',
      },
      hinweis: 'Die letzten drei Lohnabrechnungen oder der Bescheid über die Leistung.',
      wenn: enthaelt('einzugEinkommen', 'arbeit', 'selbstaendig', 'leistung', 'unterhalt'),
    },
  ],
}

/** The people who move out and are under 25 on that day, as far as they are known. */
const hasUnter25 = ({ hier, alle }: Pick<Sicht, 'hier' | 'alle'>): boolean =>
  entriesOf(alle, 'haushalt').some(
    ({ id, geburtsdatum }) => wer(hier).includes(id) && istUnter25(geburtsdatum, hier['ab']),
  )

const wer = (hier: Antworten) => choicesIn(hier, 'wer')

/** The person who reports moves out: letters are to go there. */
const selbst = enthaelt('wer', 'ich')
export const AUSZUG = ['auszugStrasse', 'auszugPlz', 'auszugOrt'] as const

const auszug: Art = {
  text: 'Jemand zieht bei uns aus',
  kurz: 'Auszug',
  vorbehalt: (hier) => (wer(hier).includes('ich') ? anschriftIn(hier, AUSZUG) : undefined),
  seiten: {
    auszug: {
      frage: 'Wohin zieht, wer auszieht?',
      felder: [
        {
          name: 'auszugStrasse',
          label: 'Ihre neue Straße und Hausnummer',
          hinweis:
            'Die neue Anschrift gilt für Briefe erst, wenn Sie sie bestätigt haben: im Jobcenter oder mit einem Code, der per Brief dorthin kommt.',
          art: 'text',
          freiwillig: true,
          wenn: selbst,
        },
        { name: 'auszugPlz', label: 'Ihre neue Postleitzahl', art: 'plz', freiwillig: true, wenn: selbst },
        { name: 'auszugOrt', label: 'Ihr neuer Ort', art: 'text', freiwillig: true, wenn: selbst },
        {
          name: 'auszugAnschrift',
          label: 'Neue Anschrift',
          art: 'text',
          freiwillig: true,
          wenn: ({ hier }) => wer(hier).some((one) => one !== 'ich'),
        },
        { name: 'auszugGrund', label: 'Warum?', art: 'text', freiwillig: true },
        {
          name: 'auszugZusage',
          label: 'Hat das Jobcenter dem Auszug zugestimmt?',
          art: 'auswahl',
          optionen: optionen({ ja: 'Ja', beantragt: 'Noch keine Antwort', nein: 'Nein' }),
          wenn: hasUnter25,
        },
      ],
      warne: ({ hier, alle }) => [
        ...(hasUnter25({ hier, alle }) && hier['auszugZusage'] !== 'ja'
          ? ['Wer unter 25 ist, bekommt Geld für die eigene Wohnung nur mit einer Zusage vor dem Mietvertrag.']
          : []),
        ...(wer(hier).includes('ich') && fehltAnAnschrift(hier, AUSZUG)
          ? ['Ihre neue Anschrift ist noch nicht vollständig. So kann dorthin kein Brief gehen.']
          : []),
      ],
    },
  },
  folgen: ({ hier, alle, heute }) => [
    'Der Bedarf der Person, die auszieht, fällt bei Ihnen weg. Die Kosten der Wohnung tragen dann weniger Menschen.',
    ...(wer(hier).includes('ich') ? ['Wer auszieht, stellt für sich selbst einen neuen Antrag.'] : []),
    ...(hasUnter25({ hier, alle }) ? ['Wer unter 25 auszieht, braucht vorher eine Zusage (§ 22 Abs. 5 SGB II).'] : []),
    ...(typeof hier['ab'] === 'string' && hier['ab'] > heute ? [MELDEN] : []),
  ],
  nachweise: [
    {
      ...{ name: 'auszugMeldung', typ: 'ID', titel: 'Meldebescheinigung oder Abmeldung', art: 'hilfreich' },
      hinweis: 'Haben Sie keine, schreiben Sie, seit wann die Person nicht mehr bei Ihnen wohnt.',
    },
  ],
}

const geburt: Art = {
  text: 'Ein Kind ist geboren',
  kurz: 'Geburt',
  ohnePerson: true,
  seiten: {
    geburt: {
      frage: 'Wie heißt das Kind?',
      felder: [
        { name: 'kindVorname', label: 'Vorname des Kindes', art: 'name' },
        { name: 'kindNachname', label: 'Nachname des Kindes', art: 'name' },
        {
          name: 'kindStaat',
          label: 'Staatsangehörigkeit des Kindes',
          hinweis: 'Hat es mehrere, nennen Sie alle.',
          art: 'text',
        },
        { name: 'kindKasse', label: 'Krankenkasse des Kindes', art: 'text', freiwillig: true },
        { name: 'elternteilWoanders', label: 'Wohnt ein Elternteil nicht bei Ihnen?', art: 'janein' },
      ],
    },
    geburtLeistungen: {
      frage: 'Was ist für das Kind schon beantragt?',
      info: 'Für die erste Ausstattung (Kleidung, Bett, Kinderwagen) brauchen Sie einen eigenen Antrag (§ 24 Abs. 3 SGB II). Kreuzen Sie es hier an, meldet sich Ihr Jobcenter.',
      felder: [
        {
          name: 'kindAntraege',
          label: 'Schon beantragt',
          art: 'mehrfach',
          optionen: optionen({
            kindergeld: 'Kindergeld',
            elterngeld: 'Elterngeld',
            unterhaltsvorschuss: 'Unterhaltsvorschuss',
            keins: 'Noch nichts davon',
          }),
        },
        { name: 'erstausstattung', label: 'Brauchen Sie eine erste Ausstattung?', art: 'janein', freiwillig: true },
      ],
      warne: (sicht) =>
        enthaelt('kindAntraege', 'keins')(sicht)
          ? ['Beantragen Sie Kindergeld und Elterngeld bald. Diese Leistungen gehen vor (§ 12a SGB II).']
          : [],
    },
  },
  folgen: ({ hier }) => [
    'Für Ihr Kind gibt es Geld ab dem Tag der Geburt. Kindergeld und Elterngeld werden angerechnet.',
    ...(hier['elternteilWoanders'] === true
      ? [
          'Leben Sie allein mit Ihrem Kind, gibt es mehr Geld für Alleinerziehende (§ 21 Abs. 3 SGB II).',
          'Ihr Jobcenter fragt nach dem Unterhalt für das Kind.',
        ]
      : []),
    ...(hier['erstausstattung'] === true ? ['Ihr Jobcenter prüft die erste Ausstattung für das Kind.'] : []),
  ],
  nachweise: [
    { name: 'geburtsurkunde', typ: 'FAM', titel: 'Geburtsurkunde', hinweis: 'Eine Kopie genügt.', art: 'noetig' },
    {
      ...{
        name: 'unterhaltsvorschuss',
        typ: 'SOZ',
        titel: 'Antrag oder Bescheid über Unterhaltsvorschuss',
        art: 'hilfreich',
      },
      hinweis: 'Er kommt vom Jugendamt.',
      wenn: ist('elternteilWoanders', true),
    },
  ],
}

const schwangerschaft: Art = {
  text: 'Ich bin schwanger, oder jemand bei uns ist es',
  kurz: 'Schwangerschaft',
  ohneTag: true,
  seiten: {
    schwangerschaft: {
      frage: 'Wann soll das Kind kommen?',
      warum: 'Ab der 13. Woche gibt es mehr Geld (§ 21 Abs. 2 SGB II).',
      info: SCHUTZ,
      felder: [
        {
          name: 'entbindung',
          label: 'Voraussichtlicher Tag der Geburt',
          art: 'datum',
          von: ({ heute }) => heute,
          bis: ({ heute }) => addTage(heute, 42 * 7),
        },
        { name: 'vaterWoanders', label: 'Wohnt der andere Elternteil nicht bei Ihnen?', art: 'janein' },
        {
          name: 'vaterName',
          label: 'Name des anderen Elternteils',
          art: 'text',
          freiwillig: true,
          wenn: ist('vaterWoanders', true),
        },
      ],
    },
  },
  folgen: ({ hier }) => [
    typeof hier['entbindung'] === 'string'
      ? `Ab der 13. Woche, ungefähr ab dem ${zeige(beginMehrbedarf(hier['entbindung']))}, gibt es mehr Geld.`
      : 'Ab der 13. Woche gibt es mehr Geld.',
    'Kleidung für die Schwangerschaft und die erste Ausstattung können Sie zusätzlich beantragen (§ 24 Abs. 3 SGB II).',
    ...(hier['vaterWoanders'] === true ? ['Ihr Jobcenter fragt nach Unterhalt, der Ihnen zusteht (§ 1615l BGB).'] : []),
  ],
  nachweise: [
    {
      ...{ name: 'mutterpass', typ: 'GES', titel: 'Bescheinigung über den Tag der Geburt', art: 'noetig' },
      hinweis: 'Die Seite des Mutterpasses mit dem Tag genügt. Verdecken Sie alles andere.',
    },
  ],
}

export const menschen = { einzug, auszug, geburt, schwangerschaft } as const satisfies Record<string, Art>
