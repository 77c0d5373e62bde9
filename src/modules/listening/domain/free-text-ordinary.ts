/**
 * Names that are ordinary words as well, folded. Alone they count as a name only where a capital letter cannot come from
 * the beginning of a sentence.
 */
export const ORDINARY: ReadonlySet<string> = new Set(
  [
    // English
    'will mark bill grace hope rose joy young king long may art bob chase dean drew faith frank gene grant hunter jack jay',
    'lance max miles nick norm pat paige pierce rich rob rusty sandy skip sue ted van wade ward woods banks bell berry bishop',
    'black bond brook brooks brown bush butler carpenter carter case cash church clay cole cook cooper cross day dale ray penny',
    'field fields fisher ford fox gay glass gold good grey gray green hall hand hart hill holly hood house hunt ivy jewel judge',
    'knight lane law lee little love major marsh martin mason miller moon more north page palmer park parker parks pearl price',
    'prince ruby sharp short silver singer small smart smith sage stone story street summer swift taylor turner underwood vale',
    'walker wall waters weaver west white wise wolf wood worth wright dawn eve june april august angel crystal destiny ginger',
    'earnest heath cliff reed rock violet daisy lily iris olive melody harmony robin star sky ann in an to so do can win',
    // Finnish
    'anna ilona toivo onni rauha satu lumi laine maki virta ranta aalto ilma helmi kaino oiva vieno tyyne armas taimi tuuli',
    'meri paivi marja suvi kesa kukka tahti sade pilvi aamu ilta kulta terho urho sulo ahti isto koski niemi jarvi lahti saari',
    'salo salmi salmela harju lehto lehti kallio kivi nurmi niitty oja joki lampi suo suomi maa mantyla manty kuusi koivu haapa',
    'tammi leppa paju vuori laakso kangas autio heino toive sini vanamo vuokko orvokki ruusu pihla aino ainoa hilja hely',
    'alku aura vilja impi inka into kari keto kielo kirkko kuu kyllikki lahja lampo lauha lempi linna luoto minna mielikki mies',
    'nuutti oma onnea orko pelto pirkka pohja puro raita raili ritva routa seppa sievi sirkka sisko sorsa sota taisto taito',
    'talvi tarmo tauno ukko usko valo vallan varpu vesa viima voitto voima vappu ahola karhu susi kettu hirvi huhta rinne ranne mattila',
    'halla eero kaisla hanna heli noora jono tori kohta',
    // Spanish
    'rosa pilar luz paz angel cruz blanco rubio delgado luna sol mar cielo esperanza gloria consuelo dolores mercedes socorro',
    'soledad concepcion rosario reyes campo campos casas castillo costa flores fuente fuentes guerra iglesias leon marin mora',
    'moreno montes nieto nieves pascual pastor prieto ramos rey rico rios roca rojo rojas romero sierra soto torre torres valle',
    'vega vera vidal cano bravo bueno calvo crespo duran gallego gallo herrera herrero hierro lobo manso marquez medina molina',
    'navarro pena perla piedad prado puente redondo ribera rivera robles sala salas salvador santos serrano toro trigo villa',
    'victoria remedios amparo milagros estrella aurora blanca clara candela celeste franco justo linda modesto placido sabina',
    'serena zapatero mesa barrio carrasco cordero cortes cuesta conde duque lozano mayor pardo parra correa hoy alba nova ana marina',
  ]
    .join(' ')
    .split(' '),
);

/** Months and days with a capital letter anywhere: names only beside another name. */
export const CALENDAR: ReadonlySet<string> = new Set('april may june july august sunday summer'.split(' '));
