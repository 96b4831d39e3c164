/** The moment from which on something put in at `added` is erased: so many calendar months later (UTC), at the latest on their last day. */
export function erasedOn(added: number, months: number): number {
  const date = new Date(added);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + months);
  const lastDay = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(day, lastDay));
  return date.getTime();
}
