import { type Documentation, jsonDocument } from '../../definition';
import type { OpenApiContext } from './context';

/** Reads `x-amazon-apigateway-documentation`. */
export function readDocumentation(context: OpenApiContext): Documentation | undefined {
  const documentation = context.members(context.root).object('x-amazon-apigateway-documentation');
  if (documentation === undefined) return undefined;
  const version = documentation.cursor.get('version')?.text;
  return {
    ...(version !== undefined && { version }),
    parts: documentation.list('documentationParts').map((part) => ({
      location: part.get('location')?.jsonDocument() ?? jsonDocument({}),
      properties: part.get('properties')?.jsonDocument() ?? jsonDocument({}),
      origin: part.origin(),
    })),
  };
}
