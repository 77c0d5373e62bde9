import { describe, expect, test } from 'vitest';
import { testApp } from '#test/app.ts';
import { attributeContract } from '../contract/attribute.ts';
import { type PersonFacts, personContract } from '../contract/person.ts';

const app = await testApp();
const planner = await app.person(['planner']);
const admin = await app.person(['admin']);
const member = await app.person();

const nothing: PersonFacts = {
  name: null,
  email: null,
  employeeNumber: null,
  unitId: null,
  managerId: null,
  title: null,
  roleFamily: null,
  location: null,
  language: null,
  startedOn: null,
  birthYear: null,
  employment: null,
  zone: null,
  shift: null,
  attributes: {},
};
const add = (attributes: PersonFacts['attributes']) =>
  planner.call(personContract.createPerson, { facts: { ...nothing, attributes } });

describe('attributes', () => {
  test('are declared by an admin with a type that values must fit', async () => {
    const level = { key: 'level', label: { en: 'Level', fi: 'Taso' }, type: 'number' as const };
    await admin.call(attributeContract.declareAttribute, level);
    expect(
      (await planner.refused(attributeContract.declareAttribute, { ...level, key: 'other' })).status,
    ).toBe(403);
    expect((await admin.refused(attributeContract.declareAttribute, level)).code).toBe(
      'people.attribute_key_taken',
    );
    expect(await add({ level: 3 })).toMatchObject({ details: { attributes: { level: 3 } } });
    const wrong = await planner.refused(personContract.createPerson, {
      facts: { ...nothing, attributes: { level: 'three', size: 'L' } },
    });
    expect(wrong).toMatchObject({ status: 422, code: 'people.attribute_value_misfit', keys: 'level, size' });
    expect((await member.refused(attributeContract.listAttributes, {})).status).toBe(403);
  });

  test('a choice that somebody has stays', async () => {
    const key = 'shirt';
    const label = { en: 'Shirt' };
    await admin.call(attributeContract.declareAttribute, { key, label, type: 'choice', choices: ['S', 'L'] });
    await add({ shirt: 'L' });
    const dropped = await admin.refused(attributeContract.changeAttribute, { key, label, choices: ['S'] });
    expect(dropped).toMatchObject({ status: 409, code: 'people.attribute_choice_in_use', choices: 'L' });
    const kept = await admin.call(attributeContract.changeAttribute, { key, label, choices: ['L', 'XL'] });
    expect(kept.choices).toEqual(['L', 'XL']);
    expect(
      (await admin.refused(attributeContract.declareAttribute, { key: 'empty', label, type: 'choice' }))
        .errors?.[0],
    ).toMatchObject({ path: 'choices', code: 'choices_for_choice_only' });
  });
});
