import type { SourcedApi } from '../testing/sources';
import type { Colours } from './colours';
import { problemSummary } from './problem-summary';

const titleColumn = 55;

interface Startup {
  readonly stage: string;
  /** Address of the stage. */
  readonly url: string;
  readonly ms: number;
  readonly colours: Colours;
}

/** What a person reads when the API is ready: where it is, what to try, what is wrong with it. */
export function startupCard(api: SourcedApi, { stage, url, ms, colours }: Startup): string {
  const title = `${api.id}   stage ${stage}`;
  const gap = ' '.repeat(Math.max(2, titleColumn - title.length));
  return [
    `${colours.bold(api.id)}   stage ${stage}${gap}ready in ${Math.round(ms)} ms`,
    `  api      ${url}`,
    ...tryLine(api, url),
    ...problemSummary(api, ['error', 'warning']).map((line) => `  ${line}`),
    '',
  ].join('\n');
}

/** A command for the first method that a plain GET reaches. */
function tryLine({ definition }: SourcedApi, url: string): string[] {
  const paths = definition.resources
    .filter(({ methods }) => methods.some(({ httpMethod }) => httpMethod === 'GET' || httpMethod === 'ANY'))
    .map(({ path }) => path)
    .sort((a, b) => Number(a.includes('{')) - Number(b.includes('{')) || a.length - b.length);
  const [path] = paths;
  if (path === undefined) return [];
  return [`  try      curl ${url}${path === '/' ? '' : path.replace(/\{[^}]*\}/g, '1')}`];
}
