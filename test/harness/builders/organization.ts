import type { Organization } from '../../../src/core/organizations/index.js';

/** An organization that is in no database; change what a test is about. */
export function organization(key: number, changes: Partial<Organization> = {}): Organization {
  const code = `o${key}`;
  return {
    __typename: 'Organization',
    id: `org_${code}`,
    key,
    code,
    name: code,
    legalName: null,
    names: [{ name: code, legalName: null, validFrom: '2000-01-01', validTo: null }],
    kind: 'DEPARTMENT',
    division: { code: '141025', name: '古县' },
    validFrom: '2000-01-01',
    validTo: null,
    successor: null,
    portions: [],
    ...changes,
  };
}
