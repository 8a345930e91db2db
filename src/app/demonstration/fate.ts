import type { Temporal } from 'temporal-polyfill';
import { shanghaiDay } from '../../kernel/calendar.js';
import { lifeOf, type Birth, type Step } from './life.js';
import type { Random } from './random.js';

const explanation = '相关材料由多个股室分别形成，需汇总核对后共享。';

/** Minutes, or days, after an instant. */
function later(instant: Temporal.Instant, { minutes = 0, days = 0 }): Temporal.Instant {
  return instant.add({ minutes: minutes + days * 1440 });
}

/** What becomes of a record: most are shared the day they are formed (S10), some extended (S11), some late. */
export function fate(random: Random, birth: Birth): Step[] {
  const life = lifeOf(birth);
  const { formedAt } = birth;
  const draw = random.next();
  if (draw < 0.8) {
    const at = later(formedAt, { minutes: random.between(5, 240) });
    return [life.share(at, false), ...afterwards(random, birth, life, at)];
  }
  if (draw < 0.9) {
    const days = random.between(1, 5);
    const until = shanghaiDay(formedAt).add({ days }).toString();
    // One in seven misses the extended deadline as well.
    const at = later(formedAt, { days: random.chance(0.15) ? days + 1 : days });
    return [
      life.register(later(formedAt, { minutes: 10 })),
      life.extend(later(formedAt, { minutes: 40 }), until, explanation),
      life.share(at, true),
      ...afterwards(random, birth, life, at),
    ];
  }
  const at = later(formedAt, { days: random.between(1, 3), minutes: random.between(5, 90) });
  const registered = random.chance(0.5);
  return [
    ...(registered ? [life.register(later(formedAt, { minutes: 20 }))] : []),
    life.share(at, registered),
    ...afterwards(random, birth, life, at),
  ];
}

/** Execution fed back (S3), corrections, and now and then a withdrawal, which ends everything. */
function afterwards(random: Random, birth: Birth, life: ReturnType<typeof lifeOf>, sharedAt: Temporal.Instant): Step[] {
  const { category, correction } = birth.publication;
  if (random.chance(0.015))
    return [life.withdraw(later(sharedAt, { days: random.between(1, 20) }), '与此前发布的信息重复')];
  const steps: Step[] = [];
  if (category === 'PENALTY_DECISION' && random.chance(0.75)) {
    const at = later(sharedAt, { days: random.between(7, 45) });
    const draw = random.next();
    const day = shanghaiDay(at).toString();
    if (draw < 0.8) steps.push(life.execute(at, 'EXECUTED', day));
    else if (draw < 0.92) {
      const rest = later(at, { days: 15 });
      steps.push(life.execute(at, 'PARTIAL', day), life.execute(rest, 'EXECUTED', shanghaiDay(rest).toString()));
    } else steps.push(life.execute(at, 'COMPULSORY', null));
  }
  if (correction && random.chance(0.05)) {
    const at = later(sharedAt, { days: random.between(1, 6), minutes: 7 });
    steps.push(life.revise(at, correction.reason, correction.fields));
  }
  return steps;
}

/** A record that is still awaited: extended to a day, or left to its own deadline. */
export function awaited(birth: Birth, until: string | null): Step[] {
  const life = lifeOf(birth);
  const registered = later(birth.formedAt, { minutes: 10 });
  const extended = later(birth.formedAt, { minutes: 40 });
  return [life.register(registered), ...(until === null ? [] : [life.extend(extended, until, explanation)])];
}
