import type { Pfad } from '../../engine/pfade.test-daten.ts'
import { antworten, pfad } from './personen.test-daten.ts'

/** Complete ways through the Hauptantrag; the numbers are those of the personas that every service is tried with. */
export const pfade: Readonly<Record<string, Pfad>> = {
  '1 Kim Klicker, allein zur Miete, ohne Arbeit': pfad(
    antworten.kim,
    `
      antragsdatum dringend anschrift erreichbarkeit auszahlung allein personen
      ich: person familienstand herkunft nummern vertretung erwerbsfaehigkeit schwangerschaft ausbildung stationaer
      ich: mehrbedarf andereLeistungen fruehereLeistungen arbeit lohnersatzVorhanden dienst pflege lebensunterhalt
      ich: ansprueche unfallFrage krankenkasse
      unterkunft wohnung flaeche raeume miete mieteDazu vermieter heizung warmwasser abrechnung direktzahlung
      schulden
      ich: einkommensarten
      immobilienFrage fahrzeugeFrage schenkungFrage
      ich: bargeld konten
      ich/k1: konto
      ich: anlagen sachwerte vorsorge rentenpflicht
    `,
    `
      ausweis/ich meldebescheinigung konto krankenkasse/ich mietvertrag kontoauszuege/ich
    `,
  ),
  '2 allein mit zwei Kindern, ein Elternteil woanders, Teilzeit': pfad(
    antworten.alleinerziehend,
    `
      antragsdatum dringend anschrift erreichbarkeit auszahlung allein mitWem personen
      ich: person familienstand
      mia: person
      ben: person
      ich: herkunft nummern vertretung
      mia: herkunft nummern vertretung
      ben: herkunft nummern vertretung
      mia: kind kindWohnt kindBetreuung kindEinnahmen kindereinnahmen
      mia/kg1: kindereinnahme
      mia/uv1: kindereinnahme
      ben: kind kindWohnt kindBetreuung kindEinnahmen
      ich: erwerbsfaehigkeit alleinerziehend schwangerschaft ausbildung stationaer mehrbedarf
      mia: mehrbedarf
      ben: mehrbedarf
      ich: andereLeistungen fruehereLeistungen arbeit arbeitszeiten
      ich/az: arbeitszeit
      ich: offenerLohn lohnersatzVorhanden dienst pflege ansprueche unfallFrage krankenkasse
      mia: krankenkasse
      ben: krankenkasse
      ich: exPartner trennung exUnterhalt
      mia: elternFrage elternteile
      mia/u: elternteil elternUnterhalt
      ben: elternFrage elternteile
      ben/u2: elternteil elternUnterhalt
      unterkunft wohnung flaeche raeume miete mieteDazu vermieter heizung warmwasser abrechnung direktzahlung
      schulden
      ich: einkommensarten stellen
      ich/s1: stelle stellenart lohn
      ich: sonderzahlungen unterhaltseingaenge
      ich/ue: unterhaltseingang
      ich: fahrwege
      ich/f1: fahrweg
      ich: arbeitskosten versicherungen unterhaltszahlungen
      immobilienFrage fahrzeugeFrage schenkungFrage
      ich: bargeld konten anlagen sachwerte vorsorge rentenpflicht
      mia: bargeld
      ben: bargeld
    `,
    `
      ausweis/ich meldebescheinigung geburtsurkunde/mia geburtsurkunde/ben konto
      trennung/ich elternUnterhalt/u2 unterhaltsvorschuss/u unterhaltsvorschuss/u2 schulbuecher/ben
      krankenkasse/ich mietvertrag arbeitsvertrag/s1 lohn/s1 kindEinnahme/kg1 kindEinnahme/uv1
      unterhaltseingang/ue fahrkarte/f1 kontoauszuege/ich
    `,
  ),
  '3 ein Paar, ein Kind mit 17 in der Schule, eines mit 20 in Ausbildung': pfad(
    antworten.paar,
    `
      antragsdatum dringend anschrift erreichbarkeit auszahlung allein mitWem personen
      ich: person familienstand
      alex: person familienstand
      lena: person familienstand eigenesGeld
      tom: person familienstand eigenesGeld
      ich: herkunft nummern vertretung
      alex: herkunft nummern vertretung
      lena: herkunft nummern vertretung
      ich: erwerbsfaehigkeit schwangerschaft ausbildung stationaer
      alex: erwerbsfaehigkeit ausbildung stationaer
      lena: erwerbsfaehigkeit schwangerschaft ausbildung stationaer
      ich: mehrbedarf
      alex: mehrbedarf
      lena: mehrbedarf
      ich: andereLeistungen fruehereLeistungen arbeit lohnersatzVorhanden dienst pflege lebensunterhalt ansprueche
      ich: unfallFrage
      alex: andereLeistungen fruehereLeistungen arbeit lohnersatzVorhanden dienst pflege lebensunterhalt ansprueche
      alex: unfallFrage
      lena: andereLeistungen fruehereLeistungen arbeit lohnersatzVorhanden dienst pflege lebensunterhalt ansprueche
      lena: unfallFrage
      ich: krankenkasse
      alex: krankenkasse
      lena: krankenkasse elternFrage
      tom: verwandter
      unterkunft wohnung flaeche raeume miete mieteDazu vermieter heizung warmwasser abrechnung direktzahlung
      schulden
      ich: einkommensarten
      alex: einkommensarten
      lena: einkommensarten sozialleistungen
      lena/kg: sozialleistung sozialleistungBetrag
      lena: versicherungen unterhaltszahlungen
      immobilienFrage fahrzeugeFrage schenkungFrage
      ich: bargeld konten anlagen sachwerte vorsorge rentenpflicht
      alex: bargeld konten anlagen sachwerte vorsorge rentenpflicht
      lena: bargeld konten anlagen sachwerte vorsorge rentenpflicht
    `,
    `
      ausweis/ich ausweis/alex ausweis/lena meldebescheinigung konto schule/lena schulbuecher/lena
      auswaerts/lena krankenkasse/ich krankenkasse/alex krankenkasse/lena mietvertrag leistungBescheid/kg
      kontoauszuege/ich kontoauszuege/alex
    `,
  ),
  '4 selbständig seit acht Jahren, privat versichert, mit Auto': pfad(
    antworten.selbststaendig,
    `
      antragsdatum dringend anschrift erreichbarkeit auszahlung allein personen
      ich: person familienstand herkunft nummern vertretung erwerbsfaehigkeit schwangerschaft ausbildung stationaer
      ich: mehrbedarf andereLeistungen fruehereLeistungen arbeit arbeitszeiten
      ich/az: arbeitszeit
      ich: offenerLohn lohnersatzVorhanden dienst pflege ansprueche unfallFrage krankenkasse versicherer
      ich: versicherungsbeitrag
      unterkunft wohnung flaeche raeume miete mieteDazu vermieter heizung warmwasser abrechnung direktzahlung
      schulden
      ich: einkommensarten versicherungen unterhaltszahlungen
      taetigkeiten
      t1: taetigkeit taetigkeitUmfang taetigkeitGeld taetigkeitAuto monate
      t1/m1: monat betriebseinnahmen ausgabenWaren ausgabenBetrieb ausgabenKfz ausgabenRest abzuege
      t1/m2: monat betriebseinnahmen ausgabenWaren ausgabenBetrieb ausgabenKfz ausgabenRest abzuege
      t2: taetigkeit taetigkeitUmfang taetigkeitGeld taetigkeitAuto monate
      t2/m3: monat betriebseinnahmen ausgabenWaren ausgabenBetrieb ausgabenKfz ausgabenRest abzuege
      immobilienFrage fahrzeugeFrage fahrzeuge
      auto: fahrzeug
      schenkungFrage
      ich: bargeld konten anlagen sachwerte vorsorge
      ich/v1: vorsorgevertrag
      ich: rentenpflicht
    `,
    `
      ausweis/ich meldebescheinigung konto versicherung/ich mietvertrag versicherungen/ich gewerbe/t1
      gewerbe/t2 steuerbescheid/ich eksBelege/t2 kontoauszuege/ich fahrzeug/auto
      altersvorsorge/v1 rentenbefreiung/ich
    `,
  ),
  '5 aus der EU, seit einem halben Jahr hier, mit Minijob': pfad(
    antworten.eu,
    `
      antragsdatum dringend anschrift erreichbarkeit auszahlung allein personen
      ich: person familienstand herkunft nummern vertretung auslaender einreise erwerbsfaehigkeit ausbildung
      ich: stationaer mehrbedarf andereLeistungen fruehereLeistungen arbeit arbeitszeiten
      ich/az: arbeitszeit
      ich: offenerLohn lohnersatzVorhanden dienst pflege ansprueche unfallFrage krankenkasse
      unterkunft
      ich: einkommensarten stellen
      ich/s1: stelle stellenart lohn
      ich: sonderzahlungen versicherungen unterhaltszahlungen
      immobilienFrage eigenheim fahrzeugeFrage schenkungFrage
      ich: bargeld konten anlagen sachwerte vorsorge rentenpflicht
    `,
    `
      ausweis/ich meldebescheinigung konto freizuegigkeit/ich krankenkasse/ich arbeitsvertrag/s1 lohn/s1
      einkommensbescheinigung/s1 kontoauszuege/ich
    `,
  ),
  '6 mit Fiktionsbescheinigung in einer Unterkunft': pfad(
    antworten.fiktion,
    `
      antragsdatum dringend anschrift erreichbarkeit auszahlung allein personen
      ich: person familienstand herkunft nummern vertretung aufenthalt auslaender einreise erwerbsfaehigkeit
      ich: schwangerschaft ausbildung stationaer mehrbedarf andereLeistungen fruehereLeistungen arbeit
      ich: lohnersatzVorhanden dienst pflege lebensunterhalt ansprueche unfallFrage krankenkasse
      unterkunft wohnung umzug unterkunftKosten direktzahlung schulden
      ich: einkommensarten
      immobilienFrage fahrzeugeFrage schenkungFrage
      ich: bargeld konten anlagen sachwerte vorsorge rentenpflicht
    `,
    `
      ausweis/ich meldebescheinigung aufenthaltstitel/ich asylbLG/ich verpflichtung/ich krankenkasse/ich
      unterkunft direktzahlung kontoauszuege/ich
    `,
  ),
  '7 mit 16 Jahren allein': pfad(
    antworten.sechzehn,
    `
      antragsdatum dringend anschrift erreichbarkeit auszahlung allein personen
      ich: person familienstand herkunft nummern vertretung sorge erwerbsfaehigkeit schwangerschaft ausbildung
      ich: stationaer mehrbedarf andereLeistungen fruehereLeistungen arbeit lohnersatzVorhanden dienst pflege
      ich: lebensunterhalt ansprueche unfallFrage krankenkasse elternFrage elternteile
      ich/u: elternteil elternUnterhalt
      ich/u9: elternteil elternUnterhalt
      unterkunft
      ich: einkommensarten
      immobilienFrage eigenheim fahrzeugeFrage schenkungFrage
      ich: bargeld konten anlagen sachwerte vorsorge rentenpflicht
    `,
    `
      ausweis/ich meldebescheinigung konto unterhaltsvorschuss/u schule/ich
      krankenkasse/ich
    `,
  ),
  '8 mit rechtlicher Betreuung': pfad(
    antworten.betreut,
    `
      antragsdatum dringend anschrift erreichbarkeit auszahlung allein personen
      ich: person familienstand herkunft nummern vertretung erwerbsfaehigkeit schwangerschaft ausbildung stationaer
      ich: mehrbedarf ernaehrungBescheinigung besondererBedarf
      ich/b1: bedarf
      ich: andereLeistungen fruehereLeistungen arbeit lohnersatzVorhanden dienst pflege lebensunterhalt ansprueche
      ich: unfallFrage krankenkasse
      unterkunft
      ich: einkommensarten
      immobilienFrage eigenheim fahrzeugeFrage schenkungFrage
      ich: bargeld konten anlagen sachwerte vorsorge rentenpflicht
    `,
    `
      dringend ausweis/ich konto rentenversicherung/ich betreuung/ich stationaer/ich ernaehrung/ich
      teilhabe/ich merkzeichen/ich bedarf/b1 bedarfGesundheit/b1 krankenkasse/ich kontoauszuege/ich
    `,
  ),
  '9 mit 58 Jahren und Erspartem, Beginn im Juni 2026': pfad(
    antworten.gespartJuni,
    `
      antragsdatum dringend anschrift erreichbarkeit auszahlung allein personen
      ich: person familienstand herkunft nummern vertretung erwerbsfaehigkeit schwangerschaft ausbildung stationaer
      ich: mehrbedarf andereLeistungen fruehereLeistungen arbeit lohnersatzVorhanden dienst pflege lebensunterhalt
      ich: ansprueche unfallFrage krankenkasse
      unterkunft
      ich: einkommensarten
      immobilienFrage eigenheim fahrzeugeFrage schenkungFrage
      ich: bargeld konten
      ich/k: konto
      ich: anlagen sachwerte vorsorge rentenpflicht
    `,
    `
      ausweis/ich meldebescheinigung konto krankenkasse/ich kontoauszuege/ich
    `,
  ),
  '9 mit 58 Jahren und Erspartem, Beginn im Juli 2026': pfad(
    antworten.gespartJuli,
    `
      antragsdatum dringend anschrift erreichbarkeit auszahlung allein personen
      ich: person familienstand herkunft nummern vertretung erwerbsfaehigkeit schwangerschaft ausbildung stationaer
      ich: mehrbedarf andereLeistungen fruehereLeistungen arbeit lohnersatzVorhanden dienst pflege lebensunterhalt
      ich: ansprueche unfallFrage krankenkasse
      unterkunft
      ich: einkommensarten
      immobilienFrage eigenheim fahrzeugeFrage schenkungFrage
      ich: bargeld konten
      ich/k: konto
      ich: anlagen sachwerte vorsorge rentenpflicht
    `,
    `
      ausweis/ich meldebescheinigung konto krankenkasse/ich kontoauszuege/ich bewertung
    `,
  ),
  'ein Paar im eigenen Haus, mit vielen Arten von Einkommen': pfad(
    antworten.eigenesHaus,
    `
      antragsdatum dringend anschrift erreichbarkeit auszahlung allein mitWem personen
      ich: person familienstand
      jo: person familienstand
      ida: person
      uwe: person
      ich: herkunft nummern vertretung
      jo: herkunft nummern vertretung
      ida: herkunft nummern vertretung kind kindWohnt kindBetreuung kindEinnahmen
      ich: erwerbsfaehigkeit schwangerschaft ausbildung stationaer
      jo: erwerbsfaehigkeit ausbildung stationaer
      ich: mehrbedarf
      jo: mehrbedarf
      ida: mehrbedarf
      ich: andereLeistungen antraege
      ich/an: antrag
      ich: fruehereLeistungen frueheres
      ich/fr: fruehereLeistung
      ich: arbeit arbeitszeiten
      ich/az: arbeitszeit
      ich: offenerLohn lohnersatzVorhanden lohnersatz
      ich/le: lohnersatzleistung
      ich: dienst pflege ansprueche unfallFrage
      jo: andereLeistungen fruehereLeistungen arbeit lohnersatzVorhanden dienst pflege lebensunterhalt ansprueche
      jo: unfallFrage
      ich: unfall unfallGegner unfallPolizei krankenkasse
      jo: krankenkasse versicherer
      ida: krankenkasse
      ich: betreuungsunterhalt vaterUnterhalt
      unterkunft wohnung flaeche raeume eigentum lasten lastenDazu heizung warmwasser abrechnung schulden
      ich: einkommensarten stellen
      ich/s1: stelle stellenart lohn
      ich/s2: stelle stellenart lohn
      ich: sonderzahlungen
      ich/sz: sonderzahlung
      ich: ehrenaemter
      ich/ea: ehrenamt
      ich: sozialleistungen
      ich/so1: sozialleistung sozialleistungBetrag
      ich: renten
      ich/re: rente
      ich: vermietungen
      ich/ve: vermietung
      ich: kapital einmaliges
      ich/em: einmalig
      ich: fahrwege
      ich/fw: fahrweg
      ich: arbeitskosten versicherungen unterhaltszahlungen
      ich/uz: unterhaltszahlung
      jo: einkommensarten
      immobilienFrage immobilien
      i1: immobilie
      fahrzeugeFrage schenkungFrage schenkungen
      g1: schenkung
      ich: bargeld konten anlagen sachwerte vorsorge rentenpflicht
      jo: bargeld konten anlagen sachwerte vorsorge rentenpflicht
      ida: bargeld konten anlagen sachwerte
    `,
    `
      ausweis/ich ausweis/jo meldebescheinigung geburtsurkunde/ida konto vollmacht/jo
      schwangerschaft/ich ausbildung/jo antrag/an einstellung/fr offenerLohn/ich lohnersatz/le pflege/ich
      ansprueche/ich unfall/ich krankenkasse/ich versicherung/jo eigentum heizabschlag abrechnung schulden
      arbeitsvertrag/s1 arbeitsvertrag/s2 lohn/s1 lohn/s2 sonderzahlung/sz ehrenamt/ea leistungAntrag/so1
      rente/re vermietung/ve kapital/ich einmalig/em arbeitskosten/ich unterhaltszahlung/uz kontoauszuege/ich
      kontoauszuege/jo geldanlagen/ich grundbuch/i1 schenkung/g1 bewertung
    `,
  ),
  'eine Wohngemeinschaft mit einem Verwandten': pfad(
    antworten.wohngemeinschaft,
    `
      antragsdatum dringend anschrift erreichbarkeit auszahlung allein mitWem personen
      ich: person familienstand
      pia: person
      rolf: person
      ich: herkunft nummern vertretung erwerbsfaehigkeit schwangerschaft ausbildung stationaer mehrbedarf
      ich: andereLeistungen fruehereLeistungen arbeit lohnersatzVorhanden dienst pflege lebensunterhalt ansprueche
      ich: unfallFrage krankenkasse elternFrage
      rolf: verwandter
      pia: mitbewohner mitbewohnerErklaerung
      unterkunft wohnung umzug flaeche raeume miete mieteDazu vermieter heizung warmwasser abrechnung
      direktzahlung schulden
      ich: einkommensarten
      immobilienFrage fahrzeugeFrage schenkungFrage
      ich: bargeld konten anlagen sachwerte vorsorge rentenpflicht
    `,
    `
      ausweis/ich meldebescheinigung konto krankenkasse/ich mietvertrag untermieterlaubnis mietbescheinigung
      zusicherung kontoauszuege/ich
    `,
  ),
  'unter 25 bei den Eltern': pfad(
    antworten.beiDenEltern,
    `
      antragsdatum dringend anschrift erreichbarkeit auszahlung allein mitWem personen
      ich: person familienstand
      eva: person familienstand
      lia: person
      ich: herkunft nummern vertretung
      eva: herkunft nummern vertretung
      lia: herkunft nummern vertretung kind kindWohnt kindBetreuung kindEinnahmen
      ich: erwerbsfaehigkeit schwangerschaft ausbildung stationaer
      eva: erwerbsfaehigkeit alleinerziehend schwangerschaft ausbildung stationaer
      ich: mehrbedarf
      eva: mehrbedarf
      lia: mehrbedarf
      ich: andereLeistungen fruehereLeistungen arbeit lohnersatzVorhanden dienst pflege lebensunterhalt ansprueche
      ich: unfallFrage
      eva: andereLeistungen fruehereLeistungen arbeit lohnersatzVorhanden dienst pflege lebensunterhalt ansprueche
      eva: unfallFrage
      ich: krankenkasse
      eva: krankenkasse
      lia: krankenkasse
      ich: elternFrage elternteile
      ich/u: elternteil elternUnterhalt
      lia: elternFrage
      unterkunft
      ich: einkommensarten
      eva: einkommensarten
      immobilienFrage eigenheim fahrzeugeFrage schenkungFrage
      ich: bargeld konten anlagen sachwerte vorsorge rentenpflicht
      eva: bargeld konten anlagen sachwerte vorsorge rentenpflicht
      lia: bargeld
    `,
    `
      ausweis/ich ausweis/eva meldebescheinigung geburtsurkunde/lia konto
      krankenkasse/ich krankenkasse/eva kontoauszuege/ich kontoauszuege/eva
    `,
  ),
}
