import { Link, type LinkProps } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { cx } from './class-names.ts';
import { useFace } from './face.tsx';
import { focusHeading } from './focus.ts';
import classes from './page.module.css';

export interface Crumb {
  readonly label: string;
  /** None for the page one is on. */
  readonly link?: LinkProps;
}

export interface PageProps {
  /** The heading of the page and of the window. */
  readonly title: string;
  /** The language of the title, where somebody wrote it in another than the page's. */
  readonly titleLanguage?: string | undefined;
  /** A few words above the heading, with an icon if need be. */
  readonly eyebrow?: ReactNode;
  /** One line of facts under the heading. */
  readonly meta?: ReactNode;
  /** One sentence that already says the result. */
  readonly lede?: ReactNode;
  /** At the right of the heading; the primary button last. */
  readonly actions?: ReactNode;
  readonly crumbs?: readonly Crumb[];
  /** The margin column; below the text on a phone. */
  readonly aside?: ReactNode;
  /** Home: `text` holds the lines to a column that reads well, `wide` is for tables. */
  readonly width?: 'text' | 'wide';
  readonly children?: ReactNode;
}

/** A page of either face: crumbs, heading, lede, the text and its margin column. */
export function Page({
  title,
  titleLanguage,
  eyebrow,
  meta,
  lede,
  actions,
  crumbs,
  aside,
  width = 'text',
  children,
}: PageProps) {
  return (
    <div className={classes['page']}>
      <WindowTitle title={title} />
      <FirstLine crumbs={crumbs} />
      {eyebrow && <div className={classes['eyebrow']}>{eyebrow}</div>}
      <header>
        <div className={classes['title']}>
          <h1 tabIndex={-1} ref={focusHeading} lang={titleLanguage}>
            {title}
          </h1>
          {actions && <div className={classes['actions']}>{actions}</div>}
        </div>
        {meta && <p className={cx(classes['meta'], 'num')}>{meta}</p>}
        {lede && <p className={classes['lede']}>{lede}</p>}
      </header>
      {aside ? (
        <div className={classes['columns']}>
          <div className={classes['body']}>{children}</div>
          <aside className={classes['aside']}>{aside}</aside>
        </div>
      ) : (
        <div className={cx(classes['body'], width === 'text' && classes['text'])}>{children}</div>
      )}
    </div>
  );
}

/** Names the window: `Import people · Lumo Pumps`. React puts the element into the head. */
export function WindowTitle({ title }: { title: string }) {
  const { organisation } = useFace();
  return <title>{`${title} · ${organisation}`}</title>;
}

function FirstLine({ crumbs }: { crumbs: PageProps['crumbs'] }) {
  const { corner } = useFace();
  if (!crumbs && !corner) return null;
  return (
    <div className={classes['crumbs']}>
      {crumbs && (
        <nav aria-label={crumbs.map(({ label }) => label).join(', ')}>
          <ol>
            {crumbs.map(({ label, link }) => (
              <li key={label}>{link ? <Link {...link}>{label}</Link> : <span>{label}</span>}</li>
            ))}
          </ol>
        </nav>
      )}
      {corner && <div className={classes['corner']}>{corner}</div>}
    </div>
  );
}
