export { readOrMake } from './atomic-file.js'
export { createFolderStorage, type FolderStorageOptions } from './folder-storage.js'
export {
  type DownloadLink,
  FileMissingError,
  FileTooLargeError,
  NoRoomError,
  type OpenedLink,
  type Storage,
  type StoredFile,
  type UploadLink,
} from './storage.js'
