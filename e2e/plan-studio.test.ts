import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { DESK, expectAccessible, launchBrowser, PHONE } from '#test/browser.ts';
import { type RunningProduct, startProduct } from '#test/product.ts';
import { expectAccessibleInBoth, foundHouse, visitors } from './access-cast.ts';

let browser: Browser;
let product: RunningProduct;
let house: Awaited<ReturnType<typeof foundHouse>>;
const { arrive, leave } = visitors(() => browser);

beforeAll(async () => {
  [browser, product] = await Promise.all([launchBrowser(), startProduct({ organisation: 'none' })]);
  house = await foundHouse(product.url);
});
afterEach(leave);
afterAll(async () => {
  await Promise.all([browser?.close(), product?.stop()]);
});

test('a plan is made, and written, ordered, renamed and mended by keys alone', async () => {
  const desk = await planner();
  await desk.goto('/studio/plan');
  await desk.getByRole('button', { name: 'Begin a plan' }).first().press('Enter');
  await desk.getByRole('textbox', { name: 'What is it called?' }).fill('Autumn plan');
  await desk.keyboard.press('Enter');
  await desk.getByRole('heading', { level: 1, name: 'Autumn plan' }).waitFor();
  await desk.getByText('Nothing is in this plan yet.').waitFor();
  await expectAccessibleInBoth(desk);

  await desk.getByRole('button', { name: /^Add a goal/ }).press('Enter');
  await write(desk, 'goal', 'People speak about our work without fear');
  await row(desk, 'People speak').press('p');
  await write(desk, 'phase', 'Listen', 'Teach');
  await row(desk, 'Teach').press('n');
  await write(desk, 'action', 'Train the foremen', 'Publish the manual');
  await expect.poll(() => rows(desk, 3)).toEqual(['Train the foremen', 'Publish the manual']);

  await row(desk, 'Publish the manual').press('Alt+ArrowUp');
  await expect.poll(() => rows(desk, 3)).toEqual(['Publish the manual', 'Train the foremen']);
  // Over the beginning of its phase it comes into the one before.
  await row(desk, 'Publish the manual').press('Alt+ArrowUp');
  await expect
    .poll(() => rows(desk))
    .toEqual([
      'People speak about our work without fear',
      'Serves no goal yet',
      'Listen',
      'Publish the manual',
      'Teach',
      'Train the foremen',
    ]);

  await row(desk, 'Train the foremen').press('F2');
  await desk.keyboard.type('Train the foremen, 45 minutes each');
  await desk.keyboard.press('Enter');
  await row(desk, '45 minutes each').waitFor();

  await row(desk, 'Publish the manual').press('Delete');
  const removal = desk.getByRole('dialog', { name: 'Remove «Publish the manual»?' });
  await removal.getByRole('button', { name: 'Remove', exact: true }).press('Enter');
  await expect.poll(() => rows(desk, 3)).toEqual(['Train the foremen, 45 minutes each']);
  await row(desk, '45 minutes each').focus();
  await desk.keyboard.press('Control+z');
  await row(desk, 'Publish the manual').waitFor();
  await desk.keyboard.press('Control+Shift+z');
  await expect.poll(() => rows(desk, 3)).toEqual(['Train the foremen, 45 minutes each']);

  // A goal that goes names first what would serve nothing without it.
  await row(desk, 'People speak').press('n');
  await write(desk, 'action', 'Ask twelve people what they fear');
  await row(desk, 'People speak').press('Delete');
  const goal = desk.getByRole('dialog', { name: /^Remove «People speak/ });
  await goal.getByText('Ask twelve people what they fear', { exact: false }).waitFor();
  await goal.getByText('1 thing would serve nothing any more', { exact: false }).waitFor();
  await expectAccessible(desk);
  await goal.getByRole('button', { name: 'Cancel' }).press('Enter');
  await row(desk, 'People speak').waitFor();
});

