import { useQuery } from '@tanstack/react-query';
import { LANGUAGE_NAMES } from '#kernel/language.ts';
import type { Answer } from '#web/client.ts';
import { useT } from '#web/i18n.ts';
import { ask } from '#web/query.ts';
import { useMe } from '#web/session.ts';
import { Failure } from '#web/ui/failure.tsx';
import { SkeletonRows } from '#web/ui/marks.tsx';
import { Facts } from '#web/ui/section.tsx';
import { holds } from '../domain/role.ts';
import { OrganisationForm } from './organisation-form.tsx';
import { SettingsFrame } from './settings-frame.tsx';

/** Name, language, time zone and accent of the organisation. */
export function OrganisationPage() {
  const t = useT();
  const me = useMe();
  const organisation = useQuery(ask('people.readOrganisation', {}));
  return (
    <SettingsFrame page="organisation" lede={t('access:organisation.lede')} width="text">
      {organisation.isPending && <SkeletonRows label={t('web:page.loading')} />}
      {organisation.error && (
        <Failure error={organisation.error} onRetry={() => void organisation.refetch()} />
      )}
      {organisation.data &&
        (holds(me, 'admin') ? (
          <OrganisationForm key={organisation.data.version} organisation={organisation.data} />
        ) : (
          <OrganisationFacts organisation={organisation.data} />
        ))}
    </SettingsFrame>
  );
}

function OrganisationFacts({
  organisation: { name, language, zone },
}: {
  organisation: Answer<'people.readOrganisation'>;
}) {
  const t = useT();
  return (
    <Facts
      facts={[
        [t('access:foundation.name'), name],
        [t('access:foundation.language'), LANGUAGE_NAMES[language]],
        [t('access:foundation.zone'), zone],
      ]}
    />
  );
}
