import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Outcome } from '../template-case';

export interface CorpusTemplate {
  readonly name: string;
  readonly template: string;
}

/** Other people's templates, from the folder that CONFORMANCE_EXTRA names; undefined where it is not set. */
export function corpusTemplates(): CorpusTemplate[] | undefined {
  const extra = process.env.CONFORMANCE_EXTRA;
  const folder = extra === undefined ? undefined : join(extra, 'corpus', 'vtl');
  if (folder === undefined || !existsSync(folder)) return undefined;
  return readdirSync(folder).map((name) => ({ name, template: readFileSync(join(folder, name), 'utf8') }));
}

/** An outcome as something that holds none of the template's text. */
export function fingerprint(outcome: Outcome): string {
  return 'error' in outcome ? outcome.error : createHash('sha256').update(outcome.output).digest('hex').slice(0, 32);
}

export const fingerprintsFile = join(__dirname, 'corpus-fingerprints.json');
