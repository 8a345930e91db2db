import { beforeAll, describe, expect, test } from 'vitest';
import { cruise, type Cruise } from './cruise.js';
import { allowed, violations } from './violations.js';

let found: Cruise;

/** All wrong programs lie in one tree, so that dependency-cruiser runs once a rule set. */
beforeAll(async () => {
  found = await cruise(Object.assign({}, allowed, ...Object.values(violations)) as Record<string, string>);
});

describe('the import rules of dependency-cruiser', () => {
  test.each(Object.entries(violations))('%s is caught', (name, sources) => {
    const files = Object.keys(sources);
    expect(found.violations.filter(({ rule, from }) => name === rule && files.includes(from))).not.toEqual([]);
  });

  test('what is allowed beside them is not', () => {
    const files = Object.keys(allowed);
    const others = ['resolvable', 'production-needs-production-packages']; // this tree has no installed packages
    expect(found.violations.filter(({ from, rule }) => files.includes(from) && !others.includes(rule))).toEqual([]);
  });

  test('every rule has a wrong program here', () => {
    expect(Object.keys(violations).toSorted()).toEqual(found.rules.toSorted());
  });
});
