export { ImportMappingInput } from './import-mapping.graphql.js';
export { openUpload, readingUpload } from './open-upload.js';
export { receiveUpload, uploadIds } from './receive-upload.js';
export { UploadRefused, type UploadQuota } from './upload-quota.js';
export { UploadChunkEntity, UploadEntity } from './upload.entity.js';
export { dropUpload, findUpload, forgetUploads } from './uploads.sql.js';
export type { UploadFormat } from './uploads.sql.js';
