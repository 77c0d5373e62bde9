import { afterAll, beforeAll, expect, test } from 'vitest';
import { planContract } from '#modules/plan/contract.ts';
import { DESK, expectAccessible } from '#test/browser.ts';
import { expectAccessibleInBoth, see } from './access-cast.ts';
import { type PlanHouse, planHouse } from './plan-house.ts';

let house: PlanHouse;

beforeAll(async () => {
  house = await planHouse();
});
afterAll(() => house?.close());

test('actions come from a table whose problems are named by row and column, all of them or none', async () => {
  await house.itIs('2026-11-23', '07:00');
  const { product } = house;
  const planner = await product.person(['planner'], { name: 'Nerea Zubiri', language: 'es' });
  await product.person([], { name: 'Iker Goñi' });
  const { id: planId } = await planner.call(planContract.createPlan, {
    title: { es: 'Plan de otoño' },
    startsOn: '2026-11-23',
  });
  const desk = await house.arrive(planner, DESK, 'es');
  await desk.goto(`/studio/plan/${planId}/files`);
  await see(desk, 'Archivos e impresión');
  await expectAccessibleInBoth(desk);
  const table = (day: string) =>
    `Fase;Acción;Responsable;Fecha límite\nEscuchar;Hablar con doce personas;Iker Goñi;${day}\nEscuchar;Escribir el manual;;11.12.2026`;
  await desk.getByLabel('O pega una tabla').fill(table('31.2.2027'));
  await desk.getByRole('button', { name: 'Leer la tabla' }).click();
  await desk.getByText('Fila 2, Fecha límite').waitFor();
  const write = desk.getByRole('button', { name: 'Escribirlas en el plan' });
  expect(await write.getAttribute('aria-disabled')).toBe('true');
  await expectAccessibleInBoth(desk);
  // A guess is only a guess: the column may be left out, and is meant again.
  await desk.getByLabel('¿Qué es «Fecha límite»?').selectOption('');
  await desk.getByText('Se pueden escribir 2 acciones.').waitFor();
  await desk.getByLabel('¿Qué es «Fecha límite»?').selectOption('dueOn');
  await desk.getByText('Fila 2, Fecha límite').waitFor();
  expect((await planner.call(planContract.readPlan, { planId })).actions).toEqual([]);

  await desk.goto(`/studio/plan/${planId}/files`);
  await desk.getByLabel('O pega una tabla').fill(table('4.12.2026'));
  await desk.getByRole('button', { name: 'Leer la tabla' }).click();
  await desk.getByText('Se pueden escribir 2 acciones.').waitFor();
  await write.click();
  await see(desk, 'Plan de otoño');
  const { actions, names } = await planner.call(planContract.readPlan, { planId });
  expect(actions.map(({ dueOn }) => dueOn).sort()).toEqual(['2026-12-04', '2026-12-11']);
  expect(Object.values(names)).toContain('Iker Goñi');

  await desk.goto(`/studio/plan/${planId}/files`);
  const [file] = await Promise.all([
    desk.waitForEvent('download'),
    desk.getByRole('button', { name: 'Descargar como tabla (CSV)' }).click(),
  ]);
  expect(file.suggestedFilename()).toBe('Plan de otoño.csv');
  await desk.getByRole('link', { name: 'Abrir como documento para imprimir' }).click();
  await see(desk, 'Plan de otoño');
  await desk.getByRole('rowheader', { name: 'Hablar con doce personas' }).waitFor();
  await expectAccessible(desk);
});
