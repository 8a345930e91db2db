import { setTimeout as sleep } from 'node:timers/promises';

/** Milliseconds in which each check must be passed: who asks decides within a second where to send callers. */
const patience = 700;

/** What the hub cannot do without, by name: each check rejects when it is not reached. */
export type ReadinessChecks = Readonly<Record<string, () => Promise<unknown>>>;

/**
 * Looks at everything at the same time and gives the first of the list that fails, null when all is well. Whoever asks while a
 * look is going on gets its answer: asking often costs no more than asking once.
 */
export function readiness(checks: ReadinessChecks): () => Promise<string | null> {
  let looking: Promise<string | null> | null = null;
  return () => (looking ??= firstFailing(checks).finally(() => (looking = null)));
}

async function firstFailing(checks: ReadinessChecks): Promise<string | null> {
  const passed = await Promise.all(Object.values(checks).map(passes));
  return Object.keys(checks)[passed.indexOf(false)] ?? null;
}

async function passes(check: () => Promise<unknown>): Promise<boolean> {
  const over = new AbortController();
  const late = sleep(patience, false, { signal: over.signal }).catch(() => false);
  const passed = check().then(
    () => true,
    () => false,
  );
  const answer = await Promise.race([passed, late]);
  over.abort();
  return answer;
}
