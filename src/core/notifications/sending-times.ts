import { shanghaiDay } from '../../kernel/calendar.js';
import type { OfficeHours } from '../../kernel/office-hours.js';
import type { Hub } from '../hub.js';
import { minutesOfValue, policyOn, policyTable, type PolicyName } from '../policies/index.js';
import type { QuietHours, SendingTimes } from './when-to-send.js';

/** When messages may go, by the policies and the calendar of today. */
export function sendingTimes(
  { policies, calendar, clock }: Pick<Hub, 'policies' | 'calendar' | 'clock'>,
  quiet: QuietHours | null,
): SendingTimes {
  const today = shanghaiDay(clock.now());
  const minutes = (name: PolicyName): number => minutesOfValue(policyOn(policies, name, today)) ?? usualMinutes(name);
  const between = (from: PolicyName, to: PolicyName): OfficeHours => {
    const hours = { opens: minutes(from), closes: minutes(to) };
    // Decided one by one they may leave nothing: then the times that hold without a decision.
    return hours.opens < hours.closes ? hours : usual(from, to);
  };
  return {
    calendar,
    office: between('office-opens', 'office-closes'),
    daytime: between('messages-from', 'messages-until'),
    digest: minutes('digest-time'),
    quiet,
  };
}

function usual(from: PolicyName, to: PolicyName): OfficeHours {
  return { opens: usualMinutes(from), closes: usualMinutes(to) };
}

const usualMinutes = (name: PolicyName): number => minutesOfValue(policyTable[name].value) ?? 0;
