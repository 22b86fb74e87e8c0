import { type CannedAnswer, CannedBackend } from '../engine';
import type { CannedOptions } from './canned-options';
import { readFile } from './read-file';
import { readHeaders, readNumber } from './request-options';

/** The endpoint that the options describe; undefined where they describe none. @throws UsageError */
export function cannedBackend({ backendStatus, backendBody, backendHeader = [] }: CannedOptions, cwd: string): CannedBackend | undefined {
  if (backendStatus === undefined && backendBody === undefined && backendHeader.length === 0) return undefined;
  const status = backendStatus === undefined ? 200 : readNumber('--backend-status', backendStatus, 100, 599);
  const body = backendBody === undefined ? '' : textOf(backendBody, cwd);
  const given = readHeaders(backendHeader);
  const hasType = given.some((name, index) => index % 2 === 0 && name.toLowerCase() === 'content-type');
  const headers = hasType || body === '' ? given : ['Content-Type', isJson(body) ? 'application/json' : 'text/plain', ...given];
  return new CannedBackend(
    (call): CannedAnswer => (call.integration === 'lambda' ? lambdaAnswer(status, body) : { status, headers, body }),
  );
}

/** A function answers with a payload; a status of 400 and more stands for one that failed. */
function lambdaAnswer(status: number, body: string): CannedAnswer {
  const payload = isJson(body) ? (JSON.parse(body) as never) : body;
  return status >= 400 ? { error: payload } : { payload };
}

/** The text, or that of the file after an `@`. */
function textOf(text: string, cwd: string): string {
  return text.startsWith('@') ? readFile('--backend-body', text.slice(1), cwd).toString('utf8') : text;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
