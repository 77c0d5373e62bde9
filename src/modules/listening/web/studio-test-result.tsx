import { editionFor, type Language } from '#kernel/language.ts';
import type { Answer } from '#web/client.ts';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { Button } from '#web/ui/button.tsx';
import { StatusWord } from '#web/ui/marks.tsx';
import { Row, Rows } from '#web/ui/section.tsx';
import type { Item } from '../contract/item.ts';
import { valueWords } from './results-words.ts';
import classes from './studio-survey.module.css';

interface TestResultProps {
  readonly result: Answer<'listening.runTest'>;
  readonly items: readonly Item[];
  readonly language: Language;
  readonly onAgain: () => void;
}

/** What a test run would have become: what was asked, what would be refused or left out, and what closing would count. */
export function TestResult({ result, items, language, onAgain }: TestResultProps) {
  const t = useT();
  const format = useFormat();
  const [ballot] = result.ballots;
  const problemOf = (itemId: string) => ballot?.problems.find((problem) => problem.itemId === itemId);
  const countsOf = (itemId: string) =>
    result.counters.find((counter) => counter.itemId === itemId)?.counts ?? [];
  return (
    <section className={classes['tested']}>
      <h1 tabIndex={-1} ref={takeFocus}>
        {t('listening:studio.test.title')}
      </h1>
      <p>{t('listening:studio.test.nothingKept')}</p>
      <Rows label={t('listening:studio.test.title')}>
        {items.map((item, at) => {
          const problem = problemOf(item.id);
          const counted = countsOf(item.id).filter(({ people }) => people > 0);
          const asked = ballot?.asked.includes(item.id);
          const said = counted.map(({ value }) => valueWords(item, value, { t, language }));
          return (
            <Row
              key={item.id}
              mark={<span className="num">{at + 1}</span>}
              name={editionFor(item.text, language)}
              meta={
                problem
                  ? t(`listening:answers.${problem.code}`)
                  : said.length > 0
                    ? t('listening:studio.test.counted', { values: format.list(said) })
                    : undefined
              }
              act={
                <StatusWord tone={problem ? 'harm' : asked ? 'works' : 'plain'}>
                  {t(
                    problem
                      ? 'listening:studio.test.refused'
                      : asked
                        ? 'listening:studio.test.asked'
                        : 'listening:studio.test.notAsked',
                  )}
                </StatusWord>
              }
            />
          );
        })}
      </Rows>
      {result.words > 0 && <p>{t('listening:studio.test.words', { count: result.words })}</p>}
      <Button onClick={onAgain}>{t('listening:studio.test.again')}</Button>
    </section>
  );
}

/** The button that had the focus is gone. */
function takeFocus(heading: HTMLElement | null): void {
  heading?.focus();
}
