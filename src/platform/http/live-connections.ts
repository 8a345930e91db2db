import { callerReasons } from '../graphql/unauthenticated.js';
import { atMoment } from './moment.js';
import { openSlots } from './slots.js';

/** Why a connection is closed by the hub: close codes of sockets (RFC 6455, 7.4), told on streams too. */
export const closeCodes = { serviceRestart: 1012, tryAgainLater: 1013, forbidden: 4403 } as const;

/** Ends a connection and tells its client why. */
export type CloseConnection = (code: number, reason: string) => void;

/**
 * The connections that stay open, sockets and streams alike, each with the session behind it. They share the slots of their
 * key, end with their session, and can be ended before.
 */
export interface LiveConnections<Session> {
  /**
   * Registers a connection and gives what removes it once it is closed; null when its key has no slot left. It is closed when
   * its session expires, and at once when all have been ended.
   */
  add(session: Session, close: CloseConnection): (() => void) | null;
  /** Closes those whose session meets a condition, and says how many there were. */
  closeWhere(meets: (session: Session) => boolean, code: number, reason: string): number;
  /** Closes all of them, and whatever comes later. */
  closeAll(code: number, reason: string): void;
  /** How many there are. */
  count(): number;
}

export interface LiveConnectionsOptions<Session> {
  keyOf(session: Session): string;
  /** How many of one key there may be; 0: any number. */
  readonly most: number;
  /** When the session ends, in milliseconds of the epoch. */
  expiresAt(session: Session): number;
}

interface Connection<Session> {
  readonly session: Session;
  readonly close: CloseConnection;
}

export function openLiveConnections<Session>(options: LiveConnectionsOptions<Session>): LiveConnections<Session> {
  const slots = openSlots(options.most);
  const connections = new Set<Connection<Session>>();
  let over: { readonly code: number; readonly reason: string } | null = null;

  const closeWhere: LiveConnections<Session>['closeWhere'] = (meets, code, reason) => {
    const met = [...connections].filter(({ session }) => meets(session));
    for (const { close } of met) close(code, reason);
    return met.length;
  };

  return {
    closeWhere,
    count: () => connections.size,
    closeAll(code, reason) {
      over = { code, reason };
      closeWhere(() => true, code, reason);
    },
    add(session, close) {
      const leave = slots.take(options.keyOf(session));
      if (!leave) return null;
      const connection = { session, close };
      connections.add(connection);
      const forget = atMoment(options.expiresAt(session), () => close(closeCodes.forbidden, callerReasons.expired));
      if (over) close(over.code, over.reason);
      return () => {
        if (!connections.delete(connection)) return;
        forget();
        leave();
      };
    },
  };
}
