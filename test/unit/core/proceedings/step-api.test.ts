import { expect, test } from 'vitest';
import type { Complete } from '../../../../src/core/proceedings/step-api.js';

type Entry = Partial<Record<'open' | 'loadOpening' | 'decide' | 'load', () => object>>;
type Of<Loaded> = { readonly [Step in keyof Loaded]: Entry } & Complete<Loaded, 'open' | 'close'>;
const rule = (): object => ({});

test('an opening or a decision that rests on what nobody reads does not compile, nor does a step of no table', () => {
  const complete: Of<{ open: string[]; close: undefined }> = {
    open: { open: rule, loadOpening: rule, decide: rule, load: rule },
    close: { decide: rule },
  };
  // @ts-expect-error -- the opening reads nothing, though the decision does
  const openingLacks: Of<{ open: string[] }> = { open: { open: rule, decide: rule, load: rule } };
  // @ts-expect-error -- the decision reads nothing, though the opening does
  const decisionLacks: Of<{ open: string[] }> = { open: { open: rule, loadOpening: rule, decide: rule } };
  // @ts-expect-error -- the table has no such step
  const unknown: Of<{ reopen: undefined }> = { reopen: { decide: rule } };
  expect([complete, openingLacks, decisionLacks, unknown]).toHaveLength(4);
});
