import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { otherInput, sharing } from '../../harness/builders/inputs.js';
import { clientPrograms, missingFor } from '../../harness/clients/client-programs.js';
import { openFollowingProgram, type FollowingProgram } from '../../harness/clients/followed-by-program.js';
import { graphql } from '../../harness/clients/graphql.js';
import { publishTitles } from '../../harness/clients/log-reader.js';
import { createTestDatabase, type TestDatabase } from '../../harness/hub/database.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';

const here = clientPrograms.map((program) => ({ program, missing: missingFor(program) }));
const runnable = here.flatMap(({ program, missing }) => (missing.length === 0 ? [program] : []));

test.for(here)('[connect] the client in $program.language runs on this machine', ({ program, missing }, { skip }) => {
  const note = `examples/clients/${program.file} WAS NOT RUN: this machine has no ${missing.join(', ')}`;
  if (missing.length > 0) process.stderr.write(`${note}\n`);
  skip(missing.length > 0, note);
});

/** Each has an organization of its own, for these may open one stream at a time here. */
const organizations = ['nync', 'lyj', 'jtys', 'whly', 'zrzy', 'sthj'];
/** How often each is killed, and cut off. */
const rounds = Number(process.env['CLIENT_ROUNDS'] ?? 4);

let database: TestDatabase;
let hub: TestHub;
let programs: readonly FollowingProgram[];
beforeAll(async () => {
  database = await createTestDatabase();
  hub = await startHub({ database, limits: { organizationSockets: 1 } });
  programs = await Promise.all(
    runnable.map((program, index) => openFollowingProgram(program, organizations[index] ?? '', hub.url)),
  );
});
afterAll(async () => {
  for (const program of programs) await program.close();
  await hub.close();
  await database.drop();
});

/** All of them at once: they wait more than they work. */
const each = (act: (one: FollowingProgram) => Promise<unknown>) => Promise.all(programs.map(act));

/** Every change since they have begun to follow, as the log has them. */
const cursors: string[] = [];
async function publish(...titles: string[]): Promise<void> {
  cursors.push(...(await publishTitles(hub, ...titles)));
}

const untilCaughtUp = () => each(({ place, until }) => until(async () => (await place.cursor()) === cursors.at(-1)));

/** The cursors in the file of changes of each, by language. */
async function kept(): Promise<Record<string, string[]>> {
  const entries = await Promise.all(
    programs.map(async ({ program, place }) => [
      program.language,
      (await place.lines('changes.jsonl')).map(({ id }) => id),
    ]),
  );
  return Object.fromEntries(entries);
}

const forAll = <Value>(value: Value) => Object.fromEntries(runnable.map(({ language }) => [language, value]));

async function titlesKept({ place }: FollowingProgram): Promise<string[]> {
  return (await place.lines<{ title: string }>('records.jsonl')).map(({ title }) => title);
}

