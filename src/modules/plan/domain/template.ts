import type { Day } from '#kernel/calendar.ts';
import { addDays } from '#kernel/calendar.ts';
import type { Language } from '#kernel/language.ts';
import type { ActionFields, CostLine, MeasureFields } from '../contract/line.ts';
import type { TemplateName } from '../contract/plan.ts';
import { EMPTY_ACTION, type FieldsOf } from './line.ts';
import { positionsBetween } from './position.ts';
import { brandAwareness } from './template-brand-awareness.ts';
import { marketingStrategy } from './template-marketing-strategy.ts';
import { productTraining } from './template-product-training.ts';
import { socialMedia } from './template-social-media.ts';
import { wellbeingYear } from './template-wellbeing-year.ts';
import { worryingChange } from './template-worrying-change.ts';

/** A text in all languages of the product: a template is written in each by meaning. */
export type Text = Readonly<Record<Language, string>>;

export interface TemplateCost {
  readonly kind: CostLine['kind'];
  readonly what: Text;
  /** In the plan's currency; a first guess to be corrected. */
  readonly cents?: number;
  readonly hours?: number;
  readonly expertDays?: number;
  readonly material?: Text;
}

export interface TemplateAction {
  readonly kind: ActionFields['kind'];
  readonly title: Text;
  readonly description: Text;
  /** Who usually does it, in words; the owner is a person, and chosen by people. */
  readonly role: OwnerRole;
  /** Days of the plan, the first is 0. */
  readonly from: number;
  readonly to: number;
  /** Indexes of the goals that it serves. */
  readonly goals: readonly number[];
  /** Key of this action and keys of those that it waits for. */
  readonly key?: string;
  readonly after?: readonly string[];
  readonly costs?: readonly TemplateCost[];
}

export type OwnerRole =
  | 'communication'
  | 'marketing'
  | 'human_resources'
  | 'management'
  | 'manager'
  | 'expert'
  | 'ambassador'
  | 'safety';

export interface TemplateMeasure {
  readonly name: Text;
  readonly unit: MeasureFields['unit'];
  readonly direction: MeasureFields['direction'];
  readonly target: number;
  readonly source: MeasureFields['source']['kind'];
  readonly what: Text;
}

export interface Template {
  readonly name: TemplateName;
  readonly title: Text;
  readonly purpose: Text;
  readonly days: number;
  readonly goals: readonly {
    readonly sentence: Text;
    readonly by: number;
    readonly measures: readonly TemplateMeasure[];
  }[];
  readonly phases: readonly {
    readonly title: Text;
    readonly from: number;
    readonly to: number;
    readonly actions: readonly TemplateAction[];
  }[];
}

/** The plans to begin from. */
export const TEMPLATES: readonly Template[] = [
  marketingStrategy,
  brandAwareness,
  productTraining,
  socialMedia,
  worryingChange,
  wellbeingYear,
];

export const templateNamed = (name: TemplateName): Template | undefined =>
  TEMPLATES.find((template) => template.name === name);

/** Who usually does it, in each language; written into the description until there is an owner. */
export const OWNER_ROLES: Readonly<Record<OwnerRole, Text>> = {
  communication: { en: 'Internal communication', fi: 'Sisäinen viestintä', es: 'Comunicación interna' },
  marketing: { en: 'Marketing', fi: 'Markkinointi', es: 'Marketing' },
  human_resources: { en: 'Human resources', fi: 'Henkilöstöhallinto', es: 'Recursos humanos' },
  management: { en: 'Management', fi: 'Johto', es: 'Dirección' },
  manager: { en: 'Each manager', fi: 'Jokainen esihenkilö', es: 'Cada responsable de equipo' },
  expert: { en: 'Subject expert', fi: 'Alan asiantuntija', es: 'Persona experta en la materia' },
  ambassador: { en: 'Ambassadors', fi: 'Lähettiläät', es: 'Embajadores y embajadoras' },
  safety: { en: 'Occupational health and safety', fi: 'Työsuojelu', es: 'Prevención de riesgos laborales' },
};

const SUGGESTED: Text = { en: 'Suggested owner', fi: 'Ehdotettu vastuu', es: 'Responsable sugerido' };

