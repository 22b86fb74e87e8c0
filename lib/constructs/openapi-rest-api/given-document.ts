import { readFileSync } from 'node:fs';
import * as path from 'node:path';
import { Token } from 'aws-cdk-lib';
import { isLiteral, type JsonObject } from '../../definition';
import { fault } from '../props/fault';
import { hasPrototypeKey } from './prototype-key';

/** An OpenAPI document that an API begins with. */
export interface GivenDocument {
  /** What a file held. */
  readonly file?: { readonly text: string; readonly file: string };
  /** The parsed document. */
  readonly object?: JsonObject;
  /** Its title; a token where the deployment alone knows it. */
  readonly title?: string;
}

/** @param document the path of a file, or the parsed document */
export function givenDocument(document: unknown): GivenDocument {
  if (typeof document === 'string') return fromFile(document);
  if (document === null || typeof document !== 'object' || Array.isArray(document) || 'bind' in document) {
    throw fault('fromDocument takes the path of an OpenAPI document, or the parsed document as an object');
  }
  const object = document as JsonObject;
  const title = titleOf(object);
  if (hasPrototypeKey(object)) {
    throw fault(
      'fromDocument was given an object with a member named __proto__, which CDK loses when it resolves tokens: give it the path of a file with the document',
    );
  }
  return { object, ...title };
}

function fromFile(given: string): GivenDocument {
  if (/^\s*\{|\n/.test(given)) {
    throw fault(
      'fromDocument takes the path of an OpenAPI document, or the parsed document as an object, and was given the text of one: parse it, or write it to a file',
    );
  }
  const file = path.resolve(given);
  const text = readText(file);
  return { file: { text, file }, ...titleOf(text, given) };
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw fault(`cannot read the OpenAPI document ${file}: ${(error as Error).message}`, { cause: error });
  }
}

/** Reads it at once, so that what is no document at all is told where it is given. */
function titleOf(document: string | JsonObject, file?: string): { readonly title?: string } {
  const { readOpenApi } = require('../../readers') as typeof import('../../readers');
  const { name } = readOpenApi(document, file === undefined ? {} : { file }).definition;
  if (name === undefined) return {};
  return { title: isLiteral(name) ? name : Token.asString(name.unresolved) };
}
