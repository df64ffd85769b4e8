import type { Antrag } from '#modules/profil'

interface Antragstext {
  kurz: string
  /** What happened, and what matching does. */
  erklaerung: string
}

/** The kinds of requests that staff decide on. */
export const antragstexte: Record<Antrag['art'], Antragstext> = {
  antrag: {
    kurz: 'Freischaltcode beantragt',
    erklaerung:
      'Diese Person möchte ihr Profil freischalten. Ordnen Sie die Anfrage zu, entsteht ein Brief mit einem Freischaltcode. Er geht an die Anschrift in der Akte.',
  },
  'zweite-einloesung': {
    kurz: 'Zweite Einlösung',
    erklaerung:
      'In einem Konto wurde ein gültiger Freischaltcode eingegeben, aber das Profil ließ sich damit nicht verknüpfen. Ordnen Sie die Anfrage zu, entsteht ein neuer Brief mit einem Freischaltcode. Erst wenn er in diesem Konto eingegeben wird, ändern sich die Verknüpfungen.',
  },
  'zugang-verloren': {
    kurz: 'Zugang verloren',
    erklaerung:
      'Diese Person hat alle Anmeldewege verloren. Ordnen Sie die Anfrage zu, entsteht ein Brief mit einem Freischaltcode. Damit weist sie sich neu aus.',
  },
}
