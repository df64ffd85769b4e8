import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import markdownit from 'markdown-it'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../../inhalte/', import.meta.url))

const platzhalter = new Set([
  'jobcenter.name',
  'jobcenter.strasse',
  'jobcenter.plz',
  'jobcenter.ort',
  'jobcenter.telefon',
  'jobcenter.servicenummer',
  'jobcenter.servicezeiten',
  'jobcenter.oeffnungszeiten',
  'jobcenter.email',
  'jobcenter.gebaerdentelefon',
  'portal.adresse',
  'leistung.name',
  'dateien.grenzen',
])

const festeAdressen = [
  '/',
  '/anmelden',
  '/registrieren',
  '/anmeldung',
  '/sicherheitshinweis',
  '/benutzername-vergessen',
  '/passwort-vergessen',
  '/zugang-verloren',
  '/profile',
  '/freischaltcode',
  '/freischaltcode-beantragen',
  '/postfach',
  '/bescheide',
  '/termine',
  '/termine/vereinbaren',
  '/termine/kalender',
  '/kontoeinstellungen',
  '/sicherheit',
  '/hilfe',
  '/verlauf',
  '/eservices',
]

const dienste = [
  'abwesenheit',
  'arbeitsmarktprofil',
  'berufliche-rehabilitation',
  'buergergeld',
  'aerztlicher-dienst',
  'einstiegsgeld-beschaeftigung',
  'einstiegsgeld-selbststaendigkeit',
  'freie-foerderung',
  'vermittlungsgutschein',
  'job-finden',
  'eingliederung-selbststaendige',
  'massnahme-arbeitgeber',
  'massnahme-traeger',
  'veraenderungen',
  'vermittlungsbudget',
  'weiterbewilligung',
  'widerspruch',
]

const bilder =
  'start anmelden registrierung erfolg mail bestaetigung anmeldung sicherheitshinweis passkey-einrichten passkey-erfolg totp-einrichten totp-erfolg wiederherstellungscodes profil-auswaehlen freischaltcode startseite kontoeinstellungen passkeys-verwalten konto-deaktiviert'.split(
    ' ',
  )

const hauptmenue: Record<string, string> = {
  'Arbeitslos & Arbeit finden':
    'Jobsuche · Arbeitsuchend oder arbeitslos melden · Arbeitslosengeld · Bürgergeld · Kurzarbeitergeld · Insolvenzgeld',
  'Schule, Ausbildung und Studium':
    'Berufswahl · Studienwahl · Check-U · Ausbildungssuche · Schulabschlüsse nachholen · Zwischenzeit',
  'Familie und Kinder':
    'Kindergeld beantragen · Kinderzuschlag beantragen · Auszahlungstermine anzeigen · Veränderungen mitteilen',
  eServices:
    'Arbeitslosengeld beantragen · Veränderung melden · Erstmals Bürgergeld beantragen · Kindergeld ab Geburt beantragen · Kinderzuschlag beantragen · Arbeitsuchend melden · Stellen finden · Alle eServices anzeigen',
  'Menschen mit Behinderungen': 'Berufliche Rehabilitation · Spezielle Hilfe und Unterstützung · Persönliche Beratung',
  'Karriere und Weiterbildung':
    'Beruflich weiterbilden · Beruf wechseln · Beruflich wieder einsteigen · Förderung von Weiterbildung · Weiterbildungsangebote finden · New Plan',
  'Für Menschen aus dem Ausland':
    'Deutsch lernen · Jobs und Praktika finden · Abschlüsse anerkennen lassen · Beratung und Vermittlung · Zulassung zum Arbeitsmarkt',
}

type Token = ReturnType<typeof markdown.parse>[number]
type Seite = { datei: string; adresse: string; kopf: Map<string, string>; text: string; tokens: Token[] }

// HTML is read as HTML here, so that a tag in a text is found and not printed.
const markdown = markdownit({ html: true })
markdown.validateLink = () => true

function readKopf(datei: string, roh: string): { kopf: Map<string, string>; text: string } {
  const teile = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(roh)
  if (!teile) throw new Error(`${datei}: kein Kopf zwischen zwei Zeilen mit ---`)
  const kopf = new Map<string, string>()
  for (const zeile of teile[1]!.split('\n')) {
    const paar = /^([a-z]+): (\S.*)$/.exec(zeile)
    if (!paar || kopf.has(paar[1]!)) throw new Error(`${datei}: unlesbare Zeile im Kopf: ${zeile}`)
    kopf.set(paar[1]!, paar[2]!)
  }
  return { kopf, text: teile[2]! }
}

