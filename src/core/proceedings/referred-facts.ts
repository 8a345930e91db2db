import type { RequestContext } from '../hub.js';
import type { Organization } from '../organizations/index.js';
import type { ProceedingRow } from './procedure.js';
import { proceedingLoader } from './proceeding-loader.js';

type Root = Readonly<Record<string, unknown>>;

function organizationAt(property: string) {
  return (row: Root, { hub }: RequestContext): Organization | null => {
    const key = (row[property] ?? null) as number | null;
    return key === null ? null : hub.organizations.byKey(key);
  };
}

function organizationsAt(property: string) {
  return (row: Root, { hub }: RequestContext): Organization[] | null => {
    const keys = (row[property] ?? null) as readonly number[] | null;
    return keys && keys.map((key) => hub.organizations.byKey(key));
  };
}

/** Null too where it may not be seen. */
function proceedingAt(property: string) {
  return async (row: Root, { loaders }: RequestContext): Promise<ProceedingRow | null> => {
    const key = (row[property] ?? null) as string | null;
    return key === null ? null : loaders.own(proceedingLoader).load(key);
  };
}

/** How what a fact refers to is found by the key that a row keeps of it. */
export const referredTo = { ORGANIZATION: organizationAt, ORGANIZATIONS: organizationsAt, PROCEEDING: proceedingAt };
