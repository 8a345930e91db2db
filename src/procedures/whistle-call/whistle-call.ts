/** The typed facts of a whistle call; organizations are keys, instants RFC 3339. Who reported when is told by the clocks. */
export interface WhistleCallFacts {
  readonly callerId: number;
  readonly calledIds: readonly number[];
  /** Those who reported, in the order in which they did. */
  readonly reportedIds: readonly number[];
  readonly matter: string;
  readonly place: string;
  readonly result: string | null;
  readonly cancelReason: string | null;
}
