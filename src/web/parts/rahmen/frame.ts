export type Besucher =
  | { art: 'gast' }
  /** Signed in, but a factor or a profile is still to be chosen: „Abmelden“ in place of „Anmelden“. */
  | { art: 'halb' }
  | { art: 'angemeldet'; name: string; ungelesen: number; endetInSekunden: number; mitProfil: boolean }

export type Dienst = {
  name: string
  endetInSekunden: number
  navigation?: readonly { text: string; href: string }[] | undefined
}

/** What surrounds every page. */
export type Frame = {
  titel: string
  /** Path of the current page. */
  pfad: string
  /** The breadcrumb after „Startseite“; the last one is the page itself. */
  krumen: readonly { text: string; href?: string | undefined }[]
  /** The form on this page was sent with errors: the title begins with „Fehler:“. */
  fehler?: boolean | undefined
  jobcenter: {
    name: string
    kurzname: string
    logo?: string | undefined
    farbe?: string | undefined
    portal?: string | undefined
  }
  /** Training mode: the badge „Clever Klicker!“ in the header. */
  schulung: boolean
  nonce: string
  csrf: string
  besuch: Besucher
  /** Built scripts beyond `portal.js`, such as `passwort.js`. */
  skripte?: readonly string[] | undefined
  /** Present on the staff side, which has a header of its own. */
  sachbearbeitung?: Dienst | undefined
  /** `text` (default) keeps lines readable, `breit` gives tables and cards the whole width. */
  hauptspalte?: 'text' | 'breit' | undefined
}
