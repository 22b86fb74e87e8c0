import { type ApiDefinition, emptyApi } from '../../definition';
import type { Problems } from '../problems';
import { type Cursor, present } from '../source';
import { readAcknowledgements } from './acknowledgements';
import { basePathParts, readBasePath } from './base-path';
import { OpenApiContext } from './context';
import { readDocumentation } from './documentation';
import { readEndpoint } from './endpoint';
import { reportExtensions } from './extensions';
import { readGatewayResponses } from './gateway-responses';
import type { OpenApiOptions } from './options';
import { readResources } from './resources';
import { Security } from './security';
import { documentVersion } from './version';

/** Reads the OpenAPI document that stands at a cursor, as the service imports it. */
export function readApi(root: Cursor, options: OpenApiOptions, problems: Problems): ApiDefinition {
  const context = new OpenApiContext(root, documentVersion(root, problems), problems, options.files);
  const members = context.members(root);
  const info = members.object('info');
  context.acknowledgements.push(...readAcknowledgements(context, root));
  const basePath = readBasePath(context);
  const schemasOwner = context.version === 3 ? root.get('components') : root;
  context.models.declare(schemasOwner?.get(context.version === 3 ? 'schemas' : 'definitions'));
  const security = new Security(context);
  const resources = readResources(context, security, basePathParts(basePath, options.basePathMode ?? 'ignore'));
  reportFiles(context);
  reportExtensions(context);
  return {
    ...emptyApi,
    ...present({
      name: info?.text('title'),
      // An empty one is none; what refuses it is recorded of the property alone.
      description: info?.text('description') || undefined,
      version: info?.text('version'),
      apiKeySource: members.upper('x-amazon-apigateway-api-key-source'),
      minimumCompressionSize: members.number('x-amazon-apigateway-minimum-compression-size'),
      endpointAccessMode: members.upper('x-amazon-apigateway-endpoint-access-mode'),
      securityPolicy: members.text('x-amazon-apigateway-security-policy'),
      policy: root.get('x-amazon-apigateway-policy')?.jsonDocument(),
      basePath: basePath.path,
      host: basePath.host,
      documentation: readDocumentation(context),
    }),
    ...readEndpoint(context, basePath.server, options.endpointType),
    binaryMediaTypes: members.texts('x-amazon-apigateway-binary-media-types'),
    resources,
    models: context.models.list,
    requestValidators: members.map('x-amazon-apigateway-request-validators').map(({ key, value }) => {
      const validator = context.members(value);
      return {
        name: key,
        validateRequestBody: validator.flag('validateRequestBody') ?? false,
        validateRequestParameters: validator.flag('validateRequestParameters') ?? false,
        origin: value.origin(),
      };
    }),
    authorizers: security.authorizers,
    gatewayResponses: readGatewayResponses(context),
    ...(context.acknowledgements.length > 0 && { acknowledgements: context.acknowledgements }),
    origin: root.origin(),
  };
}

/** The import takes one text: it knows no files beside it. */
function reportFiles({ documents, problems, root }: OpenApiContext): void {
  const [first, ...others] = documents.referred;
  if (first === undefined) return;
  problems.add('reference-to-file', {
    message: `The document refers to ${first}${others.length === 0 ? '' : ` and ${others.length} more files`}; the import knows no file beside the document.`,
    origin: root.origin(),
    help: '`export openapi` writes all of it into one document',
  });
}