test('the same lines are moved on the board, in time and in the table, and what was done is taken back', async () => {
  const desk = await planner();
  const plan = await writtenPlan(desk);
  await desk.goto(`/studio/plan/${plan.id}?view=board`);
  await card(desk, 'Train the foremen').waitFor();
  await expectAccessibleInBoth(desk);
  await card(desk, 'Train the foremen').dragTo(column(desk, 'Under way'));
  await column(desk, 'Under way').getByText('Train the foremen').waitFor();
  await card(desk, 'Publish the manual').press('Alt+ArrowRight');
  await column(desk, 'Under way').getByText('Publish the manual').waitFor();
  // A state that everyone will ask about is not set without a reason.
  await card(desk, 'Publish the manual').press('Alt+ArrowRight');
  const why = desk.getByRole('dialog', { name: /How does «Publish the manual» stand/ });
  await why.getByRole('button', { name: 'Set the state' }).click();
  await why.getByText('Say in a sentence why it stands so', { exact: false }).waitFor();
  await why.getByRole('textbox', { name: 'Reason' }).fill('The printer waits for the pictures.');
  await expectAccessible(desk);
  await why.getByRole('button', { name: 'Set the state' }).click();
  await column(desk, 'Blocked').getByText('Publish the manual').waitFor();

  await desk.getByRole('tab', { name: 'Table' }).click();
  const due = desk.getByRole('row', { name: /Train the foremen/ }).locator('[data-column="dueOn"]');
  await due.press('Enter');
  await desk.getByLabel('Due: Train the foremen').fill('2026-12-10');
  await desk.keyboard.press('Enter');
  await expect.poll(() => dueOf(desk, plan.id, 'Train')).toBe('2026-12-10');
  await desk
    .getByRole('row', { name: /Train the foremen/ })
    .locator('[data-column="title"]')
    .press('F2');
  await desk.getByLabel('Title: Train the foremen').fill('Train all foremen');
  await desk.keyboard.press('Enter');
  await desk.getByRole('gridcell', { name: 'Train all foremen' }).waitFor();
  await expectAccessibleInBoth(desk);

  await desk.getByRole('tab', { name: 'Timeline' }).click();
  const bar = desk.getByRole('button', { name: /^Train all foremen, / });
  await bar.press('ArrowRight');
  await bar.press('Shift+ArrowRight');
  await expect.poll(() => dueOf(desk, plan.id, 'Train')).toBe('2026-12-18');
  await expectAccessibleInBoth(desk);
  const box = await bar.boundingBox();
  if (!box) throw new Error('The bar is not in sight');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await desk.mouse.move(x, y);
  await desk.mouse.down();
  await desk.mouse.move(x - 2 * 18, y, { steps: 4 });
  await desk.mouse.up();
  await expect.poll(() => dueOf(desk, plan.id, 'Train')).toBe('2026-12-16');
  await desk.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect.poll(() => dueOf(desk, plan.id, 'Train')).toBe('2026-12-18');
});

