import { useNavigate } from '@tanstack/react-router';
import { useT } from '#web/i18n.ts';
import { useSend } from '#web/query.ts';
import { Page } from '#web/ui/page.tsx';
import { say } from '#web/ui/toast.tsx';
import { AudienceForm } from './audience-form.tsx';
import { BLANK_RULE } from './rule-draft.ts';

/** Builds an audience and saves it under a name. */
export function NewAudiencePage() {
  const t = useT();
  const navigate = useNavigate();
  const create = useSend('people.createAudience', {
    changes: ['people.listAudiences'],
    onDone: ({ id, name }) => {
      say(t('people:audiences.saved', { name }));
      void navigate({ to: '/studio/people/audiences/$audienceId', params: { audienceId: id } });
    },
  });
  return (
    <Page
      title={t('web:rooms.newAudience')}
      lede={t('people:audiences.newLede')}
      crumbs={[
        { label: t('web:rooms.people'), link: { to: '/studio/people' } },
        { label: t('web:rooms.audiences'), link: { to: '/studio/people/audiences' } },
      ]}
      width="wide"
    >
      <AudienceForm
        draft="new-audience"
        initial={{ name: '', rule: BLANK_RULE }}
        audience={null}
        submit={t('people:audiences.save')}
        send={(values) => create.mutateAsync(values)}
      />
    </Page>
  );
}
