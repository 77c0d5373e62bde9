import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import {
  type KeyboardEvent,
  type ReactNode,
  useDeferredValue,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react';
import { useT } from '../i18n.ts';
import { type Hit, searches } from '../searches.ts';
import { IconArrow, IconPlus, IconSearch } from '../ui/icons.tsx';
import { showOverlay } from './overlays.ts';
import { useOffers } from './rooms.tsx';
import classes from './shell.module.css';

interface Command {
  readonly group: string;
  readonly key: string;
  readonly name: string;
  readonly text?: string | undefined;
  readonly icon: ReactNode;
  readonly to: string;
}

/** Go to a page, find a person, begin something: all from the keyboard (WAI-ARIA combobox with a list). */
export function Palette() {
  const t = useT();
  const router = useRouter();
  const list = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState(0);
  const { commands, searching } = useCommands(text);
  const current = Math.min(chosen, commands.length - 1);
  useEffect(() => {
    dialog.current?.showModal();
    return () => dialog.current?.close();
  }, []);
  useEffect(() => {
    document.getElementById(`${list}-${current}`)?.scrollIntoView({ block: 'nearest' });
  }, [list, current]);
  const close = () => showOverlay(null);
  const run = (command: Command | undefined) => {
    if (!command) return;
    close();
    void router.navigate({ to: command.to });
  };
  const press = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === 'Enter') run(commands[current]);
    else if (step && commands.length > 0) setChosen((current + step + commands.length) % commands.length);
    else return;
    event.preventDefault();
  };
  return (
    <dialog
      ref={dialog}
      aria-label={t('web:palette.title')}
      className={classes['palette']}
      onCancel={close}
      onClick={(event) => event.target === dialog.current && close()}
    >
      <div className={classes['paletteInput']}>
        <IconSearch size={20} />
        <input
          role="combobox"
          aria-expanded="true"
          aria-controls={list}
          aria-activedescendant={commands.length > 0 ? `${list}-${current}` : undefined}
          aria-label={t('web:palette.title')}
          placeholder={t('web:palette.placeholder')}
          autoFocus
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
            setChosen(0);
          }}
          onKeyDown={press}
        />
        <kbd>Esc</kbd>
      </div>
      {commands.length === 0 && (
        <p role="status" className={classes['paletteEmpty']}>
          {searching ? t('web:palette.searching') : t('web:palette.nothing', { text })}
        </p>
      )}
      <div role="listbox" id={list} aria-label={t('web:palette.title')} className={classes['paletteList']}>
        {commands.map((command, index) => (
          <Line
            key={command.key}
            id={`${list}-${index}`}
            command={command}
            begins={command.group !== commands[index - 1]?.group}
            selected={index === current}
            onPick={() => run(command)}
          />
        ))}
      </div>
      <p className={classes['paletteKeys']}>
        <span>
          <kbd>↑</kbd>
          <kbd>↓</kbd>
          {t('web:palette.choose')}
        </span>
        <span>
          <kbd>Enter</kbd>
          {t('web:palette.open')}
        </span>
      </p>
    </dialog>
  );
}

interface LineProps {
  readonly id: string;
  readonly command: Command;
  readonly begins: boolean;
  readonly selected: boolean;
  readonly onPick: () => void;
}

function Line({ id, command, begins, selected, onPick }: LineProps) {
  return (
    <>
      {begins && (
        <div role="presentation" className={classes['paletteGroup']}>
          {command.group}
        </div>
      )}
      <div
        id={id}
        role="option"
        tabIndex={-1}
        aria-selected={selected}
        className={classes['paletteOption']}
        onClick={onPick}
      >
        {command.icon}
        <span>
          {command.name}
          {command.text && <small>{command.text}</small>}
        </span>
      </div>
    </>
  );
}

function useCommands(text: string): { commands: readonly Command[]; searching: boolean } {
  const t = useT();
  const wanted = useDeferredValue(text.trim());
  const home = useOffers('home');
  const studio = useOffers('studio');
  const pages = [...home, ...studio].map(({ to, name, room, creates }): Command => {
    const Sign = creates ? IconPlus : (room?.icon ?? IconArrow);
    return {
      group: creates ? t('web:palette.create') : t('web:palette.goTo'),
      key: to,
      name: t(name),
      text: to.startsWith('/studio') && !creates ? t('web:shell.studio') : undefined,
      icon: <Sign size={20} />,
      to,
    };
  });
  const found = useQuery({
    queryKey: ['palette', wanted],
    enabled: wanted.length >= 2 && searches.length > 0,
    queryFn: ({ signal }) => Promise.all(searches.map(({ find }) => find(wanted, signal))),
  });
  const hits = searches.flatMap(({ id, name, icon: Sign }, index) =>
    (found.data?.[index] ?? []).map(
      (hit: Hit): Command => ({
        group: t(name),
        key: `${id}:${hit.id}`,
        name: hit.name,
        text: hit.text,
        icon: <Sign size={20} />,
        to: hit.to,
      }),
    ),
  );
  const matching = pages.filter(({ name }) => matches(name, text.trim()));
  const groups = [t('web:palette.goTo'), t('web:palette.create')];
  matching.sort((a, b) => groups.indexOf(a.group) - groups.indexOf(b.group));
  return { commands: [...matching, ...hits], searching: found.isFetching };
}

/** Each word of the wish begins a word of the name; accents and case do not matter. */
function matches(name: string, wish: string): boolean {
  const words = plain(name).split(/\s+/u);
  return plain(wish)
    .split(/\s+/u)
    .every((part) => words.some((word) => word.startsWith(part)));
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
