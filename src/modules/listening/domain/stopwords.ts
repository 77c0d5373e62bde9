import type { Language } from '#kernel/language.ts';

/** Words that say nothing about what a comment is about. */
const LISTS: Readonly<Record<Language, string>> = {
  en: `a about above after again all also although always am an and any are aren't as at be because been before being
    below between both but by can can't cannot could couldn't did didn't do does doesn't doing don't down during each else
    enough especially etc even ever every few for from further get gets getting give given go goes going good got had has
    have haven't having he her here hers him his how however i i'd i'll i'm i've if in into is isn't it it's its itself
    just kind know less let like lot lots made make makes many may maybe me might more most much must my myself need needs
    never no nor not nothing now of off often on once one only or other our ours out over own people please quite rather
    really same say see seems she should so some someone something sometimes still such sure than that that's the their
    them themselves then there there's these they they're thing things think this those though through to too under until
    up us use used very want was wasn't way we we're we've well were what when where which while who whom whose why will
    with without won't would yes yet you your yours`,
  es: `a al algo alguien algún alguna algunas alguno algunos ahí allí ante antes aquel aquella aquí así aún aunque bajo
    bastante bien cada casi como cómo con contra cosa cosas cual cuál cuando cuándo cuanto de debe deben del demasiado desde
    después donde dónde dos durante el él ella ellas ellos en entonces entre era eran es esa esas ese eso esos esta está
    estaba están estar estas este esto estos estoy etc fue gente gracias gran grande ha había hace hacen hacer hacia han
    hasta hay he hemos incluso la las le les lo los luego más me mejor menos mi mí mientras mis mismo mucha muchas mucho
    muchos muy nada nadie ni no nos nosotras nosotros nuestra nuestras nuestro nuestros nunca o os otra otras otro otros
    para parece pero poco por porque puede pueden pues que qué quien quién quiero se sea sean según ser si sí siempre sin
    sobre sólo solo somos son soy su sus también tan tanto te tener tengo ti tiene tienen toda todas todavía todo todos tu
    tú tus un una unas uno unos usted va vamos van varios veces ver vez y ya yo`,
  fi: `aika aina ainakin ainoa ei eikä eivät eli emme en enemmän ennen eri esimerkiksi että etten hän hänen he heidän heille
    hyvin hyvä hyvää ihan ilman itse ja jo joiden joita joka jokainen joku jolla jonka jopa jos joskus josta jota jotain
    jotka jotta juuri kaikki kaikkien kanssa kautta kerran keskellä ketään koko koska koskaan kuin kuinka kuitenkin kun kuten
    kyllä käytössä lisäksi lisää liian luona lähes me meidän meille meillä meitä mielestä mielestäni mihin mikä miksi millä
    minkä minun minulla minulle minusta minä missä mitä mitään molemmat monet moni monta mukaan mutta muu muut muuta myös
    myöskään ne nekin niiden niin niitä no noin nuo nyt näiden näin näitä nämä ole olemme olen oleva oli olin olisi olisivat
    olivat olla olleet ollut on oma oman omaa ovat paljon paras parempi paremmin pitäisi pitää saa saada se seitsemän sekä sen
    siellä siinä siis siitä siksi sillä silti sinne sinä sitten sitä saisi tai taas takia te teidän tehdä tosi tuo tuolla
    tällä tämä tämän tänne tässä tästä tätä useasti usein vaan vai vaikka vain varmasti vasta vielä voi voida voisi voivat
    vähän yhtä yksi yli ym yms`,
};

const SETS = new Map<Language, ReadonlySet<string>>();

/** Whether a word in lower case carries no subject. */
export function isStopword(word: string, language: Language): boolean {
  const known = SETS.get(language) ?? new Set(LISTS[language].split(/\s+/));
  SETS.set(language, known);
  return word.length < 3 || known.has(word.replaceAll('’', "'"));
}
