import type { Item, SurveyKind } from '../contract/item.ts';
import type { Rhythm } from '../contract/survey.ts';
import { bankItemOf, itemFromBank } from './item-bank.ts';

/** What a new survey of each kind begins with, by keys of the bank: to be cut and added to, never a blank page. */
const START: Record<SurveyKind, readonly string[]> = {
  survey: [
    'csps.interested',
    'csps.proud',
    'csps.recommend',
    'csps.purpose',
    'csps.contributes',
    'inward.could_explain',
    'csps.kept_informed',
    'csps.confidence_leaders',
    'inward.told_truth',
    'inward.word_kept',
    'csps.manager_ideas',
    'csps.manager_recognises',
    'fevs.supervisor_listens',
    'csps.team_relied_upon',
    'csps.treated_fairly',
    'csps.valued',
    'csps.development',
    'csps.tools',
    'csps.workload',
    'csps.balance',
    'inward.say_openly',
    'inward.mistakes',
    'fevs.results_used',
    'inward.enps',
    'inward.one_thing',
  ],
  pulse: [
    'csps.workload',
    'csps.valued',
    'inward.told_truth',
    'inward.could_explain',
    'inward.say_openly',
    'fevs.supervisor_listens',
    'csps.proud',
  ],
  enps: ['inward.enps', 'inward.enps_why'],
  mood: ['inward.mood'],
  probe: ['inward.probe'],
  vote: ['inward.vote'],
  session: ['inward.session_useful', 'inward.session_time', 'inward.session_change'],
};

/** The items that a new survey of a kind begins with. */
export function startItems(kind: SurveyKind, newId: () => string): Item[] {
  return START[kind].map((key) => {
    const found = bankItemOf(key);
    if (!found) throw new Error(`The bank has no item ${key}.`);
    return itemFromBank(found, newId());
  });
}

/** A pulse begins every other week, open for a week, with a quarter of its people each time. */
export const startRhythm = (firstOn: string): Rhythm => ({
  everyDays: 14,
  firstOn,
  openDays: 7,
  sharePercent: 25,
});
