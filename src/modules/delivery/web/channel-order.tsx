import { useT } from '#web/i18n.ts';
import { IconButton } from '#web/ui/button.tsx';
import { Checkbox } from '#web/ui/choice.tsx';
import { IconDown, IconUp } from '#web/ui/icons.tsx';
import { OWN_CHANNELS, type OwnChannel } from './preference-values.ts';
import classes from './preferences.module.css';

interface ChannelOrderProps {
  /** Those that are on, the preferred one first. */
  readonly channels: readonly OwnChannel[];
  readonly onChange: (channels: readonly OwnChannel[]) => void;
}

/** The channels in the order in which they are tried. The feed is always there: nothing is lost by switching all off. */
export function ChannelOrder({ channels, onChange }: ChannelOrderProps) {
  const t = useT();
  const off = OWN_CHANNELS.filter((channel) => !channels.includes(channel));
  const move = (channel: OwnChannel, by: 1 | -1) => {
    const place = channels.indexOf(channel);
    const other = channels[place + by];
    if (!other) return;
    onChange(channels.map((one) => (one === channel ? other : one === other ? channel : one)));
  };
  return (
    <fieldset className={classes['group']}>
      <legend>{t('delivery:preferences.channels')}</legend>
      <p className="small">{t('delivery:preferences.feedAlways')}</p>
      <ol className={classes['channels']}>
        {[...channels, ...off].map((channel) => {
          const place = channels.indexOf(channel);
          const name = t(`delivery:channel.${channel}`);
          return (
            <li key={channel}>
              <Checkbox
                label={name}
                text={t(`delivery:preferences.channel.${channel}`)}
                checked={place >= 0}
                onChange={(on) =>
                  onChange(on ? [...channels, channel] : channels.filter((one) => one !== channel))
                }
              />
              {place > 0 && (
                <IconButton
                  label={t('delivery:preferences.earlier', { channel: name })}
                  onClick={() => move(channel, -1)}
                >
                  <IconUp size={20} />
                </IconButton>
              )}
              {place >= 0 && place < channels.length - 1 && (
                <IconButton
                  label={t('delivery:preferences.later', { channel: name })}
                  onClick={() => move(channel, 1)}
                >
                  <IconDown size={20} />
                </IconButton>
              )}
            </li>
          );
        })}
      </ol>
    </fieldset>
  );
}
