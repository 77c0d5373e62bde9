import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { StatusWord } from '#web/ui/marks.tsx';
import { Row, Rows, Section } from '#web/ui/section.tsx';
import type { Consequence } from './release-consequence-page.tsx';

const TONES = { go: 'works', soften: 'unsure', wait: 'unsure', talk_first: 'harm' } as const;

/** Whether it is the right moment, in one word with its reasons, and what the release takes the place of. */
export function ReleaseAdvice({ consequence }: { consequence: Consequence }) {
  const t = useT();
  const format = useFormat();
  const { advice, reasons, pushesOut, holidays } = consequence;
  const nothing = reasons.length === 0 && holidays.length === 0 && pushesOut.length === 0;
  return (
    <Section
      title={t('campaigns:release.moment')}
      end={<StatusWord tone={TONES[advice]}>{t(`delivery:advice.${advice}`)}</StatusWord>}
    >
      {nothing && <p>{t('campaigns:release.nothingAgainst')}</p>}
      {!nothing && (
        <Rows label={t('campaigns:release.moment')}>
          {reasons.map((reason) => (
            <Row
              key={reason.code}
              mark={
                <StatusWord tone={TONES[reason.advice]}>
                  <span className="hidden">{t(`delivery:advice.${reason.advice}`)}</span>
                </StatusWord>
              }
              name={<ReasonWords reason={reason} />}
            />
          ))}
          {holidays.map(({ heldOn, name, zone }) => (
            <Row
              key={`${heldOn}${name}`}
              mark={<StatusWord tone="plain">{''}</StatusWord>}
              name={name}
              meta={[format.weekday(heldOn), ...(zone ? [zone] : [])].join(' · ')}
            />
          ))}
          {pushesOut.map(({ messageId, title, people }) => (
            <Row
              key={messageId}
              mark={<StatusWord tone="plain">{''}</StatusWord>}
              name={t('campaigns:release.pushesOut', { title, count: people })}
            />
          ))}
        </Rows>
      )}
    </Section>
  );
}

const OF_DELIVERY = ['overload', 'holiday', 'onLeave', 'withoutChannel'] as const;
const OF_CAMPAIGNS = ['openWorries', 'openQuestions', 'overdueAnswers'] as const;

/** What was found, in the words of the module that found it; of another's, the word of its advice. */
function ReasonWords({ reason }: { reason: Consequence['reasons'][number] }) {
  const t = useT();
  const { code, detail, advice } = reason;
  const [module, name] = code.split('.');
  const values = { ...detail, count: Number(detail['count'] ?? detail['people'] ?? 0) };
  const ofDelivery = module === 'delivery' && OF_DELIVERY.find((one) => one === name);
  const ofCampaigns = module === 'campaigns' && OF_CAMPAIGNS.find((one) => one === name);
  if (ofDelivery) return t(`delivery:reason.${ofDelivery}`, values);
  if (ofCampaigns) return t(`campaigns:reason.${ofCampaigns}`, values);
  return t(`delivery:advice.${advice}`);
}
