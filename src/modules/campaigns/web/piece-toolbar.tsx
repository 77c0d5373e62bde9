import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import { Fragment, type KeyboardEvent, type ReactNode, useRef } from 'react';
import { useT } from '#web/i18n.ts';
import type { MessageName } from '#web/messages.ts';
import classes from './piece-editor.module.css';
import {
  ToolAttachment,
  ToolBold,
  ToolBullets,
  ToolCallout,
  ToolCode,
  ToolHeading,
  ToolImage,
  ToolItalic,
  ToolLink,
  ToolMention,
  ToolNumbers,
  ToolPoll,
  ToolQuote,
  ToolRedo,
  ToolRule,
  ToolSmallHeading,
  ToolTable,
  ToolUndo,
  ToolVideo,
} from './piece-icons.tsx';
import type { Inserting } from './piece-insertion.ts';

interface Tool {
  readonly name: MessageName;
  readonly icon: ReactNode;
  readonly run: (editor: Editor) => void;
  /** Whether the text at the cursor is such; without it the tool is no switch. */
  readonly on?: (editor: Editor) => boolean;
}

const chain = (editor: Editor) => editor.chain().focus();

const GROUPS: readonly (readonly Tool[])[] = [
  [
    {
      name: 'campaigns:editor.tool.heading',
      icon: <ToolHeading />,
      run: (editor) => chain(editor).toggleHeading({ level: 2 }).run(),
      on: (editor) => editor.isActive('heading', { level: 2 }),
    },
    {
      name: 'campaigns:editor.tool.smallHeading',
      icon: <ToolSmallHeading />,
      run: (editor) => chain(editor).toggleHeading({ level: 3 }).run(),
      on: (editor) => editor.isActive('heading', { level: 3 }),
    },
  ],
  [
    {
      name: 'campaigns:editor.tool.bold',
      icon: <ToolBold />,
      run: (editor) => chain(editor).toggleBold().run(),
      on: (editor) => editor.isActive('bold'),
    },
    {
      name: 'campaigns:editor.tool.italic',
      icon: <ToolItalic />,
      run: (editor) => chain(editor).toggleItalic().run(),
      on: (editor) => editor.isActive('italic'),
    },
    {
      name: 'campaigns:editor.tool.code',
      icon: <ToolCode />,
      run: (editor) => chain(editor).toggleCode().run(),
      on: (editor) => editor.isActive('code'),
    },
  ],
  [
    {
      name: 'campaigns:editor.tool.bullets',
      icon: <ToolBullets />,
      run: (editor) => chain(editor).toggleBulletList().run(),
      on: (editor) => editor.isActive('bulletList'),
    },
    {
      name: 'campaigns:editor.tool.numbers',
      icon: <ToolNumbers />,
      run: (editor) => chain(editor).toggleOrderedList().run(),
      on: (editor) => editor.isActive('orderedList'),
    },
    {
      name: 'campaigns:editor.tool.quote',
      icon: <ToolQuote />,
      run: (editor) => chain(editor).toggleBlockquote().run(),
      on: (editor) => editor.isActive('blockquote'),
    },
    {
      name: 'campaigns:editor.tool.callout',
      icon: <ToolCallout />,
      run: (editor) => chain(editor).toggleWrap('callout').run(),
      on: (editor) => editor.isActive('callout'),
    },
  ],
  [
    {
      name: 'campaigns:editor.tool.table',
      icon: <ToolTable />,
      run: (editor) => chain(editor).insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run(),
    },
    {
      name: 'campaigns:editor.tool.mention',
      icon: <ToolMention />,
      run: (editor) => chain(editor).insertContent('@').run(),
    },
    {
      name: 'campaigns:editor.tool.rule',
      icon: <ToolRule />,
      run: (editor) => chain(editor).setHorizontalRule().run(),
    },
  ],
  [
    { name: 'campaigns:editor.tool.undo', icon: <ToolUndo />, run: (editor) => chain(editor).undo().run() },
    { name: 'campaigns:editor.tool.redo', icon: <ToolRedo />, run: (editor) => chain(editor).redo().run() },
  ],
];

/** What opens a dialog first, after the tools that act at once. */
const INSERTS: readonly (readonly [Inserting['kind'], MessageName, ReactNode])[] = [
  ['link', 'campaigns:editor.tool.link', <ToolLink key="link" />],
  ['image', 'campaigns:editor.tool.image', <ToolImage key="image" />],
  ['video', 'campaigns:editor.tool.video', <ToolVideo key="video" />],
  ['attachment', 'campaigns:editor.tool.attachment', <ToolAttachment key="attachment" />],
  ['poll', 'campaigns:editor.tool.poll', <ToolPoll key="poll" />],
];

interface PieceToolbarProps {
  readonly editor: Editor;
  readonly onInsert: (inserting: Inserting) => void;
}

/** The writing tools (WAI-ARIA toolbar: one stop for Tab, arrows move between the tools). */
export function PieceToolbar({ editor, onInsert }: PieceToolbarProps) {
  const t = useT();
  const bar = useRef<HTMLDivElement>(null);
  const on = useEditorState({
    editor,
    selector: ({ editor: now }) =>
      GROUPS.map((group) => group.map((tool) => tool.on?.(now))) as readonly (readonly (
        | boolean
        | undefined
      )[])[],
  });
  const move = (event: KeyboardEvent) => {
    const tools = [...(bar.current?.querySelectorAll('button') ?? [])];
    const at = tools.findIndex((one) => one.matches(':focus'));
    const next = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tools.length - 1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    const chosen = tools[(next + tools.length) % tools.length];
    for (const one of tools) one.tabIndex = one === chosen ? 0 : -1;
    chosen?.focus();
  };
  const button = (
    name: MessageName,
    icon: ReactNode,
    run: () => void,
    state: { first?: boolean; on?: boolean | undefined },
  ) => (
    <button
      key={name}
      type="button"
      tabIndex={state.first ? 0 : -1}
      aria-label={t(name)}
      title={t(name)}
      aria-pressed={state.on}
      // The text keeps its selection.
      onMouseDown={(event) => event.preventDefault()}
      onClick={run}
    >
      {icon}
    </button>
  );
  return (
    <div
      ref={bar}
      role="toolbar"
      aria-label={t('campaigns:editor.tools')}
      className={classes['toolbar']}
      onKeyDown={move}
    >
      {GROUPS.map((group, place) => (
        <Fragment key={group[0]?.name}>
          {place > 0 && <span className={classes['gap']} />}
          {place === 3 &&
            INSERTS.map(([kind, name, icon]) =>
              button(name, icon, () => onInsert(insertionOf(editor, kind)), {}),
            )}
          {group.map((tool, index) =>
            button(tool.name, tool.icon, () => tool.run(editor), {
              first: place === 0 && index === 0,
              on: on[place]?.[index],
            }),
          )}
        </Fragment>
      ))}
    </div>
  );
}

/** A link is changed where one stands already; the rest is new. */
function insertionOf(editor: Editor, kind: Inserting['kind']): Inserting {
  return { kind, attrs: kind === 'link' ? editor.getAttributes('link') : {}, isNew: true };
}
