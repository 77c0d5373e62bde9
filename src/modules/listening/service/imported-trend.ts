import type { AnswerOf, InputOf } from '#kernel/contract.ts';
import { editionFor } from '#kernel/language.ts';
import type { Context } from '#platform/context.ts';
import { hasRole } from '#platform/context.ts';
import type { Handlers } from '#platform/module.ts';
import type { importContract, LineUnit, TrendPoint } from '../contract/import.ts';
import type { Construct, Item } from '../contract/item.ts';
import { withShareInterval } from '../domain/favourable.ts';
import { placesOf } from '../domain/item.ts';
import { bankInstrument, joined, type Stretch, stretchesOf } from '../domain/vendor-import-trend.ts';
import { figuresOf, type OwnFigure, organisationsKept, ownFigures } from '../store/import.ts';
import { figureOf } from './stored-figure.ts';

type Contract = typeof importContract;

export const importedTrendHandlers: Pick<
  Handlers<Contract>,
  'listImportedOrganisations' | 'readImportedTrend'
> = {
  async listImportedOrganisations(ctx, { search = '' }) {
    return { organisations: await organisationsKept(ctx.db, { search, others: mayCompare(ctx) }) };
  },
  readImportedTrend,
};

/**
 * Our own line is everybody's. Other organisations of a file may be single teams of a size that nobody here can check, so
 * only those who plan, and those who watch over them, compare with them.
 */
const mayCompare = ({ actor }: Context) => hasRole(actor, 'planner', 'leader', 'admin', 'representative');

async function readImportedTrend(
  ctx: Context,
  { construct, unit, organisation, from = 0 }: InputOf<Contract['readImportedTrend']>,
): Promise<AnswerOf<Contract['readImportedTrend']>> {
  const found = await figuresOf(ctx.db, {
    construct,
    from,
    organisation: organisation !== undefined && mayCompare(ctx) ? organisation : null,
  });
  const imported = stretchesOf(found, unit);
  const own = organisation === undefined ? await ownStretch(ctx, { construct, unit, imported }) : null;
  return { unit, segments: joined(own ? [...imported, own] : imported) };
}

/**
 * What our own waves published for everybody, as far as the reader may see it: of the items of a construct the one that
 * goes straight on from a vendor, else the one asked most often.
 */
async function ownStretch(
  ctx: Context,
  { construct, unit, imported }: { construct: Construct; unit: LineUnit; imported: readonly Stretch[] },
): Promise<Stretch | null> {
  if (unit !== 'favourable') return null;
  const figures = await ownFigures(ctx.db, {
    construct,
    personId: ctx.actor.personId,
    all: mayCompare(ctx),
  });
  const byInstrument = Map.groupBy(figures, ({ item }) => instrumentOf(item));
  const known = new Set(imported.map(({ instrument }) => instrument));
  const [best] = [...byInstrument].sort(
    ([left, ofLeft], [right, ofRight]) =>
      Number(known.has(right)) - Number(known.has(left)) || ofRight.length - ofLeft.length,
  );
  if (!best) return null;
  const [instrument, of] = best;
  const points = of.flatMap((figure) => pointOf(figure) ?? []);
  const item = of[0]?.item;
  if (points.length === 0 || !item) return null;
  const measure = editionFor(item.text, ctx.actor.language);
  return { vendor: null, source: null, measure, instrument, losses: ['none'], points };
}

const instrumentOf = (item: Item): string => {
  const places = placesOf(item.scale);
  return item.bankKey !== null && places
    ? bankInstrument(item.bankKey, (places.high - places.low) / places.step + 1)
    : `item ${item.id}`;
};

function pointOf({ closedAt, favourable }: OwnFigure): TrendPoint | null {
  const figure = figureOf(favourable);
  if (!figure || 'withheld' in figure) return null;
  const { value, low, high, answered } = withShareInterval(figure);
  return { on: closedAt.slice(0, 10), value, low, high, respondents: answered };
}
