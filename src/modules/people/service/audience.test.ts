import { describe, expect, test } from 'vitest';
import { translator } from '#platform/translate.ts';
import { testApp } from '#test/app.ts';
import { createPerson, createUnit } from '#test/factories.ts';
import { audienceContract as people } from '../contract/audience.ts';
import type { Rule } from '../contract/audience-rule.ts';
import en from '../messages/en.json' with { type: 'json' };
import es from '../messages/es.json' with { type: 'json' };
import fi from '../messages/fi.json' with { type: 'json' };
import { audienceSql, explainAudience } from './audience.ts';

const app = await testApp();
const planner = await app.person(['planner']);
const member = await app.person();
const leader = await app.person(['leader']);
const speak = translator({ en, fi, es });

const at = (...names: string[]): Rule => ({ kind: 'location', names });
const use = (audienceId: string): Rule => ({ kind: 'audience', audienceId });
const save = (rule: Rule, name = `Audience ${crypto.randomUUID()}`) =>
  planner.call(people.createAudience, { name, rule });

describe('building', () => {
  test('a rule is counted before it is saved, over units and all below, and without those who left', async () => {
    const top = await createUnit(app.db);
    const below = await createUnit(app.db, { parentId: top.id });
    await createPerson(app.db, { unitId: top.id });
    await createPerson(app.db, { unitId: below.id, state: 'on_leave' });
    await createPerson(app.db, { unitId: below.id, state: 'left' });
    await createPerson(app.db, { unitId: below.id, state: 'candidate' });
    const rule: Rule = { kind: 'unit', unitIds: [top.id], below: true };
    expect(await planner.call(people.countAudience, { rule })).toEqual({ count: 2 });
    expect(await planner.call(people.countAudience, { rule: { ...rule, below: false } })).toEqual({
      count: 1,
    });
    const problem = await member.refused(people.countAudience, { rule });
    expect(problem).toMatchObject({ status: 403, code: 'role_needed' });
    expect((await leader.refused(people.countAudience, { rule })).status).toBe(403);
    expect((await app.nobody.refused(people.countAudience, { rule })).status).toBe(401);
  });

  test('a preview shows some of the people by name', async () => {
    for (const name of ['Örn', 'Aino', 'Zoe']) await createPerson(app.db, { name, location: 'Preview' });
    const { count, people: shown } = await planner.call(people.previewAudience, {
      rule: at('Preview'),
      limit: 3,
    });
    expect(count).toBe(3);
    expect(shown.map(({ name }) => name)).toEqual(['Aino', 'Örn', 'Zoe']);
    expect((await member.refused(people.previewAudience, { rule: at('Preview') })).status).toBe(403);
  });

  test('a saved audience says its count, the names in its rule and what its reader may do', async () => {
    const unit = await createUnit(app.db, { name: 'Laundry' });
    const rule: Rule = { kind: 'unit', unitIds: [unit.id], below: true };
    const { id } = await save(rule, 'The laundry');
    await createPerson(app.db, { unitId: unit.id });
    const read = await planner.call(people.readAudience, { audienceId: id });
    expect(read).toMatchObject({ name: 'The laundry', rule, count: 1, can: { change: true, retire: true } });
    expect(read.names.units).toEqual([{ id: unit.id, name: 'Laundry', code: unit.code }]);
    expect((await leader.call(people.readAudience, { audienceId: id })).can).toEqual({
      change: false,
      retire: false,
    });
    expect((await member.refused(people.readAudience, { audienceId: id })).status).toBe(403);
    expect(
      (await leader.refused(people.changeAudience, { audienceId: id, name: 'Mine', rule, version: 1 }))
        .status,
    ).toBe(403);
  });

  test.each<[string, Rule]>([
    ['a unit', { kind: 'unit', unitIds: ['00000000-0000-7000-8000-00000000dead'], below: true }],
    ['a person', { kind: 'people', personIds: ['00000000-0000-7000-8000-00000000dead'] }],
    ['an audience', use('00000000-0000-7000-8000-00000000dead')],
    ['an attribute', { kind: 'attribute', key: 'nothing', test: { is: 'known' } }],
  ])('a rule that names %s that is not there is refused', async (_what, rule) => {
    const problem = await planner.refused(people.createAudience, { name: 'Ghosts', rule });
    expect(problem).toMatchObject({ status: 422, code: 'people.audience_refers_to_unknown' });
    expect((await planner.refused(people.countAudience, { rule })).code).toBe(
      'people.audience_refers_to_unknown',
    );
  });

  test('a comparison that the attribute cannot answer is refused', async () => {
    await app.db
      .insertInto('people_attribute')
      .values({ key: 'licence', label: '{"en":"Licence"}', type: 'day', choices: '[]' })
      .execute();
    const over = (test: Extract<Rule, { kind: 'attribute' }>['test']): Rule => ({
      kind: 'attribute',
      key: 'licence',
      test,
    });
    expect(
      (await planner.refused(people.countAudience, { rule: over({ is: 'atLeast', number: 3 }) })).code,
    ).toBe('people.audience_test_does_not_fit');
    await createPerson(app.db, { attributes: '{"licence":"2026-05-01"}' });
    expect(
      await planner.call(people.countAudience, { rule: over({ is: 'before', day: '2026-06-01' }) }),
    ).toEqual({ count: 1 });
  });

  test('where a rule is broken is said by path', async () => {
    const rule = { kind: 'all', rules: [{ kind: 'everyone' }, { kind: 'location', names: [] }] };
    const problem = await planner.refused(people.countAudience, { rule });
    expect(problem).toMatchObject({ status: 422, code: 'invalid_input' });
    expect(problem.errors?.[0]).toMatchObject({ path: 'rule.rules.1.names', code: 'too_small' });
  });
});

