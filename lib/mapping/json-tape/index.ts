/** Long documents of plain JSON, whose values are made when they are asked for. */
export { readLongDocument } from './read-long-document';
