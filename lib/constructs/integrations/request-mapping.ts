import type * as apigateway from 'aws-cdk-lib/aws-apigateway';
import type { MappingSource } from '../sources';
import type { MappingTemplate } from '../templates';

/** Where the parameters of the integration request come from. */
export interface ParameterMappings {
  /**
   * Variables of the endpoint URL (`https://…/pets/{id}`), by name.
   *
   * @default - each variable of the URL that the resource's path has as well is taken from there
   */
  readonly path?: { [name: string]: MappingSource };

  /**
   * Query string parameters that the endpoint receives, by name.
   *
   * @default - none, beside what the endpoint URL holds
   */
  readonly queryString?: { [name: string]: MappingSource };

  /**
   * Headers that the endpoint receives, by name.
   *
   * @default - none, beside those of the service
   */
  readonly header?: { [name: string]: MappingSource };
}

/** How the method request becomes the integration request. */
export interface IntegrationRequestMapping extends ParameterMappings {
  /**
   * Mapping templates by media type of the client's request; a request without a `Content-Type` counts as `application/json`.
   * A template from `MappingTemplate.json` or `.form` sets the `Content-Type` that an HTTP endpoint receives, unless `header` does.
   *
   * @default - the body passes unchanged
   */
  readonly templates?: { [contentType: string]: MappingTemplate };

  /**
   * What happens to a body of a media type without a template.
   *
   * @default PassthroughBehavior.WHEN_NO_MATCH
   */
  readonly passthroughBehavior?: apigateway.PassthroughBehavior;

  /**
   * Converts the body between binary and base64 text.
   *
   * @default - no conversion
   */
  readonly contentHandling?: apigateway.ContentHandling;
}
