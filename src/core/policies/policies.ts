import type { Temporal } from 'temporal-polyfill';
import { dayOfValue } from './day-value.js';
import { policyTable, type PolicyName, type PolicyPeriod } from './policy-table.js';

/** The values of every policy through time. */
export interface Policies {
  /** Oldest first, without a gap, the last one open; never empty. */
  readonly periods: ReadonlyMap<string, readonly PolicyPeriod[]>;
}

/**
 * @throws Error when a policy has no value on some day since its first: better a hub that does not start than one that
 * stops working at midnight
 */
export function policiesOf(periods: Iterable<PolicyPeriod>): Policies {
  const byName = Map.groupBy(periods, ({ name }) => name);
  for (const name of Object.keys(policyTable)) {
    const own = (byName.get(name) ?? []).sort((one, other) => (one.validFrom < other.validFrom ? -1 : 1));
    if (own.length === 0) throw new Error(`The policy ${name} has no value`);
    const last = own.find(({ validTo }, index) => (validTo ?? null) !== (own[index + 1]?.validFrom ?? null));
    if (last) throw new Error(`The policy ${name} has no value after its period from ${last.validFrom}`);
  }
  return { periods: byName };
}

/** The value that holds on a day, in the unit of the name; before the regulation was in force its first value. */
export function policyOn(policies: Policies, name: PolicyName, date: Temporal.PlainDate): number {
  const day = date.toString();
  const periods = policies.periods.get(name) ?? [];
  const holding = periods.findLast(({ validFrom }) => validFrom <= day) ?? periods[0];
  if (!holding) throw new Error(`The policy ${name} has no value`);
  return holding.value;
}

/** The same of a policy whose value is a day. */
export function policyDayOn(policies: Policies, name: PolicyName, date: Temporal.PlainDate): Temporal.PlainDate {
  const value = policyOn(policies, name, date);
  const day = dayOfValue(value);
  if (!day) throw new Error(`The policy ${name} has the value ${value}, which is no day`);
  return day;
}