describe('names', () => {
  test('two audiences in use never share a name, in whatever letters; a retired one gives its name free', async () => {
    const first = await save(at('A'), 'Shift leaders');
    const taken = await planner.refused(people.createAudience, { name: 'shift LEADERS', rule: at('B') });
    expect(taken).toMatchObject({ status: 409, code: 'people.audience_name_taken', name: 'shift LEADERS' });
    await planner.call(people.retireAudience, { audienceId: first.id });
    await save(at('B'), 'Shift leaders');
    const back = await planner.refused(people.reviveAudience, { audienceId: first.id });
    expect(back.code).toBe('people.audience_name_taken');
  });

  test('the list is in the order of the reader’s language, in pages, and can be searched', async () => {
    for (const name of ['Page zz', 'Page aa', 'Page mm']) await save(at('X'), name);
    const first = await planner.call(people.listAudiences, { search: 'PAGE', limit: 2 });
    expect(first.rows.map(({ name }) => name)).toEqual(['Page aa', 'Page mm']);
    const second = await planner.call(people.listAudiences, {
      search: 'page',
      limit: 2,
      after: first.next ?? '',
    });
    expect(second).toMatchObject({ rows: [{ name: 'Page zz' }], next: null });
    expect((await planner.refused(people.listAudiences, { after: 'made up' })).code).toBe('not_a_cursor');
    expect((await member.refused(people.listAudiences, {})).status).toBe(403);
  });
});

