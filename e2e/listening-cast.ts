import type { Page } from 'playwright-core';
import { newId } from '#kernel/ids.ts';
import type { Answers, Item } from '#modules/listening/contract/item.ts';
import { listeningContract as contract } from '#modules/listening/contract.ts';
import { answer, createSurvey, drawer, opened } from '#modules/listening/fixtures/open-wave.ts';
import type { Visitor } from '#test/app.ts';
import type { ClockedProduct } from '#test/clocked-product.ts';
import { createOrganisation, createPerson, createUnit } from '#test/factories.ts';

/** Longer than any pause between two envelopes. */
const LONGEST_PAUSE_MS = 41_000;

/** What the wave of the journeys asks: on five points, from 0 to 10, and in words. */
export function journeyItems(): readonly Item[] {
  const plain = { bankKey: null, help: null, when: null, comment: false } as const;
  const agree = (construct: Item['construct'], en: string): Item => ({
    ...plain,
    id: newId(),
    construct,
    text: { en },
    scale: { kind: 'agree5' },
    favourable: 'high',
  });
  return [
    agree('trust', 'Leaders mean what they say.'),
    agree('manager', 'My manager would back me.'),
    {
      ...plain,
      id: newId(),
      construct: 'recommendation',
      text: { en: 'I would recommend us as a place to work.' },
      scale: { kind: 'score10', lowest: null, highest: null },
      favourable: 'high',
    },
    {
      ...plain,
      id: newId(),
      construct: null,
      text: { en: 'What should change first?' },
      scale: { kind: 'comment' },
      favourable: null,
    },
  ];
}

/** Two halls of an organisation: one with people at machines who have no address, one with desks. */
export async function listeningHouse(product: ClockedProduct) {
  await createOrganisation(product.db, { name: 'Satamala' });
  const [hall, office] = [
    await createUnit(product.db, { name: 'Hall' }),
    await createUnit(product.db, { name: 'Office' }),
  ];
  const planner = await product.person(['planner'], { unitId: office.id });
  const representative = await product.person(['representative'], { unitId: office.id });
  const aino = await product.person([], { unitId: hall.id, name: 'Aino Harju' });
  const bea = await product.person([], { unitId: office.id, name: 'Bea Lund' });
  const lead = await product.person([], { unitId: hall.id, name: 'Risto Salo' });
  // Without an address one answers with a printed code.
  for (let number = 0; number < 13; number += 1)
    await createPerson(product.db, { unitId: hall.id, managerId: lead.id, email: null });
  const others: Visitor[] = [];
  for (let number = 0; number < 14; number += 1) others.push(await product.person([], { unitId: office.id }));
  return { planner, representative, aino, bea, lead, others };
}

export type ListeningHouse = Awaited<ReturnType<typeof listeningHouse>>;

/** An open wave of a new survey, with the codes for those without an address. */
export async function openWave(product: ClockedProduct, { planner }: ListeningHouse) {
  const items = journeyItems();
  const surveyId = await createSurvey(product, { items });
  const { id: waveId, manifest } = await opened(product, planner, {
    surveyId,
    settings: { codesFor: { who: 'without_email' } },
  });
  const { labels } = await planner.call(contract.makeCodes, { waveId });
  return { items, surveyId, waveId, hash: manifest?.hash ?? '', words: manifest?.words ?? [], labels };
}

export type OpenWave = Awaited<ReturnType<typeof openWave>>;

/** People answer on devices of their own, as browsers do it. */
export async function othersAnswer(
  product: ClockedProduct,
  { people, wave }: { people: readonly Visitor[]; wave: OpenWave },
): Promise<void> {
  const [trust, manager, recommend] = wave.items;
  for (const [at, person] of people.entries()) {
    const voter = await drawer(product, person, wave.waveId);
    const answers: Answers = {
      [trust?.id ?? '']: 2 + (at % 4),
      [manager?.id ?? '']: 3 + (at % 3),
      [recommend?.id ?? '']: 6 + (at % 5),
    };
    await answer(voter, answers);
  }
}

/** Lets the pauses between envelopes go by, until all have left. */
export async function letEnvelopesLeave(page: Page): Promise<void> {
  const left = page.getByText('All envelopes have left this device');
  for (let sent = 0; sent < 8 && !(await left.isVisible()); sent += 1) {
    await page.clock.fastForward(LONGEST_PAUSE_MS);
    await page.waitForLoadState('networkidle');
  }
  await left.waitFor();
}
