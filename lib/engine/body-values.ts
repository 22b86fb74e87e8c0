import { InvalidJson, parseJson } from '../mapping/json';
import { compileJsonPath, type JsonPath } from '../mapping/jsonpath';
import { JavaException, JavaObject, type JavaValue, javaText, jsonText } from '../mapping/values';
import { configurationError, Failure } from './failure';

/** The value of `method.request.body` or `integration.response.body`, whole or at a JSONPath; a function of the body's text. */
export type BodyValue = (body: string) => string | undefined | Failure;

/** An empty body is `{}`. A malformed path fails every call. */
export function compileBodyValue(side: 'request' | 'response', jsonPath: string | undefined): BodyValue {
  const path = jsonPath === undefined ? undefined : compiledPath(jsonPath);
  return (body) => {
    const text = body === '' ? '{}' : body;
    const document = parsed(text);
    if (document === undefined) return invalidJson(side);
    if (jsonPath === undefined) return text;
    if (!path) return failure(side, `Invalid JSONPath: ${jsonPath}`);
    try {
      return valueAt(path, document);
    } catch (error) {
      // Some functions fail on what they meet, and a path may visit more than one reading allows.
      if (error instanceof JavaException) return failure(side, `The JSONPath ${jsonPath} cannot be read: ${error.message}`);
      throw error;
    }
  };
}

function compiledPath(jsonPath: string): JsonPath | undefined {
  try {
    return compileJsonPath(jsonPath);
  } catch (error) {
    if (error instanceof JavaException) return undefined;
    throw error;
  }
}

/** Undefined for what begins like JSON and is none; every other body is a text. */
function parsed(text: string): JavaValue | undefined {
  if (!/^\s*[{['"]/.test(text)) return text;
  try {
    return parseJson(text);
  } catch (error) {
    if (error instanceof InvalidJson) return undefined;
    throw error;
  }
}

/** A path without a result adds nothing. */
function valueAt(path: JsonPath, document: JavaValue): string | undefined {
  const value = path.read(document);
  if (value === null || value === '') return undefined;
  return value instanceof JavaObject ? jsonText(value) : javaText(value);
}

function failure(side: 'request' | 'response', reason: string): Failure {
  return configurationError(side === 'request' ? 'integrationRequest' : 'integrationResponse', reason);
}

function invalidJson(side: 'request' | 'response'): Failure {
  return side === 'request'
    ? new Failure('BAD_REQUEST_BODY', 'Invalid JSON in request body', 'integrationRequest', 'Invalid JSON in request body')
    : failure('response', 'Invalid JSON in response body');
}
