import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { LANGUAGES } from '#kernel/language.ts';
import type { Answer } from '#web/client.ts';
import { useFormat } from '#web/format.ts';
import { useLanguage, useT } from '#web/i18n.ts';
import { ask, useSend } from '#web/query.ts';
import { Button } from '#web/ui/button.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { TextField } from '#web/ui/fields.tsx';
import { Form } from '#web/ui/form.tsx';
import { IconPlus } from '#web/ui/icons.tsx';
import { SkeletonRows } from '#web/ui/marks.tsx';
import { useDraftForm } from '#web/ui/use-draft-form.ts';
import { BriefSection } from './brief-section.tsx';
import classes from './campaign.module.css';
import { useCampaign } from './campaign-desk.ts';
import { useLanguageName } from './campaign-words.ts';

type PieceRow = Answer<'campaigns.listPieces'>['pieces'][number];

/** Where a piece is written. */
const addressOf = (campaignId: string, pieceId: string): string =>
  `/studio/campaigns/${campaignId}/pieces/${pieceId}`;

/** What people will read, with its editions, rings and cost in minutes. */
export function BriefPieces() {
  const t = useT();
  const format = useFormat();
  const { id: campaignId, can } = useCampaign();
  const found = useQuery(ask('campaigns.listPieces', { campaignId }));
  const [writing, setWriting] = useState(false);
  const pieces = found.data?.pieces ?? [];
  return (
    <BriefSection
      id="pieces"
      title={t('campaigns:parts.piece')}
      end={
        <span className={classes['acts']}>
          {pieces.length > 0 &&
            t('campaigns:pieces.minutes', { minutes: format.number(found.data?.minutes ?? 0, 1) })}
          {can.edit && (
            <button type="button" className="link" onClick={() => setWriting(true)}>
              <IconPlus size={16} />
              {t('campaigns:pieces.write')}
            </button>
          )}
        </span>
      }
    >
      {found.isPending && <SkeletonRows label={t('web:page.loading')} count={3} />}
      {found.error && <Failure error={found.error} onRetry={() => void found.refetch()} />}
      {found.data && pieces.length === 0 && <p className={classes['none']}>{t('campaigns:pieces.none')}</p>}
      {pieces.length > 0 && (
        <div className={classes['scroll']}>
          <table className={classes['table']}>
            <thead>
              <tr>
                <th scope="col">{t('campaigns:pieces.piece')}</th>
                <th scope="col">{t('campaigns:pieces.editions')}</th>
                <th scope="col">{t('campaigns:pieces.ring')}</th>
                <th scope="col">{t('campaigns:pieces.cost')}</th>
                <th scope="col">{t('campaigns:pieces.state')}</th>
              </tr>
            </thead>
            <tbody>
              {pieces.map((piece) => (
                <Piece key={piece.id} piece={piece} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {writing && <NewPieceDialog onClose={() => setWriting(false)} />}
    </BriefSection>
  );
}

function Piece({ piece }: { piece: PieceRow }) {
  const t = useT();
  const format = useFormat();
  const { id: campaignId } = useCampaign();
  return (
    <tr>
      <th scope="row">
        <a href={addressOf(campaignId, piece.id)}>{piece.title.text}</a>
      </th>
      <td>
        <Editions piece={piece} />
      </td>
      <td>{piece.rings.map(({ name }) => name.text).join(', ')}</td>
      <td className="num">
        {t('campaigns:pieces.minutesEach', { minutes: format.number(piece.minutes, 1) })}
      </td>
      <td>
        {piece.replacedBy
          ? t('campaigns:pieces.replaced')
          : piece.releasedAt
            ? t('campaigns:pieces.outOn', { day: format.dayOf(piece.releasedAt) })
            : t('campaigns:pieces.notSent')}
      </td>
    </tr>
  );
}

/** «en fi», then what is missing of the campaign's languages or written for an older text. */
function Editions({ piece: { languages, stale } }: { piece: PieceRow }) {
  const t = useT();
  const nameOf = useLanguageName();
  const { parts } = useCampaign();
  const head = parts.find(({ kind }) => kind === 'head');
  const spoken = LANGUAGES.filter((one) => head?.kind === 'head' && head.content.title[one]);
  const lacking = spoken.filter((one) => !languages.includes(one));
  return (
    <>
      {languages.filter((one) => !stale.includes(one)).join(' ')}{' '}
      {lacking.length > 0 && (
        <span className={classes['lacking']}>
          {t('campaigns:pieces.missing', { languages: lacking.map(nameOf).join(', ') })}
        </span>
      )}{' '}
      {stale.length > 0 && (
        <span className={classes['lacking']}>
          {t('campaigns:pieces.stale', { languages: stale.map(nameOf).join(', ') })}
        </span>
      )}
    </>
  );
}

/** A piece begins with its title. */
export function NewPieceDialog({ onClose }: { onClose: () => void }) {
  const t = useT();
  const language = useLanguage();
  const navigate = useNavigate();
  const { id: campaignId } = useCampaign();
  const form = useDraftForm({ name: `campaigns.${campaignId}.piece`, initial: { title: '' } });
  const create = useSend('campaigns.createPiece', {
    changes: ['campaigns.listPieces', 'campaigns.readCampaign'],
    onDone: ({ id }) => void navigate({ href: addressOf(campaignId, id) }),
  });
  return (
    <Dialog open onClose={onClose} title={t('campaigns:pieces.write')} text={t('campaigns:pieces.writeText')}>
      <Form
        form={form}
        module="campaigns"
        submit={t('campaigns:pieces.write')}
        check={({ title }) => (title.trim() ? {} : { title: t('web:errors.fields.required') })}
        send={({ title }) => create.mutateAsync({ campaignId, title, language })}
        others={<Button onClick={onClose}>{t('web:dialog.cancel')}</Button>}
      >
        <TextField {...form.getInputProps('title')} label={t('campaigns:fields.title')} />
      </Form>
    </Dialog>
  );
}
