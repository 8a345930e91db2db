import { GraphQLError } from 'graphql';
import { signInFirst } from '../../platform/graphql/unauthenticated.js';
import { offices, type Organization } from '../organizations/index.js';
import { officesOfRole, permissions, type Permission, type Role } from './role.js';

declare module '../hub.js' {
  interface OperationScope {
    /** Null for anonymous callers. */
    readonly viewer: Viewer | null;
  }
}

/** Whoever asks: a person or system acting for exactly one organization. */
export interface Viewer {
  readonly organization: Organization;
  readonly roles: ReadonlySet<Role>;
  readonly person: Person;
  /** When the token expires; sockets and streams are closed then. Milliseconds of the epoch. */
  readonly expiresAt: number;
  /** What becomes of documents that nobody has registered. */
  readonly trustedDocuments: TrustMode;
  /** The API key a system signed in with; null for a token. */
  readonly apiKeyId: number | null;
}

/** Documents that are not registered: executed, executed and logged, or refused. */
export type TrustMode = 'OFF' | 'LOG' | 'ENFORCE';

export interface Person {
  /** Key in the database. */
  readonly key: number;
  readonly name: string;
}

/**
 * The viewer, if there is one.
 * @throws GraphQLError with code UNAUTHENTICATED
 */
export function requireViewer(viewer: Viewer | null): Viewer {
  if (viewer) return viewer;
  throw signInFirst();
}

/** Whether one of the viewer's roles allows the act. */
export function permits(viewer: Viewer, permission: Permission): boolean {
  const allowed: readonly Role[] = permissions[permission].roles;
  return allowed.some((role) => viewer.roles.has(role));
}

/**
 * The viewer, if there is one and one of its roles allows the act.
 * @throws GraphQLError with code UNAUTHENTICATED or FORBIDDEN
 */
export function requirePermission(caller: Viewer | null, permission: Permission): Viewer {
  const viewer = requireViewer(caller);
  if (!permits(viewer, permission)) {
    const needed = permissions[permission].roles.map(roleWithHolders).join('、');
    throw new GraphQLError(`当前角色无权执行此操作，需要角色：${needed}`, {
      extensions: { code: 'FORBIDDEN' },
    });
  }
  return viewer;
}

function roleWithHolders(role: Role): string {
  const holders = officesOfRole[role]?.map((office) => offices[office].name);
  return holders ? `${role}（仅限${holders.join('、')}）` : role;
}
