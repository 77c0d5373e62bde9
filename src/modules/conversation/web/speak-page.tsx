import { Link, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useT } from '#web/i18n.ts';
import { useLive } from '#web/live.ts';
import { IconArrow } from '#web/ui/icons.tsx';
import { Page } from '#web/ui/page.tsx';
import { Section } from '#web/ui/section.tsx';
import { BOARD_TOPIC } from './case-words.ts';
import { type BoardTab, ClosureBoard } from './closure-board.tsx';
import { ClosureFigures } from './closure-figures.tsx';
import { HouseRules } from './house-rules.tsx';
import { MineList } from './mine-list.tsx';
import { NextSession } from './next-session.tsx';
import { speakPlace, subjectIn } from './places.ts';
import { SpeakBox } from './speak-box.tsx';
import { SubjectLine } from './subject-line.tsx';

const BOARD_ROWS = 4;
const MINE_ROWS = 5;

/** One box for everything, what became of the cases of others, and one's own. */
export function SpeakPage() {
  const t = useT();
  const place = speakPlace(useSearch({ from: '/home/speak' }));
  const subject = subjectIn(place);
  const [tab, setTab] = useState<BoardTab>('open');
  useLive(
    [BOARD_TOPIC],
    ['conversation.readClosureBoard', 'conversation.readClosureFigures', 'conversation.listCases'],
  );
  return (
    <Page
      title={t('web:rooms.speak')}
      aside={
        <>
          <NextSession />
          <Section title={t('conversation:mine.title')} end={<MoreLink to="/speak/mine" />}>
            <MineList most={MINE_ROWS} />
          </Section>
          <ClosureFigures />
          <HouseRules />
        </>
      }
    >
      {subject && <SubjectLine subject={subject} />}
      <SpeakBox key={subject?.id ?? 'free'} subject={subject} kind={place.kind} />
      <Section title={t('conversation:board.title')} end={<MoreLink to="/speak/board" />}>
        <ClosureBoard tab={tab} onTab={setTab} most={BOARD_ROWS} />
      </Section>
    </Page>
  );
}

function MoreLink({ to }: { to: '/speak/mine' | '/speak/board' }) {
  const t = useT();
  return (
    <Link to={to} className="link">
      {t('conversation:mine.all')}
      <span className="hidden">
        {to === '/speak/mine' ? t('conversation:mine.title') : t('conversation:board.title')}
      </span>
      <IconArrow size={16} />
    </Link>
  );
}
