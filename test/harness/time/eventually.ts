import { setTimeout as sleep } from 'node:timers/promises';
import { patienceFactor } from './patience.js';

/** Asks again and again until there is an answer, for at most so many milliseconds of an idle machine. */
export async function eventually<Value>(
  look: () => Promise<Value | null | undefined | false> | Value | null | undefined | false,
  patience = 10_000,
): Promise<Value> {
  const deadline = performance.now() + patience * patienceFactor();
  for (;;) {
    const value = await look();
    if (value !== null && value !== undefined && value !== false) return value;
    if (performance.now() > deadline) throw new Error(`nothing came within ${patience} ms`);
    await sleep(20);
  }
}
