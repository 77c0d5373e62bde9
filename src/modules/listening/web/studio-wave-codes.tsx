import { useQuery } from '@tanstack/react-query';
import { editionFor } from '#kernel/language.ts';
import { useFormat } from '#web/format.ts';
import { useLanguage, useT } from '#web/i18n.ts';
import { ask, useSend } from '#web/query.ts';
import { Button } from '#web/ui/button.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { Section } from '#web/ui/section.tsx';
import { CodeSlips } from './code-slips.tsx';
import { usePlansSurveys } from './studio-kinds.ts';
import { belongs, useRefusal } from './studio-refusal.ts';
import type { Wave } from './studio-wave-page.tsx';

/** Codes for those who answer without a device: made, shown once and printed as slips. */
export function WaveCodes({ wave }: { wave: Wave }) {
  const t = useT();
  const language = useLanguage();
  const format = useFormat();
  const plans = usePlansSurveys();
  const refusal = useRefusal();
  const counts = useQuery({ ...ask('listening.readCodeCounts', { waveId: wave.id }), enabled: plans });
  const make = useSend('listening.makeCodes', { changes: ['listening.readCodeCounts'] });
  if (!plans || !belongs(wave.can.makeCodes)) return null;
  const made = (counts.data?.labels ?? []).reduce((sum, label) => sum + label.made, 0);
  return (
    <Section title={t('listening:studio.codes')} lede={t('listening:studio.codesText')}>
      {made > 0 && !make.data && <p className="small">{t('listening:studio.codesMade', { count: made })}</p>}
      {make.error && <Failure error={make.error} />}
      {make.data ? (
        <CodeSlips
          labels={make.data.labels}
          title={editionFor(wave.title, language)}
          words={wave.manifest?.words ?? []}
          until={format.instant(wave.closesAt ?? wave.settings.closesAt)}
        />
      ) : (
        <Button
          locked={refusal(wave.can.makeCodes)}
          pending={make.isPending && t('web:form.sending')}
          onClick={() => make.mutate({ waveId: wave.id })}
        >
          {t(made > 0 ? 'listening:studio.makeCodesAgain' : 'listening:studio.makeCodes')}
        </Button>
      )}
    </Section>
  );
}
