/**
 * What became of something that was sent: taken, refused for good, to be tried again, or nobody knows (the other side was cut off after it had
 * it all). The code says why, and nothing of what was sent or where to.
 */
export type Delivery =
  | { readonly outcome: 'TAKEN' }
  | { readonly outcome: 'REFUSED' | 'LATER' | 'UNKNOWN'; readonly code: string };
