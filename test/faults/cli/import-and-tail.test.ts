import { afterEach, describe, expect, test } from 'vitest';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { createTestDatabase, type TestDatabase } from '../../harness/hub/database.js';
import { openHubHome, outputOf, type HubHome } from '../../harness/hub/hub-process.js';

const real = fileURLToPath(new URL('../../../../shared/data/law_adjustments_2021_2025.csv', import.meta.url));
/** It is no part of the project. */
const isHere = existsSync(real);
const rows = 173;
const line = z.object({
  cursor: z.string(),
  kind: z.string(),
  subject: z.object({ title: z.string(), instrumentTitle: z.string() }),
});
type Line = z.infer<typeof line>;

let database: TestDatabase;
let home: HubHome;
afterEach(async () => {
  await home.clear();
  await database.drop();
});

/** As many events as the real file has, of every kind and level, with quotes, commas and a line break in a field. */
function generatedCsv(): string {
  const kinds = ['ADOPTED', 'PROMULGATED', 'AMENDED', 'REVISED', 'REPEALED', 'ENTERED_INTO_FORCE'];
  const levels = ['法律', '行政法规', '地方性法规', '规章', '部门规章'];
  const lines = Array.from({ length: rows }, (_, index) => {
    const day = `${2021 + Math.floor(index / 40)}-${String(1 + (index % 12)).padStart(2, '0')}-15`;
    return `${day},${kinds[index % kinds.length]},测试条例${index},${levels[index % levels.length]},"第""${index}""号公布,\n施行",目录/测试条例${index}(2021-01-02).md`;
  });
  return `event_date,event_kind,short_name,level,event_text,source_path\n${lines.join('\n')}\n`;
}

function instrumentsOf(csv: string): string[] {
  const parsed: Record<string, string>[] = parse(csv, { columns: true });
  return parsed.map((row) => `${row['short_name']}`);
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await sleep(5);
}

async function killNow(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL');
  await once(child, 'exit');
}

/** Imports the file while tail and then the hub are killed half-way; `lines` tells what tail has delivered so far. */
async function importAcrossKills(file: string, tail: () => ChildProcess, lines: () => readonly Line[]): Promise<void> {
  const firstHub = await home.startHub();
  const firstTail = tail();
  await sleep(1500);
  const importing = home.startCommand('import-laws', file, '--url', home.url, '--organization', 'sfj');
  const imported = outputOf(importing);
  await until(() => lines().length >= 40);
  await killNow(firstTail);
  await killNow(firstHub);
  expect(importing.exitCode).toBeNull();
  const secondTail = tail();
  await home.startHub();
  const { code, stdout, stderr } = await imported;
  expect({ code, stderr: code === 0 ? '' : stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toContain(`已导入 ${rows} 条`);
  await until(() => lines().length >= rows);
  // Long enough for anything that would come twice.
  await sleep(500);
  await killNow(secondTail);
}

describe('an import while the reader and the hub are killed', () => {
  test('every event of a generated file is read back in order, each once, by a tail that keeps its cursor', async () => {
    database = await createTestDatabase();
    home = await openHubHome(database.url);
    const csv = generatedCsv();
    const file = join(home.directory, 'laws.csv');
    await writeFile(file, csv);
    const lines: Line[] = [];
    await importAcrossKills(
      file,
      () => {
        const state = join(home.directory, 'cursor');
        const child = home.startCommand('tail', '--after', '0', '--json', '--state', state, '--url', home.url);
        if (child.stdout) {
          createInterface({ input: child.stdout }).on('line', (text) => {
            const next = line.parse(JSON.parse(text));
            // Whoever is killed between a line and its cursor prints that very line again.
            if (next.cursor !== lines.at(-1)?.cursor) lines.push(next);
          });
        }
        return child;
      },
      () => lines,
    );
    expect(lines.map(({ kind }) => kind)).toEqual(lines.map(() => 'PUBLISHED'));
    expect(lines.map(({ subject }) => subject.instrumentTitle)).toEqual(instrumentsOf(csv));
  });

  test.skipIf(!isHere)(
    `the 173 real events${isHere ? '' : ' (not here: skipped)'} are read back in order, each once, by a tail whose output is its own state`,
    async () => {
      database = await createTestDatabase();
      home = await openHubHome(database.url);
      const output = join(home.directory, 'changes.jsonl');
      let seen: Line[] = [];
      let watching = true;
      const watch = (async () => {
        while (watching) {
          const text = await readFile(output, 'utf8').catch(() => '');
          const whole = text.slice(0, text.lastIndexOf('\n') + 1).trimEnd();
          seen = whole === '' ? [] : whole.split('\n').map((one) => line.parse(JSON.parse(one)));
          await sleep(10);
        }
      })();
      await importAcrossKills(
        real,
        () => home.startCommand('tail', '--output', output, '--url', home.url),
        () => seen,
      );
      watching = false;
      await watch;
      expect(seen.map(({ subject }) => subject.instrumentTitle)).toEqual(instrumentsOf(await readFile(real, 'utf8')));
      expect(new Set(seen.map(({ cursor }) => cursor)).size).toBe(rows);
    },
  );
});
