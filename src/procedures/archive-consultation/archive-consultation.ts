export const archiveAccesses = { INSPECTION: 'INSPECTION', COPY: 'COPY' } as const;
/** How archives are used: read where they are kept, or copied (A5). */
export type ArchiveAccess = keyof typeof archiveAccesses;

/** The typed facts of a request for archives; organizations are keys, instants RFC 3339. */
export interface ArchiveConsultationFacts {
  readonly requesterId: number;
  readonly holderId: number;
  /** The county government, once a refusal or silence was put before it. */
  readonly countyId: number | null;
  readonly access: ArchiveAccess;
  /** Which archives. */
  readonly archives: string;
  readonly purpose: string;
  /** When the department must have provided them, or refused with a reason. */
  readonly dueAt: string;
  readonly provision: string | null;
  readonly refusalReason: string | null;
  readonly escalationReason: string | null;
  /** What the county government decided. */
  readonly decision: string | null;
}
