import type { Day } from '#kernel/calendar.ts';
import type { Language } from '#kernel/language.ts';
import type { ApprovalStanding, Missing } from '../contract/brief.ts';
import type { ContentOf, ListedKind, PartKind } from '../contract/part.ts';

type Listed<K extends ListedKind> = { readonly id: string; readonly content: ContentOf[K] };

/** A brief as far as its gaps are asked for. */
export interface Brief {
  readonly head: ContentOf['head'];
  readonly concept: ContentOf['concept'];
  readonly messages: ContentOf['messages'];
  readonly budget: ContentOf['budget'];
  readonly approval: ContentOf['approval'];
  readonly objectives: readonly Listed<'objective'>[];
  readonly members: readonly Listed<'member'>[];
  readonly cards: readonly Listed<'card'>[];
  readonly objections: readonly Listed<'objection'>[];
  /** Actions of the plan that work for it, each with its objective and how many cost lines it brings. */
  readonly actions: readonly { readonly objectiveId: string | null; readonly costs: readonly unknown[] }[];
  readonly pieces: readonly {
    readonly id: string;
    readonly languages: readonly Language[];
    /** Per audience or for all: what changes, or that nothing does. */
    readonly saysChange: boolean;
  }[];
  readonly rings: number;
  readonly standing: ApprovalStanding;
  /** Languages in which the organisation is to be spoken to; the first is the house's. */
  readonly languages: readonly Language[];
}

type Values = Missing['values'];

/**
 * What a brief lacks, in the order in which it is read. Nothing of it forbids anything: it is said, so that it is left
 * open on purpose or not at all.
 */
export function missing(brief: Brief, today: Day): Missing[] {
  return [
    ...why(brief),
    ...whom(brief, today),
    ...how(brief),
    ...texts(brief),
    ...pieces(brief),
    ...approvals(brief),
  ];
}

const lacks = (
  code: Missing['code'],
  part: Missing['part'],
  id: string | null = null,
  values: Values = {},
): Missing => ({ code, part, id, values });

const when = (holds: boolean, ...found: Missing[]) => (holds ? found : []);

function why({ head, objectives, actions }: Brief): Missing[] {
  return [
    ...when(head.goalIds.length === 0, lacks('no_goal', 'head')),
    ...when(head.ownerId === null, lacks('no_owner', 'head')),
    ...when(head.startsOn === null || head.endsOn === null, lacks('no_days', 'head')),
    ...when(objectives.length === 0, lacks('no_objective', 'objective')),
    ...objectives.flatMap(({ id, content }) => [
      ...when(content.measure === null, lacks('objective_without_measure', 'objective', id)),
      ...when(content.measure?.baseline === null, lacks('measure_without_baseline', 'objective', id)),
      ...when(
        !actions.some(({ objectiveId }) => objectiveId === id),
        lacks('objective_without_action', 'objective', id),
      ),
    ]),
  ];
}

function whom({ members, cards, objections }: Brief, today: Day): Missing[] {
  return [
    ...when(members.length === 0, lacks('no_member', 'member')),
    ...when(
      members.length > 0 && members.every(({ content }) => content.knows === null),
      lacks('nobody_knows_the_culture', 'member'),
    ),
    ...when(cards.length === 0, lacks('no_card', 'card')),
    ...cards.flatMap(({ id, content }) => [
      ...when(content.writtenWith === null, lacks('card_written_alone', 'card', id)),
      ...when(content.fears === null, lacks('card_without_fear', 'card', id)),
    ]),
    ...when(objections.length === 0, lacks('no_objection', 'objection')),
    ...objections
      .filter(({ content }) => content.answer === null && content.status !== 'gone')
      .map(({ id, content: { answerBy } }) =>
        lacks('objection_unanswered', 'objection', id, {
          late: answerBy !== null && answerBy < today ? 1 : 0,
          by: answerBy ?? '',
        }),
      ),
  ];
}

function how({ concept, messages, budget, actions, rings }: Brief): Missing[] {
  const hasCosts = budget.costs.length > 0 || actions.some(({ costs }) => costs.length > 0);
  return [
    ...when(concept.axis === null, lacks('no_concept', 'concept')),
    ...when(messages.messages.length === 0, lacks('no_key_message', 'messages')),
    ...when(!hasCosts, lacks('no_budget', 'budget')),
    ...when(rings === 0, lacks('no_ring', 'ring')),
  ];
}

function texts({ languages, ...brief }: Brief): Missing[] {
  const parts: { kind: PartKind; id: string | null; content: object }[] = [
    { kind: 'head', id: null, content: brief.head },
    { kind: 'concept', id: null, content: brief.concept },
    { kind: 'messages', id: null, content: brief.messages },
    ...brief.objectives.map(({ id, content }) => ({ kind: 'objective' as const, id, content })),
    ...brief.objections.map(({ id, content }) => ({ kind: 'objection' as const, id, content })),
  ];
  return parts.flatMap(({ kind, id, content }) =>
    languages
      .filter((language) => editionsIn(content).some((edition) => !(language in edition)))
      .map((language) => lacks('language_missing', kind, id, { language })),
  );
}

/** Every text with editions in a content, however deep. */
function editionsIn(value: unknown): object[] {
  if (typeof value !== 'object' || value === null) return [];
  const isText = Object.keys(value).some((key) => key === 'en' || key === 'fi' || key === 'es');
  return isText ? [value] : Object.values(value).flatMap(editionsIn);
}

function pieces({ pieces: all, languages }: Brief): Missing[] {
  return [
    ...when(all.length === 0, lacks('no_piece', 'piece')),
    ...all.flatMap(({ id, languages: written, saysChange }) => [
      ...languages
        .filter((language) => !written.includes(language))
        .map((language) => lacks('piece_language_missing', 'piece', id, { language })),
      ...when(!saysChange, lacks('piece_says_no_change', 'piece', id)),
    ]),
  ];
}

const approvals = ({ standing }: Brief): Missing[] => [
  ...when(standing === 'nobody_named', lacks('no_approver', 'approval')),
  ...when(
    standing === 'waiting' || standing === 'objected' || standing === 'changed_since',
    lacks('not_approved', 'approval'),
  ),
];
