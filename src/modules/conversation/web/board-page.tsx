import { useNavigate, useSearch } from '@tanstack/react-router';
import { useUnitChoices } from '#modules/people/web/unit-choices.ts';
import { useT } from '#web/i18n.ts';
import { useLive } from '#web/live.ts';
import { Page } from '#web/ui/page.tsx';
import { SelectField } from '#web/ui/select-field.tsx';
import classes from './board.module.css';
import { BOARD_TOPIC } from './case-words.ts';
import { ClosureBoard } from './closure-board.tsx';
import { ClosureFigures } from './closure-figures.tsx';
import { KINDS, kindOf } from './kinds.ts';
import { type BoardPlace, boardPlace } from './places.ts';

const ALL = '';

/** The whole closure board, with filters that stand in the address. */
export function BoardPage() {
  const t = useT();
  const navigate = useNavigate();
  const units = useUnitChoices();
  const { tab = 'open', ...filter } = boardPlace(useSearch({ from: '/home/speak/board' }));
  useLive([BOARD_TOPIC], ['conversation.readClosureBoard', 'conversation.readClosureFigures']);
  const go = (search: BoardPlace) =>
    void navigate({ to: '/speak/board', search, replace: true, resetScroll: false });
  return (
    <Page
      title={t('conversation:board.title')}
      crumbs={[
        { label: t('web:rooms.speak'), link: { to: '/speak' } },
        { label: t('conversation:board.short') },
      ]}
      aside={<ClosureFigures filter={filter} />}
    >
      <div className={classes['filters']}>
        <SelectField
          label={t('conversation:board.kind')}
          searchable={false}
          data={[
            { value: ALL, label: t('conversation:board.allKinds') },
            ...KINDS.map((kind) => ({ value: kind, label: t(`conversation:kind.${kind}`) })),
          ]}
          value={filter.kind ?? ALL}
          onChange={(value) => go(boardPlace({ ...filter, tab, kind: kindOf(value) }))}
        />
        <SelectField
          label={t('conversation:board.unit')}
          data={[{ value: ALL, label: t('conversation:board.allUnits') }, ...units]}
          value={filter.unitId ?? ALL}
          onChange={(value) => go(boardPlace({ ...filter, tab, unitId: value }))}
        />
      </div>
      <ClosureBoard tab={tab} filter={filter} onTab={(chosen) => go({ ...filter, tab: chosen })} />
    </Page>
  );
}
