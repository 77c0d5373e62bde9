import { type Day, formatDay } from '#kernel/calendar.ts';
import type { Language } from '#kernel/language.ts';
import type { ActionState } from '../contract/line.ts';
import { STATE_WORDS } from './plan-table.ts';

interface Seal {
  readonly reason: string;
  readonly opensOn: Day;
}

export interface TextLine {
  readonly text: string;
  readonly seal: Seal | null;
}

export interface PlanText {
  readonly title: string;
  readonly purpose: string | null;
  readonly startsOn: Day;
  readonly endsOn: Day;
  readonly goals: readonly (TextLine & { readonly byOn: Day | null; readonly measures: readonly string[] })[];
  readonly phases: readonly {
    readonly title: string;
    readonly actions: readonly (TextLine & {
      readonly state: ActionState;
      readonly dueOn: Day | null;
      readonly owner: string | null;
      readonly description: string | null;
    })[];
  }[];
}

const WORDS = {
  en: { goals: 'What will be different', by: 'by', sealed: 'Sealed until' },
  fi: { goals: 'Mikä muuttuu', by: 'viimeistään', sealed: 'Sinetöity, avautuu' },
  es: { goals: 'Qué será diferente', by: 'hasta el', sealed: 'Sellado hasta el' },
} as const;

/** The plan as a Markdown document (CommonMark) in one language. What people wrote cannot become markup. */
export function planAsMarkdown(plan: PlanText, language: Language): string {
  const words = WORDS[language];
  const day = (on: Day) => formatDay(on, language, 'long');
  const sealed = ({ reason, opensOn }: Seal) => `*${words.sealed} ${day(opensOn)}: ${plain(reason)}*`;
  const goals = plan.goals.map(({ text, seal, byOn, measures }, index) =>
    [
      `${index + 1}. ${seal ? sealed(seal) : plain(text)}${byOn && !seal ? ` (${words.by} ${day(byOn)})` : ''}`,
      ...(seal ? [] : measures.map((measure) => `   - ${plain(measure)}`)),
    ].join('\n'),
  );
  const phases = plan.phases.flatMap(({ title, actions }) => [
    `## ${plain(title)}`,
    actions
      .map(({ text, seal, state, dueOn, owner, description }) => {
        if (seal) return `- ${sealed(seal)}`;
        const facts = [STATE_WORDS[state][language], dueOn && day(dueOn), owner && plain(owner)];
        const about = description ? `\n  ${plain(description)}` : '';
        return `- **${plain(text)}**: ${facts.filter(Boolean).join(', ')}${about}`;
      })
      .join('\n'),
  ]);
  const head = [
    `# ${plain(plan.title)}`,
    plan.purpose ? plain(plan.purpose) : '',
    `${day(plan.startsOn)} – ${day(plan.endsOn)}`,
  ];
  return `${[...head, `## ${words.goals}`, goals.join('\n'), ...phases].filter(Boolean).join('\n\n')}\n`;
}

/** Text without line breaks, and with a backslash before every sign that Markdown would read. */
function plain(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_{}[\]<>#+!|~-]/g, '\\$&');
}
