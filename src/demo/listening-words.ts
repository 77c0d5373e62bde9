import type { Language } from '#kernel/language.ts';

type Text = Readonly<Record<Language, string>>;

export const PULSE_TITLE: Text = { en: 'The Lumo pulse', fi: 'Lumon pulssi', es: 'El pulso de Lumo' };

export const PULSE_INTRO: Text = {
  en: 'Eight questions, a minute. Nobody can find out which answers are yours; small teams answer together with their neighbours.',
  fi: 'Kahdeksan kysymystä, yksi minuutti. Kukaan ei saa selville, mitkä vastaukset ovat sinun; pienet tiimit vastaavat yhdessä naapureidensa kanssa.',
  es: 'Ocho preguntas, un minuto. Nadie puede averiguar qué respuestas son tuyas; los equipos pequeños responden junto con sus vecinos.',
};

/** What people wrote under «one thing to change». Each word of it is made up. */
export const COMMENTS: Readonly<Record<Language, readonly string[]>> = {
  en: [
    'Tell us about changes before they are decided.',
    'The night shift hears everything two days late.',
    'Fewer meetings on Mondays.',
    'More time for handover between shifts.',
    'The new tooling is good, the training for it was too short.',
    'Say thank you more often.',
    'Less noise in the machining hall.',
    'Plan overtime earlier, please.',
    'The handover between shifts needs ten more minutes.',
    'I would like to learn more about what customers say.',
  ],
  fi: [
    'Kertokaa muutoksista ennen kuin niistä päätetään.',
    'Yövuoro kuulee kaiken kaksi päivää myöhässä.',
    'Vuoronvaihtoon tarvittaisiin enemmän aikaa.',
    'Vuoronvaihto on liian kiireinen.',
    'Koulutusta uusiin koneisiin saisi olla enemmän.',
    'Kiitosta voisi sanoa useammin.',
    'Melua konepajassa pitäisi vähentää.',
    'Ylityöt voisi suunnitella aikaisemmin.',
    'Uusien koneiden koulutus jäi lyhyeksi.',
    'Viestit tulevat yövuorolle myöhässä.',
    'Melu on koneistuksessa edelleen ongelma.',
    'Enemmän aikaa vuoronvaihtoon, niin virheet vähenevät.',
  ],
  es: [
    'Que nos cuenten los cambios antes de decidirlos.',
    'El turno de noche se entera de todo dos días tarde.',
    'Hace falta más tiempo para el cambio de turno.',
    'El cambio de turno va con demasiadas prisas.',
    'La formación para las máquinas nuevas fue corta.',
    'Dar las gracias más a menudo.',
    'Planificar antes las horas extra.',
    'Más formación con las máquinas nuevas.',
    'Los mensajes llegan tarde al turno de noche.',
    'Que alguien nos explique por qué cambian las cosas.',
  ],
};

export const ANSWER: { readonly heard: Text; readonly doing: Text } = {
  heard: {
    en: 'Shift handover is too hurried, the night shift hears news late, and the training on the new machines was short. Most of you trust your own manager; fewer believe that anything comes of saying what you think.',
    fi: 'Vuoronvaihto on liian kiireinen, yövuoro kuulee uutiset myöhässä ja uusien koneiden koulutus jäi lyhyeksi. Useimmat luottavat omaan esihenkilöönsä; harvempi uskoo, että mielipiteen sanomisesta seuraa jotakin.',
    es: 'El cambio de turno va con prisas, el turno de noche se entera tarde y la formación con las máquinas nuevas fue corta. La mayoría confía en su responsable; menos creen que decir lo que piensan sirva para algo.',
  },
  doing: {
    en: 'From Monday handover is paid and lasts fifteen minutes. News goes to the screens of the halls at the same minute as to everybody’s telephone. Machine training gets a second half day in each team. We ask again in four weeks.',
    fi: 'Maanantaista alkaen vuoronvaihto on palkallinen ja kestää viisitoista minuuttia. Uutiset tulevat hallien näytöille samalla minuutilla kuin puhelimiin. Konekoulutus saa joka tiimissä toisen puolikkaan päivän. Kysymme uudelleen neljän viikon päästä.',
    es: 'Desde el lunes el cambio de turno se paga y dura quince minutos. Las noticias llegan a las pantallas de las naves en el mismo minuto que a los teléfonos. La formación con las máquinas tendrá media jornada más en cada equipo. Volveremos a preguntar dentro de cuatro semanas.',
  },
};