/** Lines of a plan that a template makes, with ids of their own. */
export interface TemplateLines {
  readonly goals: readonly { id: string; fields: FieldsOf['goal'] }[];
  readonly measures: readonly { id: string; fields: FieldsOf['measure'] }[];
  readonly phases: readonly { id: string; fields: FieldsOf['phase'] }[];
  readonly actions: readonly { id: string; fields: FieldsOf['action'] }[];
}

/** The lines of a template with its days counted from the first day, and costs in a currency and a language. */
export function linesOfTemplate(
  template: Template,
  {
    startsOn,
    currency,
    language,
    newId,
  }: { startsOn: Day; currency: string; language: Language; newId: () => string },
): TemplateLines {
  const goals = template.goals.map((goal) => ({ ...goal, id: newId() }));
  const actions = template.phases.flatMap((phase) => phase.actions);
  const keyed = new Map(actions.map((action) => [action, newId()]));
  const idOfKey = new Map(
    actions.flatMap((action) => (action.key ? [[action.key, keyed.get(action) ?? '']] : [])),
  );
  const phases = template.phases.map((phase) => ({ ...phase, id: newId() }));
  const goalPlaces = positionsBetween(null, null, goals.length);
  const phasePlaces = positionsBetween(null, null, phases.length);
  return {
    goals: goals.map(({ id, sentence, by }, index) => ({
      id,
      fields: {
        position: goalPlaces[index] ?? '1',
        sentence,
        audienceId: null,
        ownerId: null,
        byOn: addDays(startsOn, by),
        serves: [],
        sealReason: null,
        sealOpensOn: null,
      },
    })),
    measures: goals.flatMap(({ id: goalId, measures }) => {
      const places = positionsBetween(null, null, measures.length);
      return measures.map((measure, index) => ({
        id: newId(),
        fields: measureFields(measure, { goalId, position: places[index] ?? '1', language }),
      }));
    }),
    phases: phases.map(({ id, title, from, to }, index) => ({
      id,
      fields: {
        position: phasePlaces[index] ?? '1',
        title,
        startsOn: addDays(startsOn, from),
        endsOn: addDays(startsOn, to),
      },
    })),
    actions: phases.flatMap(({ id: phaseId, actions: own }) => {
      const places = positionsBetween(null, null, own.length);
      return own.map((action, index) => ({
        id: keyed.get(action) ?? newId(),
        fields: {
          ...actionFields(action, { startsOn, currency, language }),
          phaseId,
          position: places[index] ?? '1',
          goalIds: action.goals.flatMap((goal) => goals[goal]?.id ?? []),
          waitsForIds: (action.after ?? []).flatMap((key) => idOfKey.get(key) ?? []),
        },
      }));
    }),
  };
}

function measureFields(
  { name, unit, direction, target, source, what }: TemplateMeasure,
  place: { goalId: string; position: string; language: Language },
): FieldsOf['measure'] {
  const { goalId, position, language } = place;
  return {
    goalId,
    position,
    name,
    unit,
    unitLabel: null,
    direction,
    // What it is today is for people to find out, not for a template to guess.
    baseline: null,
    target,
    source: { kind: source, what: what[language] },
    answers: null,
  };
}

function actionFields(
  { kind, title, description, role, from, to, costs = [] }: TemplateAction,
  { startsOn, currency, language }: { startsOn: Day; currency: string; language: Language },
): Omit<ActionFields, 'phaseId' | 'position'> {
  const withRole = (one: Language) => `${description[one]}\n\n${SUGGESTED[one]}: ${OWNER_ROLES[role][one]}.`;
  return {
    ...EMPTY_ACTION,
    kind,
    title,
    description: { en: withRole('en'), fi: withRole('fi'), es: withRole('es') },
    startsOn: addDays(startsOn, from),
    dueOn: addDays(startsOn, to),
    costs: costs.map((cost) => ({
      kind: cost.kind,
      what: cost.what[language],
      money: cost.cents === undefined ? null : { cents: cost.cents, currency },
      hours: cost.hours ?? null,
      expertDays: cost.expertDays ?? null,
      material: cost.material?.[language] ?? null,
      granted: false,
    })),
  };
}
