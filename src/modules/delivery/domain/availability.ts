/** Working time on one day of the week (Monday 1 … Sunday 7), on the clocks of the zone; `to` before `from` ends the next day. */
export interface WorkingTime {
  readonly weekday: number;
  readonly from: string;
  readonly to: string;
}
