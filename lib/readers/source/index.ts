export { Cursor, type CursorEntry } from './cursor';
export { Members, present, type WrongType } from './members';
export { childPointer, pointerSteps } from './pointer';
export { SourceDocument } from './source-document';
