import { accessSync, constants } from 'node:fs';
import { describe } from 'vitest';
import { chromium, type Browser } from 'playwright-core';

const chosen = process.env['CHROMIUM_PATH'];
const usual = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];
const missing =
  'No Chromium found. Install it (Debian: apt-get install chromium) or set CHROMIUM_PATH to its executable.';

const executablePath = (chosen === undefined ? usual : [chosen]).find(isExecutable);
const mayBeSkipped = executablePath === undefined && process.env['CI'] !== 'true';
if (mayBeSkipped) process.stderr.write(`\nSKIPPED: the pages are not tested. ${missing}\n\n`);

/** Without a Chromium: fails in CI, and elsewhere skips, saying so. */
export const describeInBrowser = mayBeSkipped ? describe.skip : describe;

export async function openBrowser(): Promise<Browser> {
  if (executablePath === undefined) throw new Error(missing);
  return chromium.launch({
    executablePath,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
