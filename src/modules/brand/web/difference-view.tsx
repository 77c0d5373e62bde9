import { LANGUAGE_NAMES } from '#kernel/language.ts';
import type { Answer } from '#web/client.ts';
import { useFormat } from '#web/format.ts';
import { useLanguage, useT } from '#web/i18n.ts';
import type { FieldChange, ObjectChange } from '../contract/difference.ts';
import classes from './difference.module.css';
import { fieldName, titleIn } from './draft-words.ts';
import { saidMoney } from './money.ts';

type Difference = Answer<'brand.readDraftChanges'>;

/** What changed from one version to the next, word by word: struck and underlined, so that it holds without colour. */
export function DifferenceView({ difference }: { difference: Difference }) {
  const t = useT();
  const language = useLanguage();
  const { objects, reordered, retired } = difference;
  if (objects.length + reordered.length + retired.length === 0)
    return <p className="small">{t('brand:difference.none')}</p>;
  const gone = new Set(retired.map(({ objectId }) => objectId));
  return (
    <div className={classes['difference']}>
      {objects
        .filter(({ objectId }) => !gone.has(objectId))
        .map((object) => (
          <ObjectDifference key={object.objectId} object={object} names={difference.names} />
        ))}
      {retired.map(({ objectId, kind, title, reason }) => (
        <section key={objectId} className={classes['object']}>
          <Heading kind={kind} title={titleIn(title, language)} change="removed" />
          <p className={classes['line']}>
            {t('brand:home.retiredBecause', { title: titleIn(title, language), reason })}
          </p>
        </section>
      ))}
      {reordered.map((kind) => (
        <p key={kind} className={classes['line']}>
          {t(`brand:difference.reordered.${kind}`)}
        </p>
      ))}
    </div>
  );
}

interface ObjectDifferenceProps {
  readonly object: ObjectChange;
  readonly names: Difference['names'];
}

function ObjectDifference({ object, names }: ObjectDifferenceProps) {
  const language = useLanguage();
  return (
    <section className={classes['object']}>
      <Heading kind={object.kind} title={titleIn(object.title, language)} change={object.change} />
      {object.fields.map((field) => (
        <Change
          key={`${field.type}/${field.field}/${field.elementId}/${factKey(field)}`}
          field={field}
          names={names}
        />
      ))}
    </section>
  );
}

interface HeadingProps {
  readonly kind: ObjectChange['kind'];
  readonly title: string;
  readonly change: ObjectChange['change'];
}

function Heading({ kind, title, change }: HeadingProps) {
  const t = useT();
  return (
    <h3 className={classes['heading']}>
      <span className={classes['kind']}>{t(`brand:kinds.${kind}`)}</span>
      <span>{title || t('brand:studio.untitled')}</span>
      <span className={classes[change]}>{t(`brand:difference.${change}`)}</span>
    </h3>
  );
}

function Change({ field, names }: { field: FieldChange; names: Difference['names'] }) {
  const t = useT();
  const label = t(`brand:fields.${fieldName(field.field)}`);
  if (field.type === 'order')
    return (
      <p className={classes['line']}>
        <b>{label}</b> {t('brand:difference.order')}
      </p>
    );
  if (field.type === 'fact')
    return (
      <p className={classes['line']}>
        <b>{label}</b> <Fact field={field} names={names} />
      </p>
    );
  return (
    <div className={classes['line']}>
      <b>{label}</b>
      {field.editions.map(({ language, parts }) => (
        <div key={language} className={classes['edition']}>
          <span className={classes['language']}>{LANGUAGE_NAMES[language]}</span>
          <p lang={language}>
            {parts.map(({ kind, text }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text are told apart by their place
              <Part key={index} kind={kind} text={text} />
            ))}
          </p>
        </div>
      ))}
    </div>
  );
}

function Part({ kind, text }: { kind: 'same' | 'added' | 'removed'; text: string }) {
  if (kind === 'added') return <ins>{text}</ins>;
  return kind === 'removed' ? <del>{text}</del> : text;
}

type FactChange = Extract<FieldChange, { type: 'fact' }>;

function Fact({ field, names }: { field: FactChange; names: Difference['names'] }) {
  const t = useT();
  const { locale } = useFormat();
  const said = (fact: FactChange['before']) => {
    if (fact === null) return null;
    if (typeof fact !== 'string') return saidMoney(fact, locale);
    if (field.field === 'link' || field.field === 'roleFamily') return fact;
    return names[fact] ?? t('brand:difference.unknown');
  };
  const before = said(field.before);
  const after = said(field.after);
  if (before !== null && after !== null) return t('brand:difference.fact', { before, after });
  if (after !== null) return t('brand:difference.factAdded', { after });
  return t('brand:difference.factRemoved', { before: before ?? '' });
}

/** A value that is kept is a place of its own, as often as there are. */
const factKey = (field: FieldChange) =>
  field.type === 'fact' ? `${JSON.stringify(field.before)}/${JSON.stringify(field.after)}` : '';
