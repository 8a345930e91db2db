import { GraphQLError } from 'graphql';
import type { Organization } from '../organizations/index.js';
import { permissions, type Permission, type Role } from './role.js';

/** Whoever asks: a person or system acting for exactly one organization. */
export interface Viewer {
  readonly organization: Organization;
  readonly roles: ReadonlySet<Role>;
  readonly person: Person;
  /** When the token expires; a socket is closed then. Milliseconds of the epoch. */
  readonly expiresAt: number;
}

export interface Person {
  /** Key in the database. */
  readonly key: number;
  readonly name: string;
}

/**
 * The viewer, if there is one and one of its roles allows the act.
 * @throws GraphQLError with code UNAUTHENTICATED or FORBIDDEN
 */
export function requirePermission(viewer: Viewer | null, permission: Permission): Viewer {
  if (!viewer) {
    throw new GraphQLError('请先登录：缺少有效的访问令牌', {
      extensions: { code: 'UNAUTHENTICATED', http: { status: 401 } },
    });
  }
  const allowed: readonly Role[] = permissions[permission];
  if (!allowed.some((role) => viewer.roles.has(role))) {
    throw new GraphQLError(`当前角色无权执行此操作，需要角色：${allowed.join('、')}`, {
      extensions: { code: 'FORBIDDEN' },
    });
  }
  return viewer;
}
