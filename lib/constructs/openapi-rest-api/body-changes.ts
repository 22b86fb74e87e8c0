import type * as apigateway from 'aws-cdk-lib/aws-apigateway';

const ownProperties = /^Properties\.(?:Body|BodyS3Location)(?=\.|$)/;

/**
 * Watches for what people do to `Body` and `BodyS3Location` of an API's resource, which hold a document that is made of the constructs
 * when the template is written: an override would be in the template, but neither in what is validated nor in what deploys the API anew.
 *
 * @returns asks for what was done, as messages
 */
export function watchBody(resource: apigateway.CfnRestApi): () => readonly string[] {
  const body: unknown = resource.body;
  const { bodyS3Location } = resource;
  const overridden = new Set<string>();
  const addOverride = resource.addOverride.bind(resource);
  resource.addOverride = (path, value) => {
    if (ownProperties.test(path)) overridden.add(path.replace('Properties.', ''));
    else addOverride(path, value);
  };
  return () => {
    const path = resource.node.path.replace(/\/Resource$/, '');
    const set = [...(resource.body === body ? [] : ['body']), ...(resource.bodyS3Location === bodyS3Location ? [] : ['bodyS3Location'])];
    return [
      ...set.map((property) => `${property} of ${path} was set, and it holds the document that is made of the API's constructs: ${remedy}`),
      ...[...overridden].map(
        (property) =>
          `${property} of ${path} was overridden, and it is made of the API's constructs when the template is written: ${remedy}`,
      ),
    ];
  };
}

const remedy =
  'override the properties of the construct that says it, such as those of a CfnMethod; or begin with a document, OpenApiRestApi.fromDocument; or use SpecRestApi';
