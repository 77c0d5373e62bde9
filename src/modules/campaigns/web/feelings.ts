/** What an empathy card asks about a group, in the order in which it is read. */
export const FEELINGS = ['thinks', 'feels', 'fears', 'hears', 'wins', 'loses'] as const;
