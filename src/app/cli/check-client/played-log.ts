import { randomBytes } from 'node:crypto';

/** A change as the played hub tells it. */
export interface PlayedChange {
  readonly cursor: string;
  readonly kind: string;
  readonly occurredAt: string;
  readonly organization: object;
  readonly subjectId: string;
  readonly subject: PlayedRecord;
}

export interface PlayedRecord {
  readonly __typename: 'OtherInformation';
  readonly id: string;
  readonly title: string;
  readonly category: string;
  readonly status: string;
  readonly timeliness: string;
  readonly revision: number;
  readonly publisher: { readonly code: string; readonly name: string };
}

const publisher = { code: 'sfj', name: '司法局' };

/** A change log that begins anew with each check: places are numbers from 0, cursors stand for them. */
export function playedLog() {
  const mark = randomBytes(6).toString('hex');
  const changes: PlayedChange[] = [];
  const cursor = (place: number): string => `played-${mark}-${place}`;
  /** Everything up to here was pruned; one can go on from here, and from nowhere before. */
  let pruned = 0;

  return {
    cursor,
    changes,
    head: () => changes.length,
    pruned: () => pruned,
    /** From now on the log begins behind its head. */
    prune: () => void (pruned = changes.length),
    append(
      told: Partial<Pick<PlayedRecord, 'timeliness' | 'category'>> & { readonly kind?: string } = {},
    ): PlayedChange {
      const place = changes.length + 1;
      const { kind = 'PUBLISHED', ...own } = told;
      const subject: PlayedRecord = {
        ...{
          __typename: 'OtherInformation',
          id: `rec_played_${place}`,
          title: `第 ${place} 条`,
          revision: 1,
          publisher,
        },
        ...{ category: 'OTHER_INFORMATION', status: 'SHARED', timeliness: 'SAME_DAY' },
        ...own,
      };
      const occurredAt = new Date().toISOString();
      const change = {
        cursor: cursor(place),
        kind,
        occurredAt,
        organization: publisher,
        subjectId: subject.id,
        subject,
      };
      changes.push(change);
      return change;
    },
    /** The place of a cursor; null: never given out. */
    placeOf(text: string): number | null {
      const place = text.startsWith(`played-${mark}-`) ? Number(text.slice(`played-${mark}-`.length)) : Number.NaN;
      return Number.isInteger(place) && place >= 0 && place <= changes.length ? place : null;
    },
  };
}

export type PlayedLog = ReturnType<typeof playedLog>;
