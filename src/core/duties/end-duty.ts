import { refusal } from '../../kernel/refusal.js';
import { holdingOn, leaving } from '../../kernel/timeline.js';
import { changeTimelines, type TableChange } from '../dated/index.js';
import type { RequestContext } from '../hub.js';
import { checkExisting, holderNamed, newTerm, refusedDuty, type DutyAnswer, type HeldTerm } from './assign-duty.js';
import { actedOn, beginTerm, withLiaison } from './duty-change.js';
import { dutyAuthor, heldById, wordsOf, type DutyAuthor, type Held } from './duty-author.js';
import { personOfTerm, type PersonTold, type TermPerson } from './duty-input.js';
import { checkBasis, checkEnding } from './duty.rules.js';
import { dutyTimeline } from './duty-timeline.sql.js';
import type { DutyHolder, DutyTerm } from './duty.js';

export interface DutyEnd {
  readonly dutyId: string;
  /** First day on which the duty is no longer held, and on which whoever takes over holds it. */
  readonly validTo: string;
  readonly basis: string;
  readonly successor?: PersonTold | null;
}

/**
 * Somebody no longer holds a duty from a day on, and perhaps somebody else does: both in one act. An end that has not come is told anew.
 * U3: a liaison officer goes when another is there.
 */
export async function endDuty(context: RequestContext, input: DutyEnd): Promise<DutyAnswer> {
  const author = dutyAuthor(context);
  const held = await heldById(author, input.dutyId);
  if ('message' in held) return refusedDuty([held]);
  const told = input.successor ?? null;
  const successor = told === null ? null : await successorOf(author, held, told, input.validTo);
  const wrong = [...checkBasis('basis', input.basis, '依据'), ...(successor?.wrong ?? [])];
  if (wrong.length > 0) return refusedDuty(wrong);
  const next = successor === null ? null : await holderNamed(author, held.holder, successor.person);
  if (next?.key === held.holder.key) {
    return refusedDuty([refusal('successor.personName', 'INVALID', '接任者须为另一人', wordsOf(next.duty).rule)]);
  }
  const taking = next && successor ? taken(next, successor.person, input) : null;
  const [ended, begun] = (
    await changeTimelines(author.hub, author.viewer, [
      ...(taking ? [taking] : []),
      ending(author, held, { ...input, successor: next?.key ?? null }),
    ])
  ).toReversed();
  if (!ended || ended.userErrors.length > 0) return refusedDuty(ended?.userErrors ?? []);
  const last = ended.timeline.find(({ validTo }) => validTo === input.validTo);
  return {
    holder: last ? { ...held.holder, term: last } : null,
    successor: next && begun ? holding(next, begun.timeline, input.validTo) : null,
    userErrors: [],
  };
}

async function successorOf(author: DutyAuthor, { holder, organization }: Held, told: PersonTold, validFrom: string) {
  const { duty } = holder;
  const { person, wrong } = await personOfTerm(author, told, { organization, duty, validFrom, path: ['successor'] });
  return { person, wrong: [...checkExisting(organization, validFrom, 'validTo'), ...wrong] };
}

/** Whoever holds the duty on that day already has nothing to begin. */
function taken(holder: DutyHolder, person: TermPerson, { validTo, basis }: DutyEnd): TableChange<DutyTerm> {
  const term = newTerm(person, validTo, basis.trim());
  return {
    ...{ table: dutyTimeline(holder), subject: String(holder.key), kind: 'SET', reason: basis },
    audited: actedOn('DUTY_ASSIGNED', holder, validTo),
    decide: (standing, executor) => beginTerm(standing, executor, { holder, term, path: ['successor'], mayHold: true }),
  };
}

function ending(
  author: DutyAuthor,
  held: Held,
  { validTo, basis, successor }: Pick<DutyEnd, 'validTo' | 'basis'> & { readonly successor: number | null },
): TableChange<DutyTerm> {
  const { holder } = held;
  const { today } = author;
  return {
    ...{ table: dutyTimeline(holder), subject: String(holder.key), kind: 'SET', reason: basis },
    audited: actedOn('DUTY_ENDED', holder, validTo),
    async decide({ timeline }, executor) {
      const refusals = checkEnding(timeline, validTo, { today, ...wordsOf(holder.duty) });
      if (refusals.length > 0) return refusals;
      const left = leaving(timeline, today);
      const end = { validTo, endBasis: basis.trim(), successor };
      const after = timeline.map((one) => (one === left ? { ...one, ...end } : one));
      return withLiaison({ timeline: after }, timeline, executor, { author, held, path: 'validTo' });
    },
  };
}

function holding(holder: DutyHolder, timeline: readonly DutyTerm[], day: string): HeldTerm | null {
  const term = holdingOn(timeline, day);
  return term ? { ...holder, term } : null;
}
