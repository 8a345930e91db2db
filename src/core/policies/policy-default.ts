export interface PolicyDefault {
  /** A whole number above zero. */
  readonly value: number;
  readonly unit: '个工作日' | '天' | '小时' | '分钟' | '秒' | '个月' | '条' | '1否2是' | '年月日' | '时分' | '分';
  readonly label: string;
  /** The clause that leaves the value open, or why there is one. */
  readonly basis: string;
}

/**
 * The greatest value of each unit: a century of days, and terms of years, not of centuries. Whoever counts working days walks them, and no
 * due time leaves the years that there are.
 */
export const mostOfUnit: Readonly<Record<PolicyDefault['unit'], number>> = {
  个工作日: 1_000,
  天: 36_500,
  小时: 10_000,
  分钟: 1_000_000,
  秒: 86_400,
  个月: 120,
  条: 1_000_000,
  '1否2是': 2,
  // Points of a hundred.
  分: 100,
  // Eight digits, 20261201 for the first of December; and only those that are a day, see day-value.ts.
  年月日: 22_001_231,
  // Three or four digits, 830 for half past eight; and only those that are a time, see time-value.ts.
  时分: 2_359,
};
