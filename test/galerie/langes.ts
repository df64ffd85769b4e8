/** A name of 60 characters and a subject of two lines: the longest that real people bring. */
export const langerName = 'Maximiliane-Alexandra Freifrau von Schwarzenberg-Hohenlindau'
export const langerBetreff =
  'Ihre Nachfrage zu den Kosten der Unterkunft und Heizung für die Zeit vom 1. Dezember 2026 bis 31. Mai 2027 in der Bedarfsgemeinschaft'
