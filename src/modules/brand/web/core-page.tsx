import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { LANGUAGE_NAMES, LANGUAGES, type Language } from '#kernel/language.ts';
import type { Answer } from '#web/client.ts';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { ask } from '#web/query.ts';
import { useOrganisationName } from '#web/session.ts';
import { LinkButton } from '#web/ui/button.tsx';
import { Segments } from '#web/ui/choice.tsx';
import { Failure } from '#web/ui/failure.tsx';
import { SkeletonLines } from '#web/ui/marks.tsx';
import { EmptyState, Notice } from '#web/ui/notice.tsx';
import { Page } from '#web/ui/page.tsx';
import { Section } from '#web/ui/section.tsx';
import classes from './core.module.css';
import { CoreView } from './core-view.tsx';

type Core = Answer<'brand.readCore'>;

/** What the organisation stands for, as everybody reads it. */
export function CorePage() {
  const { language } = useSearch({ from: '/home/brand' });
  const core = useQuery(ask('brand.readCore', language ? { language } : {}));
  return <CoreFrame core={core} />;
}

/** An earlier version, to be read as it was. */
export function VersionPage() {
  const { versionId } = useParams({ from: '/home/brand/versions/$versionId' });
  const { language } = useSearch({ from: '/home/brand/versions/$versionId' });
  const core = useQuery(ask('brand.readVersion', { versionId, ...(language ? { language } : {}) }));
  return <CoreFrame core={core} />;
}

interface CoreFrameProps {
  readonly core: {
    readonly data: Core | undefined;
    readonly error: Error | null;
    readonly isPending: boolean;
    readonly refetch: () => unknown;
  };
}

function CoreFrame({ core: { data, error, isPending, refetch } }: CoreFrameProps) {
  const t = useT();
  const organisation = useOrganisationName();
  return (
    <Page
      title={t('brand:home.title')}
      actions={
        data?.can.edit && data.version ? (
          <LinkButton to="/studio/brand">{t('brand:home.edit')}</LinkButton>
        ) : undefined
      }
      aside={data?.version && <About core={data} version={data.version} />}
    >
      {isPending && <SkeletonLines label={t('web:page.loading')} widths={[92, 97, 70, 40, 88, 91, 64]} />}
      {error && <Failure error={error} onRetry={() => void refetch()} />}
      {data?.version && (
        <>
          <NotCurrent core={data} />
          <CoreView core={data} />
        </>
      )}
      {data && !data.version && (
        <EmptyState
          title={t('brand:home.empty', { organisation })}
          act={
            data.can.edit && (
              <LinkButton to="/studio/brand" kind="primary">
                {t('brand:studio.start')}
              </LinkButton>
            )
          }
        />
      )}
    </Page>
  );
}

function NotCurrent({ core: { isCurrent, version } }: { core: Core }) {
  const t = useT();
  if (isCurrent || !version) return null;
  return (
    <div className={classes['before']}>
      <Notice
        tone="unsure"
        title={t('brand:home.notCurrent', { number: version.number })}
        act={
          <Link to="/brand" className="link">
            {t('brand:home.toCurrent')}
          </Link>
        }
      />
    </div>
  );
}

/** Which version this is, in which languages it can be read, and the way to earlier ones. */
function About({ core, version }: { core: Core; version: NonNullable<Core['version']> }) {
  const t = useT();
  const format = useFormat();
  const navigate = useNavigate();
  const readIn = (language: Language) => void navigate({ to: '.', search: { language }, replace: true });
  return (
    <>
      <Section
        title={t('brand:home.version', {
          number: version.number,
          day: format.dayOf(version.publishedAt),
        })}
      >
        {version.note && <p className={classes['note']}>{version.note}</p>}
        {version.publishedBy?.name && <p className="small">{version.publishedBy.name}</p>}
        <p>
          <Link to="/brand/versions" className="link">
            {t('brand:home.history')}
          </Link>
        </p>
      </Section>
      <Section title={t('brand:home.languages')}>
        <Segments
          label={t('brand:home.languages')}
          value={core.language}
          onChange={readIn}
          options={LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))}
        />
        <OtherLanguages core={core} />
      </Section>
      {core.retired.length > 0 && (
        <Section title={t('brand:home.retired')}>
          {core.retired.map(({ id, title, reason }) => (
            <p key={id} className={classes['aside']}>
              {t('brand:home.retiredBecause', { title, reason })}
            </p>
          ))}
        </Section>
      )}
    </>
  );
}

/** Which texts are not there in the reader's language, or older than what they were translated from. */
function OtherLanguages({ core }: { core: Core }) {
  const t = useT();
  const format = useFormat();
  const texts = [
    core.mission?.statement,
    core.vision?.statement,
    ...core.values.flatMap(({ name, meaning, behaviours }) => [
      name,
      meaning,
      ...behaviours.map(({ text }) => text),
    ]),
    ...core.promises.flatMap(({ sentence, toWhom, test, proofs, moments }) => [
      sentence,
      toWhom,
      test,
      ...[...proofs, ...moments].map(({ text }) => text),
    ]),
  ].filter((text) => text !== null && text !== undefined);
  const others = new Set(texts.map(({ language }) => language).filter((one) => one !== core.language));
  const names = [...others].map((language) => LANGUAGE_NAMES[language]);
  return (
    <>
      {names.length > 0 && (
        <p className={classes['aside']}>{t('brand:home.otherLanguage', { languages: format.list(names) })}</p>
      )}
      {texts.some(({ stale }) => stale) && <p className={classes['aside']}>{t('brand:home.stale')}</p>}
    </>
  );
}
