import { Link, type LinkProps } from '@tanstack/react-router';
import { type KeyboardEvent, type ReactNode, useId } from 'react';
import classes from './choice.module.css';

interface TabsProps<V extends string> {
  readonly label: string;
  readonly tabs: readonly { readonly value: V; readonly label: string; readonly panel: () => ReactNode }[];
  readonly value: V;
  readonly onChange: (value: V) => void;
  readonly end?: ReactNode;
}

/** Views of the same thing (WAI-ARIA tabs: arrows move between them). Keep `value` in the URL where it is worth sharing. */
export function Tabs<V extends string>({ label, tabs, value, onChange, end }: TabsProps<V>) {
  const id = useId();
  const move = (event: KeyboardEvent<HTMLDivElement>) => {
    const index = tabs.findIndex((tab) => tab.value === value);
    const last = tabs.length - 1;
    const next = {
      ArrowRight: index === last ? 0 : index + 1,
      ArrowLeft: index === 0 ? last : index - 1,
      Home: 0,
      End: last,
    }[event.key];
    const chosen = next === undefined ? undefined : tabs[next];
    if (!chosen) return;
    event.preventDefault();
    onChange(chosen.value);
    document.getElementById(`${id}-${chosen.value}`)?.focus();
  };
  return (
    <>
      <div className={classes['tabs']}>
        <div role="tablist" aria-label={label} className={classes['tabList']} onKeyDown={move}>
          {tabs.map((tab) => (
            <button
              key={tab.value}
              type="button"
              role="tab"
              id={`${id}-${tab.value}`}
              aria-selected={tab.value === value}
              aria-controls={`${id}-panel`}
              tabIndex={tab.value === value ? 0 : -1}
              onClick={() => onChange(tab.value)}
            >
              {tab.label}
            </button>
          ))}
        </div>
        {end && <span className={classes['tabsEnd']}>{end}</span>}
      </div>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${value}`} className={classes['panel']}>
        {tabs.find((tab) => tab.value === value)?.panel()}
      </div>
    </>
  );
}

/** Pages that belong together, each with its own address. */
export function LinkTabs({
  label,
  links,
}: {
  label: string;
  links: readonly { label: string; link: LinkProps }[];
}) {
  return (
    <nav aria-label={label} className={classes['tabs']}>
      {links.map((tab) => (
        <Link
          key={tab.label}
          {...tab.link}
          activeOptions={{ exact: true, includeSearch: tab.link.search !== undefined }}
        >
          {tab.label}
        </Link>
      ))}
    </nav>
  );
}
