import { refusal, type Refusal } from '../../kernel/refusal.js';
import { holdingOn, inOrder, type Timeline } from '../../kernel/timeline.js';
import type { Executor } from '../../platform/database/index.js';
import type { AuditedAct } from '../audit/index.js';
import type { Decided, Standing } from '../dated/index.js';
import type { DutyAuthor, Held } from './duty-author.js';
import { wordsOf } from './duty-author.js';
import { dutyGlobalId, type DutyHolder, type DutyTerm } from './duty.js';
import { checkNewTerm } from './duty.rules.js';
import { findHolder } from './duty-timeline.sql.js';
import { dayWithoutAny, lostDays } from './liaison-cover.rules.js';
import { lockLiaisons, otherLiaisons } from './named-liaisons.sql.js';

/** What the audit log keeps of a change: which duty, from which day; neither whose nor how to reach them. */
export function actedOn(action: string, { key, duty }: DutyHolder, on: string): Omit<AuditedAct, 'purpose'> {
  return { action, subjectType: 'DutyHolder', subjectId: dutyGlobalId(key), details: { duty, on } };
}

/** A term that begins, if whoever it is holds the duty on no day of it; `isHeldOn` is enough where somebody takes over. */
export async function beginTerm(
  { timeline }: Standing<DutyTerm>,
  executor: Executor,
  { holder, term, path, mayHold }: BeginningTerm,
): Promise<Decided<DutyTerm>> {
  const at = (field: string): readonly string[] => [...path, field];
  if (mayHold && holdingOn(timeline, term.validFrom)) return { timeline };
  const namesake = await findHolder(executor, holder, term.personName);
  const wrong =
    namesake?.hasTerms && namesake.key !== holder.key
      ? [refusal(at('personName'), 'ALREADY_EXISTS', '此人的这一任职刚由他人登记', wordsOf(holder.duty).rule)]
      : checkNewTerm(timeline, term.validFrom, wordsOf(holder.duty), at);
  return wrong.length > 0 ? wrong : { timeline: inOrder([...timeline, term]) };
}

export interface BeginningTerm {
  readonly holder: DutyHolder;
  readonly term: DutyTerm;
  /** To the person in the input. */
  readonly path: readonly string[];
  /** Whether it is right that the person holds the duty already. */
  readonly mayHold: boolean;
}

/**
 * U3: what an organization says of a liaison officer leaves it somebody on each day from today on on which it had this one, told to end or
 * told wrongly.
 */
export async function withLiaison(
  decided: Decided<DutyTerm>,
  before: Timeline<DutyTerm>,
  executor: Executor,
  { author: { today }, held: { holder, organization }, path }: { author: DutyAuthor; held: Held; path: string },
): Promise<Decided<DutyTerm>> {
  if (!('timeline' in decided) || holder.duty !== 'LIAISON_OFFICER') return decided;
  const lost = lostDays(before, decided.timeline, { today, ends: organization.validTo });
  if (lost.length === 0) return decided;
  await lockLiaisons(executor, organization.key);
  const day = dayWithoutAny(lost, await otherLiaisons(executor, organization.key, holder.key));
  return day === null ? decided : [lastOne(path, organization.name, day)];
}

function lastOne(path: string, name: string, day: string): Refusal {
  return refusal(path, 'INVALID', `${name}自${day}起没有联络人，请指定接任者，或先登记另一名联络人`, 'U3');
}
