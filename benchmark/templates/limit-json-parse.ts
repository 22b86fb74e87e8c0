import type { Case } from './cases';
import type { Engine } from './engine';

/** No engine, but a limit: the body is read by JSON.parse, as every engine in JavaScript has to do at least, and nothing is rendered. */
export const parseAlone: Engine = { name: 'JSON.parse', warm: parse, cold: parse };

function parse({ input }: Case): () => string {
  return () => typeof JSON.parse(input.body);
}
