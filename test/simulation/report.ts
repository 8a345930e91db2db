import type { Act, Journal } from './county/journal.js';

/** What was tried and what came of it, a line a mutation and a line a refusal. */
export function summaryOf({ acts, violations, bySubject }: Journal, open: number): string {
  const byMutation = Map.groupBy(acts, ({ mutation }) => mutation);
  const mutations = [...byMutation]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([mutation, tried]) => {
      const lawful = tried.filter(({ intent }) => intent === 'lawful');
      const done = lawful.filter(({ outcome }) => outcome === 'done').length;
      return `${mutation.padEnd(40)} ${String(tried.length).padStart(6)} ${`${done}/${lawful.length}`.padStart(12)}  ${mostly(lawful)}`;
    });
  const codes = Map.groupBy(
    acts.flatMap(({ outcome }) =>
      outcome === 'done' ? [] : outcome.split(', ').map((each) => each.split(' ')[0] ?? ''),
    ),
    (code) => code,
  );
  return [
    `${'mutation'.padEnd(40)} ${'acts'.padStart(6)} ${'done/lawful'.padStart(12)}  refused most often for`,
    ...mutations,
    '',
    ...[...codes].map(([code, all]) => `${code.padEnd(40)} ${String(all.length).padStart(6)}`),
    '',
    `${acts.length} acts, ${bySubject.size} matters and records, ${open} open at the end, ${violations.length} violations`,
  ].join('\n');
}

function mostly(acts: readonly Act[]): string {
  const outcomes = Map.groupBy(acts, ({ outcome }) => outcome);
  outcomes.delete('done');
  const most = [...outcomes].toSorted(([, one], [, other]) => other.length - one.length).slice(0, 3);
  return most.map(([outcome, all]) => `${outcome} ×${all.length}`).join('; ');
}

/** Violations of each kind, each with the acts that led there. */
export function reportOf({ violations, bySubject }: Journal, most = 12): string {
  // One of a kind is enough to begin with.
  const kinds = new Map(violations.map((each) => [`${each.check} ${each.what.slice(0, 40)}`, each]));
  return [...kinds.values()]
    .slice(0, most)
    .map(({ check, what, subject }) => {
      const acts = subject === null ? [] : (bySubject.get(subject) ?? []);
      const told = acts.map(
        ({ number, at, who, mutation, intent, input, outcome }) =>
          `    ${number} ${at} ${who} ${mutation} (${intent}) ${JSON.stringify(input)} → ${outcome}`,
      );
      return [`[${check}] ${what}${subject === null ? '' : ` (${subject})`}`, ...told.slice(-25)].join('\n');
    })
    .join('\n\n');
}
