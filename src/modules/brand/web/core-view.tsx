import type { Answer } from '#web/client.ts';
import { addressOf } from '#web/client.ts';
import { useFormat } from '#web/format.ts';
import { useT } from '#web/i18n.ts';
import { IconArrow, IconDone, IconFile } from '#web/ui/icons.tsx';
import { Section } from '#web/ui/section.tsx';
import type { ReadText } from '../contract/core.ts';
import classes from './core.module.css';
import { saidMoney } from './money.ts';

type Core = Answer<'brand.readCore'>;
type Value = Core['values'][number];
type Promised = Core['promises'][number];

/** The brand core as one long read: why, where to, what matters and what it looks like, what is promised. */
export function CoreView({ core }: { core: Core }) {
  const t = useT();
  return (
    <>
      {core.mission?.statement && (
        <section className={classes['mission']}>
          <h2>{t('brand:home.mission')}</h2>
          <Told text={core.mission.statement} />
        </section>
      )}
      {core.vision?.statement && (
        <section className={classes['vision']}>
          <h2>{t('brand:home.vision')}</h2>
          <Told text={core.vision.statement} />
        </section>
      )}
      {core.values.length > 0 && (
        <Section title={t('brand:home.values')}>
          <div className={classes['values']}>
            {core.values.map((value) => (
              <ValueStory key={value.id} value={value} family={core.yourRoleFamily} />
            ))}
          </div>
        </Section>
      )}
      {core.promises.length > 0 && (
        <Section title={t('brand:home.promises')}>
          <ol className={classes['promises']}>
            {core.promises.map((promise) => (
              <PromiseStory key={promise.id} promise={promise} values={core.values} />
            ))}
          </ol>
        </Section>
      )}
    </>
  );
}

/** A text in the language that it is written in, which may be another than the page's. */
function Told({ text }: { text: ReadText }) {
  return text ? <p lang={text.language}>{text.text}</p> : null;
}

function ValueStory({ value, family }: { value: Value; family: string | null }) {
  const t = useT();
  const isMine = ({ roleFamily }: Value['behaviours'][number]) =>
    roleFamily === null || roleFamily === family;
  const mine = value.behaviours.filter(isMine);
  const others = value.behaviours.filter((behaviour) => !isMine(behaviour));
  const families = Map.groupBy(others, ({ roleFamily }) => roleFamily ?? '');
  return (
    <article className={classes['value']}>
      <h3 lang={value.name?.language}>{value.name?.text}</h3>
      <Told text={value.meaning} />
      {mine.length > 0 && (
        <div className={classes['yours']}>
          <h4>{t('brand:home.yours')}</h4>
          {mine.map(({ id, text }) => (
            <Told key={id} text={text} />
          ))}
        </div>
      )}
      {others.length > 0 && (
        <details className={classes['others']}>
          <summary>{mine.length > 0 ? t('brand:home.others') : t('brand:home.behaviours')}</summary>
          <dl>
            {[...families].map(([name, behaviours]) => (
              <div key={name}>
                <dt>{name}</dt>
                {behaviours.map(({ id, text }) => (
                  <dd key={id} lang={text?.language}>
                    {text?.text}
                  </dd>
                ))}
              </div>
            ))}
          </dl>
        </details>
      )}
    </article>
  );
}

function PromiseStory({ promise, values }: { promise: Promised; values: readonly Value[] }) {
  const t = useT();
  const format = useFormat();
  const kept = values.filter(({ id }) => promise.keeps.includes(id)).flatMap(({ name }) => name?.text ?? []);
  return (
    <li>
      <h3 lang={promise.sentence?.language}>{promise.sentence?.text}</h3>
      <p className={classes['meta']}>
        {promise.toWhom && t('brand:home.promisedTo', { whom: promise.toWhom.text })}
      </p>
      {promise.test && (
        <p className={classes['test']}>{t('brand:home.test', { statement: promise.test.text })}</p>
      )}
      <h4>{t('brand:home.proofs')}</h4>
      {promise.proofs.length === 0 && <p className={classes['none']}>{t('brand:home.noProofs')}</p>}
      <ul className={classes['proofs']}>
        {promise.proofs.map((proof) => (
          <Proof key={proof.id} proof={proof} />
        ))}
      </ul>
      {promise.moments.length > 0 && (
        <>
          <h4>{t('brand:home.moments')}</h4>
          <ul className={classes['moments']}>
            {promise.moments.map(({ id, text }) => (
              <li key={id} lang={text?.language}>
                {text?.text}
              </li>
            ))}
          </ul>
        </>
      )}
      <p className={classes['meta']}>
        {promise.owner?.name && t('brand:home.owner', { name: promise.owner.name })}{' '}
        {kept.length > 0 && t('brand:home.keeps', { count: kept.length, names: format.list(kept) })}
      </p>
    </li>
  );
}

function Proof({ proof: { text, link, file, budget } }: { proof: Promised['proofs'][number] }) {
  const t = useT();
  const format = useFormat();
  return (
    <li>
      <IconDone size={20} />
      <div>
        {text && <p lang={text.language}>{text.text}</p>}
        {budget && (
          <p className={classes['budget']}>
            {t('brand:home.budget', { amount: saidMoney(budget, format.locale) })}
          </p>
        )}
        {link && (
          <a className="link" href={link} target="_blank" rel="noreferrer">
            {t('brand:home.openLink', { site: new URL(link).hostname })}
            <IconArrow size={16} />
          </a>
        )}
        {file && (
          <a
            className="link"
            href={addressOf('brand.downloadFile', { fileId: file.id })}
            download={file.name}
          >
            <IconFile size={16} />
            {t('brand:home.download', { name: file.name })}
          </a>
        )}
      </div>
    </li>
  );
}