test('two planners write on one line and nothing of either is lost', async () => {
  const [mine, theirs] = [await planner(), await planner()];
  const plan = await writtenPlan(mine);
  const address = `/studio/plan/${plan.id}?line=action/${plan.actions[0]}`;
  for (const page of [mine, theirs]) {
    await page.goto(address);
    await page.getByRole('button', { name: 'Edit', exact: true }).click();
  }
  const title = (page: Page) => page.getByRole('textbox', { name: 'Title' });
  const save = (page: Page) => page.getByRole('button', { name: 'Save', exact: true }).click();
  await title(theirs).fill('Train the foremen in pairs');
  await save(theirs);
  await theirs.getByRole('heading', { level: 2, name: 'Train the foremen in pairs' }).waitFor();
  // The other's outline follows without a reload, and what is being typed there stays.
  await row(mine, 'in pairs').waitFor();
  await mine.getByRole('textbox', { name: 'Description' }).fill('45 minutes each.');
  await save(mine);
  await mine.getByRole('heading', { level: 2, name: 'Train the foremen in pairs' }).waitFor();
  await mine.getByText('45 minutes each.').waitFor();

  for (const page of [mine, theirs]) await page.getByRole('button', { name: 'Edit', exact: true }).click();
  await title(theirs).fill('Train the foremen by shift');
  await title(mine).fill('Train the foremen at the line');
  await save(theirs);
  await theirs.getByRole('heading', { level: 2, name: 'Train the foremen by shift' }).waitFor();
  await save(mine);
  const conflict = mine.getByRole('dialog', { name: 'Somebody changed this meanwhile' });
  await conflict.getByText('Train the foremen by shift').waitFor();
  await conflict.getByText('Train the foremen at the line').waitFor();
  await expectAccessible(mine);
  await conflict.getByRole('button', { name: 'Save mine' }).click();
  await row(theirs, 'at the line').waitFor();

  const phone = await arrive({ url: product.url, viewport: PHONE });
  await house.signIn(phone, { roles: ['planner'] });
  await phone.goto(`/studio/plan/${plan.id}`);
  await row(phone, 'at the line').waitFor();
  await expectAccessibleInBoth(phone);
  await row(phone, 'at the line').click();
  await phone.getByRole('dialog').getByRole('heading', { name: 'Train the foremen at the line' }).waitFor();
  await expectAccessible(phone);
});

async function planner(): Promise<Page> {
  const page = await arrive({ url: product.url, viewport: DESK });
  await house.signIn(page, { roles: ['planner'] });
  return page;
}

/** Types lines where the outline asks for them, one after the other. */
async function write(page: Page, kind: 'goal' | 'phase' | 'action', ...texts: string[]): Promise<void> {
  for (const text of texts) {
    const field = page.getByRole('textbox', { name: new RegExp(`^New ${kind}`) });
    await expect.poll(() => field.inputValue()).toBe('');
    await field.fill(text);
    await field.press('Enter');
    await row(page, text).waitFor();
  }
  await page.keyboard.press('Escape');
}

const row = (page: Page, text: string): Locator =>
  page.getByRole('treeitem').filter({ hasText: text }).first();
const card = (page: Page, text: string): Locator => page.getByRole('button', { name: text, exact: true });
const column = (page: Page, name: string): Locator => page.getByRole('region', { name, exact: true });

/** The titles of the rows in sight, of one level or of all. */
function rows(page: Page, level?: number): Promise<string[]> {
  const wanted = level ? `[role=treeitem][aria-level="${level}"]` : '[role=treeitem]';
  return page
    .locator(wanted)
    .evaluateAll((all) =>
      all
        .toSorted((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top)
        .map((one) => one.querySelector('span')?.textContent ?? ''),
    );
}

/** A plan with a goal, a phase and two actions, written over the API. */
async function writtenPlan(page: Page): Promise<{ id: string; actions: string[] }> {
  const made = async (path: string, data: object): Promise<string> => {
    const response = await page.request.post(path, {
      data,
      headers: { 'idempotency-key': crypto.randomUUID() },
    });
    expect(response.status()).toBe(200);
    return (await response.json()).id;
  };
  const id = await made('/api/plan/plans', { title: { en: 'Winter plan' }, startsOn: '2026-11-23' });
  const goal = await made(`/api/plan/plans/${id}/goals`, { sentence: { en: 'Everyone knows the manual' } });
  const phase = await made(`/api/plan/plans/${id}/phases`, { title: { en: 'Teach' } });
  const actions: string[] = [];
  for (const title of ['Train the foremen', 'Publish the manual'])
    actions.push(
      await made(`/api/plan/phases/${phase}/actions`, {
        title: { en: title },
        goalIds: [goal],
        startsOn: '2026-11-30',
        dueOn: '2026-12-04',
      }),
    );
  return { id, actions };
}

async function dueOf(page: Page, planId: string, title: string): Promise<string | undefined> {
  const plan = await (await page.request.get(`/api/plan/plans/${planId}`)).json();
  const found = plan.actions.find((action: { title: { en: string } }) => action.title.en.startsWith(title));
  return found?.dueOn;
}
