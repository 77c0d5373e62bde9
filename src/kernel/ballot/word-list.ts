/**
 * 1,024 words, ten bits each: four to six letters, told apart by their first four letters and by at least two edits,
 * without homophones, titles, religions, weapons or insults, so that six of them can be read out, typed and
 * heard. The order is part of the format: a changed list shows other words for a manifest that was already printed.
 */
export const WORDS: readonly string[] = `
abbey absorb accent acid acorn action actor adapt adjust admire adobe advice aerial after agenda agile
ahead aisle alarm album alcove alert algae alike alley allow almond alone aloud alpine always amaze amber
among amount ample anchor angle animal annual answer anthem antler appeal apply apron aqua arcade archer
arctic arena argue armor aroma around arrive arrow artist ascend aspect assume atlas atom attach attend
author autumn avalon avenue await awake award away axis azure bacon badge bagel baker ballad bamboo banjo
bank banner barley barn barrel barter base basket batch beam beaver beetle begin belief bell belong beside
better beyond bike binder bingo bird bison blade blend blink block blouse blush boat bobbin bold bonnet
bonus booth border borrow bosun botany bottle bounce bowl brain branch brass breeze brew brick bridge brief
bright bronze brook brown bubble bucket buddy budget bugle build bulb bumper bundle bureau burger busy
butler button buzz cabin cable cactus cadet cafe call camel campus canal canoe canvas canyon card cargo
carol carpet carve cashew castle casual cause cedar celery cement center chain chalk chance charm chase
chat check cheer cherry chess chew chief chip chisel chorus chrome cider cinema circle citrus city claim
clasp claw clean clever click client cliff climb cling cloak close cloth clown club clump clutch coach
coast cobalt cobra cocoa code coffee coil colony column comet comic common condor cookie copper copy coral
corner cosmos cotton cough count cover coyote crab crack cradle craft crane crater crawl crayon cream
credit crisp critic crop crowd cruise crumb cube cuddle curb curry custom cycle dairy dance dapper dash
data dawn decade decent deck deep defend define degree delta demand denim depart depth derby derive design
detail detect device dhow dialog diary dice diesel diner dinghy disk ditto divide doctor doll domain dome
donkey donor doodle double dozen dragon drawer dress drift drill drum dryer duet dune during dusty dynamo
eager early earth easel easy echo editor effort eggnog eight elbow elite emblem empire enamel energy engine
enjoy entire epic equal errand escort essay estate ethics evolve exact exit extra face falcon family famous
farmer feel fence fiber fiddle field figure film filter final finch fine finger first fish fjord flag flame
flavor flint flip float floor flower fluid foam focus folder food force forest format forum fossil four
free fresh friend frog fruit fudge full funnel future gadget game garage garden garlic garnet genius gentle
geyser giant gift giggle glad glass glaze globe glyph goal goblet golf goose gopher grace grand graph
gravel grid group grove guard guava gutter habit hail half hamlet hammer hand happy harbor harp haven hawk
hazel heart heater hedge helium helmet help herald herb heron hiking hill hinge hippo hobby hockey hollow
honey hook hope humble hurdle hybrid icicle icon ideal idiom igloo image impact import income index indigo
input intent island item itself ivory jacket jade jaguar jazz jelly jersey jetty jewel jigsaw jingle join
joke joyful juggle juice karate keen kennel kettle kick kidney kiln kiosk kite kiwi knack knee knob koala
ladder lake lamb laptop large lark laser lasso laugh launch laurel lava leader leaf league learn legend
lemon lemur length lens lentil level life lilac lily limit linen lion liquid list little lizard load local
lodge loft logic lore lotus lounge lumber lunar lupin lyric magic magma magpie major mallet malt mammal
mango manual maple marble margin marine market marsh mask matrix meadow mean mellow melody member memory
mend mentor mesa meteor method mild mime mink minute mirror mitten mobile mole moment month mosaic moss
motor mound mouse movie muffin mural museum music must nature nebula nectar needle neon never news nickel
nimble nomad normal north novel nugget nurse nutmeg nylon oasis obey object oblong oboe obtain ocean offer
often omega online onyx opal open opera option oracle orbit orca orchid orient origin outfit outlet owner
oxygen oyster paddle page paint palace palm panda panel papaya paper parade parcel parent party pass pasta
path patrol peanut pearl pencil people pepper perch period permit phone photo phrase piano picnic pigeon
pile pillow pilot pitch pizza planet plate play plaza plug poem polar polite polka polo pond pool poppy
portal possum potato pouch powder praise price proof prose proud prune public pulley pulp pulse pupil
puppet pure purple push quack quail quarry quasar quay queen quiet quince quota rabbit radar radio raisin
rally random ranger rapid rare rattle razor recipe record reed refuge region relax relic remain remedy
remind remote rent repair reply report rescue result retina return reveal reward rhino rhyme rhythm ribbon
ride rigid rinse ripple ritual river robe robot rock rodeo roller room rotate royal rubber rudder rugby
ruler runner rustic safari saga sailor salmon salute sandal saturn save scale scarf school scoop score
scout scroll search season second seesaw select sense serene serve seven shade shark shawl shed sheep shelf
shield shine shirt shoe shovel shrimp shrub signal silent silk silver simple siren size skate sketch skill
skunk sleeve slogan slope small smart smile smooth snail snap snow soccer social soda solid sonata soup
south space speech spell spend sphere spider spin spiral spoke sponge sport spray spread spring sprout
spruce squad stable stack staff stage stamp stand statue stay steam step stitch stone stork strap stripe
strong studio sturdy subway sudden suede sugar summer sunny sunset super supply swift swing syrup tackle
talent tandem tape tavern taxi teapot temple tender tennis term test thank theme theory thick thin thorn
thread thrive thumb ticket tidal tiger timber tinsel tiny titan today tofu tongue tonic topaz total toucan
towel trade trail tram trek trend trial trophy trout truck true trust tuba tulip tundra turkey turnip
turtle tusk tutor twelve twenty twig ultra under unify unique unit upbeat upon upper uproar upset urban
urchin urge usage useful usher usual utmost vacant vacuum valid value vapor vault vector velvet vendor
venus verify verse very vessel vibe video violet virtue visit visor vista voice volume voyage wafer waffle
wagon waiter walnut walrus waltz wander want wealth wharf wheat wheel white widget window winner wombat
wreath wren yacht yeast yoga yogurt yonder zebra zenith zephyr zero zigzag zipper zodiac zone
`
  .trim()
  .split(/\s+/);
