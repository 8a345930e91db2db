import { checkPeriod } from '../../kernel/field-check.js';
import { refusal, type Refusal } from '../../kernel/refusal.js';

export interface StatisticalIndicator {
  readonly code: string;
  readonly name: string;
  readonly unit: string;
  /** A decimal number as text. */
  readonly value: string;
}

export interface StatisticalDataFields {
  readonly period: { readonly from: string; readonly to: string };
  readonly indicators: readonly StatisticalIndicator[];
  readonly itemCodes?: readonly string[] | null;
}

/** S4: a data set has a period and named figures with units, each code once. */
export function checkStatisticalData({ period, indicators }: StatisticalDataFields): Refusal[] {
  const codes = new Set<string>();
  return [
    ...checkPeriod('period', period, 'S4'),
    ...indicators.flatMap((indicator, index) => {
      const repeated = codes.has(indicator.code);
      codes.add(indicator.code);
      return [
        ...(['code', 'name', 'unit'] as const)
          .filter((field) => indicator[field].trim() === '')
          .map((field) =>
            refusal(`indicators.${index}.${field}`, 'REQUIRED', '指标的代码、名称和单位均不能为空', 'S4'),
          ),
        ...(repeated ? [refusal(`indicators.${index}.code`, 'INVALID', '指标代码重复', 'S4')] : []),
      ];
    }),
  ];
}