describe('two people at once', () => {
  test('who saves an older version is refused and shown the newest', async () => {
    const { id, version } = await save(at('A'), 'Contested');
    await planner.call(people.changeAudience, { audienceId: id, name: 'Contested', rule: at('B'), version });
    const late = await planner.refused(people.changeAudience, {
      audienceId: id,
      name: 'Mine',
      rule: at('C'),
      version,
    });
    expect(late).toMatchObject({
      status: 409,
      code: 'edited_meanwhile',
      current: { rule: at('B'), version: version + 1 },
    });
  });

  test('two edits that would close a circle together: one is refused', async () => {
    const a = await save(at('A'));
    const b = await save(at('B'));
    const edits = await Promise.allSettled([
      planner.call(people.changeAudience, {
        audienceId: a.id,
        name: a.name,
        rule: use(b.id),
        version: a.version,
      }),
      planner.call(people.changeAudience, {
        audienceId: b.id,
        name: b.name,
        rule: use(a.id),
        version: b.version,
      }),
    ]);
    expect(edits.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const refusal = edits.find(({ status }) => status === 'rejected');
    expect(String(refusal?.status === 'rejected' && refusal.reason)).toContain('people.audience_circle');
  });
});

describe('audiences of audiences', () => {
  test('an audience is counted with those that it uses, through each other', async () => {
    await createPerson(app.db, { location: 'Deep' });
    await createPerson(app.db, { location: 'Deep', language: 'fi' });
    const base = await save(at('Deep'));
    const middle = await save({
      kind: 'all',
      rules: [use(base.id), { kind: 'not', rule: { kind: 'language', languages: ['fi'] } }],
    });
    const top = await save({ kind: 'any', rules: [use(middle.id), use(middle.id)] });
    expect(top.count).toBe(1);
    expect((await planner.call(people.readAudience, { audienceId: base.id })).usedBy).toEqual([
      { id: middle.id, name: middle.name },
    ]);
  });

  test('a circle is refused with the way that leads back', async () => {
    const a = await save(at('A'), 'Ring A');
    const b = await save(use(a.id), 'Ring B');
    const problem = await planner.refused(people.changeAudience, {
      audienceId: a.id,
      name: 'Ring A',
      rule: { kind: 'not', rule: use(b.id) },
      version: a.version,
    });
    expect(problem).toMatchObject({
      status: 409,
      code: 'people.audience_circle',
      names: 'Ring A → Ring B → Ring A',
    });
  });

  test('what another audience uses cannot be retired until the other lets go', async () => {
    const used = await save(at('A'), 'Used');
    const user = await save(use(used.id), 'User');
    const problem = await planner.refused(people.retireAudience, { audienceId: used.id });
    expect(problem).toMatchObject({ status: 409, code: 'people.audience_in_use', names: 'User' });
    expect((await planner.call(people.readAudience, { audienceId: used.id })).can.retire).toBe(false);
    await planner.call(people.retireAudience, { audienceId: user.id });
    await planner.call(people.retireAudience, { audienceId: used.id });
    const revived = await planner.refused(people.reviveAudience, { audienceId: user.id });
    expect(revived.code).toBe('people.audience_refers_to_unknown');
    await planner.call(people.reviveAudience, { audienceId: used.id });
    expect(await planner.call(people.reviveAudience, { audienceId: user.id })).toMatchObject({
      retiredAt: null,
    });
    expect((await member.refused(people.retireAudience, { audienceId: user.id })).status).toBe(403);
  });

  test('audiences that double at each step are refused before they are too large', async () => {
    let last = await save({ kind: 'all', rules: Array.from({ length: 30 }, (_, i) => at(`Place ${i}`)) });
    for (let step = 0; step < 5; step += 1)
      last = await save({ kind: 'any', rules: [use(last.id), use(last.id)] });
    const problem = await planner.refused(people.createAudience, {
      name: 'Too much',
      rule: { kind: 'any', rules: [use(last.id), use(last.id), use(last.id)] },
    });
    expect(problem).toMatchObject({ status: 422, code: 'people.audience_too_large', limit: 2000 });
  });
});

describe('for other modules', () => {
  test('the people of an audience are a query that stands in another', async () => {
    const { id } = await createPerson(app.db, { location: 'Insert' });
    const audience = await save(at('Insert'));
    const ctx = app.context();
    const query = await audienceSql(ctx, audience.id);
    expect((await query.execute(app.db)).rows).toEqual([{ personId: id }]);
  });

  test.each([
    [
      'en',
      'Everyone who works in Care or a unit below it, has worked here for at least 2 years, and does not use Finnish (or has no language on record).',
    ],
    [
      'fi',
      'Jokainen, joka työskentelee yksikössä Care tai sen alayksikössä, on ollut talossa vähintään 2 vuotta eikä käytä suomea (tai kieli ei ole tiedossa).',
    ],
    [
      'es',
      'Toda persona que trabaja en Care o en una unidad inferior, lleva aquí al menos 2 años y no usa finés (o no consta su idioma).',
    ],
  ] as const)('an audience is explained in one sentence (%s)', async (language, sentence) => {
    const unit = await createUnit(app.db, { name: 'Care' });
    const rule: Rule = {
      kind: 'all',
      rules: [
        { kind: 'unit', unitIds: [unit.id], below: true },
        { kind: 'tenure', in: 'years', atLeast: 2 },
        { kind: 'not', rule: { kind: 'language', languages: ['fi'] } },
      ],
    };
    const explained = await explainAudience(app.context(), rule, { t: speak(language), language });
    expect(explained.sentence).toBe(sentence);
    expect(explained.clause.parts).toHaveLength(3);
  });
});