function adresseOf(datei: string): string {
  const name = datei.replace(/\.md$/, '')
  if (name === 'arbeitshilfe') return '/hilfe/arbeitshilfe'
  if (name === 'portal/online-kommunikation') return '/profil/online-kommunikation'
  return `/${name.replace(/^(seiten|portal)\//, '')}`
}

const seiten: Seite[] = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .map((datei) => datei.replaceAll('\\', '/'))
  .filter((datei) => datei.endsWith('.md'))
  .sort()
  .map((datei) => {
    const { kopf, text } = readKopf(datei, readFileSync(root + datei, 'utf8'))
    return { datei, adresse: adresseOf(datei), kopf, text, tokens: markdown.parse(text, {}) }
  })

const bekannt = new Set([...festeAdressen, ...seiten.map((seite) => seite.adresse)])

function inlineOf(tokens: Token[]): Token[] {
  return tokens.flatMap((token) => [token, ...(token.children ?? [])])
}

/** Visible words of a page: no code, no link targets, no Markdown marks. */
function wordsOf(seite: Seite): string {
  const ausText = inlineOf(seite.tokens)
    .filter((token) => token.type === 'text' || token.type === 'image')
    .map((token) => token.content)
  return [...seite.kopf.values(), ...ausText].join('\n')
}

function linksOf(seite: Seite): { href: string; text: string }[] {
  const alle = inlineOf(seite.tokens)
  return alle.flatMap((token, i) =>
    token.type === 'link_open' ? [{ href: String(token.attrGet('href') ?? ''), text: alle[i + 1]?.content ?? '' }] : [],
  )
}

describe.each(seiten)('$datei', (seite) => {
  it('hat einen vollständigen Kopf ohne Platzhalter', () => {
    const namen = [...seite.kopf.keys()].filter((name) => name !== 'gruppe')
    expect(namen).toEqual(['titel', 'kurz', 'stichworte', 'stand'])
    expect(seite.kopf.get('stand')).toMatch(/^20\d\d-\d\d-\d\d$/)
    expect(seite.kopf.get('stichworte')!.split(', ').length).toBeGreaterThanOrEqual(4)
    for (const wert of seite.kopf.values()) expect(wert).not.toMatch(/: | #|\{\{/)
  })

  it('überspringt keine Ebene der Überschriften und beginnt unter der h1', () => {
    let vorher = 1
    for (const token of seite.tokens.filter((eintrag) => eintrag.type === 'heading_open')) {
      const ebene = Number(token.tag.slice(1))
      expect(ebene).toBeGreaterThanOrEqual(2)
      expect(ebene).toBeLessThanOrEqual(Math.min(vorher + 1, 3))
      vorher = ebene
    }
  })

  it('verweist nur auf Seiten, die es gibt, und nennt fremde Seiten beim Namen', () => {
    for (const { href, text } of linksOf(seite)) {
      if (href.startsWith('/')) {
        expect(bekannt).toContain(href)
      } else {
        const ziel = new URL(href)
        expect(ziel.protocol).toBe('https:')
        expect(text).toContain(`Link führt zu ${ziel.host.replace(/^www\./, '')}: `)
      }
    }
  })

  it('benutzt nur bekannte Platzhalter', () => {
    const gefunden = [...seite.text.matchAll(/\{\{([^}]*)\}\}/g)].map((treffer) => treffer[1]!)
    expect(gefunden.filter((name) => !platzhalter.has(name))).toEqual([])
    expect(seite.text.replace(/\{\{[a-z.]+\}\}/g, '')).not.toMatch(/\{\{|\}\}/)
  })

  it('spricht ruhig: ohne Ausrufezeichen, ohne „leider“, ohne Du', () => {
    expect(wordsOf(seite)).not.toMatch(/!/)
    expect(wordsOf(seite)).not.toMatch(/\b(leider|du|dein|deine|deinen|dich|dir)\b/i)
  })

  it('enthält kein HTML, keine Geldbeträge und nur erfundene E-Mail-Adressen', () => {
    expect(inlineOf(seite.tokens).filter((token) => token.type.startsWith('html'))).toEqual([])
    // Amounts are dated data of the portal; a text would go stale unseen.
    expect(wordsOf(seite)).not.toMatch(/\d\s?(€|Euro|EUR)\b/)
    const adressen = [...wordsOf(seite).matchAll(/[\w.-]+@([\w.-]+\w)/g)].map((treffer) => treffer[1]!)
    expect(adressen.filter((wirt) => wirt !== 'jobcenter-musterstadt.example')).toEqual([])
  })

  it('hat Bilder nur mit Beschreibung und Namen', () => {
    for (const token of inlineOf(seite.tokens).filter((eintrag) => eintrag.type === 'image')) {
      expect(token.attrGet('src')).toMatch(/^bild:[a-z-]+$/)
      expect(token.content.length).toBeGreaterThan(40)
    }
  })
})

