import type * as apigateway from 'aws-cdk-lib/aws-apigateway';
import type { MappingSource } from '../sources';
import type { MappingTemplate } from '../templates';

/** How one kind of answer of the endpoint becomes the response to the client. */
export interface IntegrationResponseMapping {
  /**
   * Regular expression that selects this response: over the status code of the endpoint's answer, or over the error
   * message of a Lambda function. It must match the whole text.
   *
   * @default - the default response, for whatever no other one selects
   */
  readonly selectionPattern?: string;

  /** Status code that the client receives. The method declares it by itself. */
  readonly statusCode: string;

  /**
   * Headers that the client receives, by name. The method response declares them by itself.
   *
   * @default - none, beside those of the service
   */
  readonly header?: { [name: string]: MappingSource };

  /**
   * Mapping templates by media type of the response.
   *
   * @default - the body passes unchanged
   */
  readonly templates?: { [contentType: string]: MappingTemplate };

  /**
   * Converts the body between binary and base64 text.
   *
   * @default - no conversion
   */
  readonly contentHandling?: apigateway.ContentHandling;
}
