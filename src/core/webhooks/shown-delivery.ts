import type { Head } from '../../platform/outgoing/index.js';
import type { Hub } from '../hub.js';
import type { DeliveryRow } from './deliveries.sql.js';

interface Header {
  readonly name: string;
  readonly value: string;
}

/** A delivery as resolvers return it. */
export interface Delivery extends Pick<DeliveryRow, 'kind' | 'messageId' | 'attempt' | 'at' | 'status' | 'fault'> {
  readonly id: string;
  readonly after: string | null;
  readonly cursor: string | null;
  readonly durationMilliseconds: number;
  readonly requestHead: readonly Header[];
  readonly responseHead: readonly Header[] | null;
}

export function presentDelivery(row: DeliveryRow, { feed }: Pick<Hub, 'feed'>): Delivery {
  const { key, afterSeq, seq, milliseconds, requestHead, responseHead } = row;
  return {
    ...row,
    id: `delivery_${key}`,
    after: afterSeq === null ? null : feed.cursor(afterSeq),
    cursor: seq === null ? null : feed.cursor(seq),
    durationMilliseconds: milliseconds,
    requestHead: lines(requestHead),
    responseHead: responseHead && lines(responseHead),
  };
}

const lines = (head: Head): Header[] => head.map(([name, value]) => ({ name, value }));
