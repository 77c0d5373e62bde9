import { useState } from 'react';
import { newRandomId } from '#kernel/ids.ts';
import { RICH_TEXT_LIMITS, safeHref } from '#kernel/rich-text.ts';
import { useT } from '#web/i18n.ts';
import { Button } from '#web/ui/button.tsx';
import { TextField } from '#web/ui/fields.tsx';
import { Form } from '#web/ui/form.tsx';
import { IconPlus } from '#web/ui/icons.tsx';
import { useDraftForm } from '#web/ui/use-draft-form.ts';
import type { InsertFormProps } from './piece-insert-dialog.tsx';

const textIn = (attrs: InsertFormProps['attrs'], name: string): string => String(attrs[name] ?? '');

/** An address as people type it: without a scheme it is a page on the web, with an @ it is a mailbox. */
function completed(typed: string): string | undefined {
  const address = typed.trim();
  if (/^[a-z][a-z0-9+.-]*:/i.test(address)) return safeHref(address);
  return safeHref(/^[^/\s]+@[^/\s]+$/.test(address) ? `mailto:${address}` : `https://${address}`);
}

interface LinkFormProps extends InsertFormProps {
  readonly onRemove: (() => void) | undefined;
}

/** Where the chosen words lead. */
export function LinkForm({ attrs, onDone, onRemove }: LinkFormProps) {
  const t = useT();
  const form = useDraftForm({ name: 'piece.link', initial: { href: textIn(attrs, 'href') } });
  return (
    <Form
      form={form}
      module="campaigns"
      submit={t('campaigns:editor.put.link')}
      check={({ href }): Partial<Record<string, string>> =>
        completed(href) ? {} : { href: t('campaigns:editor.wrong.href') }
      }
      send={async ({ href }) => onDone({ href: completed(href) })}
      others={onRemove && <Button onClick={onRemove}>{t('campaigns:editor.dropLink')}</Button>}
    >
      <TextField
        {...form.getInputProps('href')}
        data-path="href"
        label={t('campaigns:editor.href')}
        placeholder="https://"
        inputMode="url"
      />
    </Form>
  );
}

/** A video that stands elsewhere, with its title and length: the minutes count for the reader. */
export function VideoForm({ attrs, isNew, onDone }: InsertFormProps) {
  const t = useT();
  const minutes = Number(attrs['seconds'] ?? 0) / 60;
  const form = useDraftForm({
    name: 'piece.video',
    initial: {
      href: textIn(attrs, 'href'),
      title: textIn(attrs, 'title'),
      minutes: minutes ? String(Math.round(minutes * 10) / 10) : '',
    },
  });
  const secondsOf = (typed: string) => Math.round(Number(typed.replace(',', '.')) * 60);
  return (
    <Form
      form={form}
      module="campaigns"
      submit={t(isNew ? 'campaigns:editor.put.video' : 'campaigns:editor.keepChange')}
      check={({ href, title, minutes: typed }): Partial<Record<string, string>> => ({
        ...(completed(href)?.startsWith('http') ? {} : { href: t('campaigns:editor.wrong.videoHref') }),
        ...(title.trim() ? {} : { title: t('campaigns:editor.wrong.title') }),
        ...(secondsOf(typed) > 0 && secondsOf(typed) <= 7200
          ? {}
          : { minutes: t('campaigns:editor.wrong.minutes') }),
      })}
      send={async ({ href, title, minutes: typed }) =>
        onDone({ href: completed(href), title: title.trim(), seconds: secondsOf(typed) })
      }
    >
      <TextField
        {...form.getInputProps('href')}
        data-path="href"
        label={t('campaigns:editor.videoHref')}
        inputMode="url"
      />
      <TextField
        {...form.getInputProps('title')}
        data-path="title"
        maxLength={200}
        label={t('campaigns:editor.videoTitle')}
      />
      <TextField
        {...form.getInputProps('minutes')}
        data-path="minutes"
        inputMode="decimal"
        label={t('campaigns:editor.videoMinutes')}
        description={t('campaigns:editor.videoMinutesHint')}
      />
    </Form>
  );
}

/** One question to the readers, with two to six answers. */
export function PollForm({ attrs, isNew, onDone }: InsertFormProps) {
  const t = useT();
  const options: unknown = attrs['options'];
  const form = useDraftForm({
    name: 'piece.poll',
    initial: {
      question: textIn(attrs, 'question'),
      options: Array.isArray(options) ? options.map(String) : ['', ''],
    },
  });
  // Results are kept under this id, so a poll that is changed stays the same poll.
  const [pollId] = useState(() => textIn(attrs, 'pollId') || newRandomId());
  const written = (all: readonly string[]) => all.map((one) => one.trim()).filter(Boolean);
  return (
    <Form
      form={form}
      module="campaigns"
      submit={t(isNew ? 'campaigns:editor.put.poll' : 'campaigns:editor.keepChange')}
      check={({ question, options: all }): Partial<Record<string, string>> => ({
        ...(question.trim() ? {} : { question: t('campaigns:editor.wrong.question') }),
        ...(written(all).length >= 2 && new Set(written(all)).size === written(all).length
          ? {}
          : { 'options.0': t('campaigns:editor.wrong.options') }),
      })}
      send={async ({ question, options: all }) =>
        onDone({ pollId, question: question.trim(), options: written(all) })
      }
    >
      <TextField
        {...form.getInputProps('question')}
        data-path="question"
        maxLength={300}
        label={t('campaigns:editor.pollQuestion')}
      />
      {form.values.options.map((_, place) => (
        <TextField
          // biome-ignore lint/suspicious/noArrayIndexKey: answers have no ids, and the form holds them by their place
          key={place}
          {...form.getInputProps(`options.${place}`)}
          data-path={`options.${place}`}
          maxLength={200}
          label={t('campaigns:editor.pollOption', { number: place + 1 })}
        />
      ))}
      {form.values.options.length < RICH_TEXT_LIMITS.pollOptions && (
        <button type="button" className="link" onClick={() => form.insertListItem('options', '')}>
          <IconPlus size={16} />
          {t('campaigns:editor.pollMore')}
        </button>
      )}
    </Form>
  );
}
