export { DocumentsResolver } from './documents.resolver.js';
export { TrustedDocumentEntity } from './trusted-document.entity.js';
export { openTrustedDocuments } from './trusted-documents.js';
