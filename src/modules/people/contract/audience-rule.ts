import { z } from 'zod';
import type { Day } from '#kernel/calendar.ts';
import { day, id, language, line } from '#kernel/contract.ts';
import type { Language } from '#kernel/language.ts';

/**
 * Bands of birth years. Boomers to Z are those of the Pew Research Center (Dimock, «Defining generations», 2019); what lies
 * before and after is open-ended, so that each known year belongs to exactly one. No birth year is a case of its own.
 */
export const GENERATIONS = ['silent', 'boomers', 'x', 'millennials', 'z', 'alpha', 'unknown'] as const;
export type Generation = (typeof GENERATIONS)[number];

/** How a declared attribute is tested. An attribute without a value passes no test. */
export type AttributeTest =
  | { readonly is: 'known' }
  | { readonly is: 'oneOf'; readonly values: readonly (string | number)[] }
  | { readonly is: 'atLeast' | 'atMost' | 'moreThan' | 'lessThan'; readonly number: number }
  | { readonly is: 'onOrAfter' | 'before'; readonly day: Day };

/** A rule over people, as a tree. A fact that is not known satisfies no condition; `not` takes everybody else. */
export type Rule =
  | { readonly kind: 'all'; readonly rules: readonly Rule[] }
  | { readonly kind: 'any'; readonly rules: readonly Rule[] }
  | { readonly kind: 'not'; readonly rule: Rule }
  | Condition;

export type Condition =
  | { readonly kind: 'everyone' }
  | { readonly kind: 'unit'; readonly unitIds: readonly string[]; readonly below: boolean }
  | { readonly kind: 'roleFamily'; readonly names: readonly string[] }
  | { readonly kind: 'location'; readonly names: readonly string[] }
  | {
      readonly kind: 'tenure';
      readonly in: 'months' | 'years';
      readonly atLeast?: number | undefined;
      readonly lessThan?: number | undefined;
    }
  | { readonly kind: 'generation'; readonly generations: readonly Generation[] }
  | { readonly kind: 'language'; readonly languages: readonly Language[] }
  | { readonly kind: 'attribute'; readonly key: string; readonly test: AttributeTest }
  | { readonly kind: 'manager'; readonly managerId: string; readonly reach: 'direct' | 'below' }
  | { readonly kind: 'audience'; readonly audienceId: string }
  | { readonly kind: 'people'; readonly personIds: readonly string[] };

export const MAX_RULE_DEPTH = 12;
export const MAX_RULE_NODES = 500;

const some = <T extends z.ZodType>(element: T, max: number) => z.array(element).min(1).max(max);
const span = z.number().int().min(0).max(1200);
const attributeKey = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/, { error: 'not_an_attribute_key' });

const attributeTest = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('known') }),
  z.strictObject({ is: z.literal('oneOf'), values: some(z.union([line(500), z.number()]), 200) }),
  z.strictObject({ is: z.enum(['atLeast', 'atMost', 'moreThan', 'lessThan']), number: z.number() }),
  z.strictObject({ is: z.enum(['onOrAfter', 'before']), day }),
]);

const tenure = z
  .strictObject({
    kind: z.literal('tenure'),
    in: z.enum(['months', 'years']),
    atLeast: span.optional(),
    lessThan: span.optional(),
  })
  .refine(({ atLeast, lessThan }) => atLeast !== undefined || lessThan !== undefined, {
    error: 'tenure_needs_a_bound',
  })
  .refine(({ atLeast = 0, lessThan = Number.POSITIVE_INFINITY }) => atLeast < lessThan, {
    error: 'tenure_bounds_crossed',
  });

const ruleTree: z.ZodType<Rule, Rule> = z.lazy(() =>
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.enum(['all', 'any']), rules: some(ruleTree, MAX_RULE_NODES) }),
    z.strictObject({ kind: z.literal('not'), rule: ruleTree }),
    z.strictObject({ kind: z.literal('everyone') }),
    z.strictObject({ kind: z.literal('unit'), unitIds: some(id, 500), below: z.boolean() }),
    z.strictObject({ kind: z.literal('roleFamily'), names: some(line(), 200) }),
    z.strictObject({ kind: z.literal('location'), names: some(line(), 200) }),
    tenure,
    z.strictObject({ kind: z.literal('generation'), generations: some(z.enum(GENERATIONS), 7) }),
    z.strictObject({ kind: z.literal('language'), languages: some(language, 3) }),
    z.strictObject({ kind: z.literal('attribute'), key: attributeKey, test: attributeTest }),
    z.strictObject({ kind: z.literal('manager'), managerId: id, reach: z.enum(['direct', 'below']) }),
    z.strictObject({ kind: z.literal('audience'), audienceId: id }),
    z.strictObject({ kind: z.literal('people'), personIds: some(id, 1000) }),
  ]),
);

/** A rule of at most 12 levels and 500 nodes, measured before the tree is walked by recursion. */
export const rule = z
  .custom<Rule>()
  .superRefine((value, check) => {
    const excess = excessOf(value);
    if (excess) check.addIssue({ code: 'custom', message: excess });
  })
  .pipe(ruleTree)
  .describe('A tree of conditions: `all`, `any`, `not`, and conditions such as `unit` or `tenure`.');

function excessOf(root: unknown): string | undefined {
  let nodes = 0;
  const open: { node: unknown; depth: number }[] = [{ node: root, depth: 1 }];
  for (let next = open.pop(); next; next = open.pop()) {
    nodes += 1;
    if (next.depth > MAX_RULE_DEPTH) return 'rule_too_deep';
    if (nodes + open.length > MAX_RULE_NODES) return 'rule_too_large';
    const children = childrenOf(next.node);
    if (children.length > MAX_RULE_NODES) return 'rule_too_large';
    for (const node of children) open.push({ node, depth: next.depth + 1 });
  }
  return undefined;
}

function childrenOf(node: unknown): readonly unknown[] {
  if (typeof node !== 'object' || node === null) return [];
  const inGroup = 'rules' in node && Array.isArray(node.rules) ? node.rules : [];
  return 'rule' in node ? [...inGroup, node.rule] : inGroup;
}
