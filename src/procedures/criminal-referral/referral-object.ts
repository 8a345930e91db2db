/** An object of a case, as the list says that goes with it (涉案物品清单, Order 310 art. 4 and 12). */
export interface ReferralObject {
  readonly name: string;
  /** With its unit: 3台. */
  readonly quantity: string;
  /** What it is known by: model, mark, number of a frame. */
  readonly feature?: string | null;
  /** Where it is kept. */
  readonly place?: string | null;
}

/** What a list may hold at most. */
export const mostObjects = 200;
