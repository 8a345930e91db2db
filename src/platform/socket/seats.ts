import type { WebSocket } from 'ws';

/** Places for sockets, so many a key. */
export interface Seats {
  /** Whether there was one; the socket gives it back when it closes. */
  take(key: string, socket: WebSocket): boolean;
}

/** At most so many sockets of one key at a time; 0: any number. */
export function openSeats(most: number): Seats {
  const taken = new Map<string, number>();
  return {
    take(key, socket) {
      const before = taken.get(key) ?? 0;
      if (most > 0 && before >= most) return false;
      taken.set(key, before + 1);
      socket.once('close', () => {
        const left = (taken.get(key) ?? 1) - 1;
        if (left > 0) taken.set(key, left);
        else taken.delete(key);
      });
      return true;
    },
  };
}
