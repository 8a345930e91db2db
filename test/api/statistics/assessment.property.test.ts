import fc from 'fast-check';
import { expect, test } from 'vitest';
import { assessmentFigureNames, assessmentFigures } from '../../../src/statistics/assessment/assessment-figures.js';
import { assessmentFor, mattersBehind } from '../../harness/clients/assessment.js';
import { graphql } from '../../harness/clients/graphql.js';
import { startHub, type TestHub } from '../../harness/hub/hub.js';
import { assessed, assessmentHistory } from '../../harness/properties/assessment-history.js';
import { choicesFrom } from '../../harness/properties/choices.js';
import { movingClock } from '../../harness/time/moving-clock.js';

interface Told {
  readonly id: string;
  readonly openedBy: { readonly code: string };
  readonly steps: readonly { readonly step: string; readonly takenAt: string }[];
  readonly deadlines: readonly {
    readonly id: string;
    readonly status: string;
    readonly dueAt: string;
    readonly responsible: { readonly code: string };
  }[];
}

/** What the parties are told of every case: the oracle. */
async function toldToParties(hub: TestHub): Promise<Told[]> {
  const query = `{ proceedings(first: 100) { nodes { id openedBy { code } steps { step takenAt }
    deadlines { id status dueAt responsible { code } } } } }`;
  const found = new Map<string, Told>();
  for (const member of assessed) {
    const { data, errors } = await graphql<{ proceedings: { nodes: Told[] } }>(hub.url, await hub.token(member), query);
    if (!data) throw new Error(JSON.stringify(errors));
    for (const one of data.proceedings.nodes) found.set(one.id, one);
  }
  return [...found.values()];
}

const figureOf: Readonly<Record<string, string>> = {
  MET: 'inTime',
  MET_LATE: 'late',
  OVERDUE: 'overdue',
  OPEN: 'pending',
  DUE_TODAY: 'pending',
  PAUSED: 'pending',
};

test('[T11] [U10] each number of an assessment is as many as its list, and what the parties are told themselves', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(), { minLength: 100, maxLength: 400 }), async (tape) => {
      const clock = movingClock('2026-03-02T09:00:00.000+08:00');
      const hub = await startHub({ clock });
      try {
        const choices = choicesFrom(tape);
        await assessmentHistory(hub, clock, choices, 50);
        const [from, to] = choices.pick([
          ['2026-01-01', '2026-12-31'],
          ['2026-03-01', '2026-03-31'],
          ['2026-03-10', '2026-04-10'],
        ] as const) as readonly [string, string];
        const period = { from, to };
        const isWithin = (moment: string): boolean => moment.slice(0, 10) >= from && moment.slice(0, 10) <= to;
        const told = await toldToParties(hub);
        const { rows, total, scope } = await assessmentFor(hub, 'xzf', { period }, ['COUNTY_GOVERNMENT']);
        expect(scope).toBe('COUNTY');
        for (const row of rows) {
          const organizationCode = row.organization?.code ?? '';
          for (const figure of assessmentFigureNames) {
            const { property } = assessmentFigures[figure];
            const list = await mattersBehind(hub, 'xzf', { period, organizationCode, figure }, ['COUNTY_GOVERNMENT']);
            expect({ figure, organizationCode, listed: list.length }).toEqual({
              figure,
              organizationCode,
              listed: row[property],
            });
            expect(list.every(({ organization }) => organization.code === organizationCode)).toBe(true);
          }
          const own = told
            .flatMap(({ deadlines }) => deadlines)
            .filter(({ responsible, dueAt }) => responsible.code === organizationCode && isWithin(dueAt));
          for (const property of ['inTime', 'late', 'overdue', 'pending']) {
            const expected = own.filter(({ status }) => figureOf[status] === property).length;
            expect({ organizationCode, property, is: row[property] }).toEqual({
              organizationCode,
              property,
              is: expected,
            });
          }
          const returned = told
            .filter(({ openedBy }) => openedBy.code === organizationCode)
            .flatMap(({ steps }) => steps)
            .filter(({ step, takenAt }) => step === 'return' && isWithin(takenAt));
          expect(row['returned']).toBe(returned.length);
          const parts = ['inTime', 'late', 'overdue', 'unanswered'].map((property) => Number(row[property]));
          expect(row['due']).toBe(parts.reduce((sum, part) => sum + part, 0));
          // Whoever it is about is told the same of itself, and nobody else of it.
          const itself = await assessmentFor(hub, organizationCode, { period });
          expect({ scope: itself.scope, rows: itself.rows, total: itself.total }).toEqual({
            scope: 'OWN',
            rows: [row],
            total,
          });
        }
        for (const figure of assessmentFigureNames) {
          const { property } = assessmentFigures[figure];
          expect(total[property]).toBe(rows.reduce((sum, row) => sum + Number(row[property]), 0));
        }
      } finally {
        await hub.close();
      }
    }),
    { numRuns: 3, endOnFailure: true },
  );
});
