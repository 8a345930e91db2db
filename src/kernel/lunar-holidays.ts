/** Days of a year, `MM-DD`. */
export interface LunarHolidays {
  /** 春节: the first day of the first lunar month. */
  readonly newYear: string;
  /** 端午节: the fifth of the fifth. */
  readonly dragonBoat: string;
  /** 中秋节: the fifteenth of the eighth. */
  readonly midAutumn: string;
}

/**
 * By the Chinese calendar as GB/T 33661-2017 reckons it, in the time of Beijing. A table and not ICU's calendar, which is a day off at the
 * new years of 2027 and 2030: their new moons are within minutes of midnight.
 */
const days: readonly (readonly [year: number, newYear: string, dragonBoat: string, midAutumn: string])[] = [
  [2025, '01-29', '05-31', '10-06'],
  [2026, '02-17', '06-19', '09-25'],
  [2027, '02-06', '06-09', '09-15'],
  [2028, '01-26', '05-28', '10-03'],
  [2029, '02-13', '06-16', '09-22'],
  [2030, '02-03', '06-05', '09-12'],
  [2031, '01-23', '06-24', '10-01'],
  [2032, '02-11', '06-12', '09-19'],
  [2033, '01-31', '06-01', '09-08'],
  [2034, '02-19', '06-20', '09-27'],
  [2035, '02-08', '06-10', '09-16'],
  [2036, '01-28', '05-30', '10-04'],
  [2037, '02-15', '06-18', '09-24'],
  [2038, '02-04', '06-07', '09-13'],
  [2039, '01-24', '05-27', '10-02'],
  [2040, '02-12', '06-14', '09-20'],
  [2041, '02-01', '06-03', '09-10'],
  [2042, '01-22', '06-22', '09-28'],
  [2043, '02-10', '06-11', '09-17'],
  [2044, '01-30', '05-31', '10-05'],
  [2045, '02-17', '06-19', '09-25'],
  [2046, '02-06', '06-08', '09-15'],
  [2047, '01-26', '05-29', '10-04'],
  [2048, '02-14', '06-15', '09-22'],
  [2049, '02-02', '06-04', '09-11'],
  [2050, '01-23', '06-23', '09-30'],
];

/** By year. */
export const lunarHolidays: ReadonlyMap<number, LunarHolidays> = new Map(
  days.map(([year, newYear, dragonBoat, midAutumn]) => [year, { newYear, dragonBoat, midAutumn }]),
);
