import type { Problems } from '../problems';
import type { Cursor } from '../source';

const wanted = 'an OpenAPI document begins with openapi: 3.0.1 or swagger: "2.0"';

/**
 * Version of the document's language. One that the service does not read becomes a problem, and the document is read as well as it goes.
 * @throws UnreadableDocument where the document is of another kind
 */
export function documentVersion(root: Cursor, problems: Problems): 2 | 3 {
  const openapi = root.get('openapi');
  const swagger = root.get('swagger');
  const member = openapi ?? swagger;
  if (member?.text === undefined)
    throw root.document.unreadable(`this is not an OpenAPI document: ${kind(root)}; ${wanted}`, root.node.start);
  // YAML makes a number of 3.0, which is 3 where the text is no longer at hand.
  const readable =
    openapi !== undefined
      ? /^3\.0(\.|$)/.test(member.text) || (member.type === 'number' && Number(member.text) === 3)
      : Number(member.text) === 2;
  if (!readable) {
    problems.add('openapi-version', {
      message: `The document is written in ${openapi ? 'OpenAPI' : 'Swagger'} ${member.text}; the service reads OpenAPI 3.0 and Swagger 2.0.`,
      effect: 'The import fails: Invalid OpenAPI input.',
      consequence: 'rejected',
      origin: member.origin(),
      help: openapi ? 'write openapi: 3.0.1' : 'write swagger: "2.0"',
    });
  }
  return openapi ? 3 : 2;
}

function kind(root: Cursor): string {
  if (root.type === 'array') return 'it is a list';
  if (root.type !== 'object') return root.text === undefined ? 'it is empty' : `it is a ${root.type}`;
  if (root.get('Resources') !== undefined) return 'it looks like a CloudFormation template';
  if (root.get('swaggerVersion') !== undefined) return 'it is written in Swagger 1.2';
  return 'it has neither the member openapi nor swagger';
}
