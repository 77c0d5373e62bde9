import { useState } from 'react';
import { editionFor } from '#kernel/language.ts';
import { useFormat } from '#web/format.ts';
import { useLanguage, useT } from '#web/i18n.ts';
import { useSend } from '#web/query.ts';
import { TextField } from '#web/ui/fields.tsx';
import { FieldPair } from '#web/ui/form.tsx';
import { Row, Rows, Section } from '#web/ui/section.tsx';
import { SelectField } from '#web/ui/select-field.tsx';
import { say } from '#web/ui/toast.tsx';
import { SettingsNamedForm } from './settings-named-form.tsx';
import type { AttentionSettings } from './settings-page.tsx';

const EVERYWHERE = 'everywhere';

/** Days off, for everybody or for those who live in a zone: nothing is pushed on them. */
export function SettingsHolidays({ holidays }: { holidays: AttentionSettings['holidays'] }) {
  const t = useT();
  const language = useLanguage();
  const format = useFormat();
  const [day, setDay] = useState('');
  const [zone, setZone] = useState(EVERYWHERE);
  const create = useSend('delivery.createHoliday', { changes: ['delivery'] });
  const remove = useSend('delivery.removeHoliday', { changes: ['delivery'] });
  const takeOut = ({ id, heldOn, zone: where, name }: AttentionSettings['holidays'][number]) =>
    remove.mutate(
      { holidayId: id },
      {
        onSuccess: () =>
          say(t('delivery:settings.holidayRemoved'), {
            label: t('delivery:settings.putBack'),
            run: () => create.mutate({ heldOn, zone: where, name }),
          }),
      },
    );
  return (
    <Section title={t('delivery:settings.holidays')} lede={t('delivery:settings.holidaysLede')}>
      {holidays.length === 0 && <p>{t('delivery:settings.noHolidays')}</p>}
      {holidays.length > 0 && (
        <Rows label={t('delivery:settings.holidays')}>
          {holidays.map((holiday) => (
            <Row
              key={holiday.id}
              name={editionFor(holiday.name, language)}
              meta={[format.weekday(holiday.heldOn), holiday.zone ?? t('delivery:settings.everywhere')].join(
                ' · ',
              )}
              act={
                <button
                  type="button"
                  className="link"
                  aria-label={t('delivery:settings.removeNamed', {
                    name: editionFor(holiday.name, language),
                  })}
                  onClick={() => takeOut(holiday)}
                >
                  {t('delivery:settings.remove')}
                </button>
              }
            />
          ))}
        </Rows>
      )}
      <SettingsNamedForm
        name="delivery.holiday"
        label={t('delivery:settings.holidayName')}
        submit={t('delivery:settings.addHoliday')}
        send={(name) => create.mutateAsync({ heldOn: day, zone: zone === EVERYWHERE ? null : zone, name })}
      >
        <FieldPair>
          <TextField
            type="date"
            data-path="heldOn"
            label={t('delivery:settings.holidayOn')}
            value={day}
            onChange={({ currentTarget: { value } }) => setDay(value)}
          />
          <SelectField
            label={t('delivery:settings.holidayWhere')}
            value={zone}
            onChange={(chosen) => setZone(chosen ?? EVERYWHERE)}
            limit={40}
            data={[
              { value: EVERYWHERE, label: t('delivery:settings.everywhere') },
              ...Intl.supportedValuesOf('timeZone').map((value) => ({ value, label: value })),
            ]}
          />
        </FieldPair>
      </SettingsNamedForm>
    </Section>
  );
}
