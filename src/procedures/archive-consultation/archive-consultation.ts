/** How archives are used: read where they are kept, or copied (A5). */
export const archiveAccesses = { INSPECTION: 'INSPECTION', COPY: 'COPY' } as const;
