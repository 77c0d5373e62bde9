import type { Context } from '#platform/context.ts';
import type { ChannelName } from '../contract/channel.ts';

/**
 * A way to people beside the feed. Planning makes a row of `delivery_delivery` for each push; a channel claims the rows of
 * its name that are due, takes them out, and writes what became of each (README, «A delivery»).
 */
export interface Channel {
  readonly name: Exclude<ChannelName, 'feed'>;
  /**
   * Takes out what is due, batch by batch, until nothing is due or the signal is given. Safe in any number of processes at
   * once. Gives how many rows came to an end.
   */
  deliver(ctx: Context, signal: AbortSignal): Promise<number>;
}
