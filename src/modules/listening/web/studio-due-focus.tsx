import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { editionFor } from '#kernel/language.ts';
import { useFormat } from '#web/format.ts';
import { useLanguage, useT } from '#web/i18n.ts';
import { ask, useSend } from '#web/query.ts';
import { Button } from '#web/ui/button.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { Row, Rows, Section } from '#web/ui/section.tsx';

/** What was worked on and is due to be asked about again: did it help? */
export function DueFocus() {
  const t = useT();
  const language = useLanguage();
  const format = useFormat();
  const navigate = useNavigate();
  const due = useQuery(ask('listening.listDueFocus', {}));
  const again = useSend('listening.askAgain', {
    changes: ['listening.listDueFocus', 'listening.readFocus', 'listening.listSurveys'],
    onDone: ({ surveyId }) =>
      void navigate({ to: '/studio/listening/surveys/$surveyId', params: { surveyId } }),
  });
  if (!due.data || due.data.focus.length === 0) return null;
  return (
    <Section title={t('listening:studio.dueFocus')} lede={t('listening:studio.dueFocusText')}>
      {again.error && <Failure error={again.error} />}
      <Rows label={t('listening:studio.dueFocus')}>
        {due.data.focus.map(({ id, text, group, askAgainOn }) => (
          <Row
            key={id}
            name={editionFor(text, language)}
            meta={[
              editionFor(group.name, language) || t('listening:results.everyone'),
              t('listening:studio.askAgainOn', { day: format.day(askAgainOn) }),
            ].join(' · ')}
            act={
              <Button
                pending={again.isPending && t('web:form.sending')}
                onClick={() => again.mutate({ focusId: id })}
              >
                {t('listening:studio.askAgain')}
              </Button>
            }
          />
        ))}
      </Rows>
    </Section>
  );
}
