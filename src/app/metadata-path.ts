/** Where a hub says how one signs in to it (RFC 9728). */
export const metadataPath = '/.well-known/oauth-protected-resource';
