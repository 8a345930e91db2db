/** The minutes after 0:00 that a value in the unit 时分 stands for, 830 for half past eight; null for one that is no time of a day. */
export function minutesOfValue(value: number): number | null {
  const [hours, minutes] = [Math.floor(value / 100), value % 100];
  return hours < 24 && minutes < 60 ? hours * 60 + minutes : null;
}
