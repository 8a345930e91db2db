export { mostUploadBytes, receiveUpload, uploadIds, UploadTooLarge } from './receive-upload.js';
export { UploadChunkEntity, UploadEntity } from './upload.entity.js';
export { dropUpload, forgetUploads, uploadBytes, uploadFormat, type UploadFormat } from './uploads.sql.js';
