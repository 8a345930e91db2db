import { setTimeout as sleep } from 'node:timers/promises';

/** Asks again and again until there is an answer, for at most so many milliseconds. */
export async function eventually<Value>(
  look: () => Promise<Value | null | undefined | false> | Value | null | undefined | false,
  patience = 10_000,
): Promise<Value> {
  const deadline = performance.now() + patience;
  for (;;) {
    const value = await look();
    if (value !== null && value !== undefined && value !== false) return value;
    if (performance.now() > deadline) throw new Error(`nothing came within ${patience} ms`);
    await sleep(20);
  }
}
