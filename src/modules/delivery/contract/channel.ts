import { z } from 'zod';

/** Ways by which a message reaches a person; each is joined in as a `Channel` (see `service/channel.ts`). */
export const CHANNELS = ['feed', 'email'] as const;
export const channelName = z.enum(CHANNELS);
export type ChannelName = z.output<typeof channelName>;

/** Where something was seen or read. Posters, screens and huddles lead into the feed without being sent to anybody. */
export const PLACES = ['feed', 'email', 'poster', 'screen', 'chat', 'huddle'] as const;
export const place = z.enum(PLACES);
export type Place = z.output<typeof place>;