describe('Sammlung', () => {
  it('hat genau die 17 Services, jeder mit einem Weg für heute', () => {
    const services = seiten.filter((seite) => seite.datei.startsWith('eservices/'))
    expect(services.map((seite) => seite.adresse).sort()).toEqual(dienste.map((slug) => `/eservices/${slug}`).sort())
    for (const seite of services) {
      expect(seite.text).toContain('\n## Was Sie bereithalten sollten\n')
      expect(seite.text).toContain('\n## So geht es\n')
      expect(seite.text).toMatch(/\*Rechtsgrundlage: §/)
    }
  })

  it('hat die Kapitel des Datenschutzes, auf die die Registrierung verweist', () => {
    const datenschutz = seiten.find((seite) => seite.adresse === '/datenschutz')!
    expect(datenschutz.text).toContain('\n## Verarbeitung der Registrierungsdaten\n')
    expect(datenschutz.text).toContain('\n## Widerrufsmöglichkeit\n')
  })

  it('hat in der Arbeitshilfe jedes Bild einmal und sonst nirgends eines', () => {
    const gefunden = seiten.flatMap((seite) =>
      inlineOf(seite.tokens).flatMap((token) =>
        token.type === 'image' ? [`${seite.datei} ${token.attrGet('src')}`] : [],
      ),
    )
    expect(gefunden.sort()).toEqual(bilder.map((name) => `arbeitshilfe.md bild:${name}`).sort())
  })

  it('nennt keinen Titel und keine Adresse zweimal', () => {
    expect(new Set(seiten.map((seite) => seite.kopf.get('titel'))).size).toBe(seiten.length)
    expect(new Set(seiten.map((seite) => seite.adresse)).size).toBe(seiten.length)
  })
})

describe('Menü und Videos', () => {
  type Eintrag = { text: string; href: string }
  type Karte = { titel: string; text: string; href: string | null; links: Eintrag[] }
  type Menue = {
    hauptmenue: { titel: string; gruppen: { titel: string; eintraege: Eintrag[] }[] }
    startseite: { reiter: Eintrag[]; angebote: { titel: string; karten: Karte[] } }
  }
  const menue: Menue = JSON.parse(readFileSync(`${root}menue.json`, 'utf8'))
  const { reiter, angebote } = menue.startseite
  const adressen = [
    ...menue.hauptmenue.gruppen.flatMap((gruppe) => gruppe.eintraege),
    ...reiter,
    ...angebote.karten.flatMap((karte) => karte.links),
  ].map((eintrag) => eintrag.href)
  for (const karte of angebote.karten) if (karte.href) adressen.push(karte.href)

  it('hat die sieben Gruppen mit ihren Einträgen Wort für Wort', () => {
    expect(menue.hauptmenue.titel).toBe('Hauptmenü')
    const gelesen = menue.hauptmenue.gruppen.map((gruppe) => [
      gruppe.titel,
      gruppe.eintraege.map((eintrag) => eintrag.text).join(' · '),
    ])
    expect(gelesen).toEqual(Object.entries(hauptmenue))
    expect(reiter.map((eintrag) => eintrag.text)).toEqual(['Privatpersonen', 'Unternehmen', 'Institutionen'])
    expect(angebote.titel).toBe('Unsere Angebote für Bürgerinnen und Bürger')
    expect(angebote.karten.map((karte) => karte.links.length)).toEqual([0, 8, 8])
  })

  it('führt überallhin, wo es etwas gibt, und lässt kein Thema aus', () => {
    expect(adressen.filter((adresse) => !bekannt.has(adresse))).toEqual([])
    const themen = seiten.map((seite) => seite.adresse).filter((adresse) => adresse.startsWith('/themen/'))
    expect(themen.filter((adresse) => !adressen.includes(adresse))).toEqual([])
  })

  it('hält zwei Plätze für Videos bereit, jeden mit Text', () => {
    type Video = { slug: string; titel: string; adresse: string | null; transkript: string[] }
    const { videos }: { videos: Video[] } = JSON.parse(readFileSync(`${root}videos.json`, 'utf8'))
    expect(videos.map((video) => [video.titel, video.adresse])).toEqual([
      ['Erklärvideo Anmeldeverfahren', null],
      ['Erklärvideo Passkey TOTP', null],
    ])
    for (const video of videos) expect(video.transkript.join(' ').length).toBeGreaterThan(500)
  })
})