describe('[connect] a client of examples/clients', () => {
  test('takes what is there, once it has a token that holds and a place among the connections', async () => {
    await publishTitles(hub, '此前一', '此前二');
    await each(async (one) => {
      const token = await hub.token(one.organization);
      const taken = new AbortController();
      await fetch(`${hub.url}/events`, { headers: { authorization: `Bearer ${token}` }, signal: taken.signal });
      await one.place.setToken('of.somebody.else');
      await one.follow();
      await one.until(() => one.stderr().includes('UNAUTHENTICATED'));
      await one.place.setToken(token);
      await one.until(() => one.stderr().includes('TOO_MANY_CONNECTIONS'));
      taken.abort();
      expect((await titlesKept(one)).sort()).toEqual(['此前一', '此前二'].sort());
    });
  });

  test('is killed and cut off at any moment, and has every change once, in order', async () => {
    await publish('第一件');
    await untilCaughtUp();
    for (let round = 0; round < rounds; round += 1) {
      await publish(`第${round}轮一`, `第${round}轮二`);
      // Anywhere between the first byte of a change and the state that is kept of the last.
      await each(async (one) => {
        await sleep(Math.random() * 60);
        await one.kill();
      });
      await publish(`第${round}轮停止中`);
      await each((one) => one.follow());
      await each((one) => one.until(async () => cursors.slice(-3).includes(await one.place.cursor())));
      await publish(`第${round}轮三`, `第${round}轮四`);
      await each(async ({ proxy }) => {
        await sleep(Math.random() * 60);
        proxy.cut();
      });
      await publish(`第${round}轮断线中`);
      for (const { proxy } of programs) proxy.mend();
    }
    await untilCaughtUp();
    expect(await kept()).toEqual(forAll(cursors));
  });

  test('goes on with the hub that follows one that ends, with the token that this one takes', async () => {
    const next = await startHub({ database });
    await hub.close();
    hub = next;
    for (const { proxy } of programs) proxy.leadTo(hub.url);
    await publish('重启后');
    await each(async (one) => {
      await one.until(() => /"closeCode":1012[^]*UNAUTHENTICATED/.test(one.stderr()));
      await one.place.setToken(await hub.token(one.organization));
    });
    await untilCaughtUp();
    expect(await kept()).toEqual(forAll(cursors));
  });

  test('takes what is there again when its place is no longer in the log, and follows from there', async () => {
    await each((one) => one.kill());
    await publish('清理前', '清理后');
    await hub.running.hub.feed.prune('2999-01-01T00:00:00.000+08:00');
    await each((one) => one.follow());
    await untilCaughtUp();
    await publish('再往后');
    await untilCaughtUp();
    await each(async (one) => {
      expect(one.stderr()).toContain('CURSOR_EXPIRED');
      expect(await titlesKept(one)).toEqual(expect.arrayContaining(['此前一', '清理前', '清理后']));
    });
    expect(await kept()).toEqual(forAll([...cursors.slice(0, -3), cursors.at(-1)]));
    await each((one) => one.kill());
  });

  test('publishes once, however often it is killed and started again', async () => {
    await each(async (one) => {
      const file = join(one.place.directory, 'record.json');
      await writeFile(
        file,
        JSON.stringify({ ...otherInput(), sharing: sharing(`只发布一次 ${one.program.language}`) }),
      );
      for (let round = 0; round < rounds; round += 1) {
        await one.publish(file);
        await sleep(Math.random() * 400);
        await one.kill();
      }
      one.proxy.cut();
      const client = await one.publish(file);
      await one.until(() => one.stderr() !== '');
      one.proxy.mend();
      expect([one.program.language, await client.ended]).toEqual([one.program.language, 0]);
      expect(JSON.parse(client.stdout())).toMatchObject({
        data: { publishOtherInformation: { record: { id: expect.stringMatching(/^rec_/) }, userErrors: [] } },
      });
    });
    const { data } = await graphql<{ sharedRecords: { nodes: { title: string }[] } }>(
      hub.url,
      await hub.token('scjg'),
      '{ sharedRecords(first: 100) { nodes { title } } }',
    );
    const titles = data?.sharedRecords.nodes
      .map(({ title }) => title)
      .filter((title) => title.startsWith('只发布一次'));
    expect(titles?.sort()).toEqual(runnable.map(({ language }) => `只发布一次 ${language}`).sort());
  });

  test('tells what is wrong with a record and does not try again', async () => {
    await each(async (one) => {
      const file = join(one.place.directory, 'wrong.json');
      await writeFile(file, JSON.stringify({ ...otherInput(), sharing: sharing('') }));
      const refused = await one.publish(file);
      expect(await refused.ended).toBe(1);
      expect(refused.stdout()).toContain('"userErrors":[{');
      await writeFile(file, JSON.stringify({ nothing: 1 }));
      const mistaken = await one.publish(file);
      expect(await mistaken.ended).toBe(1);
      expect(`${mistaken.stdout()}${mistaken.stderr()}`).toContain('BAD_USER_INPUT');
    });
  });

  test('waits as long as a hub says that has too many requests', async () => {
    const busy = await startHub({ limits: { organizationRequests: 1 } });
    await each(async (one) => {
      one.proxy.leadTo(busy.url);
      await one.place.setToken(await busy.token(one.organization));
      const file = join(one.place.directory, 'record.json');
      const first = await one.publish(file);
      expect(await first.ended).toBe(0);
      const second = await one.publish(file);
      await one.until(() => /"retryAfter":\d+/.test(second.stderr()));
      const told = performance.now();
      const seconds = Number(/"retryAfter":(\d+)/.exec(second.stderr())?.[1]);
      expect(await second.ended).toBe(0);
      // Half a second is what the reading of its words may take here.
      expect((performance.now() - told) / 1000).toBeGreaterThan(seconds - 0.5);
    });
    await busy.close();
  });
});
