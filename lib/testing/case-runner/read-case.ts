import { isObject, type Json, type JsonObject } from '../../definition';
import type { Case, MalformedCase } from './case';
import { CaseShape } from './case-shape';
import type { FileReferences } from './file-references';
import { readExecutionCase } from './read-execution-case';
import { readTemplateCase } from './read-template-case';
import { readValidationCase } from './read-validation-case';

/**
 * Reads one line: its kind is recognised by what it has. `request` or `steps`: an execution case; `expect.accepted`: a validation
 * case; `template` with an expected output or error: a template case. A line that is none of them comes back as malformed.
 */
export function readCase(text: string, place: string, files: FileReferences): Case | MalformedCase {
  let json: Json;
  try {
    json = JSON.parse(text) as Json;
  } catch (error) {
    return { kind: 'malformed', id: place, problem: `the line is no JSON: ${(error as Error).message}` };
  }
  if (!isObject(json)) return { kind: 'malformed', id: place, problem: 'a case is a JSON object' };
  const id = typeof json['id'] === 'string' && json['id'] !== '' ? json['id'] : undefined;
  if (id === undefined) return { kind: 'malformed', id: place, problem: 'the case has no `id`' };
  try {
    return readKind(json, new CaseShape(), files);
  } catch (error) {
    return { kind: 'malformed', id, problem: `${place}: ${(error as Error).message}` };
  }
}

function readKind(json: JsonObject, shape: CaseShape, files: FileReferences): Case {
  if (Object.hasOwn(json, 'request') || Object.hasOwn(json, 'steps')) return readExecutionCase(json, shape, files);
  const expect = shape.object(json, 'expect');
  if (Object.hasOwn(expect, 'accepted')) return readValidationCase(json, shape, files);
  if (Object.hasOwn(json, 'template')) return readTemplateCase(json, shape);
  throw new Error(
    'this is no case of a known kind: an execution case has `request` or `steps`, a validation case `expect.accepted`, a template case `template`',
  );
}
