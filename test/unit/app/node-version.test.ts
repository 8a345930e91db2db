import { afterEach, expect, test, vi } from 'vitest';
import { refuseOldNode } from '../../../src/app/node-version.js';

afterEach(() => vi.restoreAllMocks());

test('[connect D18] a Node that is too old is told in one sentence, before anything is loaded that it cannot read', () => {
  const said: string[] = [];
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => said.push(String(text)) > 0);
  const exit = vi.spyOn(process, 'exit').mockImplementation(() => undefined as never);
  refuseOldNode('24.0.0');
  refuseOldNode('30.1.0');
  expect([said, exit.mock.calls]).toEqual([[], []]);
  refuseOldNode('20.11.1');
  expect(said).toEqual([expect.stringMatching(/^需要 Node 24 .*20\.11\.1.*\n$/)]);
  expect(exit).toHaveBeenCalledWith(1);
});
