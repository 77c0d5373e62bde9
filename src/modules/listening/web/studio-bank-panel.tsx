import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { editionFor } from '#kernel/language.ts';
import { PlainSelect } from '#modules/people/web/plain-select.tsx';
import type { Answer } from '#web/client.ts';
import { useLanguage, useT } from '#web/i18n.ts';
import { ask } from '#web/query.ts';
import { Button } from '#web/ui/button.tsx';
import { SidePanel } from '#web/ui/dialog.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { TextField } from '#web/ui/fields.tsx';
import { SkeletonRows } from '#web/ui/marks.tsx';
import { EmptyState } from '#web/ui/notice.tsx';
import type { Construct } from '../contract/item.ts';
import { CONSTRUCT_LIST } from './studio-kinds.ts';
import classes from './studio-survey.module.css';

type BankItem = Answer<'listening.listBankItems'>['items'][number];

interface BankPanelProps {
  readonly open: boolean;
  readonly onClose: () => void;
  /** Keys of the items that the survey has already. */
  readonly has: readonly string[];
  readonly onAdd: (item: BankItem) => void;
}

/** The item bank beside the survey: found by words and by what it is about, each item with its source and licence. */
export function BankPanel({ open, onClose, has, onAdd }: BankPanelProps) {
  const t = useT();
  const [search, setSearch] = useState('');
  const [about, setAbout] = useState<Construct | null>(null);
  const bank = useQuery({
    ...ask('listening.listBankItems', {
      ...(search.trim() ? { search: search.trim().slice(0, 100) } : {}),
      ...(about ? { constructs: [about] } : {}),
    }),
    enabled: open,
    placeholderData: keepPreviousData,
  });
  return (
    <SidePanel
      open={open}
      onClose={onClose}
      title={t('listening:studio.bank.title')}
      text={t('listening:studio.bank.text')}
    >
      <div className={classes['bankFind']}>
        <TextField
          type="search"
          label={t('listening:studio.bank.search')}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
        <PlainSelect
          label={t('listening:studio.construct')}
          value={about ?? ''}
          // Safe: the options are the constructs.
          onChange={(value) => setAbout(value === '' ? null : (value as Construct))}
        >
          <option value="">{t('listening:studio.bank.anything')}</option>
          {CONSTRUCT_LIST.map((value) => (
            <option key={value} value={value}>
              {t(`listening:constructs.${value}`)}
            </option>
          ))}
        </PlainSelect>
      </div>
      {bank.isPending && <SkeletonRows label={t('web:page.loading')} />}
      {bank.error && <Failure error={bank.error} onRetry={() => void bank.refetch()} />}
      {bank.data?.items.length === 0 && <EmptyState title={t('listening:studio.bank.none')} />}
      <ul className={classes['bank']} aria-label={t('listening:studio.bank.title')}>
        {(bank.data?.items ?? []).map((item) => (
          <BankRow key={item.bankKey} item={item} has={has.includes(item.bankKey)} onAdd={onAdd} />
        ))}
      </ul>
    </SidePanel>
  );
}

function BankRow({ item, has, onAdd }: { item: BankItem; has: boolean; onAdd: (item: BankItem) => void }) {
  const t = useT();
  const language = useLanguage();
  const { text, construct, scale, source, licence } = item;
  const words = editionFor(text, language);
  const from = source.year ? `${source.name}, ${source.year}` : source.name;
  return (
    <li>
      <div>
        <p className={classes['bankWords']}>{words}</p>
        <p className="small">
          {t(`listening:constructs.${construct}`)} · {t(`listening:scales.kinds.${scale.kind}`)}
        </p>
        <p className="small">
          {source.url ? (
            <a href={source.url} target="_blank" rel="noreferrer">
              {from}
            </a>
          ) : (
            from
          )}
          {' · '}
          {licence}
        </p>
      </div>
      <Button
        aria-label={t('listening:studio.bank.addNamed', { words })}
        locked={has && t('listening:studio.bank.isThere')}
        onClick={() => onAdd(item)}
      >
        {t('listening:studio.bank.add')}
      </Button>
    </li>
  );
}
