/** Bounds on callers of one node; 0: none. */
export interface ServerLimits {
  /** Requests of one organization in ten seconds, over HTTP, sockets and streams. */
  readonly organizationRequests: number;
  /** Requests of one address in ten seconds that name nobody, or somebody wrong. */
  readonly addressRequests: number;
  /** Sockets and streams of one organization at a time. */
  readonly organizationSockets: number;
  /** Different subscriptions of one organization at a time; equal ones count as one. */
  readonly organizationSubscriptions: number;
  /** Exports of one organization at a time. */
  readonly organizationExports: number;
  /** Files of one organization that are kept at a time until something has read them, on all nodes together. */
  readonly organizationUploads: number;
  /** Megabytes of them. */
  readonly organizationUploadMegabytes: number;
  /** Origins of pages that may ask and follow, beside the hub's own. */
  readonly allowedOrigins: readonly string[];
  /** Proxies whose word is taken for the address of a caller. */
  readonly trustedProxies: readonly string[];
}

/** What nobody has bounded. */
export const unlimited: ServerLimits = {
  organizationRequests: 0,
  addressRequests: 0,
  organizationSockets: 0,
  organizationSubscriptions: 0,
  organizationExports: 0,
  organizationUploads: 0,
  organizationUploadMegabytes: 0,
  allowedOrigins: [],
  trustedProxies: [],
};
