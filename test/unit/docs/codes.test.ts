import { globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CloseCode } from 'graphql-ws';
import { describe, expect, test } from 'vitest';
import { refusalCodes } from '../../../src/kernel/refusal.js';
import { laggingCode } from '../../../src/core/changes/follow-changes.js';
import { closeCodes } from '../../../src/platform/http/live-connections.js';

const root = join(import.meta.dirname, '../../..');
const page = await readFile(join(root, 'docs/guide/connect.md'), 'utf8');
const sources = await Promise.all(
  globSync('src/**/*.ts', { cwd: root }).map((file) => readFile(join(root, file), 'utf8')),
);

/** The forms in which the code of a fault stands in the sources: in extensions, in a fault of HTTP, in a table by status, in a union. */
const forms = [
  /extensions(?:: | = )\{[^}]{0,40}?code: '([A-Z_]+)'/g,
  /const extensions = \{ code: '([A-Z_]+)'/g,
  /\b(?:fault|refused)\((?:\w+, )?'([A-Z_]+)'/g,
  /\banswerRaw\(\w+, \d{3}, '([A-Z_]+)'/g,
  /\[\d{3}, '([A-Z_]+)'/g,
  /'(CURSOR_[A-Z_]+|RESYNC_[A-Z_]+|SUBSCRIBER_[A-Z_]+)'/g,
];
/** Of Apollo Server and graphql-js. */
const ofLibraries = ['GRAPHQL_VALIDATION_FAILED', 'INTERNAL_SERVER_ERROR'];
/** A state of a policy, and what users fill in wrongly, which `userErrors` tell. */
const none: readonly string[] = ['OFF', ...refusalCodes.filter((code) => !['NOT_FOUND', 'FORBIDDEN'].includes(code))];

const told = [...page.matchAll(/^\| `([A-Z_]+)` \|/gm)].map(([, code]) => code ?? '');
const toldOnClosing = [...page.matchAll(/^\| (\d{4}) \|/gm)].map(([, code]) => Number(code));

describe('[connect] the page for those who connect', () => {
  test('has every code of an error that the sources send, and no other', () => {
    const sent = sources.flatMap((source) =>
      forms.flatMap((form) => [...source.matchAll(form)].map(([, code]) => code ?? '')),
    );
    const codes = new Set([...sent, ...ofLibraries].filter((code) => !none.includes(code)));
    expect(codes.size).toBeGreaterThan(25);
    expect([...told].sort()).toEqual([...codes].sort());
  });

  test('has every code that a socket is closed with', () => {
    // What only clients close with, or no server of this version sends.
    const notSent: number[] = [
      CloseCode.ConnectionAcknowledgementTimeout,
      CloseCode.BadResponse,
      CloseCode.InternalClientError,
    ];
    const ofProtocol = Object.values(CloseCode).filter((code): code is CloseCode => typeof code === 'number');
    const all = [1003, 1009, laggingCode, ...Object.values(closeCodes), ...ofProtocol];
    const closing = new Set<number>(all.filter((code) => !notSent.includes(code)));
    expect(new Set(toldOnClosing)).toEqual(closing);
  });
});
