import { describe, expect, test } from 'vitest';
import { newId } from '#kernel/ids.ts';
import { LANGUAGES } from '#kernel/language.ts';
import { actionFields, goalFields, measureFields, phaseFields } from '../contract/line.ts';
import { templateName } from '../contract/plan.ts';
import { circleIn } from './circle.ts';
import { linesOfTemplate, TEMPLATES } from './template.ts';

const options = { startsOn: '2027-01-11', currency: 'EUR', language: 'fi' as const, newId: () => newId() };

test('there is a template for each name', () => {
  expect(TEMPLATES.map(({ name }) => name).sort()).toEqual([...templateName.options].sort());
});

describe.each(TEMPLATES.map((template) => [template.name, template] as const))('%s', (_name, template) => {
  const lines = linesOfTemplate(template, options);
  const actions = template.phases.flatMap((phase) => phase.actions);

  test('makes lines that the contract takes', () => {
    for (const { fields } of lines.goals) goalFields.parse(fields);
    for (const { fields } of lines.measures) measureFields.parse(fields);
    for (const { fields } of lines.phases) phaseFields.parse(fields);
    for (const { fields } of lines.actions) actionFields.parse(fields);
    expect(lines.actions.length).toBeGreaterThanOrEqual(6);
    expect(lines.actions.length).toBeLessThanOrEqual(14);
    expect(lines.measures.length).toBeGreaterThanOrEqual(lines.goals.length);
  });

  test('is written in each language, by meaning and not by copying', () => {
    const texts = [
      template.title,
      template.purpose,
      ...template.goals.flatMap(({ sentence, measures }) => [sentence, ...measures.map(({ what }) => what)]),
      ...actions.flatMap(({ title, description }) => [title, description]),
    ];
    for (const text of texts)
      expect(new Set(LANGUAGES.map((language) => text[language].trim())).size).toBe(LANGUAGES.length);
  });

  test('keeps its days inside the plan', () => {
    for (const phase of template.phases) {
      expect(phase.from).toBeLessThanOrEqual(phase.to);
      expect(phase.to).toBeLessThanOrEqual(template.days);
      for (const { from, to } of phase.actions) {
        expect(from).toBeGreaterThanOrEqual(0);
        expect(from).toBeLessThanOrEqual(to);
        expect(to).toBeLessThanOrEqual(template.days);
      }
    }
  });

  test('every action serves a goal of the template, waits only for others of it, and never in a circle', () => {
    const keys = new Set(actions.flatMap(({ key }) => key ?? []));
    for (const { goals, after = [] } of actions) {
      expect(goals.length).toBeGreaterThan(0);
      for (const goal of goals) expect(template.goals[goal]).toBeDefined();
      for (const key of after) expect(keys).toContain(key);
    }
    expect(
      circleIn(new Map(lines.actions.map(({ id, fields }) => [id, fields.waitsForIds]))),
    ).toBeUndefined();
  });
});
