import { expect, test } from 'vitest';
import { nameOn, nextNaming } from '../../../../src/core/organizations/organization-name.js';

const names = [
  { name: '国土资源局', validFrom: '2000-01-01', validTo: '2019-03-01' },
  { name: '自然资源局', validFrom: '2019-03-01', validTo: null },
];

test.each([
  ['1999-12-31', '国土资源局'],
  ['2019-02-28', '国土资源局'],
  ['2019-03-01', '自然资源局'],
  ['2036-01-01', '自然资源局'],
])('[T10] on %s it is called %s', (day, name) => {
  expect(nameOn(names, day)).toBe(name);
});

test.each([
  ['2019-02-28', '2019-03-01'],
  ['2019-03-01', '2026-12-01'],
  ['2026-12-01', null],
])('after %s the next name of any organization begins on %s', (day, next) => {
  const others = [{ name: '林业局', validFrom: '2026-12-01', validTo: null }];
  expect(nextNaming([names, others], day)).toBe(next);
});
